"""Texts with what was searched for marked: cut and marked here, so that no markup comes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from events.display.marking import LONGEST_QUOTE, Excerpt, Mark, marked, sentence_around
from events.extraction.results import Span
from events.search import terms

LONGEST = 20_000
"""Characters of a text in which words are looked for to be marked."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """The part of a text that best shows why it was found; ``found`` counts its terms."""

    text: Markup
    excerpt: Excerpt
    found: int


class Marker:
    """Marks what a search wants to see, by the stems of its words."""

    def __init__(self, query: str, stems: terms.Stems) -> None:
        self.phrases, self.stems = terms.wanted(query), stems

    def too_common(self) -> bool:
        """Whether all that is wanted are words that no index holds."""
        words = {word for phrase in self.phrases for word in phrase}
        return bool(words) and not any(self.stems.get(word) for word in words)

    def whole(self, text: str) -> Markup:
        """All of a short text."""
        return marked(text, _marks(terms.hits(text, self.phrases, self.stems)))

    def snippet(self, text: str) -> Snippet:
        """The sentence or two with the most of what is wanted, or how the text begins."""
        text = text[:LONGEST]
        hits = terms.hits(text, self.phrases, self.stems)
        near = terms.densest(hits, LONGEST_QUOTE * 2 // 3)
        start, end = (near[0].start, max(hit.end for hit in near)) if near else (0, 0)
        excerpt = sentence_around(text, start, end)
        found = len({hit.term for hit in near})
        return Snippet(marked(text, _marks(hits), excerpt.span), excerpt, found)

    def best(self, texts: Iterable[str]) -> Snippet | None:
        """The snippet of the text that holds the most of what is wanted, the first of equals."""
        return max(map(self.snippet, filter(None, texts)), key=lambda s: s.found, default=None)


def _marks(hits: Iterable[terms.Hit]) -> list[Mark]:
    """One mark for hits that touch or overlap: "cease" and "fire" of a phrase and its words."""
    spans: list[Span] = []
    for hit in hits:
        if spans and hit.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, hit.end))
        else:
            spans.append(Span(hit.start, hit.end))
    return [Mark(span.start, span.end, tag="mark", classes="hit") for span in spans]
