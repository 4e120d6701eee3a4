"""Cue verbs of a unit: which words are verbs of saying here, and who their subject is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from events.extraction.lexicon import load
from events.extraction.statements.cues import Cue, cue_forms
from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    Items,
    Range,
    low_at,
    subject_left,
    subject_right,
    tag_at,
)
from events.extraction.statements.units import Unit

_BE = frozenset("is are was were be been being isn't wasn't aren't weren't".split())
_NOT_BEFORE_VERB = frozenset("DSI")


@dataclass(frozen=True, slots=True)
class Call:
    """One cue in a unit: its verb group, frames, source and whether the subject stands behind it.

    ``at`` is the index of the verb, ``start`` that of the first word of its group, ``end`` the
    index behind verb and particle. ``order`` says where the source stands: "left", "right"
    (inverted), "shared" (that of an earlier verb).
    """

    at: int
    start: int
    end: int
    cue: Cue
    frames: frozenset[str]
    source: Range | None
    order: str

    @property
    def participle(self) -> bool:
        """Whether the cue stands in the -ing form without an auxiliary."""
        return self.cue.form == "ing" and self.start == self.at


@cache
def _holders() -> frozenset[str]:
    return frozenset(load("cues")["nouns"]["holders"].split())


def _group_start(items: Items, at: int) -> int:
    start = at
    while start > 0 and items[start - 1].tag in "RAMN":
        start -= 1
    while start < at and items[start].tag == "R":
        start += 1
    return start


def _noun_like(items: Items, at: int, cue: Cue) -> bool:
    """Whether the word is rather a noun or adjective: "his claims", "a reported attack"."""
    before, after = tag_at(items, at - 1), tag_at(items, at + 1)
    if before in _NOT_BEFORE_VERB and before:
        return low_at(items, at - 1) not in (
            "who",
            "by",
            "after",
            "before",
            "in",
            "without",
            "to",
        ) or (cue.form != "ing")
    if cue.form in ("base", "s"):
        plural = cue.form == "base"
        if (
            before in "nU("
            and before
            and ((after in "AMv" and after) or low_at(items, at + 1) == "of")
        ):
            return True
        subject = low_at(items, at - 1)
        if plural and before == "n":
            return not subject.endswith("s") and subject not in ("people", "police", "media")
        return before == "d" or before == "g"
    return False


def _dropped(items: Items, start: int, at: int, cue: Cue) -> bool:
    """Whether the group denies or merely imagines the saying: infinitive, negation, passive."""
    group = items[start:at]
    if low_at(items, start - 1) == "to":
        return low_at(items, start - 2) != "on"
    if any(item.tag == "N" or item.low.endswith("n't") for item in group):
        return True
    if any(item.tag == "M" for item in group):
        return True
    return cue.form == "ed" and any(item.low in _BE for item in group)


def main_subject(items: Items, before: int) -> Range | None:
    """The subject of the first finite verb left of an index."""
    for i in range(before):
        if (
            items[i].tag in FINITE
            and i > 0
            and (found := subject_left(items, _group_start(items, i)))
        ):
            return found
    return None


def _source(items: Items, start: int, at: int, earlier: list[Call]) -> tuple[Range | None, str]:
    before = tag_at(items, start - 1)
    if (
        items[at].tag == "V"
        and before in ("Q", "q", ",", "", "-", ":", ")")
        and not _is_ing(items, at)
    ):
        behind = subject_right(items, at + 1)
        if (
            behind
            and any(items[i].tag in "nUPq" for i in range(*behind))
            and _content_before(items, start)
        ):
            return behind, "right"
    participle = _is_ing(items, at) and start == at
    shared = before == "C" or (participle and before in (",", "I", "B", "n", "-"))
    shared = shared or (before == "," and tag_at(items, start - 2) == "C")
    if shared:
        if earlier:
            return earlier[-1].source, "shared"
        return main_subject(items, start), "shared"
    if low_at(items, start - 1) == "who":
        return subject_left(items, start - 1), "left"
    if before == "I" and low_at(items, start - 1) == "to":
        return (earlier[-1].source if earlier else main_subject(items, start)), "shared"
    return subject_left(items, start), "left"


def _is_ing(items: Items, at: int) -> bool:
    return items[at].low.endswith("ing")


def _content_before(items: Items, start: int) -> bool:
    """Whether a quotation or a clause stands before the cue, to be its content."""
    if start == 0:
        return False
    if QUOTED & {items[start - 1].tag, tag_at(items, start - 2)}:
        return True
    return any(item.tag in FINITE or item.tag == "p" for item in items[:start])


def find_calls(unit: Unit) -> list[Call]:
    """The cue verbs of a unit from left to right."""
    return list(_calls(unit.items))


def _calls(items: Items) -> Iterator[Call]:
    earlier: list[Call] = []
    for at, item in enumerate(items):
        if item.tag != "V":
            continue
        cue = cue_forms()[item.low]
        if _noun_like(items, at, cue):
            continue
        start = _group_start(items, at)
        if _dropped(items, start, at, cue):
            continue
        end, frames = at + 1, cue.frames
        for particle, own in cue.particles:
            if low_at(items, at + 1) == particle:
                end, frames = at + 2, own
        if not frames:
            continue
        source, order = _source(items, start, at, earlier)
        if source is None and (order != "shared"):
            continue
        call = Call(at, start, end, cue, frames, source, order)
        earlier.append(call)
        yield call
