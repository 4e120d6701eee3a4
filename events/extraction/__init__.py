"""Pure extraction: from the bytes of an article to dates, actors, statements and events."""

from __future__ import annotations

from events.extraction.articles import Unreadable, from_text, read_article
from events.extraction.contract import as_json
from events.extraction.extract import extract
from events.extraction.results import (
    EVENT_TYPES,
    Article,
    EventActor,
    FoundActor,
    FoundDate,
    FoundEvent,
    FoundPlace,
    FoundStatement,
    Mention,
    Paragraph,
    Published,
    Result,
    Span,
    When,
)

__all__ = [
    "EVENT_TYPES",
    "Article",
    "EventActor",
    "FoundActor",
    "FoundDate",
    "FoundEvent",
    "FoundPlace",
    "FoundStatement",
    "Mention",
    "Paragraph",
    "Published",
    "Result",
    "Span",
    "Unreadable",
    "When",
    "as_json",
    "extract",
    "from_text",
    "read_article",
]
