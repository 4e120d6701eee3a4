"""Actors as rows of a file."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from events.export.columns import VISIBLE_EVENT, Found, Row, Table, count_of, list_of
from events.export.then import parts_then
from events.models import (
    Actor,
    Alias,
    Event,
    Filter,
    Participation,
    Role,
    Statement,
    Status,
)

COLUMNS = tuple("id url name kind aliases wikidata cameo roles events statements".split())


def _query(query: Filter) -> Found:
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
            other_names=list_of(Alias.objects.filter(actor=actor).order_by("name"), "name"),
            offices=ArraySubquery(roles.annotate(office=role).values("office")),
            event_count=count_of(acted, "actor", "event"),
            statement_count=count_of(said, "speaker"),
        )
        .values(
            *("pk", "slug", "name", "kind", "wikidata", "cameo"),
            *("other_names", "offices", "event_count", "statement_count"),
        )
    )
    return found


def _row(found: dict[str, Any]) -> Row:
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


TABLE = Table(COLUMNS, _query, _row)
