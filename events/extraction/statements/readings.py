"""What a cue reports by rule: the quotation or clause before it, or the complement behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from events.extraction.statements.complements import complements, inserted, skip_adjuncts
from events.extraction.statements.contents import content_end, is_clause, no_clause, trim
from events.extraction.statements.phrases import (
    QUOTED,
    Items,
    Range,
    has_finite,
    low_at,
    phrase_right,
    tag_at,
)
from events.extraction.statements.preceding import (
    SUBORDINATE,
    clause_before,
    completed,
    edge,
    quotation_before,
    second_part,
)
from events.extraction.statements.referents import is_person
from events.extraction.statements.report import MIN_WORDS, words_in
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call

PHRASES = frozenset("np np2 deed of for on about against with at".split())
_THINGS = frozenset("np np2 thing".split())
_SHORTEST = {
    "clause": 3,
    "that": 2,
    "deed": 3,
    "to": 3,
    "ing": 3,
    "np2": 2,
    "quote": 2,
    "for": 3,
    "on": 3,
    "upon": 3,
    "against": 3,
}
_FIRM = frozenset("that to ing wh quote of for on about against at".split())
_EXTRACTED = frozenset("what which whom".split())


class Reading(NamedTuple):
    """The ranges of items that a cue reports, and the frame or rule that says so."""

    ranges: tuple[Range, ...] = ()
    frame: str = ""

    @property
    def sure(self) -> bool:
        """Whether it is nothing but quotation: no doubt where that ends."""
        if self.frame == "quote":
            return self.ranges[0].end - self.ranges[0].start == 1
        return self.frame == "quote before"


def inner(items: Items, call: Call) -> bool:
    """Whether the cue belongs to a clause that ends at the next comma."""
    at = edge(items, call)
    if low_at(items, at - 1) in SUBORDINATE:
        return True
    if low_at(items, 0) in SUBORDINATE and "," not in [item.tag for item in items[:at]]:
        return True
    return low_at(items, call.start - 1) == "who" and tag_at(items, call.start - 2) == ","


def _alone(items: Items, at: int, later: Sequence[Call]) -> bool:
    """Whether nothing of the clause follows the quotation at ``at``."""
    return tag_at(items, at + 1) in ("", ".", ",", ";", "-", "Q") or any(
        call.start in (at + 1, at + 2) for call in later
    )


def quotations(items: Items, at: int) -> tuple[Range, ...]:
    """The quotation at ``at`` and those that follow it directly."""
    end = at + 1
    while tag_at(items, end) == "Q":
        end += 1
    return tuple(Range(i, i + 1) for i in range(at, end))


def quoted_behind(items: Items, end: int) -> tuple[Range, ...]:
    """The quotations that a colon at the end of a content adds: said that X: "Y"."""
    announced = tag_at(items, end) == ":" and tag_at(items, end + 1) == "Q"
    return quotations(items, end + 1) if announced else ()


def acceptable(unit: Unit, call: Call, frame: str, content: Range) -> bool:
    """Whether a content is long enough for its frame, and a clause where the frame asks for one."""
    words = words_in(unit, content)
    if words < _SHORTEST.get(frame, MIN_WORDS):
        return False
    if frame in ("np", "np2") and _somebody(unit.items, call, content):
        return False
    if frame == "np2" and "thing" in call.frames:
        return any(item.tag in QUOTED for item in unit.items[content.start : content.end])
    if frame in ("np", "np2", "clause") and _no_thing(unit.items, call, frame, content):
        return False
    if frame == "clause" and no_clause(unit.items, content):
        return False
    sure = not call.frames & _THINGS and words > MIN_WORDS
    return frame != "clause" or sure or is_clause(unit.items, content)


def _no_thing(items: Items, call: Call, frame: str, content: Range) -> bool:
    """Whether words are surely nothing said: "it" by verbs that have no phrases, a mere no.

    Nor is what a group calls itself: called | themselves the Friends of the Road.
    """
    first, after = items[content.start].low, low_at(items, content.start + 1)
    if first in ("yes", "no", "so"):
        return tag_at(items, content.start + 1) in ("C", "I", ",", ".")
    foreign = frame != "clause" and not call.frames & {"np", "np2"}
    return (first == "it" and foreign) or (first.endswith(("self", "selves")) and after != "as")


def _somebody(items: Items, call: Call, content: Range) -> bool:
    """Whether a content is just a person: dismissed General Moore, praised Moore, who met him."""
    end = phrase_right(items, content.start)
    named = tag_at(items, end - 1) == "U" or is_person(low_at(items, end - 1))
    told = tag_at(items, end) == "," and low_at(items, end + 1) in ("who", "which", "whose")
    return named and (told or ("not-person" in call.frames and low_at(items, end) != "as"))


def extracted(items: Items, call: Call) -> bool:
    """Whether the content stands before the source, as what is said: what he said was."""
    at = edge(items, call)
    led = low_at(items, at - 1) != "what" and tag_at(items, at - 2) == "I"  # in which he said
    return low_at(items, at - 1) in _EXTRACTED and not led and not inserted(items, call)


def day_at_end(items: Items) -> int:
    """Where the day begins that ends a sentence: called for talks | on Monday."""
    end = len(items)
    while end and items[end - 1].tag == ".":
        end -= 1
    dated = low_at(items, end - 2) == "on" and low_at(items, end - 1).endswith("day")
    return end - 2 if dated and tag_at(items, end - 1) == "t" else len(items)


def bounded(items: Items, frame: str, start: int, end: int) -> Range | None:
    """A content from ``start`` to ``end``; of phrases without the day on which it was said."""
    return trim(items, start, min(end, day_at_end(items)) if frame in PHRASES else end)


def ruled_end(items: Items, call: Call, frame: str, start: int, later: Sequence[Call]) -> int:
    """The index behind the content that begins at ``start``, by rule."""
    closed = inner(items, call)
    end = content_end(items, start, [call, *later], phrase=frame in PHRASES, inner=closed)
    return min(end, call.source.start - 1) if call.source and start < call.source.start else end


def _behind(unit: Unit, call: Call, later: Sequence[Call]) -> Reading:
    """The content that stands behind the cue, and its frame."""
    items = unit.items
    if call.order == "right" or extracted(items, call):
        return Reading()
    for frame, start in complements(items, call):
        if frame == "quote" and items[start].tag in QUOTED and _alone(items, start, later):
            return Reading(quotations(items, start), frame)
        end = ruled_end(items, call, frame, start, later)
        whole = bounded(items, frame, start, end)
        if not whole or not acceptable(unit, call, frame, whole):
            continue
        return Reading((whole, *quoted_behind(items, whole.end)), frame)
    return Reading()


def _after_as(unit: Unit, call: Call) -> tuple[Range, ...]:
    """The main clause behind "As X said,"."""
    items = unit.items
    first = int(tag_at(items, 0) == "C")
    if low_at(items, first) != "as" or edge(items, call) != first + 1:
        return ()
    if "clause" not in call.frames:
        return ()
    at = skip_adjuncts(items, call.end, call.frames)
    rest = trim(items, at, len(items)) if tag_at(items, at) == "," else None
    return (rest,) if rest and words_in(unit, rest) >= MIN_WORDS else ()


def closes(unit: Unit, call: Call) -> bool:
    """Whether source and cue end the sentence, or a part of it: "X, the miller maintains;".

    A list may follow that explains what was said.
    """
    beside = call.order == "left" and call.source is not None and call.source.end == call.start
    behind = skip_adjuncts(unit.items, call.end, call.frames)
    return beside and tag_at(unit.items, behind) in ("", ".", ";", ":")


def around(
    unit: Unit, call: Call, floor: int, later: Sequence[Call], *, longest: bool = False
) -> tuple[Range, ...]:
    """The clause before source and cue, and what goes on behind them; that behind "As X said"."""
    return clause_before(unit, call, floor, later, longest=longest) or _after_as(unit, call)


def _listed(unit: Unit, call: Call, floor: int, behind: int) -> Reading | None:
    """The clause before the cue where a list explains it: "All of it was lost, she says: boats"."""
    quoted = any(item.tag in QUOTED for item in unit.items[behind:])
    if quoted or call.order != "left" or has_finite(unit.items, Range(behind, len(unit.items))):
        return None
    ranges = clause_before(unit, call, floor, (), longest=False)
    return Reading(ranges, "clause before") if ranges else None


def reading(unit: Unit, call: Call, floor: int, later: Sequence[Call]) -> Reading:
    """What a cue reports by rule; ``floor`` is the index behind what earlier cues report."""
    behind = _behind(unit, call, later)
    colon = behind.frame == "quote" and tag_at(unit.items, behind.ranges[0].start - 1) == ":"
    if colon or call.order in ("shared", "noun"):
        listed = _listed(unit, call, floor, behind.ranges[0].start) if colon else None
        return listed or behind
    if behind.frame == "quote" and (whole := completed(unit, call, floor, behind.ranges)):
        return Reading(whole, "quote before")
    if quoted := quotation_before(unit, call, floor):
        limit = later[0].start if later else len(unit.items)
        return Reading(quoted + second_part(unit, call, limit), "quote before")
    clause = behind.frame == "clause" and is_clause(unit.items, behind.ranges[0])
    if behind.frame in _FIRM or clause:
        return behind
    if ranges := around(unit, call, floor, later):
        return Reading(ranges, "clause before")
    return behind
