"""Clues from dates without a year, taken together.

News name the days they tell of without the year, as these lie close behind; days that are set lie
close ahead. One such date says little, as it comes round every year; several, spread over the
year, leave only the weeks after the last one told and before the first one set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from events.extraction.dateline.clues import FIRST, LAST, ONE_DAY, Clue, Days, weight
from events.extraction.dateline.phrases import absolute, in_words
from events.extraction.dates import Phrase, days_of
from events.extraction.dates.phrases import Tense
from events.extraction.dates.words import Value
from events.extraction.results import Span

KINDS = {
    "month_day": 1.0, "hijri": 1.0, "day_range": 1.0, "week_of_month": 1.0, "month": 0.6,
    "holiday": 0.6, "lunar": 0.6,
}  # fmt: skip
REACHES = (30, 90, 180)  # days, each likelier than the next
EARLY = 3  # a date that no verb puts into the past may lie ahead, a third as far
MOST = 4  # dates; more of them are told in a row and are no further proof
LONGEST = 31  # days
SET = 2.0  # how much more a day that is set says than one that is told


def yearless_clues(phrases: Sequence[Phrase]) -> Iterator[Clue]:
    """That the article comes soon after the days it tells of, and before those it sets."""
    found = _yearless(phrases)
    dated = sum(absolute(phrase) is not None for phrase in phrases)
    share = min(1.0, MOST / max(1, len(found))) * (1.0 if len(found) > dated else 0.5)
    for phrase in found.values():
        strength = weight("yearless") * KINDS[phrase.kind] * share
        strength *= SET if phrase.ahead and phrase.kind != "month" else 1.0
        verb = "is set" if phrase.ahead else "is told as past"
        words = f"“{in_words(phrase)}” {verb}, and no year with it"
        fields = tuple(phrase.fields.items())
        for near in _near_in_all_years(phrase.kind, fields, phrase.tense, phrase.limit):
            yield Clue(near, strength, words)


def _yearless(phrases: Sequence[Phrase]) -> dict[tuple[str, bool], Phrase]:
    """Each date without a year once, but those that go on from a year in their paragraph."""
    found: dict[tuple[str, bool], Phrase] = {}
    anchored = 0
    for phrase in phrases:
        if absolute(phrase) is not None:
            anchored = phrase.paragraph
        elif phrase.kind in KINDS and phrase.paragraph != anchored and not _is_counted(phrase):
            found.setdefault((phrase.text.lower(), phrase.ahead), phrase)
    return found


def _is_counted(phrase: Phrase) -> bool:
    """Whether "last", "next" or "that" says which year is meant, or a stretch may lie ahead."""
    stretch = not phrase.tense and (phrase.limit in {"from", "between"} or phrase.joint == "to")
    return stretch or not phrase.fields.keys().isdisjoint({"unit", "shift", "step"})


@lru_cache(maxsize=2048)  # articles share most of their dates
def _near_in_all_years(
    kind: str, fields: tuple[tuple[str, Value], ...], tense: Tense, limit: str
) -> tuple[tuple[Days, ...], ...]:
    """For each of ``REACHES`` the days of publication near to what a phrase means in each year."""
    phrase = Phrase(Span(0, 0), "", kind, "", dict(fields), 0, tense, limit)
    meant = tuple(_in_all_years(phrase))
    return tuple(_near(meant, reach, phrase) for reach in REACHES)


def _near(meant: Sequence[Days], reach: int, phrase: Phrase) -> tuple[Days, ...]:
    """The days of publication close behind a date or before it; without a tense, a few before."""
    early = reach if phrase.ahead else 0 if phrase.tense else reach // EARLY
    before, behind = early * ONE_DAY, (0 if phrase.ahead else reach) * ONE_DAY
    return tuple([Days(first - before, last + behind) for first, last in meant])


def _in_all_years(phrase: Phrase) -> dict[Days, None]:
    """What a phrase means in each year, each day once."""
    seen: dict[Days, None] = {}
    for year in range(FIRST.year, LAST.year + 1):
        found = days_of(phrase, date(year, 7, 1))
        if found and found.earliest and found.latest:
            days = Days(found.earliest, found.latest)
            if (days.last - days.first).days <= LONGEST:
                seen[days] = None
    return seen
