"""What a query of the timeline means in SQL, the same for page, fragment and export."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast

from django.apps import apps
from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet

from events.models import counting, masks, paging
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
from events.models.over_time import Density, density

if TYPE_CHECKING:
    from events.models.events import Event  # noqa: F401 (named in a string below)
    from events.models.statements import Statement  # noqa: F401

_COLUMNS = {"first": "earliest", "last": "latest"}
_Row = TypeVar("_Row", bound=Model)


def _rows(model: str) -> QuerySet[Any]:
    """All rows of a model by its name: those modules import this one."""
    return cast(QuerySet[Any], apps.get_model("events", model)._default_manager.all())


def _statuses(chosen: tuple[str, ...]) -> Q:
    """The chosen statuses; without a choice all but the rejected."""
    return Q(status__in=chosen) if chosen else ~Q(status="rejected")


def _words(text: str) -> Q:
    return Q(words=SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch"))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _actors() -> QuerySet[Any, Any]:
    """Key, value and label of the actors that are offered."""
    shown = _rows("Actor").filter(status__in=VISIBLE)
    return shown.order_by().values_list("pk", "slug", "name")


def _articles(query: Filter) -> QuerySet[Any, Any]:
    """Key, value and label of the articles that were published by the day of the query."""
    known = {"published_latest__lte": query.known} if query.known else {}
    return _rows("Article").filter(**known).order_by().values_list("pk", "slug", "title")


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

    def in_time(self, *, newest_first: bool = False) -> Self:
        """In the order of the timeline."""
        sign = "-" if newest_first else ""
        return self.order_by(f"{sign}sort_date", f"{sign}id")

    def after(self, position: Position, *, newest_first: bool = False) -> Self:
        """The rows that follow a position in the order of the timeline (keyset paging)."""
        near, past = ("lte", "gte") if newest_first else ("gte", "lte")
        return self.filter(
            ~Q(**{"sort_date": position.day, f"pk__{past}": position.pk}),
            **{f"sort_date__{near}": position.day},
        )

    def stretch(self, query: Filter, position: Position | None, size: int) -> Self:
        """So many rows that a query leaves, in its order, from its beginning or a position on."""
        newest_first = query.newest_first
        if query.is_open():
            found = self.matching(query)
        else:
            found = self.filter(paging.near(self, query, position, size))
        if position:
            found = found.after(position, newest_first=newest_first)
        return found.in_time(newest_first=newest_first)[:size]

    def tally(self, query: Filter) -> Tally:
        """Counts what a query leaves, in one statement."""
        return counting.tally(self.pieces, query)

    def facets(self, query: Filter) -> dict[str, list[Facet]]:
        """How many rows each option would leave, by field of the filter.

        A field's own choice is left open while its options are counted.
        """
        return counting.facets(self.pieces, query, self.dimensions(query))

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
            found.append(masks.found(self._keys(self.filter(_words(query.words)))))
        if query.actors:
            actors = _rows("Actor").filter(slug__in=query.actors)
            found.append(masks.named(f"{name}.actor", self._keys(actors)))
        if query.article:
            articles = _rows("Article").filter(slug=query.article)
            if query.known:
                articles = articles.filter(published_latest__lte=query.known)
            found.append(masks.named(f"{name}.article", self._keys(articles)))
        elif query.known:
            found.append(self._known(query.known))
        return found + self._window(query)

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


class EventQuerySet(ChronicleQuerySet["Event"]):
    """Events as the timeline asks for them."""

    kind = "event"

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

    def pieces(self, query: Filter) -> list[masks.Piece]:
        """As every chronicle, and what is chosen of types, occurrences and place."""
        chosen = {"type": query.types, "occurrence": query.occurrences, "place": query.place}
        fields = {name: (v,) if isinstance(v, str) else v for name, v in chosen.items() if v}
        own = [masks.having(f"event.{name}", values) for name, values in fields.items()]
        return super().pieces(query) + own

    def _reported_in(self, days: dict[str, date]) -> QuerySet[Any]:
        accounts = {f"article__{name}": day for name, day in days.items()}
        return _rows("Mention").filter(**accounts).order_by().values_list("event")

    def dimensions(self, query: Filter) -> list[Dimension]:
        """Types, occurrences, statuses, places, articles and actors."""
        place = "SELECT nullif(place, '') FROM events_event WHERE id = rows.id"
        article = "SELECT DISTINCT article_id::text FROM events_mention WHERE event_id = rows.id"
        actor = (
            "SELECT actor_id::text FROM events_participation "
            "WHERE event_id = rows.id AND NOT dropped"
        )
        return [
            Dimension("types", "event.type"),
            Dimension("occurrences", "event.occurrence"),
            Dimension("statuses", "event.status"),
            Dimension("place", "event.place", place),
            Dimension("article", "event.article", article, _articles(query)),
            Dimension("actors", "event.actor", actor, _actors()),
        ]


class StatementQuerySet(ChronicleQuerySet["Statement"]):
    """Statements under the same query as the timeline."""

    kind = "statement"

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

    def pieces(self, query: Filter) -> list[masks.Piece]:
        """As every chronicle, and what stands beside the events chosen."""
        found = super().pieces(query)
        if query.types or query.occurrences or query.place:
            found.append(masks.found(self._keys(self.all()._beside_events(query))))
        return found

    def _reported_in(self, days: dict[str, date]) -> QuerySet[Any]:
        articles = {f"article__{name}": day for name, day in days.items()}
        return self._keys(self.filter(**articles))

    def dimensions(self, query: Filter) -> list[Dimension]:
        """Statuses, articles and speakers."""
        article = "SELECT article_id::text FROM events_statement WHERE id = rows.id"
        speaker = "SELECT speaker_id::text FROM events_statement WHERE id = rows.id"
        return [
            Dimension("statuses", "statement.status"),
            Dimension("article", "statement.article", article, _articles(query)),
            Dimension("actors", "statement.actor", speaker, _actors()),
        ]
