"""The only bridge from an extraction ``Result`` to rows.

An article is stored in one transaction, alone or with others: never half. Ingestions that run at
once wait for each other at an advisory lock: they share events and actors, so that only one after
the other can see what is there already; the costly part, extraction, needs no lock.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence

from django.db import transaction

from events import derived, locks
from events.extraction.results import Result
from events.ingest import cast, happenings, statements, texts
from events.ingest.changes import KINDS, STATES, Changes
from events.ingest.quotes import Text
from events.ingest.stories import Story, batches, seen_before
from events.ingest.texts import known_dates, text_digest

__all__ = [
    "KINDS",
    "STATES",
    "Changes",
    "batches",
    "get_ready",
    "ingest",
    "ingest_all",
    "known_dates",
    "text_digest",
]

LOCK = 0x61667068
"""Any number will do, if all ingestions take the same."""


def get_ready() -> None:
    """Read the vocabulary, which the first article would have to wait for.

    It stays, so that garbage is not looked for in it, which takes longest when the process ends.
    """
    cast.lexicon()
    gc.freeze()


def ingest(result: Result, *, given: str = "") -> Changes:
    """Store what was found in an article; ``given`` is the publication date it was ingested with.

    The same result a second time changes no row. What editors changed, added, verified, rejected
    or merged stays as they left it.
    """
    return ingest_all([result], given=given)


@transaction.atomic
def ingest_all(results: Sequence[Result], *, given: str = "") -> Changes:
    """Store what was found in several articles, all of it or, where that fails, nothing.

    They are one of the ``batches``: no two of them are states of one article.
    """
    locks.take(LOCK)
    changes = Changes()
    received = texts.receive(results, given)
    for one in received:
        changes.count("articles", one.change)
        changes.count("paragraphs", "new", one.new_paragraphs)
        changes.count("paragraphs", "unchanged", len(one.paragraphs) - one.new_paragraphs)
    stories = [
        Story(one.article, Text(result.article, one.paragraphs), result, one.change == "new")
        for one, result in zip(received, results, strict=True)
        if not one.obsolete
    ]
    if stories:
        _store_findings(stories, changes)
    _bring_in_line(received, changes)
    return changes


def _store_findings(stories: list[Story], changes: Changes) -> None:
    actors = cast.gather([story.found for story in stories], changes)
    renamed = cast.store_mentions(stories, actors)
    statements.store(stories, actors, changes)
    happenings.store(stories, actors, changes)
    if seen_before(stories):
        cast.remove_unnamed(renamed)


def _bring_in_line(received: list[texts.Received], changes: Changes) -> None:
    """Let search and counts follow; what an article reports is a property of what is said in it."""
    told = changes.events or changes.retold or changes.new_events
    changed = [one.article.pk for one in received if told or one.change != "unchanged"]
    derived.refresh(
        events=changes.events,
        statements=changes.statements,
        articles=changed,
        actors=changes.actors,
        retold=changes.retold,
        new_events=changes.new_events,
        new_statements=changes.new_statements,
    )
