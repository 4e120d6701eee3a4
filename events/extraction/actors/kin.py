"""Persons named by one name beside a relative or behind a full name: "his son X", "alias X"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from events.extraction.actors.known import known_actors, words
from events.extraction.actors.name_words import surname_of
from events.extraction.actors.reading import Naming, Reading, known_naming
from events.extraction.actors.single_names import in_run
from events.extraction.actors.spelling import fold
from events.extraction.actors.words import Words

_OWNERS = frozenset(
    {"his", "her", "their", "my", "whose", "elder", "younger", "eldest", "youngest"}
)
_BLOOD = frozenset({"son", "sons", "daughter", "brother", "sister", "father"})
_ALSO = ("alias", "aka")


@cache
def _by_first_and_surname() -> dict[tuple[str, str], str]:
    """{("salahuddin", "rabbani"): "Salahuddin Rabbani"}, each word folded."""
    people = [a.name for a in known_actors() if a.kind == "person" and " " in a.name]
    return {(fold(name.split()[0]), fold(surname_of(name))): name for name in people}


@cache
def _by_title() -> dict[str, str]:
    """{"yaqoob": "Mohammad Yaqoob"} of those whom a cleric's title and one name mean."""
    forms = ((form.split(), a.name) for a in known_actors() for form in a.short)
    clerical = words("titles", "clerical")
    return {fold(w[1]): name for w, name in forms if len(w) == 2 and w[0].lower() in clerical}


def name_kin(readings: list[Reading]) -> None:
    """Add who is named by a first name as somebody's relative, or by a second name, everywhere."""
    found: dict[str, Naming] = {}
    for reading in readings:
        _name_second_names(reading, found)
        for i in reading.words.at(*words("names", "kin")):
            if _is_owned(reading, i) and _is_free(reading, i + 1):
                found.setdefault(reading.words.words[i + 1], _relative(reading, i))
    for reading in readings if found else ():
        for i in reading.words.capitals:
            known = found.get(reading.words.words[i])
            if known and _is_free(reading, i):
                reading.put(replace(known, first=i, end=i + 1))


def _is_owned(reading: Reading, i: int) -> bool:
    """Whether somebody's relative stands at word ``i``, and the next is his name."""
    text = reading.words
    if text.gap(i) != " ":
        return False
    return text.lower(i - 1) in _OWNERS or (text.lower(i - 1) == "s" and text.possessive(i - 2))


def _is_free(reading: Reading, i: int) -> bool:
    text = reading.words
    if not text.capital(i) or i in reading.by_word or in_run(text, i):
        return False
    return text.lower(i) not in words("names", "never")


def _relative(reading: Reading, i: int) -> Naming:
    """Who the relative at word ``i`` is: known by the family, or else a new person."""
    text, first = reading.words, fold(reading.words.words[i + 1])
    before = [n for n in reading.namings() if n.kind == "person" and n.end <= i]
    if before and text.lower(i) in _BLOOD:
        family = fold(surname_of(before[-1].name))
        known = _by_first_and_surname().get((first, family)) or _by_title().get(first)
        if known:
            return known_naming(i + 1, i + 2, known)
    return Naming(i + 1, i + 2, text.words[i + 1], "person")


def _name_second_names(reading: Reading, found: dict[str, Naming]) -> None:
    """Such as "X Y, alias Z", "X Y, also known as Z": the same person."""
    text = reading.words
    for i in text.at(*_ALSO, "as"):
        start = _also_from(text, i)
        person = reading.before(start)
        if person and person.kind == "person" and _is_free(reading, i + 1):
            reading.put(replace(person, first=i + 1, end=i + 2))
            found.setdefault(text.words[i + 1], person)


def _also_from(text: Words, i: int) -> int:
    """The first word of what says at word ``i`` that another name follows; 0 where nothing does."""
    if text.lower(i) in _ALSO:
        return i
    known = text.lower(i - 1) in ("known", "called")
    return i - 1 - (text.lower(i - 2) in ("also", "better")) if known else 0
