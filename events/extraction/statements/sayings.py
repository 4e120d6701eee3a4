"""Cues that are nouns: "his answer was that X", "the line from the palace was X", "word from X"."""

from __future__ import annotations

from collections.abc import Iterator

from events.extraction.results import Span
from events.extraction.statements.contents import content_end, trim
from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    QUOTED,
    Range,
    long_phrase_right,
    low_at,
    phrase_left,
    tag_at,
)
from events.extraction.statements.readings import quotations
from events.extraction.statements.report import Report, possessor, span_of, words_in
from events.extraction.statements.units import Unit

SHORTEST = 3  # words of a quotation that is a saying: his position was “shaky”
_BE = frozenset(["is", "was", "remains", "remained"])
_OWNING = frozenset(["of", "from"])
_NOT_WHOSE = frozenset("that this these those whose our my your".split())


def sayings(unit: Unit) -> Iterator[Report]:
    """Reports whose cue is a noun for something said, and whose it is."""
    nouns = words_of("sayings")
    for at, item in enumerate(unit.items):
        if item.low in nouns and item.tag in "nV" and (found := _report(unit, at)):
            yield found


def _report(unit: Unit, at: int) -> Report | None:
    items = unit.items
    behind, source = _owner(unit, at)
    if source is None:
        return None
    told = items[at].low in words_of("news") and tag_at(items, behind) == "T"
    parts = _content(unit, behind) if told or low_at(items, behind) in _BE else ()
    if not parts:
        return None
    cue = Span(items[at].start, items[at].end)
    return Report(unit.paragraph, [span_of(unit, part) for part in parts], cue, source, "noun")


def _owner(unit: Unit, at: int) -> tuple[int, Span | None]:
    """The index behind the noun and its owner, and the words of the owner."""
    items = unit.items
    if low_at(items, at + 1) in _OWNING:
        end = long_phrase_right(items, at + 2)
        return end, span_of(unit, Range(at + 2, end)) if end > at + 2 else None
    whose = next((i for i in range(at - 1, max(-1, at - 3), -1) if items[i].tag == "S"), -1)
    if whose < 0 or items[whose].low in _NOT_WHOSE:
        return at + 1, None
    named = items[whose].low.endswith(("'s", "s'"))
    phrase = (phrase_left(items, whose + 1) if named else None) or Range(whose, whose + 1)
    return at + 1, possessor(unit, phrase)


def _content(unit: Unit, behind: int) -> tuple[Range, ...]:
    """What follows the verb: a clause with that, or a quotation."""
    items = unit.items
    first = behind + (low_at(items, behind) in _BE)
    while tag_at(items, first) == "R":
        first += 1
    if tag_at(items, first) in QUOTED:
        parts = quotations(items, first)
        return parts if sum(words_in(unit, part) for part in parts) >= SHORTEST else ()
    if tag_at(items, first) != "T":
        return ()
    clause = trim(items, first + 1, content_end(items, first + 1, []))
    return (clause,) if clause and clause.end - clause.start > 2 else ()
