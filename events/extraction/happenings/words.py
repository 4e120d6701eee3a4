"""The words of a sentence, and the lines of patterns (of ``patterns``) that hold in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from events.extraction.happenings.patterns import GAP, Term

REMEMBERED = 20_000  # words, so that a text of nothing but new ones fills no memory
STEM = 3  # letters by which words with an open ending are looked up

_WORD = re.compile(r"([^\W_]++(?:[.\u00ad\u00ac][^\W_]+)*+)(?:\s?['’`]s\b)?")
_INSIDE = str.maketrans("", "", ".\u00ad\u00ac")  # points and soft hyphens, also as "¬"
_TERM = re.compile(r"([+-]) (.+?)(?= [+-] |$)")
_UNITED_STATES = {"US", "U.S", "U.S.A", "USA"}


class Word(NamedTuple):
    """A word in comparable form (``key``) and its offsets in the article's text."""

    key: str
    start: int
    end: int


def split_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of ``text[start:end]``; hyphens part words, a possessive 's belongs to its word."""
    found = _WORD.finditer(text, start, end)
    return tuple([Word(_key(m[1]), m.start(), m.end()) for m in found])


@lru_cache(maxsize=REMEMBERED)
def _key(word: str) -> str:
    if word in _UNITED_STATES:
        return "u.s."
    return word.casefold().translate(_INSIDE)


class Hit(NamedTuple):
    """Where a line of patterns matched: (first, last + 1) word of every term, the first leading."""

    key: str
    spans: tuple[tuple[int, int], ...]


class _Line(NamedTuple):
    """A pattern line: numbers of its terms, and the same as bits of one number each."""

    key: str
    needed: tuple[int, ...]
    barred: tuple[int, ...]
    needs: int
    bars: int


class _Rest(NamedTuple):
    """A longer term by its number, with how many of its slots are known to be filled."""

    number: int
    term: Term
    filled: int


class _Opening(NamedTuple):
    """What one word does: the one-word terms that it is (as bits), and what else it may begin.

    Nearly all longer terms end at the next word, so that they are kept by it: ``then`` has for
    each word that some of them need all that may go on with it, ``openly`` those that need none.
    """

    whole: int
    leading: tuple[int, ...]  # the one-word terms that lead a line
    then: Mapping[str, Sequence[_Rest]]
    openly: Sequence[_Rest]


def _opening(
    whole: Sequence[int], leading: Iterable[int], longer: Iterable[tuple[int, Term]]
) -> _Opening:
    then: dict[str, list[_Rest]] = {}
    openly: list[_Rest] = []
    for number, term in longer:
        rest = _Rest(number, term, 2 if term.second and not term.slots[1].optional else 1)
        for word in term.second:
            then.setdefault(word, openly.copy()).append(rest)
        if not term.second:
            for rests in (*then.values(), openly):
                rests.append(rest)
    return _Opening(_bits(whole), tuple(leading), then, openly)


class _Reading:
    """Which terms stand in a sentence, as bits of ``found``, and where."""

    def __init__(self, words: Sequence[str], openings: Sequence[tuple[int, _Opening]]) -> None:
        self.found = 0
        self.leading: dict[int, None] = {}
        self._openings = openings
        self._longer: dict[int, list[tuple[int, int]]] = {}
        last = len(words) - 1
        for i, (whole, leading, then, openly) in openings:
            self.found |= whole
            for number in leading:
                self.leading[number] = None
            rests = then.get(words[i + 1], openly) if then and i < last else openly
            for number, term, filled in rests:
                if term.soon and term.soon.isdisjoint(words[i + 1 : i + GAP + 2]):
                    continue
                if (end := term.end(words, i + filled, filled)) >= 0:
                    self._longer.setdefault(number, []).append((i, end))
                    self.leading[number] = None
                    self.found |= 1 << number

    def places(self, number: int) -> list[tuple[int, int]]:
        """First and last + 1 word of each match of a term, in order."""
        if number in self._longer:
            return self._longer[number]
        return [(i, i + 1) for i, o in self._openings if o.whole >> number & 1]


class _Openings(dict[str, "_Opening | None"]):
    """What each word begins, None for nothing; looked up once, as long as there is room."""

    def __init__(self, look_up: Callable[[str], _Opening | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, key: str) -> _Opening | None:
        opening = self._look_up(key)
        if len(self) < REMEMBERED:
            self[key] = opening
        return opening


class Matcher:
    """Finds which of many keyed pattern lines hold in a sentence, looking at each word once.

    A barred term counts anywhere in the sentence, or only within ``near`` words of the first term.
    Terms are bits of one number, so that most lines are ruled out by a single comparison.
    """

    def __init__(self, sources: Mapping[str, Iterable[str]], near: int | None = None) -> None:
        self._near = near
        self._terms: list[Term] = []
        self._numbers: dict[str, int] = {}
        self._firsts: dict[str, list[int]] = {}  # a term's first words -> its number
        self._stems: dict[str, list[int]] = {}  # where those have an open ending
        self._lengths: dict[str, list[int]] = {}  # the first letters of a stem -> its length
        self._openings = _Openings(self._opening)
        self._by_term: dict[int, list[_Line]] = {}
        for key, lines in sources.items():
            for line in lines:
                parsed = self._line(key, line)
                self._by_term.setdefault(parsed.needed[0], []).append(parsed)

    def find(self, words: Sequence[Word]) -> Iterator[Hit]:
        """Every line that holds, once for each place of its first term."""
        openings, keys = self._openings, [word.key for word in words]
        begun = [(i, found) for i, key in enumerate(keys) if (found := openings[key])]
        if not begun:
            return
        reading = _Reading(keys, begun)
        for number in reading.leading:
            for line in self._by_term.get(number, ()):
                if line.needs & reading.found == line.needs:
                    yield from self._hits(line, reading)

    def _hits(self, line: _Line, reading: _Reading) -> Iterator[Hit]:
        barred: list[int] = []
        if line.bars & reading.found:
            if self._near is None:
                return
            barred = [i for n in line.barred for i, _ in reading.places(n)]
        for first in reading.places(line.needed[0]):
            if any(abs(i - first[0]) <= (self._near or 0) for i in barred):
                continue
            others = [self._beside(first, n, line.needed[0], reading) for n in line.needed[1:]]
            if all(others):
                yield Hit(line.key, (first, *(span for span in others if span)))

    def _beside(
        self, first: tuple[int, int], number: int, leading: int, reading: _Reading
    ) -> tuple[int, int] | None:
        """Where a term stands nearest to a place of the leading one."""
        around, inside = self._terms[number].gaps, self._terms[leading].gaps
        return _nearest(first, reading.places(number), around=around, inside=inside)

    def _opening(self, key: str) -> _Opening | None:
        """The terms whose first word may be this one."""
        numbers = {*self._firsts.get(key, ())}
        for length in self._lengths.get(key[:STEM], ()):
            numbers.update(self._stems.get(key[:length], ()))
        if not numbers:
            return None
        terms = [(n, self._terms[n]) for n in sorted(numbers)]
        whole = [n for n, term in terms if len(term.slots) == 1]
        longer = ((n, term) for n, term in terms if len(term.slots) > 1)
        return _opening(whole, (n for n in whole if n in self._by_term), longer)

    def _line(self, key: str, source: str) -> _Line:
        needed: list[int] = []
        barred: list[int] = []
        for sign, term in _TERM.findall("+ " + source):
            (needed if sign == "+" else barred).append(self._number(term))
        return _Line(key, tuple(needed), tuple(barred), _bits(needed), _bits(barred))

    def _number(self, source: str) -> int:
        if source in self._numbers:
            return self._numbers[source]
        number = self._numbers[source] = len(self._terms)
        term = Term.parse(source)
        self._terms.append(term)
        for word in term.slots[0].exact:
            self._firsts.setdefault(word, []).append(number)
        for stem in term.slots[0].stems:
            if len(stem) < STEM:
                raise ValueError(f"an open ending needs {STEM} letters before it: {source!r}")
            self._stems.setdefault(stem, []).append(number)
            lengths = self._lengths.setdefault(stem[:STEM], [])
            lengths += [len(stem)] if len(stem) not in lengths else []
        return number


def _nearest(
    first: tuple[int, int], spans: list[tuple[int, int]], *, around: bool, inside: bool
) -> tuple[int, int] | None:
    """Of some places the nearest to that of the first term that shares no word with it.

    Where the first term has a gap the place may lie ``inside`` it ("let *the prisoners* go"), and
    ``around`` the first term where its own has one.
    """
    begin, end = first
    apart = [
        (i, j)
        for i, j in spans
        if j <= begin
        or end <= i
        or (inside and begin < i and j < end)
        or (around and i < begin and end < j)
    ]
    return min(apart, key=lambda span: abs(span[0] - begin)) if apart else None


def _bits(numbers: Iterable[int]) -> int:
    """A number with the bits of these places set."""
    return sum(1 << n for n in set(numbers))
