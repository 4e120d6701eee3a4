"""A statement in the making: content, cue and source of one unit."""

from __future__ import annotations

from dataclasses import dataclass

from events.extraction.results import Span
from events.extraction.statements.phrases import QUOTED, Range
from events.extraction.statements.units import Unit

MIN_WORDS = 4
MIN_PLACE = 3  # letters
DATELINE = 14  # items


@dataclass(slots=True)
class Report:
    """A statement in the making: spans of content, cue and source; ``rule`` says what found it.

    ``open``: the cue ends its unit with a colon, and the content is still to come; ``unit`` is the
    index of the cue's unit in the article.
    """

    paragraph: int
    content: list[Span]
    cue: Span | None
    source: Span | None
    rule: str
    verb: str = ""
    open: bool = False
    unit: int = -1

    @property
    def direct(self) -> bool:
        """Whether the rule that found it takes whole quotations."""
        return self.rule in ("quote", "quote before", "label")


def span_of(unit: Unit, at: Range) -> Span:
    """The words of a range; of a single quotation only what stands between its marks."""
    first, last = unit.items[at.start], unit.items[at.end - 1]
    if at.end - at.start == 1 and first.tag in QUOTED:
        return unit.quote(first).inner
    return Span(first.start, last.end)


def possessor(unit: Unit, at: Range) -> Span:
    """The words of a possessive without its mark: "the donors'" is "the donors"."""
    words = span_of(unit, at)
    low = unit.items[at.end - 1].low
    return Span(words.start, words.end - {"'s": 2, "s'": 1}.get(low[-2:], 0))


def after_dateline(unit: Unit) -> int:
    """The index behind the place and date that open a report: "KABUL, 6 May (AP) - | Two men"."""
    items = unit.items
    if not unit.text[items[0].start : items[0].end].isupper() or len(items[0].low) < MIN_PLACE:
        return 0
    for i, item in enumerate(items[:DATELINE]):
        if item.tag in "-:":
            return i + 1
        if item.tag not in "U,.#t(n":
            break
    return 0


def words_in(unit: Unit, span: Range) -> int:
    """How many words the range holds, quotations included; counts no further than needed."""
    text, count = unit.text, 0
    for item in unit.items[span.start : span.end]:
        quoted = item.tag in "Qq("
        count += len(text[item.start : item.end].split()) if quoted else item.low[0].isalnum()
        if count > MIN_WORDS:
            break
    return count
