"""A horizontal scale of time: days as shares of a width, and the ticks that stand below it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MOST_TICKS = 13
# (months, days) between ticks, the finest first; a decade's ticks stand at years it divides.
_STEPS = (
    *((0, days) for days in (1, 2, 7, 14)),
    *((months, 0) for months in (1, 2, 3, 6)),
    *((years * 12, 0) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


class Tick(NamedTuple):
    """A day that the axis names: ``at`` is its share of the width, 0 to 1.

    ``minor`` ones may be left out where there is little room.
    """

    at: float
    label: str
    minor: bool


class Scale(NamedTuple):
    """The days from ``first`` to ``last``, both inclusive, over a width of 1."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where a day begins; before 0 or above 1 outside the scale."""
        return (day - self.first).days / self.days

    def after(self, day: date) -> float:
        """Where a day ends."""
        return ((day - self.first).days + 1) / self.days

    def clipped(self, first: date | None, last: date | None) -> tuple[float, float]:
        """Where a stretch of days begins and ends, cut off at the ends; None is an open end."""
        start = max(self.at(first), 0.0) if first else 0.0
        end = min(self.after(last), 1.0) if last else 1.0
        return min(start, 1.0), max(end, 0.0)

    def ticks(self, most: int = MOST_TICKS) -> list[Tick]:
        """Round days, at most so many, labelled as briefly as their neighbours allow."""
        months, step = next((given for given in _STEPS if self._count(*given) <= most), _STEPS[-1])
        days = list(self._monthly(months) if months else self._daily(step))
        befores = [None, *days[:-1]]
        labels = [_label(*pair, months) for pair in zip(days, befores, strict=True)]
        # Of the labels that name a year, or a month of days, none is left out.
        long = [number for number, label in enumerate(labels) if number and " " in label]
        kept = (long or [0])[0] % 2
        return [
            Tick(self.at(day), label, number % 2 != kept and number not in long)
            for number, (day, label) in enumerate(zip(days, labels, strict=True))
        ]

    def _count(self, months: int, days: int) -> int:
        """How many ticks a step gives at most."""
        if days:
            return (self.days - 1) // days + 1
        first, last = (12 * day.year + day.month for day in self)
        return (last - first) // months + 1

    def _daily(self, step: int) -> Iterator[date]:
        for offset in range(0, self.days, step):
            yield self.first + timedelta(days=offset)

    def _monthly(self, step: int) -> Iterator[date]:
        """The firsts of months whose number, counted from the year 0, the step divides."""
        own = self.first.year * 12 + self.first.month - 1
        month = -(-(own + (self.first.day > 1)) // step) * step
        while month <= self.last.year * 12 + self.last.month - 1:
            if month >= 12:
                yield date(month // 12, month % 12 + 1, 1)
            month += step


def _label(day: date, before: date | None, months: int) -> str:
    """A tick's name; the year, or the month of a day, only where it is another than before."""
    if months >= 12:
        return str(day.year)
    name = calendar.month_abbr[day.month]
    if months:
        return name if before and before.year == day.year else f"{name} {day.year}"
    return str(day.day) if before and before.month == day.month else f"{day.day} {name}"
