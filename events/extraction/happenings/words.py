"""Word patterns over sentences: the small language in which landmarks and triggers are written.

A line such as ``"camp david + cancel* - resum*"`` is made of terms. Terms joined by ``+`` must all
stand in the text looked at, in any order; a term after ``-`` must not. A term is a run of words:
``a|b`` is either word, ``word*`` any ending, ``word~`` any regular form of a verb, ``word?`` may be
absent and ``..`` stands for up to three words. The first word of a term is always a plain one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

GAP = 3
REMEMBERED = 20_000  # words, so that a text of nothing but new ones fills no memory
STEM = 3  # letters by which words with an open ending are looked up

_WORD = re.compile(r"([^\W_]++(?:\.[^\W_]+)*+)(?:\s?['’`]s\b)?")
_TERM = re.compile(r"([+-]) (.+?)(?= [+-] |$)")
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # one syllable, whose last letter is doubled
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
    return word.casefold().replace(".", "")


@cache
def inflect(verb: str) -> tuple[str, ...]:
    """Base, third person, past and -ing form of a regular verb, in this order."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if _SHORT.fullmatch(verb):
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    hiss = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, verb + hiss, verb + "ed", verb + "ing"


class _Slot(NamedTuple):
    exact: frozenset[str]
    stems: tuple[str, ...]
    optional: bool
    gap: bool


def _slot(source: str) -> _Slot:
    if source == "..":
        return _Slot(frozenset(), (), optional=True, gap=True)
    exact: set[str] = set()
    stems: list[str] = []
    optional = source.endswith("?")
    for choice in source.rstrip("?").split("|"):
        if choice.endswith("*"):
            stems.append(choice[:-1])
        elif choice.endswith("~"):
            exact.update(inflect(choice[:-1]))
        else:
            exact.add("u.s." if choice in {"u.s", "u.s."} else choice)
    return _Slot(frozenset(exact), tuple(stems), optional, gap=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A run of words to be found in a sentence.

    ``second`` are the words one of which must come second; none where more may, or nothing need.
    ``soon`` are those one of which must come after a gap that is second.
    """

    slots: tuple[_Slot, ...]
    second: frozenset[str]
    soon: frozenset[str]

    @classmethod
    def parse(cls, source: str) -> Term:
        """Read one term; ValueError when its first word may be absent."""
        slots = tuple(_slot(part) for part in source.split())
        if not slots or slots[0].optional:
            raise ValueError(f"a term begins with a plain word: {source!r}")
        gap = len(slots) > 2 and slots[1].gap
        return cls(slots, _needed(slots[1:]), _needed(slots[2:]) if gap else frozenset())

    def end(self, words: Sequence[str], at: int, slot: int = 0) -> int:
        """Index after the last word of a match that begins at word ``at``, or -1."""
        if slot == len(self.slots):
            return at
        exact, stems, optional, gap = self.slots[slot]
        if gap:
            for i in range(at, min(at + GAP, len(words)) + 1):
                if (found := self.end(words, i, slot + 1)) >= 0:
                    return found
            return -1
        key = words[at] if at < len(words) else ""
        if key in exact or (stems and key.startswith(stems)):
            found = self.end(words, at + 1, slot + 1)
            if found >= 0:
                return found
        return self.end(words, at, slot + 1) if optional else -1


def _needed(slots: Sequence[_Slot]) -> frozenset[str]:
    """The words one of which must come first; none where others may, or nothing need."""
    found: frozenset[str] = frozenset()
    for slot in slots:
        if slot.gap or slot.stems:
            break
        found |= slot.exact
        if not slot.optional:
            return found
    return frozenset()


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
        rest = _Rest(number, term, 1 if term.slots[1].optional else 2)
        for word in term.second:
            then.setdefault(word, openly.copy()).append(rest)
        if not term.second:
            rest = rest._replace(filled=1)
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
            others = [_nearest(first, reading.places(n)) for n in line.needed[1:]]
            if all(others):
                yield Hit(line.key, (first, *(span for span in others if span)))

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


def _nearest(first: tuple[int, int], spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Of some places the nearest to that of the first term that shares no word with it."""
    apart = [span for span in spans if span[1] <= first[0] or first[1] <= span[0]]
    return min(apart, key=lambda span: abs(span[0] - first[0])) if apart else None


def _bits(numbers: Iterable[int]) -> int:
    """A number with the bits of these places set."""
    return sum(1 << n for n in set(numbers))
