"""What stands behind a cue: the frame that fits, and where its content begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    TIME_LEADS,
    Items,
    long_phrase_right,
    low_at,
    phrase_right,
    tag_at,
)
from events.extraction.statements.units import QUOTATION
from events.extraction.statements.verbs import Call

ASIDE = 16
_PLACES = frozenset(["here", "there"])
_APART = frozenset("before after earlier later ago".split())
_WH = frozenset("whether how why what if where when who".split())
_VERBAL = frozenset("nvVARNd")
_CLAUSE_START = frozenset("nUDSPpOgQq#BtWTK")
_PHRASE_START = frozenset("DSUnOQq#gPK")
_HEARERS = frozenset("DSUnOq#K")
_QUOTE_OR_THAT = frozenset("QqT")


class Complement(NamedTuple):
    """The frame that fits behind a cue, and the index where the content begins."""

    frame: str
    start: int


def _behind_aside(items: Items, at: int) -> int:
    """The index behind ", in an interview with X," when a complement follows, else ``at``."""
    concedes = low_at(items, at + 1) == "though" and tag_at(items, at + 2) == ","
    if tag_at(items, at) != "," or not (concedes or tag_at(items, at + 1) in ("I", "R", "t")):
        return at
    for i in range(at + 1, min(at + ASIDE, len(items))):
        if items[i].tag == ",":
            return i + 1 if tag_at(items, i + 1) in _QUOTE_OR_THAT else at
    return at


def _one_adjunct(items: Items, at: int, frames: frozenset[str]) -> int:
    """The index behind the adverb, time, place or aside at ``at``; ``at`` if there is none."""
    tag, low = tag_at(items, at), low_at(items, at)
    before_that = tag_at(items, at + 1) == "T" and not _determines(items, at + 1)
    alone = tag == "I" and before_that  # insisted throughout | that
    if tag == "T" and tag_at(items, at + 1) == "t":
        return at + 2  # agreed | that March | to stop
    if tag in ("R", "t", "(") or alone or (low in _PLACES and before_that):
        return at + 1
    if _apart(items, at):
        later = at + 3
        return phrase_right(items, later) if low_at(items, at + 2) in ("before", "after") else later
    lead = at + (tag == "D" and low not in TIME_LEADS)
    if low_at(items, lead) in TIME_LEADS and low_at(items, lead + 1) in words_of("time_nouns"):
        return lead + 2
    if tag == "I" and low not in frames:
        hearer = low == "to" and (
            tag_at(items, at + 1) not in ("D", "U", "n", "O") or frames & {"whom", "to"}
        )
        end = phrase_right(items, at + 1)
        return at if hearer or end == at + 1 else end
    return _behind_aside(items, at)


def _apart(items: Items, at: int) -> bool:
    """Whether a stretch of time begins: "a week before the flood", "three days later"."""
    timed = low_at(items, at + 1).removesuffix("s") in words_of("time_nouns")
    return timed and tag_at(items, at) in ("D", "#", "K") and low_at(items, at + 2) in _APART


def skip_adjuncts(items: Items, at: int, frames: frozenset[str]) -> int:
    """The index behind adverbs, times and places: "said | on Monday in a statement | that"."""
    while (behind := _one_adjunct(items, at, frames)) > at:
        at = behind
    return at


def _addressee_end(items: Items, at: int, call: Call) -> int:
    """Where the addressee that begins at ``at`` ends; ``at`` when the words are the content's."""
    end = phrase_right(items, at)
    if end == at or tag_at(items, at) == "O" or _infinitive(items, end):
        return end
    asked = _asked_end(items, at)
    if tag_at(items, asked) == "T" or _infinitive(items, asked):
        return asked
    follows = tag_at(items, skip_adjuncts(items, end, call.frames))
    if follows in ("T", "Q", "q", ":", ",", "W", "B"):
        return end
    if call.cue.lemma in words_of("telling"):
        return _name_edge(items, at, end) if follows in FINITE else end
    return at


def _name_edge(items: Items, start: int, end: int) -> int:
    """Where a name first begins or ends: "told reporters | Trump was", "told Evening Post | it"."""
    turns = (i for i in range(start + 1, end) if {items[i - 1].tag, items[i].tag} == {"U", "n"})
    return next(turns, start)


def _infinitive(items: Items, at: int) -> bool:
    return low_at(items, at) == "to" and tag_at(items, at + 1) in _VERBAL


def _two_phrases(items: Items, at: int) -> bool:
    """An object and what it is called: "them “heroes”", "the deal a mistake", "it as Y"."""
    end = long_phrase_right(items, at)
    if end == at:
        return False
    while tag_at(items, end) == "R" or low_at(items, end) in _PLACES:
        end += 1  # its presence there “needless”
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
        and (items[at + 1].tag in "nt" or items[at + 1].low == "one")
        and not items[at + 1].low.endswith("s")  # that talks in Oslo had failed
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
    while end > at and tag_at(items, end) == "I" and not _infinitive(items, end):
        further = phrase_right(items, end + 1) if tag_at(items, end + 1) != "T" else end + 3
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
        asked = low_at(items, _asked_end(items, at + 1)) in ("to", "for")
        if items[at].low in ("on", "upon") and "asked" in frames and not asked:
            return []  # called on | the mayor in his house
        if [i.low for i in items[at + 1 : at + 4]] == ["the", "fact", "that"]:
            return [Complement("that", at + 4)]
        return [Complement(items[at].low, _asked_for(items, at))]
    fitting = [row for row in _FRAMES if row[0] in frames and row[2](items, at)]
    return [Complement(name, at + width) for name, width, _ in fitting]


def inserted(items: Items, call: Call) -> bool:
    """Whether the cue stands within a relative clause it reports: "which they say | hides X"."""
    source = call.source.start if call.source and call.order == "left" else 0
    verb = tag_at(items, call.end) in FINITE or low_at(items, call.end).endswith("s")
    related = low_at(items, source - 1) in ("which", "who") and tag_at(items, source - 2) != "I"
    return related and verb and "clause" in call.frames


def complements(items: Items, call: Call) -> list[Complement]:
    """The complements a cue may have behind it, the likeliest first."""
    if inserted(items, call):
        return [Complement("clause", call.end)]
    at = skip_adjuncts(items, call.end, call.frames)
    hearers = tag_at(items, at) in _HEARERS or low_at(items, at) == "you"
    if "whom" in call.frames and hearers:
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
