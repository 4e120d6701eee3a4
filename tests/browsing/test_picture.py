"""The picture of time and the lanes in a browser: by mouse, by keyboard, by link alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsing.visitor import PHONE, bar, heading

pytestmark = pytest.mark.django_db


def test_a_click_on_a_bar_comes_closer_and_back_leads_out(visitor):
    page = visitor().goes_to("/?from=1940&to=1985")
    bar(page, "1950").click()
    expect(heading(page)).to_have_text("Events, 1950")
    expect(page).to_have_url(re.compile(r"/\?from=1950&to=1950$"))
    expect(page.get_by_label("from", exact=True)).to_have_value("1950")
    expect(page.locator("#picture .bar title").last).to_contain_text("December 1950")
    page.get_by_role("link", name="wider: 1950 to 1959").click()
    expect(page.get_by_label("to", exact=True)).to_have_value("1959")
    page.go_back()
    expect(heading(page)).to_have_text("Events, 1950")
    page.get_by_role("link", name="all of time").click()
    expect(heading(page)).to_have_text("All events")
    expect(page.get_by_label("from", exact=True)).to_have_value("")


def test_the_filter_and_the_picture_know_of_each_other(visitor):
    page = visitor().goes_to("/?from=2020&to=2020&by=type")
    page.locator("#type-talks").check()
    expect(heading(page)).to_have_text("Talks, 2020")
    expect(page.locator("#picture .names text").first).to_contain_text("Talks")
    page.get_by_role("link", name="all types together").click()
    expect(page).to_have_url(re.compile(r"/\?type=talks&from=2020&to=2020$"))
    page.locator("#picture .bar").first.click()
    expect(page).to_have_url(re.compile(r"type=talks&from=2020-\d\d-\d\d&to=2020-\d\d-\d\d$"))


def test_dragging_over_the_picture_chooses_a_window(visitor):
    page = visitor().goes_to("/?from=2015&to=2021")
    box = page.locator("#picture .drawing").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=4)
    expect(page.locator(".chosen-window")).to_be_visible()
    page.mouse.move(box["x"] + box["width"] * 0.8, middle, steps=4)
    page.mouse.up()
    expect(heading(page)).to_have_text("Events, July 2018 to August 2020")
    expect(page).to_have_url(re.compile(r"/\?from=2018-07&to=2020-08$"))


def test_escape_gives_a_drag_up(visitor):
    page = visitor().goes_to("/?from=2015&to=2021")
    box = page.locator("#picture .drawing").bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 40, steps=3)
    page.keyboard.press("Escape")
    expect(page.locator(".chosen-window")).to_have_count(0)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"/\?from=2015&to=2021$"))


def test_the_bars_are_one_stop_and_arrows_go_along_them(visitor):
    page = visitor().goes_to("/?from=2015&to=2021")
    page.locator("#to-split").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip the picture")).to_be_focused()
    page.keyboard.press("Tab")
    bars = page.locator("#picture .bar")
    expect(bars.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(bars.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(bars.last).to_be_focused()
    page.keyboard.press("ArrowLeft")
    name = bars.nth(bars.count() - 2).get_attribute("aria-label")
    assert name
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(f"Events, {name.split(':')[0]}")
    expect(page.locator("#picture .bar").first).to_be_focused()


def test_lanes_are_moved_through_time_by_keys(visitor):
    page = visitor().goes_to("/lanes/?by=type&from=2020&to=2020")
    page.locator(".across").focus()
    for key, name in [
        ("ArrowLeft", "Events, 2019"),
        ("ArrowRight", "Events, 2020"),
        ("+", "Events, May to August 2020"),
        ("-", "Events, 2020"),
        ("0", "All events"),
    ]:
        page.keyboard.press(key)
        expect(heading(page)).to_have_text(name)
        expect(page.locator(".across")).to_be_focused()


def test_a_mark_in_a_lane_leads_to_its_event(visitor):
    page = visitor().goes_to("/lanes/?from=2020&to=2020")
    mark = page.locator(".lane .mark").first
    mark.focus()
    page.keyboard.press("ArrowRight")
    other = page.locator(".lane").first.locator(".mark").nth(1)
    expect(other).to_be_focused()
    title = other.get_attribute("aria-label")
    page.keyboard.press("Enter")
    assert title
    assert title.startswith(heading(page).inner_text())


def test_what_may_lie_anywhere_says_so_wherever_a_lane_is_moved_to(visitor):
    page = visitor(PHONE).goes_to("/lanes/?by=type&from=1984-03&to=1984-04")
    words = page.locator("p", has_text="3 that may lie anywhere in March to April 1984")
    for share in (0, 0.5, 1):
        page.locator(".across").evaluate("(it, s) => it.scrollTo(s * it.scrollWidth, 0)", share)
        expect(words).to_be_in_viewport(ratio=1)
    page.locator(".through").click()
    expect(heading(page)).not_to_have_text("Events, March to April 1984")


def test_labels_in_the_lanes_do_not_run_into_each_other(visitor):
    page = visitor().goes_to("/lanes/?by=type&from=2020&to=2021")
    clashes = page.evaluate(
        """() => [...document.querySelectorAll(".lane .drawing")].flatMap((lane) => {
            const boxes = [...lane.querySelectorAll(".mark text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
            return boxes.flatMap(([one, a], n) => boxes.slice(n + 1)
                .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 6 && b.top < a.bottom - 6)
                .map(([other]) => `${one} / ${other}`));
        })"""  # noqa: E501
    )
    assert clashes == []
