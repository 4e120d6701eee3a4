"""HTML pages: the article's blocks of text, its header fields, and what is only the page's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from events.extraction.articles import header
from events.extraction.articles.draft import Block, Draft, join
from events.extraction.articles.fields import from_fields
from events.extraction.articles.html.page import ARTICLE, MAIN, NESTED, Page, parse
from events.extraction.articles.quotations import marked

SHORTEST_TITLE = 10  # characters
LEAST_BODY = 0.2  # of a page's text is the article's, or the names of its parts mislead
ENOUGH = 1000  # characters that make an article anyway
MOST_MISTAKES = 4
_SITE = re.compile(r"\s+[|»·–—-]\s+[^|»·–—]{2,50}$")


def read(markup: str) -> Draft:
    """The article of an HTML page; a header above it (of site generators) is believed first."""
    fields, end = header.read(markup)
    page = _believed(markup[end:])
    text, settled = join(marked(_kept(page)))
    given = from_fields(fields, text, "yaml", title=_title(page), settled=settled)
    return replace(
        given,
        url=given.url or page.metadata.url,
        source=given.source or page.metadata.first("og:site_name"),
        language=given.language or page.language[:2].lower(),
        stated=(*given.stated, *page.metadata.stated()),
    )


def _believed(markup: str) -> Page:
    """The page, without faith in names that would leave next to nothing of the article."""
    page, mistaken = parse(markup), frozenset[int]()
    for _ in range(MOST_MISTAKES):
        owner = _mistaken(page)
        if not owner:
            break
        mistaken |= {owner}
        page = parse(markup, mistaken)
    return page


def _mistaken(page: Page) -> int:
    """The element that is said to be none of the article and must be it; 0 if there is an article.

    Comments may well be longer than an article, if there is one.
    """
    whole = sum(len(part.text) for part in page.parts)
    body = sum(len(part.text) for part in page.parts if part.kind is None)
    if body >= min(LEAST_BODY * whole, ENOUGH):
        return 0
    sizes: Counter[int] = Counter()
    for part in page.parts:
        sizes[part.owner] += len(part.text) if part.owner else 0
    owner, size = max(sizes.items(), key=lambda item: item[1], default=(0, 0))
    return owner if size >= LEAST_BODY * whole else 0


def _kept(page: Page) -> list[Block]:
    """The blocks; outside of the article or main element, if there is a real one, boilerplate."""
    levels = _article_levels(page)
    return [
        Block(
            part.text,
            "boilerplate" if part.kind is None and part.level not in levels else part.kind,
            part.quoted,
            part.item,
        )
        for part in page.parts
    ]


def _article_levels(page: Page) -> range:
    """The levels of markup on which most of the text stands; articles in articles are teasers."""
    sizes = [0] * (NESTED + 1)
    for part in page.parts:
        sizes[part.level] += len(part.text) if part.kind is None else 0
    first = next((n for n in (ARTICLE, MAIN) if 2 * sum(sizes[n:]) > sum(sizes)), 0)
    return range(first, NESTED if sizes[NESTED] < sizes[ARTICLE] else NESTED + 1)


def _title(page: Page) -> str:
    """The headline: the heading with which the page's title begins, else what is given."""
    given = page.metadata.first("og:title") or page.title
    likely = [h for h in page.headings if len(h) > SHORTEST_TITLE and h in f"{given} {page.title}"]
    begins = (h for h in likely if given.startswith(h))
    return (
        next(begins, "")
        or page.metadata.first("og:title")
        or next(iter(likely), "")
        or page.metadata.of_report("headline")
        or _SITE.sub("", page.title)
        or next(iter(page.headings), "")
    )
