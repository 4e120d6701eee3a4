"""Where the content of a cue ends, and what is left of it without marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    Items,
    Range,
    has_finite,
    is_finite,
    long_phrase_right,
    low_at,
    tag_at,
)
from events.extraction.statements.verbs import Call

QUOTED_CLAUSE = 12  # characters
_MARKS = frozenset(",-:;.C")
_STOPS = frozenset("-:;.")
_RELATIVES = frozenset("which who whom".split())
_ASKING = frozenset("whether how why what where so than".split())
_AFTER_PHRASE = frozenset("WBgDK")
_DAY_LEADS = frozenset("that on a an one two three".split())
LATER = 4  # words of "that same evening", "a month later"
_ASIDES = frozenset("according while compared although".split())


def _same_tense(call: Call, main: Call) -> bool:
    """Whether two coordinated cues agree: "said X and urged Y", not "said X and had urged Y"."""
    return (call.start == call.at, call.cue.form) == (main.start == main.at, main.cue.form)


def _breaks(items: Items, i: int, calls: Sequence[Call]) -> bool:
    """Whether a clause that is no longer content of ``calls[0]`` begins at ``i``."""
    tag, after = items[i].tag, i + 1
    if tag == "," and tag_at(items, after) == "C":
        after += 1
        if _moves_on(items, after):
            return True
    if tag != "C" and low_at(items, after) in _ASIDES:
        return True
    if tag == "," and after == i + 2 and low_at(items, after) in ("he", "she"):
        return True
    ahead = bisect_left(calls, after, key=lambda call: call.start)
    for call in calls[ahead : ahead + 2]:
        if call.start == after and (call.participle or call.order == "shared"):
            return call.participle or tag == "," or _same_tense(call, calls[0])
        begins = call.source.start if call.source and call.order == "left" else -1
        if tag == "," and begins in (after, after + 1):
            return tag_at(items, after) != "T"
    return False


def _moves_on(items: Items, at: int) -> bool:
    """Whether a coordinated clause goes on to tell what came next: ", and that evening it fell"."""
    if low_at(items, at) not in _DAY_LEADS:
        return False
    for i in range(at + 1, min(at + LATER, len(items))):
        if items[i].low in words_of("time_nouns") or items[i].tag == "t":
            later = low_at(items, i + 1) in ("later", "after", "earlier")
            verb = next((item.low for item in items[i:] if item.tag in FINITE), "")
            return verb not in ("will", "would") and (later or low_at(items, at) in ("that", "on"))
        if items[i].tag not in "#Kn":
            return False
    return False


def _afterthought(items: Items, at: int, *, phrase: bool) -> bool:
    """Whether what follows a comma explains what came before it: ", a move that ...".

    Behind a noun phrase so do relative and subordinate clauses.
    """
    if low_at(items, at) in ("a", "an"):
        return tag_at(items, at + 1) not in QUOTED  # called it “dull,” a “waste” and a “shame”
    if low_at(items, at) in words_of("amounting"):
        return True
    return phrase and (tag_at(items, at) in _AFTER_PHRASE or tag_at(items, at) in ("v", "A"))


def behind_comma(items: Items, i: int) -> int:
    """The index behind the comma at ``i``, be it the last mark of a quotation; 0 if there is none.

    "called it “a feast,” | a word that ...".
    """
    if items[i].tag == ",":
        return i + 1
    return i if items[i - 1].tag == "Q" and items[i].tag not in _STOPS else 0


def _quotes_behind(items: Items, at: int) -> bool:
    """Whether a colon and a quotation follow: somebody else's words."""
    return any(
        items[i].tag == ":" and tag_at(items, i + 1) in QUOTED for i in range(at, len(items))
    )


def led_in(items: Items, start: int) -> int:
    """Where the main clause begins of a content that a subordinate one opens: while X, | Y."""
    if tag_at(items, start) != "B" or low_at(items, start) in _ASKING:
        return start
    comma = next((i for i in range(start, len(items)) if items[i].tag == ","), -1)
    return comma + 1 if comma > 0 else start


def surely_ends(items: Items, start: int, i: int, *, inner: bool = False) -> bool:
    """Whether no content that begins at ``start`` goes on behind the mark at ``i``.

    A colon before a quotation, or a comma: it closes the clause (``inner``), or what follows
    explains, or tells what came next.
    """
    if items[i].tag == ":" and tag_at(items, i + 1) in QUOTED:
        return True
    if items[i].tag == ";" and tag_at(items, i + 1) == "C":
        return True
    if not (after := behind_comma(items, i)):
        return False
    behind = after + (tag_at(items, after) == "C")
    onwards = behind > after and _moves_on(items, behind)
    closed = inner and has_finite(items, Range(start, i))
    return closed or onwards or _afterthought(items, after, phrase=False)


def content_end(
    items: Items, start: int, calls: Sequence[Call], *, phrase: bool = False, inner: bool = False
) -> int:
    """The index behind the content of the first of ``calls``, which begins at ``start``.

    ``calls`` are this cue and the later ones. ``phrase``: a noun phrase, which ends at a relative
    clause; ``inner``: the cue stands in a subordinate clause at the beginning, which the first
    comma closes.
    """
    for i in range(led_in(items, start), len(items)):
        if items[i].tag == ":" and tag_at(items, i + 1) in QUOTED and i > start:
            return i
        if inner and items[i].tag == "Q":
            return i + 1  # its own comma closes the clause
        if items[i].tag == ";" and (
            (len(calls) > 1 and calls[-1].start > i)
            or tag_at(items, i + 1) == "C"
            or _quotes_behind(items, i)
        ):
            return i
        after = behind_comma(items, i)
        closed = inner and (phrase or has_finite(items, Range(start, i)))
        if after and (closed or _afterthought(items, after, phrase=phrase)):
            return i
        if items[i].tag in ",C-" and _breaks(items, i, calls):
            return i
    return len(items)


def trim(items: Items, start: int, end: int) -> Range | None:
    """The range without marks and coordinators at its ends; None when nothing is left."""
    while start < end and items[start].tag in _MARKS:
        start += 1
    while end > start and items[end - 1].tag in _MARKS:
        end -= 1
    return Range(start, end) if start < end else None


def _whole(items: Items, span: Range) -> bool:
    """Whether a clause begins with a subject of its own and has a verb."""
    return items[span.start].tag in "DSKUPp" and has_finite(items, span)


def clauses(items: Items, span: Range) -> list[Range]:
    """The range in parts, where another clause with that begins: said X | and that Y."""
    parts, start = [], span.start
    for i in range(span.start + 1, span.end - 2):
        joined = items[i].low in ("and", "but") and tag_at(items, i + 1) == "T"
        if joined and _whole(items, Range(i + 2, span.end)) and has_finite(items, Range(start, i)):
            parts.append(trim(items, start, i) or span)
            start = i + 2
    return [*parts, Range(start, span.end)]


def no_clause(items: Items, span: Range) -> bool:
    """Whether words are surely none: said | it again to him; a bomb | that ripped through a crowd.

    The latter has no verb but that of a relative clause.
    """
    if items[span.start].low == "it":
        edge = next((i for i in range(*span) if items[i].tag in ",W"), span.end)
        return not has_finite(items, Range(span.start + 1, edge))
    head = long_phrase_right(items, span.start)
    if head == span.start or not _relates(items, head):
        return False
    quoted = any(item.tag in QUOTED for item in items[head : span.end])
    return not quoted and len(_verbs(items, Range(head + 1, span.end))) == 1


def _relates(items: Items, at: int) -> bool:
    """Whether a relative clause begins at an index: who, that, in which."""
    led = tag_at(items, at) == "I"
    return low_at(items, at + led) in _RELATIVES or (tag_at(items, at) == "T" and not led)


def _verbs(items: Items, span: Range) -> list[int]:
    """The finite verbs in a range, up to what one of them reports."""
    found: list[int] = []
    for i in range(*span):
        if items[i].tag == "T" and items[i - 1].tag == "V":
            break
        if is_finite(items, i) and items[i - 1].tag not in FINITE:
            found.append(i)
    return found


def is_clause(items: Items, span: Range) -> bool:
    """Whether the range may be a clause.

    It begins with a subject pronoun or a quotation of some length, or a finite verb stands in it
    before any single comma.
    """
    first, commas = items[span.start], 0
    if first.low == "it" and tag_at(items, span.start + 1) == "I":
        return False
    if first.tag in "Pp" or (first.tag in QUOTED and first.end - first.start > QUOTED_CLAUSE):
        return True
    for i in range(span.start + 1, span.end):
        if is_finite(items, i):
            return commas != 1 or first.tag in "BIRWg"
        commas += items[i].tag in ",-"
    return False
