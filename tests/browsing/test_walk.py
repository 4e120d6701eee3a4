"""The walk of a reader: from the timeline to the paragraph that says so, and back."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing.conftest import PHONE, WIDE

pytestmark = pytest.mark.django_db


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def events(page: Page):
    return page.locator(".entry")


def highlighted(page: Page, selector: str) -> bool:
    """Whether an element is in view and looks other than its like."""
    found: bool = page.evaluate(
        """selector => {
            const target = document.querySelector(selector);
            const { top, bottom } = target.getBoundingClientRect();
            const plain = getComputedStyle(document.body).backgroundColor;
            return top >= 0 && bottom <= innerHeight
                && getComputedStyle(target).backgroundColor !== plain;
        }""",
        selector,
    )
    return found


def test_a_reader_walks_from_the_timeline_to_the_source(visitor):
    page = visitor().goes_to("/")
    expect(heading(page)).to_have_text("All events")

    page.get_by_label("Talks", exact=False).first.check()
    expect(page).to_have_url(re.compile(r"/\?type=talks$"))
    expect(heading(page)).to_have_text("Talks")
    left = int(re.sub(r"\D", "", page.locator("#count").inner_text()))
    expect(events(page)).to_have_count(left)

    page.go_back()
    expect(heading(page)).to_have_text("All events")
    expect(page.locator("#type-talks")).not_to_be_checked()
    page.go_forward()
    expect(heading(page)).to_have_text("Talks")
    expect(page.locator("#type-talks")).to_be_checked()

    title = events(page).first.get_by_role("heading").inner_text()
    events(page).first.get_by_role("heading").get_by_role("link").click()
    expect(heading(page)).to_have_text(title)

    page.locator(".passage .number").first.click()
    number = re.search(r"#p(\d+)$", page.url)
    assert number
    assert highlighted(page, f"#p{number[1]}")
    beside = page.get_by_role("complementary", name=f"From paragraph {number[1]}", exact=True)
    expect(beside).to_contain_text(title)

    page.locator(".text .who").first.click()
    expect(page).to_have_url(re.compile("/actors/"))
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Statements").click()
    expect(heading(page)).to_have_text("All statements")
    page.locator(".utterance .sources a").first.click()
    name = re.search(r"#(s\d+)$", page.url)
    assert name
    assert highlighted(page, f"#{name[1]}")


def test_words_are_searched_while_they_are_typed(visitor):
    page = visitor().goes_to("/")
    page.get_by_label("Words").press_sequentially("Blinken")
    expect(heading(page)).to_have_text("Events mentioning “Blinken”")
    expect(page).to_have_url(re.compile(r"/\?q=Blinken$"))
    expect(page.get_by_label("Words")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ events?$"))


def test_a_wrong_date_is_told_at_once_and_harms_nothing(visitor):
    reader = visitor()
    page = reader.goes_to("/")
    page.get_by_label("from").fill("soon")
    page.get_by_label("from").press("Tab")
    expect(heading(page)).to_have_text("All events")
    assert page.get_by_label("from").evaluate("field => !field.validity.valid")
    page.get_by_label("from").fill("2021")
    page.get_by_label("from").press("Enter")
    expect(heading(page)).to_have_text("Events, from 2021 on")


def test_the_list_goes_on_in_its_place(visitor):
    page = visitor().goes_to("/")
    expect(events(page)).to_have_count(40)
    page.get_by_role("link", name="Later events").click()
    expect(events(page).nth(41)).to_be_visible()
    keys = events(page).evaluate_all("found => found.map(entry => entry.id)")
    assert len(keys) == len(set(keys)) > 60
    assert page.evaluate("document.activeElement.matches('.stretch')")


def test_the_current_view_is_downloaded_as_csv(visitor):
    page = visitor().goes_to("/?type=talks&from=2020")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    with Path(download.value.path()).open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    keys = events(page).evaluate_all("found => found.map(entry => entry.id)")
    assert [f"event-{row['id']}" for row in rows] == keys != []


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_everything_works_without_javascript(visitor, size):
    reader = visitor(size, javascript=False)
    page = reader.goes_to("/")
    if size == PHONE:
        page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Talks", exact=False).first.check()
    page.get_by_label("from").fill("2020")
    page.get_by_role("button", name="Apply").click()
    expect(heading(page)).to_have_text("Talks, from 2020 on")
    assert "type=talks" in page.url
    events(page).first.get_by_role("heading").get_by_role("link").click()
    page.locator(".passage .number").first.click()
    assert re.search(r"/articles/.+#p\d+$", page.url)
    page.locator(".text .who").first.click()
    expect(page.get_by_role("heading", name="Statements")).to_be_visible()
    reader.goes_to("/")
    page.get_by_role("link", name="Later events").click()
    expect(page.get_by_role("link", name="Back to the beginning of the list")).to_be_visible()


def test_the_keyboard_alone_reaches_everything(visitor):
    page = visitor().goes_to("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.locator("#type-talks").focus()
    page.keyboard.press("Space")
    expect(heading(page)).to_have_text("Talks")
    expect(page.locator("#type-talks")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    events(page).first.get_by_role("heading").get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/events/\d+/$"))


def test_the_chosen_colours_are_kept(visitor):
    page = visitor().goes_to("/")
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.reload()
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute(
        "aria-pressed", "true"
    )
