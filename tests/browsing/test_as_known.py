"""A reader sets a day, sees what was known on it, what changed since, and leaves it again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from events.models import Event
from tests.browsing.visitor import PHONE, WIDE

pytestmark = pytest.mark.django_db


def set_day(page: Page, day: str) -> None:
    line = page.locator("#filter > summary")
    if line.is_visible():
        line.click()
    page.get_by_label("Only what articles had reported by this day").fill(day)
    if page.evaluate("typeof htmx") == "undefined":
        page.get_by_role("button", name="Apply").click()


@pytest.mark.parametrize(("size", "javascript"), [(WIDE, False), (PHONE, True)])
def test_a_day_is_set_told_of_and_left(visitor, size, javascript):
    page = visitor(size, javascript=javascript).goes_to("/")
    banner = page.locator("#as-known")
    everything = page.locator("#count").inner_text()
    expect(banner).to_be_hidden()
    set_day(page, "2020-12-31")
    expect(page).to_have_url(re.compile("known=2020-12-31"))
    expect(banner).to_contain_text("As known on 31 December 2020.")
    expect(page.locator("#count")).not_to_have_text(everything)
    banner.get_by_role("link", name="What changed since").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed since 31 December 2020")
    page.get_by_role("link", name="Timeline as known on 31 December 2020").click()
    page.locator("#as-known").get_by_role("link", name="Leave: as known today").click()
    expect(page.locator("#count")).to_have_text(everything)
    assert "known" not in page.url


def test_from_an_entry_of_a_day_one_reads_the_event_of_that_day(visitor):
    page = visitor().goes_to("/?known=2020-12-31")
    page.locator(".entry h4 a").first.click()
    expect(page.get_by_text("As known on 31 December 2020.", exact=True)).to_be_visible()
    page.get_by_role("link", name="Leave: as known today").click()
    expect(page.get_by_text("As known on")).to_have_count(0)


def test_accounts_stand_side_by_side_where_there_is_room_and_else_below_each_other(visitor):
    event = max(Event.objects.all(), key=lambda event: event.mentions.count())
    assert event.mentions.count() > 1
    for size, beside in ((WIDE, True), (PHONE, False)):
        page = visitor(size).goes_to(event.get_absolute_url())
        one, other = (page.locator(".compared .account").nth(n).bounding_box() for n in (0, 1))
        assert (one["y"] == other["y"]) is beside
        dates = page.locator(".compared .answers > div:first-child")
        tops = [dates.nth(n).bounding_box()["y"] for n in (0, 1)]
        assert (tops[0] == tops[1]) is beside, "the same question stands on the same line"
