"""The reports that many tests ingest, and what to compare before and after."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection

from events.ingest import Changes
from tests.stories import Story

MET = "Zalmay Khalilzad met Taliban negotiators in Doha on Tuesday."
SAID = "“We had useful talks,” Khalilzad said. “They will go on.”"
NOISE = ("READ Also: more news", "boilerplate")


def doha(*more: str | tuple[str, str], met: str = MET, **values: Any) -> Story:
    """The article that most tests ingest."""
    story = Story("Envoys meet", met, SAID, NOISE, *more, **values).dated("2020-05-15")
    return (
        story.actor("Zalmay Khalilzad", "Zalmay Khalilzad", "Khalilzad said")
        .actor("Taliban", kind="armed_group")
        .event("met", phrase="Tuesday", place="Doha", actors=("Zalmay Khalilzad", "Taliban"))
        .statement("We had useful talks,", "They will go on.", speaker="Zalmay Khalilzad")
    )


def second_report(**values: Any) -> Story:
    """Another article that reports the same meeting."""
    return (
        Story(
            "The Taliban met Zalmay Khalilzad in Doha, a diplomat said.", id="other", title="Talks"
        )
        .dated("2020-05-16")
        .actor("Taliban", kind="armed_group")
        .actor("Zalmay Khalilzad")
        .event("met", actors=("Zalmay Khalilzad", "Taliban"), place="Doha", **values)
    )


def row_versions() -> dict[str, set[tuple[Any, ...]]]:
    """Every row of the application's tables with the transaction that wrote it."""
    tables = [model._meta.db_table for model in apps.get_app_config("events").get_models()]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT xmin::text, ctid::text FROM {table}")  # noqa: S608
            found[table] = set(cursor.fetchall())
    return found


def states(changes: Changes) -> set[str]:
    return {state for (_, state), number in changes.counts.items() if number}


def edit(row: Any, **values: Any) -> None:
    """What the admin does when an editor changes fields."""
    for name, value in values.items():
        setattr(row, name, value)
    row.status = values.get("status", "edited")
    row.save()
