"""The files in which rows are given out, piece by piece."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from events.export.columns import Row, Value

T = TypeVar("T")

ROWS_PER_PIECE = 500
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet run a cell (OWASP, CSV Injection), full-width forms included."""


def plain_csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """RFC 4180, the data untouched."""
    return _csv(columns, ([_cell(value) for value in row] for row in rows))


def excel_csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """With the byte order mark by which Excel knows UTF-8, and without formulas."""
    yield "\ufeff"
    yield from _csv(columns, ([_defused(_cell(value)) for value in row] for row in rows))


def json_list(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """One list of objects, an object a line."""
    before = "[\n"
    for piece in _pieces(_objects(columns, rows)):
        yield before + ",\n".join(piece)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def json_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """An object a line."""
    for piece in _pieces(_objects(columns, rows)):
        yield "".join(f"{line}\n" for line in piece)


Format = Callable[[Sequence[str], Iterable[Row]], Iterator[str]]

FORMATS: dict[str, Format] = {
    "csv": plain_csv,
    "csv-excel": excel_csv,
    "json": json_list,
    "jsonl": json_lines,
}


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for piece in _pieces(rows):
        writer.writerows(piece)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _objects(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)


def _pieces(items: Iterable[T]) -> Iterator[list[T]]:
    source = iter(items)
    while piece := list(islice(source, ROWS_PER_PIECE)):
        yield piece
