"""Short ways to say in a test: this text, published on this day, has these dates."""

from __future__ import annotations

import re
from datetime import date

from events.extraction.dates import find_dates
from events.extraction.results import (
    Article,
    FoundDate,
    Paragraph,
    ParagraphKind,
    Published,
    Span,
    When,
)


def article(
    text: str, headings: tuple[str, ...] = (), boilerplate: tuple[str, ...] = ()
) -> Article:
    """An article whose paragraphs are the blocks of ``text``, of the body where not named."""
    kinds: dict[str, ParagraphKind] = dict.fromkeys(headings, "heading")
    kinds |= dict.fromkeys(boilerplate, "boilerplate")
    blocks = enumerate(re.finditer(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*", text), 1)
    return Article(
        "test",
        "",
        text,
        tuple(Paragraph(n, Span(*m.span()), kinds.get(m[0], "body")) for n, m in blocks),
    )


def published(first: str, last: str = "") -> Published:
    """Published on a day, or some day from ``first`` to ``last``."""
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    edtf = first if not last else f"{first}/{last}"
    return Published(When(edtf, *days), inferred=bool(last), evidence=())


def found(text: str, day: str | None = "2021-08-05") -> tuple[FoundDate, ...]:
    """The dates of a text published on a day."""
    return find_dates(article(text), published(day) if day else None)


def edtf(text: str, day: str | None = "2021-08-05") -> list[str]:
    """The EDTF strings of the dates of a text published on a day."""
    return [date.when.edtf for date in found(text, day)]
