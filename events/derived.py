"""What is stored beside rows and follows from them: names, words, topics, the past, bitmaps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from events import bitmaps, words
from events.models import Actor, Event, Statement
from events.naming.actors import index_names

BATCH = 5_000
"""Rows whose words are indexed by one statement."""


@transaction.atomic(savepoint=False)
def refresh(  # noqa: PLR0913 - keys of each kind of rows
    *,
    events: Collection[int] = (),
    statements: Collection[int] = (),
    articles: Collection[int] = (),
    actors: Collection[int] = (),
    new_events: Collection[int] = (),
    new_statements: Collection[int] = (),
    retold: Collection[int] = (),
) -> None:
    """Bring in line what follows from rows that were made, changed or deleted; actors' names, too.

    Those called new were stored with their words (``words.insert``); events ``retold`` are as they
    were, but for accounts that new articles, of those given, add. To be called at the end of a
    transaction, as ``events.bitmaps`` says.
    """
    told, said = words.refresh(events={*events, *retold}, statements=statements, actors=actors)
    bitmaps.refresh(
        events=events,
        alone={*told, *retold, *new_events},
        statements={*statements, *said, *new_statements},
        articles=articles,
    )


def refresh_rows(model: type[Model], keys: Collection[int]) -> None:
    """Bring in line what follows from rows of one table."""
    refresh(**{f"{model._meta.model_name}s": keys})


@transaction.atomic
def rebuild() -> dict[str, int]:
    """Make all of it anew, and say of how many rows, by the name of their model.

    For rows that were changed behind the application's back, while nothing else writes.
    """
    found = {}
    for model in (Actor, Event, Statement):
        names = model._meta.verbose_name_plural
        keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            _index(model, keys[start : start + BATCH])
        found[str(names)] = len(keys)
    bitmaps.rebuild()
    return found


def _index(model: type[Any], keys: Sequence[int]) -> None:
    """Of actors the names alone: their words stand in events and statements."""
    if model is Actor:
        index_names(keys)
        return
    if model is Statement:
        _tell_topics(keys)
    words.refresh(**{f"{model._meta.model_name}s": keys})


def _tell_topics(keys: Sequence[int]) -> None:
    rows = Statement.objects.filter(pk__in=keys).only("text", "topics")
    Statement.objects.bulk_update([row for row in rows if row.tell_topics()], ["topics"], 500)


def after_migrations(sender: AppConfig, plan: Sequence[tuple[Any, bool]] = (), **_: Any) -> None:
    """Make all of it anew where a migration changed the tables, once they are those of the models.

    A receiver of Django's ``post_migrate``, so that no migration stands on code that moves on.
    """
    ours = [migration for migration, _ in plan if migration.app_label == sender.label]
    executor = MigrationExecutor(connection)
    if ours and not executor.migration_plan(executor.loader.graph.leaf_nodes(sender.label)):
        rebuild()
