"""What a text is about: topics of the peace process, by the words of ``topics.toml``.

A reader's aid to browse by, not an analysis: a topic is in a text when its words are. No Django.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from events.extraction import lexicon

OTHER = "other"
REACH = 10
"""How many words apart the two of a pair may stand."""
LONGEST = 24
"""Letters of a word that are looked at."""

_WORD = re.compile(r"\w+")
_Place = tuple[int, int]


class _Index(NamedTuple):
    """The vocabulary by its words: what a text's words are looked up in.

    ``phrases`` has by first word the words that must follow, and the topic; ``pairs`` by word the
    number of a pair and which of its two lists the word is in; ``owners`` the topics of the pairs.
    """

    phrases: Mapping[str, list[tuple[Sequence[str], str]]]
    pairs: Mapping[str, list[_Place]]
    owners: Sequence[str]


@cache
def topics() -> dict[str, str]:
    """The label of each topic by its key, in the order of the vocabulary, ``OTHER`` the last."""
    return {row["key"]: row["label"] for row in _rows()}


def topics_of(text: str) -> tuple[str, ...]:
    """The topics of a text, in the order of the vocabulary; (``OTHER``,) if it has none of them."""
    found = set(_found([_forms(word[:LONGEST]) for word in _WORD.findall(text.lower())]))
    return tuple(key for key in topics() if key in found) or (OTHER,)


def _found(words: Sequence[Sequence[str]]) -> Iterator[str]:
    """The topics that a row of words, each with its forms in the vocabulary, tells of."""
    index = _index()
    last: dict[_Place, int] = {}
    for at, forms in enumerate(words):
        for form in forms:
            for rest, topic in index.phrases.get(form, ()):
                following = words[at + 1 : at + 1 + len(rest)]
                if len(following) == len(rest) and all(map(_is_in, rest, following)):
                    yield topic
            for pair, side in index.pairs.get(form, ()):
                last[pair, side] = at
                if at - last.get((pair, 1 - side), -REACH - 1) <= REACH:
                    yield index.owners[pair]


def _is_in(form: str, forms: Sequence[str]) -> bool:
    return form in forms


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, ...]:
    """The words of the vocabulary that a word of a text is a form of: itself, beginnings with *."""
    known = _known()
    beginnings = (f"{word[:length]}*" for length in range(2, len(word) + 1))
    return tuple(form for form in (word, *beginnings) if form in known)


@cache
def _known() -> frozenset[str]:
    """Every word of the vocabulary, those that stand inside phrases too."""
    phrases = (rest for found in _index().phrases.values() for rest, _ in found)
    return frozenset([*_index().phrases, *_index().pairs, *(w for rest in phrases for w in rest)])


@cache
def _index() -> _Index:
    phrases: dict[str, list[tuple[Sequence[str], str]]] = defaultdict(list)
    pairs: dict[str, list[_Place]] = defaultdict(list)
    owners: list[str] = []
    for row in _rows():
        for phrase in row.get("words", ()):
            first, *rest = phrase.split()
            phrases[first].append((rest, row["key"]))
        for pair in row.get("near", ()):
            for side, words in enumerate(pair):
                for word in words.split():
                    pairs[word].append((len(owners), side))
            owners.append(row["key"])
    return _Index(phrases, pairs, owners)


def _rows() -> Iterable[dict[str, Any]]:
    rows: list[dict[str, Any]] = lexicon.load("topics")["topic"]
    return rows
