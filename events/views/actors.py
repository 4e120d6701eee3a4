"""The list of actors, and one actor with what he did and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from events import forms
from events.display.company import company
from events.display.picture import picture
from events.display.positions import by_count, sections
from events.display.timeline import by_year
from events.models import Actor, Alias, Event, Filter, Role, Statement, Status
from events.models.company import company as company_of
from events.models.company import years
from events.models.counting import visible
from events.models.filters import VISIBLE
from events.models.over_time import density
from events.naming.actors import called
from events.views.shell import numbered_page, page, render, told

PER_PAGE = 120
SHOWN, PER_TOPIC, COMPANIONS = 12, 4, 12


@page
@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    """All actors by name, narrowed by a name in any spelling (``q``) and by ``kind``."""
    words, kind = forms.parse_actors(request.GET)
    named = _visible().filter(called(words)) if words else _visible()
    of_kind = named.filter(kind=kind) if kind else named
    ordered = of_kind.order_by("name", "pk")
    context = {
        "words": words,
        "kind": kind,
        "kinds": _kinds(named),
        "listed": told(numbered_page(request, ordered.only("pk"), PER_PAGE), _with_counts()),
    }
    return render(request, "actors/page.html", context)


@page
@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """Who an actor is, when he did what and with whom, what he said; a merged one leads on."""
    others = Alias.objects.filter(actor=OuterRef("pk"))
    found = get_object_or_404(
        Actor.objects.exclude(status=Status.REJECTED)
        .select_related("merged_into")
        .annotate(names_of=ArraySubquery(others.values("name"))),
        slug=slug,
    )
    if found.merged_into:
        return redirect(found.merged_into)
    query, roles = Filter(actors=(found.slug,)), list(found.roles.all())
    events = Event.objects.with_accounts().stretch(query, None, SHOWN)
    context = {
        "actor": found,
        "aliases": [name for name in found.names_of if name != found.name],  # type: ignore[attr-defined]
        "roles": roles,
        "notes": list(found.annotations.select_related("author")),
        "years": by_year(events),
        "shown": SHOWN,
        # Its bars, and the links of its events, lead to the timeline.
        "leads_to": "timeline",
        "suffix": partial(_suffix, QueryDict(f"actor={found.slug}")),
    }
    return render(request, "actor/page.html", context | _company(query) | _said(query, roles))


def _company(query: Filter) -> dict[str, Any]:
    """An actor's events over time, and those who take part in them as well."""
    [slug] = query.actors
    events = Event.objects.all()
    takes_part = company_of(events, query)
    others = [facet for facet in takes_part if facet.value != slug]
    shared, rest = others[:COMPANIONS], others[COMPANIONS:]
    wanted = [slug, *(facet.value for facet in shared)]
    counted = density(events, query, by="actors", among=wanted)
    own = [series for series in counted.series if series.value == slug]
    bars = {series.value: series.bars for series in [*own, *counted.series]}
    return {
        "event_count": next((facet.count for facet in takes_part if facet.value == slug), 0),
        "picture": picture(replace(counted, series=tuple(own)), query, split=False),
        "company": company(shared, rest, bars, years(events, query, wanted)),
    }


def _said(query: Filter, roles: Sequence[Role]) -> dict[str, Any]:
    """An actor's statements by topic."""
    counts = Statement.objects.facets(query, ("topics", "statuses"))
    topics = by_count(counts["topics"])
    rows = Statement.objects.select_related("article", "paragraph")
    firsts = rows.first_on_each(query, [facet.value for facet in topics], PER_TOPIC)
    return {
        "statement_count": sum(f.count for f in counts["statuses"] if f.value in VISIBLE),
        "topics": sections(topics, firsts, roles),
    }


def _suffix(data: QueryDict, **changes: str) -> str:
    return f"?{forms.cleaned(data, **changes)}"


def _visible() -> QuerySet[Actor]:
    return Actor.objects.exclude(status=Status.REJECTED).filter(merged_into=None)


def _kinds(rows: QuerySet[Actor]) -> list[tuple[str, str, int]]:
    """(kind, label, how many) of all kinds that there are."""
    counts: dict[str, int] = dict(rows.order_by().values_list("kind").annotate(count=Count("pk")))
    return [
        (kind, str(label), counts[kind]) for kind, label in Actor.Kind.choices if kind in counts
    ]


def _with_counts() -> QuerySet[Any]:
    """With the number of visible events and statements."""
    key = '"events_actor"."id"'
    return Actor.objects.annotate(
        event_count=visible("event", "actor", key),
        statement_count=visible("statement", "actor", key),
    )
