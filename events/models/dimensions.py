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

_WORDS = """
SELECT f.dimension, f.value, r.id
FROM events_{kind} r CROSS JOIN LATERAL unnest(tsvector_to_array(r.words)) AS w(word)
JOIN events_frequency f ON f.dimension = '{kind}.word' AND f.value = w.word
"""
"""The words that are common: those alone are in the table of frequencies."""

_REPORTED = """
    ('{kind}.reported_year', to_char(p.day, 'YYYY')),
    ('{kind}.reported_month', to_char(p.day, 'YYYY-MM'))
"""

EVENTS = f"""
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
UNION ALL
{_WORDS.format(kind="event")} WHERE r.merged_into_id IS NULL AND {{chosen}}
"""

_BESIDE = """
    events_statement r JOIN events_evidence d ON d.paragraph_id = r.paragraph_id
    JOIN events_mention m ON m.id = d.mention_id
    JOIN events_event e ON e.id = m.event_id
        AND e.merged_into_id IS NULL AND e.status <> 'rejected'
"""
"""Statements with each visible event that their paragraph reports."""

STATEMENTS = f"""
SELECT v.dimension, v.value, r.id
FROM events_statement r JOIN events_article a ON a.id = r.article_id
CROSS JOIN LATERAL (SELECT a.published_latest AS day) p CROSS JOIN LATERAL (VALUES
    ('statement.status', r.status),
    ('statement.actor', r.speaker_id::text),
    ('statement.article', r.article_id::text),
    {_DATES.format(kind="statement")}, {_REPORTED.format(kind="statement")}
) AS v(dimension, value)
WHERE v.value IS NOT NULL AND {{chosen}}
UNION ALL
SELECT 'statement.topic', unnest(r.topics), r.id FROM events_statement r WHERE {{chosen}}
UNION ALL
{_WORDS.format(kind="statement")} WHERE {{chosen}}
UNION ALL
SELECT v.dimension, v.value, r.id FROM {_BESIDE} CROSS JOIN LATERAL (VALUES
    ('statement.type', e.type),
    ('statement.occurrence', e.occurrence),
    ('statement.place', nullif(e.place, ''))
) AS v(dimension, value)
WHERE v.value IS NOT NULL AND {{chosen}}
UNION ALL
SELECT 'statement.company', p.actor_id::text, r.id
FROM {_BESIDE} JOIN events_participation p ON p.event_id = e.id AND NOT p.dropped
WHERE {{chosen}}
UNION ALL
SELECT 'statement.beside', 'several', r.id FROM {_BESIDE}
WHERE {{chosen}} GROUP BY r.id HAVING count(DISTINCT e.id) > 1
"""

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

PAST = f"""
WITH past AS (SELECT * FROM events_past r WHERE {{chosen}}),
    {", ".join(f"{name} AS ({sql})" for name, sql in THEN.items())}
{EVENTS.format(chosen="true")}
"""


def told(rows: str, chosen: str) -> str:
    """The bitmaps of the chosen rows, as a SELECT."""
    return f"""
        SELECT dimension, value, id / {BLOCK} AS block,
            bit_or(set_bit({ZERO}, {POSITION}, 1)) AS bits
        FROM ({rows.format(chosen=chosen)}) AS rows(dimension, value, id) GROUP BY 1, 2, 3
    """
