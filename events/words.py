"""The search vectors of events and statements, refreshed by SQL for the rows that were touched.

Weights: A title or text, B place and actors with all their names, C summary, D quoted words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection

from events.models.filters import MOST_SEARCHED, SEARCH_CONFIG
from events.naming.actors import index_names

_EVENTS = """
WITH texts AS (
    SELECT e.id,
        setweight(to_tsvector(%(config)s::regconfig, e.title), 'A')
        || setweight(to_tsvector(
            %(config)s::regconfig, left(concat_ws(' ', e.place, names.words), %(most)s)), 'B')
        || setweight(to_tsvector(%(config)s::regconfig, left(e.summary, %(most)s)), 'C')
        || setweight(to_tsvector(
            %(config)s::regconfig, left(coalesce(quotes.words, ''), %(most)s)), 'D') AS words
    FROM events_event e
    LEFT JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', a.name, (
            SELECT string_agg(n.name, ' ' ORDER BY n.id) FROM events_alias n WHERE n.actor_id = a.id
        )), ' ' ORDER BY p.id) AS words
        FROM events_participation p JOIN events_actor a ON a.id = p.actor_id
        WHERE p.event_id = e.id AND NOT p.dropped
    ) names ON true
    LEFT JOIN LATERAL (
        SELECT string_agg(m.sentence, ' ' ORDER BY m.id) AS words
        FROM events_mention m WHERE m.event_id = e.id
    ) quotes ON true
    WHERE e.id = ANY(%(keys)s)
)
UPDATE events_event e SET words = texts.words FROM texts
WHERE e.id = texts.id AND e.words IS DISTINCT FROM texts.words
"""

_STATEMENTS = """
WITH texts AS (
    SELECT s.id,
        setweight(to_tsvector(%(config)s::regconfig, left(s.text, %(most)s)), 'A')
        || setweight(to_tsvector(%(config)s::regconfig, concat_ws(' ', s.speaker_text, a.name, (
            SELECT string_agg(n.name, ' ' ORDER BY n.id) FROM events_alias n WHERE n.actor_id = a.id
        ))), 'B') AS words
    FROM events_statement s LEFT JOIN events_actor a ON a.id = s.speaker_id
    WHERE s.id = ANY(%(keys)s)
)
UPDATE events_statement s SET words = texts.words FROM texts
WHERE s.id = texts.id AND s.words IS DISTINCT FROM texts.words
"""

_OF_ACTORS = (
    "SELECT event_id FROM events_participation WHERE actor_id = ANY(%(keys)s)",
    "SELECT id FROM events_statement WHERE speaker_id = ANY(%(keys)s)",
)


def refresh(
    *,
    events: Iterable[int] = (),
    statements: Iterable[int] = (),
    actors: Iterable[int] = (),
) -> None:
    """Index rows anew, ``actors`` with all events and statements in which they are named."""
    events, statements, actors = set(events), set(statements), list(actors)
    asked: dict[str, Any] = {"config": SEARCH_CONFIG, "most": MOST_SEARCHED}
    index_names(actors)
    with connection.cursor() as cursor:
        if actors:
            for keys, sql in zip((events, statements), _OF_ACTORS, strict=True):
                cursor.execute(sql, {"keys": actors})
                keys.update(key for (key,) in cursor.fetchall())
        for keys, sql in ((events, _EVENTS), (statements, _STATEMENTS)):
            if keys:
                cursor.execute(sql, asked | {"keys": list(keys)})
