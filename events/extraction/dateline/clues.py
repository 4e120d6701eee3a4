"""What a clue to the day of publication is, and how days are told in words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, Protocol

from events.extraction.lexicon import load

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(1978, 1, 1), date(2035, 12, 31)  # from the war's beginning to beyond its reports
YEARS = LAST.year - FIRST.year + 1


class Days(NamedTuple):
    """A closed range of days; ``date.min`` and ``date.max`` are open ends."""

    first: date
    last: date


class Clue(NamedTuple):
    """Something that makes days likelier: the days, by how much (log odds), and why in words."""

    days: tuple[Days, ...]
    weight: float
    evidence: str

    def fits(self, first: date, last: date) -> bool:
        """Whether the clue speaks for some day from ``first`` to ``last``."""
        return any(d.first <= last and first <= d.last for d in self.days)


def in_every_year(month: int, day: int) -> tuple[date, ...]:
    """That day of every year that comes into question and has it."""
    found = []
    for year in range(FIRST.year, LAST.year + 1):
        with suppress(ValueError):
            found.append(date(year, month, day))
    return tuple(found)


def weight(name: str, table: str = "weight") -> float:
    """A weight of ``lexicon/dateline.toml``."""
    return float(load("dateline")[table][name])


def after(day: date, name: str, evidence: str) -> Clue:
    """A clue that the article is not older than ``day``."""
    return Clue((Days(day, date.max),), weight(name), evidence)


def before(day: date, name: str, evidence: str) -> Clue:
    """A clue that the article is not younger than ``day``."""
    return Clue((Days(date.min, day),), weight(name), evidence)


def runs(fits: Callable[[date], bool], first: date, last: date, step: int) -> tuple[Days, ...]:
    """The ranges of days from ``first`` to ``last`` that fit.

    Only every ``step``-th day is tried, and the days where that changes are looked for between.
    """
    steps = range(0, (last - first).days, step)
    tried = [(day, fits(day)) for day in (*(first + n * ONE_DAY for n in steps), last)]
    found, since = [], first
    for (day, fitted), (following, fit) in pairwise(tried):
        if fitted != fit:
            edge = _first_with(fits, fit, day, following)
            found += [Days(since, edge - ONE_DAY)] if fitted else []
            since = edge
    return (*found, Days(since, last)) if tried[-1][1] else tuple(found)


def _first_with(fits: Callable[[date], bool], wanted: bool, day: date, following: date) -> date:
    """The first day after ``day`` that fits as wanted, as ``following`` does, found by halving."""
    while following - day > ONE_DAY:
        middle = day + (following - day) // 2
        if fits(middle) == wanted:
            following = middle
        else:
            day = middle
    return following


def said(first: date, last: date | None = None) -> str:
    """A day or a range of days in words: "12 May 2020", "August 2021"."""
    last = last or first
    if first == last:
        return f"{first.day} {first:%B %Y}"
    whole_months = first.day == 1 and (last + ONE_DAY).day == 1
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if whole_months and first.month == 1 and last.month == 12 and first.year == last.year:
        return f"{first.year}"
    return f"{said(first)} to {said(last)}"


class Dated(Protocol):
    """What has a first and a last day, None at an open end."""

    @property
    def earliest(self) -> date | None: ...  # noqa: D102
    @property
    def latest(self) -> date | None: ...  # noqa: D102


def bounds(dated: Dated) -> Days:
    """First and last day of a date, open ends extreme."""
    return Days(dated.earliest or date.min, dated.latest or date.max)
