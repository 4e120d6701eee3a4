"""Plain text: it stays as it is, but for what a header at its top says of it."""

from __future__ import annotations

from events.extraction.articles import header
from events.extraction.articles.draft import Draft
from events.extraction.articles.errors import Unreadable
from events.extraction.articles.fields import from_fields
from events.extraction.results import Span


def read(text: str) -> Draft:
    """The article of a plain text; a header stays in the text and is none of its body."""
    try:
        fields, end = header.read(text)
    except Unreadable:  # a rule between dashes, and no header
        return Draft(text)
    if not fields or not text[end:].strip():
        return Draft(text)
    return from_fields(fields, text, "yaml", settled=((Span(0, end), "boilerplate"),))
