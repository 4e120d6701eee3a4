"""The sentences of an article in words, read once for all that look for patterns in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from events.extraction.happenings.landmarks import landmark_hits
from events.extraction.happenings.spun import is_reworded, plain
from events.extraction.happenings.words import Hit, Word, split_words
from events.extraction.results import Article, Paragraph, Span
from events.extraction.sentences import sentences

LONGEST = 120  # words; what has no full stop for longer is cut


class Worded(NamedTuple):
    """A sentence of a body paragraph, the ``order``-th of it from 0.

    ``plain`` are its words as they were before a program reworded them, empty where none did, and
    ``landmarks`` the well-known events that either name.
    """

    paragraph: Paragraph
    order: int
    span: Span
    words: tuple[Word, ...]
    plain: tuple[Word, ...]
    landmarks: tuple[Hit, ...]


@lru_cache(maxsize=1)
def worded(article: Article) -> tuple[Worded, ...]:
    """Every sentence of the body in order; the last article's are remembered."""
    parts = tuple(_parts(article))
    reworded = is_reworded(words for _, _, words in parts)
    return tuple(_worded(*part, reworded=reworded) for part in parts)


def _parts(article: Article) -> Iterator[tuple[Paragraph, int, tuple[Word, ...]]]:
    for paragraph in article.body():
        for order, span in enumerate(sentences(article.text, paragraph.span)):
            words = split_words(article.text, span.start, span.end)
            for i in range(0, len(words), LONGEST):
                yield paragraph, order + i, words[i : i + LONGEST]


def _worded(paragraph: Paragraph, order: int, words: tuple[Word, ...], *, reworded: bool) -> Worded:
    other = plain(words) if reworded else ()
    span = Span(words[0].start, words[-1].end)
    hits = (*landmark_hits(words), *landmark_hits(other))
    return Worded(paragraph, order, span, words, other, hits)
