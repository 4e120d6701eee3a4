"""Pairs of events that may be one, put to editors as questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from events.extraction.happenings import Likeness
from events.ingest.neighbours import Homes
from events.models import Mention, Proposal, Split

LIKELY = 0.4
"""From this figure of ``same_event`` on, an editor is asked."""

Pair = tuple[int, int]


def ask(homes: Sequence[Homes]) -> None:
    """Ask about the events of new or changed accounts; what is no longer likely is not asked.

    Nothing is asked twice, nor what was answered, nor about two events that one article tells
    apart.
    """
    events = {row.event_id for home in homes for row in home.rows}
    told = [_told(home) for home in homes]
    likely = {
        pair: found
        for pair, found in _likely(homes).items()
        if not any(one.issuperset(pair) for one in told)
    }
    asked = list(_about(events)) if events else []
    if likely:
        known = {_pair(p.one_id, p.other_id) for p in asked} | _parted(events, asked)
        Proposal.objects.bulk_create(
            Proposal(one_id=pair[0], other_id=pair[1], score=score, reason="; ".join(reasons))
            for pair, (score, reasons) in likely.items()
            if pair not in known
        )
    open_ = (p for p in asked if p.state == Proposal.State.OPEN)
    if idle := [p for p in open_ if _pair(p.one_id, p.other_id) not in likely]:
        changed = {row.pk for home in homes for row in home.rows}
        _withdraw(idle, told, events - _resting(events, changed))


def _told(home: Homes) -> set[int]:
    """All events that an article tells of."""
    return home.settled | {row.event_id for row in home.rows}


def _likely(homes: Iterable[Homes]) -> dict[Pair, Likeness]:
    """The pairs that are likely enough, with the best that speaks for each."""
    found: dict[Pair, Likeness] = {}
    for home in homes:
        for row, event in _meetings(home):
            pair = _pair(event, row.event_id)
            best = max(home.neighbours.likeness(event, row), found.get(pair, Likeness(0.0)))
            if best.score >= LIKELY:
                found[pair] = best
    return found


def _meetings(home: Homes) -> Iterable[tuple[Mention, int]]:
    """Every account beside every event near by that no article tells of beside its own."""
    neighbours = home.neighbours
    for row in home.rows:
        own = neighbours.articles(row.event_id) | {row.article_id}
        for event in neighbours.near(row):
            if event != row.event_id and not own & neighbours.articles(event):
                yield row, event


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def _about(events: set[int]) -> QuerySet[Proposal]:
    """All questions about events, or about others that were merged into them."""
    sides = ("one", "other", "one__merged_into", "other__merged_into")
    touching = reduce(or_, (Q(**{f"{side}__in": events}) for side in sides))
    return Proposal.objects.filter(touching).select_related("one", "other")


def _parted(events: set[int], asked: Iterable[Proposal]) -> set[Pair]:
    """Pairs of which editors said that they are two, if only of events merged into them since."""
    declined = (p for p in asked if p.state == Proposal.State.DECLINED)
    splits = Split.objects.filter(Q(kept__in=events) | Q(gone__in=events), undone=None)
    return {
        *(
            _pair(p.one.merged_into_id or p.one_id, p.other.merged_into_id or p.other_id)
            for p in declined
        ),
        *(_pair(*ends) for ends in splits.values_list("kept", "gone")),
    }


def _resting(events: set[int], changed: set[int]) -> set[int]:
    """Events with an account that did not change."""
    told = Mention.objects.filter(event__in=events).exclude(pk__in=changed)
    return set(told.values_list("event", flat=True))


def _withdraw(idle: Iterable[Proposal], told: Sequence[set[int]], gone: set[int]) -> None:
    """Take back questions that an article answers by telling of both events, or without ground.

    ``told`` are the events of each article, ``gone`` events of which nothing is left that was told
    when the question was asked.
    """
    ends = ((p.pk, {p.one_id, p.other_id}) for p in idle)
    keys = [key for key, pair in ends if pair & gone or any(pair <= one for one in told)]
    Proposal.objects.filter(pk__in=keys).delete()
