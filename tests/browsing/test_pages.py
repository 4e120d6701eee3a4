"""Every page in every guise: accessible, within its frame, light to fetch, whole in print."""

import gzip
import re
from pathlib import Path

import axe_playwright_python
import pytest
from django.db.models import Count

from events.models import Actor, Article, Event
from tests.browsing.visitor import (
    NARROWEST,
    PHONE,
    WIDE,
    ZOOMED,
    Visitor,
    context,
    shift,
    width,
)

pytestmark = pytest.mark.django_db
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# Every text that is seen, once for each set of colours that meet in it: of a hundred rows of a list
# that look the same one is enough.
TEXTS = """() => {
    const looks = new Map(), kinds = new Map();
    const look = (element) => {
        if (!element) return "";
        if (!looks.has(element)) {
            const style = getComputedStyle(element);
            const own = ["backgroundColor", "backgroundImage", "opacity", "position", "filter"];
            const colours = own.map((name) => style[name]).join();
            looks.set(element, `${look(element.parentElement)}|${colours}`);
        }
        return looks.get(element);
    };
    for (const element of document.body.querySelectorAll("*")) {
        const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        if (!element.matches("input, select, textarea") && !texts.some((text) => text.data.trim()))
            continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        const { color, fill, fontSize, fontWeight, textShadow } = getComputedStyle(element);
        const own = [element.tagName, color, fill, fontSize, fontWeight, textShadow];
        const kind = `${own}|${look(element)}`;
        if (!kinds.has(kind)) kinds.set(kind, element);
    }
    return [...kinds.values()];
}"""
FIRST_VISIT_BYTES = 80_000
SHIFT = 0.02


def most_told_event():
    return Event.objects.annotate(told=Count("mentions")).latest("told", "sort_date")


PAGES = {
    "timeline": lambda: "/?from=2020&to=2020-03",
    "by type": lambda: "/?by=type&from=2020-02-29&to=2020-03-01",
    "empty": lambda: "/?from=1900&to=1901",
    "as known": lambda: "/?known=2020-12-31&from=2020-03",
    "changes": lambda: "/changes/?known=2020-12-31",
    "lanes": lambda: "/lanes/?from=2020",
    "lanes by type": lambda: "/lanes/?by=type&from=2020-02-29",
    "event": lambda: most_told_event().get_absolute_url(),
    "articles": lambda: "/articles/",
    "article": lambda: (
        Article.objects.filter(title__startswith="As Taliban").get().get_absolute_url()
    ),
    "actors": lambda: "/actors/",
    "actor": lambda: Actor.objects.get(name="Zalmay Khalilzad").get_absolute_url(),
    "statements": lambda: "/statements/?q=peace",
    "search": lambda: "/search/",
    "found": lambda: "/search/?q=Taliban+talks",
    "not found": lambda: "/search/?q=nothing+at+all",
    "about": lambda: "/about/",
    "wrong filter": lambda: "/?type=battle",
    "no page": lambda: "/no/such/page/",
}
# What has neither spaces nor an end.
ENDLESS = {
    "endless event": lambda: Event.objects.get(title__startswith="Unbroken").get_absolute_url(),
    "endless entry": lambda: "/?from=1985&to=1985",
    "endless article": lambda: Article.objects.get(title="Endless").get_absolute_url(),
    "endless lanes": lambda: "/lanes/?from=1985&to=1985",
    "endless hit": lambda: "/search/?q=met",
}
# Every two of size, colours and direction meet once. All rules for each size; what colours and
# directions can change besides, by the rules that see it.
COLOURS, LAYOUT = ["color-contrast"], ["target-size", "scrollable-region-focusable"]
GUISES = {
    "wide": (WIDE, False, "ltr", None),
    "wide, dark and mirrored": (WIDE, True, "rtl", COLOURS),
    "phone and mirrored": (PHONE, False, "rtl", LAYOUT),
    "phone in the dark": (PHONE, True, "ltr", None),
}


@pytest.fixture(scope="module", params=PAGES)
def first_visit(request, browser, site, django_db_blocker):
    """Somebody who has never been here before, on one of the pages."""
    profile = context(browser)
    somebody = Visitor(profile, site, WIDE, dark=False)
    with django_db_blocker.unblock():
        address = PAGES[request.param]()
    somebody.goes_to(address)
    yield somebody
    profile.close()


def weight(answer):
    """The bytes of an answer as they are sent: packed, whatever this server does."""
    return len(gzip.compress(answer.body())) + 500


def violations(page, rules=None):
    """What axe finds, in words: by all its rules or some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = []
    if rules is None:
        every = {name: {"enabled": name not in COLOURS} for name in ("target-size", *COLOURS)}
        found += found_by_axe(page, "() => document", {"rules": every})
    elif rules != COLOURS:
        found += found_by_axe(page, "() => document", {"runOnly": rules})
    if rules in (None, COLOURS):
        found += found_by_axe(page, TEXTS, {"runOnly": COLOURS})
    return found


def found_by_axe(page, places, options):
    """What axe finds in elements that a function names."""
    run = f"options => axe.run({{ include: ({places})() }}, options)"
    results = page.evaluate(run, {"resultTypes": ["violations"], "preload": False} | options)
    return [
        f"{found['id']}: {node['html'][:200]} {node['failureSummary']}"
        for found in results["violations"]
        for node in found["nodes"]
    ]


def test_a_first_visit_is_light_and_nothing_moves(first_visit):
    page = first_visit.page
    assert sum(map(weight, first_visit.answers)) < FIRST_VISIT_BYTES
    assert shift(page) < SHIFT
    wrong = f"status of {first_visit.answers[0].status}"
    assert [said for said in first_visit.complaints if wrong not in said] == []


@pytest.mark.parametrize("guise", GUISES)
def test_it_is_accessible(first_visit, guise):
    size, dark, direction, rules = GUISES[guise]
    page = first_visit.page
    first_visit.looks(size, dark=dark)
    assert width(page, direction) <= size[0]
    if size == PHONE:
        page.evaluate("document.querySelector('#filter')?.setAttribute('open', '')")
    assert violations(page, rules) == []


@pytest.mark.parametrize("size", [ZOOMED, NARROWEST], ids=["at 200 %", "at 400 %"])
def test_it_flows_anew_when_it_is_zoomed(first_visit, size):
    first_visit.looks(size)
    for direction in ("rtl", "ltr"):
        assert width(first_visit.page, direction) <= size[0], direction


def test_what_has_no_end_stays_in_the_frame_too(visitor):
    reader = visitor(NARROWEST)
    for name, address in ENDLESS.items():
        page = reader.goes_to(address())
        assert max(width(page, "rtl"), width(page, "ltr")) <= NARROWEST[0], name


def test_the_tab_key_goes_all_the_way_through_it(first_visit):
    first_visit.looks(WIDE)
    page = first_visit.page
    page.evaluate("document.activeElement.blur(), getSelection().collapse(document.body, 0)")
    left = page.evaluate(
        """selector => [...document.querySelectorAll(selector)]
            .filter((each) => each.tabIndex >= 0 && each.checkVisibility()).length""",
        "a[href], button, input, select, summary, [tabindex]",
    )
    here = ""
    while left:
        before, here = here, first_visit.tabs()
        # The fields of a date are one stop of ours, and several of the browser's.
        left -= here != before or 'type="date"' not in here
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body"), f"{here} goes nowhere"


CONTROLS = "button, input, select, nav, summary, .tools, [role=search], .htmx-indicator"
CONTENT = """h1, h2:not(.unseen), .entry, .line:not(details *), .utterance, .hits > li, blockquote,
    .drawing"""


def test_its_print_is_whole_and_without_controls(first_visit):
    page = first_visit.page
    page.emulate_media(media="print", color_scheme="light")
    assert seen(page, CONTROLS) == []
    assert page.locator(CONTENT).count() == len(seen(page, CONTENT))
    page.emulate_media(media="screen")


@pytest.mark.parametrize("name", ["timeline", "event", "article"])
def test_a_page_becomes_a_pdf_with_its_headings_and_links(visitor, name):
    page = visitor().goes_to(PAGES[name]())
    printed = page.pdf(tagged=True, outline=True)
    assert all(written(name) in printed for name in page.locator("h1").all_inner_texts())
    assert re.search(rb"/URI \(http", printed)


def written(heading):
    """How a heading begins in the outline of a PDF; lines that are broken lose a space there."""
    if heading.isascii():
        return f"({heading[:20]}".encode()
    return f"<FEFF{heading[:20].encode('utf-16-be').hex()}".upper().encode()


def seen(page, selector):
    """Those elements that have a place on the page."""
    return page.evaluate(
        """selector => [...document.querySelectorAll(selector)]
            .filter((each) => each.checkVisibility({ visibilityProperty: true }))
            .filter((each) => each.getBoundingClientRect().width > 1)
            .map((each) => each.outerHTML.slice(0, 120))""",
        selector,
    )
