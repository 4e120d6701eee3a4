"""How what a query leaves lies in time, by looking at each row; bitmaps are to take its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from events.models.filters import Filter

MOST_DAYS, MOST_BARS = 92, 60
Dates = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, its days inclusive, with the rows ``surely`` and only ``possibly`` in it.

    Of the former, ``to_day`` are dated to the day and ``to_month`` vaguer, but within a month.
    """

    first: date
    last: date
    surely: int
    possibly: int
    to_day: int
    to_month: int

    @property
    def total(self) -> int:
        """What the list holds that has the bar as its window."""
        return self.surely + self.possibly


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one value of the field by which they are parted, else of all ("")."""

    value: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Density:
    """Bars of a ``unit`` without gaps, and how many rows the query leaves that have no date at all.

    Every series has the same bars; there is none where nothing is dated.
    """

    unit: str
    series: tuple[Series, ...]
    undated: int


def density(rows: Any, query: Filter, unit: str | None = None, by: str = "") -> Density:
    """Count the rows of a query by bars of a unit, else of one that fits; ``by`` is "types"."""
    found = rows.matching(query).order_by().values_list("earliest", "latest", "type")
    always = rows.matching(replace(query, start=None, end=None))
    undated = always.filter(earliest=None, latest=None).count()
    groups: dict[str, list[Dates]] = defaultdict(list)
    for first, last, kind in found:
        if first or last:
            groups[kind if by else ""].append((first or date.min, last or date.max))
    known = {day for dates in groups.values() for pair in dates for day in pair}
    known -= {date.min, date.max}
    if not known:
        return Density(unit or "year", (), undated)
    start = query.start or date(min(known).year, 1, 1)
    end = query.end or date(max(known).year, 12, 31)
    start, end = min(start, query.end or start), max(end, query.start or end)
    unit = unit or _fitting(start, end)
    stretches = list(_stretches(start, end, unit))
    series = (
        Series(value, tuple(_bar(first, last, dates) for first, last in stretches))
        for value, dates in groups.items()
    )
    return Density(unit, tuple(series), undated)


def _fitting(start: date, end: date) -> str:
    months = (end.year - start.year) * 12 + end.month - start.month
    if (end - start).days < MOST_DAYS:
        return "day"
    if months < MOST_BARS:
        return "month"
    return "year" if end.year - start.year < MOST_BARS else "decade"


def _stretches(start: date, end: date, unit: str) -> Iterator[Dates]:
    day = start
    while day <= end:
        try:
            following = _following(day, unit)
        except (OverflowError, ValueError):
            yield day, end
            return
        yield day, min(end, following - timedelta(days=1))
        day = following


def _following(day: date, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=1)
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date(day.year + 1 if unit == "year" else day.year // 10 * 10 + 10, 1, 1)


def _bar(first: date, last: date, dates: list[Dates]) -> Bar:
    over = [pair for pair in dates if pair[0] <= last and pair[1] >= first]
    sure = [(one, other) for one, other in over if one >= first and other <= last]
    to_day = sum(one == other for one, other in sure)
    to_month = sum(one.replace(day=1) == other.replace(day=1) for one, other in sure) - to_day
    return Bar(first, last, len(sure), len(over) - len(sure), to_day, to_month)
