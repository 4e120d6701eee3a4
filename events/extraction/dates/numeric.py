"""Dates in figures ("11/09/2001", "5-Mar-2020"), read by dateparser.

dateparser sees nothing but the delimited figures and never looks for dates itself.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from . import stretch
from .stretch import Stretch


@cache
def _parser(order: str) -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - slow to import, seldom needed

    return DateDataParser(
        languages=["en"],
        settings={
            "DATE_ORDER": order,
            "PREFER_DATES_FROM": "current_period",
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": datetime(2000, 1, 1),
        },
    )


def _read(figures: str, order: str) -> date | None:
    found = _parser(order).get_date_data(figures)
    return found.date_obj.date() if found.date_obj and found.period == "day" else None


@lru_cache(maxsize=4096)
def read_numeric(figures: str) -> Stretch | None:
    """The day of a date in figures; one of two days where it can be read both ways round.

    Full stops are European, day first; slashes and hyphens are used by all the world.
    """
    orders: tuple[str, ...] = ("MDY", "DMY")
    if figures[:4].isdigit():
        orders = ("YMD",)
    elif "." in figures:
        orders = ("DMY",)
    readings = sorted({found for order in orders if (found := _read(figures, order))})
    if not readings:
        return None
    if len(readings) == 1:
        return stretch.day(readings[0])
    first, last = readings[0], readings[-1]
    return Stretch(f"[{first},{last}]", first, last, "one_of")
