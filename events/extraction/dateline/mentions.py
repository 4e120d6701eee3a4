"""Clues from what an article tells: dated phrases, well-known events, and how they fit together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from events.extraction.dateline.clues import (
    ONE_DAY,
    Clue,
    Days,
    after,
    before,
    bounds,
    runs,
    said,
    weight,
)
from events.extraction.dates import Phrase, resolve
from events.extraction.happenings.landmarks import Landmark, all_landmarks, landmark_hits
from events.extraction.happenings.words import split_words
from events.extraction.lexicon import load
from events.extraction.results import Article, Span
from events.extraction.sentences import sentences

LONGEST_LANDMARK = 31  # days; longer ones fit phrases by chance


class Told(NamedTuple):
    """A landmark that a sentence speaks of, and the date phrases of that sentence."""

    landmark: Landmark
    span: Span
    phrases: tuple[Phrase, ...]

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks forward to it."""
        return any(p.tense == "future" for p in self.phrases)


def tell(article: Article, phrases: Sequence[Phrase]) -> tuple[Told, ...]:
    """The landmarks of an article, once for each sentence that has their words."""
    found: dict[tuple[str, Span], Told] = {}
    for paragraph in article.body():
        for sentence in sentences(article.text, paragraph.span):
            inside = tuple(p for p in phrases if p.span.within(sentence))
            words = split_words(article.text, *sentence)
            for hit in landmark_hits(words):
                first, last = hit.spans[0]
                span = Span(words[first].start, words[last - 1].end)
                landmark = all_landmarks()[hit.key]
                found.setdefault((hit.key, sentence), Told(landmark, span, inside))
    return tuple(found.values())


# ---- phrases by themselves


def _absolute(phrase: Phrase) -> Days | None:
    """The days of a phrase that names its year."""
    when = resolve(phrase, None)
    return bounds(when) if when else None


def phrase_clues(phrases: Sequence[Phrase]) -> Iterator[Clue]:
    """Dates with their years: what is told lies behind, what is set or due lies ahead."""
    past: list[tuple[Days, Phrase]] = []
    for phrase in phrases:
        days = _absolute(phrase)
        if days is None:
            yield from _leap_day(phrase)
        elif phrase.tense == "future" or phrase.limit in {"by", "before", "until"}:
            if days.last < date.max:
                yield before(
                    days.last, "before_planned_day", f"“{_words(phrase)}” is still to come"
                )
        elif days.first > date.min:
            past.append((days, phrase))
    if past:
        days, phrase = max(past, key=lambda pair: pair[0].first)
        yield after(days.first, "after_past_day", f"“{_words(phrase)}” is told as past")


def _words(phrase: Phrase) -> str:
    limit = f"{phrase.limit} " if phrase.limit else ""
    return limit + " ".join(phrase.text.split())


def _leap_day(phrase: Phrase) -> Iterator[Clue]:
    if (phrase.fields.get("month"), phrase.fields.get("day")) != (2, 29):
        return
    near = [
        Days(date(year, 1, 1), date(year + 1, 2, 28)) for year in range(1980, 2036, 4)
    ]  # fmt: skip
    yield Clue(tuple(near), weight("leap_day"), f"“{_words(phrase)}” exists in leap years only")


def past_days(phrases: Sequence[Phrase], told: Sequence[Told]) -> list[date]:
    """The days of what the article tells as past, for judging how fresh it is."""
    dated = [
        d.last
        for p in phrases
        if p.tense != "future"
        and not p.limit
        and (d := _absolute(p))
        and (d.last - d.first).days < 32
    ]
    return dated + [t.landmark.earliest for t in told if not t.ahead and not t.landmark.narrow]


def weekdays(phrases: Sequence[Phrase]) -> frozenset[int]:
    """The weekdays that are named without a date and without a look ahead."""
    return frozenset(
        int(p.fields["weekday"])
        for p in phrases
        if p.kind == "weekday" and p.tense != "future" and not p.fields.get("shift")
    )


# ---- landmarks


def landmark_clues(told: Sequence[Told]) -> Iterator[Clue]:
    """What is told of well-known events, each event once; the phrases beside them."""
    seen: set[str] = set()
    for item in told:
        landmark = item.landmark
        yield from _fitting(item)
        if landmark.key in seen or item.ahead:
            continue
        seen.add(landmark.key)
        if landmark.narrow:
            words = f"the words for “{landmark.title}” ({_when(landmark)})"
            yield Clue((Days(*landmark.window),), weight("window"), words)
        else:
            sudden = landmark.type in load("dateline")["types"]["unforeseen"]
            name = "after_attack" if sudden else "after_landmark"
            yield after(landmark.earliest, name, f"“{landmark.title}” ({_when(landmark)}) is told")


def _when(landmark: Landmark) -> str:
    return said(landmark.earliest, landmark.latest)


def _fitting(item: Told) -> Iterator[Clue]:
    """The phrase nearest to the landmark's words, if it can mean the landmark's day."""
    landmark = item.landmark
    length = (landmark.latest - landmark.earliest).days + 1
    usable = [p for p in item.phrases if _kind(p)]
    if not usable or length > LONGEST_LANDMARK or any(map(_absolute, item.phrases)):
        return
    nearest = min(usable, key=lambda p: abs(p.span.start - item.span.start))
    days = _days_when(nearest, landmark)
    strength = weight(_kind(nearest), "fit") - (
        math.log(length) if nearest.kind == "weekday" else 0
    )
    if days and strength > 0:
        words = f"“{_preposition(nearest)}” fits “{landmark.title}” ({_when(landmark)})"
        yield Clue(days, strength, words)


def _preposition(phrase: Phrase) -> str:
    on = "on " if phrase.kind in {"weekday", "month_day"} and not phrase.limit else ""
    return on + _words(phrase)


def _kind(phrase: Phrase) -> str:
    """The row of the tables of weights that a phrase belongs to, "" for none."""
    kind = str(phrase.fields.get("unit", "")) if phrase.kind == "shift" else phrase.kind
    return kind if kind in load("dateline")["fit"] else ""


def _days_when(phrase: Phrase, landmark: Landmark) -> tuple[Days, ...]:
    """The days of publication on which the phrase means the landmark's date."""
    reach = int(weight(_kind(phrase), "reach"))
    first = landmark.earliest - (reach if phrase.tense == "future" else 0) * ONE_DAY
    span = (landmark.latest - first).days + reach + 1
    return runs(
        day for day in (first + n * ONE_DAY for n in range(span)) if _means(phrase, day, landmark)
    )


def _means(phrase: Phrase, day: date, landmark: Landmark) -> bool:
    when = resolve(phrase, day)
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.earliest <= landmark.latest and landmark.earliest <= when.latest
