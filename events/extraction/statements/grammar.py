"""Word classes for a shallow reading: one tag a word, from closed lists and shape alone.

Tags: D determiner · K quantifier · S possessive · P subject pronoun ·
p pronoun with auxiliary ("he's") ·
O object pronoun · I preposition · C coordinator · B subordinator · W relative · T "that" ·
A auxiliary · M modal · N negation · R adverb · t time word · V cue verb · v other finite verb ·
d -ed word · g -ing word · n noun or unknown · U capitalised · # number · Q quotation
that ends as a clause does, q one that does not ("so-called") · ( bracketed aside; punctuation
stands for itself, a dash is "-".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from events.extraction.lexicon import load
from events.extraction.statements.cues import cue_forms

_CLASSES = (
    ("time_nouns", "n"),
    ("finite_verbs", "v"),
    ("adverbs", "R"),
    ("prepositions", "I"),
    ("subordinators", "B"),
    ("relatives", "W"),
    ("coordinators", "C"),
    ("negations", "N"),
    ("object_pronouns", "O"),
    ("subject_pronouns", "P"),
    ("possessives", "S"),
    ("quantifiers", "K"),
    ("determiners", "D"),
    ("auxiliaries", "A"),
    ("modals", "M"),
)
_CONTRACTED = re.compile(r"(he|she|they|it|we|i|you|there|that|who|what)'(?:s|d|ll|ve|re|m)\Z")
PUNCTUATION = {"—": "-", "–": "-", "―": "-", "--": "-", "…": ".", "?": ".", "!": "."}


@cache
def words_of(name: str) -> frozenset[str]:
    """One class of the grammar lexicon."""
    return frozenset(load("grammar")[name].split())


@cache
def _closed() -> dict[str, str]:
    tags = {word: tag for name, tag in _CLASSES for word in load("grammar")[name].split()}
    return tags | {"that": "T", "to": "I"}


def _by_shape(word: str, low: str) -> str:
    if not word[0].isalnum():
        return PUNCTUATION.get(word, word[0])
    if word[0].isdigit():
        return "#"
    if low.endswith("ly") and low not in words_of("not_adverbs"):
        return "R"
    if low.endswith("ing") and len(low) > 5:
        return "g"
    if low.endswith("ed") and len(low) > 4:
        return "d"
    return "n"


@lru_cache(maxsize=32768)
def tag_lower(low: str) -> str:
    """The tag of a word in lower case, typographic apostrophes made straight."""
    if low in cue_forms():
        return "V"
    if tag := _closed().get(low):
        return tag
    if contracted := _CONTRACTED.match(low):
        return "W" if contracted[1] in ("who", "what") else "p"
    if low.endswith(("'s", "s'")):
        return "S"
    return _by_shape(low, low)


def tag(word: str, low: str) -> str:
    """The tag of ``word``; a capital makes a name of whatever is in no closed class."""
    found = tag_lower(low)
    if low in words_of("times") and (word[0].isupper() or found == "R"):
        return "t"
    if word[0].isupper() and (found in "ngdvV" or word == "US"):
        return "U"
    return found
