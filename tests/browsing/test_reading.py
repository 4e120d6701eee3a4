"""The reading page in a browser: marks by kind, shown or not, with JavaScript or without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsing.visitor import PHONE, WIDE

pytestmark = pytest.mark.django_db


def underlined(page: Page, selector: str) -> bool:
    line: str = page.locator(selector).first.evaluate(
        "element => getComputedStyle(element).textDecorationLine"
    )
    return line == "underline"


@pytest.mark.parametrize(("size", "javascript"), [(WIDE, False), (PHONE, True)])
def test_each_kind_of_mark_can_be_taken_away(visitor, size, javascript):
    page = visitor(size, javascript=javascript).goes_to("/articles/")
    page.get_by_role("main").get_by_role("link").first.click()
    page.goto(page.url)
    kinds = {
        "events": ".text mark.on-trigger",
        "names": ".text .who",
        "reported speech": ".text .said",
    }
    for label, marks in kinds.items():
        if not page.locator(marks).count():
            continue
        assert underlined(page, marks)
        page.get_by_label(label).uncheck()
        assert not underlined(page, marks)

    margin = page.locator(".margin")
    if margin.count():
        expect(margin.first).to_be_visible()
        page.get_by_label("notes in the margin").uncheck()
        expect(margin.first).to_be_hidden()
