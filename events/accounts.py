"""What an event's own fields follow: the best of the accounts that articles give of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from events import words
from events.models import Event, Mention, Occurrence, Origin, Participation
from events.models.actors import kept_keys
from events.models.base import Status, save_changed
from events.rows import copy_in, update

SUREST_FIRST = (
    Occurrence.OCCURRED,
    Occurrence.NOT_HELD,
    Occurrence.CANCELLED,
    Occurrence.DENIED,
    Occurrence.PLANNED,
    Occurrence.HYPOTHETICAL,
)
"""What is reported to have happened counts more than what was planned."""


COARSE = [timedelta(days=days) for days in (3, 31, 366)]
"""A date as wide as this is better than any that is wider, however many reports give that."""


def ranked(accounts: Iterable[Mention]) -> list[Mention]:
    """Accounts of one event, the best first."""
    told = list(accounts)
    dates = Counter(_days(account) for account in told)
    support = {days: _support(days, dates) for days in dates}
    return sorted(told, key=lambda account: _rank(account, support[_days(account)]))


class Contest:
    """Which is the best of accounts that come in one after the other."""

    def __init__(self) -> None:
        self._dates: Counter[tuple[date, date]] = Counter()
        self._first: dict[Hashable, Mention] = {}

    def enter(self, account: Mention) -> None:
        """One more; of those that only support each other, the better is kept."""
        days = _days(account)
        self._dates[days] += 1
        peers = (days, account.occurrence, bool(account.landmark))
        found = self._first.get(peers, account)
        self._first[peers] = min(found, account, key=lambda one: _rank(one, 0))

    def best(self) -> Mention:
        """The first of what ``ranked`` would give for those that entered, one at least."""
        told = self._first.values()
        support = {days: _support(days, self._dates) for days in map(_days, told)}
        return min(told, key=lambda one: _rank(one, support[_days(one)]))


def _days(account: Mention) -> tuple[date, date]:
    return account.earliest or date.min, account.latest or date.max


def _support(days: tuple[date, date], dates: Mapping[tuple[date, date], int]) -> int:
    """How many accounts may be right if this date is."""
    first, last = days
    return sum(n for (low, high), n in dates.items() if low <= last and first <= high)


def _rank(account: Mention, support: int) -> tuple[Any, ...]:
    """It happened, well-known, dated to days, and those that most agree with, sure, and first."""
    first, last = _days(account)
    width = last - first
    held = SUREST_FIRST.index(Occurrence(account.occurrence))
    vague = bisect_left(COARSE, width)
    return (held, not account.landmark, vague, -support, width, -account.confidence, account.pk)


def follow(keys: Iterable[int], made: Mapping[Event, Sequence[Mention]] | None = None) -> set[int]:
    """Let events follow their accounts where no editor decided otherwise.

    Title, type, date and place come from the best account; who took part, from all of them. An
    event without any account goes. Returns the keys of the events that changed. To be called in a
    transaction; the events ``made`` in it, given with all their accounts, are stored here.
    """
    made = made or {}
    stored = set(keys) - {event.pk for event in made}
    Event.objects.filter(pk__in=stored, mentions=None).untouched().delete()
    events = Event.objects.select_for_update().in_bulk(stored)
    accounts: dict[int, list[Mention]] = defaultdict(list)
    for account in Mention.objects.filter(event__in=events).order_by("pk"):
        accounts[account.event_id].append(account)
    for event, told in made.items():
        events[event.pk], accounts[event.pk] = event, list(told)
    best_first = {key: ranked(accounts[key]) for key in events}
    changed = [event for event in events.values() if _follow_best(event, best_first[event.pk])]
    save_changed([event for event in changed if event not in made], "confidence", "landmark")
    recast = _recast(events, best_first)
    words.insert(made)
    return {event.pk for event in changed} | recast


def _follow_best(event: Event, accounts: list[Mention]) -> bool:
    """Propose the best account's words for an event; without accounts the machine says nothing."""
    if not accounts:
        said, event.machine = event.machine, {}
        return bool(said)
    best = accounts[0]
    changed = bool(event.propose(proposed(best)))
    if (event.confidence, event.landmark) != (best.confidence, best.landmark):
        event.confidence, event.landmark, changed = best.confidence, best.landmark, True
    return changed


def proposed(account: Mention) -> dict[str, Any]:
    """An account as values for an event's machine fields."""
    values = {name: getattr(account, name) for name in Event.MACHINE_FIELDS if name != "summary"}
    return values | {"summary": account.sentence}


def _recast(events: Mapping[int, Event], accounts: Mapping[int, list[Mention]]) -> set[int]:
    """Bring machine participations in line with the accounts; the keys of changed events.

    Whom an editor added, dropped or gave another role stays as he left it, and so does everybody in
    a verified or rejected event.
    """
    open_events = {
        key for key, e in events.items() if e.status not in (Status.VERIFIED, Status.REJECTED)
    }
    parties = parties_of({key: accounts[key] for key in open_events})
    gone, changed = [], []
    for part in Participation.objects.select_for_update().filter(event__in=open_events):
        role = parties[part.event_id].pop(part.actor_id, None)
        if part.origin == Origin.EDITOR or part.dropped:
            continue
        if role is None:
            gone.append(part)
        elif role != part.role:
            part.role = role
            changed.append(part)
    new = [
        (event, actor, role, Origin.MACHINE, False)
        for event, cast in parties.items()
        for actor, role in cast.items()
    ]
    Participation.objects.filter(pk__in=[part.pk for part in gone]).delete()
    update(changed, "role")
    copy_in(Participation, ("event_id", "actor_id", "role", "origin", "dropped"), new)
    return {part.event_id for part in (*gone, *changed)} | {event for event, *_ in new}


def parties_of(accounts: Mapping[int, Sequence[Mention]]) -> dict[int, dict[int, str]]:
    """By event, its actors and their roles, those of the best account first; merges followed.

    ``accounts`` are those of each event, or whatever else they are to be put together by.
    """
    kept = kept_keys(key for told in accounts.values() for one in told for key, _ in one.parties)
    parties: dict[int, dict[int, str]] = {}
    for event, told in accounts.items():
        cast = parties.setdefault(event, {})
        for key, role in (party for account in told for party in account.parties):
            if key in kept:
                cast.setdefault(kept[key], role)
    return parties
