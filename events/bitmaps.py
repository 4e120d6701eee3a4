"""The bitmaps of events and statements, brought in line by SQL with the rows that were touched.

To be called at the end of a transaction: refreshes wait for each other, so that none holds what
another transaction, which holds rows that this one is still to change, would wait for.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Model, QuerySet

from events.models.bits import BLOCK, OPEN_END, OPEN_START
from events.models.masks import POSITION, ZERO

LOCK = 0x62697473
"""Any number will do, if all refreshes take the same."""

_DATES = f"""
    ('{{kind}}.first_year', CASE WHEN r.earliest IS NOT NULL THEN to_char(r.earliest, 'YYYY')
                            WHEN r.latest IS NOT NULL THEN '{OPEN_START}' END),
    ('{{kind}}.first_month', to_char(r.earliest, 'YYYY-MM')),
    ('{{kind}}.last_year', CASE WHEN r.latest IS NOT NULL THEN to_char(r.latest, 'YYYY')
                           WHEN r.earliest IS NOT NULL THEN '{OPEN_END}' END),
    ('{{kind}}.last_month', to_char(r.latest, 'YYYY-MM')),
    ('{{kind}}.sort_year', to_char(r.sort_date, 'YYYY')),
    ('{{kind}}.sort_month', to_char(r.sort_date, 'YYYY-MM')),
    ('{{kind}}.width', CASE WHEN r.earliest = r.latest THEN 'day'
                       WHEN date_trunc('month', r.earliest) = date_trunc('month', r.latest)
                       THEN 'month' END),
    ('{{kind}}.undated', CASE WHEN r.earliest IS NULL AND r.latest IS NULL THEN 'undated' END)
"""

_REPORTED = """
    ('{kind}.reported_year', to_char(p.day, 'YYYY')),
    ('{kind}.reported_month', to_char(p.day, 'YYYY-MM'))
"""

_EVENTS = f"""
SELECT v.dimension, v.value, r.id
FROM events_event r CROSS JOIN LATERAL (VALUES
    ('event.type', r.type),
    ('event.occurrence', r.occurrence),
    ('event.status', r.status),
    ('event.place', nullif(r.place, '')),
    {_DATES.format(kind="event")}
) AS v(dimension, value)
WHERE r.merged_into_id IS NULL AND v.value IS NOT NULL AND {{chosen}}
UNION ALL
SELECT 'event.actor', p.actor_id::text, r.id
FROM events_participation p JOIN events_event r ON r.id = p.event_id
WHERE NOT p.dropped AND r.merged_into_id IS NULL AND {{chosen}}
UNION ALL
SELECT 'event.article', m.article_id::text, r.id
FROM events_mention m JOIN events_event r ON r.id = m.event_id
WHERE r.merged_into_id IS NULL AND {{chosen}}
UNION ALL
SELECT v.dimension, v.value, p.id
FROM (
    SELECT r.id, min(a.published_latest) AS day
    FROM events_event r
    JOIN events_mention m ON m.event_id = r.id JOIN events_article a ON a.id = m.article_id
    WHERE r.merged_into_id IS NULL AND {{chosen}} GROUP BY r.id
) p CROSS JOIN LATERAL (VALUES {_REPORTED.format(kind="event")}) AS v(dimension, value)
WHERE v.value IS NOT NULL
"""

_STATEMENTS = f"""
SELECT v.dimension, v.value, r.id
FROM events_statement r JOIN events_article a ON a.id = r.article_id
CROSS JOIN LATERAL (SELECT a.published_latest AS day) p CROSS JOIN LATERAL (VALUES
    ('statement.status', r.status),
    ('statement.actor', r.speaker_id::text),
    ('statement.article', r.article_id::text),
    {_DATES.format(kind="statement")}, {_REPORTED.format(kind="statement")}
) AS v(dimension, value)
WHERE v.value IS NOT NULL AND {{chosen}}
"""

_ROWS = {"event": _EVENTS, "statement": _STATEMENTS}


def _told(rows: str, chosen: str) -> str:
    """The bitmaps of the chosen rows, as a SELECT."""
    return f"""
        SELECT dimension, value, id / {BLOCK} AS block,
            bit_or(set_bit({ZERO}, {POSITION}, 1)) AS bits
        FROM ({rows.format(chosen=chosen)}) AS rows GROUP BY 1, 2, 3
    """


_REFRESH = f"""
WITH touched AS (
    SELECT id / {BLOCK} AS block, bit_or(set_bit({ZERO}, {POSITION}, 1)) AS bits
    FROM unnest(%(keys)s::bigint[]) AS keys(id) GROUP BY 1
), told AS ({{told}}), stored AS (
    SELECT b.dimension, b.value, block, b.bits & t.bits AS bits
    FROM events_bitmap b JOIN touched t USING (block)
    WHERE b.dimension LIKE %(kind)s AND bit_count(b.bits & t.bits) > 0
), changed AS MATERIALIZED (
    SELECT dimension, value, block,
        coalesce(stored.bits, {ZERO}) # coalesce(told.bits, {ZERO}) AS bits,
        bit_count(coalesce(told.bits, {ZERO})) - bit_count(coalesce(stored.bits, {ZERO})) AS more
    FROM stored FULL JOIN told USING (dimension, value, block)
    WHERE stored.bits IS DISTINCT FROM told.bits
), counted AS (
    INSERT INTO events_frequency AS f (dimension, value, n)
    SELECT dimension, value, sum(more) FROM changed GROUP BY 1, 2
    ON CONFLICT (dimension, value) DO UPDATE SET n = f.n + excluded.n
)
INSERT INTO events_bitmap AS b (dimension, value, block, bits)
SELECT dimension, value, block, bits FROM changed
ON CONFLICT (dimension, value, block) DO UPDATE SET bits = b.bits # excluded.bits
"""

_REBUILD = (
    "DELETE FROM events_bitmap",
    "DELETE FROM events_frequency",
    *(
        f"INSERT INTO events_bitmap (dimension, value, block, bits) {_told(rows, 'true')}"
        for rows in _ROWS.values()
    ),
    """
    INSERT INTO events_frequency (dimension, value, n)
    SELECT dimension, value, sum(bit_count(bits)) FROM events_bitmap GROUP BY 1, 2
    """,
)

_OF = {
    "event": ("SELECT unnest(%(keys)s::bigint[])", "SELECT 0 WHERE false"),
    "statement": ("SELECT 0 WHERE false", "SELECT unnest(%(keys)s::bigint[])"),
    "article": (
        "SELECT event_id FROM events_mention WHERE article_id = ANY(%(keys)s)",
        "SELECT id FROM events_statement WHERE article_id = ANY(%(keys)s)",
    ),
    "actor": (
        "SELECT event_id FROM events_participation WHERE actor_id = ANY(%(keys)s)",
        "SELECT id FROM events_statement WHERE speaker_id = ANY(%(keys)s)",
    ),
}
"""By the name of a model: which events and which statements hang on rows of it."""


class Kept(NamedTuple):
    """The keys of rows whose bitmaps must be brought in line."""

    events: set[int]
    statements: set[int]


def hanging_on(rows: QuerySet[Any]) -> Kept:
    """The events and statements that are, or hang on, events, statements, articles or actors.

    To be asked before the rows go, where they go.
    """
    keys = {"keys": list(rows.order_by().values_list("pk", flat=True))}
    found = []
    with connection.cursor() as cursor:
        for sql in _OF[str(rows.model._meta.model_name)]:
            cursor.execute(sql, keys)
            found.append({key for (key,) in cursor.fetchall()})
    return Kept(*found)


@transaction.atomic(savepoint=False)
def refresh(*, events: Iterable[int] = (), statements: Iterable[int] = ()) -> None:
    """Bring rows in line that were made, changed or deleted."""
    with connection.cursor() as cursor:
        for kind, given in (("event", events), ("statement", statements)):
            if keys := sorted(set(given)):
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
                sql = _REFRESH.format(told=_told(_ROWS[kind], "r.id = ANY(%(keys)s)"))
                cursor.execute(sql, {"keys": keys, "kind": f"{kind}.%"})


def refresh_rows(model: type[Model], keys: Iterable[int]) -> None:
    """Bring rows of a table in line, if it is one that is counted."""
    kind = str(model._meta.model_name)
    if kind in _ROWS:
        refresh(**{f"{kind}s": keys})


@transaction.atomic
def rebuild() -> None:
    """Make all of them anew, for rows that were changed behind the application's back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        for sql in _REBUILD:
            cursor.execute(sql)
