"""Articles that a program has reworded, and the plain words behind their odd ones (spun.toml)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from events.extraction.happenings.words import Matcher, Word
from events.extraction.lexicon import load

ENOUGH = 4  # different signs by which an article shows that it was reworded
BLANK = ""  # the key of a word that another one stands for, which no pattern takes


@cache
def _signs() -> Matcher:
    return Matcher({line: [line] for line in load("spun")["signs"]})


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> the phrases that begin with it and their plain words, longest phrase first."""
    rows = load("spun")
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, plain_word in (rows["phrases"] | rows["words"]).items():
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, plain_word))
    return {first: tuple(sorted(rows, key=_longest)) for first, rows in table.items()}


def _longest(row: tuple[tuple[str, ...], str]) -> int:
    return -len(row[0])


def is_reworded(sentences: Iterable[Sequence[Word]]) -> bool:
    """Whether the sentences of an article show enough signs of rewording, each counted once."""
    seen: set[str] = set()
    for words in sentences:
        seen.update(hit.key for hit in _signs().find(words))
        if len(seen) >= ENOUGH:
            return True
    return False


def plain(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same words with plain keys in place of odd ones; the rest of a phrase goes blank."""
    keys = [word.key for word in words]
    i = 0
    while i < len(keys):
        for phrase, plain_word in _table().get(keys[i], ()):
            if tuple(keys[i : i + len(phrase)]) == phrase:
                keys[i : i + len(phrase)] = [plain_word, *[BLANK] * (len(phrase) - 1)]
                break
        i += 1
    return tuple(word._replace(key=key) for word, key in zip(words, keys, strict=True))
