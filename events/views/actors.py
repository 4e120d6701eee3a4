"""The list of actors, and one actor with what he did and said."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from events import forms
from events.display.timeline import by_year
from events.models import Actor, Event, Filter, Statement, Status
from events.models.counting import visible
from events.naming.actors import called
from events.views.shell import numbered_page, page, render

PER_PAGE = 120
SHOWN = 30


@page
@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    """All actors by name, narrowed by a name in any spelling (``q``) and by ``kind``."""
    words, kind = forms.parse_actors(request.GET)
    named = _visible().filter(called(words)) if words else _visible()
    of_kind = named.filter(kind=kind) if kind else named
    context = {
        "words": words,
        "kind": kind,
        "kinds": _kinds(named),
        "listed": numbered_page(request, _counted(of_kind), PER_PAGE),
    }
    return render(request, "actors/page.html", context)


@page
@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """An actor's names, offices, events and statements; a merged one leads on."""
    found = get_object_or_404(
        Actor.objects.exclude(status=Status.REJECTED).select_related("merged_into"), slug=slug
    )
    if found.merged_into:
        return redirect(found.merged_into)
    query = Filter(actors=(found.slug,))
    events = Event.objects.with_accounts().stretch(query, None, SHOWN)
    statements = Statement.objects.select_related("article", "paragraph")
    context = {
        "actor": found,
        "aliases": [alias for alias in found.aliases.all() if alias.name != found.name],
        "roles": list(found.roles.all()),
        "notes": list(found.annotations.select_related("author")),
        "years": by_year(events),
        "event_count": Event.objects.tally(query).total,
        "statements": list(statements.stretch(query, None, SHOWN)),
        "statement_count": Statement.objects.tally(query).total,
        "shown": SHOWN,
    }
    return render(request, "actor/page.html", context)


def _visible() -> QuerySet[Actor]:
    return Actor.objects.exclude(status=Status.REJECTED).filter(merged_into=None)


def _kinds(rows: QuerySet[Actor]) -> list[tuple[str, str, int]]:
    """(kind, label, how many) of all kinds that there are."""
    counts: dict[str, int] = dict(rows.order_by().values_list("kind").annotate(count=Count("pk")))
    return [
        (kind, str(label), counts[kind]) for kind, label in Actor.Kind.choices if kind in counts
    ]


def _counted(rows: QuerySet[Actor]) -> QuerySet[Any]:
    """With the number of visible events and statements."""
    key = '"events_actor"."id"'
    return rows.order_by("name", "pk").annotate(
        event_count=visible("event", "actor", key),
        statement_count=visible("statement", "actor", key),
    )
