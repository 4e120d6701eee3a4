"""One filter for page, fragment and export: what a query of the timeline means in SQL."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from django.apps import apps
from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

if TYPE_CHECKING:
    from events.models.events import Event  # noqa: F401 (named in a string below)
    from events.models.statements import Statement  # noqa: F401

SEARCH_CONFIG = "english"
STATUSES = ("machine", "edited", "verified", "rejected")


@dataclass(frozen=True, slots=True)
class Filter:
    """A cleaned query of the timeline; ``actors`` and ``article`` are slugs, days are inclusive."""

    words: str = ""
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    certain: bool = False
    place: str = ""
    article: str = ""
    statuses: tuple[str, ...] = ()
    known: date | None = None
    newest_first: bool = False

    def without(self, name: str) -> Filter:
        """The filter with one of its fields left open (of the statuses: all of them)."""
        if name == "statuses":
            return replace(self, statuses=STATUSES)
        empty: dict[str, Any] = {f.name: f.default for f in fields(self)}
        return replace(self, **{name: empty[name]})

    def is_open(self) -> bool:
        """Whether everything visible matches."""
        return replace(self, newest_first=False) == Filter()


@dataclass(frozen=True, slots=True)
class Facet:
    """An option of the filter form, and how many events it would leave."""

    value: str
    label: str
    count: int


class Position(NamedTuple):
    """Where a page of the timeline ends: the sort date and id of its last event."""

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


def _rows(model: str) -> QuerySet[Any]:
    """All rows of a model by its name: those modules import this one."""
    return cast(QuerySet[Any], apps.get_model("events", model)._default_manager.all())


def _statuses(chosen: tuple[str, ...]) -> Q:
    """The chosen statuses; without a choice all but the rejected."""
    return Q(status__in=chosen) if chosen else ~Q(status="rejected")


def _words(text: str) -> Q:
    return Q(words=SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch"))


class EventQuerySet(QuerySet["Event"]):
    """Events as the timeline asks for them."""

    def matching(self, query: Filter) -> Self:
        """The events that a query leaves, merged ones never, rejected ones only when asked for."""
        found = self.filter(_statuses(query.statuses), merged_into__isnull=True)
        if query.words:
            found = found.filter(_words(query.words))
        if query.types:
            found = found.filter(type__in=query.types)
        if query.actors:
            found = found._with_actor(query.actors)
        if query.place:
            found = found.filter(place=query.place)
        if query.article or query.known:
            found = found._reported(query.article, query.known)
        return found.filter(within(query.start, query.end, certain=query.certain))

    def _with_actor(self, slugs: tuple[str, ...]) -> Self:
        parts = _rows("Participation").filter(event=OuterRef("pk"), dropped=False)
        return self.filter(Exists(parts.filter(actor__slug__in=slugs)))

    def _reported(self, article: str, known: date | None) -> Self:
        accounts = _rows("Mention").filter(event=OuterRef("pk"))
        if article:
            accounts = accounts.filter(article__slug=article)
        if known:
            accounts = accounts.filter(article__published_latest__lte=known)
        return self.filter(Exists(accounts))

    def in_time(self, *, newest_first: bool = False) -> Self:
        """In the order of the timeline."""
        sign = "-" if newest_first else ""
        return self.order_by(f"{sign}sort_date", f"{sign}id")

    def after(self, position: Position, *, newest_first: bool = False) -> Self:
        """The events that follow a position in the order of the timeline (keyset paging)."""
        side = "lt" if newest_first else "gt"
        return self.filter(
            Q(**{f"sort_date__{side}": position.day})
            | Q(**{"sort_date": position.day, f"pk__{side}": position.pk})
        )

    def with_accounts(self) -> Self:
        """Loads actors and accounts with their evidence, in a fixed number of queries."""
        return self.prefetch_related(
            "participations__actor",
            "mentions__article",
            "mentions__evidence__paragraph",
        )

    def facets(self, query: Filter) -> dict[str, list[Facet]]:
        """How many events each option would leave, by form field; one query for all of them.

        A field's own choice is left open while its options are counted.
        """
        part = "participations__actor"
        taking_part = Q(participations__dropped=False)
        rows = self._options(query, "types", "type", "type").union(
            self._options(query, "statuses", "status", "status"),
            self._options(query, "place", "place", "place", ~Q(place="")),
            self._options(query, "article", "mentions__article__slug", "mentions__article__title"),
            self._options(query, "actors", f"{part}__slug", f"{part}__name", taking_part),
            all=True,
        )
        found: dict[str, list[Facet]] = defaultdict(list)
        for field, value, label, count in rows.order_by("-count", "label"):
            if value is not None:
                found[field].append(Facet(value, label, count))
        return found

    def _options(
        self, query: Filter, field: str, value: str, label: str, condition: Q | None = None
    ) -> QuerySet[Any, Any]:
        """Rows of (field, value, label, count) with the field's own choice left open."""
        found = self.matching(query.without(field)).filter(condition or Q())
        options: QuerySet[Any, Any] = (
            found.order_by()
            .annotate(
                field=Value(field, CharField()),
                value=Cast(F(value), CharField()),
                label=Cast(F(label), CharField()),
            )
            .values("field", "value", "label")
            .annotate(count=Count("pk", distinct=True))
            .values_list("field", "value", "label", "count")
        )
        return options


class StatementQuerySet(QuerySet["Statement"]):
    """Statements under the same query as the timeline."""

    def matching(self, query: Filter) -> Self:
        """The statements that a query leaves.

        ``actors`` are the speakers. ``types`` and ``place`` are those of events: statements that
        stand in a paragraph which reports such an event.
        """
        found = self.filter(_statuses(query.statuses))
        if query.words:
            found = found.filter(_words(query.words))
        if query.actors:
            found = found.filter(speaker__slug__in=query.actors)
        if query.article:
            found = found.filter(article__slug=query.article)
        if query.known:
            found = found.filter(article__published_latest__lte=query.known)
        if query.types or query.place:
            found = found._beside_events(query)
        return found.filter(within(query.start, query.end, certain=query.certain))

    def _beside_events(self, query: Filter) -> Self:
        events = cast(EventQuerySet, _rows("Event"))
        events = events.matching(Filter(types=query.types, place=query.place))
        beside = _rows("Evidence").filter(paragraph=OuterRef("paragraph"))
        return self.filter(Exists(beside.filter(mention__event__in=events)))
