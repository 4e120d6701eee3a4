"""Cue and content of one unit, joined into reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.results import Span
from events.extraction.statements.according import according
from events.extraction.statements.contents import (
    complements,
    content_end,
    is_clause,
    skip_adjuncts,
    trim,
)
from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    Items,
    Range,
    described_left,
    has_finite,
    low_at,
    phrase_left,
    tag_at,
)
from events.extraction.statements.report import MIN_WORDS, Report, span_of, words_in
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call, find_calls, main_subject

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
_PHRASES = frozenset("np np2 deed of for on about against with at".split())
_EXTRACTED = frozenset("what which whom".split())
_SUBORDINATE = frozenset(
    "while when after as although though because if since asked before even ever".split()
)


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


def _quotation_before(unit: Unit, call: Call, floor: int) -> list[Range]:
    """The quotation right before source and cue, with the clause it completes; [] if none."""
    items, at = unit.items, _edge(unit.items, call) - 1
    if tag_at(items, at) in (",", "-"):
        at -= 1
    if at < floor or not _spoken(items, at) or not call.frames & {"quote", "tag"}:
        return []
    start = at if tag_at(items, at - 1) == ":" else floor
    while start < at and items[start].tag in ",C-;:":
        start += 1
    clause = Range(start, at)
    return [Range(start if has_finite(items, clause) else at, at + 1)]


def _second_part(unit: Unit, call: Call, limit: int) -> list[Range]:
    """A quotation that goes on behind the cue: "X," he said, "Y."."""
    for i in range(call.end, limit):
        if tag_at(unit.items, i - 1) in (",", ":") and _spoken(unit.items, i):
            return [Range(i, i + 1)]
    return []


def _rest_behind(unit: Unit, call: Call, later: Sequence[Call]) -> Range | None:
    """The clause that goes on behind an inserted "X said,"."""
    items = unit.items
    at = call.source.end if call.order == "right" and call.source else call.end
    at = skip_adjuncts(items, at, call.frames)
    if tag_at(items, at) != ",":
        return None
    end = content_end(items, at + 1, [call, *later])
    rest = trim(items, at + 1, end)
    if not rest or tag_at(items, at + 1) in ("C", "g", "W") or not has_finite(items, rest):
        return None
    return rest


def _dependent(items: Items, span: Range) -> bool:
    """Whether the words only lead into a main clause: "If they leave", "In Kabul"."""
    leads = items[span.start].tag in ("B", "I", "R") or low_at(items, span.start) == "even"
    return leads and "," not in [item.tag for item in items[span.start : span.end]]


def _clause_before(unit: Unit, call: Call, floor: int, later: Sequence[Call]) -> list[Range]:
    """The clause closed by a comma before source and cue, and what goes on behind them."""
    items, edge = unit.items, _edge(unit.items, call)
    if "clause" not in call.frames or tag_at(items, edge - 1) != ",":
        return []
    before = trim(items, floor, edge - 1)
    if not before:
        return []
    rest = _rest_behind(unit, call, later)
    whole = _spoken_clause(items, before) and not _dependent(items, before)
    if rest and (not whole or items[rest.start].tag in FINITE):
        return [before, rest]
    return [before] if whole and words_in(unit, before) >= MIN_WORDS else []


def _spoken_clause(items: Items, span: Range) -> bool:
    """Whether words before a cue can be what was said: they hold a verb or a quotation."""
    quoted = any(item.tag in QUOTED for item in items[span.start : span.end])
    return quoted or has_finite(items, span)


def _inner(items: Items, call: Call) -> bool:
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


def _quotations(items: Items, at: int) -> list[Range]:
    """The quotation at ``at`` and those that follow it directly."""
    end = at + 1
    while tag_at(items, end) == "Q":
        end += 1
    return [Range(i, i + 1) for i in range(at, end)]


def _behind(unit: Unit, call: Call, later: Sequence[Call]) -> tuple[list[Range], str]:
    """The content that stands behind the cue, and its frame."""
    items = unit.items
    if low_at(items, _edge(items, call) - 1) in _EXTRACTED:
        return [], ""
    for frame, start in complements(items, call):
        if frame == "quote" and items[start].tag in QUOTED and _alone(items, start, later):
            return _quotations(items, start), frame
        phrase = frame in _PHRASES
        end = content_end(items, start, [call, *later], phrase=phrase, inner=_inner(items, call))
        whole = trim(items, start, end)
        if not whole or words_in(unit, whole) < _SHORTEST.get(frame, MIN_WORDS):
            continue
        sure = not call.frames & _THINGS and words_in(unit, whole) > MIN_WORDS
        if frame == "clause" and not (sure or is_clause(items, whole)):
            continue
        quoted = whole.end + 1 if tag_at(items, whole.end) == ":" else len(items)
        return [whole, *(_quotations(items, quoted) if tag_at(items, quoted) == "Q" else [])], frame
    return [], ""


def _after_as(unit: Unit, call: Call) -> list[Range]:
    """The main clause behind "As X said,"."""
    items = unit.items
    if low_at(items, 0) != "as" or _edge(items, call) != 1 or "clause" not in call.frames:
        return []
    at = skip_adjuncts(items, call.end, call.frames)
    rest = trim(items, at, len(items)) if tag_at(items, at) == "," else None
    return [rest] if rest and words_in(unit, rest) >= MIN_WORDS else []


def _content(unit: Unit, call: Call, floor: int, later: Sequence[Call]) -> tuple[list[Range], str]:
    """The ranges a cue reports and the rule that found them."""
    behind = _behind(unit, call, later) if call.order != "right" else ([], "")
    if behind[1] == "quote" and tag_at(unit.items, behind[0][0].start - 1) == ":":
        return behind
    if call.order != "shared":
        if quoted := _quotation_before(unit, call, floor):
            limit = later[0].start if later else len(unit.items)
            return quoted + _second_part(unit, call, limit), "quote before"
        if behind[1] in _FIRM:
            return behind
        if clause := _clause_before(unit, call, floor, later) or _after_as(unit, call):
            return clause, "clause before"
    return behind


def _of_calls(unit: Unit, calls: Sequence[Call]) -> Iterator[Report]:
    items, floor = unit.items, 0
    for number, call in enumerate(calls):
        if call.at < floor or (call.participle and call.source is None):
            continue  # reported inside what another cue reports, or by nobody
        later = calls[number + 1 :]
        ranges, rule = _content(unit, call, floor, later)
        waiting = call is calls[-1] and items[-1].tag == ":" and "quote" in call.frames
        if not ranges and not waiting:
            continue
        floor = max([floor, *(r.end for r in ranges)])
        cue = Span(items[call.at].start, items[call.end - 1].end)
        source = span_of(unit, call.source) if call.source else None
        content = [span_of(unit, r) for r in ranges]
        yield Report(
            unit.paragraph, content, cue, source, rule or "colon", call.cue.lemma, not ranges
        )


def _labelled(unit: Unit, calls: Sequence[Call]) -> Iterator[Report]:
    """Name: "content", and a unit that ends in a colon without a verb of saying."""
    items = unit.items
    at = next((i for i, item in enumerate(items) if item.tag == ":"), -1)
    if at < 1 or any(call.end > at - 3 for call in calls):
        return
    cue = Span(items[at].start, items[at].end)
    if at == len(items) - 1:
        source = calls[-1].source if calls else main_subject(items, at)
        span = span_of(unit, source) if source else None
        yield Report(unit.paragraph, [], cue, span, "colon", ":", open=True)
    elif tag_at(items, at + 1) == "Q":
        source = phrase_left(items, at)
        if source and any(item.tag in "UP" for item in items[source.start : source.end]):
            content = [span_of(unit, r) for r in _quotations(items, at + 1)]
            yield Report(unit.paragraph, content, cue, span_of(unit, source), "label", ":")


def reports_of(unit: Unit) -> list[Report]:
    """The reports that one unit holds by itself, by the place of cue or content."""
    if not unit.items:
        return []
    calls = find_calls(unit)
    found = [*according(unit), *_labelled(unit, calls)]
    taken = [span for report in found for span in report.content]
    found += [r for r in _of_calls(unit, calls) if not any(s in taken for s in r.content)]
    return sorted(found, key=lambda r: min([*r.content, r.cue or r.content[0]]))
