"""Resolvers of phrases that mean a day or a few: dates, weekdays, "yesterday", "the weekend"."""

from __future__ import annotations

from datetime import date

from events.extraction.lexicon import load

from . import stretch
from .numeric import is_range, read_days, read_figures, read_odd_form
from .reference import (
    Fields,
    Reference,
    best_year,
    figure,
    kind,
    named_year,
    offset_of,
    year_aside,
    year_meant,
)
from .stretch import ONE_DAY, Stretch

_WEEK = 7 * ONE_DAY
_WEEKEND = 5  # Saturday, as weekdays are numbered


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
    if "shift" in fields:
        near = at.now
    elif offset is None and not (at.previous and "spelled" in fields):
        offset = _months_to(nth, at)
    if offset is not None:
        near = stretch.moved(near.replace(day=1), offset, "month")
    return stretch.day(near.replace(day=nth))


def _months_to(nth: int, at: Reference) -> int | None:
    """Months to a day named by its number: the next such after a day told.

    Where there is nothing but publication to count from, it is the latest.
    """
    first, near = at.before
    if at.previous is None:
        return -1 if nth > near.day and not at.future else None
    if first != near or nth >= near.day or not at.forward:
        return None
    on = stretch.moved(near.replace(day=1), 1, "month").replace(day=nth)
    return 1 if at.anchor is None or on <= at.anchor else None


@kind("stretch_of_month")
def _stretch_of_month(fields: Fields, at: Reference) -> Stretch | None:
    first, last = (_day_of_month({"nth": fields[name]}, at) for name in ("first", "nth"))
    if not first or not last or not first.earliest or not last.latest:
        return None
    return stretch.days(first.earliest, last.latest) if first.earliest < last.latest else None


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
    if offset == 0 and wanted < at.now.weekday() >= _WEEKEND and at.tense != "past":
        offset = 1  # who says "this Tuesday" on a Sunday looks ahead
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
