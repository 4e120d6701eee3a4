"""Stretches that one date begins and the next one ends: "from 24 April to 4 May"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from events.extraction.results import FoundDate, Span, When

from . import stretch
from .phrases import Phrase

TO = frozenset({"to", "until", "till", "through", "-", "–", "—"})
_ENDS = frozenset({"full_date", "month_day", "month_year", "month", "year", "weekday"})

Meaning = tuple[Phrase, When | None]


def through(first: Meaning, last: Meaning | None = None) -> When | None:
    """From the first day of a date to the last of the next, None where they are no range."""
    if last is None or not _joins(first[0], last[0]):
        return None
    begin, end = first[1], last[1]
    if not begin or not end or not begin.earliest or not end.latest:
        return None
    if begin.earliest >= end.latest:
        return None
    bounds = stretch.days(begin.earliest, end.latest)
    edtf = bounds.edtf if begin.modifier or end.modifier else f"{begin.edtf}/{end.edtf}"
    span = Span(first[0].span.start, last[0].span.end)
    return replace(begin, edtf=edtf, latest=end.latest, modifier="", phrase=span, rule="range")


def _joins(first: Phrase, last: Phrase) -> bool:
    """Whether the words between two dates, and before the first, make a range of them."""
    if first.paragraph != last.paragraph or not {first.kind, last.kind} <= _ENDS:
        return False
    return last.joint in TO or (last.joint == "and" and first.limit == "between")


def split(phrase: Phrase, whole: When, text: str) -> tuple[FoundDate, ...]:
    """The two dates of a phrase that says both ends, the first of them knowing the stretch."""
    if not phrase.ends or "/" not in whole.edtf:
        return ()
    begin, end = (
        FoundDate(span, span.of(text), replace(whole, **_bounds(edtf), phrase=span))
        for span, edtf in zip(phrase.ends, whole.edtf.split("/"), strict=True)
    )
    return replace(begin, through=whole), end


def _bounds(edtf: str) -> dict[str, Any]:
    found = stretch.named(edtf)
    return {"edtf": found.edtf, "earliest": found.earliest, "latest": found.latest}
