"""Cue and content of one unit joined into reports; quotations without a cue continue the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from events.extraction.results import Span
from events.extraction.statements.contents import (
    MIN_WORDS,
    Complement,
    complement,
    content_end,
    trim,
    words_in,
)
from events.extraction.statements.phrases import (
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
from events.extraction.statements.verbs import Call, find_calls

_PHRASE_FRAMES = frozenset("np of for on about against with at".split())


@dataclass(slots=True)
class Report:
    """A statement in the making: spans of content, cue and source; ``frame`` says which rule."""

    paragraph: int
    content: list[Span]
    cue: Span | None
    source: Span | None
    frame: str
    verb: str = ""
    label: str = ""
    taken: set[int] = field(default_factory=set)


def _span(unit: Unit, at: Range) -> Span:
    return Span(unit.items[at.start].start, unit.items[at.end - 1].end)


def _quoted(unit: Unit, at: int) -> Span:
    return unit.quote(unit.items[at]).inner


def _spoken(unit: Unit, at: int) -> bool:
    """Whether a quotation looks uttered rather than named: it ends as a clause or sentence does."""
    return tag_at(unit.items, at) == "Q" or tag_at(unit.items, at + 1) in (",", ".", "")


def _edge(call: Call) -> int:
    """The index of the first word of source and cue together."""
    if call.order == "left" and call.source:
        return call.source.start
    return call.start


def _quote_before(unit: Unit, call: Call) -> int:
    """The index of the quotation right before source and cue, or -1."""
    at = _edge(call) - 1
    if tag_at(unit.items, at) in (",", "-"):
        at -= 1
    if tag_at(unit.items, at) not in QUOTED or "quote" not in call.frames:
        return -1
    return at if _spoken(unit, at) else -1


def _clause_start(unit: Unit, floor: int) -> int:
    """Where the clause before a cue begins: at the unit's beginning or behind earlier content."""
    start = floor
    while tag_at(unit.items, start) in (",", "C", "-", ";") and start < len(unit.items):
        start += 1
    return start


def _before(unit: Unit, call: Call, floor: int) -> list[Span]:
    """The content that stands before source and cue."""
    at = _quote_before(unit, call)
    if at >= 0:
        start = _clause_start(unit, floor)
        first = start if has_finite(unit.items, Range(start, at)) else at
        return [_quoted(unit, at)] if first == at else [_span(unit, Range(first, at + 1))]
    edge = _edge(call)
    if "clause" not in call.frames or tag_at(unit.items, edge - 1) != ",":
        return []
    whole = trim(unit, _clause_start(unit, floor), edge - 1)
    if not whole or not has_finite(unit.items, whole) or words_in(unit, whole) <= MIN_WORDS:
        return []
    return (
        [_span(unit, whole)]
        if tag_at(unit.items, whole.start) not in ("B", "I")
        or "," in [i.tag for i in unit.items[whole.start : whole.end]]
        else []
    )


def _tail_quote(unit: Unit, call: Call, limit: int) -> list[Span]:
    """A second part behind the cue: "X," he said, "Y."."""
    for i in range(call.end, limit):
        if (
            unit.items[i].tag in QUOTED
            and tag_at(unit.items, i - 1) in (",", ":")
            and _spoken(unit, i)
        ):
            return [_quoted(unit, i)]
    return []


def _after(unit: Unit, call: Call, found: Complement, later: list[Call]) -> list[Span]:
    """The content that stands behind the cue."""
    items, start = unit.items, found.start
    if (
        tag_at(items, start) in QUOTED
        and _stands_alone(items, start, later)
        and found.frame == "quote"
    ):
        return [_quoted(unit, start)]
    inner = _subordinate(items, call)
    phrase = found.frame in _PHRASE_FRAMES
    whole = trim(unit, start, content_end(unit, start, later, phrase=phrase, inner=inner))
    if not whole:
        return []
    if whole.end - whole.start == 1 and items[whole.start].tag in QUOTED:
        return [_quoted(unit, whole.start)]
    if words_in(unit, whole) <= MIN_WORDS:
        return []
    return [_span(unit, whole)]


def _stands_alone(items: Items, at: int, later: list[Call]) -> bool:
    """Whether nothing of the clause follows the quotation at ``at``."""
    follows = tag_at(items, at + 1)
    return follows in ("", ".", ",", ";", "-") or any(c.start in (at + 1, at + 2) for c in later)


def _subordinate(items: Items, call: Call) -> bool:
    """Whether the cue belongs to a clause that ends at the next comma."""
    edge = _edge(call)
    first = low_at(items, 0)
    if first in (
        "while",
        "when",
        "after",
        "as",
        "although",
        "though",
        "because",
        "if",
        "since",
        "asked",
        "before",
    ):
        return "," not in [item.tag for item in items[:edge]]
    return low_at(items, call.start - 1) == "who" and tag_at(items, call.start - 2) == ","


def _cue_span(unit: Unit, call: Call) -> Span:
    return Span(unit.items[call.at].start, unit.items[call.end - 1].end)


def _source_span(unit: Unit, call: Call) -> Span | None:
    return _span(unit, call.source) if call.source else None


def _of_calls(unit: Unit) -> Iterator[Report]:
    calls = find_calls(unit)
    floor = 0
    for number, call in enumerate(calls):
        later = calls[number + 1 :]
        limit = later[0].start if later else len(unit.items)
        content = [] if call.order == "shared" else _before(unit, call, floor)
        frame = "before" if content else ""
        if content:
            content += _tail_quote(unit, call, limit)
        elif call.order != "right" and (found := complement(unit, call)):
            content, frame = _after(unit, call, found, later), found.frame
        if content:
            floor = next(
                (i for i, item in enumerate(unit.items) if item.start >= content[-1].end),
                len(unit.items),
            )
            yield Report(
                unit.paragraph,
                content,
                _cue_span(unit, call),
                _source_span(unit, call),
                frame,
                call.cue.lemma,
            )


def _according(unit: Unit) -> Iterator[Report]:
    items = unit.items
    for at in range(len(items) - 2):
        if items[at].low != "according" or items[at + 1].low != "to":
            continue
        end = phrase_right(items, at + 2)
        if end == at + 2:
            return
        source = _span(unit, Range(at + 2, end))
        full = long_phrase_right(items, at + 2)
        cue = Span(items[at].start, items[at + 1].end)
        if at <= 1:
            comma = next((i for i in range(full, len(items)) if items[i].tag == ","), -1)
            whole = trim(unit, comma, len(items)) if comma >= 0 else None
        else:
            whole = trim(unit, 0, at)
        if whole and words_in(unit, whole) > MIN_WORDS:
            yield Report(
                unit.paragraph, [_span(unit, whole)], cue, source, "according", "according to"
            )
        return


def reports_of(unit: Unit) -> list[Report]:
    """The reports that one unit holds by itself."""
    found = list(_according(unit))
    found += [r for r in _of_calls(unit) if not any(r.content == a.content for a in found)]
    return sorted(found, key=lambda r: r.content[0])
