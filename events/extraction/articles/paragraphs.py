"""Where paragraphs begin and end.

A blank line ends a paragraph. A single line end does so too, unless the text is hard-wrapped: then
a line that had no room for the next word goes on in the next line.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import NamedTuple

from events.extraction.results import Span

NARROWEST_WRAP, WIDEST_WRAP = 40, 130  # characters; other lines were not broken to fit a width
SLACK = 3
FEWEST_BLOCKS, LONGEST_BLOCK = 3, 20  # of lines: paragraphs of a text with blank lines between
OUTLIERS = 20  # one line of so many may be longer than the width
MUCH_LONGER = 1.5  # than the width: a line that was not broken
LEAST_BROKEN = 0.6  # of the lines have no room for a word more
LEAST_SMALL = 0.3  # of the next lines begin with a small letter, where others are not broken
LONG_LINE = 0.6  # of the width; what is shorter may be a heading
_NEW_ENTRY = re.compile(
    r"[-*•–—]\s|\d{1,2}[.)]\s|[A-Z][A-Z .'’-]{1,40}:\s|\(Reporting|[QA]:\s|Q[^\S\n]{2,}|#\w"
)
_CLOSING = '.!?:;”"'
_FIRST_WORD = re.compile(r"\S+")


def _lines(text: str) -> list[Span]:
    """Every line without the white space around it; empty ones mark the gaps."""
    spans, at = [], 0
    for line in text.split("\n"):
        left = at + len(line) - len(line.lstrip())
        spans.append(Span(left, max(left, at + len(line.rstrip()))))
        at += len(line) + 1
    return spans


class Wrap(NamedTuple):
    """How a text was hard-wrapped: its width, 0 if not; ``spaced``: blank lines part paragraphs."""

    width: int
    spaced: bool = False


def _runs_on(text: str, line: Span, following: Span, wrap: Wrap) -> bool:
    """Whether a line was broken to fit the width: no room for a word more, or long and open.

    Where blank lines part the paragraphs a long line that ends a sentence goes on too.
    """
    word = _FIRST_WORD.match(text, *following)
    length = line.end - line.start
    if word is not None and length + 1 + len(word.group()) > wrap.width:
        return True
    open_end = wrap.spaced or text[line.end - 1] not in _CLOSING
    return length > LONG_LINE * wrap.width and open_end


def _wrapped(text: str, blocks: list[list[Span]]) -> Wrap:
    """How the text was hard-wrapped."""
    longer = [block for block in blocks if len(block) > 1]
    pairs = [pair for block in longer for pair in pairwise(block)]
    widths = sorted((x.end - x.start for block in longer for x in block), reverse=True)
    width = widths[len(widths) // OUTLIERS] if widths else 0
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return Wrap(0)
    broken = sum(_runs_on(text, a, b, Wrap(width - SLACK)) for a, b in pairs)
    small = sum(text[b.start].islower() for _, b in pairs) / len(pairs)
    mixed = any(x.end - x.start > MUCH_LONGER * width for block in blocks for x in block)
    if broken < LEAST_BROKEN * len(pairs) or (mixed and small < LEAST_SMALL):
        return Wrap(0)
    lengths = [len(block) for block in longer]
    return Wrap(width - SLACK, len(lengths) >= FEWEST_BLOCKS and max(lengths) <= LONGEST_BLOCK)


def _goes_on(text: str, line: Span, following: Span, wrap: Wrap) -> bool:
    """Whether a line is continued in the next; a small letter continues an open sentence anyway."""
    if _NEW_ENTRY.match(text, *following):
        return False
    if text[following.start].islower() and (wrap.width or text[line.end - 1] not in _CLOSING):
        return True
    return wrap.width > 0 and _runs_on(text, line, following, wrap)


def cut(text: str) -> tuple[Span, ...]:
    """The paragraphs of ``text``: in order, apart from each other, none of them blank."""
    grouped = groupby(_lines(text), key=lambda line: line.start < line.end)
    blocks = [list(lines) for filled, lines in grouped if filled]
    wrap = _wrapped(text, blocks)
    found: list[Span] = []
    for block in blocks:
        found.append(block[0])
        for line, following in pairwise(block):
            if _goes_on(text, line, following, wrap):
                found[-1] = Span(found[-1].start, following.end)
            else:
                found.append(following)
    return tuple(found)
