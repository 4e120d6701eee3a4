"""Which rows a page of a filtered list holds: found by bitmaps of the time that they are sorted by.

Walking an index in the order of time and throwing away what a filter does not leave meets more rows
the rarer what it leaves is. Here the years, and of crowded ones the months, are counted first that
it takes to fill a page.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608, S611

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from events.models.bits import SHIFT
from events.models.filters import Filter, Position
from events.models.masks import Masks, Piece, ids

if TYPE_CHECKING:
    from events.models.querysets import ChronicleQuerySet

APART = "OFFSET 0"
"""Keeps the planner, which takes a mask for a single row, from reading all bitmaps for each."""
CROWDED = 500
"""From so many rows on, months are looked at instead of years."""


_OF_CROWDED_YEARS = f"""
    AND value >= (SELECT min(value) FROM years) AND value <= (SELECT max(value) || '-12' FROM years)
    AND (SELECT sum(n) FROM years) > {CROWDED}
"""


class _Level(NamedTuple):
    """Years or months: their dimension, and those that a page cannot begin before."""

    dimension: str
    first: str


def near(
    rows: ChronicleQuerySet[Any], query: Filter, position: Position | None, size: int
) -> RawSQL:
    """The condition of rows that a query leaves near a position, or near the list's beginning.

    True of ``size`` that follow it, as far as there are any; of more, by at most a month or
    ``CROWDED``; and of some that do not follow it.
    """
    keys = _keys(rows.kind, rows.pieces(query), position, size, newest_first=query.newest_first)
    return _among(rows, keys)


def few(rows: ChronicleQuerySet[Any], pieces: Iterable[Piece]) -> RawSQL:
    """The condition of the rows that pieces have in common, where these are few."""
    masks = Masks()
    mask = masks.add(pieces)
    return _among(rows, masks.within(f"SELECT start FROM ({ids(mask)}) AS keys"))


def _among(rows: ChronicleQuerySet[Any], keys: Piece) -> RawSQL:
    """The condition of the rows with some keys, or of which something was known with such a key."""
    table = connection.ops.quote_name(rows.model._meta.db_table)
    own = f"""
        SELECT CASE WHEN key < {SHIFT} THEN key ELSE (
            SELECT event_id FROM events_past WHERE id = key - {SHIFT}
        ) END FROM ({keys.sql}) AS keys(key)
    """
    return RawSQL(f"{table}.id = ANY(ARRAY({own}))", keys.given(), BooleanField())


def _keys(
    kind: str, pieces: list[Piece], position: Position | None, size: int, *, newest_first: bool
) -> Piece:
    masks = Masks()
    mask = masks.add(pieces)
    begin = position.day.isoformat() if position else ""
    year = _Level(f"{kind}.sort_year", begin[:4])
    month = _Level(f"{kind}.sort_month", begin[:7])
    years = _needed(mask, year, size, newest_first=newest_first)
    months = _needed(mask, month, size, _OF_CROWDED_YEARS, newest_first=newest_first)
    return masks.within(
        f"""
        , years AS MATERIALIZED ({years.sql}), months AS MATERIALIZED ({months.sql}),
        part AS (
            SELECT block, bit_or(b.bits & m.bits) AS bits FROM {mask} m CROSS JOIN (
                SELECT %s AS dimension, value FROM months
                UNION ALL SELECT %s, value FROM years WHERE (SELECT sum(n) FROM years) <= {CROWDED}
            ) stretch CROSS JOIN LATERAL (
                SELECT bits FROM events_bitmap b
                WHERE (dimension, value, block) = (stretch.dimension, stretch.value, m.block)
                {APART}
            ) b GROUP BY 1
        ) SELECT start FROM ({ids("part")}) AS keys
        """,
        *years.params,
        *months.params,
        *(month.dimension, year.dimension),
    )


def _needed(mask: str, level: _Level, size: int, within: str = "", *, newest_first: bool) -> Piece:
    """The years or months that it takes, with what they hold; the first counts as nothing."""
    beyond, order = ("<=", "DESC") if newest_first else (">=", "")
    first = level.first or ("~" if newest_first else "")
    return Piece(
        f"""
        SELECT value, n FROM (
            SELECT value, n, sum(CASE WHEN value = %s THEN 0 ELSE n END)
                OVER (ORDER BY value {order}) - n AS before
            FROM (
                SELECT b.value, sum(bit_count(b.bits & m.bits)) AS n
                FROM {mask} m CROSS JOIN LATERAL (
                    SELECT value, bits FROM events_bitmap
                    WHERE block = m.block AND dimension = %s AND value {beyond} %s {within} {APART}
                ) b GROUP BY 1
            ) counted WHERE n > 0
        ) running WHERE before < %s
        """,
        (first, level.dimension, first, size),
    )
