"""A site with the seeds and a long tail of events, read once for all browser tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from pytest_django.live_server_helper import LiveServer

from events.models import Event
from tests import factories

WIDE, PHONE = (1280, 900), (390, 800)


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The address of a running site; its rows are gone afterwards.

    They are stored once, outside any test's transaction; tests carry the mark ``django_db``, for
    without one of them no test database would be made.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        call_command("ingest", "seeds", verbosity=0)
        report = factories.article("A chronology", "They met again, as every year.")
        for year in range(1940, 1985):
            factories.event(f"Meeting of {year}", str(year), type="other", reported=report)
        endless = factories.article("Endless", f"They met, {'unbroken' * 30}.")
        factories.event("Unbroken" * 20, "1985", type="other", reported=endless)
        Event.objects.filter(title="Meeting of 1950").update(status="verified")
        Event.objects.filter(title="Meeting of 1951").update(occurrence="cancelled")
        server = LiveServer("localhost")
        yield str(server)
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


class Visitor:
    """Somebody with a browser of a kind, who complains of everything a page should not do."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site, self.complaints = site, list[str]()
        context.set_default_timeout(10_000)
        self.page: Page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.complaints.append(f"asked {request.url}")

    def goes_to(self, path: str) -> Page:
        """Opens a page of the site."""
        self.page.goto(self.site + path)
        return self.page


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: wide or phone, light or dark, with or without JavaScript."""
    visitors, contexts = [], []

    def make(size=WIDE, *, dark=False, javascript=True) -> Visitor:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        contexts.append(context)
        visitors.append(Visitor(context, site))
        return visitors[-1]

    yield make
    for context in contexts:
        context.close()
    assert not [complaint for visitor in visitors for complaint in visitor.complaints]
