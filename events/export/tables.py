"""What the exports hold: for each kind its columns, and a row of values for each thing.

Every kind is one query, read through a server-side cursor, so that memory stays bounded. Lists stay
lists here; the formats join or keep them.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from events.export import actors, articles, events, statements
from events.export.columns import Row
from events.models import Filter

CHUNK = 1000

TABLES = {
    "events": events.TABLE,
    "statements": statements.TABLE,
    "actors": actors.TABLE,
    "articles": articles.TABLE,
}


def rows(kind: str, query: Filter) -> Iterator[Row]:
    """The rows of a kind that a query leaves, in the order of the pages."""
    table = TABLES[kind]
    # A cursor in a transaction sends rows as it finds them; one without collects them all first.
    with transaction.atomic():
        for found in table.query(query).iterator(CHUNK):
            yield table.row(found)
