"""What stands behind a cue: the frame that fits, where its content begins and where it ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    TIME_LEADS,
    Items,
    Range,
    is_finite,
    long_phrase_right,
    low_at,
    phrase_right,
    tag_at,
)
from events.extraction.statements.units import QUOTATION
from events.extraction.statements.verbs import Call

ASIDE = 16
QUOTED_CLAUSE = 12  # characters
_WH = frozenset("whether how why what if where when who".split())
_ADDRESSED = frozenset("tell inform assure remind notify".split())
_VERBAL = frozenset("nvVARNd")
_CLAUSE_START = frozenset("nUDSPpOgQq#BtWTK")
_PHRASE_START = frozenset("DSUnOQq#gPK")
_QUOTE_OR_THAT = frozenset("QqT")
_MARKS = frozenset(",-:;.C")
_AFTER_PHRASE = frozenset("WBgDK")
_DAY_LEADS = frozenset("that on a an one two three".split())
LATER = 4  # words of "that same evening", "a month later"
_ASIDES = frozenset("according while compared although".split())


class Complement(NamedTuple):
    """The frame that fits behind a cue, and the index where the content begins."""

    frame: str
    start: int


def _behind_aside(items: Items, at: int) -> int:
    """The index behind ", in an interview with X," when a complement follows, else ``at``."""
    if tag_at(items, at) != "," or tag_at(items, at + 1) not in ("I", "R", "t"):
        return at
    for i in range(at + 1, min(at + ASIDE, len(items))):
        if items[i].tag == ",":
            return i + 1 if tag_at(items, i + 1) in _QUOTE_OR_THAT else at
    return at


def _one_adjunct(items: Items, at: int, frames: frozenset[str]) -> int:
    """The index behind the adverb, time, place or aside at ``at``; ``at`` if there is none."""
    tag, low = tag_at(items, at), low_at(items, at)
    if tag in ("R", "t", "("):
        return at + 1
    if low in TIME_LEADS and low_at(items, at + 1) in words_of("time_nouns"):
        return at + 2
    if tag == "I" and low not in frames:
        hearer = low == "to" and (
            tag_at(items, at + 1) not in ("D", "U", "n", "O") or frames & {"whom", "to"}
        )
        end = phrase_right(items, at + 1)
        return at if hearer or end == at + 1 else end
    return _behind_aside(items, at)


def skip_adjuncts(items: Items, at: int, frames: frozenset[str]) -> int:
    """The index behind adverbs, times and places: "said | on Monday in a statement | that"."""
    while (behind := _one_adjunct(items, at, frames)) > at:
        at = behind
    return at


def _addressee_end(items: Items, at: int, call: Call) -> int:
    """Where the addressee that begins at ``at`` ends; ``at`` when the words are the content's."""
    end = phrase_right(items, at)
    if end == at or tag_at(items, at) == "O" or low_at(items, end) == "to":
        return end
    if _infinitive(items, asked := _asked_end(items, at)):
        return asked
    follows = tag_at(items, skip_adjuncts(items, end, call.frames))
    if follows in ("T", "Q", "q", ":", ",", "W", "B"):
        return end
    if call.cue.lemma not in _ADDRESSED:
        return at
    if follows in FINITE:
        # "told reporters Trump was": the addressee ends where the name begins.
        names = (i for i in range(at + 1, end) if items[i].tag == "U" and items[i - 1].tag == "n")
        return next(names, at)
    return end


def _infinitive(items: Items, at: int) -> bool:
    return low_at(items, at) == "to" and tag_at(items, at + 1) in _VERBAL


def _two_phrases(items: Items, at: int) -> bool:
    """An object and what it is called: "them “heroes”", "the deal a mistake", "it as Y"."""
    end = long_phrase_right(items, at)
    if end == at:
        return False
    within = any(item.low == QUOTATION for item in items[at + 1 : end])
    return within or tag_at(items, end) in ("D", "q", "Q") or low_at(items, end) == "as"


def _deed(items: Items, at: int) -> bool:
    """A noun for something done, and what it is done to: "the release of 2,000 prisoners"."""
    end = phrase_right(items, at)
    verbal = low_at(items, end - 1).endswith(tuple(words_of("deed_endings")))
    return end > at and verbal and low_at(items, end) in ("of", "to")


def _determines(items: Items, at: int) -> bool:
    """Whether "that" stands before a noun and no clause: "that argument", "that in 2010 he"."""
    end = phrase_right(items, at + 1)
    return (
        items[at].tag == "T"
        and end == at + 2
        and (items[at + 1].tag == "n" or items[at + 1].low == "one")
        and tag_at(items, end) in (",", ".", "", "I", "C")
    )


_Test = Callable[[Items, int], bool]
_FRAMES: tuple[tuple[str, int, _Test], ...] = (
    ("quote", 0, lambda items, at: items[at].tag in QUOTED),
    ("that", 1, lambda items, at: items[at].tag == "T" and not _determines(items, at)),
    ("wh", 0, lambda items, at: items[at].low in _WH),
    ("to", 0, _infinitive),
    ("ing", 0, lambda items, at: items[at].tag in "gA" and items[at].low.endswith("ing")),
    ("deed", 0, _deed),
    ("clause", 0, lambda items, at: items[at].tag in _CLAUSE_START),
    ("np2", 0, _two_phrases),
    ("np", 0, lambda items, at: items[at].tag in _PHRASE_START or _determines(items, at)),
)


def _asked_end(items: Items, at: int) -> int:
    """The index behind those who are asked: "both sides in the north | to lay down"."""
    end = phrase_right(items, at)
    while end > at and tag_at(items, end) == "I" and items[end].low != "to":
        further = phrase_right(items, end + 1)
        if further == end + 1:
            break
        end = further
    return end


def _asked_for(items: Items, at: int) -> int:
    """Where the content behind the preposition at ``at`` begins: on X | to do Y, for | Y."""
    behind = _asked_end(items, at + 1) if items[at].low in ("on", "upon") else at
    return behind if behind > at + 1 and _infinitive(items, behind) else at + 1


def _frame_at(items: Items, at: int, frames: frozenset[str]) -> list[Complement]:
    if at >= len(items):
        return []
    if items[at].tag == "I" and items[at].low in frames and items[at].low != "to":
        if items[at].low == "of" and "whom" not in frames and tag_at(items, at - 1) == "n":
            return []  # the noun's own: spoke on condition | of anonymity
        if [i.low for i in items[at + 1 : at + 4]] == ["the", "fact", "that"]:
            return [Complement("that", at + 4)]
        return [Complement(items[at].low, _asked_for(items, at))]
    fitting = [row for row in _FRAMES if row[0] in frames and row[2](items, at)]
    return [Complement(name, at + width) for name, width, _ in fitting]


def complements(items: Items, call: Call) -> list[Complement]:
    """The complements a cue may have behind it, the likeliest first."""
    at = skip_adjuncts(items, call.end, call.frames)
    if "whom" in call.frames and tag_at(items, at) in ("D", "S", "U", "n", "O", "q", "#", "K"):
        behind = _addressee_end(items, at, call)
        if behind > at:
            at = skip_adjuncts(items, behind, call.frames)
            if _infinitive(items, at):
                return [Complement("to", at)]
    if "to" in call.frames and low_at(items, at) == "to":
        asked = _asked_end(items, at + 1)
        if asked > at + 1 and _infinitive(items, asked):
            return [Complement("to", asked)]
    if tag_at(items, at) == "," and tag_at(items, at + 1) in _QUOTE_OR_THAT:
        at += 1
    if tag_at(items, at) == ":" and "quote" in call.frames and at + 1 < len(items):
        return [Complement("quote", at + 1)]
    return _frame_at(items, at, call.frames)


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
        return True
    return phrase and (tag_at(items, at) in _AFTER_PHRASE or tag_at(items, at) in ("v", "A"))


def _quotes_behind(items: Items, at: int) -> bool:
    """Whether a colon and a quotation follow: somebody else's words."""
    return any(
        items[i].tag == ":" and tag_at(items, i + 1) in QUOTED for i in range(at, len(items))
    )


def surely_ends(items: Items, i: int, *, inner: bool = False) -> bool:
    """Whether no content goes on behind the mark at ``i``.

    A colon before a quotation, or a comma: it closes the clause (``inner``), or what follows
    explains, or tells what came next.
    """
    if items[i].tag == ":" and tag_at(items, i + 1) in QUOTED:
        return True
    if items[i].tag != ",":
        return False
    behind = i + 1 + (tag_at(items, i + 1) == "C")
    onwards = behind > i + 1 and _moves_on(items, behind)
    return inner or onwards or _afterthought(items, i + 1, phrase=False)


def content_end(
    items: Items, start: int, calls: Sequence[Call], *, phrase: bool = False, inner: bool = False
) -> int:
    """The index behind the content of the first of ``calls``, which begins at ``start``.

    ``calls`` are this cue and the later ones. ``phrase``: a noun phrase, which ends at a relative
    clause; ``inner``: the cue stands in a subordinate clause at the beginning, which the first
    comma closes.
    """
    for i in range(start, len(items)):
        if items[i].tag == ":" and tag_at(items, i + 1) in QUOTED and i > start:
            return i
        if inner and items[i].tag == "Q":
            return i + 1  # its own comma closes the clause
        if items[i].tag == ";" and (
            (len(calls) > 1 and calls[-1].start > i) or _quotes_behind(items, i)
        ):
            return i
        if items[i].tag not in ",C-":
            continue
        comma = items[i].tag == ","
        if comma and (inner or _afterthought(items, i + 1, phrase=phrase)):
            return i
        if _breaks(items, i, calls):
            return i
    return len(items)


def trim(items: Items, start: int, end: int) -> Range | None:
    """The range without marks and coordinators at its ends; None when nothing is left."""
    while start < end and items[start].tag in _MARKS:
        start += 1
    while end > start and items[end - 1].tag in _MARKS:
        end -= 1
    return Range(start, end) if start < end else None


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
