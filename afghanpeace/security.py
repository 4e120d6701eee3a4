"""The response headers that Django 5.2 has no middleware for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

UNUSED_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")


class PolicyMiddleware:
    """Put the Content-Security-Policy of ``SECURE_CSP`` and a Permissions-Policy on every response.

    Outermost, so that redirects, errors and static files carry them as well.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.headers = {
            "Content-Security-Policy": "; ".join(
                " ".join([directive, *sources])
                for directive, sources in settings.SECURE_CSP.items()
            ),
            "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the site does, with the policies added."""
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response
