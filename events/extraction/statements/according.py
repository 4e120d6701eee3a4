"""Sources that a phrase leads in: "according to X, ...", "..., in the words of X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from events.extraction.lexicon import load
from events.extraction.results import Span
from events.extraction.statements.contents import trim
from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    QUOTED,
    Items,
    Range,
    long_phrase_right,
    low_at,
    phrase_right,
    tag_at,
)
from events.extraction.statements.report import MIN_WORDS, Report, after_dateline, span_of, words_in
from events.extraction.statements.subjects import (
    name_behind,
)
from events.extraction.statements.units import Unit


class _Lead(NamedTuple):
    """A cue, the index behind it and its source, and the words of the source."""

    cue: Range
    end: int
    source: Span


@cache
def _source_phrases() -> dict[str, list[list[str]]]:
    """The phrases by their first word."""
    table: dict[str, list[list[str]]] = {}
    for phrase in load("cues")["according"]["phrases"]:
        table.setdefault(phrase.split()[0], []).append(phrase.split())
    return table


def _source_phrase(items: Items, at: int) -> int:
    """How many words of such a phrase begin at ``at``, 0 if none does."""
    for phrase in _source_phrases().get(items[at].low, ()):
        if [item.low for item in items[at : at + len(phrase)]] == phrase:
            return len(phrase)
    return 0


def _lead(unit: Unit, at: int) -> _Lead | None:
    """The source that begins at ``at``: according to | Habib; in | Habib's | own words."""
    items = unit.items
    if width := _source_phrase(items, at):
        source = Range(at + width, long_phrase_right(items, at + width))
        cue = Range(at, at + width)
        named = name_behind(items, source) or source
        return _Lead(cue, named.end, span_of(unit, named)) if source.end > source.start else None
    end = phrase_right(items, at + 1) if items[at].low == "in" else 0
    if low_at(items, end - 1) not in words_of("wordings"):
        return None
    owner = end - 3 if low_at(items, end - 2) == "own" else end - 2
    if owner <= at or items[owner].tag != "S":
        return None
    whose = span_of(unit, Range(at + 1, owner + 1))
    mark = {"'s": 2, "s'": 1}.get(items[owner].low[-2:], 0)
    return _Lead(Range(owner + 1, end), end, Span(whose.start, whose.end - mark))


def _content(unit: Unit, at: int, behind: int) -> Range | None:
    """The rest of the sentence: behind the source where the phrase opens it, else before it."""
    items, first = unit.items, after_dateline(unit)
    if tag_at(items, at - 1) == "," and tag_at(items, at - 2) == "C":
        return None  # no more than an aside: and, according to X, left
    inserted = tag_at(items, at - 1) == "," and tag_at(items, behind) == ","
    if inserted and tag_at(items, behind + 1) in QUOTED:
        return Range(behind + 1, behind + 2)
    if at > first + 1:
        return trim(items, first, at)
    comma = next((i for i in range(behind, len(items)) if items[i].tag == ","), len(items))
    return trim(items, comma, len(items))


def according(unit: Unit) -> Iterator[Report]:
    """According to X, content; content, according to X."""
    items = unit.items
    for at in range(len(items) - 2):
        lead = _lead(unit, at)
        if lead is None:
            continue
        whole = _content(unit, at, lead.end)
        quoted = whole and items[whole.start].tag in QUOTED
        if whole and (quoted or words_in(unit, whole) >= MIN_WORDS):
            cue, content = span_of(unit, lead.cue), [span_of(unit, whole)]
            yield Report(unit.paragraph, content, cue, lead.source, "according", "according to")
        return
