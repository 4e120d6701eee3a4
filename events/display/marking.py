"""Marks in text: spans of a paragraph as HTML, everything else escaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from events.extraction.results import Span
from events.extraction.sentences import sentences

LONGEST_QUOTE = 360


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked, in code points of the text, and the element that marks it.

    ``href`` makes it a link. ``id`` stands on the first piece of a mark that has to be split.
    """

    start: int
    end: int
    classes: str = ""
    tag: str = "span"
    id: str = ""
    href: str = ""


class _Open(NamedTuple):
    mark: Mark
    tag: str


def marked(text: str, marks: Iterable[Mark], window: Span | None = None) -> Markup:
    """The text, or a window of it, with its marks as elements; they may nest and overlap.

    A mark inside another becomes an element inside the other's; marks that cross are split where
    they must be. What stands outside the tags is exactly the text, escaped. A link inside a link
    is marked without being one.
    """
    low, high = window or (0, len(text))
    inside = [mark for mark in marks if max(mark.start, low) < min(mark.end, high)]
    inside.sort(key=lambda mark: (max(mark.start, low), -mark.end))
    cuts = {low, high} | {cut for m in inside for cut in (m.start, m.end) if low < cut < high}
    waiting = iter(inside)
    following = next(waiting, None)
    pieces: list[Markup] = []
    opened: list[_Open] = []
    for here, there in pairwise(sorted(cuts)):
        _close(opened, here, pieces)
        while following and following.start <= here:
            pieces.append(_open(opened, following, following.id))
            following = next(waiting, None)
        pieces.append(escape(text[here:there]))
    _close(opened, high, pieces, everything=True)
    return Markup().join(pieces)


def _close(
    opened: list[_Open], here: int, pieces: list[Markup], *, everything: bool = False
) -> None:
    """Close what ends here; what ends later but stands inside it goes on in a new element."""
    ending = [depth for depth, (mark, _) in enumerate(opened) if everything or mark.end <= here]
    if not ending:
        return
    closed = opened[ending[0] :]
    del opened[ending[0] :]
    pieces += [_end(tag) for _, tag in reversed(closed)]
    going_on = [mark for mark, _ in closed if not everything and mark.end > here]
    pieces += [_open(opened, mark, "") for mark in going_on]


def _open(opened: list[_Open], mark: Mark, name: str) -> Markup:
    linked = bool(mark.href) and all(tag != "a" for _, tag in opened)
    tag = "a" if linked else mark.tag
    opened.append(_Open(mark, tag))
    given = {"class": mark.classes, "id": name, "href": mark.href if linked else ""}
    attributes = (Markup(' {}="{}"').format(key, value) for key, value in given.items() if value)
    return Markup("<{}{}>").format(Markup(tag), Markup().join(attributes))  # noqa: S704 (ours)


def _end(tag: str) -> Markup:
    return Markup("</{}>").format(tag)


class Excerpt(NamedTuple):
    """A stretch of text to be quoted, and whether it begins or ends inside a sentence."""

    span: Span
    cut_before: bool = False
    cut_after: bool = False


def sentence_around(text: str, start: int, end: int) -> Excerpt:
    """The sentence that holds a span, or as much of it around the span as a quotation can bear."""
    whole = Span(0, len(text))
    holding = [s for s in sentences(text, whole) if s.start <= start < s.end] or [whole]
    found = Span(holding[0].start, max(holding[0].end, end))
    if found.end - found.start <= LONGEST_QUOTE:
        return Excerpt(found)
    room = max(LONGEST_QUOTE - (end - start), 0) // 2
    low = _word_start(text, max(found.start, start - room), start)
    high = _word_end(text, min(found.end, end + room), end)
    return Excerpt(Span(low, high), low > found.start, high < found.end)


def _word_start(text: str, low: int, limit: int) -> int:
    """The first beginning of a word from ``low`` on, at most at ``limit``."""
    while 0 < low < limit and not text[low - 1].isspace():
        low += 1
    return low


def _word_end(text: str, high: int, limit: int) -> int:
    """The last end of a word up to ``high``, at least at ``limit``."""
    while limit < high < len(text) and not text[high].isspace():
        high -= 1
    return high
