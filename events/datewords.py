"""EDTF dates as people read and type them: bounds, precision, words. No Django here.

The ``edtf`` package validates what is more than a plain day, month or year, which ``datetime`` does
a thousand times faster; the bounds are our own, because its fuzzy ones are wider than what a reader
takes "about 29 February 2020" to mean (they would span two years).
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

Bounds = tuple[date | None, date | None]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_DECADE = re.compile(r"(\d{3})X|(\d{2})XX")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}
_SEASON_NAMES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PARTS = {"START": "early", "MID": "mid-", "END": "late"}


class WrongDate(ValueError):
    """A text that is no EDTF date this project uses; the message says which forms it takes."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” is not a date: write 2020, 2020-02, 2020-02-29, an interval such as "
            "2020-02/2020-05 or ../2020-02, a choice [2020-02-28,2020-02-29], with ~ for “about”."
        )


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """First and last day of an EDTF date, None at an open end; raises ``WrongDate``."""
    text = edtf.strip()
    if text.startswith("[") and text.endswith("]"):
        return _span_of([bounds(part) for part in text[1:-1].split(",")], text)
    if "/" in text:
        first, last = text.split("/", 1)
        low, high = _end(first)[0], _end(last)[1]
        if (low is None and high is None) or (low and high and low > high):
            raise WrongDate(edtf)
        return low, high
    return _single(text)


def _end(part: str) -> Bounds:
    return (None, None) if part in ("", "..") else _single(part)


def _span_of(choices: list[Bounds], text: str) -> Bounds:
    lows, highs = zip(*choices, strict=True)
    if None in lows or None in highs:
        raise WrongDate(text)
    return min(lows), max(highs)


def _single(text: str) -> Bounds:
    decade = _DECADE.fullmatch(text)
    if decade:
        first = int(decade[1] or decade[2]) * (10 if decade[1] else 100)
        return date(max(first, 1), 1, 1), date(first + (9 if decade[1] else 99), 12, 31)
    match = _DATE.fullmatch(text)
    if not match:
        raise WrongDate(text)
    year, month, day = match.groups()
    try:
        if text[-1] in "~?%" or month in _SEASONS:
            parse_edtf(text)
        if month in _SEASONS and not day:
            return _months(int(year), *_SEASONS[month])
        if day:
            exact = date(int(year), int(month), int(day))
            return exact, exact
        return _months(int(year), int(month or 1), int(month or 12))
    except (ValueError, EDTFParseException) as error:
        raise WrongDate(text) from error


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """The days of a run of months; a month above 12 lies in the next year."""
    end_year, end = (year, last) if last <= 12 else (year + 1, last - 12)
    return date(year, first, 1), date(end_year, end, calendar.monthrange(end_year, end)[1])


def precision(edtf: str) -> str:
    """How fine a date is: day, month, season, year, decade, century, interval, choice or none."""
    text = edtf.rstrip("~?%")
    if not text:
        return "none"
    if text.startswith("["):
        return "choice"
    if "/" in text:
        return "interval"
    if "X" in text:
        return "century" if text.endswith("XX") else "decade"
    parts = text.split("-")
    if len(parts) == 2 and parts[1] in _SEASONS:
        return "season"
    return ("year", "month", "day")[len(parts) - 1]


def in_words(edtf: str, modifier: str = "") -> str:
    """A date as a person writes it, its doubt included; an empty one is "undated"."""
    if not edtf:
        return "undated"
    if edtf.startswith("["):
        *others, last = edtf[1:-1].split(",")
        return " or ".join([*(_short(part, last) for part in others), _words(last)])
    if "/" not in edtf:
        return _about(edtf, modifier) + _words(edtf)
    first, last = edtf.split("/", 1)
    return _interval(first, last, modifier)


def _interval(first: str, last: str, modifier: str) -> str:
    if modifier in _PARTS and first[:4] == last[:4]:
        return _about("", modifier) + _words(first[:7] if _same_month(first, last) else first[:4])
    if first in ("", ".."):
        return f"by {_words(last)}"
    if last in ("", ".."):
        return f"from {_words(first)} on"
    return f"between {_short(first, last)} and {_words(last)}"


def _same_month(first: str, last: str) -> bool:
    return len(first) == len(last) == 10 and first[:7] == last[:7]


def _about(edtf: str, modifier: str) -> str:
    if modifier in _PARTS:
        return _PARTS[modifier] + ("" if modifier == "MID" else " ")
    return "about " if modifier == "APPROX" or edtf.endswith(("~", "?", "%")) else ""


def _short(first: str, last: str) -> str:
    """The first date without what it shares with the last."""
    words = _words(first)
    if first[:4] == last[:4] and len(first) > 4:
        words = words.removesuffix(" " + first[:4])
        if _same_month(first, last):
            words = words.split(" ")[0]
    return words


def _words(part: str) -> str:
    text = part.rstrip("~?%")
    if text.endswith("XX"):
        return f"the {text[:2]}00s"
    if text.endswith("X"):
        return f"the {text[:3]}0s"
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year
    name = _SEASON_NAMES.get(month) or calendar.month_name[int(month)]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"
