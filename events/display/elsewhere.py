"""Where else the events of an article are reported, and its words on the publisher's own page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from events.display.quoting import address
from events.models import Article, Event, Evidence, Mention, Status

SHORTEST = 6
"""Words that are enough to find a passage by; a longer one is named by its first and last ones."""


class Report(NamedTuple):
    """Another article's account of an event, and where it is read."""

    article: Article
    href: str


class Around(NamedTuple):
    """The reports of an event that were published before and after one of them."""

    earlier: Report | None = None
    later: Report | None = None


def around(article: Article, events: Iterable[int]) -> dict[int, Around]:
    """The neighbouring reports of an article's events; asks the database twice, if at all."""
    beside = {key: sides for key, *sides in _neighbours(article, events)}
    reports = _reports({mention for sides in beside.values() for mention in sides if mention})
    return {key: Around(*(reports.get(side) for side in sides)) for key, sides in beside.items()}


def _neighbours(article: Article, events: Iterable[int]) -> QuerySet[Event, Any]:
    """Rows of (event, account before, account after), in the order of publication."""
    day, own = article.published_latest or date.max, article.pk
    told = (
        Mention.objects.filter(event=OuterRef("pk"))
        .exclude(article__status=Status.REJECTED)
        .annotate(day=Coalesce("article__published_latest", date.max))
    )
    before = told.filter(Q(day__lt=day) | Q(day=day, article__lt=own)).order_by("-day", "-article")
    after = told.filter(Q(day__gt=day) | Q(day=day, article__gt=own)).order_by("day", "article")
    rows = Event.objects.filter(pk__in=events).order_by()
    return rows.annotate(
        before=Subquery(before.values("pk")[:1]), after=Subquery(after.values("pk")[:1])
    ).values_list("pk", "before", "after")


def _reports(mentions: set[int]) -> dict[int | None, Report]:
    """Accounts by key, each with the place of its first deciding words."""
    evidence = (
        Evidence.objects.filter(mention__in=mentions, field=Evidence.Field.TRIGGER)
        .select_related("mention__article", "paragraph__revision")
        .order_by("mention_id", "-paragraph__revision_id", "paragraph__number", "start")
        .distinct("mention_id")
    )
    return {
        row.mention_id: Report(row.mention.article, address(row.mention.article, row.paragraph))
        for row in evidence
    }


def in_original(url: str, words: str) -> str:
    """The address of these words on the page at ``url``: a text fragment, to which browsers scroll.

    Source: URL Fragment Text Directives, W3C Community Group draft.
    """
    said = words.split()
    ends = (said[:SHORTEST], said[-SHORTEST:]) if len(said) > 2 * SHORTEST else (said,)
    directive = ",".join(_encoded(" ".join(part)) for part in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _encoded(words: str) -> str:
    """Percent-encoded, the dash too, which means something in a directive."""
    return quote(words, safe="").replace("-", "%2D")
