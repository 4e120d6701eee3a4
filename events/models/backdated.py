"""Which events a query leaves by what was known on a day: pieces of SQL as those of ``masks``.

What was known of an event has its own bits in its bitmaps, beyond those of all events. Where rows
are looked at, common table expressions carry the names of the tables that they stand for, so that
one and the same statement is about today or about that day.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from datetime import date

from events.models.bits import SHIFT, SHIFTED
from events.models.dimensions import THEN
from events.models.masks import ANEW, ONCE, Piece, Table, all_of, any_of, but, found_in

_PAST = "SELECT * FROM events_past WHERE days @> %s::date"
_NOW = {
    "events_event": (
        "id, status, merged_into_id, words, type, occurrence, place, earliest, latest, sort_date"
    ),
    "events_participation": "event_id, actor_id, dropped",
    "events_mention": "event_id, article_id",
}


def today(piece: Piece) -> Piece:
    """Of a piece the events as they are."""
    return Piece(f"SELECT * FROM ({piece.sql}) all_days WHERE block < {SHIFTED}", piece.params)


def then(piece: Piece, day: date) -> Piece:
    """Of a piece what was known on a day: the events as they are, less those that were otherwise.

    And instead of these what they were. A statement that holds it sees the rows of the day, too.
    """
    otherwise = but(today(piece), _bits("event_id"))
    return any_of(otherwise, all_of(piece, _bits(f"id + {SHIFT}")))._replace(tables=_tables(day))


def _bits(key: str) -> Piece:
    return found_in(f"SELECT {key} FROM past")


def _tables(day: date) -> tuple[Table, ...]:
    both = (
        Table(name, f"SELECT {_NOW[name]} FROM {name} UNION ALL {sql}", (), ANEW)
        for name, sql in THEN.items()
    )
    return (Table("past", _PAST, (day,), ONCE), *both)
