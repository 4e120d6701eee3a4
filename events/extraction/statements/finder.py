"""From the reports of an article to its statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    When,
)
from events.extraction.statements.reader import Reader
from events.extraction.statements.report import Report
from events.extraction.statements.speakers import Speakers
from events.extraction.statements.turns import find_turns


def _until(published: Published | None) -> When | None:
    """Any day up to the last on which the article can have been published."""
    day = published.when.latest if published else None
    if day is None:
        return None
    note = "publication"
    return When(f"../{day.isoformat()}", None, day, anchor=day, anchor_note=note, rule="reported")


class _Finish:
    """Makes statements of reports: kind, paragraph, date and speaker of each."""

    def __init__(
        self,
        article: Article,
        reader: Reader,
        actors: Sequence[FoundActor],
        dates: Sequence[FoundDate],
        published: Published | None,
    ) -> None:
        self.text = article.text
        self.paragraphs = article.paragraphs
        self.starts = [paragraph.span.start for paragraph in article.paragraphs]
        self.units, self.quotes = (
            reader.units,
            sorted(reader.quotes.values(), key=lambda q: q.outer),
        )
        self.quote_starts = [quote.outer.start for quote in self.quotes]
        self.dates = sorted(dates, key=lambda date: date.span)
        self.date_starts = [date.span.start for date in self.dates]
        first = next((p.span.start for p in article.body()), 0)
        self.speakers = Speakers(article.text, reader.units, actors, first)
        self.reported = _until(published)

    def _part(self, span: Span) -> StatementKind:
        """The kind of one span, by the quotation marks in and around it."""
        at = bisect_right(self.quote_starts, span.start) - 1
        if at >= 0 and span.within(self.quotes[at].outer):
            return "direct"
        within = at + 1 < len(self.quotes) and self.quotes[at + 1].outer.start < span.end
        starts = at >= 0 and self.quotes[at].outer.start == span.start
        return "mixed" if within or starts else "indirect"

    def kind(self, spans: Sequence[Span]) -> StatementKind:
        """Direct if all of it is quoted, indirect if nothing is, else mixed."""
        kinds = {self._part(span) for span in spans}
        return kinds.pop() if len(kinds) == 1 else "mixed"

    def paragraph(self, at: int) -> Paragraph:
        """The paragraph an offset lies in."""
        return self.paragraphs[bisect_right(self.starts, at) - 1]

    def when(self, report: Report) -> When | None:
        """The date nearest to the cue in its sentence, outside of the content.

        Without one it was said by the day of publication.
        """
        if report.unit < 0 or report.cue is None:
            return self.reported
        cue, unit = report.cue, self.units[report.unit]
        first = bisect_left(self.date_starts, unit.items[0].start)
        last = bisect_left(self.date_starts, unit.items[-1].end)
        free = [
            date
            for date in self.dates[first:last]
            if not any(date.span.touches(span) for span in report.content)
        ]
        nearest = min(free, key=lambda date: abs(date.span.start - cue.start), default=None)
        return nearest.when if nearest else self.reported

    def statement(self, report: Report) -> FoundStatement:
        """The statement that a report amounts to."""
        resolved = self.speakers.resolve(report)
        source = report.source
        return FoundStatement(
            content=tuple(report.content),
            kind="direct" if report.rule in ("turn", "block") else self.kind(report.content),
            paragraph=self.paragraph(report.content[0].start).number,
            speaker=resolved.name if resolved else None,
            speaker_text=source.of(self.text) if source else None,
            speaker_span=source,
            cue=report.cue.of(self.text) if report.cue else None,
            cue_span=report.cue,
            when=self.when(report),
        )


def find_statements(
    article: Article,
    actors: Sequence[FoundActor] = (),
    dates: Sequence[FoundDate] = (),
    published: Published | None = None,
) -> tuple[FoundStatement, ...]:
    """Every reported utterance in the body of ``article``, in the order of their content.

    ``speaker_span`` and ``speaker_text`` are the words beside the cue, ``speaker`` the name of the
    actor they stand for (``actors`` gives the mentions), else a name or description as written, or
    None for a pronoun that cannot be led back. ``when`` is the date phrase that governs the cue,
    else all days up to the publication, where that is known.
    A quotation that goes on in other paragraphs is one statement with several spans.
    """
    reader = Reader(article.text)
    for paragraph in article.body():
        reader.read(paragraph)
    reports = reader.reports
    for turn in find_turns(
        article.text, [p for p in article.paragraphs if p.kind != "boilerplate"]
    ):
        reports.append(Report(turn.paragraph, turn.content, turn.label, turn.label, "turn"))
    finish = _Finish(article, reader, actors, dates, published)
    in_order = sorted(reports, key=lambda report: report.cue or report.content[0])
    found = [finish.statement(report) for report in in_order]
    return tuple(sorted(found, key=lambda statement: statement.content[0]))
