"""Chronologies whose dates stand on lines of their own: which line heads which paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.happenings.scenes import Here
from events.extraction.happenings.timing import MOST_DAYS, width
from events.extraction.results import Article, FoundDate, Paragraph, Published

ENOUGH = 2  # lines of nothing but a date that make a chronology
AROUND = " \t\n.:–—-|[]()*#"  # what may stand beside the date on its line


def headed(
    article: Article, dates: Sequence[FoundDate], published: Published | None
) -> dict[int, Here[FoundDate]]:
    """The number of every paragraph under a line that is a date, and that date.

    A year heads only the paragraph after it, the day of publication none; a heading of other words
    ends an entry.
    """
    lines = {d.span.start: d for d in dates}
    alone = {p.number: d for p in article.paragraphs if (d := _only_date(article, p, lines))}
    found: dict[int, Here[FoundDate]] = {}
    current: FoundDate | None = None
    for paragraph in article.paragraphs if len(alone) >= ENOUGH else ():
        if paragraph.number in alone:
            current = alone[paragraph.number]
            current = None if _is_own(current, published) else current
        elif paragraph.kind == "heading":
            current = None
        elif paragraph.kind == "body" and current:
            found[paragraph.number] = Here(0, 0, current, current.span)
            current = None if width(current.when) > MOST_DAYS else current
    return found


def _is_own(date: FoundDate, published: Published | None) -> bool:
    """Whether a date is the day on which the article appeared."""
    return published is not None and date.when.edtf == published.when.edtf


def _only_date(
    article: Article, paragraph: Paragraph, lines: dict[int, FoundDate]
) -> FoundDate | None:
    """The date that is all of a paragraph, but for marks around it."""
    text = paragraph.span.of(article.text)
    start = paragraph.span.start + len(text) - len(text.lstrip(AROUND))
    date = lines.get(start)
    return (
        date if date and date.span.end >= paragraph.span.start + len(text.rstrip(AROUND)) else None
    )
