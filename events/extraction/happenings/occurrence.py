"""Whether a happening took place, was planned, called off, denied, or only thought of."""

from __future__ import annotations

from functools import cache

from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.words import Matcher
from events.extraction.lexicon import load
from events.extraction.results import Occurrence, Published, When

ORDER: tuple[Occurrence, ...] = ("denied", "cancelled", "not_held", "hypothetical", "planned")


@cache
def _signs() -> Matcher:
    rows = load("triggers")["occurrence"]
    return Matcher({f"{name} {place}": row[place] for name, row in rows.items() for place in row})


def signs_of(scene: Scene, trigger: Trigger) -> set[str]:
    """What the words beside a trigger, in its clause, say of it: some of ``ORDER``."""
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    found: set[str] = set()
    for hit in _signs().find(scene.words[begin:end]):
        name, place = hit.key.split()
        first, last = (begin + i for i in hit.spans[0])
        led = trigger.first < first and last <= trigger.head  # between its subject and its verb
        if not led and all(trigger.covers(i) for i in range(first, last)):
            continue
        if _goes_on(scene, last):
            continue
        if any(d.first <= first < d.last for d in scene.dates):  # "on May 13"
            continue
        if place == "around" or last <= trigger.head:
            found.add(name)
    if begin < trigger.first and scene.words[trigger.first - 1].key == "to":
        before = scene.words[trigger.first - 2].key if trigger.first > 1 else ""
        if before not in load("triggers")["clauses"]["before_real_infinitives"]:
            found.add("infinitive")
    return found


def _goes_on(scene: Scene, word: int) -> bool:
    """Whether "be" and a verb in -ing meet before a word ("seem to be reaching")."""
    after = scene.words[word].key if word < len(scene.words) else ""
    return scene.words[word - 1].key == "be" and after.endswith("ing")


def occurrence(
    scene: Scene, trigger: Trigger, when: When | None, published: Published | None
) -> Occurrence:
    """How a happening stands at publication, by the words of its clause, then by its date."""
    if trigger.landmark:
        return _known(trigger.landmark, published)
    found = signs_of(scene, trigger)
    if "infinitive" in found and "planned" not in found:
        found.add("hypothetical")
    ahead = _lies_ahead(when, published)
    for name in ORDER:
        if name in found:
            return "planned" if name == "hypothetical" and ahead and trigger.verb else name
    return "planned" if ahead else "occurred"


def _known(landmark: Landmark, published: Published | None) -> Occurrence:
    """How a well-known event ended is known, unless the article came before it."""
    likely = published and (published.middle or published.when.latest)
    return "planned" if likely and likely < landmark.earliest else landmark.outcome


def _lies_ahead(when: When | None, published: Published | None) -> bool:
    if not (when and when.earliest and published and published.when.latest):
        return False
    return when.earliest > published.when.latest
