"""The readings that a cue allows: every frame that fits, every place where the content may end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from events.extraction.statements import features
from events.extraction.statements.complements import Complement, complements
from events.extraction.statements.contents import behind_comma, led_in, surely_ends
from events.extraction.statements.phrases import QUOTED, Items, Range, low_at, tag_at
from events.extraction.statements.preceding import edge
from events.extraction.statements.readings import (
    PHRASES,
    Reading,
    acceptable,
    around,
    bounded,
    closes,
    day_at_end,
    extracted,
    inner,
    quoted_behind,
    reading,
    ruled_end,
)
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call

MOST_ENDS = 14
_CONCEDING = frozenset("though although while whereas".split())
# Frames that any verb of saying may have for once; those
# that speak only beside quotations ("tag") have none.
ANY_VERB = frozenset("that clause whom to ing wh about for of on against np np2".split())
CLAUSES = frozenset("that clause wh".split())


class Option(NamedTuple):
    """One reading of a cue, and what speaks for or against it."""

    reading: Reading
    features: tuple[str, ...]


def _ends(items: Items, start: int, frame: str) -> list[int]:
    """The indexes where a content may end, the last is that behind the unit."""
    marks = ",-:;CBW" + ("It" if frame in PHRASES else "")
    quoted = items[start].tag in QUOTED
    within = [
        i
        for i in range(max(start + 1, led_in(items, start)), len(items))
        if items[i].tag in marks
        or (items[i - 1].tag == "Q" and behind_comma(items, i))
        or (i == start + 1 and quoted)
    ]
    last = day_at_end(items) if frame in PHRASES else len(items)
    return [*(i for i in within[:MOST_ENDS] if i < last), len(items)]


def _by_start(calls: Sequence[Call]) -> dict[int, Call]:
    """The calls by the indexes where their sources and verbs begin."""
    table: dict[int, Call] = {}
    for call in calls:
        if call.source and call.order == "left":
            table.setdefault(call.source.start, call)
        table.setdefault(call.start, call)
    return table


def _conceded(items: Items, i: int, call: Call, starts: dict[int, Call]) -> bool:
    """Whether another report in the same form follows: insisted that X, though he admitted Y."""
    if tag_at(items, i) != "," or low_at(items, i + 1) not in _CONCEDING:
        return False
    other = starts.get(i + 2)
    return other is not None and other.order == "left" and other.cue.form == call.cue.form


def _with_ends(
    unit: Unit, call: Call, frame: str, start: int, later: Sequence[Call]
) -> Iterator[tuple[Range, list[str]]]:
    """Each content that may begin at ``start``, with what stands at its end and before."""
    items, kind = unit.items, features.family(frame)
    starts, ruled = _by_start(later), ruled_end(items, call, frame, start, later)
    closed = inner(items, call)
    crossed: list[str] = []
    for end in _ends(items, start, frame):
        at = features.of_break(items, end, start, call, starts)
        if end == ruled:
            at = (*at, "ruled", f"ruled {at[0]}")
        whole = bounded(items, frame, start, end)
        if whole and acceptable(unit, call, frame, whole):
            ending = [f"end {kind}: {what}" for what in at]
            yield whole, [*crossed, *ending, *features.of_extent(items, frame, whole)]
        if end < len(items) and surely_ends(items, start, end, inner=closed):
            return
        if call.source and end == call.source.start - 1:
            return  # noting that X, | Nuri left
        if _conceded(items, end, call, starts):
            return
        crossed += [f"cross {kind}: {what}" for what in at]


def _foreign(call: Call) -> frozenset[str]:
    """The frames a verb may have for once, though the lexicon does not give it any of them."""
    if "tag" in call.frames:
        return frozenset()
    without = {"np", "np2", "whom"} if "thing" in call.frames else set()
    without |= {frame.removeprefix("not-") for frame in call.frames if frame.startswith("not-")}
    if "np2" in call.frames:
        without.add("np")  # a group called Friends of the Road
    if not call.frames & CLAUSES:
        without |= CLAUSES
    return ANY_VERB - without


def _starts(items: Items, call: Call) -> list[Complement]:
    """The frames that fit behind a cue, its verb's own first; only Y in what he called Y."""
    if extracted(items, call):
        return [Complement("np2", call.end)] if "np2" in call.frames else []
    wide = replace(call, frames=call.frames | _foreign(call))
    return list(dict.fromkeys([*complements(items, call), *complements(items, wide)]))


def _behind(unit: Unit, call: Call, floor: int, later: Sequence[Call]) -> Iterator[Option]:
    """The readings behind the cue: the frames of its verb first, then those of others."""
    items = unit.items
    if call.order == "right":
        return
    head = edge(items, call) - 1
    named = (Range(head, head + 1),) if extracted(items, call) else ()  # what he called Y
    for frame, start in _starts(items, call):
        if start >= len(items) or (frame == "clause" and items[start].tag == "T"):
            continue
        shared = features.of_complement(unit, call, frame, start, floor)
        for whole, ending in _with_ends(unit, call, frame, start, later):
            ranges = (*named, whole, *quoted_behind(items, whole.end))
            yield Option(Reading(ranges, frame), (*shared, *ending))


def _around(unit: Unit, call: Call, floor: int, later: Sequence[Call]) -> Iterator[Option]:
    if call.at < floor or call.order == "noun":
        return
    if call.frames & {"that", "quote"} and "tag" not in call.frames:
        call = replace(call, frames=call.frames | {"clause"})
    ranges = around(unit, call, floor, later, longest=True)
    for some in {ranges, ranges[:1]} if ranges else ():
        yield Option(
            Reading(some, "clause before"), tuple(features.of_clauses_around(unit, call, some))
        )


def _by_rule(unit: Unit, call: Call, ruled: Reading, floor: int) -> Option:
    """The rules' own reading, should it be none of the others."""
    if ruled.frame == "clause before":
        return Option(ruled, tuple(features.of_clauses_around(unit, call, ruled.ranges)))
    start = ruled.ranges[0].start
    return Option(ruled, tuple(features.of_complement(unit, call, ruled.frame, start, floor)))


def options(unit: Unit, call: Call, floor: int, later: Sequence[Call]) -> list[Option]:
    """The readings of a cue with their features; only that of the rules where that is sure.

    ``floor`` is the index behind what earlier cues report, ``later`` are the cues behind this one.
    """
    ruled = reading(unit, call, floor, later) if call.at >= floor else Reading()
    if ruled.ranges and (ruled.sure or (ruled.frame == "clause before" and closes(unit, call))):
        return [Option(ruled, ())]
    table: dict[tuple[Range, ...], Option] = {}
    for option in (*_behind(unit, call, floor, later), *_around(unit, call, floor, later)):
        table.setdefault(option.reading.ranges, option)
    if ruled.ranges:
        table.setdefault(ruled.ranges, _by_rule(unit, call, ruled, floor))
    shared = features.of_cue(unit, call, floor)
    chosen = (f"ruled {ruled.frame}", f"ruled {ruled.frame} {call.cue.lemma}", "ruled")
    return [
        Option(
            option.reading,
            (
                *shared,
                *option.features,
                *(chosen if ranges == ruled.ranges else (f"instead of {ruled.frame}",)),
            ),
        )
        for ranges, option in table.items()
    ]
