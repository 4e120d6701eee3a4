"""From offsets into an article's text to quoted words of its stored paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from events.extraction import results
from events.extraction.results import Span
from events.models import Paragraph

QUOTE = ("paragraph_id", "start", "end", "exact")
"""The columns of a ``Quote``."""


class Piece(NamedTuple):
    """Words of one paragraph: ``exact == paragraph.text[start:end]``."""

    paragraph: Paragraph
    start: int
    end: int
    exact: str

    def values(self) -> tuple[Any, ...]:
        """The values of ``QUOTE``."""
        return self.paragraph.pk, *self[1:]


class Text:
    """An article as extraction read it, beside its stored paragraphs."""

    def __init__(self, article: results.Article, paragraphs: Sequence[Paragraph]) -> None:
        self.article = article
        self.rows = {row.number: row for row in paragraphs}
        self._body = article.body()
        self._starts = [paragraph.span.start for paragraph in self._body]

    def pieces(self, *spans: Span | None) -> list[Piece]:
        """The spans cut by body paragraphs, white space at their edges left out."""
        return [piece for span in spans if span for piece in self._cut(span)]

    def words(self, span: Span) -> str:
        """The exact words of a span, on one line."""
        return " ".join(span.of(self.article.text).split())

    def around(self, span: Span) -> results.Paragraph | None:
        """The body paragraph in which a span begins."""
        place = bisect_right(self._starts, span.start) - 1
        found = self._body[place] if place >= 0 else None
        return found if found and span.start < found.span.end else None

    def _cut(self, span: Span) -> Iterator[Piece]:
        for paragraph in self._touched(span):
            row, offset = self.rows[paragraph.number], paragraph.span.start
            words = row.text[max(span.start - offset, 0) : max(span.end - offset, 0)]
            start = max(span.start - offset, 0) + len(words) - len(words.lstrip())
            exact = words.strip()
            if exact:
                yield Piece(row, start, start + len(exact), exact)

    def _touched(self, span: Span) -> Iterable[results.Paragraph]:
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        for paragraph in self._body[first:]:
            if paragraph.span.start >= span.end:
                return
            yield paragraph
