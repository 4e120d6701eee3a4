"""What a page says of itself: meta elements, JSON-LD, elements of time, its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from events.extraction.articles.stated import from_url
from events.extraction.lexicon import load
from events.extraction.results import StatedDate

_WRAPPED = re.compile(r"\A\s*(?://)?\s*<!(?:--|\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*\Z")
_BROKEN = re.compile(r'"datePublished"\s*:\s*"([^"\n]{4,40})"')
_REPORT = re.compile(r"Article|Posting|Report")  # schema.org's types of what is written
_NO_LETTER = re.compile(r"[^a-z0-9]")
_PUBLISHED = frozenset(("published", "pubdate", "entry-date", "publish-date", "date-published"))
_CHANGED = frozenset(("updated", "modified", "date-modified", "datemodified"))
DEEPEST = 3  # levels of JSON-LD objects within objects


@dataclass(slots=True)
class Metadata:
    """Filled while the page is read; ``times`` are ranked, the likeliest 0."""

    meta: dict[str, str] = field(default_factory=dict)
    times: list[tuple[int, str]] = field(default_factory=list)
    objects: list[dict[str, Any]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    canonical: str = ""

    def take_meta(self, attributes: Mapping[str, str]) -> None:
        """A meta element: by property, name or itemprop, letters and figures alone counting."""
        name = next(
            (attributes[a] for a in ("property", "name", "itemprop") if a in attributes), ""
        )
        if content := attributes.get("content", "").strip():
            self.meta.setdefault(_plain(name), content)

    def take_time(self, tag: str, attributes: Mapping[str, str], *, inside: bool) -> None:
        """An element that bears a date, ``inside`` the article or elsewhere on the page."""
        names = f"{attributes.get('class', '')} {attributes.get('itemprop', '')}".lower().split()
        words = next(
            (attributes[a] for a in ("datetime", "content", "title") if a in attributes), ""
        )
        marked = not _PUBLISHED.isdisjoint(names) or "datepublished" in names
        marked = marked or "pubdate" in attributes
        if words and (marked or (tag == "time" and _CHANGED.isdisjoint(names))):
            self.times.append((0 if marked else 1 if inside else 2, words))

    def take_script(self, words: str) -> None:
        """A script of JSON-LD; a broken one is no fault of the article."""
        try:
            self.objects += _objects(json.loads(_WRAPPED.sub("", words), strict=False))
        except (ValueError, RecursionError):
            self.broken += _BROKEN.findall(words)[:1]

    def first(self, *names: str) -> str:
        """The first meta element of these that is filled."""
        return next((self.meta[n] for n in map(_plain, names) if n in self.meta), "")

    @property
    def url(self) -> str:
        """The page's own address."""
        return self.first("og:url") or self.canonical

    def of_report(self, key: str) -> str:
        """What JSON-LD gives as ``key`` of the article, else of the page."""
        found = (o[key] for o in sorted(self.objects, key=_rank) if isinstance(o.get(key), str))
        return next(found, "")

    def stated(self) -> Iterator[StatedDate]:
        """The dates of publication, and days on which the page was there."""
        if day := self.of_report("datePublished") or next(iter(self.broken), ""):
            yield StatedDate(day, "json-ld")
        if day := self.first(*load("boilerplate")["meta_dates"]):
            yield StatedDate(day, "meta")
        for _, day in sorted(self.times, key=lambda time: time[0])[:1]:
            yield StatedDate(day, "time")
        if day := self.of_report("dateModified") or self.first(*load("boilerplate")["meta_seen"]):
            yield StatedDate(day, "seen")
        yield from from_url(self.url)


@cache
def _plain(name: str) -> str:
    return _NO_LETTER.sub("", name.lower())


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD value, those of a graph or of which a page is made too."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and depth <= DEEPEST:
            yield item
            for key in ("@graph", "mainEntity"):
                yield from _objects(item.get(key, []), depth + 1)


def _rank(item: Mapping[str, Any]) -> int:
    """Articles before pages; pictures, videos and sites have dates of their own."""
    kinds = " ".join(map(str, k if isinstance(k := item.get("@type", ""), list) else [k]))
    return 0 if _REPORT.search(kinds) else 1 if "Page" in kinds or not kinds else 2
