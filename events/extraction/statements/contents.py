"""What a cue reports: where its content begins and ends."""

from __future__ import annotations

from typing import NamedTuple

from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    Items,
    Range,
    has_finite,
    long_phrase_right,
    low_at,
    phrase_right,
    tag_at,
)
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call

_WH = frozenset("whether how why what if where when who".split())
_TELL = frozenset("tell inform assure remind notify".split())
_CLAUSE_START = frozenset("nUDSPpOgQq#BtW")
MIN_WORDS = 3


class Complement(NamedTuple):
    """The frame that fits behind a cue, and the index where the content begins."""

    frame: str
    start: int


def _skip_adjuncts(items: Items, at: int, call: Call) -> int:
    """The index behind adverbs, times and places: "said | on Monday in a statement | that"."""
    while True:
        tag = tag_at(items, at)
        if tag and tag in "Rt(":
            at += 1
        elif tag == "I" and low_at(items, at) not in call.frames and low_at(items, at) != "to":
            end = phrase_right(items, at + 1)
            if end == at + 1:
                return at
            at = end
        elif (
            low_at(items, at) == "to"
            and tag_at(items, at + 1) in "DUn"
            and "whom" not in call.frames
            and "to" not in call.frames
        ):
            at = phrase_right(items, at + 1)
        elif (
            tag == ","
            and tag_at(items, at + 1) == "I"
            and "," in [i.tag for i in items[at + 1 : at + 16]]
        ):
            behind = next(i for i in range(at + 1, at + 16) if items[i].tag == ",") + 1
            if tag_at(items, behind) not in ("T", "Q", "q"):
                return at
            at = behind
        else:
            return at


def _addressee_end(items: Items, at: int, call: Call) -> int:
    """Where the addressee ends that begins at ``at``; ``at`` itself when it is the clause."""
    end = phrase_right(items, at)
    if end == at:
        return at
    follows = tag_at(items, _skip_adjuncts(items, end, call))
    if (
        tag_at(items, at) == "O"
        or follows in ("T", "Q", "q", ":", ",", "W", "B")
        or low_at(items, end) == "to"
    ):
        return end
    if call.cue.lemma not in _TELL:
        return at
    if follows in FINITE:
        split = next(
            (i for i in range(at + 1, end) if items[i].tag == "U" and items[i - 1].tag == "n"), end
        )
        return split if split < end else at
    return end


def complement(unit: Unit, call: Call) -> Complement | None:
    """The complement of a cue that stands behind it, or None."""
    items, frames = unit.items, call.frames
    at = _skip_adjuncts(items, call.end, call)
    if "whom" in frames and tag_at(items, at) and tag_at(items, at) in "DSUnOq#":
        behind = _addressee_end(items, at, call)
        if behind > at:
            at = _skip_adjuncts(items, behind, call)
            if low_at(items, at) == "to" and tag_at(items, at + 1) in (
                "n",
                "v",
                "V",
                "A",
                "R",
                "N",
            ):
                return Complement("to", at)
    if tag_at(items, at) == "," and tag_at(items, at + 1) in ("Q", "q", "T"):
        at += 1
    if tag_at(items, at) == ":" and at + 1 < len(items):
        at += 1
        if tag_at(items, at) in QUOTED or "quote" in frames:
            return Complement("quote", at)
    return _frame_at(items, at, frames)


def _frame_at(items: Items, at: int, frames: frozenset[str]) -> Complement | None:
    tag, low = tag_at(items, at), low_at(items, at)
    if not tag:
        return None
    if tag in QUOTED and "quote" in frames:
        return Complement("quote", at)
    if tag == "T" and "that" in frames:
        return Complement("that", at + 1)
    if low in _WH and "wh" in frames:
        return Complement("wh", at)
    if low == "to":
        verb = tag_at(items, at + 1) in ("n", "v", "V", "A", "R", "N")
        return Complement("to", at) if verb and "to" in frames else None
    if tag == "I" and low in frames:
        return Complement(low, at + 1)
    if "clause" in frames and tag in _CLAUSE_START and has_finite(items, Range(at, len(items))):
        return Complement("clause", at)
    if "np" in frames and tag in "DSUnOQq#gP":
        return Complement("np", at)
    return None


def _breaks(items: Items, i: int, calls: list[Call]) -> bool:
    """Whether a clause that is no longer content begins at the mark or coordinator ``i``."""
    tag, after = items[i].tag, i + 1
    if tag not in ",C-":
        return False
    if tag == "," and tag_at(items, after) == "C":
        after += 1
    if tag != "C" and low_at(items, after) == "according":
        return True
    for call in calls:
        if call.start == after and (call.participle or call.order == "shared"):
            return True
        if (
            tag == ","
            and call.order == "left"
            and call.source
            and call.source.start in (after, after + 1)
        ):
            return tag_at(items, after) != "T"
    return False


def content_end(unit: Unit, start: int, later: list[Call], *, phrase: bool, inner: bool) -> int:
    """The index behind the content that begins at ``start``.

    ``phrase``: a noun phrase, which ends at a relative clause; ``inner``: the cue stands in a
    subordinate clause at the beginning, which the first comma closes.
    """
    items = unit.items
    for i in range(start, len(items)):
        tag = items[i].tag
        if tag == "." and i == len(items) - 1:
            return i
        if tag == "," and inner:
            return i
        if phrase and tag == "," and tag_at(items, i + 1) in ("W", "B", "g", "D"):
            return i
        if _breaks(items, i, later):
            return i
    return len(items)


def trim(unit: Unit, start: int, end: int) -> Range | None:
    """The range without marks at its ends; None when nothing is left."""
    items = unit.items
    while start < end and items[start].tag in ",-:;.C":
        start += 1
    while end > start and items[end - 1].tag in ",-:;.C":
        end -= 1
    return Range(start, end) if start < end else None


def words_in(unit: Unit, span: Range) -> int:
    """How many words the range holds, those of quotations included."""
    count = 0
    for item in unit.items[span.start : span.end]:
        count += (
            len(unit.text[item.start : item.end].split())
            if item.tag in "Qq("
            else item.low[:1].isalnum()
        )
    return count


__all__ = ["Complement", "complement", "content_end", "long_phrase_right", "trim", "words_in"]
