"""Noun phrases beside a verb: how far they reach, to the left and to the right.

A shallow grammar over the tags of grammar.py; every function takes the items of one unit and works
on half-open ranges of item indexes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from events.extraction.statements.grammar import words_of
from events.extraction.statements.units import Item

Items = Sequence[Item]
NOMINAL = frozenset("nU#qtgdS(OK")
HEADS = frozenset("nUqO#K")
_HEADED = frozenset("nU")
QUOTED = frozenset("Qq")
FINITE = frozenset("AMvVd")
ASIDE_LIMIT = 60
MARKS = frozenset(",-")
_PLACES = frozenset(["here", "there"])
_OWN = frozenset("his theirs ours mine yours hers her".split())  # a friend of his; to her
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
TIME_LEADS = frozenset("last this next early late following same previous".split())


class Range(NamedTuple):
    """Items ``start`` up to but not including ``end``."""

    start: int
    end: int


def tag_at(items: Items, at: int) -> str:
    """The tag at an index, "" outside of the unit."""
    return items[at].tag if 0 <= at < len(items) else ""


def low_at(items: Items, at: int) -> str:
    """The lower-case word at an index, "" outside of the unit."""
    return items[at].low if 0 <= at < len(items) else ""


def is_plural(items: Items, end: int) -> bool:
    """Whether the noun that ends at an index is several."""
    noun = low_at(items, end - 1)
    return noun.endswith("s") or noun in words_of("collective")


def is_finite(items: Items, i: int) -> bool:
    """Whether the word can be a finite verb here: "they talked", not "the talks"."""
    tag = items[i].tag
    if tag in "Vd":
        return tag_at(items, i - 1) not in ("D", "S", "I")
    if tag == "v" and low_at(items, i - 1) in ("a", "an", "the"):
        return False  # a man without a face
    return tag in FINITE


def has_finite(items: Items, span: Range) -> bool:
    """Whether a word that can be a finite verb stands in the range."""
    return any(is_finite(items, i) or items[i].tag == "p" for i in range(*span))


def _timely(items: Items, i: int) -> bool:
    """Whether the word may stand at the end of a phrase of time, or before one within it."""
    item, after = items[i], tag_at(items, i + 1)
    if item.tag in ("t", "R", "(") or item.low in words_of("time_nouns") or item.low in _PLACES:
        return True
    if item.tag in "#K":
        return after == "t" or low_at(items, i + 1) in words_of("time_nouns")
    after = tag_at(items, i + 2) if after == "#" else after
    ahead = i + 2 if item.tag == "I" and after == "D" else i + 1  # on the | following day
    if item.tag not in ("I", "D") and item.low not in TIME_LEADS:
        return False
    low = low_at(items, ahead)
    return after == "t" or low in words_of("time_nouns") or low in TIME_LEADS


def before_time(items: Items, end: int) -> int:
    """``end`` moved left past adverbs, asides and phrases of time: "X on Monday | said"."""
    if tag_at(items, end - 1) == "#" and tag_at(items, end - 2) == "t":
        end -= 2
    while end > 0 and _timely(items, end - 1):
        end -= 1
    return end


def previous_mark(items: Items, at: int) -> int:
    """The mark that opens the aside closed by the mark at ``at``, -1 if there is none."""
    kind = items[at].tag
    for i in range(at - 1, max(-1, at - ASIDE_LIMIT), -1):
        if items[i].tag == kind:
            return i
    return -1


def aside_left(items: Items, end: int) -> int:
    """``end`` moved left past an aside that a preposition opens: "and, | by letter, | urged"."""
    mark = previous_mark(items, end - 1) if tag_at(items, end - 1) in MARKS else -1
    leads = mark >= 0 and (items[mark + 1].tag == "I" or items[mark + 1].low == "according")
    return mark if leads else end


def _extends(items: Items, i: int) -> bool:
    """Whether the phrase that begins at ``i + 1`` reaches further left over ``items[i]``."""
    item, left = items[i], tag_at(items, i - 1)
    if item.tag == "v":
        return left in _HEADED and low_at(items, i + 1) == "by"
    if item.tag == "V":
        return left in ("n", "D", "S", "d") and not item.low.endswith(("ed", "ing"))
    if item.tag == "I":
        return _attaches(items, i)
    if item.tag == "C":
        names = left in HEADS and not has_finite(items, Range(max(0, i - 12), i))
        return names and item.low in ("and", "or", "&")
    return item.tag in NOMINAL or (item.tag == "P" and low_at(items, i - 1) == "of")


def _attaches(items: Items, i: int) -> bool:
    """Whether the preposition at an index belongs to the noun or participle before it."""
    left = tag_at(items, i - 1)
    if left == "#" and tag_at(items, i - 2) == "t":
        return False  # on July 15 | in his name
    participle = left == "d" or (left == "v" and items[i].low == "by")
    if participle and tag_at(items, i - 2) in _HEADED:
        return True  # an aide wounded in the blast, hit by a brick
    return left in HEADS and items[i].low not in ("as", "since", "until", "despite")


def phrase_left(items: Items, end: int) -> Range | None:
    """The noun phrase that ends at ``end``, without what stands behind a comma."""
    i = end
    while i > 0 and (_extends(items, i - 1) or items[i - 1].tag == "D"):
        i -= 1
        if items[i].low == "whose":
            return Range(i + 1, end) if i + 1 < end else None
        if items[i].tag == "D" and tag_at(items, i - 1) not in ("I", "D"):
            break
        if items[i].low in words_of("possessives") and tag_at(items, i - 1) == "#":
            break  # on January 23 and 24 | its members
    while i < end and items[i].tag in "It(C":
        i += 1
    i = _behind_time(items, Range(i, end))
    return Range(i, end) if i < end else None


def _behind_time(items: Items, phrase: Range) -> int:
    """Where a phrase begins that time and place lead in: "last month in Oslo | the donors"."""
    i = phrase.start
    if items[i].low in TIME_LEADS and low_at(items, i + 1) in words_of("time_nouns"):
        i += 2
        if tag_at(items, i) == "I":
            i += 1
            while tag_at(items, i) == "U":
                i += 1
    elif items[i].tag == "#" and _YEAR.match(items[i].low):
        i += 1
    return i if i < phrase.end and items[i].tag in "DKUnS#" else phrase.start


def phrase_right(items: Items, start: int) -> int:
    """Where the noun phrase that begins at ``start`` ends; ``start`` if there is none."""
    i = start
    while tag_at(items, i) in ("D", "S", "R", "N", "K"):
        i += 1
    if tag_at(items, i) in ("P", "O", "p"):
        return i + 1
    first = i
    if tag_at(items, i) == "V" and tag_at(items, i - 1) in ("D", "S", "I"):
        i += 1
    while tag_at(items, i) and items[i].tag in NOMINAL:
        if items[i].tag == "O" and i > first:
            break
        i += 1
        while tag_at(items, i) == "C" and low_at(items, i) in ("and", "&") and _joins(items, i):
            i += 1
    alone = tag_at(items, i - 1) == "K" or low_at(items, i - 1) in _OWN
    return i if i > first or (i > start and alone) else start


def _joins(items: Items, i: int) -> bool:
    """Whether a coordinator joins two nouns and no two clauses."""
    return tag_at(items, i + 1) in ("n", "U") and tag_at(items, i - 1) == tag_at(items, i + 1)


def long_phrase_right(items: Items, start: int) -> int:
    """As ``phrase_right``, with the prepositional phrases that follow."""
    end = phrase_right(items, start)
    while end > start and tag_at(items, end) == "I":
        further = phrase_right(items, end + 1)
        if further == end + 1:
            break
        end = further
    return end
