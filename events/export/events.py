"""Events as rows of a file."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Min, OuterRef, Subquery
from django.db.models.functions import JSONObject

from events.datewords import precision
from events.export.columns import (
    OWN,
    Found,
    Row,
    Table,
    article_link,
    dates,
    day,
    list_of,
    once,
    paragraph_link,
    time,
)
from events.export.then import FIELDS, fields_then, parts_then
from events.extraction.results import EVENT_TYPES
from events.models import Annotation, Event, Evidence, Filter, Mention, Status

COLUMNS = tuple(
    "id url title type plover edtf earliest latest precision place actors summary status sources "
    "paragraphs quotes notes first_reported updated".split()
)
_LISTS = ("names", "sources", "places", "sentences", "notes", "first_reported")


def _query(query: Filter) -> Found:
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
    rows, sorted_by = Event.objects.dated(query.known)
    found: Found = (
        rows.matching(query)
        .in_time(newest_first=query.newest_first, day=sorted_by)
        .annotate(
            then=fields_then(event, query.known),
            names=list_of(parts.order_by("pk"), "actor__name"),
            sources=list_of(accounts, "article__slug"),
            places=ArraySubquery(triggers.annotate(place=place).values("place")),
            sentences=list_of(accounts, "sentence"),
            notes=list_of(Annotation.objects.filter(event=event), "text"),
            first_reported=Subquery(days.values("day")),
        )
        .values(*OWN, *FIELDS, "then", "updated", *_LISTS)
    )
    return found


def _row(given: dict[str, Any]) -> Row:
    found = given | (given["then"] or {})
    code = EVENT_TYPES[found["type"]]
    return (
        found["pk"],
        f"/events/{found['pk']}/",
        found["title"],
        found["type"],
        "-".join(filter(None, (code.plover, code.mode))),
        *dates(found),
        precision(found["edtf"]),
        found["place"],
        found["names"],
        found["summary"],
        found["status"],
        once(map(article_link, found["sources"])),
        once(map(paragraph_link, found["places"])),
        once(filter(None, found["sentences"])),
        found["notes"],
        day(found["first_reported"]),
        time(found["updated"]),
    )


TABLE = Table(COLUMNS, _query, _row)
