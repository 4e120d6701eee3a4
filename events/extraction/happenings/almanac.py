"""Well-known events told by their days and those who took part, in words no line of theirs has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from events.extraction.happenings import timing
from events.extraction.happenings.deeds import gist, is_deed, telling_types, undated
from events.extraction.happenings.drafts import Draft, Story, make_draft
from events.extraction.happenings.landmark_days import (
    FEW,
    chief_of,
    days_without_year,
    landmarks_of,
)
from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.likeness import common, content_words, sides_of
from events.extraction.happenings.occurrence import signs_of
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Trigger, near_types
from events.extraction.happenings.verbs import present_forms
from events.extraction.lexicon import load
from events.extraction.results import FIGHTING, FoundDate, When

HOME = frozenset({"Kabul", "Afghanistan"})  # places where too much happens for them to tell it
UNTRUE = frozenset({"condition", "not_held", "denied"})
# Types that are told with any verb ("it seated them beside each other"); the others need a word of
# their own.
PLAIN = frozenset({"talks", "meeting", "diplomacy", "agreement"})
STEM = 7  # letters by which words of one stem are told
COUNTED = frozenset({"event", "offset"})  # rules of days counted from another happening
POINTING = frozenset({"deictic", "step_of_past"})  # rules of days that say no number
NEWS = 60  # days in which more is told of a day than what it will be remembered for
SHORTEST = 4  # letters of a title's word that says something
LONGEST = 366  # days; of a year a foreign town alone tells what was there


class _Told(NamedTuple):
    """What the words that go with a date name.

    ``types`` are those for which most of the words speak, ``gist`` all for which any does;
    ``before`` are the words of the sentence before, where that has no date.
    """

    words: frozenset[str]
    actors: frozenset[str]
    places: tuple[str, ...]
    types: frozenset[str]
    gist: frozenset[str]
    before: frozenset[str]


def told_by_day(scene: Scene, story: Story) -> Iterator[Draft]:
    """Well-known events for the days and months of a sentence that no happening has taken.

    The words beside the date must name the event's place, two of the sides that took part, or one
    and what was done; and they may not fit another event of that time as well.
    """
    used = {draft.when.phrase for draft in story.sentence if draft.when}
    taken = {draft.landmark for draft in story.sentence}
    for dated in _dates(scene, story):
        if dated.what.when.phrase in used or timing.is_limit(scene, dated):
            continue
        landmark = _meant(scene, dated, story) or _chief(scene, dated, story)
        if landmark is None or landmark in taken:
            continue
        taken.add(landmark)
        trigger = _trigger(landmark, dated if dated in scene.dates else None)
        if UNTRUE.isdisjoint(signs_of(scene, trigger)):
            when = _unblurred(dated.what.when, landmark, story)
            yield make_draft(scene, trigger, story, when, stated=True)


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
    known = _meant(scene, dated, story) or _chief_like(scene, dated, draft, story)
    taken = {other.landmark for other in story.sentence}
    if known is None or known in taken or not _is_day_of(dated.what.when, known):
        return draft
    fighting = {draft.type, known.type} & FIGHTING
    if fighting and not near_types(draft.type, known.type):
        return draft
    trigger = replace(draft.trigger, type=known.type, landmark=known)
    return make_draft(scene, trigger, story, _unblurred(dated.what.when, known, story), stated=True)


def of_that_day(scene: Scene, dated: Here[FoundDate], story: Story) -> Landmark | None:
    """The well-known event of a day of any year that a sentence tells, None where two fit."""
    possible = days_without_year(dated.what.when)
    told = _told(scene, dated, story) if possible else None
    meant = [known for known in possible if told and _tells_much(told, known)]
    return meant[0] if len(meant) == 1 else None


def by_their_days(scene: Scene, drafts: Sequence[Draft], story: Story) -> Iterator[Draft]:
    """Well-known events told by exactly their days, beside an event of their type.

    "Between 15 and 17 June both sides prayed together", after a truce was declared.
    """
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


def _told(scene: Scene, dated: Here[FoundDate], story: Story) -> _Told:
    """What stands in the clause of a date, in the whole sentence where it has no other date.

    A clause without an actor is about those of its sentence.
    """
    begin, end = 0, len(scene.words)
    if dated in scene.dates:
        begin, end = scene.clause_range(scene.clauses[dated.first])
    clause = undated(scene, begin, end)
    if len(scene.dates) == 1:
        begin, end = 0, len(scene.words)
    words = undated(scene, begin, end)
    named = [*scene.actors, *story.cast.meant(scene)]
    near = [h for h in named if begin <= h.first < end] or named
    places = [p.what for p in scene.places if begin <= p.first < end]
    if dated not in scene.dates and story.previous:  # the entry's place may stand beside its day
        places += [p.what for p in story.previous.places]
    return _Told(
        frozenset(_stem(w.key) for w in words),
        frozenset(h.what.name for h in near),
        tuple(places),
        telling_types(clause),
        frozenset(gist(words)),
        _said_before(scene, story),
    )


def _said_before(scene: Scene, story: Story) -> frozenset[str]:
    """The words of an undated sentence before, which one of little more than a date goes on."""
    earlier = story.previous
    if earlier is None or earlier.dates or len(scene.dates) != 1:
        return frozenset()
    apart = scene.paragraph.number - earlier.paragraph.number
    answer = apart == 1 and scene.order == 0 and story.alone
    return frozenset(_stem(w.key) for w in earlier.words) if answer or not apart else frozenset()


def _stem(word: str) -> str:
    """What a word has in common with those derived from it ("announcement", "announced")."""
    return present_forms().get(word, word).removesuffix("s")[:STEM]


def _meant(scene: Scene, dated: Here[FoundDate], story: Story) -> Landmark | None:
    """The one landmark of a date that is told best, None where two are told as well.

    Of towns that fell together the one named first stands for all.
    """
    when = dated.what.when
    possible = list(landmarks_of(when))
    if not possible:
        return None
    told = _told(scene, dated, story)
    fits = [(_fit(told, known, when), known) for known in possible]
    best = max((fit for fit, _ in fits), default=0)
    meant = [known for fit, known in fits if 0 < fit == best]
    if len(meant) > 1 and all(known.place in told.places for known in meant):
        meant.sort(key=lambda known: told.places.index(known.place))
        return meant[0] if meant[0].place != meant[1].place else None
    return meant[0] if len(meant) == 1 else None


def _chief(scene: Scene, dated: Here[FoundDate], story: Story) -> Landmark | None:
    """What a day long past is remembered for, where nothing of another kind is told of it."""
    when = dated.what.when
    known = chief_of(when.earliest) if when.earliest == when.latest else None
    named = when.rule not in timing.WEEKDAYS | COUNTED | POINTING and not dated.what.limit
    if known is None or not named or _is_recent(when, story):
        return None
    return None if _is_apart(_told(scene, dated, story), known) else known


def _chief_like(
    scene: Scene, dated: Here[FoundDate], draft: Draft, story: Story
) -> Landmark | None:
    """The same where what is told is much like it, or vague and with something of it."""
    known = _chief(scene, dated, story)
    if known is None:
        return None
    alike = near_types(draft.type, known.type) or {draft.type, known.type} <= PLAIN
    vague = is_deed(draft.trigger) or not draft.trigger.verb
    return known if alike or (vague and _has_some(_told(scene, dated, story), known)) else None


def _has_some(told: _Told, known: Landmark) -> bool:
    """Whether words name the place of an event, somebody who took part or what was done."""
    place = known.place in told.places and known.place not in HOME
    return place or not told.words.isdisjoint(_wording(known)) or bool(_shared(told, known))


def _shared(told: _Told, known: Landmark) -> frozenset[str]:
    """Those who took part and are named."""
    return common(frozenset(known.actors), told.actors) if known.actors else frozenset()


def _is_recent(when: When, story: Story) -> bool:
    """Whether a day was still in the news when the article appeared."""
    first = story.published.when.earliest if story.published else None
    return bool(first and when.latest and first < when.latest + timedelta(NEWS))


def _is_apart(told: _Told, known: Landmark) -> bool:
    """Whether fighting is told and none is known, or the other way round."""
    fought = bool(told.gist & FIGHTING)
    return fought != (known.type in FIGHTING) if told.gist else False


def _fit(told: _Told, known: Landmark, when: When) -> int:
    """How much of an event is told: its place, who took part, what they did; 0 for not enough."""
    place = known.place in told.places
    actors = _shared(told, known)
    words = len(_telling(known) & told.words)
    if _is_day_of(when, known):
        words = len(_wording(known) & told.words)
    rank = 2 * place + 2 * len(actors) + words
    if _is_day_of(when, known):
        if when.earliest != when.latest and when.rule in timing.WEEKDAYS and not (place or words):
            return 0
        return rank if _tells_day(told, known, _parties(actors), words) else 0
    abroad = place and known.place not in HOME
    if timing.width(when) > timing.MOST_DAYS:
        return rank * (abroad and known.type in PLAIN and known.type in told.gist)
    if known.type in PLAIN and told.types <= PLAIN:
        return rank * (abroad or _parties(actors) > 1 or bool(words and (place or actors)))
    if place and known.type in told.types:
        return rank
    sure = when.rule not in timing.WEEKDAYS  # a weekday of an article without a date is not
    own = known.type in told.gist
    enough = own and words and (abroad or (words > 1 and (place or actors)))
    taken = abroad and known.type in FIGHTING and not told.gist  # "then, in May, all of Kunduz"
    return rank if sure and (enough or taken) else 0


def _tells_day(told: _Told, known: Landmark, actors: int, words: int) -> bool:
    """Whether what is told of a well-known event's own day tells it.

    A town other than the capital does, or two who took part, where nothing is told of another
    kind; else its kind, its place, one who took part and what was done must make two.
    """
    place = known.place in told.places
    own = known.type in told.gist
    apart = _is_apart(told, known)
    if not apart and ((place and known.place not in HOME) or actors > 1):
        return True
    if not apart and len(_naming(known) & told.before) > 1:
        return True
    silent = not (told.places or told.actors) and known.type in PLAIN
    if silent and _told_by_us(told):
        return True
    return words > 1 or bool((place or actors or own) and words) or (place and own)


def _tells_much(told: _Told, known: Landmark) -> bool:
    """Whether enough is told of a well-known event for its day of the year to give the year."""
    place = known.place in told.places and known.place not in HOME
    actors = len(_shared(told, known))
    words = len(_telling(known) & told.words)
    own = known.type in told.gist
    return own and place + actors + words > 1


def _is_day_of(when: When, known: Landmark) -> bool:
    """Whether a date is a well-known event's own, or one of its few days."""
    first, last = when.earliest or date.min, when.latest or date.max
    if when.rule in COUNTED:
        return False
    if when.rule in timing.WEEKDAYS and first < last:
        single = known.earliest == known.latest and first <= known.earliest <= last
        return single and known.earliest.weekday() == first.weekday() == last.weekday()
    if (known.earliest, known.latest) == (first, last):
        return True
    few = (known.latest - known.earliest).days < FEW
    return few and known.earliest <= first and last <= known.latest


def _told_by_us(told: _Told) -> bool:
    """Whether one of those who met says so ("we opened on …", "we go back on …")."""
    return "we" in told.words and not told.words.isdisjoint(load("deeds")["ours"])


def _parties(actors: frozenset[str]) -> int:
    """How many sides some actors make, each with those who act for it."""
    found: list[frozenset[str]] = []
    for own in map(sides_of, sorted(actors)):
        if not any(own & other for other in found):
            found.append(own)
    return len(found)


@cache
def _telling(known: Landmark) -> frozenset[str]:
    """What a landmark's title says was done, without names."""
    names = frozenset(map(_stem, content_words(" ".join((*known.actors, known.place)))))
    return frozenset(map(_stem, content_words(known.title))) - names


@cache
def _naming(known: Landmark) -> frozenset[str]:
    """What its title and place say."""
    return _wording(known) | frozenset(map(_stem, known.place.casefold().split()))


@cache
def _wording(known: Landmark) -> frozenset[str]:
    """The same with the words for any happening of its type ("announces", "talks")."""
    names = frozenset(map(_stem, " ".join((*known.actors, known.place)).casefold().split()))
    words = (w for w in known.title.casefold().split() if len(w) >= SHORTEST)
    return frozenset(map(_stem, words)) - names
