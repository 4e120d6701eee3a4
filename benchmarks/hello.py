"""The least a page can be: what the site's own middleware costs, and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def hello(request: HttpRequest) -> HttpResponse:
    """Answer with one line."""
    return HttpResponse(f"<p>{request.path}</p>")


urlpatterns = [path("", hello)]
