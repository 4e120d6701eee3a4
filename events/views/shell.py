"""What all pages share: rendering, fragments, and errors that say what to do."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import DisallowedHost, TooManyFieldsSent
from django.core.paginator import Page, Paginator
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from events.forms import BadQuery

View = Callable[..., HttpResponseBase]
VARY = ("HX-Request", "HX-Target", "HX-History-Restore-Request")
logger = logging.getLogger(__name__)


def render(
    request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A page of ours, by the engine that knows our templates."""
    match = request.resolver_match
    shared = {"section": match.url_name if match else "", "origin": _origin(request)}
    text = render_to_string(template, shared | dict(context), using="jinja2")
    response = HttpResponse(text, status=status)
    patch_vary_headers(response, VARY)
    return response


def _origin(request: HttpRequest) -> str:
    """Where the site is, for paper; nothing for a host that is not ours."""
    try:
        return request.build_absolute_uri("/")
    except DisallowedHost:
        return ""


def part_wanted(request: HttpRequest) -> str:
    """The part of a list's page to send: "page", "fragment" (what a filter changes) or "rows".

    Restoring history takes the whole page.
    """
    htmx = getattr(request, "htmx", None)
    if not htmx or htmx.history_restore_request or htmx.boosted:
        return "page"
    return "rows" if htmx.target == "more" else "fragment"


def page(view: View) -> View:
    """Wraps a view so that bad input, missing things and a missing database get their page.

    Django would show its own pages for these while DEBUG is on, and one page for all of them.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **values)
        except BadQuery as error:
            return problem(request, 400, error=error)
        except TooManyFieldsSent:
            return problem(request, 400, message="The address has more parameters than are read.")
        except Http404:
            return problem(request, 404)
        except (OperationalError, InterfaceError) as error:
            logger.error("The database does not answer: %s", error)
            return unavailable(request)

    return answer


def problem(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    """An error page; needs no database."""
    error = context.get("error")
    given = {"status": status, "error": None, "message": "", "without": ""} | context
    if error:
        given["without"] = _without(request, error)
    part = "page" if part_wanted(request) == "page" else "fragment"
    return render(request, f"problem/{part}.html", given, status)


def _without(request: HttpRequest, error: BadQuery) -> str:
    """The address that was asked for, less the value that means nothing.

    Less all values of its parameter where it is told of cut or cleaned.
    """
    query = request.GET.copy()
    given = query.getlist(error.name)
    left = [value for value in given if value.strip() != error.value]
    query.setlist(error.name, left if len(left) < len(given) else [])
    return f"{request.path}?{query.urlencode()}" if query.urlencode() else request.path


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page that is shown while the database is down."""
    response = problem(request, 503)
    response.headers["Retry-After"] = "30"
    return response


def numbered_page(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], size: int
) -> Page[Any]:
    """The page of a list that ``?page=`` asks for; raises ``BadQuery``."""
    paginator = Paginator(rows, size)
    value = request.GET.get("page", "") or "1"
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
    if not 1 <= number <= paginator.num_pages:
        raise BadQuery("page", value[:40], f"a number from 1 to {paginator.num_pages}")
    return paginator.page(number)


def told(listed: Page[Any], rows: QuerySet[Any]) -> Page[Any]:
    """The page with its rows as others of their table have them: for those of one page alone."""
    found = rows.in_bulk([row.pk for row in listed])
    listed.object_list = [found[row.pk] for row in listed if row.pk in found]
    return listed


def database_answers() -> bool:
    """Whether a query comes back."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
