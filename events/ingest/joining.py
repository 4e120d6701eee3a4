"""Which event an account tells of: one that other articles reported already, or a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Q

from events import accounts
from events.extraction.happenings import Account, same_event
from events.models import Actor, Event, Mention

SAME, STILL = 0.7, 0.4
"""From these figures of ``same_event`` on, two accounts are joined, or if they were, stay so."""
LONGEST = timedelta(days=366)
"""Events that began earlier than this before the account's first day are not looked at."""
MOST_CANDIDATES = 100
"""Accounts looked at for each new one."""

COMPARED = ("event", "type", "title", "earliest", "latest", "place", "parties", "landmark")


def find_homes(rows: Sequence[Mention], taken: set[int]) -> list[Event]:
    """Set the event of each of an article's accounts; the events stored anew for that.

    An account that has an event is one that changed: it stays unless the event's other accounts
    disagree with it, or, where it is alone, another event fits. ``taken`` are the events of which
    the article gives another account already: extraction would have joined what is one.
    """
    if not rows:
        return []
    neighbours = _Neighbours(rows, taken)
    homeless: list[tuple[Mention, Event]] = []
    made: dict[str, Event] = {}
    for row in rows:
        if key := neighbours.home(row):
            row.event_id = key
        else:
            event = made.setdefault(row.landmark or row.fingerprint, _event(row))
            homeless.append((row, event))
    Event.objects.bulk_create(made.values())
    for row, event in homeless:
        row.event = event
    return list(made.values())


def _event(account: Mention) -> Event:
    event = Event(confidence=account.confidence, landmark=account.landmark)
    event.propose(accounts.proposed(account))
    return event


class _Neighbours:
    """The stored events that accounts may tell of, with all that is told of them."""

    def __init__(self, rows: Sequence[Mention], taken: set[int]) -> None:
        self.taken = set(taken)
        self._ready: dict[int, Account] = {}
        self.landmarks = _landmarks({row.landmark for row in rows if row.landmark})
        own = {row.event_id for row in rows if row.event_id}
        told = [*_candidates(rows), *Mention.objects.filter(event__in=own).only(*COMPARED)]
        self.accounts: dict[int, dict[int, Mention]] = defaultdict(dict)
        for account in told:
            self.accounts[account.event_id][account.pk] = account
        keys = {key for account in (*rows, *told) for key, _ in account.parties}
        self.names = {actor.pk: actor.name for actor in Actor.objects.filter(pk__in=keys)}

    def home(self, row: Mention) -> int | None:
        """The event that an account tells of, if it is stored already."""
        if row.landmark in self.landmarks:
            return self.landmarks[row.landmark]
        current = row.event_id
        alone = current and not self._others(current, row)
        if current and self._likeness(current, row) >= STILL:
            return current
        free = self.accounts.keys() - self.taken - {current}
        best = max(((self._likeness(key, row), -key) for key in free), default=(0.0, 0))
        if best[0] < SAME:
            return current if alone else None
        self.taken.add(-best[1])
        return -best[1]

    def _others(self, event: int, row: Mention) -> list[Mention]:
        return [told for key, told in self.accounts[event].items() if key != row.pk]

    def _likeness(self, event: int, row: Mention) -> float:
        """The highest likeness of an account to those that an event has."""
        own = self._account(row)
        others = (self._known(told) for told in self._others(event, row))
        return max((same_event(own, other) for other in others), default=0.0)

    def _known(self, told: Mention) -> Account:
        """A stored account, made ready to be compared once."""
        if told.pk not in self._ready:
            self._ready[told.pk] = self._account(told)
        return self._ready[told.pk]

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


def _landmarks(keys: set[str]) -> dict[str, int]:
    """The events of landmarks, followed to those into which editors merged them."""
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
    """Accounts of events whose dates touch those of one of ``rows``; found by the time index."""
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


def _window(row: Mention) -> tuple[date, date] | None:
    """First and last day of an account; of a date with an open end the day that is known."""
    first, last = row.earliest or row.latest, row.latest or row.earliest
    return (first, last) if first and last else None
