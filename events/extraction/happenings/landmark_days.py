"""The days of well-known events: which were in a stretch of time, which on a day of any year."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.timing import MOST_DAYS
from events.extraction.results import When

FEW = 5  # days of an event each of which is its day


def days_without_year(when: When) -> tuple[Landmark, ...]:
    """The landmarks of a day of the year."""
    day = when.earliest
    return _days_of_year().get((day.month, day.day), ()) if day else ()


@cache
def _days_of_year() -> dict[tuple[int, int], tuple[Landmark, ...]]:
    """Month and day -> the landmarks of a few days that have it."""
    days: dict[tuple[int, int], list[Landmark]] = {}
    for landmark in all_landmarks().values():
        length = (landmark.latest - landmark.earliest).days
        for day in range(length + 1) if length < FEW else ():
            own = landmark.earliest + timedelta(day)
            days.setdefault((own.month, own.day), []).append(landmark)
    return {day: tuple(landmarks) for day, landmarks in days.items()}


@cache
def _calendar() -> dict[tuple[int, int], tuple[Landmark, ...]]:
    """Year and month -> the landmarks of a few days in it."""
    months: dict[tuple[int, int], list[Landmark]] = {}
    for landmark in all_landmarks().values():
        first, last = landmark.earliest, landmark.latest
        if (last - first).days <= MOST_DAYS:
            for month in sorted({(first.year, first.month), (last.year, last.month)}):
                months.setdefault(month, []).append(landmark)
    return {month: tuple(landmarks) for month, landmarks in months.items()}


Days = tuple[date | None, date | None]


@cache
def _chiefs() -> dict[Days, Landmark]:
    """First and last day -> the one landmark that they stand for, lesser ones left out.

    That is the days of a landmark, and of one of a few days each.
    """
    found: dict[Days, list[Landmark]] = {}
    for landmark in all_landmarks().values():
        first, last = landmark.earliest, landmark.latest
        whole = set() if landmark.lesser or _is_period(landmark) else {(first, last)}
        few = whole and (last - first).days < FEW
        single = [first + timedelta(n) for n in range((last - first).days + 1)] if few else []
        for days in whole | {(day, day) for day in single}:
            found.setdefault(days, []).append(landmark)
    return {days: only for days, (only, *others) in found.items() if not others}


def _is_period(landmark: Landmark) -> bool:
    """Whether a landmark is dated by a month or a year, which much else has in common."""
    return any(len(part) < len("2020-02-29") for part in landmark.edtf.split("/"))


def chief_of(when: When) -> Landmark | None:
    """The well-known event that comes to mind when its days are named, None where two do."""
    return _chiefs().get((when.earliest, when.latest))


def landmarks_of(when: When) -> tuple[Landmark, ...]:
    """The landmarks of a date's months that are within it, or it within them."""
    return _landmarks_of(when.earliest or date.max, when.latest or date.min)


@lru_cache(maxsize=4096)
def _landmarks_of(first: date, last: date) -> tuple[Landmark, ...]:
    ends = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    months = [divmod(month, 12) for month in ends]
    found = {k.key: k for year, month in months for k in _calendar().get((year, month + 1), ())}
    return tuple(
        known
        for known in found.values()
        if (first <= known.earliest and known.latest <= last)
        or (known.earliest <= first and last <= known.latest)
    )
