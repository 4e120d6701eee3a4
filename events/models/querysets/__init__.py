"""What a query of the timeline means in SQL, the same for page, fragment and export."""

from events.models.querysets.chronicle import ChronicleQuerySet
from events.models.querysets.events import EventQuerySet
from events.models.querysets.statements import StatementQuerySet

__all__ = ["ChronicleQuerySet", "EventQuerySet", "StatementQuerySet"]
