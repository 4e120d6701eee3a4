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
FEWEST, MOST = 20, 96
"""Articles stored at once: each statement then serves many of them, and a failure costs few.

What is known of an event that all tell of grows with them, and is made anew for each batch."""


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
    waits, at the head of the next batch, and what may be of one article with it. Where the next
    item is not ``ready``, batches are small at first, so that there is something to store early,
    and grow: what many articles tell of is brought in line once for each batch.
    """
    rest = iter(items)
    waiting: list[tuple[T, Result]] = []
    fewest = FEWEST
    while some := [*waiting, *_some(rest, fewest, MOST - len(waiting), ready)]:
        fewest = min(2 * fewest, MOST)
        batch: list[tuple[T, Result]] = []
        waiting = []
        marks: set[tuple[str, str]] = set()
        for item in some:
            article = item[1].article
            own = {*marks_of(article), ("text", article.text)}
            (waiting if marks & own else batch).append(item)
            marks |= own
        yield batch


def _some(items: Iterator[T], fewest: int, most: int, ready: Callable[[], bool]) -> Iterator[T]:
    for number, item in enumerate(islice(items, most), 1):
        yield item
        if number >= fewest and not ready():
            return
