"""Reading the publication dates that files and texts state."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence, Set
from datetime import date
from typing import NamedTuple

from events.extraction.dateline.clues import FIRST, LAST, ONE_DAY, Days, bounds
from events.extraction.dates import find_dates
from events.extraction.dates.hijri import to_gregorian
from events.extraction.results import Article, Paragraph, Span, StatedDate, When

_FIGURES = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T ]|-\d\d-\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](1[34]\d\d)$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T)")
_MONTH = re.compile(r"(\d{4})(?:[-/](\d{2}))?")
_SLASH = re.compile(r"(?<=\d)/(?=[^\W\d])|(?<=[^\W\d])/(?=\d)")  # "02/Mar/2020"
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b(?: of)?", re.IGNORECASE)
_STAMP_OF_GREENWICH = re.compile(r"T\d\d:.*(?:Z|[+-]00:?00)$|T\d\d:[\d:.]*$")
# Parts of a file that speak for themselves, the most trustworthy first.
_PLACES = {
    "given": ("given",),
    "header": ("yaml", "json"),
    "page": ("json-ld", "meta", "time"),
    "byline": ("byline",),
    "dateline": ("dateline",),
    "url": ("url",),
    "updated": ("updated",),
    "made": ("made",),
}
_PLACE_OF = {where: place for place, wheres in _PLACES.items() for where in wheres}
_RANK = {where: n for n, where in enumerate(_PLACE_OF)}
_LATE = {"updated", "made"}  # asked only where nothing says when the article came out
_ALONE = {"given", "header"}  # believed whatever the others say
_HIJRI_YEARS = range(1300, 1420)  # 1921 to 2041
_LEAP_AND_OTHER = 2000, 2001  # years in which feasts and weekdays fall on different days
_FIRST_DAY = date(1900, 1, 1)  # what is older is a computer's zero, not a date


def _read_phrase(words: str) -> When | None:
    """What the grammar of dates makes of the words, standing alone."""
    whole = Paragraph(1, Span(0, len(words)), "body")
    found = find_dates(Article("", "", words, (whole,)), None)
    return next((f.when for f in found if f.when.earliest and f.when.latest), None)


def _day(year: int, month: int, day: int) -> When | None:
    """A day in figures, of the Solar Hijri calendar where the year is one of that."""
    try:
        solar = year in _HIJRI_YEARS
        found = to_gregorian(year, month, day) if solar else date(year, month, day)
    except ValueError:
        return None
    return When(found.isoformat(), found, found, rule="hijri" if solar else "iso")


def read(words: str) -> When | None:
    """The date that ``words`` give: a day as a rule, a month or year where they say no more."""
    words = "".join(str(unicodedata.digit(c, c)) for c in words.strip())
    if found := _FIGURES.match(words) or _COMPACT.match(words):
        return _day(*map(int, found.groups()))
    if found := _DAY_FIRST.match(words):  # solar: others may put the month first
        return _day(*map(int, reversed(found.groups())))
    if _MONTH.fullmatch(words):
        words = words.replace("/", "-")
    return _read_phrase(_ORDINAL.sub(r"\1", _SLASH.sub("-", words)))


def _usable(when: When | None) -> bool:
    return when is not None and when.earliest is not None and when.earliest >= _FIRST_DAY


def options(when: When) -> tuple[Days, ...]:
    """The days a stated date can mean: one stretch, or two days where figures read both ways."""
    if when.edtf.startswith("[") and when.earliest and when.latest:
        return Days(when.earliest, when.earliest), Days(when.latest, when.latest)
    return (bounds(when),)


def in_any_year(words: str) -> tuple[Days, ...]:
    """The days that a day and month mean, year by year, each with the day after."""
    years = range(FIRST.year, LAST.year + 1)
    leap, other = (_in_year(words, year) for year in _LEAP_AND_OTHER)
    own = leap and other and (leap.year, other.year) == _LEAP_AND_OTHER
    if leap and other and own and other.replace(year=leap.year) == leap:
        found = [leap.replace(year=year) for year in years]
    else:
        found = [day for year in years if (day := _in_year(words, year))]
    return tuple(Days(day, day + ONE_DAY) for day in found)


def _in_year(words: str, year: int) -> date | None:
    """The day of that year that a day and month mean, as the grammar of dates reads them."""
    when = read(f"{words.rstrip('.')}, {year}")
    return when.earliest if when else None


class Reading(NamedTuple):
    """A stated date, where it stands and what it means."""

    source: StatedDate
    place: str
    when: When

    @property
    def day(self) -> date | None:
        """The day, None where it stays open."""
        return self.when.earliest if self.when.earliest == self.when.latest else None

    @property
    def late(self) -> bool:
        """Whether it is when the article was changed or recorded: it may be older."""
        return self.place in _LATE


def in_order(stated: Sequence[StatedDate]) -> list[Reading]:
    """The stated dates that can be read, the most trustworthy first.

    What the caller and the header of the file say is believed. Else the day comes first that most
    of the page's description of itself, its byline, its dateline and its address agree upon; of
    as many the page's own, unless it is stamped in Greenwich time and the byline is a day off.
    """
    found = [
        Reading(s, _PLACE_OF[s.where], when)
        for s in stated
        if s.where in _PLACE_OF and (when := read(s.words)) and _usable(when)
    ]
    votes = Counter(day for day, _ in {(r.day, r.place) for r in found if not r.late})
    lines = {r.day for r in found if r.place == "byline"}

    def order(reading: Reading) -> tuple[bool, bool, int, bool, int]:
        return (
            reading.place not in _ALONE,
            reading.late,
            -votes[reading.day] if reading.place not in _ALONE else 0,
            _stamped_abroad(reading, lines),
            _RANK[reading.source.where],
        )

    return _without_contradiction(sorted(found, key=order))


def _stamped_abroad(reading: Reading, lines: Set[date | None]) -> bool:
    """Whether Greenwich time gives the day before or after the one that readers saw."""
    if reading.place != "page" or not _STAMP_OF_GREENWICH.search(reading.source.words):
        return False
    return reading.day is not None and any(
        line and abs((line - reading.day).days) == 1 for line in lines
    )


def _without_contradiction(readings: list[Reading]) -> list[Reading]:
    """Readings that leave the day open are completed by later ones, if these fit them."""
    kept: list[Reading] = []
    for reading in readings:
        open_ones = (options(r.when) for r in kept if r.day is None)
        if all(_fits(reading.when, days) for days in open_ones):
            kept.append(reading)
    return kept


def _fits(when: When, days: Sequence[Days]) -> bool:
    first, last = bounds(when)
    return any(d.first <= last and first <= d.last for d in days)
