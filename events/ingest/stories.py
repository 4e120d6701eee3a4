"""Articles on their way into the database, several at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from events.extraction.results import Result
from events.ingest.quotes import Text
from events.ingest.texts import marks as marks_of
from events.models import Article

T = TypeVar("T")
MOST = 32
"""Articles stored at once: each statement then serves many of them, and a failure costs few."""


class Story(NamedTuple):
    """A stored article, its current text, and what was found in that.

    Of an article that is ``new``, nothing but its paragraphs is stored yet.
    """

    article: Article
    text: Text
    found: Result
    new: bool


def seen_before(stories: Iterable[Story]) -> list[int]:
    """The keys of the articles of which findings may be stored already."""
    return [story.article.pk for story in stories if not story.new]


def batches(items: Iterable[tuple[T, Result]]) -> Iterator[list[tuple[T, Result]]]:
    """Results to be stored together, in order: no two of a batch may be of one article.

    Two may be if they have the text, the name, the title or the address in common.
    """
    batch: list[tuple[T, Result]] = []
    marks: set[tuple[str, str]] = set()
    for item in items:
        article = item[1].article
        own = {*marks_of(article), ("text", article.text)}
        if batch and (len(batch) == MOST or marks & own):
            yield batch
            batch, marks = [], set()
        batch.append(item)
        marks |= own
    if batch:
        yield batch
