"""Articles on their way into the database, several at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from events.extraction.results import Result
from events.ingest.quotes import Text
from events.ingest.texts import marks as marks_of
from events.models import Article

T = TypeVar("T")
FEWEST, MOST = 20, 32
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


def batches(
    items: Iterable[tuple[T, Result]], ready: Callable[[], bool] = lambda: True
) -> Iterator[list[tuple[T, Result]]]:
    """Results to be stored together, in order: no two of a batch may be of one article.

    Two may be if they have the text, the name, the title or the address in common: the second then
    waits, at the head of the next batch, and what may be of one article with it. Batches are small
    where the next item is not ``ready``: there is time to store what is there.
    """
    rest = iter(items)
    waiting: list[tuple[T, Result]] = []
    while some := [*waiting, *_some(rest, MOST - len(waiting), ready)]:
        batch: list[tuple[T, Result]] = []
        waiting = []
        marks: set[tuple[str, str]] = set()
        for item in some:
            article = item[1].article
            own = {*marks_of(article), ("text", article.text)}
            (waiting if marks & own else batch).append(item)
            marks |= own
        yield batch


def _some(items: Iterator[T], most: int, ready: Callable[[], bool]) -> Iterator[T]:
    for number, item in enumerate(islice(items, most), 1):
        yield item
        if number >= FEWEST and not ready():
            return
