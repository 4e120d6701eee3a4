"""Clues from well-known events that an article tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from events.extraction.dateline.clues import ONE_DAY, Clue, Days, after, said, weight
from events.extraction.dateline.clues import before as before_day
from events.extraction.dateline.phrases import absolute
from events.extraction.dates import Phrase
from events.extraction.happenings.landmarks import FRESH, Landmark, all_landmarks
from events.extraction.happenings.wording import Worded, worded
from events.extraction.happenings.words import Hit
from events.extraction.lexicon import load
from events.extraction.results import Article, Span

PASSING = 500 * ONE_DAY
PLANNED = 200 * ONE_DAY
_REACH = 80  # characters before a landmark's words
_BESIDE = 25  # characters between the words and a date that is theirs
SHORT = 32  # days
NEWS = 60 * ONE_DAY  # so long words mean an event only because it is news


class Told(NamedTuple):
    """A landmark that a sentence speaks of, and the date phrases of that sentence.

    ``since`` is the first day from which the words can be said: where other landmarks share them,
    the earliest of these. ``fresh`` words mean it only while it is news. ``planned`` is set where
    the words before them speak of what is meant to be ("is ready to hand over").
    """

    landmark: Landmark
    span: Span
    phrases: tuple[Phrase, ...]
    since: date
    paragraph: int
    fresh: bool
    planned: bool = False

    @property
    def window(self) -> Days:
        """The days on which the words mean this landmark."""
        first, last = self.landmark.window
        return (
            Days(first, min(last, self.landmark.latest + NEWS)) if self.fresh else Days(first, last)
        )

    @property
    def sure(self) -> bool:
        """Whether the words can mean no other event."""
        return not (self.fresh or self.landmark.narrow)

    @property
    def sudden(self) -> bool:
        """Whether nobody could announce it before it happened."""
        return _is_sudden(self.landmark)

    @property
    def passing(self) -> bool:
        """Whether the words soon come to mean other events."""
        return self.window.last - PASSING < self.landmark.latest

    @property
    def may_be_set(self) -> bool:
        """Whether a date stands beside it that no verb puts into the past: it may lie ahead."""
        open_ones = (p for p in self.phrases if not p.tense)
        return any(p.kind == "month_day" or absolute(p) for p in open_ones)

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks forward to it, or it was announced and never came."""
        future = [phrase.ahead for phrase in self.phrases]
        looks_ahead = self.planned or (bool(future) and all(future))
        return self.landmark.outcome != "occurred" or looks_ahead


def tell(article: Article, phrases: Sequence[Phrase]) -> tuple[Told, ...]:
    """The landmarks of an article, once for each sentence that has their words."""
    found: list[Told] = []
    starts = [phrase.span.start for phrase in phrases]
    for sentence in worded(article):
        first, last = (bisect_left(starts, offset) for offset in sentence.span)
        inside = (p for p in phrases[first:last] if p.span.within(sentence.span))
        found += _in_sentence(article.text, sentence, tuple(inside))
    days = {(p.fields.get("month"), p.fields.get("day")) for p in phrases if p.ahead}
    weekdays = {told.landmark.key for told in found if _is_set_for_weekday(told)}
    return tuple(
        told._replace(planned=True)
        if told.landmark.key in weekdays or _is_set(told, days)
        else told
        for told in found
    )


def _is_set_for_weekday(told: Told) -> bool:
    """Whether the article says on what weekday to come the event will be: "tomorrow, Thursday"."""
    day = told.landmark.earliest
    named = (p for p in told.phrases if p.kind == "weekday" and p.ahead)
    return told.landmark.latest == day and any(p.fields["weekday"] == day.weekday() for p in named)


def _is_set(told: Told, days: Set[tuple[object, object]]) -> bool:
    """Whether the article sets the very day of the event: what else it says of it is a plan."""
    first, last = told.landmark.earliest, told.landmark.latest
    return first == last and (first.month, first.day) in days


@cache
def _plans() -> re.Pattern[str]:
    """A plan, a wish or a condition close before a landmark's words or the last of them."""
    words = "|".join(load("dateline")["planned"]["words"])
    return re.compile(
        rf"\b(?:{words})(?:[\s-]+(?!(?:ha[sd]|have|was|were)\b)[\w'’]+){{0,6}}[\s'‘“\"-]*$",
        re.IGNORECASE,
    )


def _in_sentence(text: str, sentence: Worded, phrases: tuple[Phrase, ...]) -> Iterator[Told]:
    words, paragraph = sentence.words, sentence.paragraph.number
    hits = {hit.key: hit for hit in sentence.landmarks}
    lasting = {key: hit for key, hit in hits.items() if not key.endswith(FRESH)}
    for key, hit in hits.items():
        name = key.removesuffix(FRESH)
        if key != name and name in lasting:
            continue
        rivals = (k for k, other in lasting.items() if k == name or _share_words(hit, other))
        since = min((all_landmarks()[k].earliest for k in rivals), default=date.min)
        first, last = hit.spans[0]
        span = Span(words[first].start, words[last - 1].end)
        ends = (span.start, max(words[last - 1].end for _, last in hit.spans))
        landmark = all_landmarks()[name]
        if not _is_dated_otherwise(landmark, ends[1], phrases):
            planned = not _is_sudden(landmark) and _is_planned(text, sentence.span.start, ends)
            yield Told(landmark, span, phrases, since, paragraph, key != name, planned)


def _is_sudden(landmark: Landmark) -> bool:
    """Whether nobody can announce such before it happens."""
    return landmark.type in load("dateline")["types"]["unforeseen"]


def _is_planned(text: str, start: int, ends: tuple[int, int]) -> bool:
    """Whether a plan stands before the first words of a landmark or the last, in its sentence."""
    return any(_plans().search(text, max(start, end - _REACH), end) for end in ends)


def _is_dated_otherwise(landmark: Landmark, end: int, phrases: Sequence[Phrase]) -> bool:
    """Whether a date close behind the words is none of the landmark's: it is another event."""
    near = (p for p in phrases if 0 <= p.span.start - end <= _BESIDE and not p.limit)
    return any(_is_other(phrase, landmark) for phrase in islice(near, 1))


def _is_other(phrase: Phrase, landmark: Landmark) -> bool:
    if days := absolute(phrase):
        return days.last < landmark.earliest or landmark.latest < days.first
    short = (landmark.latest - landmark.earliest).days < SHORT
    months = {landmark.earliest.month, landmark.latest.month}
    return short and phrase.fields.get("month", landmark.earliest.month) not in months


def _share_words(one: Hit, other: Hit) -> bool:
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def past_days(phrases: Sequence[Phrase], told: Sequence[Told]) -> list[date]:
    """The days of what the article tells as past, for judging how fresh it is."""
    dated = [
        d.last
        for p in phrases
        if not p.ahead and not p.limit and (d := absolute(p)) and (d.last - d.first).days < 32
    ]
    return dated + [t.since for t in told if not t.ahead and t.sure]


def landmark_clues(told: Sequence[Told]) -> Iterator[Clue]:
    """What is told of well-known events, each event once."""
    seen: set[str] = set()
    past = {item.landmark.key for item in told if not item.ahead}
    for item in told:
        landmark = item.landmark
        if landmark.key in seen:
            continue
        if item.ahead:
            if item.planned and item.sure and landmark.key not in past:
                seen.add(landmark.key)
                yield from _planned_clues(landmark)
            continue
        seen.add(landmark.key)
        if not item.sure:
            words = f"the words for “{landmark.title}” ({in_time(landmark)})"
            yield Clue((item.window,), weight("fresh" if item.fresh else "window"), words)
        elif item.since == landmark.earliest:
            name = "after_attack" if item.sudden else "after_landmark"
            name = "after_named_day" if item.may_be_set and not item.sudden else name
            yield after(
                landmark.earliest, name, f"“{landmark.title}” ({in_time(landmark)}) is told"
            )


def _planned_clues(landmark: Landmark) -> Iterator[Clue]:
    """What is spoken of as a plan is still to come, as a rule soon."""
    words = f"“{landmark.title}” ({in_time(landmark)}) is only planned"
    last = landmark.latest - ONE_DAY
    yield before_day(last, "before_landmark", words)
    yield Clue((Days(landmark.earliest - PLANNED, last),), weight("before_landmark"), words)


def in_time(landmark: Landmark) -> str:
    """When it was, as evidence says it."""
    return said(landmark.earliest, landmark.latest)
