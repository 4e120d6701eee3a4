"""Clues from a date phrase beside a landmark that it fits on some days of publication only."""

from __future__ import annotations

import math
from calendar import day_name
from collections.abc import Iterator, Sequence, Set
from datetime import date
from typing import NamedTuple

from events.extraction.dateline.clues import ONE_DAY, Clue, Days, runs, weight
from events.extraction.dateline.landmarks import Told, in_time
from events.extraction.dateline.phrases import OF_NOW, absolute, in_words
from events.extraction.dates import Phrase, days_of
from events.extraction.happenings.landmarks import Landmark
from events.extraction.lexicon import load
from events.extraction.results import Span

LONGEST_LANDMARK = 31  # days; longer ones fit phrases by chance
SUNDAY = 6
A_YEAR = 366
_LIKE = {"hijri": "month_day", "daytime": "deictic"}
_VERY_DAYS = frozenset({"month_day", "day_of_month"})  # that these fit is no chance
_SIGNS = 2  # characters: a comma or bracket and a space
STEP = 14  # days; what a month or a day of it means changes seldomer


class Fit(NamedTuple):
    """A phrase that can mean the day of a landmark beside it, and when it does."""

    phrase: Phrase
    landmark: Landmark
    clue: Clue


def fits(told: Sequence[Told], tale: Set[Span]) -> tuple[Fit, ...]:
    """For each landmark told the phrase of its sentence that fits it, if one does.

    Phrases of the ``tale`` fit less well, as they go on from other days than that of publication.
    So do all months and days of months where they fit events years apart.
    """
    found = [fit for item in told if (fit := _fit(item, tale))]
    days = [fit.landmark.earliest for fit in found if _is_of_a_month(fit)]
    if days and (max(days) - min(days)).days > A_YEAR:
        found = [_in_tale(fit) if _is_of_a_month(fit) else fit for fit in found]
    return tuple(found)


def _is_of_a_month(fit: Fit) -> bool:
    return _kind(fit.phrase) in {"month", "month_day", "month_near", "day_range"}


def _in_tale(fit: Fit) -> Fit:
    left = max(0.0, fit.clue.weight - weight("in_tale"))
    return fit._replace(clue=fit.clue._replace(weight=left))


def _fit(item: Told, tale: Set[Span]) -> Fit | None:
    landmark = item.landmark
    length = (landmark.latest - landmark.earliest).days + 1
    if length > LONGEST_LANDMARK or any(_dates(p, landmark) for p in item.phrases):
        return None
    for phrase in _candidates(item):
        counted = _apposed(phrase, item.phrases)
        days = _days_when(counted or phrase, landmark)
        strength = weight(_kind(phrase), "fit") - math.log(length) * (phrase.kind == "weekday")
        strength += weight("deictic", "fit") if counted else 0.0
        if _kind(phrase) not in _VERY_DAYS:
            strength -= 0.0 if item.sure else weight("unsure" if item.passing else "less_sure")
        strength -= weight("in_tale") if phrase.span in tale else 0.0
        if days and strength > 0:
            words = f"“{_preposition(phrase)}” fits “{landmark.title}” ({in_time(landmark)})"
            return Fit(phrase, landmark, Clue(days, strength, words))
    return None


def sequel_clues(found: Sequence[Fit], weekdays: frozenset[int], lead: int) -> Iterator[Clue]:
    """Of the weekdays named, most follow upon the first event that has found its day.

    Not so upon the news itself in the ``lead`` paragraph: what comes below that came before.
    """
    near = (f for f in found if _kind(f.phrase) in {"weekday", "this_week"})
    dated = [f.landmark for f in near if f.phrase.paragraph != lead]
    single = [x for x in dated if x.earliest == x.latest]
    if not single:
        return
    first = min(single, key=lambda landmark: landmark.earliest)
    others = sorted(weekdays - {first.earliest.weekday()})
    strength = weight("sequel") / max(1, len(others))
    for weekday in others:
        comes = first.earliest + (weekday - first.earliest.weekday()) % 7 * ONE_DAY
        words = f"{day_name[weekday]} follows upon “{first.title}” ({in_time(first)})"
        yield Clue((Days(comes, first.earliest + 6 * ONE_DAY),), strength, words)


def _dates(phrase: Phrase, landmark: Landmark) -> bool:
    """Whether a phrase with its year says when the landmark was."""
    days = absolute(phrase)
    return days is not None and days.first <= landmark.latest and landmark.earliest <= days.last


def _candidates(item: Told) -> list[Phrase]:
    """Days of a month, wherever they stand in the sentence, then the phrase nearest the words."""
    usable = sorted(filter(_kind, item.phrases), key=lambda p: abs(p.span.start - item.span.start))
    return [p for p in usable if p.kind == "month_day"] + usable[:1]


def _apposed(weekday: Phrase, phrases: Sequence[Phrase]) -> Phrase | None:
    """The word that counts from the day of publication to a weekday: "tomorrow, Thursday"."""
    if weekday.kind != "weekday":
        return None
    near = (p for p in phrases if 0 < weekday.span.start - p.span.end <= _SIGNS)
    return next((p for p in near if p.kind == "deictic"), None)


def _preposition(phrase: Phrase) -> str:
    on = "on " if phrase.kind in {"weekday", "month_day"} and not phrase.limit else ""
    return on + in_words(phrase)


def _kind(phrase: Phrase) -> str:
    """The row of the tables of weights that a phrase belongs to, "" for none."""
    unit = str(phrase.fields.get("unit", ""))
    rows = {"shift": f"this_{unit}", "ago": f"{unit}s_ago"} | _LIKE
    kind = rows.get(phrase.kind, phrase.kind)
    if kind == "day_of_month" and "shift" not in phrase.fields:
        return ""
    return kind if kind in load("dateline")["fit"] else ""


def _days_when(phrase: Phrase, landmark: Landmark) -> tuple[Days, ...]:
    """The days of publication on which the phrase means the landmark's date."""
    if phrase.kind == "weekday" and phrase.fields.get("shift") == -1:
        return _last_weekday(phrase, landmark)
    reach = _reach(phrase)
    ahead = phrase.ahead or phrase.kind == "month_near"  # "the November election"
    ahead = ahead or landmark.outcome != "occurred"
    first = landmark.earliest - (reach if ahead else 0) * ONE_DAY
    if phrase.kind == "day_of_month":
        first += ONE_DAY  # nobody numbers today
    last = landmark.latest + (0 if phrase.tense == "future" else reach) * ONE_DAY
    step = STEP if reach > STEP else 1
    means = _week_touches if _kind(phrase) == "this_week" else _touches
    return runs(lambda day: means(phrase, day, landmark), first, last, step)


def _reach(phrase: Phrase) -> int:
    """How many days after a landmark the phrase can still mean it."""
    if phrase.rule == OF_NOW:
        return LONGEST_LANDMARK
    reach = int(weight(_kind(phrase), "reach"))
    if phrase.kind == "ago":
        return reach * (int(phrase.fields.get("num", 1)) + 1)
    last_year = phrase.fields.get("unit") == "year" and phrase.kind != "shift"
    return max(reach, 2 * A_YEAR) if last_year else reach


def _last_weekday(phrase: Phrase, landmark: Landmark) -> tuple[Days, ...]:
    """The days on which "last Friday" is the landmark's: the last one, or that of last week."""
    length = (landmark.latest - landmark.earliest).days + 1
    all_days = (landmark.earliest + n * ONE_DAY for n in range(length))
    meant = (day for day in all_days if day.weekday() == phrase.fields["weekday"])
    return tuple(Days(day + ONE_DAY, day + 13 * ONE_DAY) for day in meant)


def _week_touches(phrase: Phrase, day: date, landmark: Landmark) -> bool:
    """The same of "this week", which for some begins on Sunday."""
    monday = day.weekday() == SUNDAY and _touches(phrase, day + ONE_DAY, landmark)
    return monday or _touches(phrase, day, landmark)


def _touches(phrase: Phrase, day: date, landmark: Landmark) -> bool:
    """Whether the phrase, said on a day, means the landmark's date."""
    found = days_of(phrase, day)
    if found is None or found.earliest is None or found.latest is None:
        return False
    return found.earliest <= landmark.latest and landmark.earliest <= found.latest
