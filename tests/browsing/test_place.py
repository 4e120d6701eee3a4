"""The place in a list: back, forward and reload find it as it was left, in whatever order."""

import re
from typing import NamedTuple

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.browsing.visitor import PHONE, WIDE, heading

pytestmark = pytest.mark.django_db

EDGE = """() => {
    const items = [...document.querySelectorAll("#results :is(.entry, .utterance)")];
    const item = items.find((each) => each.getBoundingClientRect().bottom > 0);
    return [items.length, item?.textContent ?? "", item?.getBoundingClientRect().top ?? 0];
}"""


class Seen(NamedTuple):
    """A list as it stands on the screen: how long, what is at the upper edge, and how high."""

    address: str
    length: int
    first: str
    top: float


def seen(page: Page) -> Seen:
    length, first, top = page.evaluate(EDGE)
    return Seen(page.url, length, first, top)


def same(page: Page, left: Seen) -> None:
    """Waits until a list stands again as it was left."""
    expect(page.locator("#results :is(.entry, .utterance)")).to_have_count(left.length)
    page.wait_for_function(
        f"([first, top]) => {{ const now = ({EDGE})(); "
        "return now[1] === first && Math.abs(now[2] - top) < 3; }",
        arg=[left.first, left.top],
    )
    assert page.url == left.address


def more(page: Page, times: int = 1) -> None:
    """Continues the list; without JavaScript that is the next page of it."""
    for _ in range(times):
        before = seen(page)
        page.locator("#more a").click()
        page.wait_for_function(f"before => ({EDGE})()[0] > before", arg=before.length)


def reads_on(page: Page, share: float = 0.7) -> Seen:
    """Scrolls down, so that an entry in the list is at the upper edge; what is seen then."""
    page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)
    # The place is noted once the page rests.
    page.wait_for_function(
        f"() => Math.abs(history.state?.place?.top - ({EDGE})()[2]) < 1",
    )
    return seen(page)


def press(what: Locator) -> None:
    """Clicks without scrolling there first, as a reader who sees it does not either."""
    what.dispatch_event("click")


def goes(page: Page, steps: int) -> None:
    """Back or forward without waiting for what comes of it; again if the page left meanwhile."""
    try:
        page.evaluate("steps => void setTimeout(() => history.go(steps))", steps)
    except Error as gone:
        if "context was destroyed" not in str(gone):
            raise
        goes(page, steps)


def chooses_talks(page: Page) -> None:
    press(page.locator("#type-talks"))
    expect(heading(page)).to_have_text(re.compile("^Talks"))


def zooms(page: Page) -> None:
    whole = heading(page).inner_text()
    press(page.locator("#picture .bar").last)
    expect(heading(page)).not_to_have_text(whole)


def opens_an_event(page: Page) -> None:
    press(page.locator(".entry h4 a").last)
    expect(page).to_have_url(re.compile(r"/events/\d+/$"))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_continued_list_is_found_again_after_one_step(visitor, size):
    page = visitor(size).goes_to("/")
    more(page, 2)
    left = reads_on(page)
    assert left.length > 80
    for leave in (chooses_talks, zooms, opens_an_event):
        leave(page)
        page.go_back()
        same(page, left)
        if leave is opens_an_event:
            expect(page.locator(".entry h4 a").last).to_be_focused()
        page.go_forward()
        page.go_back()
        same(page, left)
    page.reload()
    same(page, left)


def test_each_of_several_continued_lists_is_found_again(visitor):
    page = visitor().goes_to("/?by=type")
    more(page, 2)
    all_events = reads_on(page)
    press(page.locator("#type-other"))
    expect(heading(page)).to_have_text(re.compile("^Other"))
    more(page)
    others = reads_on(page, 0.4)
    opens_an_event(page)

    page.go_back()
    same(page, others)
    page.go_back()
    same(page, all_events)
    page.go_forward()
    same(page, others)
    page.reload()
    same(page, others)
    page.go_back()
    same(page, all_events)
    zooms(page)
    page.go_back()
    same(page, all_events)


def test_the_same_address_twice_has_two_places(visitor):
    page = visitor().goes_to("/")
    more(page)
    first = reads_on(page)
    chooses_talks(page)
    press(page.locator("#type-talks"))
    expect(heading(page)).to_have_text("All events")
    again = reads_on(page, 0.3)
    assert again.address == first.address
    assert again.length < first.length
    opens_an_event(page)
    page.go_back()
    same(page, again)
    page.go_back()
    expect(heading(page)).to_have_text("Talks")
    page.go_back()
    same(page, first)
    page.go_forward()
    expect(heading(page)).to_have_text("Talks")
    page.go_forward()
    same(page, again)


def test_a_hurried_reader_ends_in_the_right_place(visitor):
    page = visitor().goes_to("/")
    more(page, 2)
    left = reads_on(page)
    chooses_talks(page)
    talks = page.url
    zooms(page)
    opens_an_event(page)
    goes(page, -3)
    same(page, left)
    for _ in range(3):
        # Browsers count steps from where they are, not from where they are going.
        goes(page, 1)
        expect(page).to_have_url(talks)
        goes(page, -1)
        expect(page).to_have_url(left.address)
    same(page, left)
    zooms(page)
    page.go_back()
    same(page, left)


def test_who_comes_by_a_link_begins_at_the_beginning(visitor):
    page = visitor().goes_to("/")
    more(page)
    reads_on(page)
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Timeline").click()
    expect(page.locator(".entry")).to_have_count(40)
    assert page.evaluate("scrollY") == 0


def test_statements_keep_their_place_too(visitor):
    page = visitor().goes_to("/statements/")
    more(page)
    left = reads_on(page)
    press(page.locator(".utterance .sources a").last)
    expect(page).to_have_url(re.compile(r"/articles/.+#s\d+$"))
    page.go_back()
    same(page, left)


def test_the_way_back_brings_all_of_the_page(visitor):
    page = visitor().goes_to("/")
    chooses_talks(page)
    page.go_back()
    expect(heading(page)).to_have_text("All events")
    expect(page.get_by_role("button", name="Dark colours")).to_be_visible()
    page.get_by_label("Actor by name").press_sequentially("Khalil")
    expect(page.get_by_role("option", name=re.compile("Khalilzad"))).to_be_visible()
    page.get_by_role("option", name=re.compile("Khalilzad")).click()
    expect(heading(page)).to_have_text(re.compile("Khalilzad"))


def test_without_javascript_the_browser_finds_the_place_of_each_page(visitor):
    page = visitor(javascript=False).goes_to("/")
    page.locator("#more a").click()
    expect(page.get_by_role("link", name="Back to the beginning of the list")).to_be_visible()
    entry = page.locator(".entry").nth(20)
    entry.scroll_into_view_if_needed()
    before = entry.bounding_box()
    continued = page.url
    entry.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/events/\d+/$"))
    page.go_back()
    assert page.url == continued
    assert entry.bounding_box() == before
    page.locator("#type-other").check()
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile("type=other"))
    page.go_back()
    assert page.url == continued
    page.go_forward()
    expect(page).to_have_url(re.compile("type=other"))
    page.reload()
    expect(page).to_have_url(re.compile("type=other"))


def test_a_site_out_of_reach_is_told_of_and_the_page_stays(visitor):
    reader = visitor()
    page = reader.goes_to("/")
    notice = page.get_by_role("alert")
    page.context.set_offline(True)
    press(page.locator("#type-talks"))
    expect(notice).to_contain_text("The site cannot be reached")
    expect(heading(page)).to_have_text("All events")
    page.context.set_offline(False)
    assert any("DISCONNECTED" in said for said in reader.complaints)
    reader.complaints.clear()
    notice.get_by_role("link", name="Try again").click()
    expect(heading(page)).to_have_text("Talks")
    expect(notice).to_be_hidden()
