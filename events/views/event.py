"""One event: what is known of it, where each part of that stands, and what editors changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from events import forms
from events.accounts import parties_of, ranked
from events.display.changes import TITLES, change
from events.display.comparing import compared, unfolded
from events.display.report import corrections, parts
from events.display.timeline import card
from events.models import Annotation, Event, Mention, Origin, Past, Status
from events.models.querysets import EventQuerySet
from events.views.shell import page, render


@page
@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an event, as known today or on a day; a merged one leads on to the one kept."""
    known = forms.parse_known(request.GET)
    found = get_object_or_404(_whole_events(known), pk=pk)
    if found.merged_into:
        kept = found.merged_into.get_absolute_url()
        return redirect(f"{kept}?known={known}" if known else kept)
    corrected = corrections(found)
    since = _since(found, known) if known else {"later": 0, "turns": []}
    accounts = compared(found)
    context = {
        "event": found,
        "known": known,
        "card": card(found),
        "participants": parts(found),
        "accounts": accounts,
        "unfolded": unfolded(accounts),
        "corrections": corrected,
    }
    return render(request, "event/page.html", context | since)


def _whole_events(known: date | None = None) -> EventQuerySet:
    notes = Prefetch("annotations", Annotation.objects.select_related("author"))
    events = Event.objects.with_accounts(known).select_related("merged_into")
    return events.prefetch_related(notes, "participations__actor__roles")


def _since(found: Event, known: date) -> dict[str, Any]:
    """What later articles say; the event itself is given what it was on the day."""
    later = Mention.objects.filter(event=found, article__published_latest__gt=known)
    told = {"later": later.values("article").distinct().count(), "turns": []}
    past = Past.objects.at(known).filter(event=found).first()
    if past:
        today = Event.objects.with_accounts().get(pk=found.pk)
        turns = ((key, change(today, past, key, known)) for key in TITLES if key in past.since)
        told["turns"] = [(TITLES[key], turn) for key, turn in turns if turn]
        past.onto(found)
    _cast_then(found)
    return told


def _cast_then(found: Event) -> None:
    """Give those who take part the roles of the accounts that are loaded; editors' word stays."""
    if found.status == Status.VERIFIED:
        return
    cast = parties_of({found.pk: ranked(found.mentions.all())})[found.pk]
    for part in found.participations.all():
        if part.origin == Origin.MACHINE:
            part.role = cast.get(part.actor_id, part.role)
