"""Which events a query leaves by what was known on a day: pieces of SQL as those of ``masks``.

What was known of an event has its own bits in its bitmaps, beyond those of all events. Where rows
are looked at, common table expressions carry the names of the tables that they stand for, so that
one and the same statement is about today or about that day.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608, S611

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models.expressions import RawSQL

from events.models.bits import SHIFT, SHIFTED
from events.models.dimensions import THEN
from events.models.filters import MOST_SEARCHED, SEARCH_CONFIG
from events.models.masks import ANEW, ONCE, Piece, Table, all_of, any_of, but, found_in

_PAST = "SELECT * FROM events_past WHERE days @> %s::date"
_NOW = {
    "events_event": (
        "id, status, merged_into_id, words, title, summary, type, occurrence, place, earliest, "
        "latest, sort_date"
    ),
    "events_participation": "event_id, actor_id, dropped",
    "events_mention": "event_id, article_id, id, sentence",
}

_SAID = """(
    SELECT CASE WHEN EXISTS (
        SELECT FROM events_mention m JOIN events_article a ON a.id = m.article_id
        WHERE m.event_id = events_event.id
            AND (a.published_latest > asked.day OR a.published_latest IS NULL)
    ) THEN (
        SELECT to_tsvector(asked.config, left(concat_ws(
            ' ', coalesce(p.title, e.title), coalesce(p.place, e.place), (
                SELECT string_agg(concat_ws(' ', a.name, (
                    SELECT string_agg(n.name, ' ') FROM events_alias n WHERE n.actor_id = a.id
                )), ' ' ORDER BY a.id)
                FROM events_participation t JOIN events_actor a ON a.id = t.actor_id
                WHERE t.event_id = e.id AND NOT t.dropped
                    AND (p.id IS NULL OR t.actor_id = ANY(p.actors))
            ), coalesce(p.summary, e.summary), (
                SELECT string_agg(m.sentence, ' ' ORDER BY m.id)
                FROM events_mention m JOIN events_article a ON a.id = m.article_id
                WHERE m.event_id = e.id AND a.published_latest <= asked.day
            )
        ), asked.most)) @@ websearch_to_tsquery(asked.config, asked.words)
        FROM events_event e
        LEFT JOIN events_past p ON p.event_id = e.id AND p.days @> asked.day
        WHERE e.id = events_event.id
    ) ELSE events_event.words @@ websearch_to_tsquery(asked.config, asked.words) END
    FROM (VALUES (%s::date, %s::regconfig, %s, %s)) AS asked(day, config, words, most)
)"""
_WANTED = "querytree(websearch_to_tsquery(%s::regconfig, %s))"
# Of a query that only says which words are not to be there, nothing is left but a T.
_MAY_SAY = f"CASE {_WANTED} WHEN 'T' THEN true ELSE words @@ {_WANTED}::tsquery END"
# An array is made once, and its keys are looked up; else every event is looked at.
_OR_OTHERWISE = f"""id = ANY(ARRAY(
    SELECT id FROM events_event WHERE {_MAY_SAY}
    UNION ALL SELECT event_id FROM events_past WHERE days @> %s::date
))"""


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


def saying(text: str, day: date) -> Piece:
    """The events whose words, as far as they were known on a day, match: those of ``then``.

    Asked are those that an index finds to have all words today that are wanted, whether or not
    those that are not wanted: an event that is what it was had no other words than today.
    """
    sql = f"SELECT id FROM events_event WHERE {_MAY_SAY} AND {_SAID}"
    return found_in(sql, *(SEARCH_CONFIG, text) * 2, *_asked(text, day))


def said(text: str, day: date) -> RawSQL:
    """The keys of the same where no rows of the day stand among those of today.

    All that were something else than today are asked as well.
    """
    sql = f"SELECT id FROM events_event WHERE {_OR_OTHERWISE} AND {_SAID}"
    params = (*(SEARCH_CONFIG, text) * 2, day, *_asked(text, day))
    return RawSQL(f"SELECT unnest(ARRAY({sql}))", params)


def _asked(text: str, day: date) -> tuple[Any, ...]:
    return day, SEARCH_CONFIG, text, MOST_SEARCHED
