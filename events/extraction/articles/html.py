"""HTML pages: blocks of text, header fields, and what the markup says is not the article.

Read with lxml's event interface: libxml2 keeps up with any depth of nesting and with any broken
markup in linear time, where tree builders slow down or cut deep pages off.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lxml import etree

from events.extraction.articles.bylines import is_date_line
from events.extraction.articles.draft import Block, Draft, join
from events.extraction.lexicon import load
from events.extraction.results import ParagraphKind, StatedDate

SHORTEST_TITLE = 10  # characters
LEAST_BODY = 0.2  # of a page's text is the article's, or the names of its parts mislead

_SKIPPED = frozenset(
    """script style noscript template svg math canvas iframe object audio video select option button
    input textarea form nav head title""".split()
)
_ALIEN = frozenset("aside footer menu dialog".split())
_WHOLE = frozenset("html body main article".split())  # never a mere part of the page
_APART = frozenset("figcaption figure address caption".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CELLS = frozenset("td th dd".split())  # they go on in the paragraph of their row or term
_BLOCKS = frozenset(
    """p div section article main header footer aside nav ul ol li dl table thead tbody tfoot
    tr blockquote pre figure figcaption address form fieldset hr h1 h2 h3 h4 h5 h6 body
    details     summary center caption dialog menu""".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_LAYOUT = re.compile(r"^(?:has|no|is|with|single|page|layout|col)-|-with-|-(?:left|right|open)$")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Element:
    tag: str
    kind: ParagraphKind | None
    skipped: bool
    main: bool
    alien: bool


@dataclass(slots=True)
class _Page:
    """The target of the parser: collects blocks while elements open and close."""

    trust_names: bool = True
    blocks: list[tuple[str, ParagraphKind | None, bool]] = field(default_factory=list)
    stated: list[StatedDate] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    headings: list[str] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    language: str = ""
    _open: list[_Element] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _linked: int = 0
    _links: int = 0
    _capture: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "html":
            self.language = attributes.get("lang", "")
        if tag == "meta":
            self._take_meta(attributes)
        elif tag == "time" and not self._inside().skipped:
            self._take_time(attributes)
        elif tag == "br":
            self._words.append("\n")
        elif tag in _CELLS and "".join(self._words).strip():
            self._words.append(" – ")
        if tag in _BLOCKS or tag == "dt":  # a term's end is no end: its explanation goes on
            self._flush()
        if tag == "title" or (tag == "script" and "ld+json" in attributes.get("type", "")):
            self._capture = []
        if tag == "a":
            self._links += 1
        if tag not in _VOID:
            self._open.append(self._element(tag, attributes))

    def end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if self._capture is not None and tag in {"title", "script"}:
            self._take_captured(tag, "".join(self._capture))
        if tag == "a":
            self._links = max(0, self._links - 1)
        if any(x.tag == tag for x in self._open[-1:]):
            self._open.pop()

    def data(self, words: str) -> None:
        if self._capture is not None:
            self._capture.append(words)
        elif not self._inside().skipped:
            plain = words if self._inside().tag == "pre" else _SPACE.sub(" ", words)
            self._words.append(plain)
            self._linked += len(plain.strip()) if self._links else 0

    def comment(self, words: str) -> None:
        """Comments are no text."""

    def close(self) -> _Page:
        self._flush()
        return self

    def _inside(self) -> _Element:
        return self._open[-1] if self._open else _Element("", None, False, False, False)

    def _element(self, tag: str, attributes: dict[str, str]) -> _Element:
        outer = self._inside()
        by_name = self.trust_names and tag not in _WHOLE
        alien = outer.alien or tag in _ALIEN or (by_name and _named("containers", attributes))
        kind = outer.kind
        if alien or tag in _APART or (by_name and _named("notices", attributes)):
            kind = "boilerplate"
        elif tag in _HEADINGS and kind is None:
            kind = "heading"
        hides = "hidden" in attributes or "display:none" in attributes.get("style", "").replace(
            " ", ""
        )
        main = (
            outer.main or tag in {"article", "main"} or attributes.get("itemprop") == "articleBody"
        )
        return _Element(tag, kind, outer.skipped or tag in _SKIPPED or hides, main, alien)

    def _flush(self) -> None:
        inside, words = self._inside(), "".join(self._words)
        linked, self._linked = self._linked, 0
        self._words = []
        for part in re.split(r"\n\s*\n", words):
            lines = [_SPACE.sub(" ", line).strip() for line in part.split("\n")]
            text = "\n".join(line for line in lines if line)
            if not text:
                continue
            self.blocks.append((text, self._kind(text, linked, len(words.strip())), inside.main))
            if inside.tag in _HEADINGS:
                self.headings.append(text.replace("\n", " "))

    def _kind(self, text: str, linked: int, length: int) -> ParagraphKind | None:
        """What markup says of a block; a date as a heading may head an entry of a chronology."""
        kind = self._inside().kind
        if kind == "heading":
            return None if is_date_line(text) else kind
        return "boilerplate" if linked >= 0.8 * length else kind

    def _take_meta(self, attributes: dict[str, str]) -> None:
        name = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower()
        content = attributes.get("content", "").strip()
        if name in _vocabulary("meta_dates") and content:
            self.stated.append(StatedDate(content, "meta"))
        self.meta.setdefault(name, content)

    def _take_time(self, attributes: dict[str, str]) -> None:
        """The first one outside of asides, comments and footers."""
        known = any(s.where == "time" for s in self.stated)
        if (words := attributes.get("datetime", "")) and not known and not self._inside().alien:
            self.stated.append(StatedDate(words, "time"))

    def _take_captured(self, tag: str, words: str) -> None:
        self._capture = None
        if tag == "script":
            self.json_ld.append(words)
        else:
            self.title = self.title or _SPACE.sub(" ", words).strip()


def _named(key: str, attributes: dict[str, str]) -> bool:
    """Whether class, id or role say that an element is one of the lexicon's ``key``.

    Names of layout ("has-sidebar", "page-with-menu") say what else is there, not what this is.
    """
    names = " ".join(attributes.get(name, "") for name in ("class", "id", "role")).lower()
    for name in names.replace("_", "-").split():
        if name in _vocabulary(key):
            return True
        if not _LAYOUT.search(name) and not _vocabulary(key).isdisjoint(name.split("-")):
            return True
    return False


@cache
def _vocabulary(key: str) -> frozenset[str]:
    return frozenset(load("boilerplate")[key])


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD value, those inside ``@graph`` too; not deeper."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            yield from (x for x in item.get("@graph", ()) if isinstance(x, dict))


def _json_ld_dates(scripts: list[str]) -> Iterator[StatedDate]:
    for script in scripts:
        try:
            value = json.loads(script)
        except (ValueError, RecursionError):
            continue  # a broken script of the page is no fault of the article
        for item in _objects(value):
            if isinstance(words := item.get("datePublished"), str):
                yield StatedDate(words, "json-ld")


def _kept(page: _Page) -> list[Block]:
    """The blocks; outside of the article or main element, if there is a real one, boilerplate."""
    inner = sum(len(text) for text, kind, main in page.blocks if main and kind is None)
    outer = sum(len(text) for text, kind, main in page.blocks if not main and kind is None)
    trust = inner > outer
    return [
        Block(text, "boilerplate" if trust and not main and kind is None else kind)
        for text, kind, main in page.blocks
    ]


def blocks(markup: str, *, trust_names: bool = True) -> _Page:
    """The page that ``markup`` makes, with or without faith in its classes and ids."""
    parser = etree.HTMLParser(target=_Page(trust_names), huge_tree=True, encoding="utf-8")
    parser.feed(markup.encode("utf-8", "replace"))
    page: _Page = parser.close()
    return page


def _body_length(page: _Page) -> int:
    return sum(len(text) for text, kind, _ in page.blocks if kind is None)


def _title(page: _Page) -> str:
    """The headline: as given for sharing, else the first heading that the page's title repeats."""
    repeated = (h for h in page.headings if len(h) > SHORTEST_TITLE and h in page.title)
    return (
        page.meta.get("og:title")
        or next(repeated, "")
        or page.title
        or next(iter(page.headings), "")
    )


def read(markup: str) -> Draft:
    """The article of an HTML page."""
    page = blocks(markup)
    whole = sum(len(text) for text, _, _ in page.blocks)
    if _body_length(page) < LEAST_BODY * whole:  # the names meant the article itself
        page = max(page, blocks(markup, trust_names=False), key=_body_length)
    text, settled = join(_kept(page))
    return Draft(
        text=text,
        title=_title(page),
        url=page.meta.get("og:url", ""),
        source=page.meta.get("og:site_name", ""),
        language=page.language[:2].lower(),
        stated=(*_json_ld_dates(page.json_ld), *page.stated),
        settled=settled,
    )
