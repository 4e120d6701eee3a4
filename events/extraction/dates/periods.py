"""Resolvers of phrases that mean more than a day: months, seasons, years, counted units."""

from __future__ import annotations

from datetime import date

from . import stretch
from .reference import (
    Fields,
    Reference,
    best_year,
    count_of,
    figure,
    in_part,
    kind,
    named_year,
    offset_of,
    unit_of,
    year_meant,
)
from .stretch import Stretch


@kind("month_year")
def _month_year(fields: Fields, at: Reference) -> Stretch | None:
    year = named_year(fields)
    return in_part(stretch.month(year, figure(fields, "month")), fields, at) if year else None


@kind("month_range")
def _month_range(fields: Fields, at: Reference) -> Stretch | None:
    first, last = figure(fields, "first_month"), figure(fields, "month")
    year = year_meant(fields, at) or _year_of_month(last, {}, at)
    count = (last - first) % 12
    return stretch.months(year, last - count, count + 1, "months") if count else None


@kind("month")
def _month(fields: Fields, at: Reference) -> Stretch | None:
    number = figure(fields, "month")
    return in_part(stretch.month(_year_of_month(number, fields, at), number), fields, at)


def _year_of_month(number: int, fields: Fields, at: Reference) -> int:
    offset = offset_of(fields)
    if "unit" in fields:
        return year_meant(fields, at) or at.now.year
    if "step" in fields and "shift" not in fields:
        told = at.before[(offset or 0) > 0]
        return told.year + _turns_of_year(number, told.month, offset or 0)
    if at.narrative and not offset:
        return best_year(at, lambda year: stretch.last_of_month(year, number))
    if offset is not None:
        return at.now.year + _turns_of_year(number, at.now.month, offset)
    return at.now.year + _bare_month(number, at)


def _turns_of_year(number: int, now: int, offset: int) -> int:
    """Years to the last (-1) or next (1) month of a number, the present one not counted."""
    return int(offset > 0 and number <= now) - int(offset < 0 and number >= now)


_LONGEST_TERM = 8  # months ahead


def _bare_month(number: int, at: Reference) -> int:
    """Years to a month: past unless a cue looks ahead, or it is one of the next two months.

    So is a term ("by mid-June") that would be far ahead: it is over.
    """
    ahead = (number - at.now.month) % 12
    over = at.tense == "due" and ahead > _LONGEST_TERM
    if (at.future and not over) or (at.tense != "past" and ahead in {1, 2}):
        return int(number < at.now.month)
    return -int(number > at.now.month)


@kind("week_of_month")
def _week_of_month(fields: Fields, at: Reference) -> Stretch | None:
    """Seven days of a month: its first, second, third, fourth or last."""
    number = figure(fields, "month")
    year = year_meant(fields, at) or _year_of_month(number, fields, at)
    last = stretch.last_of_month(year, number)
    nth = int(fields.get("ord", 5))
    if nth > 5:
        return None
    end = last if nth == 5 else last.replace(day=7 * nth)
    return stretch.days(end - 6 * stretch.ONE_DAY, end, "week")


@kind("month_near")
def _month_near(fields: Fields, at: Reference) -> Stretch | None:
    """The month nearest to now, half a year ahead at most."""
    number, now = figure(fields, "month"), at.now
    return stretch.month(now.year, now.month + (number - now.month + 5) % 12 - 5)


@kind("quarter")
def _quarter(fields: Fields, at: Reference) -> Stretch | None:
    """The latest such quarter that has begun, or one of the next two after a cue of the future."""
    year, number = year_meant(fields, at), figure(fields, "ord")
    if not 1 <= number <= 4:
        return None
    if year is None:
        current = (at.now.month + 2) // 3
        ahead = (number - current) % 4
        count = current + (ahead if at.future and ahead <= 2 else ahead - 4 if ahead else 0)
        return in_part(stretch.quarter(at.now.year, count), fields, at)
    return in_part(stretch.quarter(year, number), fields, at)


@kind("this_quarter")
def _this_quarter(fields: Fields, at: Reference) -> Stretch | None:
    """The quarter spoken of, else the last that is over."""
    if at.previous and at.previous.earliest and unit_of(at.previous) == "quarter":
        return stretch.of_unit(at.previous.earliest, "quarter")
    return stretch.of_unit(stretch.moved(at.now, -1, "quarter"), "quarter")


@kind("period_of_year")
def _period_of_year(fields: Fields, at: Reference) -> Stretch | None:
    """As in "the 1988 period": of the length of the quarter or year that was spoken of."""
    year = year_meant(fields, at) or at.now.year
    before = at.previous.earliest if at.previous else None
    if before and at.previous and unit_of(at.previous) == "quarter":
        return stretch.quarter(year, (before.month + 2) // 3)
    return stretch.year(year)


@kind("year_before")
def _year_before(fields: Fields, at: Reference) -> Stretch | None:
    """As in "a year earlier": the same stretch of the year before the one spoken of."""
    previous = at.previous
    if not previous or not previous.earliest:
        return stretch.year(at.now.year - 1)
    first = stretch.moved(previous.earliest, -1, "year")
    unit = unit_of(previous)
    return stretch.of_unit(first, unit if unit in {"quarter", "month"} else "year")


@kind("same_month")
def _same_month(fields: Fields, at: Reference) -> Stretch | None:
    """As in "the same month last year": of the month spoken of."""
    first = stretch.moved(at.before[0], -1, "year")
    return stretch.month(first.year, first.month)


@kind("half")
def _half(fields: Fields, at: Reference) -> Stretch | None:
    year = year_meant(fields, at)
    return stretch.half(year, figure(fields, "half")) if year else None


@kind("months_of_year")
def _months_of_year(fields: Fields, at: Reference) -> Stretch | None:
    year, count = year_meant(fields, at), figure(fields, "num")
    if year is None or not 1 < count < 12:
        return None
    return stretch.months(year, 1 if fields["half"] == 1 else 13 - count, count, "months")


@kind("first_months")
def _first_months(fields: Fields, at: Reference) -> Stretch | None:
    """The nine months of a report: no date, but what "a year earlier" compares with."""
    return stretch.months(at.now.year, 1, min(figure(fields, "num"), 12), "months")


@kind("season")
def _season(fields: Fields, at: Reference) -> Stretch | None:
    number = figure(fields, "season")
    year = year_meant(fields, at) or _year_of_season(number, fields, at)
    return in_part(stretch.season(year, number), fields, at)


def _year_of_season(number: int, fields: Fields, at: Reference) -> int:
    offset = offset_of(fields)
    chained = "step" in fields and "shift" not in fields
    now = at.before[(offset or 0) > 0] if chained else at.now
    if offset is None:
        return best_year(at, lambda year: stretch.season(year, number).earliest)
    if offset == 0:
        return now.year
    seasons = [stretch.season(year, number) for year in range(now.year - 2, now.year + 3)]
    if offset > 0:
        return next(s.earliest.year for s in seasons if s.earliest and s.earliest > now)
    return [s.earliest.year for s in seasons if s.earliest and s.latest and s.latest < now][-1]


@kind("year")
def _year(fields: Fields, at: Reference) -> Stretch | None:
    year = named_year(fields)
    if year is None:
        year = 2000 + int(fields.get("num", 0))
    return in_part(stretch.year(year), fields, at)


@kind("year_range")
def _year_range(fields: Fields, at: Reference) -> Stretch | None:
    first = figure(fields, "first")
    if "year" in fields:
        last = figure(fields, "year")
        return stretch.years(first, last) if first < last else None
    short = figure(fields, "short")
    if short > first % 100:
        return stretch.years(first, first - first % 100 + short)
    return stretch.month(first, short) if 1 <= short <= 12 else None


@kind("open_year")
def _open_year(fields: Fields, at: Reference) -> Stretch | None:
    year = figure(fields, "year")
    return Stretch(f"{year:04}/..", date(year, 1, 1), None, "open")


@kind("decade")
def _decade(fields: Fields, at: Reference) -> Stretch | None:
    """A decade, or a century in "the 1800s"; two figures are of this century up to the teens."""
    first = int(fields.get("decade", fields.get("decadeword", 0)))
    if first < 100:
        first += 1900 if first >= 20 else 2000
    is_century = first % 100 == 0 and first < 2000
    whole = stretch.century(first // 100 + 1) if is_century else stretch.decade(first)
    return in_part(whole, fields, at)


@kind("century")
def _century(fields: Fields, at: Reference) -> Stretch | None:
    ordinal = figure(fields, "ord")
    return in_part(stretch.century(ordinal), fields, at) if 1 <= ordinal <= 21 else None


@kind("shift")
def _shift(fields: Fields, at: Reference) -> Stretch | None:
    """As in "last week", "early next year"."""
    unit, shift = str(fields["unit"]), figure(fields, "shift")
    if unit == "day" and not (at.narrative and shift > 0):
        return None
    return in_part(stretch.of_unit(stretch.moved(at.now, shift, unit), unit), fields, at)


@kind("step")
def _step(fields: Fields, at: Reference) -> Stretch | None:
    """As in "the next day", "that year", "the following month"."""
    unit, step = str(fields.get("unit", "day")), figure(fields, "step")
    if unit == "day" and at.previous is None:
        return None
    start = at.before[step > 0]
    return in_part(stretch.of_unit(stretch.moved(start, step, unit), unit), fields, at)


@kind("end_of")
def _end_of(fields: Fields, at: Reference) -> Stretch | None:
    """As in "the end of the month", "later in the year"."""
    unit = str(fields.get("unit", "year"))
    return in_part(stretch.of_unit(at.now, unit), fields, at)


@kind("year_end")
def _year_end(fields: Fields, at: Reference) -> Stretch | None:
    return stretch.month(at.now.year, 12)._replace(modifier="END")


@kind("ago")
def _ago(fields: Fields, at: Reference) -> Stretch | None:
    return _counted(fields, at.now, -1)


@kind("ago_today")
def _ago_today(fields: Fields, at: Reference) -> Stretch | None:
    """As in "thirty years ago today", which is a day."""
    day = stretch.moved(at.now, -count_of(fields), str(fields.get("unit", "day")))
    return stretch.day(day)


@kind("from_now")
def _from_now(fields: Fields, at: Reference) -> Stretch | None:
    return _counted(fields, at.now, 1)


@kind("in_units")
def _in_units(fields: Fields, at: Reference) -> Stretch | None:
    """As in "will meet in two weeks"; what was done in two weeks took so long."""
    return _counted(fields, at.now, 1) if at.tense == "future" else None


@kind("later")
def _later(fields: Fields, at: Reference) -> Stretch | None:
    if at.previous is None:
        return None
    direction = fields.get("later") or {"before": -1, "after": 1}[str(fields["limit"])]
    return _counted(fields, at.before[int(direction) > 0], int(direction))


def _counted(fields: Fields, start: date, direction: int) -> Stretch:
    """So many units from a day, as fine as the unit: "two months ago" is a month."""
    unit = str(fields.get("unit", "day"))
    day = stretch.moved(start, direction * count_of(fields), unit)
    if "extra" in fields and unit == "year":
        day = stretch.moved(day, direction * figure(fields, "extra"), "month")
    finer = {"fortnight": "week", "decade": "year", "century": "year"}
    return stretch.of_unit(day, finer.get(unit, unit))
