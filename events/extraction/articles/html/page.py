"""The parser's target: blocks of text, and what markup says of each.

Read with lxml's event interface: libxml2 keeps up with any depth of nesting and with any broken
markup in linear time, where tree builders slow down or cut deep pages off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from events.extraction.articles.bylines import is_date_line
from events.extraction.articles.html.metadata import Metadata
from events.extraction.lexicon import load
from events.extraction.results import ParagraphKind

_SKIPPED = frozenset(
    """script style noscript template svg math canvas iframe object audio video select option button
    input textarea form nav head title amp-ad amp-sidebar amp-consent amp-social-share amp-twitter
    amp-instagram amp-facebook amp-youtube amp-embed amp-user-notification""".split()
)
_ALIEN = frozenset("aside footer menu dialog amp-accordion".split())
_WHOLE = frozenset("html body main article".split())  # never a mere part of the page
_APART = frozenset("figcaption figure address caption header".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CELLS = frozenset("td th dd".split())  # they go on in the paragraph of their row or term
_ITEMS = frozenset("li dd".split())
_INLINE = frozenset("span i b em a".split())
_BLOCKS = frozenset(
    """p div section article main header footer aside nav ul ol li dl table thead tbody tfoot
    tr blockquote pre figure figcaption address form fieldset hr h1 h2 h3 h4 h5 h6 body
    details summary center caption dialog menu""".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_LAYOUT = re.compile(
    r"^(?:has|no|is|with|single|page|layout|col)-|-with-|-(?:left|right|open|outer|posts)$"
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
MAIN, ARTICLE, NESTED = 1, 2, 3
NAMES = ("containers", "notices", "standfirsts")  # keys of the lexicon
LINKED = 0.8  # of a block's letters are links: it leads to other pages


class Part(NamedTuple):
    """A block of text.

    ``level`` is how deep in the page's own markup of the article it stands, ``owner`` the number of
    the outermost element whose name says that it is none of the article, 0 if no name does.
    """

    text: str
    kind: ParagraphKind | None
    level: int
    quoted: bool
    owner: int
    item: bool = False


@dataclass(slots=True)
class _Element:
    tag: str = ""
    kind: ParagraphKind | None = None
    skipped: bool = False
    alien: bool = False
    level: int = 0
    quoted: bool = False
    owner: int = 0
    item: bool = False


@dataclass(slots=True)
class Page:
    """Collects parts while elements open and close; elements are numbered from 1.

    The names of elements in ``mistaken`` are not believed.
    """

    mistaken: frozenset[int] = frozenset()
    parts: list[Part] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    title: str = ""
    headings: list[str] = field(default_factory=list)
    language: str = ""
    _count: int = 0
    _open: list[_Element] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _linked: int = 0
    _links: int = 0
    _edge: bool = False  # a tag stands between the last words and the next
    _capture: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens; a block ends what stands before it."""
        self._edge = True
        self._note(tag, attributes)
        if tag == "br":
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
        """An element closes."""
        self._edge = True
        if tag in _BLOCKS:
            self._flush()
        if self._capture is not None and tag in {"title", "script"}:
            self._take_captured(tag, "".join(self._capture))
        if tag == "a":
            self._links = max(0, self._links - 1)
        if any(x.tag == tag for x in self._open[-1:]):
            self._open.pop()

    def data(self, words: str) -> None:
        """Words between tags."""
        if self._capture is not None:
            self._capture.append(words)
        elif not self._inside().skipped:
            plain = words if self._inside().tag == "pre" else _SPACE.sub(" ", words)
            if self._edge and self._runs_together(plain):
                self._words.append(" ")
            self._words.append(plain)
            self._linked += len(plain.strip()) if self._links else 0
            self._edge = False

    def comment(self, words: str) -> None:
        """Comments are no text."""

    def close(self) -> Page:
        """The page ends."""
        self._flush()
        return self

    def _inside(self) -> _Element:
        return self._open[-1] if self._open else _Element()

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        """What elements say of the page by their attributes."""
        inside = self._inside()
        if tag == "html":
            self.language = attributes.get("lang", "")
        elif tag == "meta":
            self.metadata.take_meta(attributes)
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.metadata.canonical = attributes.get("href", "")
        if tag != "meta" and not (inside.skipped or inside.alien):
            self.metadata.take_time(tag, attributes, inside=inside.level > 0)

    def _runs_together(self, words: str) -> bool:
        """Whether two elements that a style sheet keeps apart touch: "2019" and "Updated"."""
        last = self._words[-1][-1:] if self._words else ""
        return last.isdigit() and (words[:1].isdigit() or words[:1].isupper())

    def _element(self, tag: str, attributes: Mapping[str, str]) -> _Element:
        outer = self._inside()
        self._count += 1
        believed = tag not in _WHOLE and self._count not in self.mistaken
        names = {key for key in NAMES if believed and _named(key, attributes)}
        alien = outer.alien or tag in _ALIEN or "containers" in names
        kind = outer.kind
        if alien or tag in _APART or "notices" in names:
            kind = "boilerplate"
        elif kind is None and (tag in _HEADINGS or "standfirsts" in names):
            kind = "heading"
        return _Element(
            tag,
            kind,
            outer.skipped or tag in _SKIPPED or _hides(tag, attributes),
            alien,
            _level(tag, attributes, outer.level),
            outer.quoted or tag == "blockquote",
            outer.owner or (self._count if names else 0),
            outer.item or tag in _ITEMS,
        )

    def _flush(self) -> None:
        inside, words = self._inside(), "".join(self._words)
        linked, self._linked = self._linked, 0
        self._words = []
        for part in re.split(r"\n\s*\n", words):
            lines = [_SPACE.sub(" ", line).strip() for line in part.split("\n")]
            if text := "\n".join(line for line in lines if line):
                kind = self._kind(text, linked, len(words.strip()))
                self.parts.append(
                    Part(text, kind, inside.level, inside.quoted, inside.owner, inside.item)
                )
                if inside.tag in _HEADINGS:
                    self.headings.append(text.replace("\n", " "))

    def _kind(self, text: str, linked: int, length: int) -> ParagraphKind | None:
        """What markup says of a block; a date as a heading may head an entry of a chronology."""
        kind = self._inside().kind
        if kind == "heading":
            return None if is_date_line(text) else kind
        return "boilerplate" if linked >= LINKED * length else kind

    def _take_captured(self, tag: str, words: str) -> None:
        self._capture = None
        if tag == "script":
            self.metadata.take_script(words)
        else:
            self.title = self.title or _SPACE.sub(" ", words).strip()


def _level(tag: str, attributes: Mapping[str, str], outer: int) -> int:
    role = attributes.get("role", "").lower()
    if tag == "article" or role == "article":
        return NESTED if outer >= ARTICLE else ARTICLE
    if "articlebody" in attributes.get("itemprop", "").lower():
        return max(outer, ARTICLE)
    return max(outer, MAIN) if tag == "main" or role == "main" else outer


def _hides(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether readers never see an element, or see it twice."""
    style = attributes.get("style", "").replace(" ", "").lower()
    twice = tag in _INLINE and attributes.get("aria-hidden") == "true"
    return "hidden" in attributes or "display:none" in style or twice


def _named(key: str, attributes: Mapping[str, str]) -> bool:
    """Whether class, id or role say that an element is one of the lexicon's ``key``.

    Names of layout ("has-sidebar", "page-with-menu") say what else is there, not what this is.
    """
    names = " ".join(attributes.get(name, "") for name in ("class", "id", "role")).lower()
    return any(_is_named(key, name) for name in names.replace("_", "-").split())


@cache
def _is_named(key: str, name: str) -> bool:
    """Whether the lexicon has a name, else two words of it in a row, else one word."""
    words = name.split("-")
    parts = [] if _LAYOUT.search(name) else [map("-".join, pairwise(words)), words]
    for names in map(set, [[name], *parts]):
        if any(not names.isdisjoint(_vocabulary(k)) for k in NAMES):
            return not names.isdisjoint(_vocabulary(key))
    return False


@cache
def _vocabulary(key: str) -> frozenset[str]:
    return frozenset(load("boilerplate")[key])


def parse(markup: str, mistaken: frozenset[int] = frozenset()) -> Page:
    """The page that ``markup`` makes, without faith in the names of the elements ``mistaken``."""
    parser = etree.HTMLParser(target=Page(mistaken), huge_tree=True, encoding="utf-8")
    parser.feed(markup.encode("utf-8", "replace"))
    page: Page = parser.close()
    return page
