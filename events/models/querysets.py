"""What a query of the timeline means in SQL, the same for page, fragment and export."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from django.apps import apps
from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from events.models.filters import (
    SEARCH_CONFIG,
    VISIBLE,
    Dimension,
    Facet,
    Filter,
    Position,
    Tally,
    within,
)

if TYPE_CHECKING:
    from events.models.events import Event  # noqa: F401 (named in a string below)
    from events.models.statements import Statement  # noqa: F401

_Row = TypeVar("_Row", bound=Model)


def _rows(model: str) -> QuerySet[Any]:
    """All rows of a model by its name: those modules import this one."""
    return cast(QuerySet[Any], apps.get_model("events", model)._default_manager.all())


def _statuses(chosen: tuple[str, ...]) -> Q:
    """The chosen statuses; without a choice all but the rejected."""
    return Q(status__in=chosen) if chosen else ~Q(status="rejected")


def _words(text: str) -> Q:
    return Q(words=SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch"))


class ChronicleQuerySet(QuerySet[_Row]):
    """Rows that stand in time and answer the timeline's query: events, statements."""

    def matching(self, query: Filter) -> Self:
        """The rows that a query leaves."""
        raise NotImplementedError

    def dimensions(self, query: Filter) -> list[Dimension]:
        """What the filter form offers to choose from."""
        raise NotImplementedError

    def in_time(self, *, newest_first: bool = False) -> Self:
        """In the order of the timeline."""
        sign = "-" if newest_first else ""
        return self.order_by(f"{sign}sort_date", f"{sign}id")

    def after(self, position: Position, *, newest_first: bool = False) -> Self:
        """The rows that follow a position in the order of the timeline (keyset paging)."""
        side = "lt" if newest_first else "gt"
        return self.filter(
            Q(**{f"sort_date__{side}": position.day})
            | Q(**{"sort_date": position.day, f"pk__{side}": position.pk})
        )

    def tally(self, query: Filter) -> Tally:
        """Counts what a query leaves, in one query."""
        sure = within(query.start, query.end, certain=True)
        counts = self.matching(query).aggregate(total=Count("pk"), surely=Count("pk", filter=sure))
        return Tally(**counts)

    def facets(self, query: Filter) -> dict[str, list[Facet]]:
        """How many rows each option would leave, by field of the filter; one query for all of them.

        A field's own choice is left open while its options are counted.
        """
        first, *others = (self._options(query, given) for given in self.dimensions(query))
        found: dict[str, list[Facet]] = defaultdict(list)
        for field, value, label, count in first.union(*others, all=True).order_by(
            "-count", "label"
        ):
            if value is not None:
                found[field].append(Facet(value, label, count))
        return found

    def _options(self, query: Filter, of: Dimension) -> QuerySet[Any, Any]:
        """Rows of (field, value, label, count) with the field's own choice left open."""
        found = self.matching(query.without(of.field)).filter(of.condition)
        options: QuerySet[Any, Any] = (
            found.order_by()
            .annotate(
                field=Value(of.field, CharField()),
                value=Cast(F(of.value), CharField()),
                label=Cast(F(of.label), CharField()),
            )
            .values("field", "value", "label")
            .annotate(count=Count("pk", distinct=of.repeated))
            .values_list("field", "value", "label", "count")
        )
        return options


class EventQuerySet(ChronicleQuerySet["Event"]):
    """Events as the timeline asks for them."""

    def matching(self, query: Filter) -> Self:
        """The events that a query leaves, merged ones never, rejected ones only when asked for."""
        found = self.filter(_statuses(query.statuses), merged_into__isnull=True)
        if query.words:
            found = found.filter(_words(query.words))
        if query.types:
            found = found.filter(type__in=query.types)
        if query.occurrences:
            found = found.filter(occurrence__in=query.occurrences)
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

    def untouched(self) -> Self:
        """The events that no editor ever did anything to."""
        event = OuterRef("pk")
        by_editor = Q(dropped=True) | Q(origin="editor")
        parted = Q(one=event) | Q(other=event)
        return self.filter(
            ~Exists(_rows("Annotation").filter(event=event)),
            ~Exists(_rows("Merge").filter(Q(kept=event) | Q(gone=event))),
            ~Exists(_rows("Split").filter(Q(kept=event) | Q(gone=event))),
            ~Exists(_rows("Proposal").filter(parted, state="declined")),
            ~Exists(_rows("Mention").filter(event=event, pinned=True)),
            ~Exists(_rows("Participation").filter(by_editor, event=event)),
            status="machine",
        ).exclude(machine={})

    def with_accounts(self, known: date | None = None) -> Self:
        """Loads actors (none dropped or rejected) and accounts with their evidence, in 3 queries.

        ``known`` leaves out the accounts of articles that were published later.
        """
        accounts = _rows("Mention").select_related("article")
        if known:
            accounts = accounts.filter(article__published_latest__lte=known)
        evidence = _rows("Evidence").select_related("paragraph__revision", "actor")
        return self.prefetch_related(
            Prefetch(
                "participations",
                _rows("Participation")
                .filter(dropped=False, actor__status__in=VISIBLE)
                .select_related("actor"),
            ),
            Prefetch("mentions", accounts),
            Prefetch("mentions__evidence", evidence),
        )

    def dimensions(self, query: Filter) -> list[Dimension]:
        """Types, occurrences, statuses, places, articles and actors."""
        article, actor = "mentions__article", "participations__actor"
        known = Q(**{f"{article}__published_latest__lte": query.known}) if query.known else Q()
        taking_part = Q(participations__dropped=False, **{f"{actor}__status__in": VISIBLE})
        return [
            Dimension("types", "type", "type"),
            Dimension("occurrences", "occurrence", "occurrence"),
            Dimension("statuses", "status", "status"),
            Dimension("place", "place", "place", ~Q(place="")),
            Dimension("article", f"{article}__slug", f"{article}__title", known, repeated=True),
            Dimension("actors", f"{actor}__slug", f"{actor}__name", taking_part),
        ]


class StatementQuerySet(ChronicleQuerySet["Statement"]):
    """Statements under the same query as the timeline."""

    def matching(self, query: Filter) -> Self:
        """The statements that a query leaves.

        ``actors`` are the speakers. ``types``, ``occurrences`` and ``place`` are those of events:
        statements that stand in a paragraph which reports such an event.
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
        if query.types or query.occurrences or query.place:
            found = found._beside_events(query)
        return found.filter(within(query.start, query.end, certain=query.certain))

    def untouched(self) -> Self:
        """The statements that no editor ever did anything to."""
        notes = _rows("Annotation").filter(statement=OuterRef("pk"))
        return self.filter(~Exists(notes), status="machine").exclude(machine={})

    def _beside_events(self, query: Filter) -> Self:
        events = cast(EventQuerySet, _rows("Event"))
        about = Filter(types=query.types, occurrences=query.occurrences, place=query.place)
        events = events.matching(about)
        beside = _rows("Evidence").filter(paragraph=OuterRef("paragraph"))
        return self.filter(Exists(beside.filter(mention__event__in=events)))

    def dimensions(self, query: Filter) -> list[Dimension]:
        """Statuses, articles and speakers."""
        del query
        return [
            Dimension("statuses", "status", "status"),
            Dimension("article", "article__slug", "article__title"),
            Dimension("actors", "speaker__slug", "speaker__name", Q(speaker__status__in=VISIBLE)),
        ]
