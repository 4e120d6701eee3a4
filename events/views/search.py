"""Search over everything, suggestions while typing, and actors chosen by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from events import forms
from events.models import Filter
from events.search import terms
from events.search.ranking import POOL, ranked
from events.search.results import hits, meant
from events.search.suggesting import Group, actors, suggest
from events.views.shell import View, numbered_page, page, render

KINDS = {"events": "timeline", "statements": "statements", "paragraphs": ""}
"""What is searched, and the page that lists it under the same query."""
PER_PAGE, PER_KIND, MOST_ACTORS, SUGGESTED = 20, 5, 6, 10


@page
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The best of each kind; with ``kind`` all of one of them, page by page."""
    query, names = forms.read(request.GET)
    kind = _kind(request.GET)
    others = replace(query, words="", newest_first=False)
    context = {
        "query": query,
        "known": query.known,
        "kind": kind,
        "found": _found(request, query, kind) if query.words else None,
        "others": "" if others.is_open() else forms.in_words(others, names),
        "given": request.GET,
        "link": _linker(request.GET),
        "kept": _kept(request.GET),
        "lists": KINDS,
        "pool": POOL,
    }
    return render(request, "search/page.html", context)


@page
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A few rows for a field's list, none for no words; ``of=actors`` only actors."""
    words = forms.parse_words(request.GET)
    only = request.GET.get("of", "")
    if only not in ("", "actors"):
        raise forms.BadQuery("of", only[:40], "“actors” or nothing")
    groups: list[Group] = []
    if words and only:
        groups = [Group("Actors", rows)] if (rows := actors(words, SUGGESTED)) else []
    elif words:
        groups = suggest(words)
    return render(request, "search/suggestions.html", {"groups": groups})


def with_actors_named(view: View) -> View:
    """Wraps a filtered list: who is typed by name (``who``) becomes a chosen actor, by address."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **values: Any) -> Any:
        named = forms.parse_who(request.GET)
        if not named:
            return view(request, *args, **values)
        query = QueryDict(forms.cleaned(request.GET, who=""), mutable=True)
        query.setlist("actor", [*dict.fromkeys([*query.getlist("actor"), *named])])
        return redirect(f"{request.path}?{query.urlencode()}")

    return answer


def _kind(data: QueryDict) -> str:
    kind = data.get("kind", "")
    if kind and kind not in KINDS:
        raise forms.BadQuery("kind", kind[:40], "one of " + ", ".join(KINDS))
    return kind


def _found(request: HttpRequest, query: Filter, kind: str) -> dict[str, Any]:
    """How much of each kind there is, and what is shown of it."""
    keys = ranked(query)
    nothing = not any(keys.values())
    listed = numbered_page(request, keys[kind], PER_PAGE) if kind else None
    shown = {kind: list(listed)} if listed else {k: rows[:PER_KIND] for k, rows in keys.items()}
    rows = hits(query, shown)
    named = not (kind or rows.too_common)
    return {
        "counts": {name: len(found) for name, found in keys.items()},
        "nothing": nothing,
        "listed": listed,
        "hits": rows,
        "actors": meant(query.words, MOST_ACTORS, anyone=nothing) if named else [],
        "wider": _wider(query.words) if nothing and not rows.too_common else "",
    }


def _wider(words: str) -> str:
    """A search for any one of the words, where there are several; empty where it is the same."""
    each = [word for phrase in terms.wanted(words) for word in phrase]
    any_of_them = " or ".join(dict.fromkeys(each))
    return any_of_them if len(each) > 1 and any_of_them != words.lower() else ""


def _linker(data: QueryDict) -> Callable[..., str]:
    def link(**changes: str) -> str:
        return "?" + forms.cleaned(data, **changes)

    return link


def _kept(data: QueryDict) -> Mapping[str, list[str]]:
    """What the page's own form has no field for, to be sent along with it."""
    own = {"q", "from", "to", "sort", "by", "after"}
    kept = {name: data.getlist(name) for name in forms.PARAMETERS if name not in own}
    return {name: [value for value in values if value] for name, values in kept.items()}
