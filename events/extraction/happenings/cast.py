"""Whom words mean that name nobody: "the insurgents", "both sides", "American missiles", "they"."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from events.extraction.actors.metonyms import metonyms
from events.extraction.happenings.joining import pairs, subjects
from events.extraction.happenings.meanings import (
    before_places,
    listed,
    sorts,
    states,
)
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.verbs import present_forms
from events.extraction.lexicon import load
from events.extraction.results import FoundStatement

PRONOUNS = {"he": "m", "she": "f", "him": "m", "his": "m"}
PERSONS = frozenset({"person"})
STATES = frozenset({"government", "country"})
ENCOUNTERS = frozenset({"talks", "meeting"})
BODIES = frozenset({"country", "government", "organization", "armed_group"})
SEVERAL = frozenset({"armed_group", "government"})
PARTIES = STATES | {"armed_group"}
BETWEEN = 6  # words from "between" to the second of two parties
AFTER_ADJECTIVE = 3  # words from a state's adjective to what belongs to the state


@dataclass(slots=True)
class Cast:
    """Who is in an article, and whom it named last, for the words that name nobody.

    ``voices`` tells who says the reported words that begin at an offset; ``last`` holds the last
    persons by gender; ``met`` those who met last; ``persons``, ``states`` and ``pair`` the two
    persons, states and parties to the conflict that were named together last; ``subjects`` those
    whom the clauses of the sentence before are about, the likeliest to be spoken of on first.
    """

    everybody: dict[str, Named] = field(default_factory=dict)
    main_group: Named | None = None
    voices: list[tuple[int, str]] = field(default_factory=list)
    last: dict[str, Named] = field(default_factory=dict)
    persons: tuple[Named, ...] = ()
    group: Named | None = None
    group_at: int = 0  # the paragraph that named it
    pair: tuple[Named, ...] = ()
    states: tuple[Named, ...] = ()
    subjects: tuple[tuple[Named, ...], ...] = ()
    met: tuple[Named, ...] = ()
    met_at: int = 0  # the paragraph that told of it
    subjects_at: int = 0  # the paragraph that named them
    read: tuple[Scene, tuple[Here[Named], ...]] | None = None  # the sentence read last
    present: tuple[Scene, tuple[Here[Named], ...]] | None = None  # who may take part in it

    @classmethod
    def of(cls, scenes: Sequence[Scene], statements: Sequence[FoundStatement] = ()) -> Cast:
        """Everybody in an article, before its first sentence is read."""
        named = [here.what for scene in scenes for here in scene.actors]
        groups = Counter(who.name for who in named if who.kind == "armed_group")
        everybody = {who.name: who for who in named}
        main = groups.most_common(1)
        voices = sorted((span.start, s.speaker or "") for s in statements for span in s.content)
        return cls(everybody, everybody[main[0][0]] if main else None, voices)

    def hear(self, scene: Scene) -> None:
        """Take in the names of a sentence that has been dealt with."""
        named = [here.what for here in scene.actors]
        persons = [who for who in named if who.kind == "person"]
        for person in reversed(persons):
            for gender in person.gender or "mf":
                self.last[gender] = person
        self.persons = next(pairs(scene, PERSONS), self.persons)
        groups = [who for who in named if who.kind == "armed_group"]
        if groups:
            self.group, self.group_at = groups[-1], scene.paragraph.number
        self.pair = next(self._foes(scene), self.pair)
        self.states = next(pairs(scene, STATES), self.states)
        self._hear_subjects(scene)

    def meet(self, kind: str, who: Sequence[Named], paragraph: int) -> None:
        """Remember the two or more who met, for the next round of it."""
        if kind in ENCOUNTERS and len(set(who)) > 1:
            self.met, self.met_at = tuple(dict.fromkeys(who)), paragraph

    def _hear_subjects(self, scene: Scene) -> None:
        """With whom a sentence began and, where its last clause is another's, with whom that.

        A sentence without anybody leaves them as they are, up to the end of the paragraph.
        """
        groups = subjects(scene, sorted([*scene.actors, *self.meant(scene)], key=_first))
        if groups or scene.paragraph.number != self.subjects_at:
            self.subjects, self.subjects_at = groups, scene.paragraph.number

    def meant(self, scene: Scene) -> tuple[Here[Named], ...]:
        """The actors that other words than names mean in a sentence, in its order."""
        if self.read is None or self.read[0] is not scene:
            self.read, self.present = (scene, self._read(scene)), None
        return self.read[1]

    def _read(self, scene: Scene) -> tuple[Here[Named], ...]:
        inside = {i for h in scene.actors for i in range(h.first, h.last)}
        found: list[Here[Named]] = []
        for i, word in enumerate(scene.words):
            sort = sorts().get(word.key)
            if sort and i not in inside:
                meant = self._meant(scene, i, sort)
                found += (Here(i, i + 1, who, scene.at(i, i + 1)) for who in meant)
        found += self._capitals(scene)
        return tuple(sorted(found, key=lambda h: h.first))

    def _meant(self, scene: Scene, i: int, sort: str) -> Iterable[Named]:
        found: Iterable[Named]
        match sort:
            case "state":
                found = self._state(scene, i)
            case "group":
                found = self._armed(scene, i)
            case "owner":
                found = self._owner(scene, i)
            case "speaker":
                found = self._speaker(scene, i)
            case "government":
                found = self._government(scene, i)
            case "several":
                found = self._they(scene, i)
            case _:
                found = self._sides(scene.words[i].key, scene, i)
        return found

    def _they(self, scene: Scene, i: int) -> Sequence[Named]:
        """Who "they" or "them" are; nobody is by "of them"."""
        if i and scene.words[i - 1].key == "of":
            return ()
        several = self._several(scene, i)
        return several if scene.words[i].key != "them" else _groups(several)

    def _state(self, scene: Scene, i: int) -> Iterator[Named]:
        """The state to which troops, aircraft or envoys belong, by its adjective.

        Another owner may stand between ("American and Taliban envoys").
        """
        state = states()[scene.words[i].key]
        named = {k for h in scene.actors for k in range(h.first, h.last)}
        for j in range(i + 1, min(i + AFTER_ADJECTIVE + 1, len(scene.words))):
            key = scene.words[j].key
            if key == "and" or (j in named and scene.words[j - 1].key == "and"):
                continue
            if key in listed("belongings", "words"):
                offices = key in listed("belongings", "offices")
                yield self._home(state, "home_offices" if offices else "home_forces")
                return
            if key not in listed("belongings", "between"):
                return

    def _home(self, state: Named, names: str) -> Named:
        """A state, or its own government or forces where the article is set in it."""
        own = load("parties")["belongings"]
        if state.name != own["home"]:
            return state
        return next((self.everybody[n] for n in own[names] if n in self.everybody), state)

    def _armed(self, scene: Scene, i: int) -> Iterator[Named]:
        """The armed group that "the insurgents" are, if no name or state stands before them."""
        before = scene.words[i - 1].key if i else ""
        of = any(w.key == "of" for w in scene.words[i + 1 : i + 2])  # "the group of Iran and China"
        if of or before in states() or any(h.first < i <= h.last for h in scene.actors):
            return
        if before in listed("groups", "owners"):  # "their fighters"
            yield from _groups(self._several(scene, i))
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
        """Who "they" are: the subject of a clause before, else of the sentence before.

        "Them" may be also the armed group that the paragraph named last.
        """
        before = [h for h in scene.actors if h.last <= i]
        here = reversed(subjects(scene, before)) if before else ()
        group = self.group if self.group_at == scene.paragraph.number else None
        last = (group,) if group and scene.words[i].key == "them" else ()
        return next((who for who in (*here, *self.subjects) if _are_several(who)), last)

    def _owner(self, scene: Scene, i: int) -> Iterable[Named]:
        """The armed group whose leaders or envoys act ("their leaders announced")."""
        after = scene.words[i + 1].key if i + 1 < len(scene.words) else ""
        return _groups(self._several(scene, i)) if after in listed("owners", "senders") else []

    def it(self, scene: Scene, i: int) -> Named | None:
        """What "it" is: the one body or state that a clause or the sentence before is about."""
        before = [h for h in scene.actors if h.last <= i]
        here = reversed(subjects(scene, before)) if before else ()
        for who in (*here, *self.subjects):
            if len(who) == 1:
                return who[0] if who[0].kind in BODIES else None
        return None

    def _sides(self, key: str, scene: Scene, i: int) -> Iterable[Named]:
        """Both parties, two persons or two governments named before; "the other side" is one."""
        before = scene.words[i - 1].key if i else ""
        owned = before in states() or any(h.last == i for h in scene.actors)
        if before in states():  # "the Afghan parties"
            before = scene.words[i - 2].key if i > 1 else ""
        one = key in listed("sides", "single") and before in listed("sides", "each")
        several = key in listed("sides", "heads") and before in listed("sides", "leads")
        alone = key in listed("sides", "alone") and before not in listed("groups", "owners")
        if before == "other" and key in listed("sides", "single"):
            here = {h.what for h in scene.actors}
            parties = self.parties() or ([self.main_group] if self.main_group else [])
            return [who for who in parties if who not in here]
        if one or several or (alone and not owned):
            return self.parties()
        counted = before in listed("sides", "counted")
        if counted and key in listed("sides", "persons"):
            return self.persons if len(self.persons) > 1 else ()
        if counted and key in listed("sides", "governments"):
            return self.states
        return self._party() if key == "party" and before == "the" else ()

    def _party(self) -> list[Named]:
        """The one political party with fighters that the article names."""
        found = [who for name, who in self.everybody.items() if name in listed("sides", "parties")]
        return found if len(found) == 1 else []

    def _speaker(self, scene: Scene, i: int) -> Iterator[Named]:
        """The person who says "I" in reported words."""
        who = self.teller(scene, i)
        if who and who.kind == "person":
            yield who

    def teller(self, scene: Scene, i: int) -> Named | None:
        """Who says the reported words in which a word stands."""
        at = bisect_right(self.voices, (scene.words[i].start, "~")) - 1
        said = at >= 0 and scene.said_by_somebody(i)
        return self.everybody.get(self.voices[at][1]) if said else None

    def _government(self, scene: Scene, i: int) -> Iterator[Named]:
        """The home state's, where a party or those who fight for it ("government troops")."""
        words = scene.words
        before = words[i - 1].key if i else ""
        after = words[i + 1].key if i + 1 < len(words) else ""
        party = before in listed("belongings", "parties")
        if party or (after in listed("belongings", "forces") and before not in states()):
            names = load("parties")["belongings"]["home_forces" if not party else "home_offices"]
            yield from [self.everybody[n] for n in names if n in self.everybody][:1]

    def _capitals(self, scene: Scene) -> Iterator[Here[Named]]:
        """The states and governments whose capitals act ("Kabul orders …", "with Washington")."""
        for place in scene.places:
            who = self.everybody.get(metonyms().get(place.what, ""))
            if who and not any(h.first <= place.first < h.last for h in scene.actors):
                before = scene.words[place.first - 1].key if place.first else ""
                after = scene.words[place.last].key if place.last < len(scene.words) else ""
                acts = after in present_forms() and before not in before_places()
                if before == "and":  # "between the Taliban and Kabul"
                    near = scene.words[max(0, place.first - BETWEEN) : place.first]
                    before = "between" if any(w.key == "between" for w in near) else before
                if acts or before in listed("belongings", "dealing"):
                    yield Here(place.first, place.last, who, place.span)

    def _foes(self, scene: Scene) -> Iterator[tuple[Named, ...]]:
        """The main armed group beside another party ("the government and the Taliban")."""
        return (pair for pair in pairs(scene, PARTIES) if self.main_group in pair)

    def parties(self) -> tuple[Named, ...]:
        """The two parties that were named together last, else those at war in the article."""
        if self.pair:
            return self.pair
        other = [self.everybody[n] for n in load("parties")["war"]["sides"] if n in self.everybody]
        return (other[0], self.main_group) if other and self.main_group else ()


def _first(here: Here[Named]) -> int:
    return here.first


def _groups(several: Iterable[Named]) -> list[Named]:
    return [who for who in several if who.kind == "armed_group"]


def _are_several(who: Sequence[Named]) -> bool:
    return len(who) > 1 or any(one.kind in SEVERAL for one in who)
