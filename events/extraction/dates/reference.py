"""What resolvers share: the reference that a phrase is counted from, and the year that it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import MAXYEAR, date
from typing import NamedTuple, cast

from events.extraction.results import Modifier, When

from . import stretch
from .phrases import Tense
from .stretch import Stretch
from .words import Value

Fields = Mapping[str, Value]
_APOSTROPHE_PIVOT = 30  # "'44" is told, not planned


class UnanchoredError(ValueError):
    """A phrase needs a date to count from and there is none."""


class Reference(NamedTuple):
    """What a phrase is counted from.

    ``anchor`` is the day of publication, or in narratives the date before; ``previous`` the date
    before in the text, for phrases that hang on it always ("the next day"). ``tense`` and ``limit``
    are those of the phrase; ``forward`` is set where nothing tells of a time before ``previous``.
    """

    anchor: date | None
    previous: When | None = None
    tense: Tense = ""
    narrative: bool = False
    limit: str = ""
    forward: bool = False

    @property
    def future(self) -> bool:
        """Whether a cue of the future or a term stands before the phrase."""
        return self.tense in {"future", "due"}

    @property
    def now(self) -> date:
        """The anchor, which there must be."""
        if self.anchor is None:
            raise UnanchoredError
        return self.anchor

    @property
    def before(self) -> tuple[date, date]:
        """First and last day of the date before, of the anchor when there is none."""
        if self.previous and self.previous.earliest and self.previous.latest:
            return self.previous.earliest, self.previous.latest
        return self.now, self.now


Resolver = Callable[[Fields, Reference], Stretch | None]
KINDS: dict[str, Resolver] = {}


def kind(name: str) -> Callable[[Resolver], Resolver]:
    """Register the resolver of a kind of phrase."""

    def register(resolver: Resolver) -> Resolver:
        KINDS[name] = resolver
        return resolver

    return register


def figure(fields: Fields, name: str) -> int:
    """A field that is a number."""
    return int(fields[name])


def count_of(fields: Fields) -> int:
    """How many units are counted: in figures, or in one word or two ("twenty-five")."""
    if "num" in fields:
        return figure(fields, "num")
    return figure(fields, "tens") + figure(fields, "ones")


def offset_of(fields: Fields) -> int | None:
    """-1, 0, 1 of "last", "this", "next" or "previous", "that", "following"."""
    value = fields.get("shift", fields.get("step"))
    return None if value is None else int(value)


def in_part(whole: Stretch, fields: Fields, at: Reference) -> Stretch:
    """The early, middle, late part that a phrase names; "by the end of April" bounds all of it."""
    modifier = cast("Modifier", fields.get("part") or fields.get("edge") or "")
    bounded = at.limit in {"by", "before", "until"}
    if bounded and modifier == "MID" and whole.unit == "year" and whole.earliest:
        july = stretch.month(whole.earliest.year, 7)
        ahead = not at.narrative and at.anchor and july.latest and at.anchor <= july.latest
        if at.tense == "future" or ahead:
            return Stretch(f"../{july.edtf}", None, july.latest, "open", "MID")
    if bounded and fields.get("edge") == "END":
        return whole._replace(modifier="END")
    return stretch.part(whole, modifier)


def named_year(fields: Fields) -> int | None:
    """The year that a phrase names in figures or words."""
    if "year" in fields:
        return figure(fields, "year")
    if "aposyear" in fields:
        short = figure(fields, "aposyear")
        return short + (1900 if short >= _APOSTROPHE_PIVOT else 2000)
    if "hundreds" in fields:
        return sum(int(fields.get(name, 0)) for name in ("hundreds", "tens", "ones"))
    return None


def year_meant(fields: Fields, at: Reference) -> int | None:
    """The year named outright, or by "last year", "that year"."""
    named = named_year(fields)
    if named is not None or fields.get("unit") != "year":
        return named
    if "step" in fields:
        return at.before[0].year + figure(fields, "step")
    return at.now.year + int(fields.get("shift", 0))


def year_aside(fields: Fields, at: Reference, day_in: Callable[[int], date | None]) -> int | None:
    """The year of "7 July last" and "5 December next"."""
    side = figure(fields, "shift") if "shift" in fields else 0
    if not side:
        return None
    days = (day_in(at.now.year + n) for n in (0, side))
    aside = [day for day in days if day and (day - at.now).days * side > 0]
    return min(aside, key=lambda day: abs(day - at.now)).year if aside else None


_FARTHEST_LEAP = 8  # years between leap days, at most
_FLASHBACK = 250  # days a tale may go back before a date means the next year
_NEAR_FLASHBACK = 150  # within a paragraph that says nothing of going back


def best_year(at: Reference, day_in: Callable[[int], date | None]) -> int:
    """The year in which a date without one falls; ``day_in`` tells its day in a year, if any.

    In news the nearest, seldom a future far away without a cue of it. A narrative stays in the year
    of the date before, unless that would be far back.
    """
    now = at.now
    options = _options(now.year, 1, day_in)
    if len(options) < 3:
        options = _options(now.year, _FARTHEST_LEAP, day_in)
    if not options:
        raise UnanchoredError
    if at.narrative:
        on = [year for day, year in options if year >= now.year and not _far_back(day, at)]
        return on[0] if on else options[-1][1]
    return min([(distance((day - now).days, at), year) for day, year in options])[1]


def _options(now: int, reach: int, day_in: Callable[[int], date | None]) -> list[tuple[date, int]]:
    """The days of the years around one."""
    years = range(max(now - reach, 1), min(now + reach, MAXYEAR) + 1)
    return [(day, year) for year in years if (day := day_in(year))]


def _far_back(day: date, at: Reference) -> bool:
    return (at.now - day).days > (_NEAR_FLASHBACK if at.forward else _FLASHBACK)


_COSTS: Mapping[Tense, tuple[int, int]] = {
    "past": (9, 1), "future": (2, 3), "due": (1, 1), "": (2, 1),
}  # fmt: skip


def distance(days: int, at: Reference) -> int:
    """How far off a day seems, the days of the unlikely direction counting more."""
    ahead, back = _COSTS["future" if at.narrative else at.tense]
    return days * ahead if days > 0 else -days * back


def unit_of(when: When) -> str:
    """The unit of the calendar that a date is one of."""
    if not when.earliest or not when.latest or when.edtf.startswith("["):
        return ""
    days = (when.latest - when.earliest).days + 1
    for unit, longest in (("day", 1), ("week", 7), ("month", 31), ("quarter", 92), ("year", 366)):
        if days <= longest:
            whole = stretch.of_unit(when.earliest, unit)
            return unit if (whole.earliest, whole.latest) == (when.earliest, when.latest) else ""
    return ""
