"""The walk of a reader: from the timeline to the paragraph that says so, and back."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from events.models import Article
from tests.browsing.visitor import PHONE, WIDE, ZOOMED, bar, heading, shift, unshifted

pytestmark = pytest.mark.django_db


def events(page: Page):
    return page.locator(".entry")


def unfold(page: Page) -> None:
    """Opens the filter where it is one line above the list."""
    line = page.locator("#filter > summary")
    if line.is_visible():
        line.click()


def title_of(entry: Locator) -> str:
    return entry.get_by_role("heading").inner_text()


def open_event(entry: Locator) -> None:
    entry.get_by_role("heading").get_by_role("link").click()


def follow_to_the_paragraph(page: Page) -> str:
    """Goes from an event to the first paragraph that reports it; the paragraph's number."""
    page.locator(".passage .number").first.click()
    number = re.search(r"#p(\d+)$", page.url)
    assert number
    assert highlighted(page, f"#p{number[1]}")
    return number[1]


def top(entry: Locator) -> float:
    """How far below the upper edge of the screen an entry is."""
    box = entry.bounding_box()
    assert box
    return box["y"]


def highlighted(page: Page, selector: str) -> bool:
    """Whether what the address names is in view and looks other than its like."""
    expect(page.locator(f"{selector}:target")).to_be_in_viewport()
    found: bool = page.locator(selector).evaluate(
        """target => getComputedStyle(target).backgroundColor
            !== getComputedStyle(document.body).backgroundColor"""
    )
    return found


READERS: dict[str, dict[str, Any]] = {
    "wide": {},
    "on a phone in the dark": {"size": PHONE, "dark": True},
    "right to left": {"mirrored": True},
    "at 200 %": {"size": ZOOMED, "scale": 2},
}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_filters_zooms_reads_and_finds_the_place_again(visitor, reader):
    page = visitor(**READERS[reader]).goes_to("/")
    expect(heading(page)).to_have_text("All events")
    unfold(page)
    unshifted(page)
    bar(page, "2020 to 2021").click()
    expect(heading(page)).to_have_text("Events, 2020 to 2021")
    page.locator("#type-talks").check()
    expect(page).to_have_url(re.compile(r"/\?from=2020&to=2021&type=talks$"))
    expect(heading(page)).to_have_text("Talks, 2020 to 2021")
    left = page.locator("#count").inner_text().split()[0]
    expect(events(page)).to_have_count(int(left))
    assert shift(page) < 0.02

    entry = events(page).last
    entry.scroll_into_view_if_needed()
    title, place = title_of(entry), top(entry)
    open_event(entry)
    expect(heading(page)).to_have_text(title)
    number = follow_to_the_paragraph(page)
    beside = page.get_by_role("complementary", name=f"From paragraph {number}", exact=True)
    expect(beside).to_contain_text(title)

    page.go_back()
    expect(heading(page)).to_have_text(title)
    page.go_back()
    expect(heading(page)).to_have_text("Talks, 2020 to 2021")
    expect(entry.get_by_role("link").first).to_be_focused()
    assert top(entry) == pytest.approx(place, abs=2)
    page.go_back()
    expect(heading(page)).to_have_text("Events, 2020 to 2021")
    expect(page.locator("#type-talks")).not_to_be_checked()
    page.go_back()
    expect(heading(page)).to_have_text("All events")
    page.go_forward()
    expect(heading(page)).to_have_text("Events, 2020 to 2021")
    page.go_forward()
    expect(heading(page)).to_have_text("Talks, 2020 to 2021")
    expect(page.locator("#type-talks")).to_be_checked()


def test_the_same_is_done_by_keyboard_alone(visitor):
    reader = visitor()
    page, keys = reader.goes_to("/?from=2015&to=2021"), reader.page.keyboard
    skip = page.get_by_role("link", name="Skip to the content")
    reader.tabs_to(skip)
    keys.press("Enter")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    reader.tabs_to(page.locator("#type-talks"))
    keys.press("Space")
    expect(heading(page)).to_have_text("Talks, 2015 to 2021")
    expect(page.locator("#type-talks")).to_be_focused()

    keys.press("Shift+Tab")
    while page.evaluate("!document.activeElement.closest('.drawing')"):
        keys.press("Shift+Tab")
    keys.press("End")
    keys.press("ArrowLeft")
    closer = page.evaluate("document.activeElement.ariaLabel.split(':')[0]")
    keys.press("Enter")
    expect(heading(page)).to_have_text(f"Talks, {closer}")

    link = events(page).first.get_by_role("heading").get_by_role("link")
    reader.tabs_to(link)
    title = link.inner_text()
    keys.press("Enter")
    expect(heading(page)).to_have_text(title)
    reader.tabs_to(page.locator(".passage .number").first)
    keys.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/.+#p\d+$"))
    expect(page.locator(".line:target")).to_be_in_viewport()
    keys.press("Tab")
    assert page.evaluate("document.activeElement.closest('.line:target') !== null")
    page.go_back()
    expect(heading(page)).to_have_text(title)
    page.go_back()
    expect(heading(page)).to_have_text(f"Talks, {closer}")
    expect(link).to_be_focused()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_same_is_done_without_javascript(visitor, size):
    page = visitor(size, javascript=False).goes_to("/")
    bar(page, "2020 to 2021").click()
    expect(heading(page)).to_have_text("Events, 2020 to 2021")
    unfold(page)
    page.locator("#type-talks").check()
    page.get_by_role("button", name="Apply").click()
    expect(heading(page)).to_have_text("Talks, 2020 to 2021")
    page.locator("#picture summary").click()
    page.locator("#picture table a").first.click()
    expect(page).to_have_url(re.compile(r"type=talks&from=2020-\d\d&to=2020-\d\d$"))
    page.get_by_role("link", name="lanes by actor").click()
    expect(page).to_have_url(re.compile(r"/lanes/\?type=talks&from=2020-\d\d"))
    wider = page.locator("#to-wider bdi").inner_text()
    page.locator("#to-wider").click()
    expect(heading(page)).to_have_text(f"Talks, {wider}")
    page.get_by_role("link", name="list", exact=True).click()

    entry = events(page).last
    entry.scroll_into_view_if_needed()
    title, place = title_of(entry), top(entry)
    open_event(entry)
    expect(heading(page)).to_have_text(title)
    follow_to_the_paragraph(page)
    page.go_back()
    page.go_back()
    expect(heading(page)).to_have_text(f"Talks, {wider}")
    assert top(entry) == pytest.approx(place, abs=2)


def test_a_list_is_continued_without_javascript(visitor):
    page = visitor(javascript=False).goes_to("/")
    page.get_by_role("link", name="Later events").click()
    expect(page.get_by_role("link", name="Back to the beginning of the list")).to_be_visible()


def test_names_lead_to_actors_and_statements_to_their_words(visitor):
    page = visitor().goes_to(Article.objects.get(title__startswith="As Taliban").get_absolute_url())
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


def test_the_chosen_colours_are_kept(visitor):
    page = visitor().goes_to("/")
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.reload()
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute(
        "aria-pressed", "true"
    )
