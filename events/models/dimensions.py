"""Which values the rows of events, statements and articles have in which dimension, as SELECTs.

Each gives rows of (dimension, value, id), those that are ``{chosen}`` of the rows ``r``. What was
known of events has the dimensions of events, ``SHIFT`` ids beyond its own.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from events.models.bits import BLOCK, OPEN_END, OPEN_START, SHIFT
from events.models.masks import POSITION, ZERO

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

_COMMON = """
    SELECT f.dimension, f.value FROM events_frequency f
    WHERE f.dimension = '{kind}.word' AND f.value = ANY(tsvector_to_array(r.words))
"""
"""The words that are common: those alone are in the table of frequencies."""

_REPORTED = """
    ('{kind}.reported_year', to_char(p.day, 'YYYY')),
    ('{kind}.reported_month', to_char(p.day, 'YYYY-MM'))
"""


def _chronicle(rows: str, key: str, event: str, cast: str) -> str:
    """The SELECT for rows ``r`` that tell of an ``event``; ``cast`` selects its actors.

    What belongs to a row is looked up row by row: a database that knows nothing yet of tables which
    were just filled would compare all with all.
    """
    return f"""
SELECT v.dimension, v.value, {key}
FROM {rows} CROSS JOIN LATERAL (
    SELECT own.dimension, own.value FROM (VALUES
        ('event.type', r.type),
        ('event.occurrence', r.occurrence),
        ('event.status', {event}.status),
        ('event.place', nullif(r.place, '')),
        {_DATES.format(kind="event")}
    ) AS own(dimension, value)
    UNION ALL
    SELECT 'event.actor', part.actor::text FROM ({cast}) AS part(actor)
    UNION ALL
    SELECT 'event.article', m.article_id::text FROM events_mention m WHERE m.event_id = {event}.id
    UNION ALL
    SELECT first.dimension, first.value FROM (
        SELECT min(a.published_latest) AS day
        FROM events_mention m JOIN events_article a ON a.id = m.article_id
        WHERE m.event_id = {event}.id
    ) p CROSS JOIN LATERAL (VALUES {_REPORTED.format(kind="event")}) AS first(dimension, value)
    UNION ALL
    {_COMMON.format(kind="event")}
) AS v(dimension, value)
WHERE v.value IS NOT NULL AND {event}.merged_into_id IS NULL AND {{chosen}}
"""


EVENTS = _chronicle(
    "events_event r",
    key="r.id",
    event="r",
    cast="SELECT actor_id FROM events_participation WHERE event_id = r.id AND NOT dropped",
)
PAST = _chronicle(
    "events_past r JOIN events_event e ON e.id = r.event_id",
    key=f"r.id + {SHIFT}",
    event="e",
    cast="SELECT unnest(r.actors)",
)

STATEMENTS = f"""
WITH told AS MATERIALIZED (
    SELECT DISTINCT r.id, m.event_id
    FROM events_statement r JOIN events_evidence d ON d.paragraph_id = r.paragraph_id
    JOIN events_mention m ON m.id = d.mention_id
    WHERE {{chosen}}
), beside AS MATERIALIZED (
    SELECT told.id, e.id AS event, e.type, e.occurrence, e.place
    FROM told CROSS JOIN LATERAL (SELECT * FROM events_event WHERE id = told.event_id OFFSET 0) e
    WHERE e.merged_into_id IS NULL AND e.status <> 'rejected'
)
SELECT v.dimension, v.value, r.id
FROM events_statement r CROSS JOIN LATERAL (
    SELECT own.dimension, own.value FROM (VALUES
        ('statement.status', r.status),
        ('statement.actor', r.speaker_id::text),
        ('statement.article', r.article_id::text),
        {_DATES.format(kind="statement")}
    ) AS own(dimension, value)
    UNION ALL
    SELECT first.dimension, first.value
    FROM (SELECT a.published_latest AS day FROM events_article a WHERE a.id = r.article_id) p
    CROSS JOIN LATERAL (VALUES {_REPORTED.format(kind="statement")}) AS first(dimension, value)
    UNION ALL
    SELECT 'statement.topic', unnest(r.topics)
    UNION ALL
    {_COMMON.format(kind="statement")}
) AS v(dimension, value)
WHERE v.value IS NOT NULL AND {{chosen}}
UNION ALL
SELECT v.dimension, v.value, beside.id FROM beside CROSS JOIN LATERAL (VALUES
    ('statement.type', beside.type),
    ('statement.occurrence', beside.occurrence),
    ('statement.place', nullif(beside.place, ''))
) AS v(dimension, value)
WHERE v.value IS NOT NULL
UNION ALL
SELECT 'statement.company', p.actor_id::text, beside.id
FROM beside CROSS JOIN LATERAL (
    SELECT actor_id FROM events_participation WHERE event_id = beside.event AND NOT dropped
) p
UNION ALL
SELECT 'statement.beside', 'several', id FROM beside GROUP BY id HAVING count(*) > 1
"""
"""``beside`` are statements with each visible event that their paragraph reports."""

ARTICLES = "SELECT 'article.status', r.status, r.id FROM events_article r WHERE {chosen}"


THEN = {
    "events_event": f"""
        SELECT past.id + {SHIFT} AS id, e.status, e.merged_into_id, past.words, past.type,
            past.occurrence, past.place, past.earliest, past.latest, past.sort_date
        FROM past JOIN events_event e ON e.id = past.event_id
    """,
    "events_participation": f"""
        SELECT id + {SHIFT} AS event_id, unnest(actors) AS actor_id, false AS dropped FROM past
    """,
    "events_mention": f"""
        SELECT past.id + {SHIFT} AS event_id, m.article_id
        FROM past JOIN events_mention m ON m.event_id = past.event_id
    """,
}
"""Rows of what was known, a table ``past`` of these, in the shape of the tables of events."""


def told(rows: str, chosen: str) -> str:
    """The bitmaps of the chosen rows, as a SELECT."""
    return f"""
        SELECT dimension, value, id / {BLOCK} AS block,
            bit_or(set_bit({ZERO}, {POSITION}, 1)) AS bits
        FROM ({rows.format(chosen=chosen)}) AS rows(dimension, value, id) GROUP BY 1, 2, 3
    """
