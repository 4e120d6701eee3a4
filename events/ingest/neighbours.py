"""The stored events that an article's accounts may tell of, with all that is told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from django.db.models import Q

from events.extraction.happenings import Account, Likeness, likeness
from events.models import Actor, Event, Mention, Split

LONGEST = timedelta(days=366)
"""Events that began earlier than this before the account's first day are not looked at."""
AROUND = timedelta(days=3)
"""Dates that lie no further apart may be two reports of the same day."""
MOST_CANDIDATES = 100
"""Accounts looked at for each new one."""

COMPARED = (
    *("event", "article", "type", "title", "earliest", "latest", "place", "parties", "landmark"),
)
MOST_MONTHS, ALWAYS = 120, -1
"""An account of more months is looked at beside all others."""
NONE = Likeness(0.0)

Days = tuple[date, date]


class Neighbours:
    """What there is to compare the accounts of several articles with, one article after the other.

    ``accounts`` are those of each event by their keys, ``landmarks`` the events of well-known ones.
    """

    def __init__(self, rows: Sequence[Mention], seen: set[int]) -> None:
        """Look around for ``rows``; ``seen`` are articles of which an editor may know already."""
        self.landmarks = _landmarks({row.landmark for row in rows if row.landmark})
        self.accounts: dict[int, dict[int, Mention]] = defaultdict(dict)
        self._ready: dict[int, Account] = {}
        self._homes: dict[int, int] = {}
        self._months: dict[int, set[int]] = defaultdict(set)
        self._refused = _refused({row.article_id for row in rows} & seen)
        told = [*_candidates(rows), *_beside(rows)]
        keys = {key for account in (*rows, *told) for key, _ in account.parties}
        named = Actor.objects.filter(pk__in=keys).order_by()
        self._names = dict(named.values_list("pk", "name"))
        self.take_in(told)

    def take_in(self, rows: Iterable[Mention], made: Iterable[Event] = ()) -> None:
        """From now on compare with these stored accounts, too, and with events that are new."""
        for row in rows:
            before = self.accounts[self._homes.get(row.pk, row.event_id)].pop(row.pk, None)
            self._ready.pop(id(before), None)
            self.accounts[row.event_id][row.pk] = row
            self._homes[row.pk] = row.event_id
            for month in _months(_days(row)):
                self._months[month].add(row.event_id)
        for event in made:
            if event.landmark:
                self.landmarks.setdefault(event.landmark, event.pk)

    def refused(self, article: int) -> set[int]:
        """The events from which editors took an account of an article."""
        return self._refused[article]

    def near(self, row: Mention) -> list[int]:
        """The events of which an account lies near this one in time."""
        window = _window(row)
        if window is None:
            return []
        first, last = window
        months = _months(window)
        close = (self._months.get(month, ()) for month in (*months, ALWAYS))
        return [
            event
            for event in sorted(
                self.accounts if ALWAYS in months else {*chain.from_iterable(close)}
            )
            if any(
                days[0] <= last and first <= days[1]
                for told in self.accounts[event].values()
                if (days := _days(told))
            )
        ]

    def others(self, event: int, row: Mention) -> list[Mention]:
        """The accounts of an event less this one."""
        told = self.accounts.get(event, {})
        return [account for key, account in told.items() if key != row.pk]

    def articles(self, event: int) -> set[int]:
        """The articles that tell of an event, as far as their accounts are near in time."""
        return {account.article_id for account in self.accounts.get(event, {}).values()}

    def likeness(self, event: int, row: Mention) -> Likeness:
        """How much an account is like the likest of those that an event has.

        None at all to an event that is known to be another one.
        """
        own, others = self._known(row), [self._known(told) for told in self.others(event, row)]
        landmarks = {other.landmark for other in others if other.landmark}
        if own.landmark and landmarks and own.landmark not in landmarks:
            return NONE
        return max((likeness(own, other) for other in others), default=NONE)

    def _known(self, row: Mention) -> Account:
        """An account, made ready to be compared once."""
        if id(row) not in self._ready:
            self._ready[id(row)] = self._account(row)
        return self._ready[id(row)]

    def _account(self, row: Mention) -> Account:
        names = (self._names.get(key) for key, _ in row.parties)
        return Account(
            type=row.type,
            earliest=row.earliest,
            latest=row.latest,
            actors=frozenset(filter(None, names)),
            place=row.place or None,
            landmark=row.landmark or None,
            title=row.title,
        )


class Homes(NamedTuple):
    """Where an article's accounts went: their rows, the events stored anew for some of them.

    ``settled`` are the events of the article's other accounts.
    """

    rows: Sequence[Mention]
    settled: set[int]
    made: list[Event]
    neighbours: Neighbours


def _refused(articles: set[int]) -> dict[int, set[int]]:
    """By article, the events from which editors took an account of it."""
    refused: dict[int, set[int]] = defaultdict(set)
    if articles:
        taken_off = Split.objects.filter(article__in=articles, undone=None)
        for article, event in taken_off.values_list("article", "kept"):
            refused[article].add(event)
    return refused


def _landmarks(keys: set[str]) -> dict[str, int]:
    """The events of landmarks, followed to those into which editors merged them."""
    if not keys:
        return {}
    found = Event.objects.filter(landmark__in=keys).order_by("-pk")
    homes = {event.landmark: event for event in found}
    while ids := {event.merged_into_id for event in homes.values() if event.merged_into_id}:
        kept = Event.objects.in_bulk(ids)
        homes = {
            key: kept[event.merged_into_id] if event.merged_into_id else event
            for key, event in homes.items()
        }
    return {key: event.pk for key, event in homes.items()}


def _beside(rows: Iterable[Mention]) -> Iterable[Mention]:
    """All accounts of the events that some of ``rows`` have already."""
    own = {row.event_id for row in rows if row.event_id}
    return Mention.objects.filter(event__in=own).only(*COMPARED) if own else []


def _candidates(rows: Iterable[Mention]) -> Iterable[Mention]:
    """Accounts of events whose dates are near those of one of ``rows``; found by the time index."""
    windows = {window for row in rows if (window := _window(row))}
    if not windows:
        return []
    touching = Q()
    for first, last in _joined(windows):
        touching |= Q(
            event__sort_date__range=(max(first, date.min + LONGEST) - LONGEST, last),
            earliest__lte=last,
            latest__gte=first,
        )
    found = Mention.objects.filter(touching, event__merged_into=None)
    return found.only(*COMPARED).order_by("-pk")[: MOST_CANDIDATES * len(windows)]


def _joined(windows: Iterable[Days]) -> list[Days]:
    """Windows of days, those that touch made one."""
    joined: list[Days] = []
    for first, last in sorted(windows):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _days(row: Mention) -> Days | None:
    """First and last day of an account; of a date with an open end the day that is known."""
    first, last = row.earliest or row.latest, row.latest or row.earliest
    return (first, last) if first and last else None


def _window(row: Mention) -> Days | None:
    """The days around an account's."""
    days = _days(row)
    if days is None:
        return None
    return max(days[0], date.min + AROUND) - AROUND, min(days[1], date.max - AROUND) + AROUND


def _months(days: Days | None) -> Sequence[int]:
    """The months that a span touches, counted from the year 0; of a very wide one ``ALWAYS``."""
    if days is None:
        return ()
    first, last = (day.year * 12 + day.month for day in days)
    return range(first, last + 1) if last - first < MOST_MONTHS else (ALWAYS,)
