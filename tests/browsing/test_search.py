"""Searching by mouse, by keyboard alone, and without JavaScript; in every guise accessible."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browsing.test_pages import violations
from tests.browsing.visitor import PHONE, WIDE, heading, width

pytestmark = pytest.mark.django_db


def option(page: Page, name: str):
    return page.locator(".suggestions").get_by_role("option", name=name).first


def focused_option(page: Page, field: str) -> str:
    """The text of the option that a screen reader is told of."""
    said: str = page.locator(field).evaluate(
        "field => document.getElementById(field.getAttribute('aria-activedescendant'))"
        "?.querySelector('.name').innerText ?? ''"
    )
    return said


def test_a_reader_searches_and_goes_to_the_paragraph(visitor):
    page = visitor().goes_to("/articles/")
    page.get_by_role("combobox", name="Search everything").fill("withdrawn")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=withdrawn$"))
    page.get_by_role("link", name=re.compile("^Paragraphs")).click()
    expect(page.locator("mark.hit").first).to_have_text(re.compile("withdraw", re.IGNORECASE))
    page.locator(".hits .sources a").first.click()
    expect(page).to_have_url(re.compile(r"/articles/.+#p\d+$"))
    page.go_back()
    expect(page.get_by_label("Words to search for")).to_have_value("withdrawn")


def test_suggestions_are_chosen_by_mouse(visitor):
    page = visitor().goes_to("/")
    page.get_by_role("combobox", name="Search everything").press_sequentially("Khalil")
    option(page, "Zalmay Khalilzad").click()
    expect(heading(page)).to_have_text("Zalmay Khalilzad")


def test_suggestions_are_chosen_by_keyboard_alone(visitor):
    page = visitor().goes_to("/about/")
    field = page.get_by_role("combobox", name="Search everything")
    field.focus()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("Khaleel")
    expect(option(page, "Zalmay Khalilzad")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert focused_option(page, "#seek") == ""
    page.keyboard.press("ArrowDown")
    assert focused_option(page, "#seek") == "Zalmay Khalilzad"
    page.keyboard.press("ArrowUp")
    assert focused_option(page, "#seek") == ""
    page.keyboard.press("Escape")
    expect(page.locator("#seek-list")).to_be_hidden()
    expect(field).to_have_value("Khaleel")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#seek-list")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Zalmay Khalilzad")


def test_an_actor_is_added_to_the_filter_by_the_beginning_of_a_name(visitor):
    page = visitor().goes_to("/?from=2020")
    page.get_by_role("combobox", name="Actor by name").press_sequentially("Khaleelz")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?from=2020&actor=zalmay-khalilzad$"))
    expect(heading(page)).to_have_text(re.compile("with Zalmay Khalilzad"))
    expect(page.locator("#actor-zalmay-khalilzad")).to_be_checked()
    field = page.get_by_label("Actor by name")
    expect(field).to_have_value("")
    field.press_sequentially("Talib")
    option(page, "Taliban").click()
    expect(page).to_have_url(re.compile(r"&actor=taliban$|&actor=taliban&"))


def test_what_is_typed_without_being_chosen_filters_nothing(visitor):
    page = visitor().goes_to("/")
    page.get_by_label("Actor by name").press_sequentially("Khal")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    assert page.url.endswith("/")
    expect(heading(page)).to_have_text("All events")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_searching_works_without_javascript(visitor, size):
    reader = visitor(size, javascript=False)
    page = reader.goes_to("/")
    if size == PHONE:
        page.get_by_role("link", name="Search", exact=True).click()
        page.get_by_label("Words to search for").fill("Khaleelzad")
    else:
        page.get_by_role("searchbox", name="Search everything").fill("Khaleelzad")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Perhaps you mean")).to_be_visible()
    page.get_by_role("link", name="Zalmay Khalilzad", exact=True).click()
    expect(heading(page)).to_have_text("Zalmay Khalilzad")
    page = reader.goes_to("/")
    if size == PHONE:
        page.locator("#filter > summary").click()
    page.get_by_label("Actor by name").fill("Khaleelzad")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Events with Zalmay Khalilzad")


@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (PHONE, True)])
def test_open_suggestions_are_accessible_and_stay_in_the_page(visitor, size, dark):
    reader = visitor(size, dark=dark)
    page = reader.goes_to("/search/")
    page.get_by_role("combobox", name="Words to search for").press_sequentially("Taliban")
    expect(option(page, "Taliban")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    for direction in ("ltr", "rtl"):
        assert width(page, direction) <= size[0]
    reader.complaints.clear()


def test_a_failing_suggestion_harms_nothing(visitor):
    reader = visitor()
    page = reader.goes_to("/")
    page.route("**/suggest/**", lambda route: route.abort())
    page.get_by_role("combobox", name="Search everything").press_sequentially("Khalil")
    page.wait_for_timeout(400)
    expect(page.locator("#seek-list")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=Khalil$"))
    reader.complaints.clear()
