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
from events.extraction.statements.phrases import QUOTED
from events.extraction.statements.quotes import Quote
from events.extraction.statements.reports import Report, reports_of
from events.extraction.statements.turns import find_turns
from events.extraction.statements.units import Unit, units


def _only_quotation(unit: Unit) -> bool:
    tags = {item.tag for item in unit.items}
    return bool(tags & QUOTED) and tags <= QUOTED | set(".,-")


def _inner_spans(unit: Unit) -> list[Span]:
    return [unit.quote(item).inner for item in unit.items if item.tag in QUOTED]


class _Reader:
    """Reads the paragraphs in order, so that quotations without a cue find the report before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Report] = []
        self.quotes: list[Quote] = []
        self.last: Report | None = None

    @property
    def reports(self) -> list[Report]:
        """The reports that have content."""
        return [report for report in self.found if report.content]

    def read(self, paragraph: Paragraph) -> None:
        """Add the reports of one paragraph."""
        own = units(self.text, paragraph)
        if own and self.last and not (self.last.open or _only_quotation(own[0])):
            self.last = None
        for unit in own:
            self.quotes += unit.quotes.values()
            self.read_unit(unit)
        if own and not any(item.tag in QUOTED for item in own[-1].items):
            self.last = self.last if self.last and self.last.open else None

    def read_unit(self, unit: Unit) -> None:
        """Take the unit's own reports, or give its quotations to the report before."""
        if reports := reports_of(unit):
            self.found += reports
            self.last = reports[-1]
        elif self.last and _only_quotation(unit):
            self.last.content += _inner_spans(unit)
            self.last.open = False
        elif self.last and not self.last.content:
            self.last = None


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
    text = article.text
    reader = _Reader(text)
    for paragraph in article.body():
        reader.read(paragraph)
    for turn in find_turns(text, article.body()):
        reader.found.append(Report(turn.paragraph, turn.content, turn.label, turn.label, "turn"))
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
