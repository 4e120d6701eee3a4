"""A cleaned query of the timeline, and what counting its rows gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

SEARCH_CONFIG = "english"
MOST_SEARCHED = 50_000
"""Characters of a text that are indexed: PostgreSQL refuses a vector of more than a megabyte."""
VISIBLE = ("machine", "edited", "verified")
STATUSES = (*VISIBLE, "rejected")
OFFERED = 40
"""Of options without end, as actors, so many of the best are sought."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A cleaned query of the timeline; ``actors`` and ``article`` are slugs, days are inclusive.

    ``known`` asks for what was known on a day, ``since`` for events first reported after one.
    One of ``actors`` is enough, of ``company`` everybody takes part. Only statements have
    ``topics``.
    """

    words: str = ""
    types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    certain: bool = False
    place: str = ""
    article: str = ""
    statuses: tuple[str, ...] = ()
    occurrences: tuple[str, ...] = ()
    known: date | None = None
    since: date | None = None
    newest_first: bool = False

    def without(self, name: str) -> Filter:
        """The filter with one of its fields left open (of the statuses: all of them)."""
        if name == "statuses":
            return replace(self, statuses=STATUSES)
        empty: dict[str, Any] = {f.name: f.default for f in fields(self)}
        return replace(self, **{name: empty[name]})

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values of a field, one or several."""
        value = getattr(self, name)
        return value if isinstance(value, tuple) else (value,) if value else ()

    def is_open(self) -> bool:
        """Whether everything visible matches."""
        return replace(self, newest_first=False) == Filter()


@dataclass(frozen=True, slots=True)
class Facet:
    """An option of the filter form, and how many events it would leave."""

    value: str
    label: str
    count: int


class Dimension(NamedTuple):
    """A field of the filter whose options are counted, and the dimension of their bitmaps.

    An open one has options without end: ``own`` is the SQL of those of one row, ``rows.id``. Where
    its bitmaps have keys for values, ``labels`` selects key, value and label of what may be shown.
    """

    field: str
    bits: str
    own: str = ""
    labels: QuerySet[Any, Any] | None = None

    def keys(self, values: Iterable[str]) -> tuple[str, tuple[Any, ...]]:
        """The SQL of the bitmaps' values for some options, with its parameters."""
        given = list(values)
        if self.labels is None:
            return "SELECT unnest(%s::text[])", (given,)
        sql, params = self.labels.query.sql_with_params()
        sql = f"SELECT l.id::text FROM ({sql}) AS l(id, value, label) WHERE l.value = ANY(%s)"  # noqa: S608
        return sql, (*params, given)


class Tally(NamedTuple):
    """How many rows a query leaves, and how many of them lie surely inside its window."""

    total: int
    surely: int


class Position(NamedTuple):
    """Where a page ends in the order of time: the sort date and id of its last row."""

    day: date
    pk: int


def within(start: date | None, end: date | None, *, certain: bool) -> Q:
    """Rows whose bounds possibly, or surely, lie inside the window; undated rows in none."""
    if certain:
        lower, upper = Q(earliest__gte=start), Q(latest__lte=end)
    else:
        lower = Q(latest__gte=start) | Q(latest__isnull=True, earliest__isnull=False)
        upper = Q(earliest__lte=end) | Q(earliest__isnull=True, latest__isnull=False)
    return (lower if start else Q()) & (upper if end else Q())
