"""What words may be part of a person's name, and how a name is put down."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import actors_by_name, state_of_adjective, words
from events.extraction.actors.reading import Gender, Naming, Reading
from events.extraction.actors.words import Words

_SHORTEST_FAMILY = 5


@cache
def never() -> frozenset[str]:
    """Words that never open a person's name."""
    return (
        (
            words("names", "never")
            | words("names", "events")
            | words("bodies", "heads")
            | frozenset(state_of_adjective())
        )
        - words("names", "given")
        - words("names", "inside")
    )


def is_given(text: Words, i: int) -> bool:
    """Whether word ``i`` is a given name, by the list or by its ending."""
    word = text.lower(i)
    if is_month(text, i):
        return False
    return word in words("names", "given") or word.endswith(_endings("given_endings"))


def is_month(text: Words, i: int) -> bool:
    """Whether word ``i`` is a month, in its place no given name ("in April Biden said")."""
    return text.lower(i) in words("names", "months") and text.lower(i - 1) in words(
        "names", "dating"
    )


@cache
def _endings(which: str) -> tuple[str, ...]:
    return tuple(words("names", which))


def is_family(text: Words, i: int) -> bool:
    """Whether a word ends as only family names do: "Amarkhel", "Tarzai", "Karimov"."""
    return len(text.lower(i)) > _SHORTEST_FAMILY and text.lower(i).endswith(
        _endings("family_endings")
    )


def gender_before(text: Words, first: int) -> Gender:
    """The gender that the title before a name tells."""
    before = text.lower(first - 1)
    if before in words("titles", "masculine"):
        return "m"
    return "f" if before in words("titles", "feminine") else ""


def put_person(reading: Reading, first: int, end: int) -> None:
    """Add the person whom the words ``first`` to ``end`` (half-open) name."""
    gender = gender_before(reading.words, first)
    name = reading.words.said(first, end)
    name = name.title() if name.isupper() and end - first > 1 else name
    reading.put(Naming(first, end, name, "person", gender=gender))


def may_be_mononym(text: Words, i: int, common: frozenset[str]) -> bool:
    """Whether word ``i`` may be the only name of somebody. ``common`` as for ``name_people``."""
    word = text.lower(i)
    return word not in common and word not in words("acts", "speech") and len(word) > 2


def surname_of(name: str) -> str:
    """The last part of a name, hyphens and particles with it: "Felbab-Brown", "de Mistura"."""
    actor = actors_by_name().get(name)
    if actor and actor.surname:
        return actor.surname
    return name.removesuffix(" Jr").removesuffix(" Sr").split()[-1]
