"""The cues of a unit: which words are verbs, or nouns, of saying here."""

from __future__ import annotations

import re

from events.extraction.statements.cues import Cue, cue_forms, noun_cues
from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    QUOTED,
    Items,
    Range,
    low_at,
    phrase_left,
    tag_at,
)
from events.extraction.statements.subjects import subject_right
from events.extraction.statements.units import Item, Unit
from events.extraction.statements.uses import (
    ONCE,
    attributive,
    came,
    dropped,
    group_start,
    noun_like,
    unsaid,
)
from events.extraction.statements.verbs import CLOSERS, Call, source_of

_CUES = re.compile(r"^.|[Vn]|(?<=[Q,])[vd]")  # tags of what may be one
OWNED = 4  # items from a noun back to whose it is
_NOT_WHOSE = frozenset("whose our my your".split())
_TOLD = frozenset("quote that clause whom".split())  # what is said where somebody came to say it


def _call(items: Items, at: int, earlier: list[Call]) -> Call | None:
    """The cue at ``at``, if the word is one here and has a source."""
    cue = cue_forms()[items[at].low]
    start = group_start(items, at)
    surely = low_at(items, at - 1) in ONCE or low_at(items, at - 1) == "to"
    noun = not surely and (attributive(items, at) or noun_like(items, at, cue))
    if noun or dropped(items, start, at, cue):
        return None
    end, frames = at + 1, cue.frames
    for words, own in cue.particles:
        if tuple(item.low for item in items[end : end + len(words)]) == words:
            end, frames = end + len(words), own
            break
    if low_at(items, start - 1) == "to" and came(items, start - 1):
        frames = frames & _TOLD | {"tag"}
    if not frames:
        return None
    source, order = source_of(items, start, at, frames, earlier)
    if source is None and order != "shared":
        return None
    if source and unsaid(items, at, source, cue if order == "left" and start == at else None):
        return None
    return Call(at, start, end, cue, frames, source, order)


def _unlisted(items: Items, at: int) -> Call | None:
    """A verb that no list holds, between a quotation and its speaker: "X," softens Omar Nuri."""
    spoken = tag_at(items, at - 1) == "Q" or (
        tag_at(items, at - 1) == "," and tag_at(items, at - 2) in QUOTED
    )
    if not spoken or not items[at].low.endswith(("s", "ed")) or tag_at(items, at + 1) != "U":
        return None
    source = subject_right(items, at + 1, sure=True)
    if source is None or tag_at(items, source.end) not in CLOSERS:
        return None
    cue = Cue(items[at].low, "ed", frozenset(["quote", "tag"]))
    return Call(at, at, at + 1, cue, cue.frames, source, "right")


def _opens(item: Item) -> bool:
    """Whether the first word of a sentence is a participle: "Noting that X, Nuri left"."""
    cue = cue_forms().get(item.low)
    return cue is not None and cue.form == "ing"


def _noun(unit: Unit, at: int) -> Call | None:
    """A noun for something said, and whose it is: the donors' | demand."""
    items = unit.items
    whose = next((i for i in range(at - 1, max(-1, at - OWNED), -1) if items[i].tag == "S"), -1)
    if whose < 0 or items[whose].low in _NOT_WHOSE or items[at].tag not in "nV":
        return None
    cue = noun_cues()[items[at].low]
    return Call(at, at, at + 1, cue, cue.frames, _owner(unit, whose), "noun")


def _owner(unit: Unit, whose: int) -> Range:
    """The owner that a possessive names: a name, a noun with what belongs to it, his."""
    items, first = unit.items, whose
    if items[whose].low in words_of("possessives"):
        return Range(whose, whose + 1)
    if not unit.text[items[whose].start].isupper():
        return phrase_left(items, whose + 1) or Range(whose, whose + 1)
    while tag_at(items, first - 1) == "U":
        first -= 1
    return Range(first, whose + 1)


def _cue_at(unit: Unit, at: int, earlier: list[Call]) -> Call | None:
    """The cue at an index, be it a verb or a noun; ``earlier`` are those before it."""
    items, item = unit.items, unit.items[at]
    if (item.tag == "V" or (at == 0 and _opens(item))) and (call := _call(items, at, earlier)):
        return call
    if item.low in noun_cues():
        return _noun(unit, at)
    beside = item.tag in "nvd" and tag_at(items, at - 1) in ("Q", ",")
    return _unlisted(items, at) if beside else None


def find_calls(unit: Unit) -> list[Call]:
    """The cues of a unit from left to right."""
    calls: list[Call] = []
    for found in _CUES.finditer(unit.tags):
        if call := _cue_at(unit, found.start(), calls):
            calls.append(call)
    return calls
