"""What stands before source and cue: a quotation, a clause, the beginning of one."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.statements.complements import skip_adjuncts
from events.extraction.statements.contents import content_end, trim
from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    Items,
    Range,
    has_finite,
    low_at,
    phrase_right,
    tag_at,
)
from events.extraction.statements.report import after_dateline, span_of, words_in
from events.extraction.statements.subjects import described_left
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call

SHORTEST = 3  # words of a clause before its cue
LONGEST_SUBJECT = 8  # items
SUBORDINATE = frozenset(
    "while when after as although though because if since asked before even ever".split()
)


def _spoken(items: Items, at: int) -> bool:
    """Whether a quotation looks uttered rather than named: it ends as a clause does."""
    return tag_at(items, at) == "Q" or (
        tag_at(items, at) == "q" and tag_at(items, at + 1) in (",", ".", "")
    )


def edge(items: Items, call: Call) -> int:
    """The index of the first word of source and cue together."""
    if call.order != "left" or not call.source:
        return call.start
    head = described_left(items, call.source)
    return head.start if head else call.source.start


def quotation_before(unit: Unit, call: Call, floor: int) -> tuple[Range, ...]:
    """The quotation right before source and cue, with the clause it completes; () if none."""
    items, at = unit.items, edge(unit.items, call) - 1
    if low_at(items, at) in ("how", "what") and low_at(items, at - 1) in ("is", "was"):
        at -= 2  # “X” is how | she put it
    if tag_at(items, at) in (",", "-"):
        at -= 1
    if at < floor or not _spoken(items, at) or not call.frames & {"quote", "tag"}:
        return ()
    start = at if tag_at(items, at - 1) == ":" else floor
    while start < at and items[start].tag in ",C-;:":
        start += 1
    runs_on = start < at and items[at - 1].tag not in ",-:;.("
    completes = runs_on or has_finite(items, Range(start, at))
    return (Range(start if completes else at, at + 1),)


def second_part(unit: Unit, call: Call, limit: int) -> tuple[Range, ...]:
    """A quotation that goes on behind the cue: "X," he said, "Y."."""
    for i in range(call.end, limit):
        if tag_at(unit.items, i - 1) in (",", ":", ";") and _spoken(unit.items, i):
            return (Range(i, i + 1),)
    return ()


def _rest_behind(unit: Unit, call: Call, later: Sequence[Call], *, longest: bool) -> Range | None:
    """The clause that goes on behind an inserted "X said,"."""
    items = unit.items
    at = call.source.end if call.order == "right" and call.source else call.end
    at = skip_adjuncts(items, at, call.frames)
    if "whom" in call.frames and call.order != "right" and tag_at(items, at) != ",":
        at = phrase_right(items, at)
    if tag_at(items, at) != ",":
        return None
    end = content_end(items, at + 1, [call, *later])
    rest = trim(items, at + 1, end)
    opener = low_at(items, at + 1)
    joined = tag_at(items, at + 1) == "C" and not longest
    if not rest or joined or tag_at(items, at + 1) in ("g", "W") or not has_finite(items, rest):
        return None
    if tag_at(items, at + 1) == "V" and opener.endswith("ing"):
        return None  # says how, not what: "..., he said, speaking in Oslo"
    return rest


def _dependent(items: Items, span: Range) -> bool:
    """Whether the words only lead into a main clause: "If they leave", "In Kabul"."""
    first = "B" if items[span.start].low in SUBORDINATE else items[span.start].tag
    if first in ("I", "R"):
        inner = (i for i in range(*span) if items[i].tag in "BW")
        return not has_finite(items, Range(span.start, next(inner, span.end)))
    leads = first == "B" or low_at(items, span.start) == "even"
    return leads and "," not in [item.tag for item in items[span.start : span.end]]


def _before(unit: Unit, call: Call, floor: int) -> Range | None:
    """What a comma parts from source and cue behind it."""
    items, end = unit.items, edge(unit.items, call) - 1
    if low_at(items, end) == "as":
        end -= 1  # it had been broken, as they claimed
    elif low_at(items, end) == "so" and low_at(items, end - 1) == "or":
        end -= 2  # it had been broken, or so they claimed
    if tag_at(items, end) != ",":
        return None
    first = max(floor, after_dateline(unit))
    stops = (i for i in range(first, end) if items[i].tag == ";" or _parts(items, i, end))
    first = max([first, *(i + 1 for i in stops)])
    return trim(items, first, end)


def _parts(items: Items, at: int, end: int) -> bool:
    """Whether a colon begins a clause of its own, and names no more than a part of the last."""
    return items[at].tag == ":" and has_finite(items, Range(at + 1, end))


def completed(unit: Unit, call: Call, floor: int, quoted: tuple[Range, ...]) -> tuple[Range, ...]:
    """A quotation whose subject stands before the cue: "The road, he warned, “is shut”"; ()."""
    items, before = unit.items, _before(unit, call, floor)
    opens = unit.text[span_of(unit, quoted[0]).start] if quoted else ""
    if not before or not opens.islower() or has_finite(items, before):
        return ()
    subject = items[before.start].tag in "DSUKn" and before.end - before.start <= LONGEST_SUBJECT
    return (before, *quoted) if subject else ()


def clause_before(
    unit: Unit, call: Call, floor: int, later: Sequence[Call], *, longest: bool
) -> tuple[Range, ...]:
    """The clause closed by a comma before source and cue, and what goes on behind them.

    What goes on belongs to it where one needs the other, and wherever the ``longest`` is asked for.
    """
    items, before = unit.items, _before(unit, call, floor)
    inverted = call.order == "right" and "that" in call.frames
    if not before or not ("clause" in call.frames or inverted) or _dangling(items, before):
        return ()
    rest = _rest_behind(unit, call, later, longest=longest)
    if rest and items[before.end - 1].tag in "BW":
        return (rest,)  # at a time when, he said, it rained
    source = call.source.end if call.source else 0
    alone = call.order == "right" and tag_at(items, source) in ("", ".")  # No bread, says Nuri.
    whole = (alone or _spoken_clause(items, before)) and not _dependent(items, before)
    if rest and tag_at(items, rest.start) == "A" and tag_at(items, rest.start + 1) == "T":
        return (Range(rest.start + 2, rest.end),) if rest.start + 2 < rest.end else ()
    if rest and (longest or not whole or items[rest.start].tag in FINITE):
        return before, rest
    return (before,) if whole and words_in(unit, before) >= SHORTEST else ()


def _dangling(items: Items, span: Range) -> bool:
    """Whether a subordinate clause has begun that lacks its verb: "It rained when, on Monday"."""
    last = max((i for i in range(*span) if items[i].tag in "BW"), default=-1)
    opened = last > span.start and tag_at(items, last + 1) == "," and last + 1 < span.end
    return opened and not has_finite(items, Range(last + 1, span.end))


def _spoken_clause(items: Items, span: Range) -> bool:
    """Whether words before a cue can be what was said: they hold a verb or a quotation."""
    quoted = any(item.tag in QUOTED for item in items[span.start : span.end])
    return quoted or has_finite(items, span)
