"""Somebody with a browser of a kind, and what can be seen with it."""

from __future__ import annotations

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
)

from tests.browser import PATIENCE_MS

WIDE, PHONE, ZOOMED, NARROWEST = (1280, 900), (390, 800), (640, 450), (320, 600)

# Run before anything else on each page: adds up how far its parts move.
WATCH = """
window.shift = 0;
window.moved = new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shift += value;
});
window.moved.observe({ type: "layout-shift", buffered: true });
"""
MIRROR = "addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; });"
SHIFT = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
    for (const { value } of window.moved.takeRecords()) window.shift += value;
    done(window.shift);
})))"""
# What has the focus, and whether that is seen: a ring around it or around the shape drawn for it.
FOCUS = """() => {
    const here = document.activeElement;
    const rings = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const drawn = [...here.querySelectorAll("rect")].some((rect) => {
        const { stroke, strokeWidth } = getComputedStyle(rect);
        return stroke !== "none" && parseFloat(strokeWidth) >= 2;
    });
    const { left, right, top, bottom } = here.getBoundingClientRect();
    const seen = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
    return [here.outerHTML.slice(0, 120), seen && (rings(getComputedStyle(here)) || drawn)];
}"""


def context(browser: Browser, *, javascript=True, mirrored=False, scale=1) -> BrowserContext:
    """A fresh profile, without motion; ``mirrored`` is a site written from right to left."""
    made = browser.new_context(
        device_scale_factor=scale, java_script_enabled=javascript, reduced_motion="reduce"
    )
    made.set_default_timeout(PATIENCE_MS)
    if javascript:
        made.add_init_script(WATCH + MIRROR * mirrored)
    return made


class Visitor:
    """Somebody with a browser of a kind, who complains of everything a page should not do."""

    def __init__(self, profile: BrowserContext, site: str, size: tuple[int, int], *, dark: bool):
        self.site = site
        self.complaints = list[str]()
        self.answers = list[Response]()
        self.page: Page = profile.new_page()
        self.looks(size, dark=dark)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.complaints.append(f"asked {request.url}")

    def _answered(self, response: Response) -> None:
        self.answers.append(response)

    def looks(self, size: tuple[int, int], *, dark: bool = False) -> None:
        """Takes a screen of another size or other colours."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(color_scheme="dark" if dark else "light")

    def goes_to(self, path: str) -> Page:
        """Opens a page of the site."""
        self.page.goto(self.site + path)
        return self.page

    def tabs(self) -> str:
        """Presses the tab key; the beginning of what has the focus then, which must be seen."""
        self.page.keyboard.press("Tab")
        here, seen = self.page.evaluate(FOCUS)
        assert seen, here
        return str(here)

    def tabs_to(self, wanted: Locator, within: int = 60) -> None:
        """Presses the tab key until something has the focus."""
        for _ in range(within):
            here = self.tabs()
            if wanted.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{within} tabs do not reach {wanted}, but {here}")


def shift(page: Page) -> float:
    """How far the parts of a page have moved since it began to load, also after a click."""
    found: float = page.evaluate(SHIFT)
    return found


def unshifted(page: Page) -> None:
    """Counts moves from here on, and none that is still being drawn."""
    shift(page)
    page.evaluate("window.shift = 0")


def width(page: Page, direction: str = "") -> int:
    """How wide a page is, in CSS pixels, also beyond the screen; in the direction asked for."""
    found: int = page.evaluate(
        """direction => {
            if (direction) document.documentElement.dir = direction;
            return document.documentElement.scrollWidth;
        }""",
        direction,
    )
    return found


def heading(page: Page) -> Locator:
    """The page's name."""
    return page.get_by_role("heading", level=1)


def bar(page: Page, name: str) -> Locator:
    """The bar of the picture that stands for some time."""
    return page.locator(f"#picture .bar[aria-label^='{name}:']")
