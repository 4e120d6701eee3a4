"""The seeds and 10,000 generated events, stored once for all tests that ask about size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection

from tests.generated import generate


@pytest.fixture(scope="package", autouse=True)
def chronicle(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Rows outside any test's transaction, gone afterwards; every test carries ``django_db``."""
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        call_command("ingest", "seeds", verbosity=0)
        generate(10_000)
        yield
        call_command("flush", interactive=False, verbosity=0)
