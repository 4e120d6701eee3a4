"""Every name of the lexicon in one trie, and the longest of them at a place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from events.extraction.actors.known import known_actors, known_places
from events.extraction.actors.spelling import fold, plain
from events.extraction.actors.words import Words, cut
from events.extraction.results import Span


class Entry(NamedTuple):
    """What a name stands for, and which of its words must be capitals."""

    name: str
    what: Literal["actor", "place"]
    capitals: tuple[bool, ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    entry: Entry | None = None


def _acronym(word: str) -> str:
    """The word without stops where it is all capitals ("U.S." as "US"), else empty.

    Acronyms are told apart by case: "US" is no "us", "IS" no "is".
    """
    bare = word.replace(".", "")
    return bare if 2 <= len(bare) <= 6 and bare.isupper() else ""


class _Name(NamedTuple):
    """A way to write a name; transliterated names are found in all their spellings."""

    alias: str
    name: str
    what: Literal["actor", "place"]
    transliterated: bool


def _names() -> Iterator[_Name]:
    for actor in known_actors():
        foreign = actor.kind in ("person", "armed_group")
        several = (form for form in actor.short if len(form.split()) > 1)
        for alias in (actor.name, *actor.aliases, *several):
            yield _Name(alias, actor.name, "actor", foreign)
    for place in known_places():
        for alias in (place.name, *place.aliases):
            yield _Name(alias, place.name, "place", False)


@cache
def _trie() -> _Node:
    root = _Node()
    for alias, name, what, transliterated in _names():
        node, words = root, cut(alias, Span(0, len(alias))).words
        spell = fold if transliterated else plain
        for word in words:
            node = node.children.setdefault(_acronym(word) or spell(word), _Node())
        capitals = tuple(w[0].isupper() for w in words)
        if node.entry is None:
            node.entry = Entry(name, what, capitals)
        elif node.entry.name == name:  # written in lower case as well: "the loya jirga"
            both = zip(node.entry.capitals, capitals, strict=True)
            node.entry = Entry(name, what, tuple(a and b for a, b in both))
    return root


@lru_cache(maxsize=1 << 16)
def _keys(word: str) -> tuple[str, ...]:
    """The keys under which a word of the text may stand in the trie, the strictest first."""
    return tuple(dict.fromkeys(filter(None, (_acronym(word), plain(word), fold(word)))))


@lru_cache(maxsize=1 << 16)
def _opened(word: str) -> tuple[_Node, ...]:
    """Where in the trie the names go on that a word may open."""
    children = _trie().children
    return tuple(children[key] for key in _keys(word) if key in children)


def _fits(words: Words, path: list[int], entry: Entry) -> bool:
    return all(words.capital(i) for i, big in zip(path, entry.capitals, strict=True) if big)


def longest(words: Words, first: int) -> tuple[int, Entry] | None:
    """The longest name that begins with word ``first``: the word after it, and its entry.

    Single initials that the lexicon does not know are passed over ("Antony J. Blinken").
    """
    nodes: Sequence[_Node] = _opened(words.words[first])
    path, best, i = [first], None, first
    while nodes:
        entries = (n.entry for n in nodes if n.entry and _fits(words, path, n.entry))
        if path[-1] == i and (entry := next(entries, None)):
            best = (i + 1, entry)
        if not (words.joined(i) or words.possessive(i)):
            break
        i += 1
        word = words.words[i]
        below = [n.children[k] for n in nodes for k in _keys(word) if k in n.children]
        if below:
            nodes = below
            path.append(i)
        elif not (len(word) == 1 and word.isupper()):
            break
    return best


def scan(words: Words) -> list[tuple[int, int, Entry]]:
    """All names of the lexicon in the paragraph, none overlapping.

    Of two that overlap the one that reaches farther wins: in "Mawlawi Haibatullah Akhundzada" the
    full name, not title and given name.
    """
    found: list[tuple[int, int, Entry]] = []
    for at, word in enumerate(words.words):
        if not _opened(word):
            continue
        if hit := longest(words, at):
            end, entry = hit
            if found and end <= found[-1][1]:
                continue
            if found and at < found[-1][1]:
                found.pop()
            found.append((at, end, entry))
    return found
