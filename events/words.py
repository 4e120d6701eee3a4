"""The search vectors of events and statements, refreshed by SQL for the rows that were touched.

Weights: A title or text, B place and actors with all their names, C summary, D quoted words. What
was known of an event has a vector of its own, of the words of that time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection
from django.db.models import Model

from events.models import Event, Past, Statement
from events.models.filters import MOST_SEARCHED, SEARCH_CONFIG
from events.naming.actors import index_names
from events.rows import insert_with

_GIVEN: dict[str, Any] = {"config": SEARCH_CONFIG, "most": MOST_SEARCHED}

_NAMES = """
    SELECT string_agg(concat_ws(' ', a.name, (
        SELECT string_agg(n.name, ' ' ORDER BY n.id) FROM events_alias n WHERE n.actor_id = a.id
    )), ' ' ORDER BY a.id)
    FROM ({cast}) AS part(actor) JOIN events_actor a ON a.id = part.actor
"""

_TOLD = """
    setweight(to_tsvector(%(config)s::regconfig, r.title), 'A')
    || setweight(to_tsvector(%(config)s::regconfig,
        left(concat_ws(' ', r.place, ({names})), %(most)s)), 'B')
    || setweight(to_tsvector(%(config)s::regconfig, left(r.summary, %(most)s)), 'C')
    || setweight(to_tsvector(%(config)s::regconfig, left(coalesce((
        SELECT string_agg(m.sentence, ' ' ORDER BY m.id) FROM {accounts}
    ), ''), %(most)s)), 'D')
"""

_SAID = f"""
    setweight(to_tsvector(%(config)s::regconfig, left(r.text, %(most)s)), 'A')
    || setweight(to_tsvector(%(config)s::regconfig,
        concat_ws(' ', r.speaker_text, ({_NAMES.format(cast="SELECT r.speaker_id")}))), 'B')
"""

_WORDS: dict[type[Model], str] = {
    Event: _TOLD.format(
        names=_NAMES.format(
            cast="SELECT actor_id FROM events_participation WHERE event_id = r.id AND NOT dropped"
        ),
        accounts="events_mention m WHERE m.event_id = r.id",
    ),
    Past: _TOLD.format(
        names=_NAMES.format(cast="SELECT unnest(r.actors)"),
        accounts="events_mention m JOIN events_article t ON t.id = m.article_id "
        "WHERE m.event_id = r.event_id AND t.published_latest <= lower(r.days)",
    ),
    Statement: _SAID,
}
"""The search vector of a row ``r``."""

_STORE = """
WITH texts AS MATERIALIZED (SELECT r.id, {words} AS words FROM {table} r WHERE r.id = ANY(%(keys)s))
UPDATE {table} r SET words = texts.words FROM texts
WHERE r.id = ANY(%(keys)s) AND r.id = texts.id AND r.words IS DISTINCT FROM texts.words
RETURNING r.id
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
    return _index(Event, events), _index(Statement, statements)


def insert(rows: Collection[Model]) -> None:
    """Store new rows of one table with their words, which follow from what is stored beside them.

    Of an event its accounts and who took part come first, whom nothing but a key ties to it.
    """
    if rows:
        insert_with(rows, "words", _WORDS[type(next(iter(rows)))], _GIVEN)


def recall(rows: Iterable[int]) -> None:
    """Index what was known of events."""
    _index(Past, rows)


def _index(model: type[Model], keys: Iterable[int]) -> set[int]:
    """Bring the words of rows in line; the keys of those that had others."""
    return keys_told(_STORE.format(table=model._meta.db_table, words=_WORDS[model]), keys)


def keys_told(sql: str, keys: Iterable[int]) -> set[int]:
    """The keys that a statement returns of rows, or of what hangs on them."""
    if not (given := list(keys)):
        return set()
    with connection.cursor() as cursor:
        cursor.execute(sql, _GIVEN | {"keys": given})
        return {key for (key,) in cursor.fetchall()}
