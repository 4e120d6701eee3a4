"""One paragraph as the finders share it: its words and what has been named in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from events.extraction.actors.known import actors_by_name, state_of_adjective, words
from events.extraction.actors.lookup import scan
from events.extraction.actors.spelling import fold
from events.extraction.actors.words import Words, cut
from events.extraction.results import ActorKind, Paragraph

_NO_SURNAMES = (
    ("titles", "epithets"),
    ("titles", "honorifics"),
    ("titles", "roles"),
    ("names", "never"),
)
_SHORTEST_FAMILY = 5
Gender = Literal["m", "f", ""]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words ``first`` to ``end`` (excluded) name an actor, or a place when ``kind`` says so."""

    first: int
    end: int
    name: str
    kind: ActorKind | Literal["place"]
    known: bool = False
    gender: Gender = ""


@dataclass(slots=True)
class Reading:
    """A paragraph's words, and who or what covers each of them."""

    words: Words
    by_word: dict[int, Naming] = field(default_factory=dict)

    def put(self, naming: Naming) -> None:
        """Record a naming; those it overlaps are taken back."""
        for i in range(naming.first, naming.end):
            if i in self.by_word:
                self.take(self.by_word[i])
        self.by_word |= dict.fromkeys(range(naming.first, naming.end), naming)

    def take(self, naming: Naming) -> None:
        """Take a naming back."""
        for i in range(naming.first, naming.end):
            self.by_word.pop(i, None)

    def namings(self) -> list[Naming]:
        """What is named, in order."""
        return [naming for i, naming in sorted(self.by_word.items()) if naming.first == i]

    def before(self, i: int) -> Naming | None:
        """The naming that ends just before word ``i``."""
        return self.by_word.get(i - 1)


def known_naming(first: int, end: int, name: str) -> Naming:
    """A naming of an actor of the lexicon."""
    actor = actors_by_name()[name]
    return Naming(first, end, name, actor.kind, known=True, gender=actor.gender)


def read(text: str, paragraph: Paragraph) -> Reading:
    """The paragraph with every name of the lexicon in place."""
    reading = Reading(cut(text, paragraph.span))
    for first, end, entry in scan(reading.words):
        if entry.what == "actor":
            naming = known_naming(first, end, entry.name)
            if not _is_part_of_another(reading.words, naming):
                reading.put(naming)
        else:
            reading.put(Naming(first, end, entry.name, "place", known=True))
    return reading


def _is_part_of_another(text: Words, naming: Naming) -> bool:
    """Whether names that many bear open a longer name: "Haji Qadir" in "Haji Qadir Samangani"."""
    end = naming.end
    if naming.kind != "person" or not (text.gap(end - 1) == " " and text.capital(end)):
        return False
    own = [w for w in text.lowers[naming.first : end] if w not in words("titles", "honorifics")]
    common = len(own) < 2 or _given_names().issuperset(map(fold, own))
    follows = text.lower(end)
    own_name = common or _is_family_name(follows)
    return own_name and not any(follows in words(*key) for key in _NO_SURNAMES)


def _is_family_name(word: str) -> bool:
    """Whether a word ends as Afghan family names do, and is no people's or state's adjective."""
    endings = ("i", *words("names", "family_endings"))
    long = len(word) > _SHORTEST_FAMILY and word.endswith(endings)
    return long and word not in state_of_adjective() and word not in words("bodies", "heads")


@cache
def _given_names() -> frozenset[str]:
    """Keys of given names, under which "Hassib" is "Hasib"."""
    return frozenset(map(fold, words("names", "given")))
