"""What events and statements have in common as rows that a query of the timeline is asked of."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Self, TypeVar, cast

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from events.models import counting, masks, paging, searching
from events.models.filters import (
    VISIBLE,
    Dimension,
    Facet,
    Filter,
    Position,
    Tally,
)
from events.models.over_time import Density, density

_COLUMNS = {"first": "earliest", "last": "latest"}
_OF_EVENTS = {"type": "types", "occurrence": "occurrences", "place": "place"}
"""Dimensions of events, and the fields of a query that choose from them."""
_Row = TypeVar("_Row", bound=Model)


def rows_of(model: str) -> QuerySet[Any]:
    """All rows of a model by its name: those modules import this one."""
    return cast(QuerySet[Any], apps.get_model("events", model)._default_manager.all())


def with_status(chosen: tuple[str, ...]) -> Q:
    """The chosen statuses; without a choice all but the rejected."""
    return Q(status__in=chosen) if chosen else ~Q(status="rejected")


def saying(text: str) -> Q:
    """Rows whose indexed words match."""
    return Q(words=searching.asked(text))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def actors_shown() -> QuerySet[Any, Any]:
    """Key, value and label of the actors that are offered."""
    shown = rows_of("Actor").filter(status__in=VISIBLE)
    return shown.order_by().values_list("pk", "slug", "name")


def articles_shown(query: Filter) -> QuerySet[Any, Any]:
    """Key, value and label of the articles that were published by the day of the query."""
    known = {"published_latest__lte": query.known} if query.known else {}
    return rows_of("Article").filter(**known).order_by().values_list("pk", "slug", "title")


class ChronicleQuerySet(QuerySet[_Row]):
    """Rows that stand in time and answer the timeline's query: events, statements."""

    kind: ClassVar[str]
    """The prefix of the dimensions of their bitmaps."""

    def matching(self, query: Filter) -> Self:
        """The rows that a query leaves."""
        raise NotImplementedError

    def dimensions(self, query: Filter) -> list[Dimension]:
        """What the filter form offers to choose from."""
        raise NotImplementedError

    def in_time(self, *, newest_first: bool = False, day: str = "sort_date") -> Self:
        """In the order of the timeline, ``day`` being the column that it follows."""
        sign = "-" if newest_first else ""
        return self.order_by(f"{sign}{day}", f"{sign}id")

    def after(
        self, position: Position, *, newest_first: bool = False, day: str = "sort_date"
    ) -> Self:
        """The rows that follow a position in the order of the timeline (keyset paging)."""
        near, past = ("lte", "gte") if newest_first else ("gte", "lte")
        return self.filter(
            ~Q(**{day: position.day, f"pk__{past}": position.pk}),
            **{f"{day}__{near}": position.day},
        )

    def stretch(self, query: Filter, position: Position | None, size: int) -> list[_Row]:
        """So many rows that a query leaves, in its order, from its beginning or a position on."""
        return list(self.some(query, position, size))

    def some(self, query: Filter, position: Position | None, size: int) -> Self:
        """The same rows, not yet loaded."""
        found, day = self.dated(query.known)
        if query.is_open():
            found = found.matching(query)
        else:
            found = found.filter(paging.near(self, query, position, size))
        if position:
            found = found.after(position, newest_first=query.newest_first, day=day)
        return found.in_time(newest_first=query.newest_first, day=day)[:size]

    def dated(self, known: date | None) -> tuple[Self, str]:
        """The rows, and the column that they are sorted by when it is told what was known then."""
        del known
        return self, "sort_date"

    def tally(self, query: Filter) -> Tally:
        """Counts what a query leaves, in one statement."""
        return counting.tally(self.pieces, query)

    def facets(self, query: Filter, fields: Sequence[str] = ()) -> dict[str, list[Facet]]:
        """How many rows each option would leave, by field of the filter: all, or those named.

        A field's own choice is left open while its options are counted.
        """
        every = self.dimensions(query)
        wanted = [of for of in every if of.field in fields] if fields else every
        return counting.facets(self.pieces, query, wanted)

    def density(self, query: Filter, unit: str | None = None, by: str = "") -> Density:
        """How what a query leaves lies in time, in bars of a ``unit`` (``UNITS``) that fits.

        ``by`` parts the bars by a field of the filter: types, occurrences or statuses.
        """
        return density(self, query, unit, by)

    def pieces(self, query: Filter) -> list[masks.Piece]:
        """What a query leaves as bitmaps: the same rows as those ``matching``, but merged ones."""
        name = type(self).kind
        found = [masks.having(f"{name}.status", query.statuses or VISIBLE)]
        if query.words:
            found.append(searching.saying(self, query.words))
        if query.actors:
            actors = rows_of("Actor").filter(slug__in=query.actors)
            found.append(masks.named(f"{name}.actor", self._keys(actors)))
        if query.article:
            articles = rows_of("Article").filter(slug=query.article)
            if query.known:
                articles = articles.filter(published_latest__lte=query.known)
            found.append(masks.named(f"{name}.article", self._keys(articles)))
        elif query.known:
            found.append(self._known(query.known))
        return found + self._window(query)

    def _of_events(self, query: Filter, actor: str) -> list[masks.Piece]:
        """What is chosen of events: types, occurrences, place, and company by ``actor``."""
        kind = type(self).kind
        fields = {name: query.chosen(field) for name, field in _OF_EVENTS.items()}
        found = [
            masks.having(f"{kind}.{name}", values) for name, values in fields.items() if values
        ]
        for slug in query.company:
            keys = self._keys(rows_of("Actor").filter(slug=slug))
            found.append(masks.named(f"{kind}.{actor}", keys))
        return found

    def _known(self, day: date) -> masks.Piece:
        """What articles report that were published by a day."""
        days = {"published_latest__gte": day.replace(day=1), "published_latest__lte": day}
        return masks.until(type(self).kind, "reported", day, self._reported_in(days))

    def _reported_in(self, days: dict[str, date]) -> QuerySet[Any]:
        """The keys of rows that articles published on some days report."""
        raise NotImplementedError

    def _window(self, query: Filter) -> list[masks.Piece]:
        """What lies, possibly or surely, in the window of a query."""
        name, found = type(self).kind, []
        lower, upper = ("first", "last") if query.certain else ("last", "first")
        if query.start:
            days = (query.start, _month_end(query.start))
            border = self.filter(**{f"{_COLUMNS[lower]}__range": days})
            found.append(masks.since(name, lower, query.start, self._keys(border)))
        if query.end:
            days = (query.end.replace(day=1), query.end)
            border = self.filter(**{f"{_COLUMNS[upper]}__range": days})
            found.append(masks.until(name, upper, query.end, self._keys(border)))
        return found

    def _keys(self, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
        return rows.order_by().values_list("pk")
