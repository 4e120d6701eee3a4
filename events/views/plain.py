"""The page about the site, and the health check."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.display.measured import measured
from events.extraction.results import EVENT_TYPES
from events.views.shell import database_answers, page, render


@page
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is, how dates are made, what the marks mean."""
    families: dict[str, list[str]] = {}
    for kind in EVENT_TYPES.values():
        families.setdefault(kind.family, []).append(kind.label)
    context = {"families": families, "measured": measured()}
    return render(request, "about/page.html", context)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, else 503; for whoever watches the service."""
    del request
    if database_answers():
        return JsonResponse({"status": "ok"})
    return JsonResponse({"status": "the database does not answer"}, status=503)
