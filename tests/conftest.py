"""What all tests share: a browser, and an editor at the desk."""

import gc
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright

from events.management.commands.bootstrap import make_editors
from tests import browser as machine

TOGETHER = {"at_size", "browsing"}
"""Folders whose tests share rows that are costly to store."""
LONGEST = TOGETHER | {"test_database.py", "test_statements_bounds.py"}
"""What takes longest comes first: short files then even out how long each process works."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where processes share the tests, those of a file or of such a folder stay together."""
    for item in items:
        folder = item.path.parent.name
        group = folder if folder in TOGETHER else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: LONGEST.isdisjoint((item.path.name, item.path.parent.name)))


def pytest_collection_finish() -> None:
    """What is loaded now stays: looking through it for garbage was a fifth of Python's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for the whole run; the test fails where there is none."""
    path = machine.find()
    assert path, "no Chromium on this machine: make test installs one"
    expect.set_options(machine.PATIENCE_MS)
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not work for root, nor in most containers.
        arguments = ["--no-sandbox", "--disable-gpu"]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a fresh profile."""
    context = browser.new_context()
    context.set_default_timeout(machine.PATIENCE_MS)
    yield context.new_page()
    context.close()


@pytest.fixture
def editor(db: None) -> User:
    """A member of the group of editors."""
    user = User.objects.create_user("ann", password="ann", is_staff=True)
    user.groups.add(make_editors())
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """A browser without a screen in which the editor is logged in."""
    client.force_login(editor)
    return client
