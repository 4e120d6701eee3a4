"""What a reader hands over before paragraphs are cut and judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from events.extraction.results import ParagraphKind, Span, StatedDate


class Block(NamedTuple):
    """One block of a marked-up document; ``kind`` where the markup itself settles it."""

    text: str
    kind: ParagraphKind | None = None
    quoted: bool = False  # the markup sets it off as a quotation


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and header of one document; ``settled`` are the stretches whose kind markup gives."""

    text: str
    title: str = ""
    id: str = ""
    url: str = ""
    source: str = ""
    language: str = ""
    stated: tuple[StatedDate, ...] = ()
    settled: tuple[tuple[Span, ParagraphKind], ...] = ()


Settled = tuple[tuple[Span, ParagraphKind], ...]


def join(blocks: Iterable[Block]) -> tuple[str, Settled]:
    """The blocks with a blank line between them, and where those of a settled kind came to lie."""
    parts, settled, at = [], [], 0
    for block in blocks:
        parts.append(block.text)
        if block.kind:
            settled.append((Span(at, at + len(block.text)), block.kind))
        at += len(block.text) + 2
    return "\n\n".join(parts), tuple(settled)
