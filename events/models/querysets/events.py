"""What a query of the timeline means for events."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from events.models import masks
from events.models.filters import VISIBLE, Dimension, Filter, within
from events.models.querysets.chronicle import (
    ChronicleQuerySet,
    actors_shown,
    articles_shown,
    rows_of,
    saying,
    with_status,
)

if TYPE_CHECKING:
    from events.models.events import Event  # noqa: F401 (named in a string below)


class EventQuerySet(ChronicleQuerySet["Event"]):
    """Events as the timeline asks for them."""

    kind = "event"

    def matching(self, query: Filter) -> Self:
        """The events that a query leaves, merged ones never, rejected ones only when asked for."""
        found = self.filter(with_status(query.statuses), merged_into__isnull=True)
        if query.words:
            found = found.filter(saying(query.words))
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
        parts = rows_of("Participation").filter(event=OuterRef("pk"), dropped=False)
        return self.filter(Exists(parts.filter(actor__slug__in=slugs)))

    def _reported(self, article: str, known: date | None) -> Self:
        accounts = rows_of("Mention").filter(event=OuterRef("pk"))
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
            ~Exists(rows_of("Annotation").filter(event=event)),
            ~Exists(rows_of("Merge").filter(Q(kept=event) | Q(gone=event))),
            ~Exists(rows_of("Split").filter(Q(kept=event) | Q(gone=event))),
            ~Exists(rows_of("Proposal").filter(parted, state="declined")),
            ~Exists(rows_of("Mention").filter(event=event, pinned=True)),
            ~Exists(rows_of("Participation").filter(by_editor, event=event)),
            status="machine",
        ).exclude(machine={})

    def with_accounts(self, known: date | None = None) -> Self:
        """Loads actors (none dropped or rejected) and accounts with their evidence, in 3 queries.

        ``known`` leaves out the accounts of articles that were published later.
        """
        accounts = rows_of("Mention").select_related("article")
        if known:
            accounts = accounts.filter(article__published_latest__lte=known)
        evidence = rows_of("Evidence").select_related("paragraph__revision", "actor")
        return self.prefetch_related(
            Prefetch(
                "participations",
                rows_of("Participation")
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
        return rows_of("Mention").filter(**accounts).order_by().values_list("event")

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
            Dimension("article", "event.article", article, articles_shown(query)),
            Dimension("actors", "event.actor", actor, actors_shown()),
        ]
