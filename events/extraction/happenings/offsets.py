"""Happenings that are told by how long before or after the main one they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from events.extraction.happenings import timing
from events.extraction.happenings.counts import count_of
from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.lexicon import load
from events.extraction.results import When

DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
BLUR = {"hour": 0, "day": 0, "week": 3, "month": 15, "year": 182}  # days on either side
SIDES = {"after": -1, "before": 1}
MOST = 100  # of a unit


def offset(scene: Scene, trigger: Trigger, before: When | None = None) -> When | None:
    """The date of a happening in a clause such as "two days after a bomb had killed …".

    It is counted from the one date of the sentence outside that clause, or from that of what was
    told ``before`` where "it" is all that stands there ("It came two days after …"); None where the
    clause is another one. Weeks and longer spans leave as much room as their words do.
    """
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    side = SIDES.get(scene.words[begin].key)
    measure = _measure(scene, begin)
    outside = [d for d in scene.dates if not begin <= d.first < end]
    if side is None or measure is None or len(scene.dates) > 1:
        return None
    base = outside[0].what.when if outside else before if _goes_on(scene, begin) else None
    if base is None or (scene.dates and not outside):
        return None
    count, unit, first = measure
    return _counted(base, side * count, unit, scene, (first, begin + 1))


def _goes_on(scene: Scene, end: int) -> bool:
    """Whether a sentence begins with what was told last ("It came", "The attack followed")."""
    head = {w.key for w in scene.words[: min(2, end)]}
    return not head.isdisjoint(load("anchors")["again"]["words"])


def _measure(scene: Scene, end: int) -> tuple[int, str, int] | None:
    """Count, unit and first word of the length of time that ends before word ``end``."""
    if end < 1:
        return None
    unit = scene.words[end - 1].key.removesuffix("s")
    if unit not in DAYS:
        return None
    if unit == "hour":
        return 0, unit, end - 1
    word = scene.words[end - 2].key if end > 1 else ""
    count = count_of(word, MOST)
    return (count, unit, end - 2) if count else None


def _counted(
    when: When, count: int, unit: str, scene: Scene, words: tuple[int, int]
) -> When | None:
    """A date so many units from another, as exact as the unit is."""
    if when.earliest is None or when.latest is None or timing.width(when) > timing.MOST_DAYS:
        return None
    shift, blur = timedelta(count * DAYS[unit]), timedelta(BLUR[unit])
    low, high = when.earliest + shift - blur, when.latest + shift + blur
    return replace(
        when,
        edtf=_edtf(low, high),
        earliest=low,
        latest=high,
        phrase=scene.at(*words),
        anchor=when.earliest,
        anchor_note="the main happening",
        rule="offset",
    )


def _edtf(low: date, high: date) -> str:
    return low.isoformat() if low == high else f"{low.isoformat()}/{high.isoformat()}"
