"""Whether a happening took place, was planned, called off, denied, or only thought of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.lines import small_words
from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.words import Matcher
from events.extraction.lexicon import load
from events.extraction.results import Occurrence, Published, When

FAILED = frozenset({"cancelled", "not_held"})
LIMITS = frozenset({"deadline", "term"})  # rules of dates by which something is to be done
NOBODY = frozenset({"nobody", "none"})  # who are the subject at the start of a clause only
NEAR = 3  # words between a denial and the clause that it denies
ORDER: tuple[Occurrence, ...] = ("denied", "cancelled", "not_held", "hypothetical", "planned")


@cache
def _signs() -> Matcher:
    rows = load("triggers")["occurrence"]
    return Matcher({f"{name} {place}": row[place] for name, row in rows.items() for place in row})


def signs_of(scene: Scene, trigger: Trigger) -> set[str]:
    """What the words beside a trigger, in its clause, say of it: some of ``ORDER``."""
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    found = set(_signs_in(scene, trigger, begin, end))
    if not trigger.verb:
        found |= _later_signs(scene, trigger)
    if _is_denied(scene, begin):
        found.add("denied")
    if _is_condition(scene, begin, trigger.first):
        found.add("condition")
    if _is_infinitive(scene, trigger, begin):
        found.add("infinitive")
    return found


def _is_infinitive(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """Whether a verb has no tense of its own ("to sign", "stay and be shot at")."""
    if trigger.first == begin:
        return False
    before = [w.key for w in scene.words[max(begin, trigger.first - 2) : trigger.first]]
    real = small_words()["before_real_infinitives"]
    told = scene.words[trigger.first - 2].key in real if trigger.first > 1 else False
    return (before[-1] == "to" and not told) or (trigger.verb and before[-1] == "be")


def _signs_in(scene: Scene, trigger: Trigger, begin: int, end: int) -> Iterator[str]:
    readings = (_signs().find(words[begin:end]) for words in scene.readings())
    for hit in chain.from_iterable(readings):
        name, place = hit.key.split()
        first, last = (begin + i for i in hit.spans[0])
        led = trigger.first < first and last <= trigger.head  # between its subject and its verb
        if not led and all(trigger.covers(i) for i in range(first, last)):
            continue
        if _goes_on(scene, last) or (first > begin and scene.words[first].key in NOBODY):
            continue
        if any(d.first <= first < d.last for d in scene.dates):  # "on May 13"
            continue
        if place == "around" or last <= trigger.head:
            yield name


def _later_signs(scene: Scene, noun: Trigger) -> set[str]:
    """What the clauses that go on about a noun say ("talks, which were to begin …, never did").

    A relative one tells no more than that it did not come about.
    """
    number = scene.clauses[noun.first]
    after = scene.breaks[number : number + 2]
    found: set[str] = set()
    for step, kind in enumerate(after, 1):
        if kind not in {"rel", "back"}:
            break
        signs = set(_signs_in(scene, noun, *scene.clause_range(number + step)))
        found |= signs if kind == "back" else signs & FAILED
    return found


def _is_condition(scene: Scene, begin: int, verb: int) -> bool:
    """Whether a clause only sets a condition ("if a deal is signed", "had Ghani resigned")."""
    if scene.words[begin].key in small_words()["conditions"]:
        return True
    inverted = (h for h in scene.actors if h.last == verb and h.first > 0)
    return any(scene.words[h.first - 1].key == "had" for h in inverted)


def _is_denied(scene: Scene, begin: int) -> bool:
    """Whether a clause is what the clause before denies ("denied that his envoys had met …")."""
    if begin == 0 or scene.words[begin].key not in small_words()["denied_openers"]:
        return False
    earlier, _ = scene.clause_range(scene.clauses[begin] - 1)
    hits = _signs().find(scene.words[max(earlier, begin - NEAR) : begin])
    return any(hit.key == "denied before" for hit in hits)


def _goes_on(scene: Scene, word: int) -> bool:
    """Whether "be" and a verb in -ing meet before a word ("seem to be reaching")."""
    after = scene.words[word].key if word < len(scene.words) else ""
    return scene.words[word - 1].key == "be" and after.endswith("ing")


def occurrence(
    scene: Scene, trigger: Trigger, when: When | None, published: Published | None
) -> Occurrence:
    """How a happening stands at publication, by the words of its clause, then by its date."""
    if trigger.landmark:
        return _known(trigger.landmark, when, published)
    found = signs_of(scene, trigger)
    if "condition" in found:
        return "hypothetical"
    if "past_plan" in found:
        found.add("planned")
    if "infinitive" in found and "planned" not in found:
        found.add("hypothetical")
    if "refused" in found:
        return "hypothetical"
    ahead = _lies_ahead(when, published)
    for name in ORDER:
        if name in found:
            if name == "planned" and "past_plan" in found and _lies_behind(when, published):
                return "not_held"
            due = ahead or _is_due(when, published)
            return "planned" if name == "hypothetical" and due and trigger.verb else name
    return "planned" if ahead else "occurred"


def _known(landmark: Landmark, when: When | None, published: Published | None) -> Occurrence:
    """How a well-known event ended is known, unless the article came before its end."""
    likely = published and (published.middle or published.when.latest)
    if likely and likely < landmark.earliest:
        return "planned"
    limit = when and when.rule in LIMITS and when.latest
    return "planned" if likely and limit and likely < limit else landmark.outcome


def _is_due(when: When | None, published: Published | None) -> bool:
    """Whether a term had not run out when the article appeared ("must be out by 31 August")."""
    limit = when and when.rule in LIMITS and when.latest
    first = published and published.when.earliest
    return bool(limit and first and first <= limit)


def _lies_behind(when: When | None, published: Published | None) -> bool:
    """Whether a date was past when the article appeared."""
    if not (when and when.latest and published and published.when.earliest):
        return False
    return when.latest < published.when.earliest


def _lies_ahead(when: When | None, published: Published | None) -> bool:
    if not (when and when.earliest and published and published.when.latest):
        return False
    return when.earliest > published.when.latest
