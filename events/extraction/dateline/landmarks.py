"""Clues from well-known events that an article tells, and from the date phrases beside them."""

from __future__ import annotations

import math
from calendar import day_name
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from events.extraction.dateline.clues import ONE_DAY, Clue, Days, after, runs, said, weight
from events.extraction.dateline.phrases import absolute, in_words
from events.extraction.dates import Phrase, resolve
from events.extraction.happenings.landmarks import FRESH, Landmark, all_landmarks, landmark_hits
from events.extraction.happenings.words import Hit, Word, split_words
from events.extraction.lexicon import load
from events.extraction.results import Article, Span
from events.extraction.sentences import sentences

LONGEST_LANDMARK = 31  # days; longer ones fit phrases by chance
SUNDAY = 6
STEP = 14  # days; what a month or a day of it means changes seldomer


class Told(NamedTuple):
    """A landmark that a sentence speaks of, and the date phrases of that sentence.

    ``since`` is the first day from which the words can be said: where other landmarks share them,
    the earliest of these.
    """

    landmark: Landmark
    span: Span
    phrases: tuple[Phrase, ...]
    since: date

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks forward to it, or it was announced and never came."""
        future = [phrase.ahead for phrase in self.phrases]
        return self.landmark.outcome != "occurred" or (bool(future) and all(future))


def tell(article: Article, phrases: Sequence[Phrase]) -> tuple[Told, ...]:
    """The landmarks of an article, once for each sentence that has their words."""
    found: list[Told] = []
    for paragraph in article.body():
        for sentence in sentences(article.text, paragraph.span):
            inside = tuple(p for p in phrases if p.span.within(sentence))
            found += _in_sentence(split_words(article.text, *sentence), inside)
    return tuple(found)


def _in_sentence(words: Sequence[Word], phrases: tuple[Phrase, ...]) -> Iterator[Told]:
    hits = {hit.key: hit for hit in landmark_hits(words) if not hit.key.endswith(FRESH)}
    for key, hit in hits.items():
        rivals = (k for k, other in hits.items() if k == key or _share_words(hit, other))
        since = min(all_landmarks()[k].earliest for k in rivals)
        first, last = hit.spans[0]
        span = Span(words[first].start, words[last - 1].end)
        yield Told(all_landmarks()[key], span, phrases, since)


def _share_words(one: Hit, other: Hit) -> bool:
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def past_days(phrases: Sequence[Phrase], told: Sequence[Told]) -> list[date]:
    """The days of what the article tells as past, for judging how fresh it is."""
    dated = [
        d.last
        for p in phrases
        if not p.ahead and not p.limit and (d := absolute(p)) and (d.last - d.first).days < 32
    ]
    return dated + [t.since for t in told if not t.ahead and not t.landmark.narrow]


def landmark_clues(told: Sequence[Told]) -> Iterator[Clue]:
    """What is told of well-known events, each event once."""
    seen: set[str] = set()
    for item in told:
        landmark = item.landmark
        if landmark.key in seen or item.ahead:
            continue
        seen.add(landmark.key)
        if landmark.narrow:
            words = f"the words for “{landmark.title}” ({_when(landmark)})"
            yield Clue((Days(*landmark.window),), weight("window"), words)
        elif item.since == landmark.earliest:
            sudden = landmark.type in load("dateline")["types"]["unforeseen"]
            name = "after_attack" if sudden else "after_landmark"
            yield after(landmark.earliest, name, f"“{landmark.title}” ({_when(landmark)}) is told")


def _when(landmark: Landmark) -> str:
    return said(landmark.earliest, landmark.latest)


class Fit(NamedTuple):
    """A phrase that can mean the day of a landmark beside it, and when it does."""

    phrase: Phrase
    landmark: Landmark
    clue: Clue


def fits(told: Sequence[Told]) -> tuple[Fit, ...]:
    """For each landmark told the phrase of its sentence that fits it, if one does."""
    return tuple(fit for item in told if (fit := _fit(item)))


def _fit(item: Told) -> Fit | None:
    landmark = item.landmark
    length = (landmark.latest - landmark.earliest).days + 1
    if length > LONGEST_LANDMARK or any(_dates(p, landmark) for p in item.phrases):
        return None
    for phrase in _candidates(item):
        days = _days_when(phrase, landmark)
        strength = weight(_kind(phrase), "fit") - math.log(length) * (phrase.kind == "weekday")
        if days and strength > 0:
            words = f"“{_preposition(phrase)}” fits “{landmark.title}” ({_when(landmark)})"
            return Fit(phrase, landmark, Clue(days, strength, words))
    return None


def sequel_clues(found: Sequence[Fit], weekdays: frozenset[int], lead: int) -> Iterator[Clue]:
    """Of the weekdays named, most follow upon the first event that has found its day.

    Not so upon the news itself in the ``lead`` paragraph: what comes below that came before.
    """
    near = (f for f in found if _kind(f.phrase) in {"weekday", "week"})
    dated = [f.landmark for f in near if f.phrase.paragraph != lead]
    single = [x for x in dated if x.earliest == x.latest]
    if not single:
        return
    first = min(single, key=lambda landmark: landmark.earliest)
    for weekday in sorted(weekdays - {first.earliest.weekday()}):
        comes = first.earliest + (weekday - first.earliest.weekday()) % 7 * ONE_DAY
        words = f"{day_name[weekday]} follows upon “{first.title}” ({_when(first)})"
        yield Clue((Days(comes, first.earliest + 6 * ONE_DAY),), weight("sequel"), words)


def _dates(phrase: Phrase, landmark: Landmark) -> bool:
    """Whether a phrase with its year says when the landmark was."""
    days = absolute(phrase)
    return days is not None and days.first <= landmark.latest and landmark.earliest <= days.last


def _candidates(item: Told) -> list[Phrase]:
    """Days of a month, wherever they stand in the sentence, then the phrase nearest the words."""
    usable = sorted(filter(_kind, item.phrases), key=lambda p: abs(p.span.start - item.span.start))
    return [p for p in usable if p.kind == "month_day"] + usable[:1]


def _preposition(phrase: Phrase) -> str:
    on = "on " if phrase.kind in {"weekday", "month_day"} and not phrase.limit else ""
    return on + in_words(phrase)


def _kind(phrase: Phrase) -> str:
    """The row of the tables of weights that a phrase belongs to, "" for none."""
    kind = str(phrase.fields.get("unit", "")) if phrase.kind == "shift" else phrase.kind
    return kind if kind in load("dateline")["fit"] else ""


def _days_when(phrase: Phrase, landmark: Landmark) -> tuple[Days, ...]:
    """The days of publication on which the phrase means the landmark's date."""
    reach = int(weight(_kind(phrase), "reach"))
    ahead = phrase.ahead or phrase.kind == "month_near"  # "the November election"
    first = landmark.earliest - (reach if ahead else 0) * ONE_DAY
    last = landmark.latest + (0 if phrase.tense == "future" else reach) * ONE_DAY
    step = STEP if reach > STEP else 1
    return runs(lambda day: _means(phrase, day, landmark), first, last, step)


def _means(phrase: Phrase, day: date, landmark: Landmark) -> bool:
    """Whether the phrase means the landmark's date; for some the week begins on Sunday."""
    if _kind(phrase) == "week" and day.weekday() == SUNDAY:
        return _means(phrase, day + ONE_DAY, landmark) or _touches(phrase, day, landmark)
    return _touches(phrase, day, landmark)


def _touches(phrase: Phrase, day: date, landmark: Landmark) -> bool:
    when = resolve(phrase, day)
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.earliest <= landmark.latest and landmark.earliest <= when.latest
