"""Whether a word that may be a cue is used as one: no noun, no mere wish, no denial."""

from __future__ import annotations

from events.extraction.statements.cues import Cue
from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    QUOTED,
    Items,
    Range,
    is_plural,
    low_at,
    phrase_left,
    tag_at,
)

_BE = frozenset("is are was were be been being isn't wasn't aren't weren't".split())
_BEFORE_PARTICIPLE = frozenset("by after before in without for of".split())
_DEGREES = frozenset(["more", "most"])  # the most encouraging sign
ONCE = frozenset(["once", "since"])  # before a verb no more than adverbs: has since admitted
_NOBODY = frozenset("nobody neither none no".split())
ASIDE = 10  # items between a cue and its quotation
ERRAND = 12  # items between going somewhere and what one says there


def group_start(items: Items, at: int) -> int:
    """The index of the first word of the verb group that ends in the verb at ``at``."""
    start = at
    while start > 0 and (items[start - 1].tag in "RAMN" or items[start - 1].low in ONCE):
        start -= 1
    while start < at and items[start].tag == "R":
        start += 1
    return start


def noun_like(items: Items, at: int, cue: Cue) -> bool:
    """Whether the word is rather a noun or adjective: "his claims", "a reported attack"."""
    before, after = tag_at(items, at - 1), tag_at(items, at + 1)
    if before == "K" and cue.form == "ing":
        return low_at(items, at - 1) in _DEGREES
    if before == "K":
        if after == "," and QUOTED & {item.tag for item in items[at : at + ASIDE]}:
            after = "Q"  # one replied, with a smile, "Y"
        return cue.form in ("base", "s") and after not in ("T", "D", "S", "P", "p", "U", "Q")
    if before in ("D", "S", "I"):
        return cue.form != "ing" or low_at(items, at - 1) not in _BEFORE_PARTICIPLE
    return cue.form in ("base", "s") and _names_something(items, at, cue)


def _names_something(items: Items, at: int, cue: Cue) -> bool:
    """Whether a form that nouns have too is a noun: to allay | fears, the army | claims of X."""
    before, after = tag_at(items, at - 1), tag_at(items, at + 1)
    if before == "n" and low_at(items, at - 2) == "to" and items[at].low in words_of("things_said"):
        return True
    verbless = after in ("A", "M", "v") or low_at(items, at + 1) == "of"
    if cue.form == "base" and before == "n":
        return verbless or not (is_plural(items, at) or is_plural(items, _head_end(items, at)))
    related = after == "T" and tag_at(items, at + 2) in ("A", "M")  # criminal charges that might
    return (before in ("n", "U", "(") and (verbless or related)) or before in ("d", "g")


def attributive(items: Items, at: int) -> bool:
    """Whether a participle and its adverbs follow a determiner: "their once openly told joke"."""
    before = at - 1
    while tag_at(items, before) == "R":
        before -= 1
    headed = items[at].low.endswith("ed") and tag_at(items, at + 1) in ("n", "U", "g")
    return headed and before < at - 1 and tag_at(items, before) in ("D", "S")


def _head_end(items: Items, end: int) -> int:
    """Where the head of the noun phrase that ends at ``end`` ends: "friends | of the mayor"."""
    phrase = phrase_left(items, end) or Range(end, end)
    return next((i for i in range(*phrase) if items[i].tag == "I"), end)


def dropped(items: Items, start: int, at: int, cue: Cue) -> bool:
    """Whether the group denies or merely imagines the saying: infinitive, negation, passive."""
    group = items[start:at]
    if low_at(items, start - 1) == "to":
        return low_at(items, start - 2) not in words_of("habits") and not came(items, start - 1)
    if any(item.tag in "NM" or item.low.endswith("n't") for item in group):
        return not _came_true(items, group, at)
    return cue.form == "ed" and any(item.low in _BE for item in group)


def _came_true(items: Items, group: Items, at: int) -> bool:
    """Whether a modal only tells what came later, or often: would later call; will tell you."""
    words = {item.low for item in group}
    often = "will" in words and items[at].low == "tell" and low_at(items, at + 1) == "you"
    return often or ("would" in words and bool(words & words_of("sequels")))


def came(items: Items, to: int) -> bool:
    """Whether somebody came and did say it: "flew to Oslo | to tell the donors that X"."""
    for i in range(to - 1, max(-1, to - ERRAND), -1):
        if items[i].low in words_of("errands"):
            return not any(item.tag in "NM" for item in items[group_start(items, i) : i])
        if items[i].tag in "MBWTPV;:":
            break
    return False


def unsaid(items: Items, at: int, source: Range, asked: Cue | None) -> bool:
    """Whether nobody said it, another cue says what, or it is only asked whether it was said."""
    saying = any(item.low == "saying" for item in items[at : at + ASIDE])
    elsewhere = saying and items[at].low in words_of("quoting")
    nobody = low_at(items, source.start) in _NOBODY
    return elsewhere or nobody or (asked is not None and _asked(items, source, asked))


def _asked(items: Items, source: Range, cue: Cue) -> bool:
    """Whether an auxiliary stands before the subject: "Did he say ...?"."""
    at = source.start - 1
    turned = cue.form == "base" and tag_at(items, at) in ("A", "M")
    # "Only yesterday did he deny it" asks nothing.
    return turned and (items[-1].low == "?" or tag_at(items, at - 1) not in ("t", "R", "n"))
