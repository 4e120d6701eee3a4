"""What an ingestion did: counted for the summary, and remembered for what depends on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

KINDS = ("articles", "paragraphs", "events", "actors", "statements")
STATES = ("new", "updated", "unchanged", "failed")


@dataclass
class Changes:
    """How many rows of each of ``KINDS`` came into each of ``STATES``.

    ``events``, ``actors`` and ``statements`` are the keys of rows whose words and bitmaps must be
    made anew, those of deleted rows among them; the new ones have their words already. Events
    ``retold`` only gained accounts of new articles.
    """

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    events: set[int] = field(default_factory=set)
    actors: set[int] = field(default_factory=set)
    statements: set[int] = field(default_factory=set)
    retold: set[int] = field(default_factory=set)
    new_events: set[int] = field(default_factory=set)
    new_statements: set[int] = field(default_factory=set)

    def count(self, kind: str, state: str, number: int = 1) -> None:
        """Note what became of rows."""
        self.counts[kind, state] += number
