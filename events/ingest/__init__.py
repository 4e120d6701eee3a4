"""The only bridge from an extraction ``Result`` to rows.

One transaction per article. Ingestions that run at once wait for each other at an advisory lock:
they share events and actors, so that only one after the other can see what is there already; the
costly part, extraction, needs no lock.
"""

from __future__ import annotations

from django.db import connection, transaction

from events import words
from events.extraction.results import Result
from events.ingest import cast, happenings, statements, texts
from events.ingest.changes import KINDS, STATES, Changes
from events.ingest.quotes import Text
from events.ingest.texts import known_dates, text_digest

__all__ = ["KINDS", "STATES", "Changes", "ingest", "known_dates", "text_digest"]

LOCK = 0x61667068
"""Any number will do, if all ingestions take the same."""


@transaction.atomic
def ingest(result: Result, *, given: str = "") -> Changes:
    """Store what was found in an article; ``given`` is the publication date it was ingested with.

    The same result a second time changes no row. What editors changed, added, verified, rejected
    or merged stays as they left it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    changes = Changes()
    received = texts.receive(result, given)
    changes.count("articles", received.change)
    changes.count("paragraphs", "new", received.new_paragraphs)
    changes.count("paragraphs", "unchanged", len(received.paragraphs) - received.new_paragraphs)
    if not received.obsolete:
        _store_findings(received, result, changes)
    return changes


def _store_findings(received: texts.Received, result: Result, changes: Changes) -> None:
    article, text = received.article, Text(result.article, received.paragraphs)
    actors = cast.gather(result, changes)
    renamed = cast.store_mentions(article, text, result.actors, actors)
    statements.store(article, text, result.statements, actors, changes)
    happenings.store(article, text, result.events, actors, changes)
    cast.remove_unnamed(renamed)
    words.refresh(events=changes.events, statements=changes.statements, actors=changes.actors)
