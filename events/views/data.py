"""The rows of a view as files."""

from __future__ import annotations

from itertools import chain

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from events.export import CONTENT_TYPES, stream
from events.forms import BadQuery, parse_query
from events.views.shell import page

FORMATS = {"csv": ("csv", "csv-excel"), "json": ("json",)}


@page
@require_safe
def export(request: HttpRequest, kind: str, extension: str) -> HttpResponseBase:
    """Everything that the pages show under the same query, as CSV or JSON, piece by piece."""
    allowed = FORMATS[extension]
    file_format = request.GET.get("format") or allowed[0]
    if file_format not in allowed:
        raise BadQuery("format", file_format[:40], " or ".join(allowed))
    pieces = stream(kind, parse_query(request.GET, topical=kind == "statements"), file_format)
    # The first piece is fetched here, where a failure still has a page of its own.
    whole = chain([next(pieces)], pieces)
    response = StreamingHttpResponse(whole, content_type=CONTENT_TYPES[file_format])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="afghanpeace-{kind}.{extension}"'
    )
    return response
