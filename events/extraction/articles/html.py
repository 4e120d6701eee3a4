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

from events.extraction.articles.draft import Block, Draft, join
from events.extraction.lexicon import load
from events.extraction.results import ParagraphKind, StatedDate

_SKIPPED = frozenset(
    """script style noscript template svg math canvas iframe object audio video select option button
    input textarea form nav head title""".split()
)
_ALIEN = frozenset("aside footer menu dialog".split())
_APART = frozenset("figcaption figure address caption".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = frozenset(
    """p div section article main header footer aside nav ul ol li dl dt dd table thead tbody tfoot
    tr td th blockquote pre figure figcaption address form fieldset hr h1 h2 h3 h4 h5 h6 body
    details     summary center caption dialog menu""".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
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

    blocks: list[tuple[str, ParagraphKind | None, bool]] = field(default_factory=list)
    stated: list[StatedDate] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    heading: str = ""
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
        if tag in _BLOCKS:
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
        alien = outer.alien or tag in _ALIEN or _named("containers", attributes)
        kind = outer.kind
        if alien or tag in _APART or _named("notices", attributes):
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
            only_links = linked >= 0.8 * len(words.strip()) and inside.kind != "heading"
            self.blocks.append((text, "boilerplate" if only_links else inside.kind, inside.main))
            if inside.tag == "h1" and not self.heading:
                self.heading = text.replace("\n", " ")

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
    """Whether class, id or role say that an element is one of the lexicon's ``key``."""
    names = " ".join(attributes.get(key, "") for key in ("class", "id", "role")).lower()
    return not _vocabulary(key).isdisjoint(names.replace("_", "-").split())


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


def blocks(markup: str) -> _Page:
    """The page that ``markup`` makes."""
    target = _Page()
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    parser.feed(markup.encode("utf-8", "replace"))
    page: _Page = parser.close()
    return page


def read(markup: str) -> Draft:
    """The article of an HTML page."""
    page = blocks(markup)
    text, settled = join(_kept(page))
    title = page.meta.get("og:title") or page.heading or page.title
    return Draft(
        text=text,
        title=title,
        url=page.meta.get("og:url", ""),
        source=page.meta.get("og:site_name", ""),
        language=page.language[:2].lower(),
        stated=(*_json_ld_dates(page.json_ld), *page.stated),
        settled=settled,
    )
