"""What a query of the timeline means for events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    DateField,
    Exists,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from events.models import backdated, masks
from events.models.filters import VISIBLE, Dimension, Filter, Position, within
from events.models.querysets.chronicle import (
    ChronicleQuerySet,
    actors_shown,
    articles_shown,
    rows_of,
    saying,
    with_status,
)

if TYPE_CHECKING:
    from events.models.events import Event


def past_of(event: OuterRef, known: date) -> QuerySet[Any]:
    """What was known of an event on a day, if something else is known today."""
    return rows_of("Past").filter(event=event, days__contains=known)


def as_known(events: Sequence[Event], known: date) -> list[Event]:
    """Events with the fields that they had by what was known on a day; not to be saved."""
    rows = rows_of("Past").filter(event__in=events, days__contains=known)
    past = {row.event_id: row for row in rows}
    return [past[event.pk].onto(event) if event.pk in past else event for event in events]


def taking_part(parts: QuerySet[Any], known: date) -> QuerySet[Any]:
    """Of participations those that were known on a day."""
    who = Func(
        OuterRef("actor_id"),
        template="ARRAY[%(expressions)s]",
        output_field=ArrayField(BigIntegerField()),
    )
    then = past_of(OuterRef("event"), known)
    return parts.filter(~Exists(then.exclude(actors__contains=who)))


def _fields(query: Filter) -> Q:
    """What a query says of an event's own fields, and as much of what they were."""
    chosen = saying(query.words) if query.words else Q()
    if query.types:
        chosen &= Q(type__in=query.types)
    if query.occurrences:
        chosen &= Q(occurrence__in=query.occurrences)
    if query.place:
        chosen &= Q(place=query.place)
    return chosen & within(query.start, query.end, certain=query.certain)


def _cast(query: Filter, among: Callable[[tuple[str, ...]], Q]) -> Q:
    """One of the actors takes part, and everybody of the company."""
    everybody = [query.actors, *((slug,) for slug in query.company)]
    return reduce(and_, map(among, everybody))


def _with_actor(slugs: tuple[str, ...]) -> Q:
    parts = rows_of("Participation").filter(event=OuterRef("pk"), dropped=False)
    return Q(Exists(parts.filter(actor__slug__in=slugs))) if slugs else Q()


def _with_actor_then(slugs: tuple[str, ...]) -> Q:
    actors = rows_of("Actor").filter(slug__in=slugs).values_list("pk")
    return Q(actors__overlap=ArraySubquery(actors)) if slugs else Q()


class EventQuerySet(ChronicleQuerySet["Event"]):
    """Events as the timeline asks for them."""

    kind = "event"

    def matching(self, query: Filter) -> Self:
        """The events that a query leaves, merged ones never, rejected ones only when asked for.

        Of what was ``known`` on a day, they are asked what they were then.
        """
        found = self.filter(with_status(query.statuses), merged_into__isnull=True)
        if query.article or query.known:
            found = found._reported(query.article, query.known)
        if query.since:
            found = found._new_since(query.since)
        if not query.known:
            return found.filter(_fields(query), _cast(query, _with_actor))
        then = past_of(OuterRef("pk"), query.known)
        fitting = then.filter(_fields(query), _cast(query, _with_actor_then))
        unchanged = Q(~Exists(then)) & _fields(query) & _cast(query, _with_actor)
        return found.filter(unchanged | Exists(fitting))

    def _reported(self, article: str, known: date | None) -> Self:
        accounts = rows_of("Mention").filter(event=OuterRef("pk"))
        if article:
            accounts = accounts.filter(article__slug=article)
        if known:
            accounts = accounts.filter(article__published_latest__lte=known)
        return self.filter(Exists(accounts))

    def _new_since(self, day: date) -> Self:
        """Those first reported after a day; articles of which no day is known do not count."""
        accounts = rows_of("Mention").filter(event=OuterRef("pk"))
        early = accounts.filter(article__published_latest__lte=day)
        return self.filter(
            ~Exists(early), Exists(accounts.filter(article__published_latest__gt=day))
        )

    def stretch(self, query: Filter, position: Position | None, size: int) -> list[Event]:
        """As every chronicle; of what was known on a day, each event with the fields it had."""
        found = super().stretch(query, position, size)
        return as_known(found, query.known) if query.known else found

    def dated(self, known: date | None) -> tuple[Self, str]:
        """With what was known on a day, by the date that an event had then."""
        if known is None:
            return super().dated(known)
        day = Subquery(past_of(OuterRef("pk"), known).values("sort_date"))
        known_date = Coalesce(day, "sort_date", output_field=DateField())
        return self.annotate(known_date=known_date), "known_date"

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

        ``known`` leaves out the accounts of articles that were published later, and those who take
        part only by these.
        """
        accounts = rows_of("Mention").select_related("article")
        parts = rows_of("Participation").filter(dropped=False, actor__status__in=VISIBLE)
        if known:
            accounts = accounts.filter(article__published_latest__lte=known)
            parts = taking_part(parts, known)
        evidence = rows_of("Evidence").select_related("paragraph__revision", "actor")
        return self.prefetch_related(
            Prefetch("participations", parts.select_related("actor")),
            Prefetch("mentions", accounts),
            Prefetch("mentions__evidence", evidence),
        )

    def pieces(self, query: Filter) -> list[masks.Piece]:
        """As every chronicle, and what is chosen of types, occurrences, place and company."""
        found = super().pieces(query) + self._of_events(query, "actor")
        if query.since:
            dated = masks.since(self.kind, "reported", date.min, self.none())
            found.append(masks.but(dated, self._known(query.since)))
        visible, *others = found
        known = query.known
        return [backdated.then(visible, known) if known else backdated.today(visible), *others]

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
