"""The words of a sentence as clauses are cut from them: where verbs, names and dates stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain

from events.extraction.happenings.verbs import past_forms
from events.extraction.happenings.words import REMEMBERED, Word
from events.extraction.lexicon import load

STOPS = frozenset(",;:–—")  # signs at which a phrase ends


class Line:
    """The words of a sentence; ``dates`` and ``names`` map the first word of each to its end.

    ``persons`` holds the first words of persons' names.
    """

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        dates: Mapping[int, int],
        names: Mapping[int, int],
        persons: frozenset[int],
    ) -> None:
        self.text, self.words = text, words
        self.dates, self.names, self.persons = dates, names, persons
        self.dated_from = sorted(dates)
        self.dated = frozenset(chain.from_iterable(map(range, dates, dates.values())))
        self.named = frozenset(chain.from_iterable(map(range, names, names.values())))

    def gap(self, i: int) -> str:
        """What stands before word ``i``."""
        return self.text[self.words[i - 1].end : self.words[i].start] if i else ""

    def tells(self, first: int, last: int) -> bool:
        """Whether one of some words may be a finite verb, and is part of no name or date."""
        verbs = self._verbs
        return verbs[min(last, len(self.words))] > verbs[min(first, len(self.words))]

    @cached_property
    def _verbs(self) -> tuple[int, ...]:
        """How many words before each may be finite verbs, so that a range is looked up at once."""
        fixed = self.named | self.dated
        found = (may_be_verb(word) and k not in fixed for k, word in enumerate(self.words))
        return tuple(accumulate(found, initial=0))

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """For each word the first after it that a comma parts from it, or that opens a clause."""
        ends, end = [], len(self.words)
        for k in range(len(self.words) - 1, -1, -1):
            ends.append(end)
            if not STOPS.isdisjoint(self.gap(k)) or opens(self, k):
                end = k
        return tuple(reversed(ends))


def opens(line: Line, i: int) -> bool:
    """Whether a word begins a relative or subordinate clause."""
    key = line.words[i].key
    opening = key in small_words()["relatives"] or key in small_words()["subordinators"]
    return opening and key != "under" and i not in line.named


def may_be_verb(word: Word) -> bool:
    """Whether a word may be a finite verb, by its form."""
    return _may_be_verb(word.key)


@lru_cache(REMEMBERED)
def _may_be_verb(key: str) -> bool:
    if key in small_words()["finite"] or key in past_forms():
        return True
    return key.endswith("ed") and len(key) > 4


@cache
def small_words() -> dict[str, frozenset[str]]:
    """The small words of the lexicon of clauses."""
    return {key: frozenset(words) for key, words in load("triggers")["clauses"].items()}
