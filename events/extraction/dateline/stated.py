"""Reading the publication dates that files and texts state."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from events.extraction.dateline.clues import FIRST, LAST, ONE_DAY, Days, bounds
from events.extraction.dates import find_dates
from events.extraction.dates.hijri import to_gregorian
from events.extraction.results import Article, Paragraph, Span, StatedDate, When

_FIGURES = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T ])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T)")
_MONTH = re.compile(r"(\d{4})(?:[-/](\d{2}))?")
_PREFERRED = (
    ("given",),
    ("yaml", "json", "json-ld", "meta", "time"),
    ("byline", "dateline"),
    ("url",),
)
_HIJRI_YEARS = range(1300, 1420)  # 1921 to 2041
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
    if _MONTH.fullmatch(words):
        words = words.replace("/", "-")
    return _read_phrase(words)


def _usable(when: When | None) -> bool:
    return when is not None and when.earliest is not None and when.earliest >= _FIRST_DAY


def options(when: When) -> tuple[Days, ...]:
    """The days a stated date can mean: one stretch, or two days where figures read both ways."""
    if when.edtf.startswith("[") and when.earliest and when.latest:
        return Days(when.earliest, when.earliest), Days(when.latest, when.latest)
    return (bounds(when),)


def in_any_year(words: str) -> tuple[Days, ...]:
    """The days that a day and month mean, year by year, each with the day after."""
    days = (read(f"{words.rstrip('.')}, {year}") for year in range(FIRST.year, LAST.year + 1))
    return tuple(Days(d.earliest, d.earliest + ONE_DAY) for d in days if d and d.earliest)


def in_order(stated: Sequence[StatedDate]) -> list[tuple[StatedDate, When]]:
    """The stated dates that can be read, the most trustworthy first, the earliest of equals."""
    found = []
    for rank, places in enumerate(_PREFERRED):
        readable = [
            (s, w) for s in stated if s.where in places and (w := read(s.words)) and _usable(w)
        ]
        found += sorted(
            ((rank, *pair) for pair in readable), key=lambda x: x[2].earliest or date.max
        )
    return [(where, when) for _, where, when in found]
