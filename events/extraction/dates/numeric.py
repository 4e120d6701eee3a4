"""Dates written together, in figures ("11/09/2001") or with a month's name ("5-Mar-2020")."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from . import hijri, stretch
from .stretch import Stretch
from .words import vocabulary

_ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6,
    "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12,
}  # fmt: skip
_PIVOT = 69  # POSIX: two figures from 69 on are of the 1900s


def long_year(year: int) -> int:
    """The year of two figures; a longer one is itself."""
    return year if year >= 100 else year + (1900 if year >= _PIVOT else 2000)


def read_figures(text: str) -> Stretch | None:
    """The day of three figures; one of two days where they can be read both ways round.

    The year first is ISO 8601; full stops are European, the day first; the rest is used both ways.
    Years that only the Solar Hijri calendar has in the news are of that one, the day before the
    month. A month in Roman figures stands between day and year.
    """
    parts = re.split(r"[-/.]", text)
    if parts[1] in _ROMAN:
        return stretch.day(date(int(parts[2]), _ROMAN[parts[1]], int(parts[0])))
    first, second, third = map(int, parts)
    if hijri.is_recent(first):
        return stretch.day(hijri.to_gregorian(first, second, third))
    if hijri.is_recent(third):
        return stretch.day(hijri.to_gregorian(third, second, first))
    if len(parts[0]) == 4:
        return stretch.day(date(first, second, third))
    orders = [(second, first)] if "." in text else [(first, second), (second, first)]
    found = {stretch.day_or_none(long_year(third), month, day) for month, day in orders}
    return _one_of(sorted(day for day in found if day))


def read_days(text: str) -> Stretch | None:
    """From day to day in figures: "24-28.05.1997", "24.04.-03.05.1997"."""
    begin, end = re.split(r"[-–]", text)
    day, month, year = map(int, end.split("."))
    own = [int(part) for part in begin.split(".") if part]
    first, last = date(year, (own[1:] or [month])[0], own[0]), date(year, month, day)
    return stretch.days(first, last) if first < last else None


def _one_of(readings: list[date]) -> Stretch | None:
    if not readings:
        return None
    if len(readings) == 1:
        return stretch.day(readings[0])
    first, last = readings
    return Stretch(f"[{first},{last}]", first, last, "one_of")


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - slow to import, seldom needed

    return DateDataParser(
        languages=["en"],
        settings={
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],
            "PREFER_DATES_FROM": "current_period",
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": datetime(2000, 1, 1),  # keeps the clock out
        },
    )


def is_range(text: str) -> bool:
    """Whether a date in figures is one of several days."""
    return "." in text and bool(re.search("[-–]", text)) and not re.search(r"[-–]\d{4}", text)


@lru_cache(maxsize=4096)
def read_odd_form(text: str) -> Stretch | None:
    """The day of a form that the grammar delimits but does not take apart.

    Day, month and four figures are plain; dateparser, slow to start, reads the others. It sees the
    delimited words and nothing else, for it finds dates where there are none.
    """
    words = re.findall("[a-z]+", text.lower())
    months = [int(m) for w in words if (m := vocabulary().get(w, {}).get("MONTH")) is not None]
    if not months:
        return None
    figures = re.findall(r"\d+", text)
    year = next((n for n in figures if len(n) == len("2020")), "")
    days = [int(n) for n in figures if n != year]
    if year and len(days) == 1 and (own := stretch.day_or_none(int(year), months[0], days[0])):
        return stretch.day(own)
    found = _parser().get_date_data(text)
    return stretch.day(found.date_obj.date()) if found.date_obj and found.period == "day" else None
