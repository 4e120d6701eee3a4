"""Sources that a phrase leads in: "according to X, ...", "..., in the words of X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from events.extraction.lexicon import load
from events.extraction.results import Span
from events.extraction.statements.contents import trim
from events.extraction.statements.phrases import (
    Items,
    Range,
    long_phrase_right,
    name_behind,
    phrase_right,
)
from events.extraction.statements.report import MIN_WORDS, Report, span_of, words_in
from events.extraction.statements.units import Unit


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


def _content(items: Items, at: int, behind: int) -> Range | None:
    """The rest of the sentence: behind the source where the phrase opens it, else before it."""
    if at > 1:
        return trim(items, 0, at)
    comma = next((i for i in range(behind, len(items)) if items[i].tag == ","), len(items))
    return trim(items, comma, len(items))


def according(unit: Unit) -> Iterator[Report]:
    """According to X, content; content, according to X."""
    items = unit.items
    for at in range(len(items) - 2):
        first = at + _source_phrase(items, at)
        if first == at or phrase_right(items, first) == first:
            continue
        source = Range(first, long_phrase_right(items, first))
        name = name_behind(items, source)
        whole = _content(items, at, (name or source).end)
        if whole and words_in(unit, whole) >= MIN_WORDS:
            cue = Span(items[at].start, items[first - 1].end)
            content = [span_of(unit, whole)]
            named = span_of(unit, name or source)
            yield Report(unit.paragraph, content, cue, named, "according", "according to")
        return
