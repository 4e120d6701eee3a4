"""Resolvers of the Solar Hijri calendar and of feasts: "10 Hut 1398", "Nowruz", "during Eid"."""

from __future__ import annotations

from . import feasts, hijri, lunar, stretch
from .reference import (
    Fields,
    Reference,
    best_year,
    distance,
    figure,
    kind,
    named_year,
    offset_of,
)
from .stretch import ONE_DAY, Stretch


@kind("hijri")
def _hijri(fields: Fields, at: Reference) -> Stretch | None:
    month, year = figure(fields, "hijri"), fields.get("hyear")
    if year is None:
        day = figure(fields, "day")
        year = best_year(at, lambda y: hijri.to_gregorian(y - 621, month, day)) - 621
    if "day" in fields:
        return stretch.day(hijri.to_gregorian(int(year), month, figure(fields, "day")))
    last = hijri.month_length(int(year), month)
    first_day, last_day = (hijri.to_gregorian(int(year), month, day) for day in (1, last))
    return stretch.days(first_day, last_day)


@kind("hijri_range")
def _hijri_range(fields: Fields, at: Reference) -> Stretch | None:
    last, first = _hijri(fields, at), _hijri({**fields, "day": fields["first"]}, at)
    if not first or not last or not first.earliest or not last.latest:
        return None
    return stretch.days(first.earliest, last.latest) if first.earliest < last.latest else None


@kind("hijri_month")
def _hijri_month(fields: Fields, at: Reference) -> Stretch | None:
    """A month without its year: the nearest that has begun, unless something looks ahead.

    "Last Jawza" is over, "next Jawza" has not begun.
    """
    month, offset = figure(fields, "hijri"), offset_of(fields) or 0
    year = best_year(at, lambda y: hijri.to_gregorian(y - 621, month, 15)) - 621
    first, last = (hijri.to_gregorian(year, month, n) for n in (1, hijri.month_length(year, month)))
    if (offset < 0 and last >= at.now) or (not offset and first > at.now and not at.future):
        year -= 1
    if offset > 0 and first <= at.now:
        year += 1
    return _part_of_hijri(year, month, fields)


def _part_of_hijri(year: int, month: int, fields: Fields) -> Stretch:
    """The first or second ten days of a month, the days that are left, or all of it."""
    length = hijri.month_length(year, month)
    tens = {"START": (1, 10), "MID": (11, 20), "END": (21, length)}
    first, last = tens.get(str(fields.get("part") or fields.get("edge")), (1, length))
    begin, end = (hijri.to_gregorian(year, month, day) for day in (first, last))
    return stretch.days(begin, end)


@kind("hijri_year")
def _hijri_year(fields: Fields, at: Reference) -> Stretch | None:
    year = figure(fields, "hyear")
    return stretch.days(hijri.new_year(year), hijri.new_year(year + 1) - ONE_DAY)


@kind("holiday")
def _holiday(fields: Fields, at: Reference) -> Stretch | None:
    feast = feasts.FEASTS[str(fields["holiday"])]
    if "year" in fields:
        return stretch.day(feast(figure(fields, "year")))
    offset = offset_of(fields)
    if offset:
        days = (feast(at.now.year + n) for n in (-1, 0, 1))
        later = sorted((d for d in days if (d > at.now) == (offset > 0)), reverse=offset < 0)
        return stretch.day(later[0])
    return stretch.day(feast(best_year(at, feast)))


@kind("lunar")
def _lunar(fields: Fields, at: Reference) -> Stretch | None:
    """An Eid or Ramadan: the one of the year named, if it is one, else the nearest."""
    names = [str(fields["feast"])] if "feast" in fields else ["fitr", "adha"]
    nth = figure(fields, "ord") if "ord" in fields else None
    year = named_year(fields)
    years = [year] if year else range(at.now.year - 1, at.now.year + 2)
    feasts = [(name, feast) for name in names for y in years for feast in lunar.of_year(name, y)]
    if year and len(feasts) != 1:
        return stretch.year(year)
    return lunar.days_of(*min(feasts, key=lambda named: _from(named[1], at)), nth)


def _from(feast: lunar.Feast, at: Reference) -> int:
    """How far off a feast seems."""
    return 0 if at.anchor is None else distance((feast.first - at.now).days, at)
