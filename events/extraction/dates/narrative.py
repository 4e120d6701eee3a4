"""Narratives: chronologies and histories, where a date goes on from the date before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from .phrases import Phrase

# Kinds that a narrative counts from the date before it instead of from publication.
NARRATED = frozenset(
    """month_day month day_range one_of season quarter half holiday weekday week_of weekend end_of
    year_end""".split()
)
_FROM_NOW = frozenset({"weekday", "deictic", "daytime", "shift", "ago", "weekend"})
_FEWEST_DATES = 5
_IN_ORDER = 0.6


def is_narrative(phrases: Sequence[Phrase], published: date | None) -> bool:
    """Whether the dates of a text show a tale of other times, told in their order.

    Most of its dates bear a year, not that of publication, and go forward; few count from now.
    """
    now = published.year if published else 0
    years = [int(p.fields["year"]) for p in phrases if "year" in p.fields]
    other = [year for year in years if year != now]
    from_now = sum(p.kind in _FROM_NOW for p in phrases)
    if len(other) < _FEWEST_DATES or len(other) <= 2 * from_now:
        return False
    in_order = sum(a <= b for a, b in pairwise(other))
    return in_order >= _IN_ORDER * (len(other) - 1)


WITHOUT_YEAR = frozenset({"month_day", "month"})
_JOINTS = frozenset({"and", "to", "or", "until", "till", "through", "-", "–", "—", "/", ","})


def borrows_year(phrase: Phrase, following: Phrase) -> bool:
    """Whether a date without a year takes that of the next: "between 3 March and 5 May 2001"."""
    if phrase.kind not in WITHOUT_YEAR or "unit" in phrase.fields or "shift" in phrase.fields:
        return False
    if (
        following.kind not in {"full_date", "month_year", "day_range"}
        or "year" not in following.fields
    ):
        return False
    return following.joint in _JOINTS
