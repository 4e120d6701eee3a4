"""Cuts a sentence into clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, takewhile

from events.extraction.happenings.verbs import past_forms
from events.extraction.happenings.words import Word
from events.extraction.lexicon import load

SOON = 8  # words after a coordinator within which a verb shows that it joins clauses
SHORT = 2  # words of an opening clause too short to be told from what follows
LEAD = 2  # words from "under" to the person who leads


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
        self.dated = frozenset(chain.from_iterable(map(range, dates, dates.values())))
        self.named = frozenset(chain.from_iterable(map(range, names, names.values())))

    def gap(self, i: int) -> str:
        """What stands before word ``i``."""
        return self.text[self.words[i - 1].end : self.words[i].start] if i else ""

    def tells(self, first: int, last: int) -> bool:
        """Whether one of some words may be a finite verb, and is part of no name or date."""
        fixed = self.named | self.dated
        return any(may_be_verb(self.words[k]) for k in range(first, last) if k not in fixed)


def cut(line: Line) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The clause number of each word, and what each clause after the first begins with."""
    numbers: list[int] = []
    breaks: list[str] = []
    begun = 0  # first word of the clause being read
    aside = False  # inside a relative clause that a comma opened, and the next one closes
    for i in range(len(line.words)):
        comma = "," in line.gap(i)
        kind = _kind(line, i, begun, comma=comma, aside=aside) if i > begun else ""
        if kind == "main":
            kind = "back" if breaks else "stop"
        if kind:
            opened = kind == "rel" and (comma or _describes(line, begun, i))
            goes_on = aside and not comma and kind in {"sub", "rel"}
            aside = opened or goes_on or (comma and _has_done(line, i, begun))
            breaks.append(kind)
            begun = i
        numbers.append(len(breaks))
    return tuple(numbers), tuple(breaks)


def _kind(line: Line, i: int, begun: int, *, comma: bool, aside: bool) -> str:
    """What kind of clause begins at word ``i``; "main" where one with "after" ends."""
    kind = _break_before(line, i, begun)
    if i in line.dated and not (i in line.dates and kind == "stop"):
        kind = ""
    if kind == "sub" and i + 1 in line.dated:  # "since 12 September"
        kind = ""
    if not kind and aside and comma:
        return "back"
    name = i + (line.words[i].key == "the")
    if not kind and comma and name in line.names and _own_verb(line, begun, name):
        return "and"
    main = not kind and comma and i - begun > SHORT and _main_begins(line, begun, i)
    return "main" if main else kind


def _describes(line: Line, begun: int, i: int) -> bool:
    """Whether a relative clause at ``i`` is of what a comma sets apart ("X, a man who …, …")."""
    comma = next((k for k in range(i - 1, begun, -1) if "," in line.gap(k)), 0)
    apart = comma > begun and line.words[comma].key in _grammar()["apposed"]
    return apart and not line.tells(begun, i)


def _has_done(line: Line, i: int, begun: int) -> bool:
    """Whether a word in -ing opens an aside between a name and its verb ("X, having come, …")."""
    verbs = line.tells(begun, i)
    return line.words[i].key.endswith("ing") and i - 1 in line.named and not verbs


def _break_before(line: Line, i: int, begun: int) -> str:
    """What kind of clause begins at word ``i``, "" when none does."""
    grammar, words, gap = _grammar(), line.words, line.gap(i)
    if gap != " " and (any(c in gap for c in ";–—") or ": " in gap or " - " in gap):
        return "stop"
    key = words[i].key
    pointing = key == "that" and words[i - 1].key in grammar["before_that"]
    if key in grammar["relatives"] and not pointing:
        return "rel"
    if key in grammar["subordinators"]:
        return "" if _is_led(line, i) else "sub"
    if "," in gap and key.endswith("ing") and len(key) > 5:
        return "sub"
    joins = key in grammar["coordinators"] and words[i - 1].key != "not"  # "have not yet begun"
    if joins and _new_verb(line, i, begun):
        return "and"
    return ""


def _is_led(line: Line, i: int) -> bool:
    """Whether a word tells who leads ("a delegation under Mullah Baradar")."""
    persons = not line.persons.isdisjoint(range(i + 1, i + 1 + LEAD))
    return line.words[i].key == "under" and persons


def _new_verb(line: Line, i: int, begun: int) -> bool:
    """Whether the coordinator at ``i`` joins clauses rather than names.

    If so, a verb stands before it in its clause, and another comes soon; no word of a name is
    one ("the United States"), nor of a date ("in May").
    """
    words = line.words
    if any(w.key == "between" for w in words[max(begun, i - 8) : i]):
        return False
    relatives = _grammar()["relatives"]
    soon = takewhile(lambda word: word.key not in relatives, words[i + 1 : i + SOON])
    return line.tells(begun, i) and any(map(may_be_verb, soon))


def _main_begins(line: Line, begun: int, first: int) -> bool:
    """Whether a main clause begins after one that "after", "when" or the like has opened."""
    grammar, words = _grammar(), line.words
    if words[begun].key not in grammar["subordinators"]:
        return False
    subject = first in line.names or words[first].key in grammar["subjects"]
    return subject and any(map(may_be_verb, words[first + 1 : first + SOON]))


def _own_verb(line: Line, begun: int, first: int) -> bool:
    """Whether a name after a comma has a verb of its own, as has the clause before it."""
    last, words = line.names[first], line.words
    return any(map(may_be_verb, words[begun:first])) and any(
        map(may_be_verb, words[last : last + 2])
    )


def may_be_verb(word: Word) -> bool:
    """Whether a word may be a finite verb, by its form."""
    if word.key in _grammar()["finite"] or word.key in past_forms():
        return True
    return word.key.endswith("ed") and len(word.key) > 4


@cache
def _grammar() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("triggers")["clauses"].items()}
