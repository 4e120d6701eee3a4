"""The rows of a view as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.views.shell import page


@page
@require_safe
def export(request: HttpRequest, kind: str, extension: str) -> HttpResponse:
    """What the list shows under the same query, as CSV or JSON."""
    raise Http404
