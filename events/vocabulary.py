"""Which words are common among events and statements: these have bitmaps, others are looked up.

A word is common as long as more than ``RARE`` rows have it, those of what was known of events
counted with them; it then stands in the table of frequencies. To be called by ``events.bitmaps``
alone, which holds the lock.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection

from events.models.bits import SHIFT

RARE = 300
"""So many rows are looked up as quickly as a bitmap is read."""
LONGEST = 120
"""Letters of a word that fits into the column of values; longer ones are never common."""

_ROWS = {
    "event": f"""
        SELECT id, words FROM events_event WHERE merged_into_id IS NULL
        UNION ALL SELECT id + {SHIFT}, words FROM events_past
    """,
    "statement": "SELECT id, words FROM events_statement",
}
"""The words of all rows of a kind, by the keys of their bits."""

_TOUCHED = {
    "event": """
        SELECT words FROM events_event WHERE id = ANY(%(keys)s)
        UNION ALL SELECT words FROM events_past WHERE event_id = ANY(%(keys)s)
    """,
    "statement": "SELECT words FROM events_statement WHERE id = ANY(%(keys)s)",
}

_HELD = r"words @@ ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery"

_LEARN = """
INSERT INTO events_frequency (dimension, value, n)
SELECT '{kind}.word', word, 0 FROM (
    SELECT DISTINCT unnest(tsvector_to_array(words)) AS word FROM ({touched}) touched
    EXCEPT SELECT value FROM events_frequency WHERE dimension = '{kind}.word'
) AS unknown
WHERE length(word) <= %(longest)s AND %(rare)s < (
    SELECT count(*) FROM (SELECT FROM ({rows}) r WHERE {held} LIMIT %(rare)s + 1) AS enough
)
RETURNING value
"""

_FOUND = """
SELECT DISTINCT found.id FROM unnest(%(words)s::text[]) AS common(word)
CROSS JOIN LATERAL (SELECT id FROM ({rows}) r WHERE {held}) AS found
"""

_FORGET = """
WITH rare AS (
    DELETE FROM events_frequency WHERE dimension = ANY(%(dimensions)s) AND n <= %(rare)s
    RETURNING dimension, value
)
DELETE FROM events_bitmap b USING rare
WHERE (b.dimension, b.value) = (rare.dimension, rare.value)
"""

_REBUILD = """
INSERT INTO events_frequency (dimension, value, n)
SELECT '{kind}.word', word, 0
FROM ({rows}) r CROSS JOIN LATERAL unnest(tsvector_to_array(words)) AS word
WHERE length(word) <= %(longest)s GROUP BY word HAVING count(*) > %(rare)s RETURNING value
"""


def learn(kind: str, keys: Iterable[int]) -> set[int]:
    """Note which words of rows have become common; the keys of the bits of all that have them."""
    learnt = _run(_LEARN, kind, keys=list(keys))
    return set(_run(_FOUND, kind, words=learnt)) if learnt else set()


def forget() -> None:
    """Drop the bitmaps of words that have become rare."""
    with connection.cursor() as cursor:
        dimensions = [f"{kind}.word" for kind in _ROWS]
        cursor.execute(_FORGET, {"dimensions": dimensions, "rare": RARE})


def rebuild() -> None:
    """Note all common words, where none is noted."""
    for kind in _ROWS:
        _run(_REBUILD, kind)


def _run(sql: str, kind: str, **values: Any) -> list[Any]:
    """The first column of what a statement returns."""
    whole = sql.format(kind=kind, rows=_ROWS[kind], touched=_TOUCHED[kind], held=_HELD)
    with connection.cursor() as cursor:
        cursor.execute(whole, {"rare": RARE, "longest": LONGEST} | values)
        return [value for (value,) in cursor.fetchall()]
