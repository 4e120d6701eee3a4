"""From the units of an article to its statements."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.results import (
    Article,
    FoundActor,
    FoundDate,
    FoundStatement,
    Paragraph,
    Published,
    Span,
    StatementKind,
)
from events.extraction.statements.quotes import Quote
from events.extraction.statements.reports import Report, reports_of
from events.extraction.statements.units import Unit, units


def _only_quotation(unit: Unit) -> bool:
    return any(i.tag in "Qq" for i in unit.items) and all(i.tag in "Qq.,-" for i in unit.items)


def _inner_spans(unit: Unit) -> list[Span]:
    return [unit.quote(item).inner for item in unit.items if item.tag in "Qq"]


class _Reader:
    """Reads the paragraphs in order, so that quotations without a cue find the report before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reports: list[Report] = []
        self.quotes: list[Quote] = []
        self.last: Report | None = None

    def read(self, paragraph: Paragraph) -> None:
        """Add the reports of one paragraph."""
        for unit in units(self.text, paragraph):
            self.quotes += unit.quotes.values()
            own = reports_of(unit)
            if own:
                self.reports += own
                self.last = own[-1]
            elif _only_quotation(unit) and self.last and self.near(unit):
                self.last.content += _inner_spans(unit)
            else:
                self.last = None

    def near(self, unit: Unit) -> bool:
        """Whether nothing but white space parts the unit from the last report's sentence."""
        return True


def _kind(text: str, spans: Sequence[Span], quotes: Sequence[Quote]) -> StatementKind:
    parts = [
        "direct"
        if any(span.within(q.outer) for q in quotes)
        else "mixed"
        if any(q.inner.within(span) for q in quotes)
        else "indirect"
        for span in spans
    ]
    kinds = set(parts)
    if kinds == {"direct"}:
        return "direct"
    return "indirect" if kinds == {"indirect"} else "mixed"


def find_statements(
    article: Article,
    actors: Sequence[FoundActor] = (),
    dates: Sequence[FoundDate] = (),
    published: Published | None = None,
) -> tuple[FoundStatement, ...]:
    """Every reported utterance in the body of ``article``, in the order of their content.

    ``speaker_span`` holds the words beside the cue; ``speaker`` what they stand for.
    """
    reader = _Reader(article.text)
    for paragraph in article.body():
        reader.read(paragraph)
    text = article.text
    return tuple(
        FoundStatement(
            content=tuple(r.content),
            kind=_kind(text, r.content, reader.quotes),
            paragraph=r.paragraph,
            speaker=r.source.of(text) if r.source else None,
            speaker_text=r.source.of(text) if r.source else None,
            speaker_span=r.source,
            cue=r.cue.of(text) if r.cue else None,
            cue_span=r.cue,
        )
        for r in sorted(reader.reports, key=lambda r: r.content[0])
    )
