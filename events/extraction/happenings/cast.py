"""Whom words mean that name nobody: "the insurgents", "both sides", "American missiles", "they"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from events.extraction.actors import known_actors
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.words import split_words
from events.extraction.lexicon import load

PRONOUNS = {"he": "m", "she": "f", "him": "m", "his": "m"}
PERSONS = frozenset({"person"})
STATES = frozenset({"government", "country"})
PARTIES = STATES | {"armed_group"}
AFTER_ADJECTIVE = 3  # words from a state's adjective to what belongs to the state
JOINING = frozenset({"and", "with", "between"})
LEAD = 6  # words before the subject of a sentence ("on Monday, in Doha, …")
SMALL = frozenset({"and", "the", "of", "or"})
APART = 4  # words between the two parties of a pair


@cache
def listed(part: str, name: str) -> frozenset[str]:
    """A list of words from the lexicon of parties."""
    return frozenset(load("parties")[part][name])


@cache
def _states() -> dict[str, Named]:
    """The states by their adjectives, of one word ("american")."""
    return {
        split_words(adjective, 0, len(adjective))[0].key: Named(a.name, a.kind, "", known=True)
        for a in known_actors()
        if a.kind == "country"
        for adjective in a.adjectives
        if " " not in adjective
    }


@dataclass(slots=True)
class Cast:
    """Who is in an article, and whom it named last, for the words that name nobody.

    ``last`` holds the last persons by gender; ``persons``, ``states`` and ``pair`` the two persons,
    states and parties to the conflict that were named together last; ``subjects`` those with which
    the sentence before began.
    """

    everybody: dict[str, Named] = field(default_factory=dict)
    main_group: Named | None = None
    last: dict[str, Named] = field(default_factory=dict)
    persons: tuple[Named, ...] = ()
    group: Named | None = None
    group_at: int = 0  # the paragraph that named it
    pair: tuple[Named, ...] = ()
    states: tuple[Named, ...] = ()
    subjects: tuple[Named, ...] = ()
    read: tuple[Scene, tuple[Here[Named], ...]] | None = None  # the sentence read last

    @classmethod
    def of(cls, scenes: Sequence[Scene]) -> Cast:
        """Everybody in an article, before its first sentence is read."""
        named = [here.what for scene in scenes for here in scene.actors]
        groups = Counter(who.name for who in named if who.kind == "armed_group")
        everybody = {who.name: who for who in named}
        main = groups.most_common(1)
        return cls(everybody, everybody[main[0][0]] if main else None)

    def hear(self, scene: Scene) -> None:
        """Take in the names of a sentence that has been dealt with."""
        named = [here.what for here in scene.actors]
        persons = [who for who in named if who.kind == "person"]
        for person in reversed(persons):
            for gender in person.gender or "mf":
                self.last[gender] = person
        self.persons = next(_pairs(scene, PERSONS), self.persons)
        groups = [who for who in named if who.kind == "armed_group"]
        if groups:
            self.group, self.group_at = groups[-1], scene.paragraph.number
        self.pair = next(self._foes(scene), self.pair)
        self.states = next(_pairs(scene, STATES), self.states)
        self.subjects = tuple(
            h.what for h in opening(scene, 0, [*scene.actors, *self.meant(scene)])
        )

    def meant(self, scene: Scene) -> tuple[Here[Named], ...]:
        """The actors that other words than names mean in a sentence, in its order."""
        if self.read is None or self.read[0] is not scene:
            self.read = scene, self._read(scene)
        return self.read[1]

    def _read(self, scene: Scene) -> tuple[Here[Named], ...]:
        inside = {i for h in scene.actors for i in range(h.first, h.last)}
        found: list[Here[Named]] = []
        for i in range(len(scene.words)):
            if i not in inside:
                found += (Here(i, i + 1, who, scene.at(i, i + 1)) for who in self._meant(scene, i))
        return tuple(found)

    def _meant(self, scene: Scene, i: int) -> Iterable[Named]:
        key = scene.words[i].key
        before = scene.words[i - 1].key if i else ""
        if key in _states():
            return self._state(scene, i)
        if key in listed("groups", "loose") | listed("groups", "definite"):
            return self._armed(scene, i)
        if key in listed("pronouns", "several") and before != "of":
            several = self._several(scene, i)
            return several if key != "them" else [w for w in several if w.kind == "armed_group"]
        return self._sides(key, before)

    def _state(self, scene: Scene, i: int) -> Iterator[Named]:
        """The state to which troops, aircraft or envoys belong, by its adjective.

        Another owner may stand between ("American and Taliban envoys").
        """
        state = _states()[scene.words[i].key]
        named = {k for h in scene.actors for k in range(h.first, h.last)}
        for j in range(i + 1, min(i + AFTER_ADJECTIVE + 1, len(scene.words))):
            key = scene.words[j].key
            if key == "and" or (j in named and scene.words[j - 1].key == "and"):
                continue
            if key in listed("belongings", "words"):
                yield self._home(state)
                return
            if key not in listed("belongings", "between"):
                return

    def _home(self, state: Named) -> Named:
        """A state, or its own forces where the article is set in it."""
        own = load("parties")["belongings"]
        if state.name != own["home"]:
            return state
        return next((self.everybody[n] for n in own["home_forces"] if n in self.everybody), state)

    def _armed(self, scene: Scene, i: int) -> Iterator[Named]:
        """The armed group that "the insurgents" are, if no name or state stands before them."""
        before = scene.words[i - 1].key if i else ""
        if before in _states() or any(h.first < i <= h.last for h in scene.actors):
            return
        if before in listed("groups", "owners"):  # "their fighters"
            yield from (who for who in self._several(scene, i) if who.kind == "armed_group")
            return
        definite = before in listed("groups", "articles")
        if not definite and scene.words[i].key in listed("groups", "definite"):
            return
        here = [h.what for h in scene.actors if h.last <= i and h.what.kind == "armed_group"]
        recent = self.group if self.group_at == scene.paragraph.number else None
        last = here[-1] if here else recent
        meant = (last if definite else None) or self.main_group
        if meant:
            yield meant

    def _several(self, scene: Scene, i: int) -> Sequence[Named]:
        """Who "they" are: those with whom the sentence, else the one before it, began."""
        here = tuple(h.what for h in opening(scene, 0, scene.actors) if h.last <= i)
        return next((who for who in (here, self.subjects) if _are_several(who)), ())

    def _sides(self, key: str, before: str) -> Iterable[Named]:
        """Both parties, two persons or two governments named before."""
        one = key in listed("sides", "single") and before in listed("sides", "each")
        several = key in listed("sides", "heads") and before in listed("sides", "leads")
        alone = key in listed("sides", "alone") and before not in listed("groups", "owners")
        if one or several or alone:
            return self.parties()
        counted = before in listed("sides", "counted")
        if counted and key in listed("sides", "persons"):
            return self.persons if len(self.persons) > 1 else ()
        if counted and key in listed("sides", "governments"):
            return self.states
        return ()

    def _foes(self, scene: Scene) -> Iterator[tuple[Named, ...]]:
        """The main armed group beside another party ("the government and the Taliban")."""
        return (pair for pair in _pairs(scene, PARTIES) if self.main_group in pair)

    def parties(self) -> tuple[Named, ...]:
        """The two parties that were named together last, else those at war in the article."""
        if self.pair:
            return self.pair
        other = [self.everybody[n] for n in load("parties")["war"]["sides"] if n in self.everybody]
        return (other[0], self.main_group) if other and self.main_group else ()


def _pairs(scene: Scene, kinds: frozenset[str]) -> Iterator[tuple[Named, Named]]:
    """Two actors of these kinds that are named together, the last two first."""
    named = [h for h in scene.actors if h.what.kind in kinds]
    for one, two in reversed(list(pairwise(named))):
        between = {w.key for w in scene.words[one.last : two.first]}
        together = two.first - one.last <= APART and between & JOINING
        if together and one.what != two.what and _in_one_clause(scene, one, two):
            yield one.what, two.what


def _in_one_clause(scene: Scene, one: Here[Named], two: Here[Named]) -> bool:
    return scene.clauses[one.first] == scene.clauses[two.first]


def _are_several(subjects: Sequence[Named]) -> bool:
    return len(subjects) > 1 or any(who.kind in {"armed_group", "government"} for who in subjects)


def opening(scene: Scene, begin: int, named: Iterable[Here[Named]]) -> list[Here[Named]]:
    """The actors, one or several joined, that are the subject of what begins at a word."""
    ordered = sorted((h for h in named if h.first >= begin), key=lambda h: h.first)
    if not ordered or ordered[0].first - begin > LEAD:
        return []
    return joined(scene, ordered)


def joined(scene: Scene, ordered: Sequence[Here[Named]]) -> list[Here[Named]]:
    """The first of some actors and those that commas and "and" join to it."""
    found = list(ordered[:1])
    for here in ordered[1:]:
        if not _is_joined(scene, found[-1], here):
            break
        found.append(here)
    return found


def _is_joined(scene: Scene, one: Here[Named], two: Here[Named]) -> bool:
    """Whether only commas, "and", ages and titles stand between two actors."""
    if two.first == one.first:  # both are meant by the same word
        return True
    words = [w.key for w in scene.words[one.last : two.first]]
    gap = scene.text[one.span.end : two.span.start]
    titles = SMALL | frozenset(load("triggers")["titles"]["honorifics"])
    plain = all(key in titles or key.isdigit() for key in words)
    return plain and ("and" in words or gap.strip() == ",")
