"""Clues from the time that has passed since a landmark, and from landmarks that are the news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from events.extraction.dateline.clues import ONE_DAY, Clue, Days, weight
from events.extraction.dateline.fits import LONGEST_LANDMARK
from events.extraction.dateline.landmarks import Told, in_time
from events.extraction.dateline.phrases import HALF_A_YEAR, absolute
from events.extraction.dates import Phrase
from events.extraction.dates.stretch import moved
from events.extraction.lexicon import load

_REACH = 60  # characters before a landmark's words
_BARE = {"weekday", "deictic", "daytime", "later", "step"}  # what stands beside the news
_LASTS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
SOON = 7 * ONE_DAY
NEAR = 3  # paragraphs: some stand above the first of the news


@cache
def _passed() -> re.Pattern[str]:
    """Such as "three months after" or "a year to the day since" somewhere before the end."""
    numbers = "|".join((*load("dates")["values"]["NUM"], r"\d{1,2}"))
    return re.compile(
        rf"\b(?P<count>{numbers}|an?) (?P<unit>{'|'.join(_LASTS)})s?(?: to the day)?"
        r" (?:after|since)\b(?!.*[.!?;])",
        re.IGNORECASE | re.DOTALL,
    )


def interval_clues(text: str, told: Sequence[Told]) -> Iterator[Clue]:
    """Articles that count from a landmark come out when the time has passed, or soon after."""
    for item in told:
        found = _passed().search(text, max(0, item.span.start - _REACH), item.span.start)
        end = item.span.end + _REACH // 3
        recalled = found is not None and "anniversary" in text[found.end() : end]
        if found is None or not item.sure or recalled or any(map(_dates_it, item.phrases)):
            continue
        unit, count = found["unit"].lower(), found["count"].lower()
        number = int(count) if count.isdigit() else load("dates")["values"]["NUM"].get(count, 1)
        slack = round(_LASTS[unit] / 2) * ONE_DAY
        passed = round(number * _LASTS[unit]) * ONE_DAY
        first, last = item.landmark.earliest + passed - slack, item.landmark.latest + passed + slack
        words = f"“{found[0]}” is counted from “{item.landmark.title}”"
        yield Clue((Days(first, last + SOON),), weight("interval"), words)


@cache
def _returned() -> re.Pattern[str]:
    """Such as "the twentieth anniversary of" somewhere before the end."""
    ordinals = "|".join((*load("dates")["values"]["ORD"], r"\d{1,2}(?:st|nd|rd|th)"))
    return re.compile(
        rf"\b(?P<nth>{ordinals}) (?:anniversary|birthday) of\b(?!.*[.!?;])",
        re.IGNORECASE | re.DOTALL,
    )


def anniversary_clues(text: str, told: Sequence[Told]) -> Iterator[Clue]:
    """Articles that name an anniversary of a landmark come out within months of it."""
    for item in told:
        landmark = item.landmark
        found = _returned().search(text, max(0, item.span.start - _REACH), item.span.start)
        if found and item.sure:
            nth = found["nth"].lower()
            years = load("dates")["values"]["ORD"].get(nth) or int(nth[:-2])
            day = moved(landmark.earliest, years, "year")
            words = f"“{found[0]}” is that of “{landmark.title}”"
            yield Clue((Days(day - HALF_A_YEAR, day + HALF_A_YEAR),), weight("anniversary"), words)


def _dates_it(phrase: Phrase) -> bool:
    """Whether the time is counted to another day of the tale than that of publication."""
    return phrase.kind == "month_day" or absolute(phrase) is not None


@cache
def _behind() -> re.Pattern[str]:
    words = "|".join(load("dateline")["behind"]["words"])
    return re.compile(rf"\b(?:{words})\b(?:[^\w.;]+\w+){{0,10}}\W*$", re.IGNORECASE)


def news_clues(
    text: str, told: Sequence[Told], lead: int, weekdays: frozenset[int]
) -> Iterator[Clue]:
    """A landmark in the first paragraph of a text that names weekdays is the news itself.

    Not so where the sentence says how long ago it was, or only "since" and the like.
    """
    past = [item for item in told if item.sure and not item.ahead]
    latest = max((item.landmark.earliest for item in past), default=None)
    for item in past if weekdays else ():
        landmark = item.landmark
        bare = all(phrase.kind in _BARE for phrase in item.phrases)
        short = (landmark.latest - landmark.earliest).days < LONGEST_LANDMARK
        before = text[max(0, item.span.start - _REACH) : item.span.start]
        if item.paragraph != lead or _behind().search(before):
            continue
        if bare and short and landmark.earliest == latest == item.since:
            words = f"“{landmark.title}” ({in_time(landmark)}) opens the article"
            yield Clue((Days(landmark.earliest, landmark.latest + SOON),), weight("news"), words)
            return


def sudden_clues(told: Sequence[Told], phrases: Sequence[Phrase], lead: int) -> Iterator[Clue]:
    """What nobody foresaw, told at the beginning, is the news of the weekday that is named there.

    Beside the weekday it is called something else as a rule: a shooting, an attack.
    """
    until = lead + NEAR
    named = (p for p in phrases if p.kind == "weekday" and p.paragraph <= until and not p.ahead)
    opening = {phrase.fields["weekday"] for phrase in islice(named, 1)}
    for item in told:
        first, last = item.landmark.earliest, item.landmark.latest
        sudden = item.sudden and item.sure and not item.ahead and first == last
        if sudden and item.paragraph <= until and first.weekday() in opening:
            words = f"“{item.landmark.title}” ({in_time(item.landmark)}) was on that weekday"
            yield Clue((Days(first, first + SOON - ONE_DAY),), weight("sudden"), words)
