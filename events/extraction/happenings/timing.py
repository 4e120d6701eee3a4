"""Which of a sentence's dates belongs to which happening, and what it says of its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.results import FoundDate, Published, Span, When

NEAR = 18  # the dearest road from a trigger to its date, in words
BARRIER = {"and": 3, "sub": 8, "stop": 6}  # what leaving a clause costs, by how the next begins
LIMITS = frozenset({"by", "before", "until", "till"})
FRONT = 3  # words at the start of a clause in which a date speaks for all of it


def cost(scene: Scene, trigger: Trigger, dated: Here[FoundDate]) -> int:
    """Words between trigger and date, with a toll for each clause boundary between them."""
    low, high = sorted((scene.clauses[trigger.first], scene.clauses[dated.first]))
    toll = sum(BARRIER[scene.breaks[n]] for n in range(low, high))
    if dated.first >= trigger.last:
        return dated.first - trigger.last + toll
    begin, _ = scene.clause_range(scene.clauses[dated.first])
    if dated.first - begin < FRONT:
        return min(FRONT, trigger.first - dated.last) + toll
    return max(0, trigger.first - dated.last) + toll


def dates_of(
    scene: Scene, trigger: Trigger, rivals: Sequence[Trigger]
) -> list[tuple[int, Here[FoundDate]]]:
    """The dates that may be this trigger's, cheapest first; a rival much nearer takes a date."""
    found = []
    for dated in scene.dates:
        own = cost(scene, trigger, dated)
        if own <= NEAR and not any(_takes(scene, r, trigger, dated, own) for r in rivals):
            found.append((own, dated))
    return sorted(found, key=lambda pair: pair[0])


def _takes(
    scene: Scene, rival: Trigger, trigger: Trigger, dated: Here[FoundDate], own: int
) -> bool:
    if rival is trigger or rival.overlaps(trigger):
        return False
    return cost(scene, rival, dated) + 4 < own


def is_limit(scene: Scene, dated: Here[FoundDate]) -> bool:
    """Whether the date is the last day of something ("by the end of April")."""
    near = scene.words[max(0, dated.first - 1) : dated.first + 1]
    return any(word.key in LIMITS for word in near)


def up_to(limit: When, start: date | None, note: str) -> When:
    """From ``start`` (open when None) to the last day of ``limit``."""
    if limit.latest is None or (start and start > limit.latest):
        return limit
    first = start.isoformat() if start else ".."
    return When(
        edtf=f"{first}/{limit.latest.isoformat()}",
        earliest=start,
        latest=limit.latest,
        modifier=limit.modifier,
        phrase=limit.phrase,
        anchor=start,
        anchor_note=note if start else "",
        rule="deadline",
    )


def before(day: date, phrase: Span | None, note: str) -> When:
    """Some time up to ``day``."""
    return When(f"../{day.isoformat()}", None, day, phrase=phrase, anchor_note=note, rule="by-then")


def ahead_of(published: Published, phrase: Span | None) -> When:
    """Still to come when the article appeared."""
    start = published.when.earliest
    if start is None:
        return published.when
    return When(
        f"{start.isoformat()}/..",
        start,
        None,
        phrase=phrase,
        anchor=start,
        anchor_note="publication",
        rule="ahead",
    )


def canonical(landmark: Landmark, phrase: Span | None) -> When:
    """The date that the lexicon gives a well-known event."""
    return When(
        landmark.edtf,
        landmark.earliest,
        landmark.latest,
        phrase=phrase,
        anchor_note="well-known event",
        rule="landmark",
    )


def touches(when: When, earliest: date, latest: date) -> bool:
    """Whether a date, taken with its doubt, shares a day with ``earliest`` to ``latest``."""
    return (when.earliest or date.min) <= latest and earliest <= (when.latest or date.max)


def width(when: When) -> int:
    """Days of a date, both ends counted; a large number when an end is open."""
    return ((when.latest or date.max) - (when.earliest or date.min)).days + 1
