"""What a query of the timeline means for statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self, cast

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value

from events.models import masks, paging
from events.models.filters import Dimension, Filter, within
from events.models.querysets.chronicle import (
    ChronicleQuerySet,
    actors_shown,
    articles_shown,
    rows_of,
    saying,
    with_status,
)
from events.models.querysets.events import EventQuerySet

if TYPE_CHECKING:
    from events.models.statements import Statement


def _about(query: Filter) -> Filter:
    """What a query says of the events beside a statement."""
    return Filter(
        company=query.company,
        types=query.types,
        occurrences=query.occurrences,
        place=query.place,
    )


class StatementQuerySet(ChronicleQuerySet["Statement"]):
    """Statements under the same query as the timeline."""

    kind = "statement"

    def matching(self, query: Filter) -> Self:
        """The statements that a query leaves.

        ``actors`` are the speakers. ``company``, ``types``, ``occurrences`` and ``place`` are those
        of events: statements that stand in a paragraph which reports such an event.
        """
        found = self.filter(with_status(query.statuses))
        if query.words:
            found = found.filter(saying(query.words))
        if query.actors:
            found = found.filter(speaker__slug__in=query.actors)
        if query.topics:
            found = found.filter(topics__overlap=list(query.topics))
        if query.article:
            found = found.filter(article__slug=query.article)
        if query.known:
            found = found.filter(article__published_latest__lte=query.known)
        if not _about(query).is_open():
            found = found._beside_events(query)
        return found.filter(within(query.start, query.end, certain=query.certain))

    def untouched(self) -> Self:
        """The statements that no editor ever did anything to."""
        notes = rows_of("Annotation").filter(statement=OuterRef("pk"))
        return self.filter(~Exists(notes), status="machine").exclude(machine={})

    def _beside_events(self, query: Filter) -> Self:
        events = cast(EventQuerySet, rows_of("Event"))
        events = events.matching(_about(query))
        beside = rows_of("Evidence").filter(paragraph=OuterRef("paragraph"))
        return self.filter(Exists(beside.filter(mention__event__in=events)))

    def pieces(self, query: Filter) -> list[masks.Piece]:
        """As every chronicle, and what stands beside the events chosen."""
        found = super().pieces(query)
        if query.topics:
            found.append(masks.having("statement.topic", query.topics))
        return found + self._beside(query)

    def _beside(self, query: Filter) -> list[masks.Piece]:
        """What stands beside the events chosen; of several choices, beside one that has all.

        Which one has what is looked up where there are several.
        """
        found = self._of_events(query, "company")
        if len(found) < 2:
            return found
        several = masks.having("statement.beside", ("several",))
        doubtful = self.filter(paging.few(self, [*found, several]))._beside_events(query)
        sure = masks.but(masks.all_of(*found), several)
        return [masks.any_of(sure, masks.found(self._keys(doubtful)))]

    def _reported_in(self, days: dict[str, date]) -> QuerySet[Any]:
        articles = {f"article__{name}": day for name, day in days.items()}
        return self._keys(self.filter(**articles))

    def first_on_each(
        self, query: Filter, topics: Iterable[str], size: int
    ) -> dict[str, list[Statement]]:
        """So many statements on each topic, the first that a query leaves; in one query."""
        every = ((topic, replace(query, topics=(topic,))) for topic in topics)
        queries = [
            self.filter(paging.near(self, one, None, size))
            .annotate(on=Value(topic, CharField()))
            .in_time()[:size]
            for topic, one in every
        ]
        found: dict[str, list[Statement]] = defaultdict(list)
        for row in queries[0].union(*queries[1:], all=True) if queries else ():
            found[row.on].append(row)  # type: ignore[attr-defined]
        return {key: sorted(rows, key=attrgetter("sort_date", "pk")) for key, rows in found.items()}

    def dimensions(self, query: Filter) -> list[Dimension]:
        """Topics, statuses, articles and speakers."""
        article = "SELECT article_id::text FROM events_statement WHERE id = rows.id"
        speaker = "SELECT speaker_id::text FROM events_statement WHERE id = rows.id"
        return [
            Dimension("topics", "statement.topic"),
            Dimension("statuses", "statement.status"),
            Dimension("article", "statement.article", article, articles_shown(query)),
            Dimension("actors", "statement.actor", speaker, actors_shown()),
        ]
