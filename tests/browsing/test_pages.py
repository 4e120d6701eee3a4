"""Every page in every guise: accessible, within its frame, and silent on the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from events.models import Actor, Article, Event
from tests.browsing.conftest import PHONE, WIDE

pytestmark = pytest.mark.django_db
NARROWEST = (320, 600)
PAGES = {
    "timeline": lambda: "/?from=2020",
    "empty": lambda: "/?from=1900&to=1901",
    "event": lambda: newest_event().get_absolute_url(),
    "articles": lambda: "/articles/",
    "article": lambda: (
        Article.objects.filter(title__startswith="As Taliban").get().get_absolute_url()
    ),
    "actors": lambda: "/actors/",
    "actor": lambda: Actor.objects.get(name="Zalmay Khalilzad").get_absolute_url(),
    "statements": lambda: "/statements/",
    "about": lambda: "/about/",
}
ENDLESS = {
    "endless event": lambda: Event.objects.get(title__startswith="Unbroken").get_absolute_url(),
    "endless entry": lambda: "/?from=1985&to=1985",
    "endless article": lambda: Article.objects.get(title="Endless").get_absolute_url(),
}
ERRORS = ["/?type=battle", "/no/such/page/"]


def newest_event():
    return Event.objects.filter(place__gt="", mentions__gt=0).latest("sort_date")


def violations(page):
    results = Axe().run(page)
    return [
        f"{found['id']}: {node['html'][:200]} {node['failureSummary']}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (PHONE, True)])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(visitor, name, size, dark):
    reader = visitor(size, dark=dark)
    page = reader.goes_to(PAGES[name]())
    if size == PHONE and page.locator("#filter").count():
        page.locator("#filter > summary").click()
    assert reader.complaints == []
    assert violations(page) == []
    reader.complaints.clear()


@pytest.mark.parametrize("address", ERRORS)
def test_an_error_page_is_accessible(visitor, address):
    reader = visitor(dark=True)
    assert violations(reader.goes_to(address)) == []
    assert all(
        "status of 40" in complaint or "style" in complaint for complaint in reader.complaints
    )
    reader.complaints.clear()


def test_nothing_sticks_out_of_a_narrow_page(visitor):
    reader = visitor(NARROWEST)
    for name, address in {**PAGES, **ENDLESS}.items():
        page = reader.goes_to(address())
        for direction in ("ltr", "rtl"):
            width = page.evaluate(
                """direction => {
                    document.documentElement.dir = direction;
                    return document.documentElement.scrollWidth;
                }""",
                direction,
            )
            assert width <= NARROWEST[0], (name, direction)


def test_targets_are_large_enough_for_a_finger(visitor):
    page = visitor(PHONE).goes_to("/")
    page.locator("#filter > summary").click()
    small = page.evaluate(
        """selector => [...document.querySelectorAll(selector)]
            .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 24)
            .map(each => each.outerHTML)""",
        "nav a, .tools a, label:has(input), button, summary, select",
    )
    assert small == []


def test_a_right_to_left_page_is_the_mirror(visitor):
    page = visitor().goes_to("/?from=2020")
    left = page.locator("#filter").bounding_box()
    page.evaluate("document.documentElement.dir = 'rtl'")
    right = page.locator("#filter").bounding_box()
    assert left
    assert right
    assert right["x"] == pytest.approx(WIDE[0] - left["x"] - left["width"], abs=20)


def test_print_shows_the_list_without_its_controls(visitor):
    page = visitor().goes_to("/?from=2020")
    page.emulate_media(media="print")
    assert not page.locator("#filter").is_visible()
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.locator(".entry").first.is_visible()
