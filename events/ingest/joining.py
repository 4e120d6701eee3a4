"""Which event an account tells of: one that other articles reported already, or a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events import accounts
from events.ingest.neighbours import Homes, Neighbours
from events.models import Event, Mention

SAME, STILL = 0.7, 0.4
"""From these figures of ``same_event`` on, two accounts are joined, or if they were, stay so."""


def find_homes(
    rows: Sequence[Mention], settled: set[int], neighbours: Neighbours, keys: Iterator[int]
) -> Homes:
    """Set the event of each of an article's accounts, making those that are told of first.

    Events made have one of the free ``keys`` and are still to be stored. An account that has an
    event is one that changed: it stays unless the event's other accounts disagree with it, or,
    where it is alone, another event fits. ``settled`` are the events of which the article gives
    another account already: extraction would have joined what is one.
    """
    refused = neighbours.refused(rows[0].article_id)
    taken = settled | refused
    homeless: list[tuple[Mention, Event]] = []
    made: dict[str, Event] = {}
    for row in rows:
        if key := _home(row, neighbours, refused, taken):
            row.event_id = key
            taken.add(key)
        else:
            event = made.setdefault(row.landmark or row.fingerprint, _event(row))
            homeless.append((row, event))
    for event in made.values():
        event.pk = next(keys)
    for row, event in homeless:
        row.event = event
    return Homes(rows, settled, list(made.values()), neighbours)


def _event(account: Mention) -> Event:
    event = Event(confidence=account.confidence, landmark=account.landmark)
    event.propose(accounts.proposed(account))
    return event


def _home(row: Mention, neighbours: Neighbours, refused: set[int], taken: set[int]) -> int | None:
    """The event that an account tells of, if it is stored already."""
    known = neighbours.landmarks.get(row.landmark)
    if known and known not in refused:
        return known
    current = row.event_id
    if current and neighbours.likeness(current, row).score >= STILL:
        return current
    free = (key for key in neighbours.near(row) if key not in taken and key != current)
    scores = ((neighbours.likeness(key, row).score, -key) for key in free)
    best = max(scores, default=(0.0, 0))
    if best[0] < SAME:
        return current if current and not neighbours.others(current, row) else None
    return -best[1]
