"""Clues from the date phrases of an article, each by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from events.extraction.dateline.clues import (
    ONE_DAY,
    YEARS,
    Clue,
    Days,
    after,
    before,
    bounds,
    in_every_year,
    weight,
)
from events.extraction.dates import Phrase, days_of, names_year
from events.extraction.lexicon import load
from events.extraction.results import Article, Span
from events.extraction.sentences import sentences

_LATELY = {"weekday", "deictic", "daytime"}
_PRESENT = _LATELY | {"shift", "ago"}
_FAR_FOR_NEAR = 2  # dates with their years for each of the present
OF_NOW = "month_of_now"  # the rule of "later in May"
LONG = 32  # days
_BESIDE = 80  # characters
_INTRODUCTION = 3  # paragraphs after the first one
HALF_A_YEAR = 183 * ONE_DAY


def absolute(phrase: Phrase) -> Days | None:
    """The days of a phrase that names its year."""
    found = days_of(phrase, None) if names_year(phrase) else None
    return bounds(found) if found else None


def phrase_clues(phrases: Sequence[Phrase]) -> Iterator[Clue]:
    """Dates with their years: what is told lies behind, what is set or due lies ahead."""
    past: list[tuple[Days, Phrase]] = []
    for phrase in phrases:
        days = absolute(phrase)
        if days is None:
            yield from _rare_days(phrase)
            yield from _months_of_now(phrase)
        elif phrase.ahead or phrase.limit == "before":
            name = "before_term" if phrase.tense == "due" else "before_planned_day"
            if days.last < date.max:
                yield before(days.last, name, f"“{in_words(phrase)}” is still to come")
        elif days.first > date.min:
            past.append((days, phrase))
    yield from _after_last("after_past_day", [pair for pair in past if _is_sure(*pair)])
    yield from _after_last("after_named_day", past)


def _after_last(name: str, past: Sequence[tuple[Days, Phrase]]) -> Iterator[Clue]:
    if past:
        days, phrase = max(past, key=lambda pair: pair[0].first)
        yield after(days.first, name, f"“{in_words(phrase)}” is told as past")


def _is_sure(days: Days, phrase: Phrase) -> bool:
    """Whether a date must be over; what is no day and has no past verb may be spoken of before."""
    return phrase.tense == "past" or (days.first == days.last and phrase.limit != "after")


def in_words(phrase: Phrase) -> str:
    """A phrase as evidence quotes it, with the preposition that bounds it ("by April 2021")."""
    limit = f"{phrase.limit} " if phrase.limit else ""
    return limit + " ".join(phrase.text.split())


def _months_of_now(phrase: Phrase) -> Iterator[Clue]:
    """The month of which somebody says "later in May"; "earlier in May" may be said just after."""
    if phrase.rule == OF_NOW:
        month, late = int(phrase.fields["month"]), 15 * ONE_DAY
        after = 0 * ONE_DAY if phrase.text.lower().startswith("later") else late
        firsts = in_every_year(month, 1)
        months = tuple(
            Days(d, (d + LONG * ONE_DAY).replace(day=1) - ONE_DAY + after) for d in firsts
        )
        yield Clue(months, weight("of_now"), f"“{in_words(phrase)}” is said of its own month")


def _rare_days(phrase: Phrase) -> Iterator[Clue]:
    """A day without a year that not every year has: 29 February, or "Sunday, June 7"."""
    if phrase.kind != "month_day" or "unit" in phrase.fields:
        return
    weekday = phrase.fields.get("weekday", phrase.fields.get("wkday"))
    near = _near_rare(int(phrase.fields["month"]), int(phrase.fields["day"]), weekday)
    words = f"“{in_words(phrase)}” is a day of some years only"
    if near:
        yield Clue(near, weight("rare_day"), words)


@lru_cache(maxsize=1024)
def _near_rare(month: int, day: int, weekday: int | None) -> tuple[Days, ...]:
    """The days around a day, where less than every second year has it; () where more have."""
    found = [d for d in in_every_year(month, day) if weekday in {None, d.weekday()}]
    rare = len(found) < 0.5 * YEARS
    return tuple(Days(d - HALF_A_YEAR, d + HALF_A_YEAR) for d in found) if rare else ()


def lead_clues(phrases: Sequence[Phrase], lead: int) -> Iterator[Clue]:
    """A day with its year in the first paragraph is, as a rule, that of the news."""
    for phrase in phrases:
        days = absolute(phrase) if phrase.paragraph == lead and not phrase.ahead else None
        if days and days.first == days.last and not phrase.limit:
            soon = Days(days.first, days.first + 3 * ONE_DAY)
            yield Clue(
                (soon,), weight("lead_day"), f"“{in_words(phrase)}” stands in the first paragraph"
            )
            return


def meeting_clues(text: str, phrases: Sequence[Phrase], lead: int) -> Iterator[Clue]:
    """The day on which the author met whom he interviews: it comes out within weeks."""
    for phrase in phrases:
        days = absolute(phrase) if phrase.paragraph <= lead + _INTRODUCTION else None
        if days is None or days.first != days.last or phrase.ahead:
            continue
        around = text[max(0, phrase.span.start - _BESIDE) : phrase.span.end + _BESIDE]
        if _meetings().search(around):
            soon = Days(days.first, days.first + LONG * ONE_DAY)
            words = f"on “{in_words(phrase)}” somebody spoke to the author"
            yield Clue((soon,), weight("meeting"), words)


@cache
def _meetings() -> re.Pattern[str]:
    words = "|".join(load("dateline")["meetings"]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def weekdays(phrases: Sequence[Phrase]) -> frozenset[int]:
    """The weekdays (0 is Monday) that are named without a date and without a look ahead."""
    return frozenset(_named(phrases))


def main_weekdays(phrases: Sequence[Phrase]) -> frozenset[int]:
    """Of these, the ones that are named more than half as often as any."""
    named = _named(phrases)
    return frozenset(day for day, count in named.items() if 2 * count > max(named.values()))


def _named(phrases: Sequence[Phrase]) -> Counter[int]:
    return Counter(
        int(p.fields["weekday"])
        for p in phrases
        if p.kind == "weekday" and not p.ahead and not p.fields.get("shift")
    )


def chained(phrases: Sequence[Phrase]) -> frozenset[Span]:
    """The weekdays of tales: they go on from a day before them, and not from publication."""
    pairs = pairwise(phrases)
    return frozenset(
        phrase.span
        for earlier, phrase in pairs
        if phrase.kind == "weekday" and earlier.paragraph == phrase.paragraph and _tells(earlier)
    )


def _tells(phrase: Phrase) -> bool:
    days = absolute(phrase)
    short = days is not None and (days.last - days.first).days < LONG
    return phrase.kind in {"step", "later"} or short


def is_retrospect(phrases: Sequence[Phrase]) -> bool:
    """Whether dates with their years outweigh days and weeks told from the present.

    So essays, chronologies and speeches of memory are dated, which come out long after what they
    tell; news are not, nor what names days and no year at all.
    """
    tale = chained(phrases)
    recent = sum(_is_of_now(p) and p.span not in tale for p in phrases)
    far = sum(absolute(p) is not None for p in phrases)
    if not far:
        return not recent and all(p.kind != "month_day" for p in phrases)
    return far > _FAR_FOR_NEAR * recent


def _is_of_now(phrase: Phrase) -> bool:
    """Whether a phrase counts from the present: "today", "on the 5th of this month"."""
    of_month = phrase.kind == "day_of_month" and "shift" in phrase.fields
    return phrase.kind in _PRESENT or phrase.rule == OF_NOW or of_month


def news_sentences(article: Article, phrases: Sequence[Phrase]) -> Iterator[Span]:
    """The sentences that tell of a day of the last week."""
    days = [p.span for p in phrases if p.kind in _LATELY and not p.ahead]
    for paragraph in article.body():
        for sentence in sentences(article.text, paragraph.span):
            if any(day.within(sentence) for day in days):
                yield sentence
