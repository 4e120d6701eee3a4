"""What the kinds of exports are made of: tables, and the values that their cells share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from events.models import Filter, Status

Value = str | int | bool | None | list[str]
Row = tuple[Value, ...]
Found = QuerySet[Any, dict[str, Any]]

OWN = ("pk", "edtf", "earliest", "latest", "status")
"""Columns of every dated row that stand in its file as they are."""
VISIBLE_EVENT = Q(event__merged_into=None) & ~Q(event__status=Status.REJECTED)


class Table(NamedTuple):
    """A kind of export: its columns, the query for a filter, a row of values from a result."""

    columns: tuple[str, ...]
    query: Callable[[Filter], Found]
    row: Callable[[dict[str, Any]], Row]


def list_of(rows: QuerySet[Any], column: str) -> ArraySubquery:
    """The values of a column of related rows, as an array."""
    return ArraySubquery(rows.values_list(column))


def count_of(rows: QuerySet[Any], link: str, what: str = "pk") -> Coalesce:
    """How many related rows there are, ``link`` naming their column for this row."""
    found = rows.order_by().filter(**{link: OuterRef("pk")}).values(link)
    return Coalesce(Subquery(found.annotate(n=Count(what, distinct=True)).values("n")), 0)


def once(values: Iterable[str]) -> list[str]:
    """The values, each once, in their order."""
    return list(dict.fromkeys(values))


def day(value: date | str | None) -> str | None:
    """An ISO day; of JSON it is one already."""
    return str(value) if value else None


def time(value: datetime) -> str:
    """A moment in UTC, to the second."""
    return value.astimezone(UTC).isoformat(timespec="seconds")


def dates(found: dict[str, Any]) -> tuple[str, str | None, str | None]:
    """The cells of a date: EDTF, first and last day."""
    return found["edtf"], day(found["earliest"]), day(found["latest"])


def article_link(slug: str) -> str:
    """The address of an article's page."""
    return f"/articles/{slug}/"


def paragraph_link(place: dict[str, Any]) -> str:
    """The address of a paragraph, by its article's ``slug`` and its ``number``."""
    return f"{article_link(place['slug'])}#p{place['number']}"
