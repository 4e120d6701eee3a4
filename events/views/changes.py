"""What articles published after a day changed of what was known on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events import forms
from events.display.changes import TITLES, Change, change
from events.display.timeline import by_year
from events.models import Event, Filter, Past
from events.models.filters import Position
from events.models.querysets.turns import Turns
from events.views.lists import asked
from events.views.search import with_actors_named
from events.views.shell import page, render

FEW, PER_PAGE = 3, 20
NEW = "new"


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one kind: how many there are, some of them, the cursor of the next page."""

    key: str
    title: str
    count: int
    changes: list[Change]
    following: str = ""


@page
@require_safe
@with_actors_named
def changes(request: HttpRequest) -> HttpResponse:
    """All kinds of changes, some of each, or one kind page by page; without a day, asks for one."""
    query, names = forms.read(request.GET)
    kind = forms.parse_change(request.GET)
    context = asked(request, replace(query, known=None), names) | {"query": query}
    context |= {"kind": kind, "few": FEW, "known": None}
    if query.known:
        position = forms.parse_position(request.GET)
        context["continued"] = position is not None
        context |= _told(query, query.known, kind, position)
    return render(request, "changes/page.html", context)


def _told(query: Filter, day: date, kind: str, position: Position | None) -> dict[str, Any]:
    turns = Turns(query, day)
    counts = turns.counts(tuple(TITLES))
    new = _new(replace(query, known=None, since=day), kind, position)
    if kind == NEW:
        sections = []
    elif kind:
        sections = [_section(turns, kind, counts[kind], position)]
    else:
        sections = _sections(turns, counts)
    return {"new": new, "sections": sections, "counts": counts, "titles": TITLES}


def _new(query: Filter, kind: str, position: Position | None) -> dict[str, Any]:
    """The events that no article had reported by then."""
    found = {"count": Event.objects.tally(query).total, "years": [], "following": ""}
    if kind in ("", NEW):
        size = PER_PAGE if kind else FEW
        rows = Event.objects.with_accounts().stretch(query, position, size + 1)
        found["years"] = by_year(rows[:size], newest_first=query.newest_first)
        if kind and len(rows) > size:
            found["following"] = forms.cursor(rows[size - 1])
    return found


def _sections(turns: Turns, counts: dict[str, int]) -> list[Section]:
    """Some changes of every kind of which there are any."""
    some = turns.first([key for key in TITLES if counts[key]], FEW)
    events = _events(row for rows in some.values() for row in rows)
    return [
        Section(key, TITLES[key], counts[key], _changes(rows, key, events, turns.day))
        for key, rows in some.items()
    ]


def _section(turns: Turns, key: str, count: int, position: Position | None) -> Section:
    rows = turns.stretch(key, position, PER_PAGE + 1)
    shown = rows[:PER_PAGE]
    following = forms.cursor(shown[-1], shown[-1].event_id) if len(rows) > PER_PAGE else ""
    found = _changes(shown, key, _events(shown), turns.day)
    return Section(key, TITLES[key], count, found, following)


def _events(rows: Iterable[Past]) -> dict[int, Event]:
    keys = {row.event_id for row in rows}
    return {event.pk: event for event in Event.objects.with_accounts().filter(pk__in=keys)}


def _changes(rows: Sequence[Past], key: str, events: dict[int, Event], day: date) -> list[Change]:
    found = (change(events[row.event_id], row, key, day) for row in rows)
    return [one for one in found if one]
