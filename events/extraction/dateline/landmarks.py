"""Clues from well-known events that an article tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from events.extraction.dateline.clues import ONE_DAY, Clue, Days, after, said, weight
from events.extraction.dateline.phrases import absolute
from events.extraction.dates import Phrase
from events.extraction.happenings.landmarks import FRESH, Landmark, all_landmarks
from events.extraction.happenings.wording import Worded, worded
from events.extraction.happenings.words import Hit
from events.extraction.lexicon import load
from events.extraction.results import Article, Span

PASSING = 500 * ONE_DAY
NEWS = 60 * ONE_DAY  # so long words mean an event only because it is news


class Told(NamedTuple):
    """A landmark that a sentence speaks of, and the date phrases of that sentence.

    ``since`` is the first day from which the words can be said: where other landmarks share them,
    the earliest of these. ``fresh`` words mean it only while it is news.
    """

    landmark: Landmark
    span: Span
    phrases: tuple[Phrase, ...]
    since: date
    paragraph: int
    fresh: bool

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
    def passing(self) -> bool:
        """Whether the words soon come to mean other events."""
        return self.window.last - PASSING < self.landmark.latest

    @property
    def may_be_set(self) -> bool:
        """Whether a day stands beside it that no verb puts into the past: it may lie ahead."""
        return any(p.kind == "month_day" and not p.tense for p in self.phrases)

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks forward to it, or it was announced and never came."""
        future = [phrase.ahead for phrase in self.phrases]
        return self.landmark.outcome != "occurred" or (bool(future) and all(future))


def tell(article: Article, phrases: Sequence[Phrase]) -> tuple[Told, ...]:
    """The landmarks of an article, once for each sentence that has their words."""
    found: list[Told] = []
    starts = [phrase.span.start for phrase in phrases]
    for sentence in worded(article):
        first, last = (bisect_left(starts, offset) for offset in sentence.span)
        inside = (p for p in phrases[first:last] if p.span.within(sentence.span))
        found += _in_sentence(sentence, tuple(inside))
    return tuple(found)


def _in_sentence(sentence: Worded, phrases: tuple[Phrase, ...]) -> Iterator[Told]:
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
        yield Told(all_landmarks()[name], span, phrases, since, paragraph, key != name)


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
    for item in told:
        landmark = item.landmark
        if landmark.key in seen or item.ahead:
            continue
        seen.add(landmark.key)
        if not item.sure:
            words = f"the words for “{landmark.title}” ({in_time(landmark)})"
            yield Clue((item.window,), weight("fresh" if item.fresh else "window"), words)
        elif item.since == landmark.earliest:
            sudden = landmark.type in load("dateline")["types"]["unforeseen"]
            name = "after_attack" if sudden else "after_landmark"
            name = "after_named_day" if item.may_be_set and not sudden else name
            yield after(
                landmark.earliest, name, f"“{landmark.title}” ({in_time(landmark)}) is told"
            )


def in_time(landmark: Landmark) -> str:
    """When it was, as evidence says it."""
    return said(landmark.earliest, landmark.latest)
