"""Names as they are looked up: every word in each form in which somebody may begin to type it.

The forms of a name stand in the actor's search vector: its words as written (less case, accents and
Arabic letter forms), the same words folded as extraction folds them, neighbours written as one
word, behind ``BONES`` the consonants of each word, and behind ``WHOLE`` the name as one word. A
question is answered by the beginnings of the first three; by the consonants only when these give
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from events.extraction.actors.spelling import fold, normalise, plain

BONES, WHOLE = "~", "="
FEWEST_BONES = 2
MOST_WORDS = 12
LONGEST = 200
"""Letters of a form that count: PostgreSQL takes none of more than two kilobytes."""

_NAME_WORD = re.compile(r"[^\W_]+(?:['’.ʼ‘\u200c][^\W_]+)*")
_WEAK = re.compile(r"[aiuh]")
_TWICE = re.compile(r"(.)\1+")


def forms(names: Iterable[str]) -> set[str]:
    """Everything under which an actor of these names is found."""
    return {form for name in names for form in _forms(name)}


def question(text: str) -> str:
    """The names that ``text`` begins to say, as PostgreSQL's tsquery; empty if it has no word."""
    words = _asked(text)
    every = " & ".join(_any_of(_spellings(word)) for word in words)
    if len(words) < 2:
        return every
    return f"({every}) | {_any_of(_spellings(''.join(words)))}"


def whole_question(text: str) -> str:
    """The names that ``text`` says in full; empty if it has no word."""
    words = _asked(text)
    return f"'{_whole(words)}'" if words else ""


def loose_question(text: str, *, typing: bool = False) -> str:
    """The names whose words have the consonants of those in ``text``, or begin with them.

    Empty where a word has too few of them. Two may begin a name only while it is being typed: too
    many do.
    """
    found = [_bones(word) for word in _asked(text)]
    if not all(len(bones) >= len(BONES) + FEWEST_BONES for bones in found):
        return ""
    begin = len(BONES) + FEWEST_BONES + (not typing)
    return " & ".join(f"'{bones}'{':*' * (len(bones) >= begin)}" for bones in found)


def _forms(name: str) -> Iterator[str]:
    words = _asked(name)
    yield from [_whole(words)] if words else ()
    for word in _words(name):
        yield from _spellings(word)
        yield _bones(word)
    for first, second in pairwise(_words(name)):
        yield from _spellings(first + second)


def _words(text: str) -> list[str]:
    return [_letters(word) for word in _NAME_WORD.findall(plain(text))]


def _asked(text: str) -> list[str]:
    """The words of a question, without articles unless there is nothing else."""
    kept = set(normalise(text).split())
    words = _words(text)[:MOST_WORDS]
    return [word for word in words if fold(word) in kept] or words


def _spellings(word: str) -> list[str]:
    """A word as written and as extraction folds it, unless that leaves but a letter of it."""
    written, folded = _letters(word), _letters(fold(word))
    return [written, folded] if folded != written and len(folded) > 1 else [written]


def _whole(words: Iterable[str]) -> str:
    return (WHOLE + "".join(_letters(fold(word)) for word in words))[:LONGEST]


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word))[:LONGEST]


def _bones(word: str) -> str:
    """The first letter and the consonants of a word: "Biradar" and "Baradar" share them."""
    folded = _letters(fold(word))
    first = "a" if _WEAK.match(folded) else folded[:1]
    return BONES + _TWICE.sub(r"\1", first + _WEAK.sub("", folded[1:]))


def _any_of(spellings: list[str]) -> str:
    """Nothing but letters and digits comes between the quotation marks."""
    return "(" + " | ".join(f"'{spelling}':*" for spelling in spellings) + ")"
