"""The list of articles, and one article with what was read out of it."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from events import forms
from events.display.reading import folds
from events.models import Article, Status
from events.models.articles import ArticleQuerySet
from events.models.counting import stored, visible
from events.models.filters import VISIBLE
from events.views.shell import page, render

PER_PAGE = 50
_READABLE = ~Q(status=Status.REJECTED)


@page
@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """All articles, the latest first, with what was found in each."""
    position = forms.parse_position(request.GET)
    ordered = _with_counts().after(position) if position else _with_counts()
    found = list(ordered[: PER_PAGE + 1])
    context = {
        "listed": found[:PER_PAGE],
        "total": stored("article.status", VISIBLE),
        "continued": position is not None,
        "following": forms.cursor(found[PER_PAGE - 1]) if len(found) > PER_PAGE else "",
    }
    return render(request, "articles/page.html", context)


def _with_counts() -> ArticleQuerySet:
    """With the number of visible events and statements."""
    key = '"events_article"."id"'
    return Article.objects.filter(_READABLE).annotate(
        event_count=visible("event", "article", key),
        statement_count=visible("statement", "article", key),
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
