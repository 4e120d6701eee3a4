"""The list of articles, and one article with what was read out of it."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from events.display.reading import folds
from events.models import Article, Mention, Statement, Status
from events.views.shell import counted, numbered_page, page, render, told

PER_PAGE = 50
_READABLE = ~Q(status=Status.REJECTED)


@page
@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """All articles, the latest first, with what was found in each."""
    ordered = Article.objects.filter(_READABLE).order_by(
        F("published_latest").desc(nulls_last=True), "pk"
    )
    listed = told(numbered_page(request, ordered.only("pk"), PER_PAGE), _with_counts())
    return render(request, "articles/page.html", {"listed": listed})


def _with_counts() -> QuerySet[Article]:
    """With the number of visible events and statements."""
    reports = Mention.objects.filter(event__merged_into=None)
    said = Statement.objects.exclude(status=Status.REJECTED)
    return Article.objects.annotate(
        event_count=counted(reports.exclude(event__status=Status.REJECTED), "article", "event"),
        statement_count=counted(said, "article", "pk"),
    )


@page
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article's text with its paragraphs numbered and its findings beside them.

    One that an editor rejected says so; what its events quote stays one click away.
    """
    found = get_object_or_404(Article, slug=slug)
    context = {
        "article": found,
        "folds": folds(found),
        "notes": list(found.annotations.select_related("author")),
    }
    return render(request, "article/page.html", context)
