"""What a named actor did on a named day, though no line of the lexicon knows the verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

from events.extraction.happenings import timing
from events.extraction.happenings.bystanders import is_where
from events.extraction.happenings.cast import PRONOUNS
from events.extraction.happenings.lines import may_be_verb
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Kind, Trigger
from events.extraction.happenings.verbs import past_forms, present_forms
from events.extraction.happenings.words import Word
from events.extraction.lexicon import load
from events.extraction.results import FoundDate

LEAD = 4  # words before the subject in its clause
APART = 6  # words between subject and verb
ASIDE = 14  # the same where a comma follows the subject
SHORTEST = 5  # letters of a regular past
LONG_SUBJECT = 12  # words before the verb of a subject that is no actor
ENOUGH = 2  # words, the verb being two, that must tell what nobody in particular did
STEM = 3  # letters of the shortest beginning of a word that is listed


@cache
def _vocabulary() -> tuple[dict[str, set[str]], dict[str, list[tuple[str, str]]]]:
    """Word -> the types of happening it speaks for; first letters -> beginning of a word, type."""
    words: dict[str, set[str]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    for kind, listed in load("deeds")["types"].items():
        for word in listed.split():
            if word.endswith("*"):
                stems.setdefault(word[:STEM], []).append((word[:-1], kind))
            else:
                words.setdefault(word, set()).add(kind)
    return words, stems


@lru_cache(20_000)
def _types_of(word: str) -> frozenset[str]:
    words, stems = _vocabulary()
    begun = (kind for stem, kind in stems.get(word[:STEM], ()) if word.startswith(stem))
    return frozenset(words.get(word, ())).union(begun)


def gist(words: Iterable[Word]) -> dict[str, int]:
    """How many words speak for each type of happening, those that come again counted once."""
    found: dict[str, int] = {}
    for kind in chain.from_iterable(map(_types_of, {word.key for word in words})):
        found[kind] = found.get(kind, 0) + 1
    return found


def undated(scene: Scene, begin: int, end: int) -> list[Word]:
    """The words of a range that belong to no date, so that no month is taken for a march."""
    inside = {i for d in scene.dates for i in range(d.first, d.last)}
    return [scene.words[i] for i in range(begin, end) if i not in inside]


def _unnamed(scene: Scene, words: Sequence[Word]) -> list[Word]:
    """Those words that do not end a name of several, as "street" does in "Downing Street"."""

    def ends_name(before: Word, word: Word) -> bool:
        joined = word.start == before.end + 1
        return joined and scene.text[before.start].isupper() and scene.text[word.start].isupper()

    return [*words[:1], *(word for before, word in pairwise(words) if not ends_name(before, word))]


def telling_types(words: Iterable[Word]) -> frozenset[str]:
    """The types for which most of some words speak."""
    found = gist(words)
    most = max(found.values(), default=0)
    return frozenset(kind for kind, count in found.items() if count == most)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("deeds")[name])


@cache
def _doers() -> frozenset[str]:
    return frozenset(load("deeds")["doers"].split())


@cache
def _kind(name: str, needs: int) -> Kind:
    return Kind("deed", name, "patient", strong=False, needs=needs)


def is_deed(trigger: Trigger) -> bool:
    """Whether a trigger was made here."""
    return trigger.kind is not None and trigger.kind.name == "deed"


def find_deeds(
    scene: Scene, dates: Sequence[Here[FoundDate]], others: Sequence[Trigger]
) -> Iterator[tuple[Trigger, Here[FoundDate]]]:
    """Finite past verbs in the clauses of some dates that have no happening yet.

    Where no actor is the subject, verb and clause must speak for a type of happening.
    """
    taken = {scene.clauses[other.first] for other in others}
    for dated in dates:
        number = scene.clauses[dated.first]
        if dated.first and scene.words[dated.first - 1].key == "for":  # "was promised for Friday"
            continue
        if number not in taken and (deed := _deed(scene, *scene.clause_range(number))):
            taken.add(number)
            yield deed, dated


def _deed(scene: Scene, begin: int, end: int) -> Trigger | None:
    verb = _verb(scene, _subject_end(scene, begin, end), end)
    if verb >= 0:
        ours = any(w.key == "we" for w in scene.words[begin:verb])
        own = _type(scene, begin, end, verb)
        return _trigger(own, verb, needs=0 if ours else 1) if own else None
    verb = _anybodys_verb(scene, begin, end)
    enough = 1 if any(w.key in _doers() for w in scene.words[begin:verb]) else ENOUGH
    own = _type(scene, begin, end, verb, enough=enough) if verb >= 0 else ""
    return _trigger(own, verb, needs=0) if own else None


def _trigger(kind: str, word: int, *, needs: int, verb: bool = True) -> Trigger:
    place = (word, word + 1)
    return Trigger(kind, *place, place, 1, verb=verb, head=word, kind=_kind(kind, needs))


def entry(scene: Scene, heading: Here[FoundDate], *, opening: bool) -> Trigger | None:
    """A chronology's entry that no line knows, as a happening ("12 July - Kerry in Kabul")."""
    if not opening or timing.width(heading.what.when) > timing.MOST_DAYS:
        return None
    begin, end = heading.last if heading in scene.dates else 0, len(scene.words)
    if begin >= end - 1:
        return None
    named = any(h.first >= begin for h in scene.actors)
    verb = _present(scene, begin, end)
    own = _type(scene, begin, end, verb) or ("other" if named else "")
    return _trigger(own, max(verb, begin), needs=0, verb=verb > begin) if own else None


def _present(scene: Scene, begin: int, end: int) -> int:
    """The verb of a headline: a third person that is known, or stands right after a name."""
    after = {h.last for h in scene.actors}
    for i in range(begin, end):
        key, lower = scene.words[i].key, scene.text[scene.words[i].start].islower()
        third = key.endswith("s") and not key.endswith(("ss", "us"))
        if lower and third and (i in after or present_forms().get(key, key) != key):
            return i
    return -1


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
        if key in _listed("barred"):
            return -1
        if key in past_forms() or (key.endswith("ed") and len(key) >= SHORTEST):
            return i
    return -1


def tells_past_deed(scene: Scene, begin: int, end: int) -> bool:
    """Whether some words have a simple past that tells a deed, and none that looks ahead."""
    words = scene.words[begin:end]
    if any(word.key in _listed("ahead") for word in words):
        return False
    quiet = _listed("barred") | _listed("spoken")
    return any(may_be_verb(word) and word.key not in quiet for word in words)


def _anybodys_verb(scene: Scene, begin: int, end: int) -> int:
    """The first past of a clause, or the participle after "was", -1 where none tells a deed."""
    for i in range(begin, min(end, begin + LONG_SUBJECT)):
        key = scene.words[i].key
        if any(d.first <= i < d.last for d in scene.dates) or key in _listed("be"):
            continue
        if key in _listed("barred"):
            return -1
        if key in past_forms() or (key.endswith("ed") and len(key) >= SHORTEST):
            return i
    return -1


def _type(scene: Scene, begin: int, end: int, verb: int, *, enough: int = 1) -> str:
    """The type for which most words of a clause speak, "" where fewer than ``enough`` do."""
    if verb >= 0 and scene.words[verb].key in _listed("spoken"):
        return "statement"
    found = gist(_unnamed(scene, undated(scene, begin, end)))
    told = _types_of(scene.words[verb].key) if verb >= 0 else frozenset()
    counts = {kind: found.get(kind, 0) + (kind in told) for kind in load("deeds")["types"]}
    return max(
        (kind for kind in counts if counts[kind] >= enough), key=counts.__getitem__, default=""
    )
