"""Feasts and other days that have a name, as functions of the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from . import hijri


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


FEASTS: dict[str, Callable[[int], date]] = {
    "christmas": lambda year: date(year, 12, 25),
    "christmas eve": lambda year: date(year, 12, 24),
    "may day": lambda year: date(year, 5, 1),
    "new year": lambda year: date(year, 1, 1),
    "new year eve": lambda year: date(year, 12, 31),
    "halloween": lambda year: date(year, 10, 31),
    "thanksgiving": lambda year: _nth_weekday(year, 11, 3, 4),
    "election": lambda year: _nth_weekday(year, 11, 0, 1) + timedelta(days=1),
    "easter": easter,
    "nowruz": lambda year: hijri.new_year(year if year < 1500 else year - 621),
}
