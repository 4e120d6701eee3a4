"""Blocks that markup sets off as quotations, told by quotation marks in plain text too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from events.extraction.articles.draft import Block

_MARKS = re.compile(r"[\"“”«»„]")
_CREDIT = re.compile(r"\s*\n?(?:—|–|--|―)\s?(?=[A-Z])[^.!?\n]{3,100}$")


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those quoted in marks where a colon leads to them or a name follows.

    What is set off without either may be a document, a summary or a note, nobody's speech.
    """
    found: list[Block] = []
    for quoted, group in groupby(blocks, key=lambda block: block.quoted and block.kind is None):
        run = list(group)
        found += _in_marks(run) if quoted and _is_speech(found, run) else run
    return found


def _is_speech(before: Sequence[Block], run: Sequence[Block]) -> bool:
    if any(_MARKS.search(block.text) for block in run):
        return False
    led = bool(before) and before[-1].kind is None and before[-1].text.endswith(":")
    return led or _CREDIT.search(run[-1].text) is not None


def _in_marks(run: Sequence[Block]) -> list[Block]:
    """Every paragraph opens the quotation, the last one closes it, as printers do."""
    *others, last = run
    credit = _CREDIT.search(last.text)
    end = credit.start() if credit else len(last.text)
    closing = f"“{last.text[:end]}”{last.text[end:]}"
    return [*(b._replace(text=f"“{b.text}") for b in others), last._replace(text=closing)]
