"""How what a query leaves lies in time: bars of centuries, decades, years, months or days.

A bar counts what surely lies inside it, and beside that what may, because its date is vaguer than
the bar or it lasts longer. Both counts are those of the list that has the bar as its window.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from events.models.bits import BLOCK
from events.models.counting import run
from events.models.filters import Filter
from events.models.masks import POSITION, ZERO, Masks, Piece

if TYPE_CHECKING:
    from events.models.querysets import ChronicleQuerySet

UNITS = ("day", "month", "year", "decade", "century")
MOST_DAYS, MOST_BARS, TOO_MANY = 92, 60, 400
Span = tuple[date, date]
_WIDTHS = {"day": 10, "month": 7, "year": 4, "decade": 3, "century": 2}
_YEARS = {"year": 1, "decade": 10, "century": 100}


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


class _Counts(NamedTuple):
    """What begins in a bar, what ends in it, and what does both (surely; to day and month)."""

    begin: int = 0
    end: int = 0
    surely: int = 0
    to_day: int = 0
    to_month: int = 0


def density(
    rows: ChronicleQuerySet[Any], query: Filter, unit: str | None = None, by: str = ""
) -> Density:
    """Count the rows of a query by bars, finer ones than ``TOO_MANY`` never."""
    span, undated = _span(rows, query)
    if span is None:
        return Density(unit or "year", (), undated)
    unit = _fitting(*span, unit)
    stretches = list(_stretches(*span, unit))
    counted = _counted(rows, query, unit, span, by)
    series = (
        Series(value, tuple(_bars(stretches, counts, counts[""].begin)))
        for value, counts in counted.items()
    )
    return Density(unit, tuple(series), undated)


def _counted(
    rows: ChronicleQuerySet[Any], query: Filter, unit: str, span: Span, by: str
) -> dict[str, dict[str, _Counts]]:
    """By value and name of the bar what begins and ends in it; under "" all that has a date."""
    masks = Masks()
    every = masks.add(rows.pieces(query))
    sure = masks.add(rows.pieces(replace(query, certain=True)))
    dimension = {of.field: of.bits for of in rows.dimensions(query) if not of.own}[by] if by else ""
    series = _series(rows.kind, every, sure, dimension)
    if unit == "day":
        bars = _days(rows.model._meta.db_table, dimension, every, span)
    else:
        bars = _runs(rows.kind, unit, span)
    statement = masks.within(
        f"""
, series AS MATERIALIZED ({series.sql}) ({bars.sql})
        UNION ALL SELECT value, '', sum(bit_count(bits))::bigint, 0, 0, 0, 0 FROM series GROUP BY 1
        """,
        *series.params,
        *bars.params,
    )
    counted: dict[str, dict[str, _Counts]] = defaultdict(dict)
    for value, name, *counts in run(statement):
        counted[value][name] = _Counts(*counts)
    return {value: counts for value, counts in sorted(counted.items()) if counts[""].begin}


def _series(kind: str, every: str, sure: str, dimension: str) -> Piece:
    """The dated rows of a query, and those surely in its window, by the values of a dimension."""
    parted = "JOIN events_bitmap v ON v.block = m.block AND v.dimension = %s" if dimension else ""
    value, own = ("v.value", "& v.bits") if dimension else ("''", "")
    return Piece(
        f"""
        SELECT {value} AS value, m.block, m.bits {own} & ~coalesce(u.bits, {ZERO}) AS bits,
            coalesce(c.bits, {ZERO}) {own} & ~coalesce(u.bits, {ZERO}) AS sure
        FROM {every} m {parted}
        LEFT JOIN {sure} c ON c.block = m.block
        LEFT JOIN events_bitmap u ON u.block = m.block AND u.dimension = %s
        """,
        (*([dimension] if dimension else []), f"{kind}.undated"),
    )


def _runs(kind: str, unit: str, span: Span) -> Piece:
    """Counts of months, years or more, by bitmaps."""
    column = "month" if unit == "month" else "year"
    ends = (day.isoformat()[: _WIDTHS[column]] for day in span)
    some = """
        SELECT s.value, b.value AS bar, block, b.bits & s.bits AS bits
        FROM events_bitmap b JOIN series s USING (block)
        WHERE b.dimension = %s AND b.value BETWEEN %s AND %s
    """
    if unit in ("decade", "century"):
        some = f"""
            SELECT value, left(bar, {_WIDTHS[unit]}) AS bar, block, bit_or(bits) AS bits
            FROM ({some}) years GROUP BY 1, 2, 3
        """
    lower, upper = ends
    return Piece(
        f"""
        SELECT s.value, bar, {_sum("f.bits")}, {_sum("l.bits")}, {_sum("f.bits & l.bits & s.sure")},
            {_sum("f.bits & l.bits & s.sure & d.bits")},
            {_sum("f.bits & l.bits & s.sure & w.bits")}
        FROM ({some}) f FULL JOIN ({some}) l USING (value, bar, block)
        JOIN series s USING (value, block)
        LEFT JOIN events_bitmap d ON (d.dimension, d.value, d.block) = (%s, 'day', s.block)
        LEFT JOIN events_bitmap w ON (w.dimension, w.value, w.block) = (%s, 'month', s.block)
        GROUP BY 1, 2
        """,
        (
            *(f"{kind}.first_{column}", lower, upper),
            *(f"{kind}.last_{column}", lower, upper),
            *(f"{kind}.width",) * 2,
        ),
    )


def _days(table: str, dimension: str, every: str, span: Span) -> Piece:
    """Counts of days, by the rows that begin or end on them."""
    value = f"r.{dimension.partition('.')[2]}" if dimension else "''"
    rows = f"""
        FROM {table} r JOIN {every} m ON m.block = r.id / {BLOCK}
        WHERE get_bit(m.bits, {POSITION}) = 1 AND
    """
    return Piece(
        f"""
        SELECT value, bar::text, sum(begins), sum(ends), sum(sure), sum(sure), 0 FROM (
            SELECT {value} AS value, r.earliest AS bar, 1 AS begins, 0 AS ends,
                (r.earliest = r.latest)::int AS sure {rows} r.earliest BETWEEN %s AND %s
            UNION ALL
            SELECT {value}, r.latest, 0, 1, 0 {rows} r.latest BETWEEN %s AND %s
        ) days GROUP BY 1, 2
        """,
        (*span, *span),
    )


def _sum(bits: str) -> str:
    return f"coalesce(sum(bit_count({bits})), 0)::bigint"


def _span(rows: ChronicleQuerySet[Any], query: Filter) -> tuple[Span | None, int]:
    """First and last day of the window, or else of the years with anything, and the undated."""
    masks, kind = Masks(), rows.kind
    mask = masks.add(rows.pieces(query))
    open_ = masks.add(rows.pieces(replace(query, start=None, end=None)))
    [(first, last, undated)] = run(
        masks.within(
            f"""
            SELECT min(value), max(value), (
                SELECT coalesce(sum(bit_count(b.bits & m.bits)), 0)::bigint
                FROM events_bitmap b JOIN {open_} m USING (block) WHERE b.dimension = %s
            )
            FROM events_bitmap b JOIN {mask} m USING (block)
            WHERE b.dimension IN (%s, %s) AND b.value BETWEEN '0' AND '9999'
                AND bit_count(b.bits & m.bits) > 0
            """,
            f"{kind}.undated",
            f"{kind}.first_year",
            f"{kind}.last_year",
        )
    )
    if first is None:
        return None, undated
    start = query.start or date(int(first), 1, 1)
    end = query.end or date(int(last), 12, 31)
    return (min(start, query.end or start), max(end, query.start or end)), undated


def _fitting(start: date, end: date, unit: str | None) -> str:
    """The unit asked for, unless there would be too many bars, or that of a good number of them."""
    if unit:
        finest = UNITS.index(unit)
        return next((u for u in UNITS[finest:] if _length(start, end, u) <= TOO_MANY), UNITS[-1])
    if _length(start, end, "day") <= MOST_DAYS:
        return "day"
    return next((u for u in UNITS[1:] if _length(start, end, u) <= MOST_BARS), UNITS[-1])


def _length(start: date, end: date, unit: str) -> int:
    """The number of bars."""
    if unit == "day":
        return (end - start).days + 1
    if unit == "month":
        return (end.year - start.year) * 12 + end.month - start.month + 1
    return end.year // _YEARS[unit] - start.year // _YEARS[unit] + 1


def _stretches(start: date, end: date, unit: str) -> Iterator[tuple[str, date, date]]:
    """Name, first and last day of the bars, no day of them outside the span."""
    day = start
    while True:
        name = day.isoformat()[: _WIDTHS[unit]]
        following = _following(day, unit)
        last = end if following is None else min(end, following - timedelta(days=1))
        yield name, day, last
        if last >= end or following is None:
            return
        day = following


def _following(day: date, unit: str) -> date | None:
    """The first day of the next bar, unless the calendar ends before."""
    try:
        if unit == "day":
            return day + timedelta(days=1)
        if unit == "month":
            return date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return date((day.year // _YEARS[unit] + 1) * _YEARS[unit], 1, 1)
    except (OverflowError, ValueError):
        return None


def _bars(
    stretches: list[tuple[str, date, date]], counts: Mapping[str, _Counts], total: int
) -> Iterator[Bar]:
    """What overlaps a bar is all but what ends before it and what begins after it."""
    nothing = _Counts()
    ended, to_begin = 0, sum(counts.get(name, nothing).begin for name, _, _ in stretches)
    for name, first, last in stretches:
        own = counts.get(name, nothing)
        to_begin -= own.begin
        overlapping = total - ended - to_begin
        ended += own.end
        yield Bar(first, last, own.surely, overlapping - own.surely, own.to_day, own.to_month)
