"""One event: what is known of it, where each part of that stands, and what editors changed."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from events.display.report import account, corrections, parts
from events.display.timeline import card
from events.models import Annotation, Event
from events.models.querysets import EventQuerySet
from events.views.shell import page, render


@page
@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an event; one that was merged leads on to the event that was kept."""
    found = get_object_or_404(_whole_events(), pk=pk)
    if found.merged_into_id:
        return redirect("event", found.merged_into_id)
    context = {
        "event": found,
        "card": card(found),
        "participants": parts(found),
        "accounts": [account(mention) for mention in found.mentions.all()],
        "corrections": corrections(found),
    }
    return render(request, "event/page.html", context)


def _whole_events() -> EventQuerySet:
    notes = Prefetch("annotations", Annotation.objects.select_related("author"))
    return Event.objects.with_accounts().prefetch_related(notes, "participations__actor__roles")
