"""One sentence with everything the other finders know of it, cut into clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Generic, NamedTuple, TypeVar

from events.extraction.happenings.clauses import cut
from events.extraction.happenings.lines import Line, may_be_verb
from events.extraction.happenings.wording import Worded, worded
from events.extraction.happenings.words import Hit, Word
from events.extraction.results import (
    Article,
    FoundActor,
    FoundDate,
    FoundPlace,
    FoundStatement,
    Paragraph,
    Span,
)

T = TypeVar("T")
# Where an agency reports from ("KABUL, 3 May (AW) — ").
DATELINE = re.compile(
    r"^(?:[A-Z][A-Z .'’-]{2,}\b|[A-Z][\w’-]+ \([^)]{1,40}\))[^–—:-]{0,40}(?:[–—:]| - )\s*"
)


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


@dataclass(frozen=True, slots=True, eq=False)
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

    def tells(self, first: int, last: int) -> bool:
        """Whether one of some words may be a finite verb, and is part of no date ("May")."""
        words = (i for i in range(first, last) if may_be_verb(self.words[i]))
        return any(not any(d.first <= i < d.last for d in self.dates) for i in words)

    def is_all_said(self) -> bool:
        """Whether the whole sentence is one utterance, as in an interview."""
        return any(first == 0 and last >= len(self.words) for first, last in self.contents)

    def dateline(self) -> int:
        """Where the sentence goes on after its dateline: an offset, its start where it has none."""
        found = (
            DATELINE.match(self.text[self.span.start : self.span.end]) if not self.order else None
        )
        return self.span.start + found.end() if found else self.span.start

    def at(self, first: int, last: int) -> Span:
        """The text span of the words ``first`` to ``last`` (half-open)."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def clause_before(self, number: int) -> int:
        """The clause that clause ``number`` follows: the one before, or that before an aside."""
        if number < 2 or self.breaks[number - 1] != "back":
            return max(0, number - 1)
        inside = list(takewhile(self._may_go_on, range(number - 1, 0, -1)))
        set_off = [n for n in inside if self.breaks[n - 1] != "and" and self._follows_comma(n)]
        relative = [n for n in inside if self.breaks[n - 1] == "rel"]
        return next(iter([*set_off, *relative, *inside]), number - 1) - 1

    def _may_go_on(self, number: int) -> bool:
        """Whether a clause may open or go on with an aside."""
        return self.breaks[number - 1] in {"rel", "sub", "and"}

    def _follows_comma(self, number: int) -> bool:
        first, _ = self.clause_range(number)
        return "," in self.text[self.words[first - 1].end : self.words[first].start]

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
    span, words = sentence.span, sentence.words
    starts = [word.start for word in words]
    dates, actors, places, contents = lanes
    when = tuple(_ranges(list(dates.within(span, words, starts))))
    named = tuple(actors.within(span, words, starts))
    clauses, breaks = _cut(text, words, when, named)
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
        places=tuple(places.within(span, words, starts)),
        contents=tuple((h.first, h.last) for h in contents.within(span, words, starts)),
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
    clauses, breaks = _cut(scene.text, scene.words, dates, scene.actors)
    return replace(scene, dates=dates, clauses=clauses, breaks=breaks)


def redated(scene: Scene, changed: Mapping[int, Here[FoundDate]]) -> Scene:
    """A sentence with other dates in place of those that begin at some words."""
    return replace(scene, dates=tuple(changed.get(d.first, d) for d in scene.dates))


class _Lane(Generic[T]):
    """Things with spans, handed out sentence by sentence; each is looked at only while it lasts."""

    def __init__(self, things: Iterable[tuple[Span, T]]) -> None:
        self._coming = sorted(things, key=lambda thing: thing[0], reverse=True)
        self._open: list[tuple[Span, T]] = []

    def within(
        self, sentence: Span, words: tuple[Word, ...], starts: list[int]
    ) -> Iterator[Here[T]]:
        while self._coming and self._coming[-1][0].start < sentence.end:
            self._open.append(self._coming.pop())
        self._open = [thing for thing in self._open if thing[0].end > sentence.start]
        for span, what in self._open:
            first = max(0, bisect_left(starts, span.start + 1) - 1)
            first += words[first].end <= span.start
            last = bisect_left(starts, min(span.end, sentence.end))
            if first < last:
                yield Here(first, last, what, span)


def _cut(
    text: str,
    words: tuple[Word, ...],
    dates: Iterable[Here[FoundDate]],
    actors: Iterable[Here[Named]],
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    names = {here.first: here.last for here in actors}
    persons = frozenset(here.first for here in actors if here.what.kind == "person")
    return cut(Line(text, words, {d.first: d.last for d in dates}, names, persons))
