"""Reads the paragraphs of an article in order and gathers their reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction.results import Paragraph, Span
from events.extraction.statements.phrases import QUOTED, Range
from events.extraction.statements.quotes import Quote
from events.extraction.statements.referents import head_of, is_person
from events.extraction.statements.report import Report, span_of
from events.extraction.statements.reports import Chooser, reports_of
from events.extraction.statements.units import Unit, units
from events.extraction.statements.verbs import main_subject
from events.extraction.statements.weights import likeliest


def _only_quotation(unit: Unit) -> bool:
    tags = set(unit.tags)
    return bool(tags & QUOTED) and tags <= QUOTED | set(".,-")


def _goes_on(unit: Unit) -> bool:
    """Whether a sentence without a cue goes on quoting: "X" would mean that "Y"; but "Z"."""
    tags = unit.tags
    pieces = tags[0] in QUOTED and sum(tag in QUOTED for tag in tags) > 1
    return pieces or "Q" in tags[-2:]


def _quotes(unit: Unit) -> bool:
    return not QUOTED.isdisjoint(unit.tags)


def _somebody(unit: Unit, phrase: Range) -> bool:
    """Whether a phrase is the full name of somebody, or a noun for a person."""
    items = unit.items[phrase.start : phrase.end]
    named = len(items) > 1 and all(item.tag == "U" for item in items)
    return named or is_person(head_of(unit.text, span_of(unit, phrase)))


def _inner_spans(unit: Unit) -> list[Span]:
    return [unit.quote(item).inner for item in unit.items if item.tag in QUOTED]


class Reader:
    """Lets quotations without a cue find the report before them.

    ``reports``, ``units`` and ``quotes`` grow with each paragraph; a report's ``unit`` is the index
    of the unit its cue stands in. ``choose`` takes one of the readings that a cue allows.
    """

    def __init__(self, text: str, choose: Chooser = likeliest) -> None:
        self.text = text
        self.choose = choose
        self.found: list[Report] = []
        self.units: list[Unit] = []
        self.quotes: dict[int, Quote] = {}
        self.last: Report | None = None

    @property
    def reports(self) -> list[Report]:
        """The reports that have content."""
        return [report for report in self.found if report.content]

    def read(self, paragraph: Paragraph) -> None:
        """Add the reports of one paragraph.

        A paragraph that is nothing but quotation goes on with one that ended in quotation, or with
        a cue whose colon ended it.
        """
        own = units(self.text, paragraph)
        if own and self._announced(own):
            return
        if own and self.last and not (self.last.open or _only_quotation(own[0])):
            self.last = None
        for unit in own:
            self._read_unit(unit)
        if own and self.last and not self.last.open:
            self.last = self.last if _quotes(own[-1]) else None

    def _announced(self, own: Sequence[Unit]) -> bool:
        """Take a paragraph without quotation marks that a verb of saying and a colon announce."""
        if not self.last or not self.last.open or self.last.verb == ":" or any(map(_quotes, own)):
            return False
        self.units += own
        self.last.content.append(Span(own[0].items[0].start, own[-1].items[-1].end))
        self.last.open, self.last.rule = False, "block"
        self.last = None
        return True

    def _read_unit(self, unit: Unit) -> None:
        """Take the unit's own reports, or give its quotations to the report before."""
        number = len(self.units)
        self.units.append(unit)
        self.quotes.update(unit.quotes)
        if reports := reports_of(unit, self.choose):
            self.found += [replace(report, unit=number) for report in reports]
            latest = self.found[-len(reports) :]
            self.last = next((one for one in reversed(latest) if one.direct), latest[-1])
        elif self.last and _only_quotation(unit) and (own := self._of_sentence_before(unit)):
            self.found.append(replace(own, unit=number))
            self.last = own
        elif self.last and _only_quotation(unit):
            self.last.content += _inner_spans(unit)
            self.last.open = False
        elif self.last and self.last.direct and _goes_on(unit):
            span = Span(unit.items[0].start, unit.items[-1].end)
            words = span.of(self.text).rstrip(" .")
            whole = Span(span.start, span.start + len(words))
            self.found.append(replace(self.last, content=[whole], rule="goes on"))
        elif self.last and not self.last.content:
            self.last = None

    def _of_sentence_before(self, unit: Unit) -> Report | None:
        """A quotation that belongs to who is the subject of the sentence right before it.

        That sentence reports nothing, but has somebody as its subject: A sailor was blunter. “No.”
        """
        before = self.units[-2] if len(self.units) > 1 else None
        last = self.last.unit if self.last else -1
        if before is None or before.paragraph != unit.paragraph or last >= len(self.units) - 2:
            return None
        if _quotes(before):
            return None
        subject = main_subject(before.items, len(before.items))
        if subject is None or not _somebody(before, subject):
            return None
        source = span_of(before, subject)
        return Report(unit.paragraph, _inner_spans(unit), None, source, "quote")
