"""Exports: the rows of a query, in the same order as on the pages, as CSV or JSON."""

from __future__ import annotations

from collections.abc import Iterator

from events.export.formats import FORMATS
from events.export.tables import TABLES, rows
from events.models import Filter

__all__ = ["COLUMNS", "CONTENT_TYPES", "FORMATS", "KINDS", "rows", "stream"]

KINDS = tuple(TABLES)
COLUMNS = {kind: table.columns for kind, table in TABLES.items()}
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "csv-excel": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
}


def stream(kind: str, query: Filter, file_format: str) -> Iterator[bytes]:
    """The file of a kind (``KINDS``) in a format (``FORMATS``), piece by piece, as UTF-8."""
    for piece in FORMATS[file_format](COLUMNS[kind], rows(kind, query)):
        yield piece.encode()
