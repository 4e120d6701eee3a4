"""The two filtered lists, events and statements: one query, one form, page or fragment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events import forms
from events.display import options
from events.display.picture import Picture, picture
from events.display.timeline import by_year, skipped_to
from events.models import Event, Filter, Statement
from events.models.filters import Facet
from events.models.querysets import ChronicleQuerySet
from events.views.search import with_actors_named
from events.views.shell import page, part_wanted, render

PER_PAGE = 40


class Stretch(NamedTuple):
    """The rows of one page, and the cursor of the next (empty: there is none)."""

    rows: list[Any]
    following: str


@page
@require_safe
@with_actors_named
def timeline(request: HttpRequest) -> HttpResponse:
    """Events in the order of time, or the part of the page that htmx asks for."""
    context = filtered(request, lambda query: Event.objects.with_accounts(query.known), subject="")
    context["skip_to"] = skipped_to(context["rows"], context["query"])
    context["years"] = by_year(context["rows"], newest_first=context["query"].newest_first)
    if part_wanted(request) != "rows":
        context["picture"] = _picture(context["query"], split=forms.parse_by(request.GET) == "type")
    return render(request, f"timeline/{part_wanted(request)}.html", context)


@page
@require_safe
@with_actors_named
def statements(request: HttpRequest) -> HttpResponse:
    """Who said what, under the same query."""
    rows = Statement.objects.select_related("speaker", "article", "paragraph")
    context = filtered(request, lambda _: rows, subject="statements")
    return render(request, f"statements/{part_wanted(request)}.html", context)


def _picture(query: Filter, *, split: bool) -> Picture:
    counted = Event.objects.all().density(query, by="types" if split else "")
    return picture(counted, query, split=split)


def filtered(
    request: HttpRequest, load: Callable[[Filter], ChronicleQuerySet[Any]], *, subject: str
) -> dict[str, Any]:
    """What both lists show of a query; a part that only continues a list goes without its form.

    ``load`` gives the rows with all that is shown of them, before they are filtered.
    """
    query, names = forms.read(request.GET, topical=subject == "statements")
    rows = load(query)
    position = forms.parse_position(request.GET)
    stretch = _stretch(rows.stretch(query, position, PER_PAGE + 1))
    context = asked(request, query, names, subject) | {
        "continued": position is not None,
        "appended": part_wanted(request) == "rows",
        "rows": stretch.rows,
        "following": stretch.following,
    }
    if part_wanted(request) != "rows":
        counted = type(rows)(model=rows.model)
        context |= offered(counted, query, names, counted.facets(query))
    return context


def asked(
    request: HttpRequest, query: Filter, names: forms.Names, subject: str = ""
) -> dict[str, Any]:
    """What the heading and the links of a filtered page say of its query."""
    return {
        "query": query,
        "known": query.known,
        "heading": forms.in_words(query, names, subject),
        "given": request.GET,
        "suffix": partial(_suffix, request),
        "continued": False,
    }


def offered(
    rows: ChronicleQuerySet[Any],
    query: Filter,
    names: forms.Names,
    facets: Mapping[str, Sequence[Facet]],
) -> dict[str, Any]:
    """What the count and the filter form of a page say; ``rows`` are all rows of the table."""
    return {
        "tally": rows.tally(replace(query, certain=False)),
        "choices": options.choices(query, names, facets),
        "active": options.active(query),
    }


def _stretch(found: list[Any]) -> Stretch:
    if len(found) <= PER_PAGE:
        return Stretch(found, "")
    return Stretch(found[:PER_PAGE], forms.cursor(found[PER_PAGE - 1]))


def _suffix(request: HttpRequest, **changes: str) -> str:
    """What a link adds to a path to say the same query, changed."""
    query = forms.cleaned(request.GET, **changes)
    return f"?{query}" if query else ""
