"""The subject of a verb: past asides, ages, appositions and relative clauses."""

from __future__ import annotations

from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    ASIDE_LIMIT,
    FINITE,
    MARKS,
    TIME_LEADS,
    Items,
    Range,
    before_time,
    has_finite,
    is_plural,
    long_phrase_right,
    low_at,
    phrase_left,
    phrase_right,
    previous_mark,
    tag_at,
)

LONGEST_NAME = 6  # words
LONGEST_LEAD = 8  # items of a phrase that leads in to a verb
LONGEST_RELATIVE = 14  # items of a relative clause before its last phrase
_EDGES = frozenset(",-;:.CTBWAMv")
_CLAUSE_EDGES = frozenset(",-;:.CTBPpQ")


def _name_in(items: Items, aside: Range) -> bool:
    """Whether an aside is nothing but a name: "an official, Abdul Hanafi, said"."""
    within, particles = items[aside.start : aside.end], words_of("name_particles")
    named = all(item.tag in "U(" or item.low in particles for item in within)
    return 0 < len(within) <= LONGEST_NAME and named


def described_left(items: Items, name: Range) -> Range | None:
    """The description that a name between commas belongs to: "the minister, | X Y, said"."""
    if tag_at(items, name.start - 1) != "," or tag_at(items, name.end) != ",":
        return None
    head = phrase_left(items, name.start - 1) if _name_in(items, name) else None
    return head if head and _is_description(items, head) else None


def _is_description(items: Items, phrase: Range) -> bool:
    """Whether a phrase tells what somebody is, not who: "another official", "the US envoy"."""
    if is_plural(items, phrase.end) and items[phrase.end - 1].tag == "n":
        return False  # five boys, General Moore said
    return items[phrase.end - 1].tag == "n" or items[phrase.start].tag in "DKS"


def subject_left(items: Items, end: int) -> Range | None:
    """The subject of a verb group that begins at ``end``, past asides and appositions."""
    for _ in range(4):
        end = before_time(items, end)
        if end <= 0:
            return None
        item = items[end - 1]
        if item.low.endswith(("self", "selves")) and tag_at(items, end - 2) in ("n", "U"):
            end -= 1  # Habib himself said
            continue
        # the man beside him, a part of it; but "after he said"
        led = tag_at(items, end - 2) == "I" and (item.tag == "O" or low_at(items, end - 2) == "of")
        if item.low == "who" or (item.tag in "PO" and not led):
            return _who_does_it(items, end - 1) or Range(end - 1, end)
        if item.tag not in MARKS:
            found = _past_relative(items, phrase_left(items, end))
            if found and (before := _before_no_subject(items, found)):
                end = before
                continue
            return _whole_list(items, found) if found else None
        mark = previous_mark(items, end - 1)
        if mark < 0:
            return None
        aside = Range(mark + 1, end - 1)
        head = phrase_left(items, mark)
        if head and _name_in(items, aside) and _is_description(items, head):
            return aside
        end = head.start - 1 if head and _in_apposition(items, head) else mark
    return None


def _before_no_subject(items: Items, phrase: Range) -> int:
    """Where to look on left of an age, "Habib, | 61, said", or of an aside; 0 for a subject."""
    if all(item.tag == "#" for item in items[phrase.start : phrase.end]):
        return phrase.start - 1 if tag_at(items, phrase.start - 1) == "," else 0
    comma = _opened_by(items, phrase)
    return comma + 1 if comma else 0


def _opened_by(items: Items, phrase: Range) -> int:
    """The comma of an aside that nothing closes: "Berg, the envoy, | in reply to this said"; or 0.

    Another comma stands before it.
    """
    if tag_at(items, phrase.start - 1) != "I":
        return 0
    first = max(1, phrase.start - LONGEST_LEAD)
    at = next((i for i in range(phrase.start - 1, first, -1) if items[i].tag in _EDGES), 0)
    leads = items[at + 1].tag in "It" or items[at + 1].low in TIME_LEADS
    return at if leads and items[at].tag == "," and previous_mark(items, at) > 0 else 0


def _who_does_it(items: Items, at: int) -> Range | None:
    """Whom a relative clause is about that ends in an object: "| a clerk | who had to type it"."""
    if items[at].tag == "W" or tag_at(items, at - 1) not in ("n", "v", "V"):
        return None
    for i in range(at - 1, max(0, at - LONGEST_RELATIVE), -1):
        if items[i].low == "who":
            return phrase_left(items, i)
        if items[i].tag in _CLAUSE_EDGES:
            break
    return None


def _whole_list(items: Items, last: Range) -> Range:
    """The list that a phrase ends: "the envoys of A, B | and C", "A, B | and C"."""
    if low_at(items, last.start - 1) == "and" and items[last.start].tag == "D":
        last = _with_article(items, last)
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


def _with_article(items: Items, last: Range) -> Range:
    """The end of a list of names that bears an article: "of A, B | and the C"."""
    before = phrase_left(items, last.start - 1)
    named = before and items[before.end - 1].tag == items[last.end - 1].tag == "U"
    listed = before and tag_at(items, before.start - 1) == ","
    return Range(before.start, last.end) if before and named and listed else last


def _past_relative(items: Items, phrase: Range | None) -> Range | None:
    """The phrase, or what a relative clause that holds it is about: "| an official | who met X"."""
    if phrase is None:
        return None
    for i in range(phrase.start - 1, max(0, phrase.start - LONGEST_RELATIVE), -1):
        if items[i].low == "as" and low_at(items, i - 1) == "who":  # | Habib, who as a boy had
            return antecedent_left(items, i - 1 - (tag_at(items, i - 2) == ",")) or phrase
        acts = items[i].low == "who" and tag_at(items, i + 1) == "n"  # who | steers X
        if _relates(items, i) and (acts or has_finite(items, Range(i, phrase.end - 1))):
            return phrase_left(items, i) or _behind_whose(items, phrase) or phrase
        if items[i].tag in _CLAUSE_EDGES:
            break
    return _behind_whose(items, phrase) or phrase


def _relates(items: Items, i: int) -> bool:
    """Whether a relative clause begins at an index: "who met X", "that runs the camp"."""
    if items[i].tag == "T":
        return tag_at(items, i - 1) in ("n", "U") and tag_at(items, i + 1) in FINITE
    return items[i].low in ("who", "whose", "which") and tag_at(items, i - 1) != "I"


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
    if found and items[found.start].tag in "DS" and tag_at(items, found.start - 1) == ",":
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


def subject_right(items: Items, start: int, *, sure: bool = False) -> Range | None:
    """The subject of an inverted cue ("...", said X of Y, who ...); None if a clause follows.

    ``sure``: the cue stands right behind a quotation, so that no more than a participle follows.
    """
    end = phrase_right(items, start)
    if end == start or tag_at(items, start) == "p":
        return None
    if tag_at(items, end - 1) == "K" and low_at(items, end) == "of":
        end = phrase_right(items, end + 1)  # one of his aides
    full = long_phrase_right(items, start)
    after = tag_at(items, full)
    if (after in FINITE and not (sure and after in ("v", "d"))) or (
        after in "TBW"
        and after
        and low_at(items, full) not in ("who", "as", "when", "after", "before", "while")
    ):
        return None
    return name_behind(items, Range(start, full)) or Range(start, end)
