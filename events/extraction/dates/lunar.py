"""Feasts of the lunar calendar, as Afghanistan kept them: the two Eids and Ramadan.

The first days of the Eids are those announced where ``dates.toml`` knows them; else the day of the
tabular calendar (E. G. Richards, Mapping Time, 1998, ch. 25) or, the moon having been seen early,
the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from events.extraction.lexicon import load

from . import stretch
from .stretch import ONE_DAY, Stretch

_FIRST_DAY = 227014  # Gregorian ordinal of the day before 1 Muharram 1
_DAYS_OF_EID = 3
_MONTHS = {"fitr": (10, 1), "adha": (12, 10), "ramadan": (9, 1)}


class Feast(NamedTuple):
    """The first day of a feast, or of two days the one and the other."""

    first: date
    or_next: date


def tabular(year: int, month: int, day: int) -> date:
    """The Gregorian day of a date of the tabular Islamic calendar."""
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(_FIRST_DAY + 354 * (year - 1) + (3 + 11 * year) // 30 + months + day)


def of_year(name: str, year: int) -> Iterator[Feast]:
    """The feasts of a name that begin in a Gregorian year: one, seldom two or none."""
    announced = [date.fromisoformat(day) for day in load("dates")["announced"].get(name, ())]
    known = [day for day in announced if day.year == year]
    if known:
        yield from (Feast(day, day) for day in known)
        return
    hijri = (year - 622) * 33 // 32
    days = (tabular(number, *_MONTHS[name]) for number in range(hijri - 1, hijri + 4))
    yield from (Feast(day - ONE_DAY, day) for day in days if day.year == year)


def days_of(name: str, feast: Feast, nth: int | None) -> Stretch:
    """The days of a feast, or its ``nth``."""
    if name == "ramadan":
        end = next(of_year("fitr", (feast.first + 32 * ONE_DAY).year)).first
        return stretch.days(feast.first, end - ONE_DAY)
    if nth is None:
        return stretch.days(feast.first, feast.or_next + (_DAYS_OF_EID - 1) * ONE_DAY)
    first, last = (day + (nth - 1) * ONE_DAY for day in feast)
    return stretch.day(first) if first == last else stretch.one_of(first, last)
