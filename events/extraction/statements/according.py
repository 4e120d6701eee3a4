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
    FINITE,
    QUOTED,
    Items,
    Range,
    has_finite,
    is_plural,
    long_phrase_right,
    low_at,
    phrase_right,
    tag_at,
)
from events.extraction.statements.referents import is_person, nouns
from events.extraction.statements.report import (
    MIN_WORDS,
    Report,
    after_dateline,
    possessor,
    span_of,
    words_in,
)
from events.extraction.statements.subjects import (
    name_behind,
)
from events.extraction.statements.units import Unit

_RELATIVES = frozenset(["who", "which", "that"])
MIN_CLAUSE = 2  # words: according to her, nobody answered


class _Lead(NamedTuple):
    """A cue, the index behind it and its source, and the words of the source."""

    cue: Range
    end: int
    source: Span


@cache
def _source_phrases() -> dict[str, list[list[str]]]:
    """The phrases by their first word."""
    table: dict[str, list[list[str]]] = {}
    according = load("cues")["according"]
    for phrase in [*according["phrases"], *according["reworded"]]:
        table.setdefault(phrase.split()[0], []).append(phrase.split())
    return table


@cache
def _leading() -> frozenset[str]:
    """The words that may lead in a source."""
    return frozenset({"in", "as", *_source_phrases()})


def _source_phrase(items: Items, at: int) -> int:
    """How many words of such a phrase begin at ``at``, 0 if none does."""
    for phrase in _source_phrases().get(items[at].low, ()):
        if [item.low for item in items[at : at + len(phrase)]] == phrase:
            return len(phrase)
    return 0


def _may_be_source(items: Items, at: int, source: Range) -> bool:
    """Whether persons stand behind words that elsewhere compare: in line with two officials."""
    phrase = [item.low for item in items[at : source.start]]
    if " ".join(phrase) not in load("cues")["according"]["reworded"]:
        return True
    head = low_at(items, phrase_right(items, source.start) - 1)
    several = is_plural(items, phrase_right(items, source.start))
    return several and (is_person(head.removesuffix("s")) or head in nouns("persons"))


def _past_relative(items: Items, end: int) -> int:
    """The index of the comma behind a relative clause: "a clerk | who kept the books,"."""
    if low_at(items, end) not in _RELATIVES or not has_finite(items, Range(end, len(items))):
        return end
    return next((i for i in range(end, len(items)) if items[i].tag in ",;."), end)


def _lead(unit: Unit, at: int) -> _Lead | None:
    """The source that begins at ``at``: according to | Habib; in | Habib's | own words."""
    items = unit.items
    if width := _source_phrase(items, at):
        source = Range(at + width, long_phrase_right(items, at + width))
        if not _may_be_source(items, at, source):
            return None
        cue = Range(at, at + width)
        named = name_behind(items, source) or source
        end = _past_relative(items, named.end)
        return _Lead(cue, end, span_of(unit, named)) if source.end > source.start else None
    if items[at].low == "as":
        return _seen(unit, at)
    end = phrase_right(items, at + 1) if items[at].low == "in" else 0
    if low_at(items, end - 1) not in words_of("wordings"):
        return None
    owner = end - 3 if low_at(items, end - 2) == "own" else end - 2
    if owner <= at or items[owner].tag != "S" or items[owner].low in ("your", "my", "our"):
        return None
    return _Lead(Range(owner + 1, end), end, possessor(unit, Range(at + 1, owner + 1)))


def _seen(unit: Unit, at: int) -> _Lead | None:
    """As | the envoy | sees it."""
    items = unit.items
    end = long_phrase_right(items, at + 1)
    seen = low_at(items, end) in words_of("seeing") and low_at(items, end + 1) == "it"
    quoted = any(item.tag in QUOTED for item in items[:at])  # that has a cue of its own
    if quoted or end == at + 1 or not seen or tag_at(items, end + 2) not in (",", ".", ""):
        return None
    return _Lead(Range(end, end + 2), end + 2, span_of(unit, Range(at + 1, end)))


def _inserted(items: Items, at: int, behind: int) -> bool:
    """Whether the source stands between commas within a clause."""
    return tag_at(items, at - 1) == "," and tag_at(items, behind) == ","


def _of_relative(items: Items, at: int, behind: int) -> Range | None:
    """What a relative clause says into which the source is put: which, | X says, | "hides Y"."""
    before = at - 1 - (tag_at(items, at - 1) == ",")
    if low_at(items, before) not in _RELATIVES or tag_at(items, before - 1) == "I":
        return None
    rest = trim(items, behind, len(items))
    verb = rest and (items[rest.start].tag in FINITE or items[rest.start].tag == "n")
    return rest if verb else None


def _parted(items: Items, before: Range, after: Range) -> bool:
    """Whether the source parts a subject from its verb: The ferry, | X says, | will not sail."""
    return items[after.start].tag in FINITE and not has_finite(items, before)


def _leads_in(items: Items, start: int, end: int) -> bool:
    """Whether the words before a source only lead into the clause behind it: "When X came"."""
    if items[start].tag == "B":
        return "," not in [item.tag for item in items[start : end - 1]]
    return items[start].tag in "IRt" and not has_finite(items, Range(start, end))


def _own_subject(items: Items, clause: Range) -> bool:
    """Whether a clause begins with a subject of its own."""
    end = phrase_right(items, clause.start)
    return end > clause.start and tag_at(items, end) in FINITE


def _behind(items: Items, behind: int) -> Range | None:
    """The clause behind a source that opens the sentence; it begins at a comma, or a subject."""
    pronoun = tag_at(items, behind - 1) in ("O", "P") and tag_at(items, behind) != ","
    if pronoun or tag_at(items, behind) in ("D", "S", "P", "p"):
        return trim(items, behind, len(items))
    comma = next((i for i in range(behind, len(items)) if items[i].tag == ","), len(items))
    return trim(items, comma, len(items))


def _contents(unit: Unit, at: int, behind: int) -> list[Range]:
    """The rest of the sentence: behind the source where the phrase opens it, else before it.

    On both sides where neither is whole: "It would be, in the words of X, “Y”".
    """
    items, first = unit.items, after_dateline(unit)
    if tag_at(items, at - 1) == ";":
        first = at
    if at == first + 1 and tag_at(items, first) in QUOTED:
        return [Range(first, at)]  # "X," in his words
    inserted, after = _inserted(items, at, behind), trim(items, behind, len(items))
    if tag_at(items, at - 1) == "," and tag_at(items, at - 2) == "C":
        # no more than an aside: and, according to X, left
        return [after] if inserted and after and _own_subject(items, after) else []
    quoted = tag_at(items, behind + 1) in QUOTED
    if inserted and after and (quoted or _leads_in(items, first, at)):
        return [Range(behind + 1, behind + 2)] if quoted else [after]
    if at <= first + 1:
        found = _behind(items, behind)
        return [found] if found else []
    related = _of_relative(items, at, behind)
    return [related] if related else _around(items, Range(first, at), behind)


def _around(items: Items, whole: Range, behind: int) -> list[Range]:
    """What stands before a source within a sentence, and what goes on behind it."""
    inserted, after = _inserted(items, whole.end, behind), trim(items, behind, len(items))
    before = trim(items, *whole)
    parted = inserted and before and after and _parted(items, before, after)
    goes_on = parted or (
        inserted and after and items[after.start].tag in "IWgT" and tag_at(items, behind + 1) != "C"
    )
    return [part for part in (before, after if goes_on else None) if part]


def according(unit: Unit) -> Iterator[Report]:
    """According to X, content; content, according to X."""
    items, leading = unit.items, _leading()
    for at in [at for at, item in enumerate(items[:-2]) if item.low in leading]:
        lead = _lead(unit, at)
        if lead is None:
            continue
        parts = _contents(unit, at, lead.end)
        quoted = any(items[part.start].tag in QUOTED for part in parts)
        whole = any(has_finite(items, part) for part in parts)
        least = MIN_CLAUSE if whole else MIN_WORDS
        if parts and (quoted or sum(words_in(unit, part) for part in parts) >= least):
            cue, content = span_of(unit, lead.cue), [span_of(unit, part) for part in parts]
            yield Report(unit.paragraph, content, cue, lead.source, "according", "according to")
        return
