"""One sentence with everything the other finders know of it, cut into clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from events.extraction.happenings.verbs import past_forms
from events.extraction.happenings.wording import Worded, worded
from events.extraction.happenings.words import Hit, Word
from events.extraction.lexicon import load
from events.extraction.results import (
    Article,
    FoundActor,
    FoundDate,
    FoundPlace,
    FoundStatement,
    Paragraph,
    Span,
)

SOON = 8  # words after a coordinator within which a verb shows that it joins clauses
SHORT = 2  # words of an opening clause too short to be told from what follows
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Here(Generic[T]):
    """Something that covers the words ``first`` to ``last`` (half-open) of a sentence."""

    first: int
    last: int
    what: T
    span: Span


class Named(NamedTuple):
    """An actor as named at one place."""

    name: str
    kind: str
    gender: str
    known: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of a body paragraph.

    ``clauses`` holds the clause number of each word and ``breaks`` what each clause after the first
    begins with: "and", "sub" (after, because, …), "rel" (which, who, that), "back" (to the clause
    before a relative one) or "stop" (semicolon, colon, dash).
    """

    text: str  # of the whole article
    paragraph: Paragraph
    order: int  # number of the sentence in its paragraph, from 0
    span: Span
    words: tuple[Word, ...]
    clauses: tuple[int, ...]
    breaks: tuple[str, ...]
    dates: tuple[Here[FoundDate], ...]
    actors: tuple[Here[Named], ...]
    places: tuple[Here[str], ...]
    contents: tuple[tuple[int, int], ...]  # word ranges that somebody is quoted as saying
    plain: tuple[Word, ...]  # the words before a program reworded them, empty where none did
    landmarks: tuple[Hit, ...]  # where the words name well-known events

    def readings(self) -> tuple[tuple[Word, ...], ...]:
        """The words that patterns are to be looked for in."""
        return (self.words, self.plain) if self.plain else (self.words,)

    def said_by_somebody(self, word: int) -> bool:
        """Whether the word stands inside a reported utterance."""
        return any(first <= word < last for first, last in self.contents)

    def utterance(self, word: int) -> int:
        """Which reported utterance a word stands in (its first word), -1 for none."""
        return next((first for first, last in self.contents if first <= word < last), -1)

    def is_all_said(self) -> bool:
        """Whether the whole sentence is one utterance, as in an interview."""
        return any(first == 0 and last >= len(self.words) for first, last in self.contents)

    def at(self, first: int, last: int) -> Span:
        """The text span of the words ``first`` to ``last`` (half-open)."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def clause_before(self, number: int) -> int:
        """The clause that clause ``number`` follows: the one before, or that before an aside."""
        step = 2 if number > 1 and self.breaks[number - 1] == "back" else 1
        return max(0, number - step)

    def clause_range(self, number: int) -> tuple[int, int]:
        """The words of a clause, half-open."""
        return bisect_left(self.clauses, number), bisect_left(self.clauses, number + 1)


class SceneIndex:
    """Finds the sentence at an offset of the text."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes = scenes
        self._starts = [scene.span.start for scene in scenes]

    def at(self, offset: int) -> Scene | None:
        """The sentence that covers ``offset``."""
        i = bisect_right(self._starts, offset) - 1
        return self._scenes[i] if i >= 0 and offset < self._scenes[i].span.end else None


def read_scenes(
    article: Article,
    dates: Sequence[FoundDate],
    actors: Sequence[FoundActor],
    places: Sequence[FoundPlace],
    statements: Sequence[FoundStatement],
) -> Iterator[Scene]:
    """Every sentence of the body in order; time is linear in the text."""
    lanes = (
        _Lane((d.span, d) for d in dates),
        _Lane(
            (span, Named(a.name, a.kind, a.gender, a.known)) for a in actors for span in a.mentions
        ),
        _Lane((p.span, p.name) for p in places),
        _Lane((span, i) for i, s in enumerate(statements) for span in s.content),
    )
    for sentence in worded(article):
        yield _scene(article.text, sentence, lanes)


def _scene(
    text: str,
    sentence: Worded,
    lanes: tuple[_Lane[FoundDate], _Lane[Named], _Lane[str], _Lane[int]],
) -> Scene:
    dates, actors, places, contents = lanes
    span, words = sentence.span, sentence.words
    when = tuple(_ranges(list(dates.within(span, words))))
    named = tuple(actors.within(span, words))
    clauses, breaks = _clauses(text, words, when, named)
    return Scene(
        text=text,
        paragraph=sentence.paragraph,
        order=sentence.order,
        span=span,
        words=words,
        plain=sentence.plain,
        landmarks=sentence.landmarks,
        clauses=clauses,
        breaks=breaks,
        dates=when,
        actors=named,
        places=tuple(places.within(span, words)),
        contents=tuple((h.first, h.last) for h in contents.within(span, words)),
    )


def _ranges(dates: list[Here[FoundDate]]) -> Iterator[Here[FoundDate]]:
    """The dates of a sentence, those that make a stretch ("from Friday to Sunday") as one."""
    while dates:
        here = dates.pop(0)
        whole = here.what.through
        if whole and whole.phrase and dates and dates[0].span.end == whole.phrase.end:
            last = dates.pop(0)
            text = f"{here.what.text} – {last.what.text}"
            here = Here(here.first, last.last, FoundDate(whole.phrase, text, whole), whole.phrase)
        yield here


def with_dates(scene: Scene, more: Iterable[Here[FoundDate]]) -> Scene:
    """A sentence with further dates, cut into clauses with them in mind."""
    dates = tuple(sorted([*scene.dates, *more], key=lambda d: d.first))
    clauses, breaks = _clauses(scene.text, scene.words, dates, scene.actors)
    return replace(scene, dates=dates, clauses=clauses, breaks=breaks)


def redated(scene: Scene, changed: Mapping[int, Here[FoundDate]]) -> Scene:
    """A sentence with other dates in place of those that begin at some words."""
    return replace(scene, dates=tuple(changed.get(d.first, d) for d in scene.dates))


class _Lane(Generic[T]):
    """Things with spans, handed out sentence by sentence; each is looked at only while it lasts."""

    def __init__(self, things: Iterable[tuple[Span, T]]) -> None:
        self._coming = sorted(things, key=lambda thing: thing[0], reverse=True)
        self._open: list[tuple[Span, T]] = []

    def within(self, sentence: Span, words: tuple[Word, ...]) -> Iterator[Here[T]]:
        while self._coming and self._coming[-1][0].start < sentence.end:
            self._open.append(self._coming.pop())
        self._open = [thing for thing in self._open if thing[0].end > sentence.start]
        if not self._open:
            return
        starts = [w.start for w in words]
        for span, what in self._open:
            first = max(0, bisect_left(starts, span.start + 1) - 1)
            first += words[first].end <= span.start
            last = bisect_left(starts, min(span.end, sentence.end))
            if first < last:
                yield Here(first, last, what, span)


@cache
def _grammar() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("triggers")["clauses"].items()}


def _clauses(
    text: str,
    words: tuple[Word, ...],
    dates: tuple[Here[FoundDate], ...],
    actors: tuple[Here[Named], ...],
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    named = {here.first: here.last for here in actors}
    dated = {i for d in dates for i in range(d.first, d.last)}
    opening = {d.first for d in dates}
    inside = {i for first, last in named.items() for i in range(first, last)}
    numbers: list[int] = []
    breaks: list[str] = []
    begun = 0  # first word of the clause being read
    aside = False  # inside a relative clause that a comma opened, and the next one closes
    for i in range(len(words)):
        kind = _break_before(text, words, i, begun, inside) if i > begun else ""
        if i in dated and not (i in opening and kind == "stop"):
            kind = ""
        if kind == "sub" and i + 1 in dated:  # "since 12 September"
            kind = ""
        comma = i > 0 and "," in text[words[i - 1].end : words[i].start]
        if not kind and aside and comma:
            kind = "back"
        if not kind and comma and i in named and _own_verb(words, begun, i, named[i]):
            kind = "and"
        if not kind and comma and i - begun > SHORT and _main_begins(words, begun, i, named):
            kind = "back" if breaks else "stop"
        if kind:
            aside = comma and (kind == "rel" or _describes(words, i, begun, inside))
            breaks.append(kind)
            begun = i
        numbers.append(len(breaks))
    return tuple(numbers), tuple(breaks)


def _describes(words: tuple[Word, ...], i: int, begun: int, inside: Container[int]) -> bool:
    """Whether a word in -ing opens an aside between a name and its verb ("X, having come, …")."""
    verbs = any(may_be_verb(words[k]) for k in range(begun, i) if k not in inside)
    return words[i].key.endswith("ing") and i - 1 in inside and not verbs


def _break_before(
    text: str, words: tuple[Word, ...], i: int, begun: int, inside: Container[int]
) -> str:
    """What kind of clause begins at word ``i``, "" when none does; ``inside`` holds names."""
    grammar = _grammar()
    gap = text[words[i - 1].end : words[i].start]
    if gap != " " and (any(c in gap for c in ";–—") or ": " in gap or " - " in gap):
        return "stop"
    key = words[i].key
    pointing = key == "that" and words[i - 1].key in grammar["before_that"]
    if key in grammar["relatives"] and not pointing:
        return "rel"
    if key in grammar["subordinators"]:
        return "sub"
    if "," in gap and key.endswith("ing") and len(key) > 5:
        return "sub"
    joins = key in grammar["coordinators"] and words[i - 1].key != "not"  # "have not yet begun"
    if joins and _new_verb(words, i, begun, inside):
        return "and"
    return ""


def _new_verb(words: tuple[Word, ...], i: int, begun: int, inside: Container[int]) -> bool:
    """Whether the coordinator at ``i`` joins clauses rather than names.

    If so, a verb stands before it in its clause, and another comes soon; no word of a name is
    one ("the United States").
    """
    if any(w.key == "between" for w in words[max(begun, i - 8) : i]):
        return False
    before = (word for k, word in enumerate(words[begun:i], begun) if k not in inside)
    return any(map(may_be_verb, before)) and any(map(may_be_verb, words[i + 1 : i + SOON]))


def _main_begins(words: tuple[Word, ...], begun: int, first: int, named: dict[int, int]) -> bool:
    """Whether a main clause begins after one that "after", "when" or the like has opened."""
    grammar = _grammar()
    if words[begun].key not in grammar["subordinators"]:
        return False
    subject = first in named or words[first].key in grammar["subjects"]
    return subject and any(map(may_be_verb, words[first + 1 : first + SOON]))


def _own_verb(words: tuple[Word, ...], begun: int, first: int, last: int) -> bool:
    """Whether a name after a comma has a verb of its own, as has the clause before it."""
    return any(map(may_be_verb, words[begun:first])) and any(
        map(may_be_verb, words[last : last + 2])
    )


def may_be_verb(word: Word) -> bool:
    """Whether a word may be a finite verb, by its form."""
    if word.key in _grammar()["finite"] or word.key in past_forms():
        return True
    return word.key.endswith("ed") and len(word.key) > 4
