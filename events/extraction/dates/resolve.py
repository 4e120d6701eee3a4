"""What a date phrase means: one small function for every kind of phrase.

Each takes the fields of a phrase and a ``Reference`` and gives the ``Stretch`` of days, None when the
phrase means none. Impossible dates ("31 February") raise ValueError inside and mean none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from events.extraction.lexicon import load
from events.extraction.results import When

from . import feasts, hijri, stretch
from .numeric import read_numeric
from .phrases import Phrase, Tense
from .stretch import ONE_DAY, Stretch
from .words import Value

Fields = Mapping[str, Value]


class Unanchored(ValueError):  # noqa: N818
    """A phrase needs a date to count from and there is none."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a phrase is counted from.

    ``anchor`` is the day of publication, or in narratives the date before; ``previous`` the date
    before in the text, for phrases that hang on it always ("the next day").
    """

    anchor: date | None
    previous: When | None = None
    tense: Tense = ""
    narrative: bool = False
    limit: str = ""

    @property
    def future(self) -> bool:
        """Whether a cue of the future stands before the phrase."""
        return self.tense == "future"

    @property
    def now(self) -> date:
        if self.anchor is None:
            raise Unanchored
        return self.anchor

    @property
    def before(self) -> tuple[date, date]:
        """First and last day of the date before, of the anchor when there is none."""
        if self.previous and self.previous.earliest and self.previous.latest:
            return self.previous.earliest, self.previous.latest
        return self.now, self.now


_FLASHBACK = timedelta(days=120)  # how far back a tale goes before a date means the next year
Resolver = Callable[[Fields, Reference], Stretch | None]
KINDS: dict[str, Resolver] = {}
# Kinds that never look at the anchor, and those that hang on the date before.
ABSOLUTE = frozenset(
    {
        "full_date",
        "month_year",
        "year",
        "decade",
        "century",
        "year_range",
        "open_year",
        "numeric",
        "known_day",
    }
)
CHAINED = frozenset(
    {"step", "later", "year_before", "this_quarter", "day_of_month", "period_of_year"}
)


def kind(name: str) -> Callable[[Resolver], Resolver]:
    """Register the resolver of a kind of phrase."""

    def register(resolver: Resolver) -> Resolver:
        KINDS[name] = resolver
        return resolver

    return register


def resolve(
    phrase: Phrase, anchor: date | None, previous: When | None = None, *, narrative: bool = False
) -> When | None:
    """What a phrase means on a day of publication, after the date ``previous`` in the text.

    In a narrative ``anchor`` is itself the date before, and dates without a year go on from it.
    """
    at = Reference(anchor, previous, phrase.tense, narrative, phrase.limit)
    try:
        found = KINDS[phrase.kind](phrase.fields, at)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    absolute = phrase.kind in ABSOLUTE or "year" in phrase.fields
    chained = not absolute and phrase.kind in CHAINED and previous is not None
    counted_from = previous.earliest if chained and previous else anchor
    note = "the date before" if chained or narrative else "publication"
    return When(
        found.edtf,
        found.earliest,
        found.latest,
        found.modifier,
        phrase.span,
        None if absolute else counted_from,
        "" if absolute or not counted_from else note,
        phrase.rule,
    )


# --- parts of the resolvers ---


def _int(fields: Fields, name: str) -> int:
    return int(fields[name])


def _offset(fields: Fields) -> int | None:
    """-1, 0, 1 of "last", "this", "next" or "previous", "that", "following"."""
    value = fields.get("shift", fields.get("step"))
    return None if value is None else int(value)


def _in_part(whole: Stretch, fields: Fields, at: Reference) -> Stretch:
    """The early, middle, late part that a phrase names; "by the end of April" bounds all of it."""
    modifier = fields.get("part") or fields.get("edge") or ""
    bounded = at.limit in {"by", "before", "until"}
    if bounded and modifier == "MID" and whole.unit == "year":
        july = stretch.month(whole.earliest.year, 7) if whole.earliest else whole
        return Stretch(f"../{july.edtf}", None, july.latest, "open", "MID")
    if bounded and fields.get("edge") == "END":
        return whole._replace(modifier="END")
    return stretch.part(whole, modifier)  # type: ignore[arg-type]


def _year_of(fields: Fields) -> int | None:
    """The year that a phrase names in figures or words."""
    if "year" in fields:
        return _int(fields, "year")
    if "aposyear" in fields:
        return _long_year(_int(fields, "aposyear"))
    if "hundreds" in fields:
        return sum(int(fields.get(name, 0)) for name in ("hundreds", "tens", "ones"))
    return None


def _long_year(short: int) -> int:
    """The year of two figures, as POSIX reads them: 69-99 are 19xx."""
    return short + (1900 if short >= 69 else 2000)


def _year_before_or_after(fields: Fields, at: Reference) -> int | None:
    """The year named outright, or by "last year", "that year"."""
    named = _year_of(fields)
    if named is not None or fields.get("unit") != "year":
        return named
    if "step" in fields:
        return at.before[0].year + _int(fields, "step")
    return at.now.year + _int(fields, "shift") if "shift" in fields else None


def _best_year(at: Reference, first_day: Callable[[int], date | None]) -> int:
    """The year in which a date without one falls.

    In news the nearest, seldom a future far away without a cue of it. A narrative goes forward: up to
    four months back, else the next.
    """
    now = at.now
    options = {
        y: found
        for y in range(now.year - 8, now.year + 9)
        if 1 <= y <= 9999 and (found := first_day(y))
    }
    if not options:
        raise Unanchored
    if at.narrative:
        whole_year = at.previous is not None and unit_of(at.previous) == "year"
        back = now if whole_year else now - _FLASHBACK
        return min((d, y) for y, d in options.items() if d >= back or y == max(options))[1]
    return min((_distance((d - now).days, at.tense), y) for y, d in options.items())[1]


def _distance(days: int, tense: Tense) -> int:
    """How far off a day seems, the days of the unlikely direction counting more."""
    ahead, back = {"past": (9, 1), "future": (2, 3), "": (2, 1)}[tense]
    return days * ahead if days > 0 else -days * back


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- days ---


@kind("full_date")
def _full_date(fields: Fields, at: Reference) -> Stretch | None:
    year = _year_of(fields)
    return stretch.day(date(year, _int(fields, "month"), _int(fields, "day"))) if year else None


@kind("month_day")
def _month_day(fields: Fields, at: Reference) -> Stretch | None:
    month, day = _int(fields, "month"), _int(fields, "day")
    year = _year_before_or_after(fields, at)
    weekday = fields.get("weekday", fields.get("wkday"))

    def on_weekday(year: int) -> date | None:
        found = _day_or_none(year, month, day)
        return found if found and weekday in {None, found.weekday()} else None

    return stretch.day(date(year or _best_year(at, on_weekday), month, day))


@kind("known_day")
def _known_day(fields: Fields, at: Reference) -> Stretch | None:
    known = load("dates")["known_days"]
    key = f"{fields['month']:02}-{fields['day']:02}"
    if key not in known:
        return _month_day(fields, at)
    return stretch.day(date.fromisoformat(known[key]))


@kind("numeric")
def _numeric(fields: Fields, at: Reference) -> Stretch | None:
    return read_numeric(str(fields["numeric"]))


@kind("day_range")
def _day_range(fields: Fields, at: Reference) -> Stretch | None:
    last = _month_day(fields, at)
    month = int(fields.get("first_month", fields["month"]))
    if not last or not last.latest:
        return None
    first = date(last.latest.year, month, _int(fields, "first"))
    if first > last.latest and "first_month" in fields:
        first = first.replace(year=first.year - 1)
    return stretch.days(first, last.latest) if first < last.latest else None


@kind("one_of")
def _one_of(fields: Fields, at: Reference) -> Stretch | None:
    second = _month_day(fields, at)
    if not second or not second.latest:
        return None
    first, last = sorted((second.latest.replace(day=_int(fields, "first")), second.latest))
    return Stretch(f"[{first},{last}]", first, last, "one_of")


@kind("day_of_month")
def _day_of_month(fields: Fields, at: Reference) -> Stretch | None:
    near = at.before[1]
    offset = _offset(fields)
    if offset is not None:
        near = stretch.moved(near.replace(day=1), offset, "month")
    return stretch.day(near.replace(day=_int(fields, "nth")))


@kind("hijri")
def _hijri(fields: Fields, at: Reference) -> Stretch | None:
    month, year = _int(fields, "hijri"), fields.get("hyear")
    if year is None:
        day = _int(fields, "day")
        year = _best_year(at, lambda y: hijri.to_gregorian(y - 621, month, day)) - 621
    if "day" in fields:
        return stretch.day(hijri.to_gregorian(int(year), month, _int(fields, "day")))
    last = hijri.month_length(int(year), month)
    return stretch.days(*(hijri.to_gregorian(int(year), month, day) for day in (1, last)))


@kind("holiday")
def _holiday(fields: Fields, at: Reference) -> Stretch | None:
    feast = feasts.FEASTS[str(fields["holiday"])]
    if "year" in fields:
        return stretch.day(feast(_int(fields, "year")))
    offset = _offset(fields)
    if offset:
        days = (feast(at.now.year + n) for n in (-1, 0, 1))
        later = sorted((d for d in days if (d > at.now) == (offset > 0)), reverse=offset < 0)
        return stretch.day(later[0])
    return stretch.day(feast(_best_year(at, feast)))


# --- weekdays and days from now ---


@kind("weekday")
def _weekday(fields: Fields, at: Reference) -> Stretch | None:
    """The latest such day, today included, unless a cue of the future stands before it."""
    wanted = _int(fields, "weekday")
    if fields.get("unit") == "week" or "week" in fields:
        start = at.before[0] if "step" in fields else at.now
        return stretch.day(_of_week(start, wanted, _offset(fields) or 0))
    if "step" in fields and "shift" not in fields:
        return stretch.day(
            _beside(at.before[_int(fields, "step") > 0], wanted, _int(fields, "step"))
        )
    shift = fields.get("shift")
    if shift == 0:
        return stretch.day(_of_week(at.now, wanted, 0))
    if shift == 1:
        return stretch.day(_of_week(at.now, wanted, 1))
    if shift == -1 or (at.narrative and not at.future):
        return stretch.day(_beside(at.now, wanted, -1 if shift else 1))
    if at.future:
        return stretch.day(at.now + (wanted - at.now.weekday()) % 7 * ONE_DAY)
    return stretch.day(at.now - (at.now.weekday() - wanted) % 7 * ONE_DAY)


def _of_week(now: date, weekday: int, weeks: int) -> date:
    """A weekday of the week (Monday to Sunday) ``weeks`` from this one."""
    return now + (weekday - now.weekday() + 7 * weeks) * ONE_DAY


def _beside(now: date, weekday: int, step: int) -> date:
    """The next such weekday after a day, or the last before it."""
    if step > 0:
        return now + ((weekday - now.weekday() - 1) % 7 + 1) * ONE_DAY
    return now - ((now.weekday() - weekday - 1) % 7 + 1) * ONE_DAY


@kind("deictic")
def _deictic(fields: Fields, at: Reference) -> Stretch | None:
    return stretch.day(at.now + _int(fields, "deictic") * ONE_DAY)


@kind("day_around")
def _day_around(fields: Fields, at: Reference) -> Stretch | None:
    further = {"before": -1, "after": 1}.get(str(fields["limit"]), 0)
    return stretch.day(at.now + (_int(fields, "deictic") + further) * ONE_DAY)


@kind("daytime")
def _daytime(fields: Fields, at: Reference) -> Stretch | None:
    return stretch.day(at.now + _int(fields, "shift") * ONE_DAY)


@kind("weekend")
def _weekend(fields: Fields, at: Reference) -> Stretch | None:
    if "day" in fields:
        found = _month_day(fields, at)
        return stretch.weekend(found.earliest) if found and found.earliest else None
    if "step" in fields and "shift" not in fields:
        return stretch.weekend(at.before[0] + 7 * _int(fields, "step") * ONE_DAY)
    shift = fields.get("shift", 0)
    if "shift" not in fields and not at.future and at.now.weekday() < 5:
        shift = -1
    return stretch.weekend(at.now + 7 * int(shift) * ONE_DAY)


@kind("week_of")
def _week_of(fields: Fields, at: Reference) -> Stretch | None:
    found = _month_day(fields, at)
    return stretch.week(found.earliest) if found and found.earliest else None


# --- months, quarters, seasons ---


@kind("month_year")
def _month_year(fields: Fields, at: Reference) -> Stretch | None:
    year = _year_of(fields)
    return _in_part(stretch.month(year, _int(fields, "month")), fields, at) if year else None


@kind("month")
def _month(fields: Fields, at: Reference) -> Stretch | None:
    number = _int(fields, "month")
    return _in_part(stretch.month(_month_year_of(fields, at, number), number), fields, at)


def _month_year_of(fields: Fields, at: Reference, number: int) -> int:
    """The year of a month: past unless a cue of the future stands before it."""
    if "unit" in fields:
        return _year_before_or_after(fields, at) or at.now.year
    if "step" in fields and "shift" not in fields:
        first = at.before[0]
        step = _int(fields, "step")
        return (
            first.year + (step > 0 and number <= first.month) - (step < 0 and number >= first.month)
        )
    shift = fields.get("shift")
    if at.narrative and not shift:
        return _best_year(at, lambda y: stretch.last_of_month(y, number))
    year, month = at.now.year, at.now.month
    if shift == 0:
        return year
    if shift == -1:
        return year - (number >= month)
    if shift == 1 or at.future:
        return year + (number < month or (shift == 1 and number == month))
    if 1 <= (number - month) % 12 <= 2 and at.tense != "past":
        return year + (number < month)
    return year - (number > month)


@kind("month_near")
def _month_near(fields: Fields, at: Reference) -> Stretch | None:
    number = _int(fields, "month")
    ahead = (number - at.now.month) % 12
    year = (
        at.now.year + (number < at.now.month)
        if ahead <= 6
        else at.now.year - (number > at.now.month)
    )
    return stretch.month(year, number)


@kind("quarter")
def _quarter(fields: Fields, at: Reference) -> Stretch | None:
    """A quarter by number: the latest that has begun, unless a cue of the future stands before it."""
    year = _year_before_or_after(fields, at)
    number = _int(fields, "ord")
    if not 1 <= number <= 4:
        return None
    if year is None:
        current = (at.now.month + 2) // 3
        ahead = (number - current) % 4
        year = at.now.year + (
            current + ahead > 4 if at.future and ahead in {1, 2} else -(number > current)
        )
    return _in_part(stretch.quarter(year, number), fields, at)


@kind("this_quarter")
def _this_quarter(fields: Fields, at: Reference) -> Stretch | None:
    """The quarter spoken of, else the last that is over."""
    if at.previous and at.previous.earliest and unit_of(at.previous) == "quarter":
        return stretch.of_unit(at.previous.earliest, "quarter")
    return stretch.of_unit(stretch.moved(at.now, -1, "quarter"), "quarter")


@kind("period_of_year")
def _period_of_year(fields: Fields, at: Reference) -> Stretch | None:
    """ "The 1988 period": of the length of the quarter or the year that was spoken of."""
    year = _year_before_or_after(fields, at) or at.now.year
    before = at.previous.earliest if at.previous else None
    if before and at.previous and unit_of(at.previous) == "quarter":
        return stretch.quarter(year, (before.month + 2) // 3)
    return stretch.year(year)


@kind("year_before")
def _year_before(fields: Fields, at: Reference) -> Stretch | None:
    """ "A year earlier": the same stretch of the year before the one spoken of."""
    previous = at.previous
    if not previous or not previous.earliest:
        return stretch.year(at.now.year - 1)
    first = stretch.moved(previous.earliest, -1, "year")
    unit = unit_of(previous)
    return stretch.of_unit(first, unit if unit in {"quarter", "month"} else "year")


@kind("half")
def _half(fields: Fields, at: Reference) -> Stretch | None:
    year = _year_before_or_after(fields, at)
    return stretch.half(year, _int(fields, "half")) if year else None


@kind("months_of_year")
def _months_of_year(fields: Fields, at: Reference) -> Stretch | None:
    year, count = _year_before_or_after(fields, at), _int(fields, "num")
    if year is None or not 1 < count < 12:
        return None
    return stretch.months(year, 1 if fields["half"] == 1 else 13 - count, count, "months")


@kind("first_months")
def _first_months(fields: Fields, at: Reference) -> Stretch | None:
    """ "The nine months" of a report: a duration, no date, but what "a year earlier" compares with."""
    return stretch.months(at.now.year, 1, min(_int(fields, "num"), 12), "months")


@kind("season")
def _season(fields: Fields, at: Reference) -> Stretch | None:
    number = _int(fields, "season")
    year = _year_before_or_after(fields, at)
    if year is None:
        year = _season_year(fields, at, number)
    return _in_part(stretch.season(year, number), fields, at)


def _season_year(fields: Fields, at: Reference, number: int) -> int:
    offset = _offset(fields)
    chained = "step" in fields and "shift" not in fields
    now = at.before[0] if chained else at.now
    options = [stretch.season(y, number) for y in range(now.year - 2, now.year + 3)]
    if offset is None or (offset == 0 and chained):
        return _best_year(at, lambda y: stretch.season(y, number).earliest)
    if offset == 0:
        return now.year
    past = [s for s in options if s.latest and s.latest < now]
    ahead = [s for s in options if s.earliest and s.earliest > now]
    found = past[-1] if offset < 0 else ahead[0]
    return found.earliest.year if found.earliest else now.year


# --- years and longer ---


@kind("year")
def _year(fields: Fields, at: Reference) -> Stretch | None:
    year = _year_of(fields)
    if year is None:
        year = 2000 + int(fields.get("num", 0))
    return _in_part(stretch.year(year), fields, at)


@kind("year_range")
def _year_range(fields: Fields, at: Reference) -> Stretch | None:
    first = _int(fields, "first")
    if "year" in fields:
        last = _int(fields, "year")
        return stretch.years(first, last) if first < last else None
    short = _int(fields, "short")
    if short > first % 100:
        return stretch.years(first, first - first % 100 + short)
    return stretch.month(first, short) if 1 <= short <= 12 else None


@kind("open_year")
def _open_year(fields: Fields, at: Reference) -> Stretch | None:
    year = _int(fields, "year")
    return Stretch(f"{year:04}/..", date(year, 1, 1), None, "open")


@kind("decade")
def _decade(fields: Fields, at: Reference) -> Stretch | None:
    first = int(fields.get("decade", fields.get("decadeword", 0)))
    if first < 100:
        first += 1900 if first >= 20 else 2000
    whole = (
        stretch.century(first // 100 + 1)
        if first % 100 == 0 and first < 2000
        else stretch.decade(first)
    )
    return _in_part(whole, fields, at)


@kind("century")
def _century(fields: Fields, at: Reference) -> Stretch | None:
    number = _int(fields, "ord")
    return _in_part(stretch.century(number), fields, at) if 1 <= number <= 21 else None


# --- counted in units ---


@kind("shift")
def _shift(fields: Fields, at: Reference) -> Stretch | None:
    """ "Last week", "early next year"."""
    unit, shift = str(fields["unit"]), _int(fields, "shift")
    if unit == "day":
        return None
    return _in_part(stretch.of_unit(stretch.moved(at.now, shift, unit), unit), fields, at)


@kind("step")
def _step(fields: Fields, at: Reference) -> Stretch | None:
    """ "The next day", "that year", "the following month"."""
    unit, step = str(fields.get("unit", "day")), _int(fields, "step")
    if unit == "day" and at.previous is None:
        return None
    start = at.before[step > 0]
    return _in_part(stretch.of_unit(stretch.moved(start, step, unit), unit), fields, at)


@kind("end_of")
def _end_of(fields: Fields, at: Reference) -> Stretch | None:
    """ "The end of the month", "later in the year"."""
    unit = str(fields.get("unit", "year"))
    return _in_part(stretch.of_unit(at.now, unit), fields, at)


@kind("year_end")
def _year_end(fields: Fields, at: Reference) -> Stretch | None:
    return stretch.month(at.now.year, 12)._replace(modifier="END")


@kind("ago")
def _ago(fields: Fields, at: Reference) -> Stretch | None:
    return _counted(fields, at.now, -1)


@kind("later")
def _later(fields: Fields, at: Reference) -> Stretch | None:
    if at.previous is None:
        return None
    direction = fields.get("later") or {"before": -1, "after": 1}[str(fields["limit"])]
    return _counted(fields, at.before[int(direction) > 0], int(direction))


def _counted(fields: Fields, start: date, direction: int) -> Stretch:
    """So many units from a day, as fine as the unit: "two months ago" is a month."""
    unit = str(fields["unit"])
    day = stretch.moved(start, direction * _int(fields, "num"), unit)
    unit = {"fortnight": "week", "decade": "year", "century": "year", "weekend": "weekend"}.get(
        unit, unit
    )
    return stretch.of_unit(day, unit)


def unit_of(when: When) -> str:
    """The unit of the calendar that a date is one of."""
    if not when.earliest or not when.latest or when.edtf.startswith("["):
        return ""
    for unit in ("day", "week", "month", "quarter", "year"):
        whole = stretch.of_unit(when.earliest, unit)
        if (whole.earliest, whole.latest) == (when.earliest, when.latest):
            return unit
    return ""
