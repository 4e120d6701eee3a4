"""The year of a day that is told without one, where a well-known event of that day gives it.

A tale that goes back says "on 18 October a guard shot General Raziq", and the year is that of the
event, not the one nearest to publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from events.extraction.happenings import timing
from events.extraction.happenings.almanac import of_that_day
from events.extraction.happenings.deeds import tells_past_deed
from events.extraction.happenings.drafts import Story, lies_ahead
from events.extraction.happenings.evidence import HOME
from events.extraction.happenings.known import NEWS
from events.extraction.happenings.landmark_days import days_without_year
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.scenes import Here, Scene, redated
from events.extraction.happenings.triggers import Trigger, find_landmarks
from events.extraction.results import FoundDate, Published, When

MONTH_DAY = "month_day"
# Rules of days and months whose year is not printed.
YEARLESS = frozenset({MONTH_DAY, "day_of_month", "spelled_day_of_month", "hijri_day_this_year"})
MONTHS = frozenset({"month"})
AHEAD = frozenset({"meeting", "talks", "diplomacy", "election", "agreement"})  # what is announced
LONGEST = 20  # sentences of a paragraph that are asked
SOON = 366  # days for which something is announced
RETURN = "anniversar"  # begins the words for a day that comes again


def with_years(scene: Scene, story: Story) -> Scene:
    """A sentence whose days without a year have that of the well-known event it tells.

    A month without a year has that of an event of which its clause names the words. The other days
    and months of a paragraph that were taken for the same wrong year go with them.
    """
    changed = _by_events(scene, story)
    for dated in scene.dates:
        years = _years_of(scene, story) if _is_open(dated) else {}
        day = dated.what.when.earliest
        if dated.first not in changed and day and day.year in years:
            own = _in_year(dated, years[day.year], "the paragraph")
            if own and not lies_ahead(own, story):
                changed[dated.first] = own
    return redated(scene, changed) if changed else scene


def _by_events(scene: Scene, story: Story) -> dict[int, Here[FoundDate]]:
    """By their first word the dates to which a well-known event gives another year."""
    changed = {}
    for dated in scene.dates:
        if own := _before_publication(scene, dated, story.published):
            changed[dated.first] = own
        elif _is_open(dated):
            known = _known(scene, dated, story) or _known_of_month(scene, dated, story)
            own = _in_year(dated, known.earliest.year, known.title) if known else None
            if own:
                changed[dated.first] = own
    return changed


def _years_of(scene: Scene, story: Story) -> dict[int, int]:
    """The years that well-known events correct in a paragraph of which all is told from then."""
    number = scene.paragraph.number
    if number not in story.years:
        story.years[number] = dict(_corrected(story.paragraphs.get(number, [])[:LONGEST], story))
    return story.years[number]


def _corrected(scenes: Sequence[Scene], story: Story) -> Iterator[tuple[int, int]]:
    for scene in scenes:
        changed = _by_events(scene, story)
        for dated in scene.dates:
            own = changed[dated.first].what.when.earliest if dated.first in changed else None
            taken = dated.what.when.earliest
            if own and taken and own.year != taken.year:
                yield taken.year, own.year


def _is_open(dated: Here[FoundDate]) -> bool:
    """Whether a day or month was printed without a year, and is no limit."""
    when = dated.what.when
    return not dated.what.limit and (when.rule in MONTHS or _is_yearless(when))


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
    if not _is_yearless(dated.what.when) or any(
        word.key.startswith(RETURN) for word in scene.words
    ):
        return None
    possible = days_without_year(dated.what.when)
    known = _named(dated, find_landmarks(scene), possible) or of_that_day(scene, dated, story)
    if known is None or not _may_be_told(known, story.published):
        return None
    here = known.place not in HOME and any(p.what == known.place for p in scene.places)
    return known if here or not _is_news(dated.what.when, story.published) else None


def _known_of_month(scene: Scene, dated: Here[FoundDate], story: Story) -> Landmark | None:
    """The well-known event that words beside a month without a year name, if it was in that month.

    None where the month of the year that was understood has one of them as well.
    """
    when = dated.what.when
    if when.rule not in MONTHS or not when.earliest or not when.latest:
        return None
    named = [t for t in find_landmarks(scene) if _is_near(scene, t, dated)]
    own = [t.landmark for t in named if t.landmark and _is_of_month(t.landmark, when.earliest)]
    if len(own) != 1 or timing.touches(when, own[0].earliest, own[0].latest):
        return None
    return own[0] if _may_be_told(own[0], story.published) else None


def _is_near(scene: Scene, trigger: Trigger, dated: Here[FoundDate]) -> bool:
    """Whether words that name an event stand in the clause of a date, or one it explains."""
    low, high = sorted((scene.clauses[trigger.first], scene.clauses[dated.first]))
    return set(scene.breaks[low:high]) <= {"rel"}


def _is_of_month(known: Landmark, first: date) -> bool:
    """Whether an event of a few weeks was in a month, of whatever year."""
    short = (known.latest - known.earliest).days <= timing.MOST_DAYS
    return short and first.month in {known.earliest.month, known.latest.month}


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


def _named(
    dated: Here[FoundDate], named: Iterable[Trigger], possible: Sequence[Landmark]
) -> Landmark | None:
    """The one well-known event of that day of a year which words beside the date name."""
    beside = [t for t in named if t.reach[1] <= dated.first or dated.last <= t.reach[0]]
    keys = {trigger.landmark.key for trigger in beside if trigger.landmark}
    keys &= {known.key for known in possible}
    return all_landmarks()[keys.pop()] if len(keys) == 1 else None


def _may_be_told(known: Landmark, published: Published | None) -> bool:
    """Whether an event was past when the article appeared, or may have been announced."""
    latest = published.when.latest if published else None
    if latest is None or known.earliest <= latest:
        return True
    return known.type in AHEAD and (known.earliest - latest).days <= SOON


def _in_year(dated: Here[FoundDate], year: int, note: str) -> Here[FoundDate] | None:
    """A day or month in another year, None where that has no such day."""
    when = dated.what.when
    if when.earliest is None or when.latest is None or _is_leap_day(when.latest):
        return None
    first = when.earliest.replace(year=year)
    last = when.latest.replace(year=year + when.latest.year - when.earliest.year)
    edtf = when.edtf.replace(str(when.earliest.year), str(year))
    own = replace(when, edtf=edtf, earliest=first, latest=last, anchor_note=note)
    return replace(dated, what=replace(dated.what, when=own))


def _is_leap_day(day: date) -> bool:
    return (day.month, day.day) == (2, 29)
