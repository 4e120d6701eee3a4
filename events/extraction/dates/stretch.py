"""Stretches of days: how a day, week, month, quarter, season, year is written and bounded."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from events.extraction.results import Modifier

ONE_DAY = timedelta(days=1)
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


class Stretch(NamedTuple):
    """EDTF, first and last day (None: open) and the unit of the calendar that it is one of."""

    edtf: str
    earliest: date | None
    latest: date | None
    unit: str
    modifier: Modifier = ""


def day(value: date) -> Stretch:
    """One day."""
    return Stretch(value.isoformat(), value, value, "day")


def named(edtf: str) -> Stretch:
    """The day, month or year that EDTF writes as such."""
    numbers = [int(number) for number in edtf.split("-")]
    if len(numbers) == 3:
        return day(date(*numbers))
    return month(*numbers) if len(numbers) == 2 else year(*numbers)


def days(first: date, last: date, unit: str = "days", modifier: Modifier = "") -> Stretch:
    """From a day to a day, both included."""
    if first == last:
        return day(first)
    return Stretch(f"{first}/{last}", first, last, unit, modifier)


def one_of(first: date, last: date) -> Stretch:
    """One of two days."""
    return Stretch(f"[{first},{last}]", first, last, "one_of")


def week(value: date) -> Stretch:
    """The week, Monday to Sunday, of a day."""
    monday = value - value.weekday() * ONE_DAY
    return days(monday, monday + 6 * ONE_DAY, "week")


def weekend(value: date) -> Stretch:
    """The Saturday and Sunday of the week of a day."""
    monday = value - value.weekday() * ONE_DAY
    return days(monday + 5 * ONE_DAY, monday + 6 * ONE_DAY, "weekend")


def day_or_none(year: int, month: int, number: int) -> date | None:
    """The day of that date, None when there is none ("31 February")."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month(year: int, number: int) -> Stretch:
    """A month; numbers below 1 and above 12 count into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, number, 1)
    return Stretch(f"{year:04}-{number:02}", first, last_of_month(year, number), "month")


def months(year: int, first: int, count: int, unit: str, modifier: Modifier = "") -> Stretch:
    """``count`` months from month ``first`` of a year on."""
    a, b = month(year, first), month(year, first + count - 1)
    return Stretch(f"{a.edtf}/{b.edtf}", a.earliest, b.latest, unit, modifier)


def quarter(year: int, number: int) -> Stretch:
    """A quarter; numbers below 1 and above 4 count into the years around."""
    return months(year, 3 * number - 2, 3, "quarter")


def half(year: int, number: int) -> Stretch:
    """The first or second half of a year."""
    return months(year, 6 * number - 5, 6, "half")


def season(year: int, number: int) -> Stretch:
    """A season by EDTF's number, 21 spring to 24 winter, northern; winter ends in the next year."""
    bounds = months(year, _SEASON_MONTHS[number], 3, "season")
    return bounds._replace(edtf=f"{year:04}-{number}")


def year(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int, unit: str = "years", modifier: Modifier = "") -> Stretch:
    """From a year to a year, both included."""
    return Stretch(f"{first:04}/{last:04}", date(first, 1, 1), date(last, 12, 31), unit, modifier)


def decade(number: int) -> Stretch:
    """The ten years from ``number``, which ends in 0."""
    return years(number, number + 9, "decade")._replace(edtf=f"{number // 10:03}X")


def century(number: int) -> Stretch:
    """A century by its ordinal: 20 is 1900 to 1999, as it is spoken of."""
    first = (number - 1) * 100
    return years(max(first, 1), first + 99, "century")._replace(edtf=f"{number - 1:02}XX")


def part(whole: Stretch, modifier: Modifier) -> Stretch:
    """The early, middle or late part of a stretch (TimeML's START, MID, END).

    Months are cut after their 10th and 20th day, years after April and August, decades after three
    and six years; weeks and shorter stretches are kept whole, the modifier beside them.
    """
    if not modifier or not whole.earliest or whole.modifier:
        return whole
    cut = _PARTS.get(whole.unit)
    if cut is None:
        return whole._replace(modifier=modifier)
    nth = ("START", "MID", "END").index(modifier)
    return cut(whole.earliest, nth)._replace(modifier=modifier)


def _part_of_month(first: date, nth: int) -> Stretch:
    last = last_of_month(first.year, first.month) if nth == 2 else first.replace(day=10 * nth + 10)
    return days(first.replace(day=10 * nth + 1), last)


def _part_of_years(first: date, cuts: Sequence[tuple[int, int]], nth: int) -> Stretch:
    return years(first.year + cuts[nth][0], first.year + cuts[nth][1])


_PARTS: dict[str, Callable[[date, int], Stretch]] = {
    "month": _part_of_month,
    "quarter": lambda first, nth: month(first.year, first.month + nth),
    "season": lambda first, nth: month(first.year, first.month + nth),
    "year": lambda first, nth: months(first.year, 4 * nth + 1, 4, "months"),
    "decade": lambda first, nth: _part_of_years(first, ((0, 3), (4, 6), (7, 9)), nth),
    "century": lambda first, nth: _part_of_years(first, ((0, 32), (33, 66), (67, 99)), nth),
}


def of_unit(value: date, unit: str) -> Stretch:
    """The day, week, weekend, month, quarter, year, decade or century in which a day lies."""
    if unit == "month":
        return month(value.year, value.month)
    if unit == "quarter":
        return quarter(value.year, (value.month + 2) // 3)
    if unit == "year":
        return year(value.year)
    if unit == "decade":
        return decade(value.year // 10 * 10)
    if unit == "century":
        return century(value.year // 100 + 1)
    return {"week": week, "weekend": weekend}.get(unit, day)(value)


def moved(value: date, count: int, unit: str) -> date:
    """The day ``count`` units away, the last of its month where that has no such day."""
    if unit in {"day", "week", "weekend", "fortnight"}:
        return value + count * {"day": 1, "fortnight": 14}.get(unit, 7) * ONE_DAY
    size = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    ahead = value.year * 12 + value.month - 1 + count * size
    y, m = divmod(ahead, 12)
    if not 1 <= y <= MAXYEAR:
        raise ValueError(f"year {y} is out of range")
    return date(y, m + 1, min(value.day, calendar.monthrange(y, m + 1)[1]))
