"""The words that a search asks for, and where they stand in a text; nothing here asks a database.

The syntax is that of PostgreSQL's ``websearch_to_tsquery``: phrases in quotation marks, ``-``
before what must not be there, ``or`` between alternatives. Which row matches is the database's to
say; this says only what to mark: a word that it reads otherwise loses its mark and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Phrase = tuple[str, ...]
Stems = Mapping[str, str]
MOST_HITS = 2_000

_TERM = re.compile(r'(-?)"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")


class Hit(NamedTuple):
    """A stretch of text that a term of the search has found, and the number of that term."""

    start: int
    end: int
    term: int


def wanted(query: str) -> list[Phrase]:
    """The phrases and words that a search wants to see, in lower case and without those it bars."""
    found = []
    for minus, phrase, word in _TERM.findall(query):
        barred = minus or word.startswith("-") or word.lower() == "or"
        words = tuple(words_of(phrase or word))
        if words and not barred:
            found.append(words)
    return list(dict.fromkeys(found))


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def hits(text: str, phrases: Iterable[Phrase], stems: Stems) -> list[Hit]:
    """Where a text holds the phrases, by the stems of its words, in reading order.

    A word without a stem, such as "the", stands for any word inside a phrase, as in the database.
    """
    words = [(m.start(), m.end(), stems.get(m[0].lower(), "")) for m in _WORD.finditer(text)]
    by_first: dict[str, list[tuple[int, Sequence[str]]]] = {}
    for term, phrase in enumerate(phrases):
        if row := _trimmed([stems.get(word, "") for word in phrase]):
            by_first.setdefault(row[0], []).append((term, row))
    found: list[Hit] = []
    for at, (start, _, stem) in enumerate(words):
        for term, row in by_first.get(stem, ()):
            there = [held for _, _, held in words[at : at + len(row)]]
            if len(there) == len(row) and all(
                not a or a == b for a, b in zip(row, there, strict=True)
            ):
                found.append(Hit(start, words[at + len(row) - 1][1], term))
        if len(found) >= MOST_HITS:
            break
    return found


def _trimmed(row: Sequence[str]) -> Sequence[str]:
    """A row of stems without the empty ones around it."""
    full = [at for at, stem in enumerate(row) if stem]
    return row[full[0] : full[-1] + 1] if full else ()


def densest(found: Sequence[Hit], reach: int) -> Sequence[Hit]:
    """The hits, none further than ``reach`` from the first, with the most different terms."""
    best: Sequence[Hit] = ()
    last = 0
    for first, hit in enumerate(found):
        while last < len(found) and found[last].end - hit.start <= reach:
            last += 1
        near = found[first : max(last, first + 1)]
        if len({each.term for each in near}) > len({each.term for each in best}):
            best = near
    return _narrowed(best)


def _narrowed(found: Sequence[Hit]) -> Sequence[Hit]:
    """A row of hits without those in front of whose terms each comes again."""
    while any(later.term == found[0].term for later in found[1:]):
        found = found[1:]
    return found
