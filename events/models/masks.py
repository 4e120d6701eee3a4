"""Pieces of SQL that say with bitmaps which rows a query leaves: nothing here runs a query.

A ``Piece`` selects rows of (block, bits), at most one for each block. What a filter leaves is the
``&`` of its pieces, a mask; ``Masks`` collects the masks of one statement and names each once.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from events.models.bits import BLOCK

ZERO = f"B'0'::bit({BLOCK})"
POSITION = f"(id & {BLOCK - 1})::int"
ONCE, ANEW = "MATERIALIZED", "NOT MATERIALIZED"
_PARTS = 8
"""Into how many parts a string of bits is cut, again and again, to find the few that are set."""


class Table(NamedTuple):
    """A common table expression: put together ``ONCE``, or ``ANEW`` wherever it is named."""

    name: str
    sql: str
    params: tuple[Any, ...] = ()
    how: str = ""


class Piece(NamedTuple):
    """A SELECT of (block, bits) with its parameters.

    ``tables`` are those that a statement must begin with which holds the piece.
    """

    sql: str
    params: tuple[Any, ...] = ()
    tables: tuple[Table, ...] = ()

    def given(self) -> list[Any]:
        """The parameters as the database takes them: arrays are lists."""
        return [list(value) if isinstance(value, tuple) else value for value in self.params]


def having(dimension: str, values: Iterable[str]) -> Piece:
    """The rows with one of the values of a dimension."""
    return _chosen(dimension, "value = ANY(%s)", list(values))


def having_each(dimension: str, values: Iterable[str]) -> Piece:
    """The rows with all of several values of a dimension, none of them twice."""
    given = list(values)
    return Piece(
        "SELECT block, bit_and(bits) AS bits FROM events_bitmap "
        f"WHERE dimension = %s AND value = ANY(%s) GROUP BY 1 HAVING count(*) = {len(given)}",
        (dimension, tuple(given)),
    )


def named(dimension: str, keys: QuerySet[Any]) -> Piece:
    """The rows of actors or articles that a query selects the keys of."""
    sql, params = keys.query.sql_with_params()
    return _chosen(dimension, f"value IN (SELECT id::text FROM ({sql}) AS keys(id))", *params)


def found(keys: QuerySet[Any]) -> Piece:
    """The rows that a query selects the keys of."""
    sql, params = keys.query.sql_with_params()
    return found_in(sql, *params)


def found_in(sql: str, *params: Any) -> Piece:
    """The rows whose keys a statement selects."""
    params = tuple(tuple(p) if isinstance(p, list) else p for p in params)
    return Piece(
        f"SELECT id / {BLOCK} AS block, bit_or(set_bit({ZERO}, {POSITION}, 1)) AS bits "
        f"FROM ({sql}) AS keys(id) GROUP BY 1",
        params,
    )


def since(kind: str, end: str, day: date, border: QuerySet[Any]) -> Piece:
    """The rows whose day, the ``end`` of their date, is ``day`` or later.

    ``border`` are the rows of the month of ``day`` from ``day`` on, looked at for other days than
    the first of a month.
    """
    year, month = _year(day), _month(day)
    rest = _chosen(f"{kind}.{end}_month", "value > %s AND value <= %s", month, f"{year}-12")
    later = _chosen(f"{kind}.{end}_year", "value > %s", year)
    if day == day.replace(month=1, day=1):
        return _chosen(f"{kind}.{end}_year", "value >= %s", year)
    own = having(f"{kind}.{end}_month", [month]) if day.day == 1 else found(border)
    return any_of(later, rest, own)


def until(kind: str, end: str, day: date, border: QuerySet[Any]) -> Piece:
    """The rows whose day is ``day`` or earlier, ``border`` being those of its month up to it."""
    year, month, next_day = _year(day), _month(day), _next(day)
    rest = _chosen(f"{kind}.{end}_month", "value >= %s AND value < %s", f"{year}-01", month)
    earlier = _chosen(f"{kind}.{end}_year", "value < %s", year)
    if next_day is None or next_day.year != day.year:
        return _chosen(f"{kind}.{end}_year", "value <= %s", year)
    own = having(f"{kind}.{end}_month", [month]) if next_day.day == 1 else found(border)
    return any_of(earlier, rest, own)


def any_of(*pieces: Piece) -> Piece:
    """The rows of at least one piece."""
    return _together(pieces, "bit_or", "")


def but(one: Piece, other: Piece) -> Piece:
    """The rows of one piece that are not those of another."""
    return Piece(
        f"SELECT one.block, one.bits & ~coalesce(other.bits, {ZERO}) AS bits "
        f"FROM ({one.sql}) AS one LEFT JOIN ({other.sql}) AS other USING (block)",
        (*one.params, *other.params),
    )


def all_of(*pieces: Piece) -> Piece:
    """The rows of all pieces."""
    return _together(pieces, "bit_and", f" HAVING count(*) = {len(pieces)}")


class Masks:
    """The pieces and masks of one statement, as its common table expressions."""

    def __init__(self) -> None:
        self._pieces: dict[Piece, str] = {}
        self._masks: dict[Piece, str] = {}
        self._tables: dict[Table, None] = {}

    def add(self, pieces: Iterable[Piece]) -> str:
        """The name of the mask that is the ``&`` of pieces: a table of (block, bits)."""
        given = list(pieces)
        self._tables |= dict.fromkeys(table for piece in given for table in piece.tables)
        names = sorted({self._pieces.setdefault(p, f"piece{len(self._pieces)}") for p in given})
        mask = all_of(*(Piece(f"SELECT block, bits FROM {name}") for name in names))
        return self._masks.setdefault(mask, f"mask{len(self._masks)}")

    def within(self, statement: str, *params: Any) -> Piece:
        """A statement that may name the masks."""
        pieces, masks = self._pieces.items(), self._masks.items()
        tables = [
            *self._tables,
            *(Table(name, piece.sql, piece.params) for piece, name in pieces),
            *(Table(name, mask.sql, mask.params, ONCE) for mask, name in masks),
        ]
        named = ", ".join(f"{name} AS {how} ({sql})" for name, sql, _, how in tables)
        given = [value for table in tables for value in table.params]
        return Piece(f"WITH {named} {statement}", (*given, *params))


def ids(mask: str) -> str:
    """The SQL of the keys of the rows of a mask that has few.

    Every string with a bit is cut into parts, down to single bits.
    """
    length = f"length(bits) / {_PARTS}"
    return (
        f"WITH RECURSIVE cut(start, bits) AS ("
        f"SELECT block * {BLOCK}, bits FROM {mask} WHERE bit_count(bits) > 0 "
        f"UNION ALL SELECT start + part * {length}, part_bits FROM cut, "
        f"generate_series(0, {_PARTS - 1}) AS part, "
        f"substring(bits FROM part * {length} + 1 FOR {length}) AS part_bits "
        "WHERE length(bits) > 1 AND bit_count(part_bits) > 0) "
        "SELECT start FROM cut WHERE length(bits) = 1"
    )


def _chosen(dimension: str, condition: str, *params: Any) -> Piece:
    return Piece(
        "SELECT block, bit_or(bits) AS bits FROM events_bitmap "
        f"WHERE dimension = %s AND {condition} GROUP BY 1",
        (dimension, *(tuple(p) if isinstance(p, list) else p for p in params)),
    )


def _together(pieces: Iterable[Piece], how: str, having: str) -> Piece:
    given = list(pieces)
    union = " UNION ALL ".join(f"({piece.sql})" for piece in given)
    return Piece(
        f"SELECT block, {how}(bits) AS bits FROM ({union}) AS pieces GROUP BY 1{having}",
        tuple(value for piece in given for value in piece.params),
    )


def _year(day: date) -> str:
    return f"{day.year:04}"


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _next(day: date) -> date | None:
    return None if day == date.max else day + timedelta(days=1)
