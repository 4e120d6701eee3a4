"""Django's error handlers, in the site's own design; none of them needs a database."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from events.views.shell import problem

STALE_FORM = (
    "The form is out of date or did not come from this site. "
    "Go back, load the page again, and send it once more."
)


def own_not_found(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an unknown address gets our page under DEBUG too, not the list of addresses."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        unknown = response.status_code == 404 and request.resolver_match is None
        return not_found(request) if settings.DEBUG and unknown else response

    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent cannot be read."""
    del exception
    return problem(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this visitor."""
    del exception
    return problem(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing at this address."""
    del exception
    return problem(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    return problem(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from here, or without its cookie."""
    del reason
    return problem(request, 403, message=STALE_FORM)
