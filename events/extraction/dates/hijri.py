"""The Solar Hijri calendar, in civil use in Afghanistan and Iran."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

# Leap years of the 33-year cycle, which agrees with the astronomical rule (the year begins at the
# vernal equinox) from 1244 to 1472: Heydari-Malayeri, "A concise review of the Iranian calendar".
_LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_FIRST_YEAR, _LAST_YEAR = 1244, 1472
_FIRST_RECENT = 1301
_EPOCH_YEAR, _EPOCH = 1400, date(2021, 3, 21)  # 1 Hamal 1400


def is_leap(year: int) -> bool:
    """Whether the year has 366 days."""
    return year % 33 in _LEAP_YEARS


def is_recent(year: int) -> bool:
    """Whether a number is a Solar Hijri year since the first Afghan constitution (1922)."""
    return _FIRST_RECENT <= year <= _LAST_YEAR


def month_length(year: int, month: int) -> int:
    """Six months of 31 days, five of 30, the last of 29 or 30."""
    if month <= 6:
        return 31
    return 30 if month < 12 or is_leap(year) else 29


@cache
def new_year(year: int) -> date:
    """The Gregorian day of 1 Hamal (Nowruz); ValueError outside the years of the cycle."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"Solar Hijri year {year} is out of range")
    low, high = sorted((year, _EPOCH_YEAR))
    length = sum(365 + is_leap(y) for y in range(low, high))
    return _EPOCH + timedelta(days=length if year > _EPOCH_YEAR else -length)


def to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Solar Hijri one; ValueError when there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        raise ValueError(f"no day {year}-{month}-{day} in the Solar Hijri calendar")
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return new_year(year) + timedelta(days=before + day - 1)
