"""The year of a day that is told without one, where a well-known event of that day gives it.

A tale that goes back says "on 20 February somebody burnt Korans at Bagram", and the year is that of
the event, not the one nearest to publication.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from events.extraction.happenings.almanac import of_that_day
from events.extraction.happenings.drafts import Story
from events.extraction.happenings.landmark_days import days_without_year
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.scenes import Here, Scene, redated
from events.extraction.happenings.triggers import Trigger, find_landmarks
from events.extraction.results import FoundDate, Published, When

YEARLESS = frozenset({"month_day", "day_of_month"})  # rules of days whose year is not printed
NEWS = timedelta(60)  # a day so near to publication is this year's


def with_years(scene: Scene, story: Story) -> Scene:
    """A sentence whose days without a year have that of the well-known event it tells."""
    changed = {}
    for dated in scene.dates:
        if not dated.what.limit and _is_open(dated.what.when, story.published):
            named = list(find_landmarks(scene))
            known = _named(dated, named) or of_that_day(scene, dated, story)
            if known and _is_past(known, story.published):
                changed[dated.first] = _of_year(dated, known)
    return redated(scene, changed) if changed else scene


def _is_open(when: When, published: Published | None) -> bool:
    """Whether a day was printed without a year, and is no news."""
    if when.rule not in YEARLESS or not when.earliest or not when.latest:
        return False
    if (when.earliest.month, when.earliest.day) != (when.latest.month, when.latest.day):
        return False
    if published is None or not published.when.earliest or not published.when.latest:
        return True
    fresh = published.when.earliest - NEWS <= when.earliest <= published.when.latest
    return not fresh or when.earliest < when.latest


def _named(dated: Here[FoundDate], named: list[Trigger]) -> Landmark | None:
    """The one well-known event of that day of a year which words beside the date name."""
    beside = [t for t in named if t.reach[1] <= dated.first or dated.last <= t.reach[0]]
    keys = {trigger.landmark.key for trigger in beside if trigger.landmark}
    keys &= {known.key for known in days_without_year(dated.what.when)}
    return all_landmarks()[keys.pop()] if len(keys) == 1 else None


def _is_past(known: Landmark, published: Published | None) -> bool:
    latest = published.when.latest if published else None
    return latest is None or known.earliest <= latest


def _of_year(dated: Here[FoundDate], known: Landmark) -> Here[FoundDate]:
    when = dated.what.when
    day = when.earliest and when.earliest.replace(year=known.earliest.year)
    if day is None:
        return dated
    own = replace(when, edtf=day.isoformat(), earliest=day, latest=day, anchor=known.earliest)
    own = replace(own, anchor_note=known.title)
    return replace(dated, what=replace(dated.what, when=own))
