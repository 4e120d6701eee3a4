"""Articles as rows of a file."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery

from events.export.columns import (
    VISIBLE_EVENT,
    Found,
    Row,
    Table,
    article_link,
    count_of,
    time,
)
from events.models import (
    Article,
    Event,
    Filter,
    Mention,
    Paragraph,
    Revision,
    Statement,
    Status,
)

COLUMNS = tuple(
    "id url title source source_url published published_inferred paragraphs events statements "
    "sha256 ingested".split()
)


def _query(query: Filter) -> Found:
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
        paragraph_count=count_of(paragraphs, "revision__article"),
        event_count=count_of(Mention.objects.filter(VISIBLE_EVENT), "article", "event"),
        statement_count=count_of(said, "article"),
        sha256=Subquery(current.values("sha256")),
        ingested=Subquery(current.values("ingested")),
    ).values(
        *("pk", "slug", "title", "source", "source_url", "published_edtf", "published_inferred"),
        *("paragraph_count", "event_count", "statement_count", "sha256", "ingested"),
    )
    return found


def _row(found: dict[str, Any]) -> Row:
    return (
        found["pk"],
        article_link(found["slug"]),
        found["title"],
        found["source"],
        found["source_url"],
        found["published_edtf"],
        found["published_inferred"],
        found["paragraph_count"],
        found["event_count"],
        found["statement_count"],
        found["sha256"],
        time(found["ingested"]) if found["ingested"] else None,
    )


TABLE = Table(COLUMNS, _query, _row)
