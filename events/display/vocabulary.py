"""Words for the values of rows."""

from __future__ import annotations

from events.extraction.results import EVENT_TYPES, EventType


def kind_of(name: str) -> EventType:
    """A type's row of the vocabulary; of a type that has left it, that of the rest."""
    return EVENT_TYPES.get(name, EVENT_TYPES["other"])
