"""A site with the seeds and a long tail of events, read once for all browser tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from events.models import Event
from tests import factories
from tests.browsing.visitor import WIDE, Visitor, context


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The address of a running site; its rows are gone afterwards.

    They are stored once, outside any test's transaction; tests carry the mark ``django_db``, for
    without one of them no test database would be made.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        call_command("ingest", "seeds", verbosity=0)
        with factories.together():
            report = factories.article("A chronology", "They met again, as every year.")
            for year in range(1940, 1985):
                for name in ("Meeting", "Second meeting"):
                    factories.event(f"{name} of {year}", str(year), type="other", reported=report)
            factories.event("Third meeting of 1984", "1984", type="other", reported=report)
            for day in ("2016-03", "2020-03-02", "2020-10-15"):
                factories.event(f"Talks about talks, {day}", day, type="talks", reported=report)
            endless = factories.article("Endless", f"They met, {'unbroken' * 30}.")
            factories.event("Unbroken" * 20, "1985", type="other", reported=endless)
        Event.objects.filter(title="Meeting of 1950").update(status="verified")
        Event.objects.filter(title="Meeting of 1951").update(occurrence="cancelled")
        server = LiveServer("localhost")
        yield str(server)
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="package")
def profiles(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Profiles by what cannot be changed within one; those of a kind share it, and its cache."""
    made: dict[tuple[object, ...], BrowserContext] = {}

    def profile(**traits: object) -> BrowserContext:
        key = tuple(sorted(traits.items()))
        if key not in made:
            made[key] = context(browser, **traits)
        return made[key]

    yield profile
    for each in made.values():
        each.close()


@pytest.fixture
def visitor(profiles, site: str) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: wide or phone, light or dark, mirrored, zoomed, without JavaScript."""
    visitors = []

    def make(size=WIDE, *, dark=False, **traits) -> Visitor:
        visitors.append(Visitor(profiles(**traits), site, size, dark=dark))
        return visitors[-1]

    yield make
    for each in visitors:
        each.page.close()
    assert not [complaint for each in visitors for complaint in each.complaints]
