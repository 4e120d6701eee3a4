"""Narratives: chronologies and histories, where a date goes on from the date before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from .phrases import JOINTS, Phrase

# Kinds that a narrative counts from the date before it instead of from publication.
NARRATED = frozenset(
    """month_day month month_range day_range one_of season quarter half holiday lunar weekday
    week_of week_of_month weekend end_of year_end shift day_of_war""".split()
)
_FROM_NOW = frozenset({"weekday", "deictic", "daytime", "shift", "ago", "ago_today", "weekend"})
_DAYS = frozenset({"full_date", "month_day", "day_range"})
_JOINTS = JOINTS | {"or", ","}
_OPENING = 2  # dates without a year in which news, but no tale, count from now
_FEWEST_DATES = 5
_IN_ORDER = 0.6


def is_narrative(phrases: Sequence[Phrase], published: date | None) -> bool:
    """Whether the dates of a text show a tale of other times, told in their order.

    Most of its dates bear a year, not that of publication, and go forward; few count from now. Or
    none does, and the tale keeps to the year with which it begins.
    """
    now = published.year if published else 0
    other = [int(p.fields["year"]) for p in phrases if p.fields.get("year", now) != now]
    from_now = sum(p.kind in _FROM_NOW for p in phrases)
    bare = [p for p in phrases if p.fields.keys().isdisjoint({"year", "hyear"})]
    lead = any(p.kind in _FROM_NOW for p in bare[:_OPENING])
    if len(other) >= _FEWEST_DATES and len(other) > (6 if lead else 2) * from_now:
        return _in_order(other)
    return not from_now and _keeps_to_a_year(phrases, now)


def _in_order(row: Sequence[int]) -> bool:
    return sum(a <= b for a, b in pairwise(row)) >= _IN_ORDER * (len(row) - 1)


def _keeps_to_a_year(phrases: Sequence[Phrase], now: int) -> bool:
    """Whether a text begins with a day or month of another year and goes on without years."""
    days = [p for p in phrases if p.kind in _DAYS]
    bare = [p for p in days if "year" not in p.fields]
    if len(bare) < _FEWEST_DATES or any(p.tense == "future" for p in bare):
        return False
    begins = days[0].fields.get("year", now) != now
    return begins and _in_order([40 * int(p.fields["month"]) + int(p.fields["day"]) for p in bare])


WITHOUT_YEAR = frozenset({"month_day", "month"})
_LENDERS = frozenset({"full_date", "month_year", "day_range", "month_range"})
_LONGEST_ROW = 5  # dates that share one year


def lender(phrases: Sequence[Phrase], at: int) -> Phrase | None:
    """The date after a phrase whose year it takes: "in May, June and July 2001"."""
    for n in range(at, min(at + _LONGEST_ROW, len(phrases) - 1)):
        phrase, following = phrases[n], phrases[n + 1]
        if following.joint not in _JOINTS or not _lacks_year(phrase):
            return None
        if following.kind in _LENDERS and "year" in following.fields:
            return following
    return None


def _lacks_year(phrase: Phrase) -> bool:
    return phrase.kind in WITHOUT_YEAR and phrase.fields.keys().isdisjoint({"unit", "shift"})
