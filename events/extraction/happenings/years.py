"""The year of a day that is told without one, where a well-known event of that day gives it.

A tale that goes back says "on 18 October a guard shot General Raziq", and the year is that of the
event, not the one nearest to publication.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from events.extraction.happenings.almanac import of_that_day
from events.extraction.happenings.deeds import tells_past_deed
from events.extraction.happenings.drafts import Story
from events.extraction.happenings.evidence import HOME
from events.extraction.happenings.known import NEWS
from events.extraction.happenings.landmark_days import days_without_year
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.scenes import Here, Scene, redated
from events.extraction.happenings.triggers import Trigger, find_landmarks
from events.extraction.results import FoundDate, Published, When

MONTH_DAY = "month_day"
YEARLESS = frozenset(
    {MONTH_DAY, "day_of_month", "spelled_day_of_month"}
)  # rules of days whose year is not printed


def with_years(scene: Scene, story: Story) -> Scene:
    """A sentence whose days without a year have that of the well-known event it tells."""
    changed = {}
    for dated in scene.dates:
        if own := _before_publication(scene, dated, story.published):
            changed[dated.first] = own
        elif not dated.what.limit and _is_yearless(dated.what.when):
            known = _known(scene, dated, story)
            if known and _is_past(known, story.published):
                changed[dated.first] = _of_year(dated, known)
    return redated(scene, changed) if changed else scene


def _before_publication(
    scene: Scene, dated: Here[FoundDate], published: Published | None
) -> Here[FoundDate] | None:
    """A day still to come that the past tense tells ("walked out of jail on 8 April"), a year ago.

    None where it is none, or where words before it look ahead.
    """
    day, last = dated.what.when.earliest, published.when.latest if published else None
    if dated.what.when.rule != MONTH_DAY or not (day and last and last < day):
        return None
    begin, _ = scene.clause_range(scene.clauses[dated.first])
    if dated.what.limit or not tells_past_deed(scene, begin, dated.first):
        return None
    return _in_year(dated, day.year - 1, "publication")


def _known(scene: Scene, dated: Here[FoundDate], story: Story) -> Landmark | None:
    """The well-known event of a day, in news only one whose town the sentence names."""
    if not _is_news(dated.what.when, story.published):
        named = list(find_landmarks(scene))
        return _named(dated, named) or of_that_day(scene, dated, story)
    known = of_that_day(scene, dated, story)
    here = known and known.place not in HOME and any(p.what == known.place for p in scene.places)
    return known if here else None


def _is_yearless(when: When) -> bool:
    """Whether a day was printed without a year."""
    if when.rule not in YEARLESS or not when.earliest or not when.latest:
        return False
    return (when.earliest.month, when.earliest.day) == (when.latest.month, when.latest.day)


def _is_news(when: When, published: Published | None) -> bool:
    """Whether a day was shortly before publication."""
    if published is None or not published.when.earliest or not published.when.latest:
        return False
    first, last = when.earliest or date.min, when.latest or date.max
    fresh = published.when.earliest - timedelta(NEWS) <= first <= published.when.latest
    return fresh and first == last


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
    return _in_year(dated, known.earliest.year, known.title) or dated


def _in_year(dated: Here[FoundDate], year: int, note: str) -> Here[FoundDate] | None:
    """A day in another year, None where that has no such day."""
    when = dated.what.when
    if when.earliest is None or (when.earliest.month, when.earliest.day) == (2, 29):
        return None
    day = when.earliest.replace(year=year)
    own = replace(when, edtf=day.isoformat(), earliest=day, latest=day, anchor_note=note)
    return replace(dated, what=replace(dated.what, when=own))
