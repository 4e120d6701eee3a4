"""The dates of an article: its phrases, each resolved against the right reference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from events.extraction.results import Article, FoundDate, Published, When

from .phrases import Phrase, find_phrases
from .resolve import resolve, unit_of

_COMPARING = frozenset({"year_before", "this_quarter", "period_of_year"})
_OTHER_YEAR = frozenset({"a_year_before", "period_of_year", "quarter_of_year"})
_DAYS_OF = {"day": 4, "week": 8, "fortnight": 15, "weekend": 8, "month": 32, "quarter": 93}


def find_dates(article: Article, published: Published | None) -> tuple[FoundDate, ...]:
    """Every date of the body; without ``published`` only what needs no day to count from."""
    anchor = published.when.latest if published else None
    found: list[FoundDate] = []
    before: list[When] = []
    for phrase in find_phrases(article):
        when = resolve(phrase, anchor, _previous(phrase, before, anchor))
        if when:
            before.append(when)
            if phrase.kind != "first_months":
                found.append(FoundDate(phrase.span, phrase.text, when))
    return tuple(found)


def _previous(phrase: Phrase, before: Sequence[When], anchor: date | None) -> When | None:
    """The date before in the text that a phrase can hang on."""
    if phrase.kind in _COMPARING:
        return next((w for w in reversed(before[-12:]) if _compared(w, anchor)), None)
    if phrase.kind in {"step", "later"}:
        longest = _DAYS_OF.get(str(phrase.fields.get("unit", "day")), 366)
        return next((w for w in reversed(before[-6:]) if _length(w) <= longest), None)
    return before[-1] if before else None


def _compared(when: When, anchor: date | None) -> bool:
    """Whether a report can compare with this: a quarter that is over, or its first months."""
    over = anchor is None or (when.latest is not None and when.latest < anchor)
    is_quarter = unit_of(when) == "quarter" and when.rule not in _OTHER_YEAR
    return when.rule == "first_months" or (is_quarter and over)


def _length(when: When) -> int:
    """Days from the first to the last, a large number when open."""
    return (when.latest - when.earliest).days + 1 if when.earliest and when.latest else 10**6
