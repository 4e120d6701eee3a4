"""Cue and content of one unit, joined into reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from events.extraction.results import Span
from events.extraction.statements.according import according
from events.extraction.statements.calls import find_calls
from events.extraction.statements.contents import clauses, trim
from events.extraction.statements.options import Option, options
from events.extraction.statements.phrases import (
    Items,
    Range,
    has_finite,
    phrase_left,
    phrase_right,
    tag_at,
)
from events.extraction.statements.readings import Reading, quotations
from events.extraction.statements.report import Report, possessor, span_of
from events.extraction.statements.sayings import sayings
from events.extraction.statements.subjects import (
    named_left,
)
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call, main_subject
from events.extraction.statements.weights import likeliest

Chooser = Callable[[Unit, Call, Sequence[Option]], Reading]


_SAID = frozenset(["that", "clause"])


def _of_calls(unit: Unit, calls: Sequence[Call], choose: Chooser) -> Iterator[Report]:
    items, floor = unit.items, 0
    for number, call in enumerate(calls):
        if call.participle and call.source is None:
            continue  # reported by nobody
        later = [one for one in calls[number + 1 :] if one.order != "noun"]
        ranges, frame = choose(unit, call, options(unit, call, floor, later))
        waiting = not later and items[-1].tag == ":" and "quote" in call.frames
        if not ranges and not waiting:
            continue
        floor = max([floor, *(r.end for r in ranges)])
        cue = Span(items[call.at].start, items[call.end - 1].end)
        words = possessor if call.order == "noun" else span_of
        source = words(unit, call.source) if call.source else None
        parts = [part for r in ranges for part in clauses(items, r)] if frame in _SAID else ranges
        content = [span_of(unit, part) for part in parts]
        rule = frame or "colon"
        yield Report(unit.paragraph, content, cue, source, rule, call.cue.lemma, not ranges)


def _labelled(unit: Unit, calls: Sequence[Call]) -> Iterator[Report]:
    """Name: "content", and a unit that ends in a colon without a verb of saying."""
    items = unit.items
    at = unit.tags.find(":")
    if at < 1 or (any(call.end > at - 3 for call in calls) and not _introduced(items, at)):
        return
    cue = Span(items[at].start, items[at].end)
    if at == len(items) - 1:
        source = calls[-1].source if calls else main_subject(items, at)
        span = span_of(unit, source) if source else None
        yield Report(unit.paragraph, [], cue, span, "colon", ":", open=True)
    elif tag_at(items, at + 1) == "Q":
        beside = phrase_left(items, at)
        source = _introduced(items, at) or (named_left(items, beside) if beside else None)
        if source and any(item.tag in "UP" for item in items[source.start : source.end]):
            content = [span_of(unit, r) for r in quotations(items, at + 1)]
            yield Report(unit.paragraph, content, cue, span_of(unit, source), "label", ":")


def _addressed(unit: Unit, calls: Sequence[Call]) -> Iterator[Report]:
    """Name to hearers: content."""
    items = unit.items
    at = unit.tags.find(":")
    to = next((i for i in range(max(0, at)) if items[i].low == "to"), -1)
    name = phrase_left(items, to) if to > 0 and not calls else None
    opens = name and (name.start == 0 or tag_at(items, name.start - 1) in ("-", ":"))
    named = name and all(item.tag == "U" for item in items[name.start : name.end])
    whole = trim(items, at + 1, len(items))
    if name and opens and named and whole and phrase_right(items, to + 1) == at:
        cue = Span(items[to].start, items[at - 1].end)
        content = [span_of(unit, whole)]
        yield Report(unit.paragraph, content, cue, span_of(unit, name), "addressed")


def _introduced(items: Items, at: int) -> Range | None:
    """A name that opens the sentence, where no more than an aside parts it from the colon.

    "Moore, in the room where Nuri had spoken: “X”".
    """
    first = next((i + 1 for i in range(at) if items[i].tag in ".:)"), 0)
    end = phrase_right(items, first)
    if end == first or items[end - 1].tag != "U" or tag_at(items, end) != ",":
        return None
    clause = next((i for i in range(end, at) if items[i].tag in "BW"), at)
    apart = not has_finite(items, Range(end, clause))
    alone = not any(item.tag in ",;" for item in items[end + 1 : at])
    return Range(first, end) if apart and alone else None


def _signed(unit: Unit) -> Iterator[Report]:
    """A quotation with its speaker's name behind a dash: "..." — Name, teacher in Kabul."""
    items = unit.items
    name = len(items) - len(unit.tags.lstrip("Q-."))
    if not 1 < name < len(items) or items[name - 1].tag != "-" or items[name].tag != "U":
        return
    source = Range(name, phrase_right(items, name))
    if not has_finite(items, Range(name, len(items))):
        content = [span_of(unit, r) for r in quotations(items, 0)]
        cue = Span(items[name - 1].start, items[name - 1].end)
        yield Report(unit.paragraph, content, cue, span_of(unit, source), "label", ":")


def reports_of(unit: Unit, choose: Chooser = likeliest) -> list[Report]:
    """The reports that one unit holds by itself, by the place of cue or content.

    ``choose`` takes one of the readings that each cue allows, or an empty one.
    """
    if not unit.items:
        return []
    calls = find_calls(unit)
    found = [*according(unit), *sayings(unit), *_labelled(unit, calls), *_signed(unit)]
    found += [] if found else _addressed(unit, calls)
    taken = [span for report in found for span in report.content]
    found += [r for r in _of_calls(unit, calls, choose) if not any(s in taken for s in r.content)]
    return sorted(found, key=lambda r: min([*r.content, r.cue or r.content[0]]))
