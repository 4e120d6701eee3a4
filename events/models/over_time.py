"""How what a query leaves lies in time: bars of days, weeks, months and more.

A bar counts what surely lies inside it, and beside that what may, because its date is vaguer than
the bar or it lasts longer. Both counts are those of the list that has the bar as its window.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from events.models.bits import BLOCK
from events.models.counting import run
from events.models.filters import Filter
from events.models.masks import POSITION, ZERO, Masks, Piece
from events.models.stretches import Span, Stretch, fitting, stretches

if TYPE_CHECKING:
    from events.models.querysets import ChronicleQuerySet

LOOKED_AT = 10_000
"""Rows, from which on the bars of a year or so are months, which need no row to be looked at."""


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
    """The bars of one value of the field by which they are parted, else of all ("").

    ``total`` counts the rows in all of them, each once.
    """

    value: str
    bars: tuple[Bar, ...]
    total: int


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


class _Extent(NamedTuple):
    """The days that the bars of a query span, how many rows it leaves, and how many undated."""

    span: Span | None
    total: int
    undated: int


def density(
    rows: ChronicleQuerySet[Any],
    query: Filter,
    unit: str | None = None,
    by: str = "",
    among: Sequence[str] = (),
) -> Density:
    """Count the rows of a query by bars of a unit, or a coarser one if they would be too many.

    ``by`` parts them by a field of the filter; one without end, such as actors, by the values
    ``among`` which they are wanted.
    """
    span, left, undated = _extent(rows, query)
    if span is None:
        return Density(unit or "year", (), undated)
    unit = fitting(span, unit, finest="month" if left > LOOKED_AT else "day")
    pieces = list(stretches(span, unit))
    parts = _parts(rows, query, by, among) if by else None
    counted = _counted(rows, query, unit, span, parts)
    series = (
        Series(value, tuple(_bars(pieces, counts, total)), total)
        for value, counts in counted.items()
        if (total := counts[None].begin)
    )
    return Density(unit, tuple(series), undated)


def _counted(
    rows: ChronicleQuerySet[Any], query: Filter, unit: str, span: Span, parts: Piece | None
) -> dict[str, dict[date | None, _Counts]]:
    """By value and first day of the bar what begins and ends in it; under None all with a date."""
    masks = Masks()
    every = masks.add(rows.pieces(query))
    sure = masks.add(rows.pieces(replace(query, certain=True)))
    series = _series(rows.kind, every, sure, parts)
    looking = unit in {"day", "week"}
    bars = _of_rows(rows, unit, span) if looking else _of_bitmaps(rows.kind, unit, span)
    statement = masks.within(
        f"""
        , series AS MATERIALIZED ({series.sql}) {bars.sql}
        UNION ALL SELECT value, NULL, {_sum("bits")}, 0, 0, 0, 0 FROM series GROUP BY 1
        """,
        *series.params,
        *bars.params,
    )
    counted: dict[str, dict[date | None, _Counts]] = defaultdict(dict)
    for value, begin, *counts in run(statement):
        counted[value][begin] = _Counts(*counts)
    return dict(sorted(counted.items()))


def _parts(rows: ChronicleQuerySet[Any], query: Filter, by: str, among: Sequence[str]) -> Piece:
    """The bitmaps of the values by which bars are parted, as (value, block, bits)."""
    [of] = (of for of in rows.dimensions(query) if of.field == by)
    if of.labels is None:
        return Piece(
            "SELECT value, block, bits FROM events_bitmap WHERE dimension = %s", (of.bits,)
        )
    named = of.labels.model._default_manager.filter(slug__in=among).order_by()
    sql, params = named.values_list("pk", "slug").query.sql_with_params()
    return Piece(
        f"SELECT n.slug AS value, b.block, b.bits FROM ({sql}) AS n(id, slug) "
        "JOIN events_bitmap b ON b.value = n.id::text WHERE b.dimension = %s",
        (*params, of.bits),
    )


def _series(kind: str, every: str, sure: str, parts: Piece | None) -> Piece:
    """The dated rows of a query by the values that part them, as (value, block, bits, ...).

    Of them those ``sure`` to be in its window, of these those known ``to_day`` and ``to_month``.
    """
    parted = f"JOIN ({parts.sql}) v ON v.block = m.block" if parts else ""
    value, own = ("v.value", "& v.bits") if parts else ("''", "")
    return Piece(
        f"""
        SELECT dated.*, sure & coalesce(d.bits, {ZERO}) AS to_day,
            sure & coalesce(w.bits, {ZERO}) AS to_month
        FROM (
            SELECT {value} AS value, m.block, m.bits {own} & ~coalesce(u.bits, {ZERO}) AS bits,
                coalesce(c.bits, {ZERO}) {own} & ~coalesce(u.bits, {ZERO}) AS sure
            FROM {every} m {parted} LEFT JOIN {sure} c ON c.block = m.block
            LEFT JOIN events_bitmap u ON (u.dimension, u.value, u.block) = (%s, 'undated', m.block)
        ) dated
        LEFT JOIN events_bitmap d ON (d.dimension, d.value, d.block) = (%s, 'day', dated.block)
        LEFT JOIN events_bitmap w ON (w.dimension, w.value, w.block) = (%s, 'month', dated.block)
        """,
        (*(parts.params if parts else ()), f"{kind}.undated", *(f"{kind}.width",) * 2),
    )


_BEGIN = {
    "day": "{day}",
    "week": "date_trunc('week', {day}::timestamp)::date",
    "month": "to_date(value, 'YYYY-MM')",
    "quarter": "date_trunc('quarter', to_date(value, 'YYYY-MM')::timestamp)::date",
    "year": "to_date(value, 'YYYY')",
    "decade": "make_date(greatest(value::int / 10 * 10, 1), 1, 1)",
    "century": "make_date(greatest(value::int / 100 * 100, 1), 1, 1)",
}
"""The first day of a bar in SQL, of a ``day`` or of a bitmap's ``value``."""


def _of_bitmaps(kind: str, unit: str, span: Span) -> Piece:
    """Counts of months, years or more, by the bitmaps of first and last days."""
    column, letters = ("month", 7) if unit in {"month", "quarter"} else ("year", 4)
    first, last = f"{kind}.first_{column}", f"{kind}.last_{column}"
    return Piece(
        f"""
        , bars AS MATERIALIZED (
            SELECT {_BEGIN[unit]} AS begin, block,
                coalesce(bit_or(bits) FILTER (WHERE dimension = %s), {ZERO}) AS begun,
                coalesce(bit_or(bits) FILTER (WHERE dimension = %s), {ZERO}) AS ended
            FROM events_bitmap WHERE dimension IN (%s, %s) AND value BETWEEN %s AND %s GROUP BY 1, 2
        )
        SELECT s.value, begin, {_sum("begun & s.bits")}, {_sum("ended & s.bits")},
            {_sum("begun & ended & s.sure")}, {_sum("begun & ended & s.to_day")},
            {_sum("begun & ended & s.to_month")}
        FROM bars JOIN series s USING (block) GROUP BY 1, 2
        """,
        (first, last, first, last, *(day.isoformat()[:letters] for day in span)),
    )


def _of_rows(rows: ChronicleQuerySet[Any], unit: str, span: Span) -> Piece:
    """Counts of days or weeks, by the rows that begin or end in them."""
    begin, end = (_BEGIN[unit].format(day=f"r.{name}") for name in ("earliest", "latest"))
    both = ", ".join(
        f"CASE WHEN {begin} = {end} THEN get_bit(s.{bits}, {POSITION}) ELSE 0 END"
        for bits in ("sure", "to_day", "to_month")
    )
    held = f"""
        FROM {rows.model._meta.db_table} r JOIN series s ON s.block = r.id / {BLOCK}
        WHERE get_bit(s.bits, {POSITION}) = 1 AND
    """
    return Piece(
        f"""
        SELECT value, begin, sum(begins), sum(ends), sum(sure), sum(to_day), sum(to_month) FROM (
            SELECT value, {begin}, 1, 0, {both} {held} r.earliest BETWEEN %s AND %s
            UNION ALL
            SELECT value, {end}, 0, 1, 0, 0, 0 {held} r.latest BETWEEN %s AND %s
        ) AS ends(value, begin, begins, ends, sure, to_day, to_month) GROUP BY 1, 2
        """,
        (*span, *span),
    )


def _sum(bits: str) -> str:
    return f"coalesce(sum(bit_count({bits})), 0)::bigint"


def _extent(rows: ChronicleQuerySet[Any], query: Filter) -> _Extent:
    """The window of a query, or else the years with anything in them."""
    masks, kind = Masks(), rows.kind
    mask = masks.add(rows.pieces(query))
    open_ = masks.add(rows.pieces(replace(query, start=None, end=None)))
    [(first, last, total, undated)] = run(
        masks.within(
            f"""
            SELECT min(value), max(value), (SELECT {_sum("bits")} FROM {mask}), (
                SELECT {_sum("b.bits & m.bits")}
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
        return _Extent(None, total, undated)
    start = query.start or date(int(first), 1, 1)
    end = query.end or date(int(last), 12, 31)
    span = min(start, query.end or start), max(end, query.start or end)
    return _Extent(span, total, undated)


def _bars(
    pieces: Iterable[Stretch], counts: Mapping[date | None, _Counts], total: int
) -> Iterator[Bar]:
    """What overlaps a bar is all but what ends before it and what begins after it."""
    nothing = _Counts()
    ended, to_begin = 0, sum(own.begin for begin, own in counts.items() if begin)
    for begin, first, last in pieces:
        own = counts.get(begin, nothing)
        to_begin -= own.begin
        overlapping = total - ended - to_begin
        ended += own.end
        yield Bar(first, last, own.surely, overlapping - own.surely, own.to_day, own.to_month)
