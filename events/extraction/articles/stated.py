"""The publication dates that a text and its address give, taken down but not yet believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
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
from events.extraction.articles.comments import signed_comments
from events.extraction.articles.notices import closes, heads_links
from events.extraction.lexicon import load
from events.extraction.results import Paragraph, Span, StatedDate

_MONTH = "0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_YEAR, _DAY = r"(?P<year>(?:19|20)\d\d)", r"(?P<day>0?[1-9]|[12]\d|3[01])"
_IN_URL = tuple(
    re.compile(rf"(?<![\d]){form}(?!\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<sep>[/_-])(?P<month>{_MONTH})(?P=sep){_DAY}",
        rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
        rf"{_DAY}-(?P<month>0[1-9]|1[0-2]|[a-z]{{3}})-{_YEAR}",
        rf"/{_YEAR}(?P<sep>[/-])(?P<month>{_MONTH})(?=/)",
    )
)
# What may stand before the date of a dateline (places, an agency) and what must follow it (a dash).
_PLACES = re.compile(r"[\[*]{0,3}(?:[A-Z(][\w.'’)-]*[ ,/:(–—-]{1,4}){1,8}")
_AFTER = r"(?:\([^()\n]{1,40}\)|,(?: [A-Z][\w.'’-]{1,30}){1,3})?"  # an agency or the place
_DASH = re.compile(rf"[)\]*]{{0,3}}[.,]?\s{{0,2}}(?:{_AFTER}\s{{0,2}}[-–—:_]|/[^/\n]{{1,30}}/)")
_PLACE = 40  # characters before the day: "Oslo, 3 May 2010. The talk has been edited."
_PLACE_AND_DAY = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}, (?:[A-Z]\w+day,? )?(?:\d|[A-Z]\w+ \d)"
)
_ADDRESS = re.compile(
    r"\W*(?P<label>(?:source|url|link|permalink|original|original (?:article|url|source)|address)"
    r"\s*[:–-]\s*)?(?P<url>https?://\S{8,300})\W*",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"((?:19|20)\d\d): ")
_LONGEST_DATELINE = 120
LONGEST_LINE = 300
LONGEST_LABEL = 40
_HIGHEST = 5  # paragraphs among which a headline stands, below lines of the page or a kicker


def from_url(url: str) -> tuple[StatedDate, ...]:
    """The day, or the month, that an address such as ``/2019/02/07/moscow`` carries."""
    for form in _IN_URL:
        if (found := form.search(url)) and (month := _month(found["month"])):
            parts = found["year"], month, found.groupdict().get("day") or ""
            words = "-".join(part.zfill(2) for part in parts if part)
            return (StatedDate(words, "url"),)
    return ()


def _month(words: str) -> str:
    """A month of an address as a number; "" where it is none."""
    months = load("months")
    names = months["gregorian"] | months["gregorian_short"]
    return words if words.isdigit() else str(names.get(words.lower(), ""))


def _dateline(text: str, paragraph: Paragraph, *, entries: bool) -> StatedDate | None:
    """The date of wire copy, its year often left out: "DOHA, Feb 29 (Agency) -".

    A date alone before the dash begins an entry where other paragraphs are ``entries`` too.
    """
    start = paragraph.span.start
    lead = text[start : min(paragraph.span.end, start + _LONGEST_DATELINE)]
    for first, last in short_dates(lead)[:1]:
        places = lead[:first]
        shouted = places.isupper() or places.rstrip()[-1:] in set("–—-")
        follows = _DASH.match(lead, last) or (shouted and lead.startswith(". ", last))
        if follows and (_PLACES.fullmatch(places) or not (places or entries)):
            return StatedDate(lead[first:last], "dateline", Span(start + first, start + last))
    return None


@cache
def _label(key: str) -> re.Pattern[str]:
    words: list[str] = load("boilerplate")[key]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _on_this_day(text: str, paragraphs: Sequence[Paragraph], title: str) -> Iterator[StatedDate]:
    """Day and month above a retold day of the past, and the year that its headline begins with."""
    if year := _OF_A_YEAR.match(title):
        for paragraph in paragraphs:
            line = paragraph.span.of(text)
            if is_bare_date(line) and not full_dates(line):
                yield StatedDate(f"{line} {year[1]}", "byline", paragraph.span)
                return


def _address(line: str, *, below: bool) -> tuple[StatedDate, ...]:
    """What a line that is the page's own address carries; below the body it says what it is."""
    found = _ADDRESS.fullmatch(line) if len(line) <= LONGEST_LINE + _LONGEST_DATELINE else None
    return from_url(found["url"]) if found and (found["label"] or not below) else ()


def _in_lines(text: str, paragraph: Paragraph, labelled: bool) -> list[StatedDate]:
    """The dates of a paragraph about the article, else those of its lines."""
    found = _in_line(text, paragraph, labelled)
    lines = list(re.finditer(r"[^\n]+", paragraph.span.of(text)))
    if found or len(lines) < 2:
        return found
    at = paragraph.span.start
    spans = (Span(at + line.start(), at + line.end()) for line in lines)
    return [s for span in spans for s in _in_line(text, replace(paragraph, span=span), labelled)]


def _in_line(text: str, paragraph: Paragraph, labelled: bool) -> list[StatedDate]:
    """The dates of a line about the article, each by the label before it."""
    line = paragraph.span.of(text)
    if len(line) > LONGEST_LINE or _has(line, "foreign_labels") or _is_of_a_picture(line):
        return []
    seen = _has(line, "seen_labels")
    if not seen and not _tells_day(line, labelled=labelled):
        return []
    at, whole = paragraph.span.start, Span(0, len(line))
    days = [whole] if is_month_line(line) else full_dates(line)
    if not days and not labelled and is_date_line(line) and not is_bare_date(line):
        return [
            StatedDate(line[a:b], "dateline", Span(at + a, at + b)) for a, b in short_dates(line)
        ]
    told = ((Span(at + a, at + b), "seen" if seen else _where(line[:b])) for a, b in days)
    return [StatedDate(span.of(text), where, span) for span, where in told]


def _has(line: str, key: str) -> bool:
    return any(word in line.lower() for word in load("boilerplate")[key])


def _is_of_a_picture(line: str) -> bool:
    """Whether a line tells of a picture, and not of who wrote or published the article."""
    own = is_byline(line) or _label("date_labels").search(line)
    return _has(line, "picture_labels") and not own


def _where(before: str) -> str:
    """Where a date belongs by the last label before it."""
    keys = {"byline": "date_labels", "updated": "update_labels", "made": "making_labels"}
    ends = {
        where: max((found.end() for found in _label(key).finditer(before)), default=-1)
        for where, key in keys.items()
    }
    return max(ends, key=lambda where: ends[where])


def _tells_day(line: str, *, labelled: bool) -> bool:
    """Whether a line dates the article: by a label, a place before it, or above by its form."""
    if _label("date_labels").search(line) or _label("making_labels").search(line):
        return True
    if _PLACE_AND_DAY.match(line) and any(first < _PLACE for first, _ in full_dates(line)[:1]):
        return True
    return not labelled and (_is_date_form(line) or bool(_label("update_labels").search(line)))


def _is_date_form(line: str) -> bool:
    return is_date_line(line) or is_byline(line) or is_month_line(line)


def _looked_at(line: str, above: str) -> bool:
    """Whether a line above the headline may give the reader's own day: a date, and no label.

    The label may have a line of its own ("For Immediate Release").
    """
    labelled = _label("date_labels").search(line)
    headed = _label("date_labels").search(above) and len(above) <= LONGEST_LABEL
    return is_bare_date(line) and not (labelled or headed)


def from_text(text: str, paragraphs: Sequence[Paragraph], title: str) -> tuple[StatedDate, ...]:
    """Dates of bylines and datelines: lines above the body, labelled lines, the first words of it.

    Comments, related links and footers are never asked: below the body only a line that says
    "Published" or the like is, and none that comes after such. A comment's own such line tells
    that the article was there.
    """
    lines = (p.span.of(text) for p in paragraphs[:_HIGHEST])
    headline = next((i for i, line in enumerate(lines) if line == title), -1)
    body = [i for i, p in enumerate(paragraphs) if p.kind == "body" and i > headline]
    first = body[0] if body else len(paragraphs)
    found: list[StatedDate] = []
    comments = signed_comments([p.span.of(text) for p in paragraphs], body)
    for i in _asked(text, paragraphs, first):
        found += _address(paragraphs[i].span.of(text), below=i > first)
        stated = _in_lines(text, paragraphs[i], labelled=i > first)
        above = paragraphs[i - 1].span.of(text)[:LONGEST_LINE] if i else ""
        looked_at = i < headline and _looked_at(paragraphs[i].span.of(text)[:LONGEST_LINE], above)
        where = "top" if looked_at else "seen" if i in comments else ""
        found += [replace(s, where=where) for s in stated] if where else stated
    found += _on_this_day(text, paragraphs[:first], title)
    entries = any(begins_with_date(paragraphs[i].span.of(text)) for i in body[1:3])
    for i in body[:1]:
        if dateline := _dateline(text, paragraphs[i], entries=entries):
            found.append(dateline)
    return tuple(found)


def _asked(text: str, paragraphs: Sequence[Paragraph], first: int) -> Iterator[int]:
    """The lines that can date an article whose body begins with paragraph ``first``."""
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind == "body":
            continue
        line = paragraph.span.of(text)
        if i > first and (closes(line) or heads_links(line)):
            return
        if i < first or paragraph.kind == "boilerplate":
            yield i
