"""The search vectors of events and statements, refreshed by SQL for the rows that were touched.

Weights: A title or text, B place and actors with all their names, C summary, D quoted words. What
was known of an event has a vector of its own, of the words of that time.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from events.models.filters import MOST_SEARCHED, SEARCH_CONFIG
from events.naming.actors import index_names

_TOLD = """
SELECT r.id,
    setweight(to_tsvector(%(config)s::regconfig, r.title), 'A')
    || setweight(to_tsvector(
        %(config)s::regconfig, left(concat_ws(' ', r.place, names.words), %(most)s)), 'B')
    || setweight(to_tsvector(%(config)s::regconfig, left(r.summary, %(most)s)), 'C')
    || setweight(to_tsvector(
        %(config)s::regconfig, left(coalesce(quotes.words, ''), %(most)s)), 'D') AS words
FROM {rows} r
LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', a.name, (
        SELECT string_agg(n.name, ' ' ORDER BY n.id) FROM events_alias n WHERE n.actor_id = a.id
    )), ' ' ORDER BY a.id) AS words
    FROM events_actor a WHERE a.id IN ({cast})
) names ON true
LEFT JOIN LATERAL (
    SELECT string_agg(m.sentence, ' ' ORDER BY m.id) AS words
    FROM events_mention m JOIN events_article t ON t.id = m.article_id WHERE {accounts}
) quotes ON true
WHERE {chosen}
"""

_EVENTS = _TOLD.format(
    rows="events_event",
    cast="SELECT actor_id FROM events_participation WHERE event_id = r.id AND NOT dropped",
    accounts="m.event_id = r.id",
    chosen="r.id = ANY(%(keys)s)",
)

_PAST = _TOLD.format(
    rows="events_past",
    cast="SELECT unnest(r.actors)",
    accounts="m.event_id = r.event_id AND t.published_latest <= lower(r.days)",
    chosen="r.event_id = ANY(%(keys)s)",
)

_STATEMENTS = """
SELECT s.id,
    setweight(to_tsvector(%(config)s::regconfig, left(s.text, %(most)s)), 'A')
    || setweight(to_tsvector(%(config)s::regconfig, concat_ws(' ', s.speaker_text, a.name, (
        SELECT string_agg(n.name, ' ' ORDER BY n.id) FROM events_alias n WHERE n.actor_id = a.id
    ))), 'B') AS words
FROM events_statement s LEFT JOIN events_actor a ON a.id = s.speaker_id
WHERE s.id = ANY(%(keys)s)
"""

_STORE = """
WITH texts AS MATERIALIZED ({texts})
UPDATE {table} r SET words = texts.words FROM texts
WHERE r.id = texts.id AND r.words IS DISTINCT FROM texts.words RETURNING r.id
"""

OF_ACTORS = (
    "SELECT event_id FROM events_participation WHERE actor_id = ANY(%(keys)s)",
    "SELECT id FROM events_statement WHERE speaker_id = ANY(%(keys)s)",
)
"""The events and the statements in which actors are named."""


def refresh(
    *,
    events: Iterable[int] = (),
    statements: Iterable[int] = (),
    actors: Iterable[int] = (),
) -> tuple[set[int], set[int]]:
    """Index rows anew, ``actors`` with all events and statements in which they are named.

    Returns the keys of the events and of the statements whose words are others than before.
    """
    events, statements, actors = set(events), set(statements), list(actors)
    index_names(actors)
    for keys, sql in zip((events, statements), OF_ACTORS, strict=True):
        keys.update(keys_told(sql, actors))
    return (
        keys_told(_STORE.format(table="events_event", texts=_EVENTS), events),
        keys_told(_STORE.format(table="events_statement", texts=_STATEMENTS), statements),
    )


def recall(events: Iterable[int]) -> None:
    """Index what was known of events."""
    keys_told(_STORE.format(table="events_past", texts=_PAST), events)


def keys_told(sql: str, keys: Iterable[int]) -> set[int]:
    """The keys that a statement returns of rows, or of what hangs on them."""
    if not (given := list(keys)):
        return set()
    with connection.cursor() as cursor:
        cursor.execute(sql, {"config": SEARCH_CONFIG, "most": MOST_SEARCHED, "keys": given})
        return {key for (key,) in cursor.fetchall()}
