"""The publication dates that a text and its address give, taken down but not yet believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from events.extraction.articles.bylines import (
    begins_with_date,
    full_dates,
    is_bare_date,
    is_byline,
    is_date_line,
    is_month_line,
    short_dates,
)
from events.extraction.lexicon import load
from events.extraction.results import Paragraph, Span, StatedDate

_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")
_COMPACT_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
# What may stand before the date of a dateline (places, an agency) and what must follow it (a dash).
_PLACES = re.compile(r"(?:[A-Z(][\w.'’)-]*[ ,/:(–—-]{1,4}){1,8}")
_DASH = re.compile(r"\)?[.,]?\s{0,2}(?:(?:\([^()\n]{1,40}\))?\s{0,2}[-–—:_]|/[^/\n]{1,30}/)")
_LONGEST_DATELINE = 120
LONGEST_LINE = 300


def from_url(url: str) -> tuple[StatedDate, ...]:
    """The day that an address such as ``/2019/02/07/moscow`` carries."""
    found = _IN_URL.search(url) or _COMPACT_URL.search(url)
    return (StatedDate("-".join(found.groups()), "url"),) if found else ()


def _dateline(text: str, paragraph: Paragraph, *, entries: bool) -> StatedDate | None:
    """The date of wire copy, its year often left out: "DOHA, Feb 29 (Agency) -".

    A date alone before the dash begins an entry where other paragraphs are ``entries`` too.
    """
    start = paragraph.span.start
    lead = text[start : min(paragraph.span.end, start + _LONGEST_DATELINE)]
    for first, last in short_dates(lead)[:1]:
        places = lead[:first]
        follows = _DASH.match(lead, last) or (places.isupper() and lead.startswith(". ", last))
        if follows and (_PLACES.fullmatch(places) or not (places or entries)):
            return StatedDate(lead[first:last], "dateline", Span(start + first, start + last))
    return None


@cache
def _labelled() -> re.Pattern[str]:
    labels: list[str] = load("boilerplate")["date_labels"]
    return re.compile(rf"\b(?:{'|'.join(labels)})\b", re.IGNORECASE)


def _in_line(text: str, paragraph: Paragraph, labelled: bool) -> list[StatedDate]:
    line = paragraph.span.of(text)
    if len(line) > LONGEST_LINE or any(
        word in line.lower() for word in load("boilerplate")["other_dates"]
    ):
        return []
    if not _labelled().search(line) and (labelled or not _is_date_form(line)):
        return []
    at, whole = paragraph.span.start, Span(0, len(line))
    days = [whole] if is_month_line(line) else full_dates(line)
    return [StatedDate(line[a:b], "byline", Span(at + a, at + b)) for a, b in days]


def _is_date_form(line: str) -> bool:
    return is_date_line(line) or is_byline(line) or is_month_line(line)


def _looked_at(line: str) -> bool:
    """Whether a line above the headline gives the reader's own day: a date, and no label to it."""
    return is_bare_date(line) and not _labelled().search(line)


def from_text(text: str, paragraphs: Sequence[Paragraph], title: str) -> tuple[StatedDate, ...]:
    """Dates of bylines and datelines: lines above the body, labelled lines, the first words of it.

    Comments, related links and footers are never asked: below the body only a line that says
    "Published" or the like is.
    """
    body = [i for i, p in enumerate(paragraphs) if p.kind == "body"]
    first = body[0] if body else len(paragraphs)
    headline = next((i for i, p in enumerate(paragraphs[:first]) if p.span.of(text) == title), -1)
    found: list[StatedDate] = []
    for i, paragraph in enumerate(paragraphs):
        asked = paragraph.kind == "boilerplate" or i < first
        if asked and (i > headline or not _looked_at(paragraph.span.of(text)[:LONGEST_LINE])):
            found += _in_line(text, paragraph, labelled=i > first)
    entries = any(begins_with_date(paragraphs[i].span.of(text)) for i in body[1:3])
    for i in body[:1]:
        if dateline := _dateline(text, paragraphs[i], entries=entries):
            found.append(dateline)
    return tuple(found)
