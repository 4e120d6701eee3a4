"""The events of a query in lanes: page or fragment, under the timeline's own query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import CharField, Value
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events import forms
from events.display.lanes import FEW, FIELDS, Head, Lane, dense, framed, heads, sparse, window_of
from events.display.lanes_rows import Item
from events.display.scale_moves import Window
from events.models import Event, Filter, Past
from events.models.filters import OFFERED
from events.models.over_time import Series, density
from events.models.paging import few
from events.views.lists import asked, offered
from events.views.search import with_actors_named
from events.views.shell import numbered_page, page, part_wanted, render

PER_PAGE = {"actor": 12, "type": 20}


@page
@require_safe
@with_actors_named
def lanes(request: HttpRequest) -> HttpResponse:
    """A lane for each actor or type, the most frequent first, some on a page."""
    query, names = forms.read(request.GET)
    by = forms.parse_by(request.GET) or "actor"
    events = Event.objects.all()
    facets = events.facets(query)
    found = heads(query, names, by, facets.get(FIELDS[by], []))
    listed = numbered_page(request, found, PER_PAGE[by])
    counted = events.density(query)
    window = window_of(counted)
    drawn = _lanes(query, by, list(listed), window, counted.unit) if window else []
    context = asked(request, query, names, "") | offered(events, query, names, facets)
    context |= {
        "by": by,
        "listed": listed,
        "remaining": listed.paginator.count - listed.end_index(),
        "uncounted": by == "actor" and listed.paginator.count >= OFFERED,
        "drawing": framed(query, counted, drawn),
    }
    return render(request, f"lanes/{part_wanted(request)}.html", context)


def _lanes(query: Filter, by: str, found: Sequence[Head], window: Window, unit: str) -> list[Lane]:
    """The lanes with all their events, in one query, or their density where there are too many."""
    found = [head if head.total else _counted(query, by, head) for head in found]
    few = [head for head in found if head.total <= FEW]
    many = [head for head in found if head.total > FEW]
    items, series = _items(query, by, few), _densities(query, by, many, window, unit)
    return [
        sparse(head, items[head.value], window)
        if head.total <= FEW
        else dense(head, series.get(head.value), window)
        for head in found
    ]


def _counted(query: Filter, by: str, head: Head) -> Head:
    """A lane that is asked for, but not among the options: of a rejected actor, or empty."""
    return head._replace(total=Event.objects.tally(_own(query, by, head)).total)


def _densities(
    query: Filter, by: str, found: Sequence[Head], window: Window, unit: str
) -> dict[str, Series]:
    """How the events of each lane lie in time, all in one go."""
    field, values = FIELDS[by], [head.value for head in found]
    shown = replace(query.without(field), start=window.first, end=window.last)
    counted = density(Event.objects.all(), shown, unit, field, values) if found else None
    return {series.value: series for series in (counted.series if counted else ())}


def _own(query: Filter, by: str, head: Head) -> Filter:
    own = (head.value,)
    return replace(query, actors=own) if by == "actor" else replace(query, types=own)


def _items(query: Filter, by: str, found: Sequence[Head]) -> dict[str, list[Item]]:
    """The events of each lane, in the order of time."""
    events = Event.objects.all()
    queries = [
        Event.objects.filter(few(events, events.pieces(_own(query, by, head))))
        .order_by()
        .annotate(lane=Value(head.value, CharField()))
        .values_list("lane", "sort_date", *Item._fields)
        for head in found
    ]
    items: dict[str, list[Item]] = defaultdict(list)
    if queries:
        for lane, _, *values in (
            queries[0].union(*queries[1:], all=True).order_by("sort_date", "pk")
        ):
            items[lane].append(Item(*values))
    return _as_known(items, query.known) if query.known else items


def _as_known(items: Mapping[str, list[Item]], known: date) -> dict[str, list[Item]]:
    """The events of each lane as they were by what was known on a day, in the order of that."""
    keys = {item.pk for own in items.values() for item in own}
    past = {row.event_id: row for row in Past.objects.at(known).filter(event__in=keys)}

    def then(item: Item) -> Item:
        fields = Item._fields[1:]
        row = past.get(item.pk)
        return Item(item.pk, *(getattr(row, name) for name in fields)) if row else item

    def place(item: Item) -> tuple[date, int]:
        return item.earliest or item.latest or date.min, item.pk

    found = {lane: sorted(map(then, own), key=place) for lane, own in items.items()}
    return defaultdict(list, found)
