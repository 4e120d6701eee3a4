"""Resolvers of phrases that mean a day or a few: dates, weekdays, "yesterday", "the weekend"."""

from __future__ import annotations

from datetime import date

from events.extraction.lexicon import load

from . import feasts, hijri, lunar, stretch
from .numeric import is_range, read_days, read_figures, read_odd_form
from .reference import (
    Fields,
    Reference,
    best_year,
    distance,
    figure,
    kind,
    named_year,
    offset_of,
    year_aside,
    year_meant,
)
from .stretch import ONE_DAY, Stretch

_WEEK = 7 * ONE_DAY


@kind("full_date")
def _full_date(fields: Fields, at: Reference) -> Stretch | None:
    year = named_year(fields)
    return stretch.day(date(year, figure(fields, "month"), figure(fields, "day"))) if year else None


@kind("day_of_war")
def _day_of_war(fields: Fields, at: Reference) -> Stretch | None:
    """A day that armies called so more than once: only in a tale of about its year."""
    told = at.narrative and abs(at.now.year - figure(fields, "year")) <= 1
    return _full_date(fields, at) if told else None


@kind("month_day")
def _month_day(fields: Fields, at: Reference) -> Stretch | None:
    month, day = figure(fields, "month"), figure(fields, "day")
    year = year_meant(fields, at)
    weekday = fields.get("weekday", fields.get("wkday"))

    def on_weekday(year: int) -> date | None:
        found = stretch.day_or_none(year, month, day)
        return found if found and weekday in {None, found.weekday()} else None

    year = year or year_aside(fields, at, on_weekday) or best_year(at, on_weekday)
    return stretch.day(date(year, month, day))


@kind("known_day")
def _known_day(fields: Fields, at: Reference) -> Stretch | None:
    known = load("dates")["known_days"]
    key = f"{fields['month']:02}-{fields['day']:02}"
    if key not in known:
        return _month_day(fields, at)
    return stretch.day(date.fromisoformat(known[key]))


@kind("numeric")
def _numeric(fields: Fields, at: Reference) -> Stretch | None:
    figures = str(fields["numeric"])
    return read_days(figures) if is_range(figures) else read_figures(figures)


@kind("odd_form")
def _odd_form(fields: Fields, at: Reference) -> Stretch | None:
    return read_odd_form(str(fields["odd"]))


@kind("day_range")
def _day_range(fields: Fields, at: Reference) -> Stretch | None:
    last = _month_day(fields, at)
    month = int(fields.get("first_month", fields["month"]))
    if not last or not last.latest:
        return None
    first = date(last.latest.year, month, figure(fields, "first"))
    if first > last.latest and "first_month" in fields:
        first = first.replace(year=first.year - 1)
    return stretch.days(first, last.latest) if first < last.latest else None


@kind("one_of")
def _one_of(fields: Fields, at: Reference) -> Stretch | None:
    second = _month_day(fields, at)
    if not second or not second.latest:
        return None
    first, last = sorted((second.latest.replace(day=figure(fields, "first")), second.latest))
    return stretch.one_of(first, last)


@kind("day_of_month")
def _day_of_month(fields: Fields, at: Reference) -> Stretch | None:
    first, near = at.before
    nth = int(fields.get("tens", 0)) + figure(fields, "nth")
    within = nth <= (near - first).days + 1 and first.month == near.month
    if "spelled" in fields and within and nth < first.day:  # "21–26 January: … on the fourth, …"
        return stretch.day(first + (nth - 1) * ONE_DAY)
    offset = offset_of(fields)
    if offset is None and at.previous is None and nth > near.day and not at.future:
        offset = -1  # nothing but publication to count from: the latest such day
    if offset is not None:
        near = stretch.moved(near.replace(day=1), offset, "month")
    return stretch.day(near.replace(day=nth))


@kind("stretch_of_month")
def _stretch_of_month(fields: Fields, at: Reference) -> Stretch | None:
    first, last = (_day_of_month({"nth": fields[name]}, at) for name in ("first", "nth"))
    if not first or not last or not first.earliest or not last.latest:
        return None
    return stretch.days(first.earliest, last.latest) if first.earliest < last.latest else None


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


@kind("weekday")
def _weekday(fields: Fields, at: Reference) -> Stretch | None:
    """A weekday by itself, or of a week ("Tuesday of last week"), or beside another date."""
    wanted, offset = figure(fields, "weekday"), offset_of(fields)
    chained = "step" in fields and "shift" not in fields
    same_week = chained and offset == 0 and at.before[0] == at.before[1]
    if fields.get("unit") == "week" or same_week:
        return stretch.day(_of_week(at.before[0] if chained else at.now, wanted, offset or 0))
    if chained and offset is not None:
        return stretch.day(_beside(at.before[offset > 0], wanted, offset))
    if offset in {0, 1}:
        return stretch.day(_of_week(at.now, wanted, offset))
    if offset == -1:
        return stretch.day(_beside(at.now, wanted, -1))
    if at.narrative and "told" in fields:
        return _told_weekday(wanted, at)
    return stretch.day(_bare_weekday(wanted, at))


def _told_weekday(wanted: int, at: Reference) -> Stretch:
    """As in "on the Tuesday", of what is told: that day or the next such; some day of a month."""
    first, last = at.before
    if at.previous and last - first > _WEEK:
        return Stretch(at.previous.edtf, first, last, "days")
    return stretch.day(_beside(first - ONE_DAY, wanted, 1))


def _bare_weekday(wanted: int, at: Reference) -> date:
    """The latest such day, today included, unless a cue of the future stands before it."""
    if at.narrative and not at.future:
        return _beside(at.now, wanted, 1)
    if at.future:
        return at.now + (wanted - at.now.weekday()) % 7 * ONE_DAY
    return at.now - (at.now.weekday() - wanted) % 7 * ONE_DAY


def _of_week(now: date, weekday: int, weeks: int) -> date:
    """A weekday of the week (Monday to Sunday) ``weeks`` from this one."""
    return now + (weekday - now.weekday() + 7 * weeks) * ONE_DAY


def _beside(now: date, weekday: int, step: int) -> date:
    """The next such weekday after a day, or the last before it."""
    if step > 0:
        return now + ((weekday - now.weekday() - 1) % 7 + 1) * ONE_DAY
    return now - ((now.weekday() - weekday - 1) % 7 + 1) * ONE_DAY


@kind("coming_weekday")
def _coming_weekday(fields: Fields, at: Reference) -> Stretch | None:
    return stretch.day(_beside(at.now, figure(fields, "weekday"), 1))


@kind("deictic")
def _deictic(fields: Fields, at: Reference) -> Stretch | None:
    return stretch.day(at.now + figure(fields, "deictic") * ONE_DAY)


@kind("day_around")
def _day_around(fields: Fields, at: Reference) -> Stretch | None:
    further = {"before": -1, "after": 1}.get(str(fields["limit"]), 0)
    return stretch.day(at.now + (figure(fields, "deictic") + further) * ONE_DAY)


@kind("day_beside")
def _day_beside(fields: Fields, at: Reference) -> Stretch | None:
    """As in "the night before 15 August", "the eve of Saturday's vote"."""
    found = (_month_day if "month" in fields else _weekday)(fields, at)
    if not found or not found.earliest:
        return None
    return stretch.day(found.earliest + (1 if fields["limit"] == "after" else -1) * ONE_DAY)


@kind("daytime")
def _daytime(fields: Fields, at: Reference) -> Stretch | None:
    return stretch.day(at.now + figure(fields, "shift") * ONE_DAY)


@kind("weekend")
def _weekend(fields: Fields, at: Reference) -> Stretch | None:
    if "day" in fields:
        found = _month_day(fields, at)
        return stretch.weekend(found.earliest) if found and found.earliest else None
    if "step" in fields and "shift" not in fields:
        return stretch.weekend(at.before[0] + 7 * figure(fields, "step") * ONE_DAY)
    shift = fields.get("shift", 0)
    if "shift" not in fields and not at.future and at.now.weekday() < 5:
        shift = -1
    return stretch.weekend(at.now + 7 * int(shift) * ONE_DAY)


@kind("week_of")
def _week_of(fields: Fields, at: Reference) -> Stretch | None:
    found = _month_day(fields, at)
    return stretch.week(found.earliest) if found and found.earliest else None
