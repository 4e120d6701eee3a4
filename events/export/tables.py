"""What the exports hold: for each kind its columns, and a row of values for each thing.

Every kind is one query, read through a server-side cursor, so that memory stays bounded. Lists stay
lists here; the formats join or keep them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from events.datewords import precision
from events.export.then import FIELDS, fields_then, parts_then
from events.extraction.results import EVENT_TYPES
from events.models import (
    Actor,
    Alias,
    Annotation,
    Article,
    Event,
    Evidence,
    Filter,
    Mention,
    Paragraph,
    Participation,
    Revision,
    Role,
    Statement,
    Status,
)

CHUNK = 1000
Value = str | int | bool | None | list[str]
Row = tuple[Value, ...]
Found = QuerySet[Any, dict[str, Any]]

_OWN = ("pk", "edtf", "earliest", "latest", "status")
_EVENT_LISTS = ("names", "sources", "places", "sentences", "notes", "first_reported")
VISIBLE_EVENT = Q(event__merged_into=None) & ~Q(event__status=Status.REJECTED)


class Table(NamedTuple):
    """A kind of export: its columns, the query for a filter, a row of values from a result."""

    columns: tuple[str, ...]
    query: Callable[[Filter], Found]
    row: Callable[[dict[str, Any]], Row]


def rows(kind: str, query: Filter) -> Iterator[Row]:
    """The rows of a kind that a query leaves, in the order of the pages."""
    table = TABLES[kind]
    # A cursor in a transaction sends rows as it finds them; one without collects them all first.
    with transaction.atomic():
        for found in table.query(query).iterator(CHUNK):
            yield table.row(found)


def _list(rows: QuerySet[Any], column: str) -> ArraySubquery:
    """The values of a column of related rows, as an array."""
    return ArraySubquery(rows.values_list(column))


def _count(rows: QuerySet[Any], link: str, what: str = "pk") -> Coalesce:
    """How many related rows there are, ``link`` naming their column for this row."""
    found = rows.order_by().filter(**{link: OuterRef("pk")}).values(link)
    return Coalesce(Subquery(found.annotate(n=Count(what, distinct=True)).values("n")), 0)


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _day(day: date | str | None) -> str | None:
    return str(day) if day else None


def _time(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds")


def _article_link(slug: str) -> str:
    return f"/articles/{slug}/"


def _paragraph_link(place: dict[str, Any]) -> str:
    return f"{_article_link(place['slug'])}#p{place['number']}"


def _events(query: Filter) -> Found:
    event = OuterRef("pk")
    accounts = Mention.objects.filter(event=event).order_by("pk")
    triggers = Evidence.objects.filter(
        mention__event=event, field="trigger", paragraph__revision__is_current=True
    ).order_by("mention", "paragraph__number", "start")
    if query.known:
        accounts = accounts.filter(article__published_latest__lte=query.known)
        triggers = triggers.filter(mention__article__published_latest__lte=query.known)
    place = JSONObject(slug="mention__article__slug", number="paragraph__number")
    days = accounts.order_by().values("event").annotate(day=Min("article__published_earliest"))
    parts = parts_then(query.known).filter(event=event).exclude(actor__status=Status.REJECTED)
    rows, day = Event.objects.dated(query.known)
    found: Found = (
        rows.matching(query)
        .in_time(newest_first=query.newest_first, day=day)
        .annotate(
            then=fields_then(event, query.known),
            names=_list(parts.order_by("pk"), "actor__name"),
            sources=_list(accounts, "article__slug"),
            places=ArraySubquery(triggers.annotate(place=place).values("place")),
            sentences=_list(accounts, "sentence"),
            notes=_list(Annotation.objects.filter(event=event), "text"),
            first_reported=Subquery(days.values("day")),
        )
        .values(*_OWN, *FIELDS, "then", "updated", *_EVENT_LISTS)
    )
    return found


def _event(given: dict[str, Any]) -> Row:
    found = given | (given["then"] or {})
    code = EVENT_TYPES[found["type"]]
    return (
        found["pk"],
        f"/events/{found['pk']}/",
        found["title"],
        found["type"],
        "-".join(filter(None, (code.plover, code.mode))),
        *_dates(found),
        precision(found["edtf"]),
        found["place"],
        found["names"],
        found["summary"],
        found["status"],
        _once(map(_article_link, found["sources"])),
        _once(map(_paragraph_link, found["places"])),
        _once(filter(None, found["sentences"])),
        found["notes"],
        _day(found["first_reported"]),
        _time(found["updated"]),
    )


def _dates(found: dict[str, Any]) -> tuple[str, str | None, str | None]:
    return found["edtf"], _day(found["earliest"]), _day(found["latest"])


def _statements(query: Filter) -> Found:
    found: Found = (
        Statement.objects.matching(query)
        .in_time(newest_first=query.newest_first)
        .annotate(slug=F("article__slug"), number=F("paragraph__number"))
        .values(*_OWN, "speaker__name", "speaker_text", "kind", "cue", "text", "slug", "number")
    )
    return found


def _statement(found: dict[str, Any]) -> Row:
    return (
        found["pk"],
        f"{_article_link(found['slug'])}#s{found['pk']}",
        found["speaker__name"],
        found["speaker_text"],
        found["kind"],
        found["cue"],
        found["text"],
        *_dates(found),
        _article_link(found["slug"]),
        _paragraph_link(found),
        found["status"],
    )


def _actors(query: Filter) -> Found:
    """Those who take part in the matching events; without a filter all that are shown."""
    actors = Actor.objects.filter(merged_into=None).exclude(status=Status.REJECTED)
    if not query.is_open():
        events = Event.objects.matching(query).order_by()
        parts = parts_then(query.known).filter(event__in=events)
        actors = actors.filter(pk__in=parts.order_by().values("actor"))
    actor = OuterRef("pk")
    acted = Participation.objects.filter(VISIBLE_EVENT, dropped=False)
    said = Statement.objects.exclude(status=Status.REJECTED)
    role = JSONObject(title="title", body="body", start="start_edtf", end="end_edtf")
    roles = Role.objects.filter(actor=actor)
    found: Found = (
        actors.order_by("name", "pk")
        .annotate(
            other_names=_list(Alias.objects.filter(actor=actor).order_by("name"), "name"),
            offices=ArraySubquery(roles.annotate(office=role).values("office")),
            event_count=_count(acted, "actor", "event"),
            statement_count=_count(said, "speaker"),
        )
        .values(
            *("pk", "slug", "name", "kind", "wikidata", "cameo"),
            *("other_names", "offices", "event_count", "statement_count"),
        )
    )
    return found


def _actor(found: dict[str, Any]) -> Row:
    return (
        found["pk"],
        f"/actors/{found['slug']}/",
        found["name"],
        found["kind"],
        found["other_names"],
        found["wikidata"],
        found["cameo"],
        [_office(role) for role in found["offices"]],
        found["event_count"],
        found["statement_count"],
    )


def _office(role: dict[str, str]) -> str:
    """An office with its body and its term as an EDTF interval."""
    office = ", ".join(filter(None, (role["title"], role["body"])))
    if not role["start"] and not role["end"]:
        return office
    return f"{office} ({role['start'] or '..'}/{role['end'] or '..'})"


def _articles(query: Filter) -> Found:
    """Those that report the matching events, as far as the filter itself takes in the article.

    Without a filter all.
    """
    articles = Article.objects.exclude(status=Status.REJECTED)
    if query.article:
        articles = articles.filter(slug=query.article)
    if query.known:
        articles = articles.filter(published_latest__lte=query.known)
    if not query.is_open():
        events = Event.objects.matching(query).order_by()
        told = Mention.objects.filter(event__in=events)
        articles = articles.filter(pk__in=told.order_by().values("article"))
    current = Revision.objects.filter(article=OuterRef("pk"), is_current=True)
    paragraphs = Paragraph.objects.filter(revision__is_current=True)
    said = Statement.objects.exclude(status=Status.REJECTED)
    found: Found = articles.annotate(
        paragraph_count=_count(paragraphs, "revision__article"),
        event_count=_count(Mention.objects.filter(VISIBLE_EVENT), "article", "event"),
        statement_count=_count(said, "article"),
        sha256=Subquery(current.values("sha256")),
        ingested=Subquery(current.values("ingested")),
    ).values(
        *("pk", "slug", "title", "source", "source_url", "published_edtf", "published_inferred"),
        *("paragraph_count", "event_count", "statement_count", "sha256", "ingested"),
    )
    return found


def _article(found: dict[str, Any]) -> Row:
    return (
        found["pk"],
        _article_link(found["slug"]),
        found["title"],
        found["source"],
        found["source_url"],
        found["published_edtf"],
        found["published_inferred"],
        found["paragraph_count"],
        found["event_count"],
        found["statement_count"],
        found["sha256"],
        _time(found["ingested"]) if found["ingested"] else None,
    )


def _table(columns: str, query: Any, row: Any) -> Table:
    return Table(tuple(columns.split(",")), query, row)


TABLES = {
    "events": _table(
        "id,url,title,type,plover,edtf,earliest,latest,precision,place,actors,summary,status,"
        "sources,paragraphs,quotes,notes,first_reported,updated",
        _events,
        _event,
    ),
    "statements": _table(
        "id,url,speaker,speaker_text,kind,cue,text,edtf,earliest,latest,article,paragraph,status",
        _statements,
        _statement,
    ),
    "actors": _table(
        "id,url,name,kind,aliases,wikidata,cameo,roles,events,statements", _actors, _actor
    ),
    "articles": _table(
        "id,url,title,source,source_url,published,published_inferred,paragraphs,events,statements,"
        "sha256,ingested",
        _articles,
        _article,
    ),
}
