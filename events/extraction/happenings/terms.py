"""Deadlines and terms: plans that run from the day they were made to their last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from events.extraction.happenings.counts import count_of, lengths
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.timing import width
from events.extraction.happenings.triggers import Trigger
from events.extraction.results import FoundDate, Span, When

LEADS = frozenset({"within", "inside"})
DAYS_IN = {"day": 1, "week": 7}
MOST = {"day": 1000, "week": 150, "month": 60}


class Base(NamedTuple):
    """The day on which a plan was made, and what tells it."""

    day: date
    note: str


def deadline(scene: Scene, dated: Here[FoundDate], base: Base | None) -> When:
    """A plan from the day it was made to its limit; its start is open where that is not told."""
    limit = dated.what.when
    if _is_target(scene, dated) or limit.latest is None:
        return limit
    if base and base.day > limit.latest:
        return limit
    return _from(base, limit.latest, limit.phrase, "deadline")


def _is_target(scene: Scene, dated: Here[FoundDate]) -> bool:
    """Whether a limit is the very day meant ("by 4 June, the date of the vote")."""
    after = [w.key for w in scene.words[dated.last : dated.last + 2]]
    return width(dated.what.when) == 1 and after in (["the", "day"], ["the", "date"])


def term(scene: Scene, trigger: Trigger, base: Base | None) -> When | None:
    """The time that a sentence gives a plan ("within 135 days", "a 14-month timetable")."""
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    if base is None:
        return None
    for i in range(max(0, begin - 1), end):
        if (length := _length(scene, i)) and (last := _end(base.day, *length)):
            return _from(base, last, scene.at(i, min(i + 3, len(scene.words))), "term")
    return None


def _length(scene: Scene, i: int) -> tuple[int, str] | None:
    """Count and unit of a term that begins at word ``i``."""
    first, second, third, *_ = [*(w.key for w in scene.words[i : i + 3]), "", "", ""]
    if first in LEADS:
        return _counted(second, third.removesuffix("s"))
    return _counted(first, second) if third in lengths("plans") else None


def _counted(count: str, unit: str) -> tuple[int, str] | None:
    number = count_of(count, MOST.get(unit, 0))
    return (number, unit) if number else None


def _end(start: date, count: int, unit: str) -> date:
    if unit in DAYS_IN:
        return start + timedelta(count * DAYS_IN[unit])
    months = start.year * 12 + start.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _from(base: Base | None, last: date, phrase: Span | None, rule: str) -> When:
    first = base.day.isoformat() if base else ".."
    return When(
        edtf=f"{first}/{last.isoformat()}",
        earliest=base.day if base else None,
        latest=last,
        phrase=phrase,
        anchor=base.day if base else None,
        anchor_note=base.note if base else "",
        rule=rule,
    )
