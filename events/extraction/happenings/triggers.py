"""Words that say something happened (triggers.toml), and well-known events, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations
from typing import Literal

from events.extraction.happenings.landmarks import FRESH, Landmark, all_landmarks
from events.extraction.happenings.lines import small_words
from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.verbs import FORMS, forms_of, present_forms, spelt_out
from events.extraction.happenings.words import Hit, Matcher
from events.extraction.lexicon import load

NEAR_TYPES = frozenset(
    pair
    for near in (
        {"talks", "meeting", "diplomacy"},
        {"attack", "military_operation"},
        {"withdrawal", "military_operation"},
        {"ceasefire", "agreement"},
        {"statement", "other"},
        {"diplomacy", "statement"},
        {"appointment", "election"},
    )
    for pair in permutations(near, 2)
)
ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
OWN = frozenset({"a", "an", "the", "this", "that", "his", "her", "its", "their", "of", "own"})
REACH = 18  # words between the trigger and what its line needs in the same clause
BESIDE = 6  # the same where a clause ends between them
OBJECT = 3  # words between a verb and its object
BARRED = 8  # words within which a term that a line bars speaks against it


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of triggers.toml without its words."""

    name: str
    type: str
    object: Literal["patient", "participant"]
    strong: bool
    active: bool = False
    needs: int = 0
    noun_needs: int = 0
    place: bool = False
    patient: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place where something may have happened: the words ``first`` to ``last`` (half-open).

    ``weight`` grows with the number of words that spoke for it; ``reach`` is the range of all of
    them. A landmark comes with no ``kind``.
    """

    type: str
    first: int
    last: int
    reach: tuple[int, int]
    weight: int
    verb: bool
    head: int
    kind: Kind | None = None
    landmark: Landmark | None = None
    fresh: bool = False  # words that mean the landmark only while it is news
    parts: tuple[tuple[int, int], ...] = ()  # the words of each term of the line that spoke for it

    def covers(self, word: int) -> bool:
        """Whether a word is one of those that the trigger was read off."""
        return any(first <= word < last for first, last in self.parts)

    def stands_where(self, other: Trigger) -> bool:
        """Whether both are of the same words and row, whatever type they were given."""
        return (self.first, self.last, self.kind, self.landmark) == (
            other.first,
            other.last,
            other.kind,
            other.landmark,
        )

    def overlaps(self, other: Trigger) -> bool:
        """Whether both are read off the same words."""
        return self.first < other.last and other.first < self.last


def near_types(one: str, other: str) -> bool:
    """Whether two annotators might give the same happening these two types."""
    return one == other or (one, other) in NEAR_TYPES


@cache
def _kinds() -> dict[str, Kind]:
    return {
        row["name"]: Kind(
            name=row["name"],
            type=row["type"],
            object=row["object"],
            strong=row.get("strong", False),
            active=row.get("active", False),
            needs=row.get("needs", 0),
            noun_needs=row.get("noun_needs", 0),
            place=row.get("place", False),
            patient=row.get("patient", ""),
        )
        for row in load("triggers")["trigger"]
    }


@cache
def _matcher() -> Matcher:
    rows = load("triggers")["trigger"]
    return Matcher(
        {
            f"{form} {row['name']}": [spelt_out(line) for line in row.get(form, ())]
            for row in rows
            for form in FORMS
        },
        near=BARRED,
    )


def find_triggers(scene: Scene) -> list[Trigger]:
    """Triggers of a sentence in order, at most one for each of its words."""
    found = sorted(
        (
            trigger
            for words in scene.readings()
            for hit in _matcher().find(words)
            if (trigger := _trigger(scene, hit))
        ),
        key=lambda t: (-t.weight, not t.verb, t.first - t.last, t.first),
    )
    kept: list[Trigger] = []
    for trigger in found:
        if not any(trigger.overlaps(other) for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.first)


def _trigger(scene: Scene, hit: Hit) -> Trigger | None:
    (first, last), *others = hit.spans
    if not all(_in_reach(scene, first, i) for i, _ in others):
        return None
    ends = {word for i, j in hit.spans for word in (i, j - 1)}
    if any(d.first <= word < d.last for d in scene.dates for word in ends):  # "in March"
        return None
    form, name = hit.key.split()
    kind = _kinds()[name]
    if kind.active and _is_passive(scene, first):
        return None
    if kind.patient and not _has_patient(scene, last, kind.patient):
        return None
    if form == "verbs" and (_is_noun(scene, first) or _is_adjective(scene, first)):
        return None
    words = (last - first) + sum(j - i for i, j in others)
    return Trigger(
        type=kind.type,
        first=first,
        last=last,
        reach=(min(i for i, _ in hit.spans), max(j for _, j in hit.spans)),
        weight=words,
        verb=form != "nouns",
        head=last - 1 if form == "led" else first,
        kind=kind,
        parts=hit.spans,
    )


def _in_reach(scene: Scene, trigger: int, word: int) -> bool:
    """Whether a word that a line needs stands in the trigger's clause or near it."""
    apart = abs(word - trigger)
    low, high = sorted((scene.clauses[word], scene.clauses[trigger]))
    joined = set(scene.breaks[low:high]) <= {"and", "rel"}
    return apart <= BESIDE or (apart <= REACH and joined)


def _has_patient(scene: Scene, after: int, kind: str) -> bool:
    """Whether an actor of a kind follows as the object, not as an owner ("released Baradar")."""
    return any(
        after <= h.first <= after + OBJECT
        and h.what.kind == kind
        and scene.text[h.span.end : h.span.end + 2] not in {"'s", "’s"}
        for h in scene.actors
    )


def _is_passive(scene: Scene, word: int) -> bool:
    before = {w.key for w in scene.words[max(0, word - 2) : word]}
    return not before.isdisjoint({"was", "were", "is", "are", "been", "be", "being"})


def _is_adjective(scene: Scene, word: int) -> bool:
    """Whether a base form stands after a form of "be" ("free to work")."""
    key = scene.words[word].key
    before = scene.words[word - 1].key if word else ""
    return (
        present_forms().get(key) == key
        and before in {"be", "is", "are", "was", "were"}
        and forms_of(key)[2] != key  # "was cut", "was let go"
    )


def _is_noun(scene: Scene, word: int) -> bool:
    """Whether a form that may be a verb or a noun stands where a noun does ("the attack")."""
    key = scene.words[word].key
    base = present_forms().get(key, key)
    if word > 0 and scene.words[word - 1].key in ARTICLES:  # "the slain general"
        return True
    if key.endswith("ing") and base != key:
        return word > 0 and (scene.words[word - 1].key in OWN or _is_described(scene, word))
    if key not in {base, base + "s", base + "es"}:
        return False
    after = scene.words[word + 1].key if word + 1 < len(scene.words) else ""
    if word == 0 or after == "of":
        return after == "of"
    before = scene.words[word - 1]
    past = forms_of(base)[2] == key
    if past and (_opens_object(after) or before.key == "and"):  # "hit a mine", "and set off"
        return False
    return before.key in small_words()["before_nouns"] or _is_described(scene, word)


def _opens_object(key: str) -> bool:
    """Whether a noun phrase begins with a word, so that a verb may stand before it."""
    return key in ARTICLES or key.isdigit() or key in load("triggers")["titles"]["determiners"]


@lru_cache(maxsize=16)
def find_landmarks(scene: Scene) -> tuple[Trigger, ...]:
    """Well-known events that the sentence names, whatever the article's date; each once."""
    seen: dict[str, Trigger] = {}
    for hit in scene.landmarks:
        key = hit.key.removesuffix(FRESH)
        landmark = all_landmarks()[key]
        first, last = _telling_words(scene, hit)
        trigger = Trigger(
            type=landmark.type,
            first=first,
            last=last,
            reach=(min(i for i, _ in hit.spans), max(j for _, j in hit.spans)),
            weight=sum(j - i for i, j in hit.spans),
            verb=False,
            head=first,
            landmark=landmark,
            parts=hit.spans,
            fresh=hit.key != key,
        )
        if key not in seen or _speaks_better(trigger, seen[key]):
            seen[key] = trigger
    return tuple(seen.values())


def _speaks_better(trigger: Trigger, other: Trigger) -> bool:
    return (not trigger.fresh, trigger.weight) > (not other.fresh, other.weight)


def _telling_words(scene: Scene, hit: Hit) -> tuple[int, int]:
    """Of a landmark's words those that are no name, for they say what happened."""
    return next(
        (span for span in hit.spans if scene.text[scene.words[span[0]].start].islower()),
        hit.spans[0],
    )


def _is_described(scene: Scene, word: int) -> bool:
    """Whether an article and an adjective stand before a form ("an unannounced visit")."""
    before = scene.words[word - 1]
    named = any(h.first < word <= h.last for h in scene.actors)
    small = scene.text[before.start].islower() and not before.key.endswith("s")
    return small and not named and word > 1 and scene.words[word - 2].key in {"a", "an", "the"}
