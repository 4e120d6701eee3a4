"""Statements as rows of a file."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, F, Value, When

from events.export.columns import OWN, Found, Row, Table, article_link, dates, paragraph_link
from events.models import Filter, Statement, Status

COLUMNS = tuple(
    "id url speaker speaker_text kind cue text edtf earliest latest article paragraph "
    "status".split()
)


def _query(query: Filter) -> Found:
    # Of a rejected actor only the words of the article are left, as on the pages.
    rejected = When(speaker__status=Status.REJECTED, then=Value(None, CharField()))
    found: Found = (
        Statement.objects.matching(query)
        .in_time(newest_first=query.newest_first)
        .annotate(
            slug=F("article__slug"),
            number=F("paragraph__number"),
            speaker_name=Case(rejected, default="speaker__name"),
        )
        .values(*OWN, "speaker_name", "speaker_text", "kind", "cue", "text", "slug", "number")
    )
    return found


def _row(found: dict[str, Any]) -> Row:
    return (
        found["pk"],
        f"{article_link(found['slug'])}#s{found['pk']}",
        found["speaker_name"],
        found["speaker_text"],
        found["kind"],
        found["cue"],
        found["text"],
        *dates(found),
        article_link(found["slug"]),
        paragraph_link(found),
        found["status"],
    )


TABLE = Table(COLUMNS, _query, _row)
