"""What a date and the words about it say of a happening's days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from events.extraction.happenings.counts import count_of, lengths
from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.results import FoundDate, Published, Span, When

LIMITS = frozenset({"by", "before", "until", "till"})
WEEKDAYS = frozenset({"weekday", "shift_weekday"})
UNCERTAIN = WEEKDAYS | {"deictic"}  # rules of days as uncertain as the article's own
MOST_BLUR = 7  # days by which a weekday widens an uncertain day of publication
MOST_DAYS = 31
MOST_UNITS = 99  # months or years that something takes
LONG = 31  # days; what takes longer has an end worth telling
WEEKS = 14  # days; a month or year that is not over yet stays whole


def with_length(scene: Scene, trigger: Trigger, dated: Here[FoundDate]) -> When:
    """The date, stretched where the clause says how many days began or ended on it.

    "Six days of meetings finished on 26 January", "a seven-day truce that began on 22 February".
    """
    when, day = dated.what.when, dated.what.when.earliest
    length = _days_told(scene, trigger)
    if not length or day is None or day != when.latest:
        return when
    begin, end = scene.clause_range(scene.clauses[dated.first])
    near = {w.key for w in scene.words[min(begin, trigger.first) : end]}
    if any(key.startswith(lengths("ends")) for key in near):
        return _stretch(when, day - timedelta(length - 1), day)
    if any(key.startswith(lengths("begins")) for key in near):
        return _stretch(when, day, day + timedelta(length - 1))
    return when


def _days_told(scene: Scene, trigger: Trigger) -> int:
    """How many days the words around a trigger speak of ("seven-day", "two days of"), or 0."""
    begin, end = max(0, trigger.reach[0] - 4), trigger.reach[1] + 4
    words = [w.key for w in scene.words[begin:end]]
    for i, key in enumerate(words[1:], 1):
        number = count_of(words[i - 1], MOST_DAYS)
        from_to = words[i + 1 : i + 2] in (["of"], ["from"], ["starting"], ["beginning"])
        if number > 1 and (key == "day" or (key == "days" and from_to)):
            return number
    return 0


def _stretch(when: When, first: date, last: date) -> When:
    return replace(
        when,
        edtf=f"{first.isoformat()}/{last.isoformat()}",
        earliest=first,
        latest=last,
        rule="length",
    )


def is_blurred(when: When, known: When, published: Published | None) -> bool:
    """Whether a day is uncertain as the article's own date is, but a known event tells it."""
    if published is None or width(published.when) == 1 or width(known) > 1:
        return False
    if when.rule not in UNCERTAIN:
        return False
    blurred = 1 < width(when) <= width(published.when) + MOST_BLUR
    return blurred and touches(when, known.earliest or date.min, known.latest or date.max)


def is_other_weekday(when: When, landmark: Landmark) -> bool:
    """Whether an uncertain Saturday is told and a well-known event was on a Sunday."""
    if when.rule not in WEEKDAYS or not when.earliest or landmark.earliest != landmark.latest:
        return False
    return width(when) > 1 and when.earliest.weekday() != landmark.earliest.weekday()


def not_after(when: When, published: Published | None) -> When:
    """What has happened lies no later than publication ("this week"), or its likeliest day."""
    end = (published.middle or published.when.latest) if published else None
    if not end or not when.earliest or not when.latest or width(when) > WEEKS:
        return when
    if not when.earliest < end < when.latest:
        return when
    edtf = f"{when.earliest.isoformat()}/{end.isoformat()}"
    return replace(when, edtf=edtf, latest=end)


def is_limit(scene: Scene, dated: Here[FoundDate]) -> bool:
    """Whether the date is the last day of something ("by the end of April")."""
    if dated not in scene.dates:  # that of an entry
        return False
    near = scene.words[max(0, dated.first - 1) : dated.first + 1]
    return any(word.key in LIMITS for word in near)


def before(limit: When, phrase: Span | None, note: str) -> When:
    """Some time up to the last day of ``limit``."""
    day = limit.latest
    if day is None:
        return limit
    return When(f"../{day.isoformat()}", None, day, phrase=phrase, anchor_note=note, rule="by-then")


def is_end_of(scene: Scene, landmark: Landmark, dated: Here[FoundDate]) -> bool:
    """Whether a day only ends what took long ("nine rounds, the last of which ended on Sunday")."""
    if (landmark.latest - landmark.earliest).days <= LONG or width(dated.what.when) > 1:
        return False
    begin, end = scene.clause_range(scene.clauses[dated.first])
    return any(word.key.startswith(lengths("ends")) for word in scene.words[begin:end])


def under_way(published: Published, phrase: Span | None) -> When:
    """What goes on while the article is written is dated by the month of publication."""
    first, last = published.when.earliest, published.when.latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return published.when
    low = first.replace(day=1)
    high = (low + timedelta(32)).replace(day=1) - timedelta(1)
    return When(
        f"{low:%Y-%m}",
        low,
        high,
        phrase=phrase,
        anchor=first,
        anchor_note="publication",
        rule="under way",
    )


def spent(scene: Scene, trigger: Trigger, landmark: Landmark) -> When | None:
    """What took as long as the clause says ("spent a year reaching a deal") up to its known end.

    The start is as exact as the length: a year from a day in 2020 began in 2019.
    """
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    if (landmark.latest - landmark.earliest).days <= LONG:
        return None
    for i in range(begin, end - 2):
        number, unit = scene.words[i + 1].key, scene.words[i + 2].key.removesuffix("s")
        if scene.words[i].key in lengths("spending") and unit in {"month", "year"}:
            count = count_of(number, MOST_UNITS)
            return _back_from(landmark.latest, count, unit, scene.at(i, i + 3)) if count else None
    return None


def _back_from(last: date, count: int, unit: str, phrase: Span) -> When:
    months = last.year * 12 + last.month - 1 - count * (12 if unit == "year" else 1)
    first = date(months // 12, 1 if unit == "year" else months % 12 + 1, 1)
    start = f"{first:%Y}" if unit == "year" else f"{first:%Y-%m}"
    return When(
        f"{start}/{last.isoformat()}",
        first,
        last,
        phrase=phrase,
        anchor=last,
        anchor_note="the end that is known",
        rule="length",
    )


def no_earlier(when: When, first: date) -> When:
    """A few days, without those before a known event's first."""
    if not (when.earliest and when.latest) or width(when) > WEEKS:
        return when
    if not when.earliest < first <= when.latest:
        return when
    edtf = f"{first.isoformat()}/{when.latest.isoformat()}"
    return replace(when, edtf=edtf if first < when.latest else first.isoformat(), earliest=first)


def ahead_of(published: Published, phrase: Span | None) -> When:
    """Still to come when the article appeared."""
    start = published.when.earliest
    if start is None:
        return published.when
    return When(
        f"{start.isoformat()}/..",
        start,
        None,
        phrase=phrase,
        anchor=start,
        anchor_note="publication",
        rule="ahead",
    )


def canonical(landmark: Landmark, phrase: Span | None) -> When:
    """The date that the lexicon gives a well-known event."""
    return When(
        landmark.edtf,
        landmark.earliest,
        landmark.latest,
        phrase=phrase,
        anchor_note="well-known event",
        rule="landmark",
    )


def touches(when: When, earliest: date, latest: date) -> bool:
    """Whether a date, taken with its doubt, shares a day with ``earliest`` to ``latest``."""
    return (when.earliest or date.min) <= latest and earliest <= (when.latest or date.max)


def width(when: When) -> int:
    """Days of a date, both ends counted; a large number when an end is open."""
    return ((when.latest or date.max) - (when.earliest or date.min)).days + 1
