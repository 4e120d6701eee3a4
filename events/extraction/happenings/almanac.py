"""Well-known events told by their days and those who took part, in words no line of theirs has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from events.extraction.happenings import timing
from events.extraction.happenings.deeds import telling_types, undated
from events.extraction.happenings.drafts import Draft, Story, make_draft
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.likeness import common, content_words, sides_of
from events.extraction.happenings.occurrence import signs_of
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import present_forms
from events.extraction.lexicon import load
from events.extraction.results import FoundDate, When

HOME = frozenset({"Kabul", "Afghanistan"})  # places where too much happens for them to tell it
UNTRUE = frozenset({"condition", "not_held", "denied"})
# Types that are told with any verb ("it seated them beside each other"); the others need a word of
# their own.
PLAIN = frozenset({"talks", "meeting", "diplomacy", "agreement"})


class _Told(NamedTuple):
    """What the words that go with a date name."""

    words: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    types: frozenset[str]


def told_by_day(scene: Scene, story: Story) -> Iterator[Draft]:
    """Well-known events for the days and months of a sentence that no happening has taken.

    The words beside the date must name the event's place, two of the sides that took part, or one
    and what was done; and they may not fit another event of that time as well.
    """
    used = {draft.when.phrase for draft in story.sentence if draft.when}
    taken = {draft.landmark for draft in story.sentence}
    for dated in scene.dates:
        when = dated.what.when
        if when.phrase in used or timing.width(when) > timing.MOST_DAYS:
            continue
        if timing.is_limit(scene, dated):
            continue
        landmark = _meant(_told(scene, dated), when)
        if landmark is None or landmark in taken:
            continue
        taken.add(landmark)
        trigger = _trigger(landmark, dated)
        if UNTRUE.isdisjoint(signs_of(scene, trigger)):
            yield make_draft(scene, trigger, story, when, stated=True)


def by_their_days(scene: Scene, drafts: Sequence[Draft], story: Story) -> Iterator[Draft]:
    """Well-known events told by exactly their days, several, beside an event of their type.

    "Between 15 and 17 June both sides prayed together", after a truce was declared.
    """
    used = {draft.when.phrase for draft in drafts if draft.when}
    recent = {d.type for d in story.drafts[-6:] if scene.paragraph.number in d.paragraphs()}
    recent |= {draft.type for draft in drafts}
    for dated in scene.dates:
        when = dated.what.when
        if when.phrase in used or not when.earliest or when.earliest == when.latest:
            continue
        for landmark in _of(when):
            exact = (landmark.earliest, landmark.latest) == (when.earliest, when.latest)
            if exact and landmark.type in recent:
                yield make_draft(scene, _trigger(landmark, dated), story, when, stated=True)


def _trigger(landmark: Landmark, dated: Here[FoundDate]) -> Trigger:
    place = (dated.first, dated.last)
    return Trigger(landmark.type, *place, place, 1, verb=False, head=place[0], landmark=landmark)


@cache
def _calendar() -> dict[tuple[int, int], tuple[Landmark, ...]]:
    """Year and month -> the landmarks of a few days in it."""
    months: dict[tuple[int, int], list[Landmark]] = {}
    for landmark in all_landmarks().values():
        first, last = landmark.earliest, landmark.latest
        if (last - first).days <= timing.MOST_DAYS:
            for month in sorted({(first.year, first.month), (last.year, last.month)}):
                months.setdefault(month, []).append(landmark)
    return {month: tuple(landmarks) for month, landmarks in months.items()}


def _of(when: When) -> Iterator[Landmark]:
    """The landmarks of a date's months that are within it, or it within them."""
    first, last = when.earliest or date.max, when.latest or date.min
    months = {(first.year, first.month), (last.year, last.month)}
    found = {known.key: known for month in months for known in _calendar().get(month, ())}
    for known in found.values():
        inside = first <= known.earliest and known.latest <= last
        if inside or (known.earliest <= first and last <= known.latest):
            yield known


def _told(scene: Scene, dated: Here[FoundDate]) -> _Told:
    """What stands in the clause of a date, in the whole sentence where it has no other date."""
    begin, end = scene.clause_range(scene.clauses[dated.first])
    types = telling_types(undated(scene, begin, end))
    if len(scene.dates) == 1:
        begin, end = 0, len(scene.words)
    words = undated(scene, begin, end)
    bases = present_forms()
    return _Told(
        frozenset(bases.get(w.key, w.key).removesuffix("s") for w in words),
        frozenset(h.what.name for h in scene.actors if begin <= h.first < end),
        frozenset(p.what for p in scene.places if begin <= p.first < end),
        types,
    )


def _meant(told: _Told, when: When) -> Landmark | None:
    """The one landmark of a date that is told best, None where two are told as well."""
    scored = sorted(((_fit(told, known, when), known.key) for known in _of(when)), reverse=True)
    if not scored or scored[0][0] <= 0 or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return all_landmarks()[scored[0][1]]


def _fit(told: _Told, known: Landmark, when: When) -> int:
    """How much of an event is told: its place, who took part, what they did; 0 for not enough."""
    place = known.place in told.places
    actors = common(frozenset(known.actors), told.actors) if known.actors else frozenset()
    words = len(_telling(known) & told.words)
    abroad = place and known.place not in HOME
    exact = (known.earliest, known.latest) == (when.earliest, when.latest)
    if known.type in PLAIN and told.types <= PLAIN:
        enough = abroad or _parties(actors) > 1 or bool(words and (place or actors))
        enough |= exact and not (told.places or told.actors) and _told_by_us(told)
    elif exact:
        own = known.type in told.types
        enough = bool((place and (own or words)) or (actors and words))
    else:
        own = place and known.type in told.types
        sure = when.rule not in timing.WEEKDAYS  # a weekday of an article without a date is not
        enough = own or (sure and bool(words and (abroad or (words > 1 and (place or actors)))))
    return (2 * place + 2 * len(actors) + words) if enough else 0


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
    names = content_words(" ".join((*known.actors, known.place)))
    bases = present_forms()
    return frozenset(bases.get(word, word) for word in content_words(known.title) - names)
