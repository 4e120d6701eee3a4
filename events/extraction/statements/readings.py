"""What a cue reports by rule: the quotation or clause before it, or the complement behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from events.extraction.statements.complements import complements, skip_adjuncts
from events.extraction.statements.contents import content_end, is_clause, trim
from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    Items,
    Range,
    has_finite,
    low_at,
    phrase_right,
    tag_at,
)
from events.extraction.statements.report import MIN_WORDS, after_dateline, words_in
from events.extraction.statements.subjects import described_left
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call

PHRASES = frozenset("np np2 deed of for on about against with at".split())
_THINGS = frozenset("np np2 thing".split())
_SHORTEST = {
    "clause": 3,
    "that": 2,
    "deed": 3,
    "ing": 3,
    "np2": 2,
    "quote": 2,
    "for": 3,
    "against": 3,
}
_FIRM = frozenset("that to ing wh quote of for on about against at".split())
_EXTRACTED = frozenset("what which whom".split())
_SUBORDINATE = frozenset(
    "while when after as although though because if since asked before even ever".split()
)


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


def _spoken(items: Items, at: int) -> bool:
    """Whether a quotation looks uttered rather than named: it ends as a clause does."""
    return tag_at(items, at) == "Q" or (
        tag_at(items, at) == "q" and tag_at(items, at + 1) in (",", ".", "")
    )


def _edge(items: Items, call: Call) -> int:
    """The index of the first word of source and cue together."""
    if call.order != "left" or not call.source:
        return call.start
    head = described_left(items, call.source)
    return head.start if head else call.source.start


def _quotation_before(unit: Unit, call: Call, floor: int) -> tuple[Range, ...]:
    """The quotation right before source and cue, with the clause it completes; () if none."""
    items, at = unit.items, _edge(unit.items, call) - 1
    if tag_at(items, at) in (",", "-"):
        at -= 1
    if at < floor or not _spoken(items, at) or not call.frames & {"quote", "tag"}:
        return ()
    start = at if tag_at(items, at - 1) == ":" else floor
    while start < at and items[start].tag in ",C-;:":
        start += 1
    runs_on = start < at and items[at - 1].tag not in ",-:;.("
    completes = runs_on or has_finite(items, Range(start, at))
    return (Range(start if completes else at, at + 1),)


def _second_part(unit: Unit, call: Call, limit: int) -> tuple[Range, ...]:
    """A quotation that goes on behind the cue: "X," he said, "Y."."""
    for i in range(call.end, limit):
        if tag_at(unit.items, i - 1) in (",", ":", ";") and _spoken(unit.items, i):
            return (Range(i, i + 1),)
    return ()


def _rest_behind(unit: Unit, call: Call, later: Sequence[Call]) -> Range | None:
    """The clause that goes on behind an inserted "X said,"."""
    items = unit.items
    at = call.source.end if call.order == "right" and call.source else call.end
    at = skip_adjuncts(items, at, call.frames)
    if "whom" in call.frames and call.order != "right" and tag_at(items, at) != ",":
        at = phrase_right(items, at)
    if tag_at(items, at) != ",":
        return None
    end = content_end(items, at + 1, [call, *later])
    rest = trim(items, at + 1, end)
    opener = low_at(items, at + 1)
    if not rest or tag_at(items, at + 1) in ("C", "g", "W") or not has_finite(items, rest):
        return None
    if tag_at(items, at + 1) == "V" and opener.endswith("ing"):
        return None  # says how, not what: "..., he said, speaking in Oslo"
    return rest


def _dependent(items: Items, span: Range) -> bool:
    """Whether the words only lead into a main clause: "If they leave", "In Kabul"."""
    first = "B" if items[span.start].low in _SUBORDINATE else items[span.start].tag
    if first in ("I", "R"):
        inner = (i for i in range(*span) if items[i].tag in "BW")
        return not has_finite(items, Range(span.start, next(inner, span.end)))
    leads = first == "B" or low_at(items, span.start) == "even"
    return leads and "," not in [item.tag for item in items[span.start : span.end]]


def _clause_before(
    unit: Unit, call: Call, floor: int, later: Sequence[Call], *, longest: bool
) -> tuple[Range, ...]:
    """The clause closed by a comma before source and cue, and what goes on behind them.

    What goes on belongs to it where one needs the other, and wherever the ``longest`` is asked for.
    """
    items, edge = unit.items, _edge(unit.items, call)
    if "clause" not in call.frames or tag_at(items, edge - 1) != ",":
        return ()
    first = max(floor, after_dateline(unit))
    first = max([first, *(i + 1 for i in range(first, edge) if items[i].tag in ";:")])
    before = trim(items, first, edge - 1)
    if not before:
        return ()
    rest = _rest_behind(unit, call, later)
    if rest and items[before.end - 1].tag in "BW":
        return (rest,)  # at a time when, he said, it rained
    whole = _spoken_clause(items, before) and not _dependent(items, before)
    if rest and tag_at(items, rest.start) == "A" and tag_at(items, rest.start + 1) == "T":
        return (Range(rest.start + 2, rest.end),) if rest.start + 2 < rest.end else ()
    if rest and (longest or not whole or items[rest.start].tag in FINITE):
        return before, rest
    return (before,) if whole and words_in(unit, before) >= MIN_WORDS else ()


def _spoken_clause(items: Items, span: Range) -> bool:
    """Whether words before a cue can be what was said: they hold a verb or a quotation."""
    quoted = any(item.tag in QUOTED for item in items[span.start : span.end])
    return quoted or has_finite(items, span)


def inner(items: Items, call: Call) -> bool:
    """Whether the cue belongs to a clause that ends at the next comma."""
    edge = _edge(items, call)
    if low_at(items, edge - 1) in _SUBORDINATE:
        return True
    if low_at(items, 0) in _SUBORDINATE and "," not in [item.tag for item in items[:edge]]:
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
    if frame == "np2" and "thing" in call.frames:
        return any(item.tag in QUOTED for item in unit.items[content.start : content.end])
    sure = not call.frames & _THINGS and words > MIN_WORDS
    return frame != "clause" or sure or is_clause(unit.items, content)


def extracted(items: Items, call: Call) -> bool:
    """Whether the content stands before the source, as what is said: what he said was."""
    edge = _edge(items, call)
    led = low_at(items, edge - 1) != "what" and tag_at(items, edge - 2) == "I"  # in which he said
    return low_at(items, edge - 1) in _EXTRACTED and not led


def ruled_end(items: Items, call: Call, frame: str, start: int, later: Sequence[Call]) -> int:
    """The index behind the content that begins at ``start``, by rule."""
    closed = inner(items, call)
    return content_end(items, start, [call, *later], phrase=frame in PHRASES, inner=closed)


def _behind(unit: Unit, call: Call, later: Sequence[Call]) -> Reading:
    """The content that stands behind the cue, and its frame."""
    items = unit.items
    if call.order == "right" or extracted(items, call):
        return Reading()
    for frame, start in complements(items, call):
        if frame == "quote" and items[start].tag in QUOTED and _alone(items, start, later):
            return Reading(quotations(items, start), frame)
        end = ruled_end(items, call, frame, start, later)
        whole = trim(items, start, end)
        if not whole or not acceptable(unit, call, frame, whole):
            continue
        return Reading((whole, *quoted_behind(items, whole.end)), frame)
    return Reading()


def _after_as(unit: Unit, call: Call) -> tuple[Range, ...]:
    """The main clause behind "As X said,"."""
    items = unit.items
    first = int(tag_at(items, 0) == "C")
    if low_at(items, first) != "as" or _edge(items, call) != first + 1:
        return ()
    if "clause" not in call.frames:
        return ()
    at = skip_adjuncts(items, call.end, call.frames)
    rest = trim(items, at, len(items)) if tag_at(items, at) == "," else None
    return (rest,) if rest and words_in(unit, rest) >= MIN_WORDS else ()


def around(
    unit: Unit, call: Call, floor: int, later: Sequence[Call], *, longest: bool = False
) -> tuple[Range, ...]:
    """The clause before source and cue, and what goes on behind them; that behind "As X said"."""
    return _clause_before(unit, call, floor, later, longest=longest) or _after_as(unit, call)


def reading(unit: Unit, call: Call, floor: int, later: Sequence[Call]) -> Reading:
    """What a cue reports by rule; ``floor`` is the index behind what earlier cues report."""
    behind = _behind(unit, call, later)
    if behind.frame == "quote" and tag_at(unit.items, behind.ranges[0].start - 1) == ":":
        return behind
    if call.order == "shared":
        return behind
    if quoted := _quotation_before(unit, call, floor):
        limit = later[0].start if later else len(unit.items)
        return Reading(quoted + _second_part(unit, call, limit), "quote before")
    clause = behind.frame == "clause" and is_clause(unit.items, behind.ranges[0])
    if behind.frame in _FIRM or clause:
        return behind
    if ranges := around(unit, call, floor, later):
        return Reading(ranges, "clause before")
    return behind
