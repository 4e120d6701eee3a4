"""The vocabulary of extraction, as TOML files beside this module."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed content of ``<name>.toml``; read once, not to be changed by callers."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


@cache
def days(edtf: str) -> tuple[date, date]:
    """First and last day of an EDTF day, month, year or interval of these; open ends are extreme.

    >>> days("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    first, slash, last = edtf.partition("/")
    return _bounds(first)[0], _bounds(last if slash else first)[1]


def _bounds(part: str) -> tuple[date, date]:
    if part in {"", ".."}:
        return date.min, date.max
    year, month, day = (*map(int, part.rstrip("~?%").split("-")), 0, 0)[:3]
    last = day or monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)
