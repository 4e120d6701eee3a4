"""The dates of an article: its phrases, each resolved against the right reference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from events.extraction.results import Article, FoundDate, Published, When

from .phrases import Phrase, find_phrases
from .resolve import resolve, unit_of


def find_dates(article: Article, published: Published | None) -> tuple[FoundDate, ...]:
    """Every date of the body; without ``published`` only what needs no day to count from."""
    anchor = published.when.latest if published else None
    found: list[FoundDate] = []
    before: list[When] = []
    for phrase in find_phrases(article):
        when = resolve(phrase, anchor, _previous(phrase, before))
        if when:
            before.append(when)
            found.append(FoundDate(phrase.span, phrase.text, when))
    return tuple(found)


def _previous(phrase: Phrase, before: list[When]) -> When | None:
    if phrase.kind in {"year_before", "this_quarter", "period_of_year"}:
        quarters = [
            w
            for w in before[-12:]
            if unit_of(w) == "quarter" and w.rule not in {"a_year_before", "quarter_of_year"}
        ]
        return quarters[-1] if quarters else None
    return before[-1] if before else None
