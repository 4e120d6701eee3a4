"""What a named actor did on a named day, though no line of the lexicon knows the verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from events.extraction.happenings import timing
from events.extraction.happenings.cast import PRONOUNS
from events.extraction.happenings.participants import is_where
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Kind, Trigger
from events.extraction.happenings.verbs import past_forms
from events.extraction.happenings.words import Matcher, Word
from events.extraction.lexicon import load
from events.extraction.results import FoundDate

LEAD = 4  # words before the subject in its clause
APART = 6  # words between subject and verb
ASIDE = 14  # the same where a comma follows the subject
SHORTEST = 5  # letters of a regular past


@cache
def _types() -> Matcher:
    return Matcher(load("triggers")["deeds"]["types"])


@cache
def _no_deeds() -> frozenset[str]:
    return frozenset(load("triggers")["deeds"]["barred"])


@cache
def _kind(name: str) -> Kind:
    return Kind("deed", name, "patient", strong=False, needs=1)


def telling_types(words: Sequence[Word]) -> frozenset[str]:
    """The types of happening that some words are near to."""
    return frozenset(hit.key for hit in _types().find(words))


def is_deed(trigger: Trigger) -> bool:
    """Whether a trigger was made here."""
    return trigger.kind is not None and trigger.kind.name == "deed"


def find_deeds(
    scene: Scene, dates: Sequence[Here[FoundDate]], others: Sequence[Trigger]
) -> Iterator[tuple[Trigger, Here[FoundDate]]]:
    """Finite past verbs of actors in the clauses of some dates that have no happening yet."""
    taken = {scene.clauses[other.first] for other in others}
    for dated in dates:
        number = scene.clauses[dated.first]
        if number in taken:
            continue
        begin, end = scene.clause_range(number)
        verb = _verb(scene, _subject_end(scene, begin, end), end)
        if verb >= 0:
            taken.add(number)
            own = _type(scene, begin, end, verb)
            place = (verb, verb + 1)
            yield (
                Trigger(own, *place, place, 1, verb=True, head=verb, kind=_kind(own)),
                dated,
            )


def entry(scene: Scene, heading: Here[FoundDate] | None) -> Trigger | None:
    """A chronology's entry that no line knows, as a happening ("12 July - Kerry in Kabul")."""
    if heading is None or scene.order > 0 or heading.last >= len(scene.words) - 1:
        return None
    if timing.width(heading.what.when) > timing.MOST_DAYS:
        return None
    named = any(h.first >= heading.last for h in scene.actors)
    begin, end = heading.last, len(scene.words)
    return (
        Trigger(
            own := _type(scene, begin, end, begin),
            begin,
            begin + 1,
            (begin, end),
            1,
            verb=False,
            head=begin,
            kind=_kind(own),
        )
        if named
        else None
    )


def _subject_end(scene: Scene, begin: int, end: int) -> int:
    """Where the actor or the person meant by a pronoun ends that opens a clause, or -1."""
    inside = (h for h in scene.actors if begin <= h.first < end)
    first = next((h for h in inside if not is_where(scene, h)), None)
    led = [d.last for d in scene.dates if begin <= d.first <= begin + LEAD]
    if first and first.first - max([begin, *led]) <= LEAD:
        return first.last
    for i in range(begin, min(end, begin + LEAD)):
        if scene.words[i].key in PRONOUNS:
            return i + 1
    return -1


def _verb(scene: Scene, after: int, end: int) -> int:
    """The first simple past after a subject, -1 where it says no deed."""
    if after < 0:
        return -1
    aside = "," in scene.text[scene.words[after - 1].end :][:1]
    for i in range(after, min(end, after + (ASIDE if aside else APART))):
        key = scene.words[i].key
        if key in _no_deeds():
            return -1
        if key in past_forms() or (key.endswith("ed") and len(key) >= SHORTEST):
            return i
    return -1


def _type(scene: Scene, begin: int, end: int, verb: int) -> str:
    """The type of happening that the words of a clause are near to."""
    if scene.words[verb].key in load("triggers")["deeds"]["spoken"]:
        return "statement"
    hit = next(_types().find(scene.words[begin:end]), None)
    return hit.key if hit else "other"
