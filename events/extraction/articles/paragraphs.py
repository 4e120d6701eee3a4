"""Where paragraphs begin and end.

A blank line ends a paragraph. A single line end does so too, unless the text is hard-wrapped: then
a line that had no room for the next word goes on in the next line.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from events.extraction.results import Span

NARROWEST_WRAP, WIDEST_WRAP = 40, 130  # characters; other lines were not broken to fit a width
SLACK = 3
LONG_LINE = 0.6  # of the width; what is shorter may be a heading
_NEW_ENTRY = re.compile(r"[-*•–—]\s|\d{1,2}[.)]\s|[A-Z][A-Z .'’-]{1,40}:\s|\(Reporting|[QA]:\s|#\w")
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


def _runs_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line was broken to fit the width: no room for a word more, or long and open."""
    word = _FIRST_WORD.match(text, *following)
    length = line.end - line.start
    if word is not None and length + 1 + len(word.group()) > width:
        return True
    return length > LONG_LINE * width and text[line.end - 1] not in _CLOSING


def _wrap_width(text: str, blocks: list[list[Span]]) -> int:
    """The width at which the text was hard-wrapped, 0 if it was not."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    width = max((x.end - x.start for block in blocks for x in block), default=0)
    if not pairs or not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    broken = sum(_runs_on(text, a, b, width - SLACK) for a, b in pairs)
    return width - SLACK if broken >= 0.6 * len(pairs) else 0


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line is continued in the next; a small letter continues an open sentence anyway."""
    if _NEW_ENTRY.match(text, *following):
        return False
    if text[following.start].islower() and (width or text[line.end - 1] not in _CLOSING):
        return True
    return width > 0 and _runs_on(text, line, following, width)


def cut(text: str) -> tuple[Span, ...]:
    """The paragraphs of ``text``: in order, apart from each other, none of them blank."""
    grouped = groupby(_lines(text), key=lambda line: line.start < line.end)
    blocks = [list(lines) for filled, lines in grouped if filled]
    width = _wrap_width(text, blocks)
    found: list[Span] = []
    for block in blocks:
        found.append(block[0])
        for line, following in pairwise(block):
            if _goes_on(text, line, following, width):
                found[-1] = Span(found[-1].start, following.end)
            else:
                found.append(following)
    return tuple(found)
