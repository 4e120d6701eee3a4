"""The stored events that an article's accounts may tell of, with all that is told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
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
NONE = Likeness(0.0)


class Neighbours:
    """What there is to compare an article's accounts with.

    ``accounts`` are those of each event by their keys, ``landmarks`` the events of well-known
    ones, ``refused`` the events from which editors took an account of this article.
    """

    def __init__(self, rows: Sequence[Mention], *, fresh: bool) -> None:
        self._ready: dict[int, Account] = {}
        self.landmarks = _landmarks({row.landmark for row in rows if row.landmark})
        own = {row.event_id for row in rows if row.event_id}
        told = list(_candidates(rows))
        if own:
            told += Mention.objects.filter(event__in=own).only(*COMPARED)
        self.accounts: dict[int, dict[int, Mention]] = defaultdict(dict)
        self._windows: dict[int, list[tuple[date, date]]] = defaultdict(list)
        for account in told:
            self.accounts[account.event_id][account.pk] = account
            if days := _days(account):
                self._windows[account.event_id].append(days)
        keys = {key for account in (*rows, *told) for key, _ in account.parties}
        self.names = {actor.pk: actor.name for actor in Actor.objects.filter(pk__in=keys)}
        self.refused = set() if fresh else _refused(rows[0].article_id)

    def near(self, row: Mention) -> list[int]:
        """The events of which an account lies near this one in time."""
        window = _window(row)
        if window is None:
            return []
        first, last = window
        return [
            event
            for event, told in self._windows.items()
            if any(low <= last and first <= high for low, high in told)
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
        names = (self.names.get(key) for key, _ in row.parties)
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


def _refused(article: int) -> set[int]:
    """The events from which editors took an account of an article."""
    taken_off = Split.objects.filter(article=article, undone=None)
    return set(taken_off.values_list("kept", flat=True))


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


def _candidates(rows: Iterable[Mention]) -> Iterable[Mention]:
    """Accounts of events whose dates are near those of one of ``rows``; found by the time index."""
    windows = {window for row in rows if (window := _window(row))}
    if not windows:
        return []
    touching = Q()
    for first, last in windows:
        touching |= Q(
            event__sort_date__range=(max(first, date.min + LONGEST) - LONGEST, last),
            earliest__lte=last,
            latest__gte=first,
        )
    found = Mention.objects.filter(touching, event__merged_into=None)
    return found.only(*COMPARED).order_by("-pk")[: MOST_CANDIDATES * len(windows)]


def _days(row: Mention) -> tuple[date, date] | None:
    """First and last day of an account; of a date with an open end the day that is known."""
    first, last = row.earliest or row.latest, row.latest or row.earliest
    return (first, last) if first and last else None


def _window(row: Mention) -> tuple[date, date] | None:
    """The days around an account's."""
    days = _days(row)
    if days is None:
        return None
    return max(days[0], date.min + AROUND) - AROUND, min(days[1], date.max - AROUND) + AROUND
