"""The bitmaps of what is counted, brought in line by SQL with the rows that were touched.

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

from events import locks, past, vocabulary, words
from events.models.bits import BLOCK, SHIFT
from events.models.dimensions import ARTICLES, EVENTS, PAST, STATEMENTS, told
from events.models.masks import POSITION, ZERO

LOCK = 0x62697473
"""Any number will do, if all refreshes take the same."""

_ROWS = (EVENTS, PAST, STATEMENTS, ARTICLES)

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

_EMPTY = ("DELETE FROM events_bitmap", "DELETE FROM events_frequency")
_FILL = (
    *(
        f"INSERT INTO events_bitmap (dimension, value, block, bits) {told(rows, 'true')}"
        for rows in _ROWS
    ),
    """
    INSERT INTO events_frequency (dimension, value, n)
    SELECT dimension, value, sum(bit_count(bits)) FROM events_bitmap GROUP BY 1, 2
    ON CONFLICT (dimension, value) DO UPDATE SET n = excluded.n
    """,
)

_NONE, _THEMSELVES = "SELECT 0 WHERE false", "SELECT unnest(%(keys)s::bigint[])"
_BESIDE = """
    SELECT s.id FROM events_statement s WHERE s.paragraph_id IN (
        SELECT d.paragraph_id FROM events_evidence d JOIN events_mention m ON m.id = d.mention_id
        WHERE m.event_id = ANY(%(keys)s)
    )
"""
"""The statements that stand in paragraphs which report events."""

_OF = {
    "event": (_THEMSELVES, _BESIDE, _NONE),
    "statement": (_NONE, _THEMSELVES, _NONE),
    "article": (
        "SELECT event_id FROM events_mention WHERE article_id = ANY(%(keys)s)",
        "SELECT id FROM events_statement WHERE article_id = ANY(%(keys)s)",
        _THEMSELVES,
    ),
    "actor": (*words.OF_ACTORS, _NONE),
}
"""By the name of a model: which events, statements and articles are, or hang on, rows of it."""


class Kept(NamedTuple):
    """The keys of rows whose bitmaps must be brought in line."""

    events: set[int]
    statements: set[int]
    articles: set[int]


def hanging_on(rows: QuerySet[Any]) -> Kept:
    """What is counted of events, statements, articles or actors, or hangs on them.

    To be asked before the rows go.
    """
    keys = list(rows.order_by().values_list("pk", flat=True))
    return Kept(*(words.keys_told(sql, keys) for sql in _OF[str(rows.model._meta.model_name)]))


@transaction.atomic(savepoint=False)
def refresh(
    *,
    events: Iterable[int] = (),
    statements: Iterable[int] = (),
    articles: Iterable[int] = (),
    alone: Iterable[int] = (),
) -> None:
    """Bring rows in line that were made, changed or deleted, with what was known of events.

    What articles report comes along, of which their day is a property, and the statements that
    stand beside events: found once no other refresh runs, after which more might hang on them. On
    events ``alone`` no statements hang but those of ``articles``.
    """
    events, statements, articles = set(events), set(statements), set(articles)
    alone = set(alone)
    if not (events or statements or articles or alone):
        return
    locks.take(LOCK)
    reported, said, _ = _OF["article"]
    statements |= words.keys_told(said, articles) | words.keys_told(_BESIDE, events)
    events |= {*alone, *words.keys_told(reported, articles)}
    recalled = {key + SHIFT for key in past.refresh(events)}
    learnt = vocabulary.learn("event", events)
    now = {key for key in learnt if key < SHIFT}
    _refresh("event", EVENTS, events | now)
    _refresh("event", PAST, recalled | (learnt - now), beyond=SHIFT)
    statements |= vocabulary.learn("statement", statements)
    _refresh("statement", STATEMENTS, statements)
    _refresh("article", ARTICLES, articles)
    vocabulary.forget()


def refresh_rows(model: type[Model], keys: Iterable[int]) -> None:
    """Bring rows of a table in line, if it is one that is counted."""
    kind = str(model._meta.model_name)
    if kind in ("event", "statement", "article"):
        refresh(**{f"{kind}s": keys})


def _refresh(kind: str, rows: str, bits: set[int], beyond: int = 0) -> None:
    """Bring bits in line; the keys of their rows are so much lower."""
    if not bits:
        return
    sql = _REFRESH.format(told=told(rows, "r.id = ANY(%(rows)s)"))
    keys = sorted(bits)
    rows_of = [key - beyond for key in keys]
    with connection.cursor() as cursor:
        cursor.execute(sql, {"keys": keys, "rows": rows_of, "kind": f"{kind}.%"})


@transaction.atomic
def rebuild() -> None:
    """Make all of them anew, for rows that were changed behind the application's back."""
    locks.take(LOCK)
    past.rebuild()
    with connection.cursor() as cursor:
        for sql in _EMPTY:
            cursor.execute(sql)
        vocabulary.rebuild()
        for sql in _FILL:
            cursor.execute(sql)
