"""Well-known events told by their days and those who took part, in words no line of theirs has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial

from events.extraction.happenings import timing
from events.extraction.happenings.deeds import is_deed
from events.extraction.happenings.drafts import Draft, Story, make_draft
from events.extraction.happenings.evidence import (
    COUNTED,
    PLAIN,
    Told,
    fit,
    has_some,
    is_apart,
    is_day_of,
    read_told,
    support,
    tells_much,
)
from events.extraction.happenings.landmark_days import (
    FEW,
    chief_of,
    days_without_year,
    landmarks_of,
)
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.occurrence import signs_of
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.towns import towns_beside
from events.extraction.happenings.triggers import Trigger, near_types
from events.extraction.lexicon import load
from events.extraction.results import FIGHTING, FoundDate, When

SUDDEN = frozenset({"other", "statement"})  # types of what nobody sets a day for
UNTRUE = frozenset({"condition", "not_held", "denied"})
POINTING = frozenset({"deictic", "step_of_past"})  # rules of days that say no number
SUPPORTED = 5  # how much must be told in and around a sentence of an event of its day
SUPPORTED_ALONE = 2  # the same of the only one of a day that is named
NEWS = 60  # days in which more is told of a day than what it will be remembered for
LONGEST = 366  # days; of a year a foreign town alone tells what was there


def told_by_day(scene: Scene, story: Story) -> Iterator[Draft]:
    """Well-known events for the days and months of a sentence that no happening has taken.

    The words beside the date must name the event's place, two of the sides that took part, or one
    and what was done; and they may not fit another event of that time as well.
    """
    used = {draft.when.phrase for draft in story.sentence if draft.when}
    taken = {draft.landmark for draft in story.sentence}
    for dated in _dates(scene, story):
        when = dated.what.when
        if (when.phrase in used and not _is_whole(when)) or timing.is_limit(scene, dated):
            continue
        told = _reader(scene, dated, story)
        landmark = (
            _meant(dated, told, story)
            or _chief(dated, told, story)
            or _supported(scene, dated, told, story)
        )
        if landmark is None or landmark in taken:
            continue
        taken.add(landmark)
        trigger = _trigger(landmark, dated if dated in scene.dates else None)
        if UNTRUE.isdisjoint(signs_of(scene, trigger)):
            when = _unblurred(when, landmark, story)
            yield make_draft(scene, trigger, story, when, stated=True)


def _reader(scene: Scene, dated: Here[FoundDate], story: Story) -> Callable[[], Told]:
    """What goes with a date, read when it is first asked for."""
    return cache(partial(read_told, scene, dated, story))


def _is_whole(when: When) -> bool:
    """Whether some days are all those of a well-known event, whatever else is told of them."""
    known = chief_of(when) if timing.width(when) > 1 else None
    return known is not None and (known.earliest, known.latest) == (when.earliest, when.latest)


def in_a_row(scene: Scene, drafts: Sequence[Draft], story: Story) -> Iterator[Draft]:
    """What befell the other towns of a row that one date ends ("Kunduz and Taloqan on the 8th")."""
    for dated in scene.dates:
        row = towns_beside(scene, dated)
        told = [
            d for d in drafts if d.landmark and d.when and d.landmark.place in row[1:] + row[:-1]
        ]
        kinds = {d.type for d in told if d.when and d.when.phrase == dated.what.when.phrase}
        for town in row if kinds else ():
            meant = [
                known
                for known in landmarks_of(dated.what.when)
                if known.place == town and any(near_types(known.type, kind) for kind in kinds)
            ]
            if len(meant) == 1 and meant[0] not in {draft.landmark for draft in drafts}:
                yield make_draft(
                    scene, _trigger(meant[0], dated), story, dated.what.when, stated=True
                )


def _unblurred(when: When, known: Landmark, story: Story) -> When:
    """The day of a well-known event for a weekday that the article's own date leaves open."""
    day = timing.canonical(known, when.phrase)
    return day if timing.is_blurred(when, day, story.published) else when


def _dates(scene: Scene, story: Story) -> list[Here[FoundDate]]:
    """The days and months of a sentence; of one without a date, that of its entry."""
    heading = story.headings.get(scene.paragraph.number)
    bare = not scene.dates and not story.sentence and story.opening
    dates = [heading] if heading and bare else scene.dates
    return [d for d in dates if timing.width(d.what.when) <= LONGEST]


def recognised(scene: Scene, draft: Draft, story: Story) -> Draft:
    """A happening of a well-known event's very day as that event, where all else fits as well."""
    heading = story.headings.get(scene.paragraph.number)
    dates = [*scene.dates, *([heading] if heading else [])]
    dated = next((d for d in dates if draft.when and d.what.when == draft.when), None)
    if dated is None or draft.landmark or not draft.stated or draft.occurrence != "occurred":
        return draft
    told = _reader(scene, dated, story)
    known = _meant(dated, told, story) or _chief_like(dated, draft, told, story)
    taken = {other.landmark for other in story.sentence}
    if known is None or known in taken or not is_day_of(dated.what.when, known):
        return draft
    fighting = {draft.type, known.type} & FIGHTING
    if fighting and not near_types(draft.type, known.type):
        return draft
    trigger = replace(draft.trigger, type=known.type, landmark=known)
    return make_draft(scene, trigger, story, _unblurred(dated.what.when, known, story), stated=True)


def of_that_day(scene: Scene, dated: Here[FoundDate], story: Story) -> Landmark | None:
    """The well-known event of a day of any year that a sentence tells, None where two fit."""
    possible = days_without_year(dated.what.when)
    told = read_told(scene, dated, story) if possible else None
    meant = [known for known in possible if told and tells_much(told, known)]
    return meant[0] if len(meant) == 1 else None


def by_their_days(scene: Scene, drafts: Sequence[Draft], story: Story) -> Iterator[Draft]:
    """Well-known events told by exactly their days, beside an event of their type.

    "Between 15 and 17 June both sides prayed together", after a truce was declared.
    """
    if not scene.dates:
        return
    used = {draft.when.phrase for draft in drafts if draft.when}
    recent = {d.type for d in story.drafts[-6:] if scene.paragraph.number in d.paragraphs()}
    recent |= {draft.type for draft in drafts}
    for dated in scene.dates:
        when = dated.what.when
        if when.phrase in used or timing.width(when) > timing.MOST_DAYS:
            continue
        meant = [
            known
            for known in landmarks_of(when)
            if known.type in recent and _is_exactly(when, known)
        ]
        if len(meant) == 1:
            yield make_draft(scene, _trigger(meant[0], dated), story, when, stated=True)


def _is_exactly(when: When, known: Landmark) -> bool:
    """Whether a date is that of a well-known event which its type tells from others of the day."""
    often = when.earliest == when.latest and known.type in load("identity")["frequent"]
    return not often and (known.earliest, known.latest) == (when.earliest, when.latest)


def _trigger(landmark: Landmark, dated: Here[FoundDate] | None) -> Trigger:
    place = (dated.first, dated.last) if dated else (0, 1)
    return Trigger(landmark.type, *place, place, 1, verb=False, head=place[0], landmark=landmark)


def _meant(dated: Here[FoundDate], read: Callable[[], Told], story: Story) -> Landmark | None:
    """The one landmark of a date that is told best, None where two are told as well.

    Of towns that fell together the one named first stands for all.
    """
    when = dated.what.when
    possible = [known for known in landmarks_of(when) if not _comes_as_surprise(known, story)]
    if not possible:
        return None
    told = read()
    fits = [(fit(told, known, when), known) for known in possible]
    best = max((figure for figure, _ in fits), default=0)
    meant = _chief_first([known for figure, known in fits if 0 < figure == best])
    if len(meant) > 1 and timing.width(when) > FEW and _is_one_story(told, meant):
        return min(meant, key=lambda known: (known.lesser, known.earliest))
    if len(meant) > 1 and all(known.place in told.places for known in meant):
        meant.sort(key=lambda known: told.places.index(known.place))
        return meant[0] if meant[0].place != meant[1].place else None
    return meant[0] if len(meant) == 1 else None


def _chief_first(meant: Sequence[Landmark]) -> list[Landmark]:
    """Without the lesser events of a day, where there is a greater one."""
    return [known for known in meant if not known.lesser] or list(meant)


def _is_one_story(told: Told, meant: Sequence[Landmark]) -> bool:
    """Whether some events of a town right beside a date are one fight or one meeting."""
    (first, *others), places = meant, {known.place for known in meant}
    fought = all(known.type in FIGHTING for known in meant)
    whole = all(k.earliest <= first.latest and first.earliest <= k.latest for k in others)
    return places <= told.beside and len(places) == 1 and (fought or whole)


def _chief(dated: Here[FoundDate], read: Callable[[], Told], story: Story) -> Landmark | None:
    """What a day long past is remembered for, where nothing of another kind is told of it."""
    when = dated.what.when
    known = chief_of(when)
    named = when.rule not in timing.WEEKDAYS | COUNTED | POINTING and not dated.what.limit
    if known is None or not named or _is_recent(when, story):
        return None
    return None if is_apart(read(), known) else known


def _supported(
    scene: Scene, dated: Here[FoundDate], read: Callable[[], Told], story: Story
) -> Landmark | None:
    """The event of a day of which nothing else is told, where the sentences around it speak of it.

    "We knew it all along. On 2 November, yes." The only event of a day that is named needs none.
    """
    when = dated.what.when
    if dated.what.limit or when.rule in COUNTED or timing.width(when) > timing.MOST_DAYS:
        return None
    possible = landmarks_of(when)
    days = [known for known in possible if is_day_of(when, known)]
    if not days:
        return None
    told, near = read(), story.around(scene)
    days = _chief_first([known for known in days if _may_be_told(told, known, story)])
    figures = sorted(((support(told, near, known), known.key) for known in days), reverse=True)
    if not figures:
        return None
    named = when.rule not in timing.WEEKDAYS | POINTING and timing.width(when) <= FEW
    enough = SUPPORTED_ALONE if named and len(_chief_first(possible)) == 1 else SUPPORTED
    (best, key), *others = figures
    clear = best >= enough and all(figure < best for figure, _ in others)
    return all_landmarks()[key] if clear else None


def _may_be_told(told: Told, known: Landmark, story: Story) -> bool:
    """Whether words do not speak against an event; of violence to come nobody knows."""
    published = story.published.when.latest if story.published else None
    ahead = published is not None and published < known.earliest
    return not is_apart(told, known) and not (ahead and known.type in FIGHTING | SUDDEN)


def _comes_as_surprise(known: Landmark, story: Story) -> bool:
    """Whether something was broken off after publication, which nobody sets a day for."""
    published = story.published.when.latest if story.published else None
    if published is None or published >= known.earliest:
        return False
    return not frozenset(known.title.lower().split()).isdisjoint(load("identity")["surprises"])


def _chief_like(
    dated: Here[FoundDate], draft: Draft, read: Callable[[], Told], story: Story
) -> Landmark | None:
    """The same where what is told is much like it, or vague and with something of it."""
    known = _chief(dated, read, story)
    if known is None:
        return None
    if near_types(draft.type, known.type):
        return known
    vague = is_deed(draft.trigger) or not draft.trigger.verb
    plain = {draft.type, known.type} <= PLAIN
    if plain and draft.type != "agreement":
        return known
    return known if (vague or plain) and has_some(read(), known) else None


def _is_recent(when: When, story: Story) -> bool:
    """Whether a day was still in the news when the article appeared."""
    first = story.published.when.earliest if story.published else None
    return bool(first and when.latest and first < when.latest + timedelta(NEWS))
