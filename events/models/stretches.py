"""The stretches of time that bars stand for: pieces of the calendar, as fine as a span allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

UNITS = ("day", "week", "month", "quarter", "year", "decade", "century")
"""Weeks begin on Monday, as in ISO 8601; the first decade and century begin in the year 1."""
MOST_DAYS, MOST_BARS, TOO_MANY = 92, 60, 400
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
Span = tuple[date, date]


class Stretch(NamedTuple):
    """A piece of the calendar, by the day it begins on, and its days that lie in the span."""

    begin: date
    first: date
    last: date


def fitting(span: Span, unit: str | None, *, finest: str = "day") -> str:
    """The unit asked for, unless there would be too many bars, or that of a good number of them.

    The latter is up to 92 days, else up to 60 weeks, months, quarters and so on, so that a span of
    more than three weeks has mostly 20 bars or more. Pieces finer than ``finest`` are left out, but
    for days.
    """
    if unit:
        coarser = UNITS[UNITS.index(unit) :]
        return next((one for one in coarser if length(span, one) <= TOO_MANY), UNITS[-1])
    if length(span, "day") <= MOST_DAYS:
        return "day"
    coarser = UNITS[max(UNITS.index(finest), 1) :]
    return next((one for one in coarser if length(span, one) <= MOST_BARS), UNITS[-1])


def length(span: Span, unit: str) -> int:
    """The number of stretches."""
    first, last = (begin(day, unit) for day in span)
    if unit in _MONTHS:
        months = 12 * (last.year - first.year) + last.month - first.month
        return -(-months // _MONTHS[unit]) + 1
    return (last - first).days // (7 if unit == "week" else 1) + 1


def begin(day: date, unit: str) -> date:
    """The first day of the piece of the calendar that holds a day."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    months = 12 * day.year + day.month - 1
    first = max(months // _MONTHS[unit] * _MONTHS[unit], 12)
    return date(first // 12, first % 12 + 1, 1)


def stretches(span: Span, unit: str) -> Iterator[Stretch]:
    """One after the other, no day of them outside the span."""
    day, end = span
    while True:
        following = _following(day, unit)
        last = end if following is None else min(end, following - timedelta(days=1))
        yield Stretch(begin(day, unit), day, last)
        if last >= end or following is None:
            return
        day = following


def _following(day: date, unit: str) -> date | None:
    """The first day of the next piece, unless the calendar ends before."""
    try:
        if unit in _MONTHS:
            months = (12 * day.year + day.month - 1) // _MONTHS[unit] * _MONTHS[unit]
            following = months + _MONTHS[unit]
            return date(following // 12, following % 12 + 1, 1)
        return begin(day, unit) + timedelta(days=7 if unit == "week" else 1)
    except (OverflowError, ValueError):
        return None
