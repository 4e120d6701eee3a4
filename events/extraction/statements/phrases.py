"""Noun phrases beside a verb: how far they reach, and which one is its subject.

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
QUOTED = frozenset("Qq")
FINITE = frozenset("AMvVd")
ASIDE_LIMIT = 60
LONGEST_NAME = 6  # words
_MARKS = frozenset(",-")
_PARTICLES = frozenset("de del della di van der von den bin ibn al ul el la le".split())
_PLACES = frozenset(["here", "there"])
_OWN = frozenset("his theirs ours mine yours hers".split())  # a friend of his
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


def is_finite(items: Items, i: int) -> bool:
    """Whether the word can be a finite verb here: "they talked", not "the talks"."""
    tag = items[i].tag
    if tag in "Vd":
        return tag_at(items, i - 1) not in ("D", "S", "I")
    return tag in FINITE


def has_finite(items: Items, span: Range) -> bool:
    """Whether a word that can be a finite verb stands in the range."""
    return any(is_finite(items, i) or items[i].tag == "p" for i in range(*span))


def _timely(items: Items, i: int) -> bool:
    """Whether the word may stand at the end of a phrase of time, or before one within it."""
    item, after = items[i], tag_at(items, i + 1)
    if item.tag in ("t", "R", "(") or item.low in words_of("time_nouns") | _PLACES:
        return True
    if item.tag == "#":
        return after == "t"
    after = tag_at(items, i + 2) if after == "#" else after
    timed = after == "t" or low_at(items, i + 1) in words_of("time_nouns") | TIME_LEADS
    return timed and (item.low in TIME_LEADS or item.tag in ("I", "D"))


def before_time(items: Items, end: int) -> int:
    """``end`` moved left past adverbs, asides and phrases of time: "X on Monday | said"."""
    if tag_at(items, end - 1) == "#" and tag_at(items, end - 2) == "t":
        end -= 2
    while end > 0 and _timely(items, end - 1):
        end -= 1
    return end


def _previous_mark(items: Items, at: int) -> int:
    """The mark that opens the aside closed by the mark at ``at``, -1 if there is none."""
    kind = items[at].tag
    for i in range(at - 1, max(-1, at - ASIDE_LIMIT), -1):
        if items[i].tag == kind:
            return i
    return -1


def aside_left(items: Items, end: int) -> int:
    """``end`` moved left past an aside that a preposition opens: "and, | by letter, | urged"."""
    mark = _previous_mark(items, end - 1) if tag_at(items, end - 1) in _MARKS else -1
    leads = mark >= 0 and (items[mark + 1].tag == "I" or items[mark + 1].low == "according")
    return mark if leads else end


def _extends(items: Items, i: int) -> bool:
    """Whether the phrase that begins at ``i + 1`` reaches further left over ``items[i]``."""
    item, left = items[i], tag_at(items, i - 1)
    if item.tag in NOMINAL:
        return True
    if item.tag == "V":
        return left in ("n", "D", "S") and not item.low.endswith(("ed", "ing"))
    if item.tag == "I":
        return left in HEADS and item.low not in ("as", "by", "since", "until", "despite")
    if item.tag == "C":
        names = left in HEADS and not has_finite(items, Range(max(0, i - 12), i))
        return names and item.low in ("and", "or", "&")
    return False


def phrase_left(items: Items, end: int) -> Range | None:
    """The noun phrase that ends at ``end``, without what stands behind a comma."""
    i = end
    while i > 0 and (_extends(items, i - 1) or items[i - 1].tag == "D"):
        i -= 1
        if items[i].tag == "D" and tag_at(items, i - 1) not in ("I", "D"):
            break
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


def _name_in(items: Items, aside: Range) -> bool:
    """Whether an aside is nothing but a name: "an official, Abdul Hanafi, said"."""
    return 0 < aside.end - aside.start <= LONGEST_NAME and all(
        item.tag in "U(" or item.low in _PARTICLES for item in items[aside.start : aside.end]
    )


def described_left(items: Items, name: Range) -> Range | None:
    """The description that a name between commas belongs to: "the minister, | X Y, said"."""
    if tag_at(items, name.start - 1) != "," or tag_at(items, name.end) != ",":
        return None
    head = phrase_left(items, name.start - 1) if _name_in(items, name) else None
    return head if head and _is_description(items, head) else None


def _is_description(items: Items, phrase: Range) -> bool:
    """Whether a phrase tells what somebody is, not who: "another official", "the US envoy"."""
    return items[phrase.end - 1].tag == "n" or items[phrase.start].tag in "DK"


def subject_left(items: Items, end: int) -> Range | None:
    """The subject of a verb group that begins at ``end``, past asides and appositions."""
    for _ in range(4):
        end = before_time(items, end)
        if end <= 0:
            return None
        item = items[end - 1]
        if item.low == "who" or (item.tag in "PO" and low_at(items, end - 2) != "of"):
            return Range(end - 1, end)
        if item.tag not in _MARKS:
            found = _past_relative(items, phrase_left(items, end))
            if found and all(item.tag == "#" for item in items[found.start : found.end]):
                end = found.start
                if tag_at(items, end - 1) == ",":
                    end -= 1  # an age: "Habib, 61, a cook, said"
                    continue
            return _whole_list(items, found) if found else None
        mark = _previous_mark(items, end - 1)
        if mark < 0:
            return None
        aside = Range(mark + 1, end - 1)
        head = phrase_left(items, mark)
        if head and _name_in(items, aside) and _is_description(items, head):
            return aside
        end = head.start - 1 if head and _in_apposition(items, head) else mark
    return None


def _whole_list(items: Items, last: Range) -> Range:
    """The list that a phrase ends: "the envoys of A, B | and C", "A, B | and C"."""
    if not any(item.low in ("and", "or") for item in items[last.start : last.end]):
        return last
    start = last.start
    while tag_at(items, start - 1) == ",":
        part = phrase_left(items, start - 1)
        if (
            not part
            or tag_at(items, part.start - 1) in ("I", "C")
            or items[part.end - 1].tag != "U"
        ):
            break
        start = part.start
    return Range(start, last.end)


def _past_relative(items: Items, phrase: Range | None) -> Range | None:
    """The phrase, or what a relative clause that holds it is about: "| an official | who met X"."""
    start = phrase.start if phrase else 0
    while start > 0 and (items[start - 1].tag in "RAMNVvd" or items[start - 1].low == "to"):
        start -= 1
    if phrase is None or start < 2:
        return phrase
    if low_at(items, start - 1) == "who":
        return phrase_left(items, start - 1) or phrase
    return _behind_whose(items, phrase) or phrase


def _behind_whose(items: Items, phrase: Range) -> Range | None:
    """Whom a clause that ends in a bare participle is about: "| Habib, | whose son was killed"."""
    if any(item.tag != "d" for item in items[phrase.start : phrase.end]):
        return None
    for i in range(phrase.start - 1, max(0, phrase.start - ASIDE_LIMIT), -1):
        if items[i].low in ("who", "whose", "which"):
            return phrase_left(items, i - 1) if items[i - 1].tag == "," else None
    return None


def named_left(items: Items, phrase: Range) -> Range:
    """The phrase, or the name that it explains: "| Habib, | a teacher in Kabul:"."""
    name = phrase_left(items, phrase.start - 1) if _in_apposition(items, phrase) else None
    return name or phrase


def _in_apposition(items: Items, phrase: Range) -> bool:
    """Whether the phrase itself explains a name before it: "Habib, | a teacher in Kabul"."""
    if items[phrase.start].tag not in "Dn" or tag_at(items, phrase.start - 1) != ",":
        return False
    name = phrase_left(items, phrase.start - 1)
    if name is None or tag_at(items, name.start - 1) == "I":
        return False
    if items[phrase.start].tag == "n" and name.start > 0:
        return False
    return tag_at(items, phrase.start - 2) in ("U", "(")


def antecedent_left(items: Items, end: int) -> Range | None:
    """What a relative clause that begins at ``end`` is about, past an apposition to it."""
    found = phrase_left(items, end)
    if found and items[found.start].tag == "D" and tag_at(items, found.start - 1) == ",":
        name = phrase_left(items, found.start - 1)
        if name and items[name.end - 1].tag == "U":
            first = name.end
            while first > name.start and items[first - 1].tag == "U":
                first -= 1
            return Range(first, name.end)
    return found


def name_behind(items: Items, phrase: Range) -> Range | None:
    """The name in apposition to a description: "said the head of the Mission, | Ingrid Solheim"."""
    if tag_at(items, phrase.end) != "," or tag_at(items, phrase.start) not in ("D", "K", "n", "S"):
        return None
    first = end = phrase.end + 1
    while tag_at(items, end) == "U" and end - first < LONGEST_NAME:
        end += 1
    closed = tag_at(items, end) in ("", ".", ",", ";", "-", "(")
    return Range(first, end) if closed and end - first > 1 else None


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


def subject_right(items: Items, start: int, *, sure: bool = False) -> Range | None:
    """The subject of an inverted cue ("...", said X of Y, who ...); None if a clause follows.

    ``sure``: the cue stands right behind a quotation, so that no more than a participle follows.
    """
    end = phrase_right(items, start)
    if end == start or tag_at(items, start) == "p":
        return None
    full = long_phrase_right(items, start)
    after = tag_at(items, full)
    if (after in FINITE and not (sure and after in ("v", "d"))) or (
        after in "TBW"
        and after
        and low_at(items, full) not in ("who", "as", "when", "after", "before", "while")
    ):
        return None
    return name_behind(items, Range(start, full)) or Range(start, end)
