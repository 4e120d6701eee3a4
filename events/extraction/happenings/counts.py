"""Lengths of time: their numbers, in words or figures, and the words that stand beside them."""

from __future__ import annotations

from functools import cache

from events.extraction.lexicon import load


@cache
def cardinals() -> dict[str, int]:
    """{"one": 1, ..., "ninety": 90}."""
    return dict(load("numbers")["cardinals"])


@cache
def lengths(name: str) -> tuple[str, ...]:
    """A list of words that stand beside lengths of time."""
    return tuple(load("anchors")["lengths"][name])


def count_of(word: str, most: int) -> int:
    """The number that a word or figures say, an article counting one; 0 where none up to ``most``.

    Figures longer than ``most`` are never read: a text may hold any number of them.
    """
    if word.isdecimal():
        number = int(word) if len(word) <= len(str(most)) else 0
    else:
        number = cardinals().get(word, int(word in {"a", "an"}))
    return number if number <= most else 0
