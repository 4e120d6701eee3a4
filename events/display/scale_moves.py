"""Windows of days and where one can go from them: a step aside, wider, closer."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

UNITS = ("day", "month", "year", "decade", "century")


class Window(NamedTuple):
    """A stretch of days, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def unit(self) -> str:
        """The piece of the calendar that it is exactly, if any."""
        return next((unit for unit in UNITS if self == holding(self.first, unit)), "")

    def in_url(self) -> dict[str, str]:
        """The shortest ``from`` and ``to`` that mean it."""
        first, last = self.first.isoformat(), self.last.isoformat()
        if first.endswith("-01-01") and last.endswith("-12-31"):
            return {"from": first[:4], "to": last[:4]}
        if self.months:
            return {"from": first[:7], "to": last[:7]}
        return {"from": first, "to": last}

    @property
    def months(self) -> int:
        """How many whole months it is; 0 where it is more or less than whole ones."""
        whole = self.first.day == 1 and self.last.day == _days_in(self.last)
        return _month(self.last) - _month(self.first) + 1 if whole else 0

    def earlier(self) -> Window | None:
        """As long a window that ends where this one begins; None where the calendar ends."""
        if self.first == date.min:
            return None
        before = self.first - timedelta(days=1)
        if self.unit:
            return holding(before, self.unit)
        if self.months:
            return _of_months(_month(self.first) - self.months, self.months)
        return _window(before.toordinal() - self.days + 1, before.toordinal())

    def later(self) -> Window | None:
        """As long a window that begins where this one ends; None where the calendar ends."""
        if self.last == date.max:
            return None
        after = self.last + timedelta(days=1)
        if self.unit:
            return holding(after, self.unit)
        if self.months:
            return _of_months(_month(after), self.months)
        return _window(after.toordinal(), after.toordinal() + self.days - 1)

    def wider(self) -> Window | None:
        """The piece of the calendar that this one is a part of, else three times as much."""
        if self.unit == UNITS[-1]:
            return None
        if self.unit:
            return holding(self.first, UNITS[UNITS.index(self.unit) + 1])
        if self.months:
            first = max(_month(self.first) - self.months, _month(date.min))
            last = min(_month(self.last) + self.months, _month(date.max))
            return _of_months(first, last - first + 1)
        first = max(self.first.toordinal() - self.days, 1)
        return _window(first, min(self.last.toordinal() + self.days, date.max.toordinal()))

    def closer(self) -> Window | None:
        """The middle third; None of a day or two."""
        if self.months >= 3:
            third = self.months // 3
            return _of_months(_month(self.first) + third, self.months - 2 * third)
        third = self.days // 3
        return (
            _window(self.first.toordinal() + third, self.last.toordinal() - third)
            if third
            else None
        )


def holding(day: date, unit: str) -> Window:
    """The piece of the calendar that holds a day; the first decade and century begin in year 1."""
    if unit == "day":
        return Window(day, day)
    if unit == "month":
        return Window(day.replace(day=1), day.replace(day=_days_in(day)))
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    first = day.year // years * years
    return Window(date(max(first, 1), 1, 1), date(first + years - 1, 12, 31))


def _of_months(first: int, count: int) -> Window | None:
    """Whole months; None where they leave the calendar."""
    if first < _month(date.min) or first + count - 1 > _month(date.max):
        return None
    last = date((first + count - 1) // 12, (first + count - 1) % 12 + 1, 1)
    return Window(date(first // 12, first % 12 + 1, 1), holding(last, "month").last)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _window(first: int, last: int) -> Window | None:
    """A window by the ordinals of its days; None where they leave the calendar."""
    if first < 1 or last > date.max.toordinal():
        return None
    return Window(date.fromordinal(first), date.fromordinal(last))


def _days_in(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
