"""Many rows at once: new ones by COPY, or by one INSERT, changed ones by one UPDATE.

Several times as fast as Django's ``bulk_create`` and ``bulk_update``, which ask every field of
every row how it is stored.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Field, JSONField, Model
from psycopg.types.range import Range

_NUMBERS = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


def reserve(model: type[Model], count: int) -> Iterator[int]:
    """Keys for so many rows of a table that are still to be stored; those left over stay unused."""
    if not count:
        return iter(())
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [model._meta.db_table, count])
        return iter([key for (key,) in cursor.fetchall()])


def number(rows: Collection[Model]) -> None:
    """Give rows of one table, which are still to be stored, their keys."""
    if rows:
        keys = reserve(type(next(iter(rows))), len(rows))
        for row, key in zip(rows, keys, strict=True):
            row.pk = key


def insert(rows: Collection[Model]) -> None:
    """Store new rows of one table; those without a key get one."""
    if not rows:
        return
    model = type(next(iter(rows)))
    number([row for row in rows if row.pk is None])
    fields = _stored(model)
    read = [_text_of(field) for field in fields]
    values = [[value(row) for value in read] for row in rows]
    copy_in(model, [str(field.column) for field in fields], values)
    _note_stored(rows)


def insert_with(
    rows: Collection[Model], column: str, worked_out: str, given: Mapping[str, Any]
) -> None:
    """Store new rows of one table, of which the database works out a column.

    By SQL over the row ``r`` that is ``given`` its parameters.
    """
    if not rows:
        return
    model = type(next(iter(rows)))
    number([row for row in rows if row.pk is None])
    read = {str(field.column): _value_of(field) for field in _stored(model, but=column)}
    values = [{name: value(row) for name, value in read.items()} for row in rows]
    sql = (
        f'INSERT INTO "{model._meta.db_table}" ({_quoted([*read, column])}) '
        f"SELECT {_quoted(read, 'r.')}, {worked_out} "
        f'FROM json_populate_recordset(NULL::"{model._meta.db_table}", %(rows)s) AS r'
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {**given, "rows": json.dumps(values, default=_as_text)})
    _note_stored(rows)


def copy_in(model: type[Model], columns: Sequence[str], rows: Collection[Sequence[Any]]) -> None:
    """Store rows given as the values of columns."""
    if not rows:
        return
    sql = f'COPY "{model._meta.db_table}" ({_quoted(columns)}) FROM STDIN'
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row(row)


def update(rows: Sequence[Model], *names: str) -> None:
    """Store fields of rows of one table, by the names of their attributes, as they are now."""
    if not rows:
        return
    meta = rows[0]._meta
    fields: list[Any] = [meta.get_field(name) for name in names]
    columns = {str(field.column): field.attname for field in fields}
    values = [
        {"id": row.pk} | {c: getattr(row, name) for c, name in columns.items()} for row in rows
    ]
    sql = (
        f'UPDATE "{meta.db_table}" AS t SET ({_quoted(columns)}) = ROW ({_quoted(columns, "v.")}) '
        f'FROM json_populate_recordset(NULL::"{meta.db_table}", %s) AS v WHERE t.id = v.id'
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [json.dumps(values, default=_as_text)])


def _stored(model: type[Model], but: str = "") -> list[Field[Any, Any]]:
    """The fields of which a row's values are stored, but one."""
    return [f for f in model._meta.concrete_fields if not f.generated and f.column != but]


def _note_stored(rows: Iterable[Model]) -> None:
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _value_of(field: Field[Any, Any]) -> Callable[[Model], Any]:
    """How a new row's value of a field is had."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return lambda row: field.pre_save(row, True)
    return attrgetter(field.attname)


def _text_of(field: Field[Any, Any]) -> Callable[[Model], Any]:
    """How it is had in the form in which COPY takes it."""
    if isinstance(field, JSONField):
        return lambda row: json.dumps(getattr(row, field.attname))
    return _value_of(field)


def _quoted(columns: Iterable[str], table: str = "") -> str:
    return ", ".join(f'{table}"{column}"' for column in columns)


def _as_text(value: Any) -> str:
    """Dates, times and ranges of them, which JSON does not know."""
    if isinstance(value, Range):
        first, end = (_as_text(day) if day else "" for day in (value.lower, value.upper))
        return f"{value.bounds[0]}{first},{end}{value.bounds[1]}"
    return str(value.isoformat())
