"""What a reader hands over before paragraphs are cut and judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from events.extraction.results import ParagraphKind, Span, StatedDate

# What markup says of a stretch: its kind, or that it is an item of a list, of whatever kind.
Hint = ParagraphKind | Literal["item"]
Settled = tuple[tuple[Span, Hint], ...]


class Block(NamedTuple):
    """One block of a marked-up document; ``kind`` where the markup itself settles it."""

    text: str
    kind: ParagraphKind | None = None
    quoted: bool = False  # the markup sets it off as a quotation
    item: bool = False  # of a list or table


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and header of one document; ``settled`` are the stretches that markup says more of."""

    text: str
    title: str = ""
    id: str = ""
    url: str = ""
    source: str = ""
    language: str = ""
    stated: tuple[StatedDate, ...] = ()
    settled: Settled = ()


def join(blocks: Iterable[Block]) -> tuple[str, Settled]:
    """The blocks with a blank line between them, and where those lie that markup says more of."""
    parts: list[str] = []
    settled: list[tuple[Span, Hint]] = []
    at = 0
    for block in blocks:
        parts.append(block.text)
        hint: Hint | None = block.kind or ("item" if block.item else None)
        if hint:
            settled.append((Span(at, at + len(block.text)), hint))
        at += len(block.text) + 2
    return "\n\n".join(parts), tuple(settled)
