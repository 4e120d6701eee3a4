"""Persons the lexicon does not have: capitals that a title, an apposition or a verb proves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from events.extraction.actors.known import (
    actors_by_name,
    known_actors,
    state_of_adjective,
    words,
)
from events.extraction.actors.proofs import (
    aged,
    coordinated,
    described,
    heads_turn,
    named_so,
    nicknamed,
    numbers_turn,
    of_kin,
    signed,
    sits_for,
    speaks,
    speaks_after,
    struck,
    titled,
)
from events.extraction.actors.reading import Gender, Naming, Reading
from events.extraction.actors.spelling import fold
from events.extraction.actors.words import Words

_LONGEST = 4
_SHORTEST_FAMILY = 5
_NUMERALS = frozenset({"ii", "iii", "iv"})


@cache
def _never() -> frozenset[str]:
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


def _free(reading: Reading, i: int) -> bool:
    """Whether word ``i`` may be part of an unknown person's name."""
    naming = reading.by_word.get(i)
    if naming is None:
        return reading.words.capital(i)
    return (
        naming.kind in ("place", "country")
        and naming.end == naming.first + 1
        and is_given(reading.words, i)
    ) or _family_like(reading, naming)


def _family_like(reading: Reading, naming: Naming) -> bool:
    """A one-word place after a given name is a family name: "Jack London"."""
    text = reading.words
    return (
        naming.kind in ("place", "country")
        and naming.end == naming.first + 1
        and naming.first > 0
        and text.gap(naming.first - 1) == " "
        and text.capital(naming.first - 1)
        and is_given(text, naming.first - 1)
        and naming.first - 1 not in reading.by_word
    )


def is_given(text: Words, i: int) -> bool:
    """Whether word ``i`` is a given name, by the list or by its ending."""
    word = text.lower(i)
    return word in words("names", "given") or word.endswith(_endings("given_endings"))


@cache
def _endings(which: str) -> tuple[str, ...]:
    return tuple(words("names", which))


def _family(text: Words, i: int) -> bool:
    """Whether a word ends as only family names do: "Amarkhel", "Tarzai", "Karimov"."""
    return len(text.lower(i)) > _SHORTEST_FAMILY and text.lower(i).endswith(
        _endings("family_endings")
    )


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Stretches of joined capitals (and particles between them) that may hold a name."""
    text, end = reading.words, 0
    particles = words("names", "particles")
    for i in text.capitals:
        if i < end or not _free(reading, i):
            continue
        end = i + 1
        while end < len(text) and text.joined(end - 1):
            if _free(reading, end):
                end += 1
            elif (after := _past(text, end, particles)) > end and _free(reading, after):
                end = after + 1
            else:
                break
        yield i, end


def _past(text: Words, i: int, particles: frozenset[str]) -> int:
    """The word after the particles that begin at word ``i``: past "de la" in "X de la Y"."""
    while text.lower(i) in particles and text.joined(i):
        i += 1
    return i


@cache
def _titles() -> frozenset[str]:
    return words("titles", "honorifics") | words("titles", "roles")


def _trim(reading: Reading, first: int, end: int, common: frozenset[str]) -> tuple[int, int]:
    """The run without titles, function words and words the text has in lower case too."""
    text = reading.words
    if end > first and numbers_turn(text, first):
        first += 1
    titles = _titles()
    for i in range(end - 3, first - 1, -1):  # "House Speaker X Y": what follows the last title
        if text.lower(i) in titles and not is_given(text, i):
            first = i + 1
            break
    while first < end and not is_given(text, first):
        word = text.lower(first)
        if not (word in _never() or word in titles or (word in common and end - first != 2)):
            break
        first += 1
    while first < end and (text.lower(end - 1) in _never() or len(text.words[end - 1]) == 1):
        end -= 1
    return first, end


def _gender(text: Words, first: int) -> Gender:
    before = text.lower(first - 1)
    if before in words("titles", "masculine"):
        return "m"
    return "f" if before in words("titles", "feminine") else ""


def name_people(reading: Reading, common: frozenset[str], alone: frozenset[str]) -> None:
    """Add unknown persons named in full.

    ``common`` are words the article has in lower case, ``alone`` those it uses as surnames. A
    second look takes those whom only the next in a list proves.
    """
    runs = [_trim(reading, *run, common) for run in list(_runs(reading))]
    left = [run for run in runs if not _name_person(reading, *run, common, alone)]
    for run in reversed(left):
        _name_person(reading, *run, common, alone)


def _name_person(
    reading: Reading, first: int, end: int, common: frozenset[str], alone: frozenset[str]
) -> bool:
    """Put a person's name where the run is one; whether it was."""
    if first >= end or not _is_person(reading, first, end, common, alone):
        return False
    text = reading.words
    if end - first == 1 and text.lower(first - 1) in words("titles", "clerical"):
        first -= 1
    _put_person(reading, first, end)
    return True


def _put_person(reading: Reading, first: int, end: int) -> None:
    gender = _gender(reading.words, first)
    name = reading.words.said(first, end)
    name = name.title() if name.isupper() and end - first > 1 else name
    reading.put(Naming(first, end, name, "person", gender=gender))


def _is_person(
    reading: Reading, first: int, end: int, common: frozenset[str], alone: frozenset[str]
) -> bool:
    text = reading.words
    if end - first == 1:
        return _is_cleric(text, first, common)
    return _may_be_name(text, first, end) and (
        is_given(text, first)
        or _family(text, end - 1)
        or titled(text, first)
        or speaks(text, first, end)
        or described(reading, end)
        or coordinated(reading, first, end)
        or signed(text, first, end)
        or nicknamed(text, end)
        or named_so(text, first)
        or of_kin(text, first, end)
        or struck(text, first)
        or heads_turn(text, first, end)
        or sits_for(text, first, end)
        or text.words[end - 1] in alone
    )


def _may_be_name(text: Words, first: int, end: int) -> bool:
    """Whether the form of these words is that of a name of several words."""
    inner = [text.lower(i) for i in range(first, end)]
    if end - first > _LONGEST or any(w in _never() or w[0].isdigit() for w in inner):
        return False
    if any(_shouts(text, i) for i in range(first, end)) and not sits_for(text, first, end):
        return False
    surname_only = all(text.gap(i).strip() for i in range(first, end - 1))  # "Felbab-Brown"
    place = text.joined(end - 1) and text.lower(end) in words("names", "sites")
    return not surname_only and not place


def _shouts(text: Words, i: int) -> bool:
    """Whether word ``i`` is all capitals, and neither initials nor a numeral."""
    word = text.words[i]
    return len(word) > 1 and word.isupper() and "." not in word and text.lower(i) not in _NUMERALS


def _is_cleric(text: Words, i: int, common: frozenset[str]) -> bool:
    """Such as "Mullah Yaqoob": one name only, as many Afghans have, behind a title."""
    before = text.lower(i - 1)
    clerical = before in words("titles", "clerical") and text.capital(i - 1) and text.joined(i - 1)
    return clerical and text.key(i) not in _famous() and _may_be_mononym(text, i, common)


@cache
def _famous() -> frozenset[str]:
    """Keys of the words that alone mean a known person: "Ustad Sayyaf" is he."""
    return frozenset(fold(form) for a in known_actors() for form in a.short if " " not in form)


def _may_be_mononym(text: Words, i: int, common: frozenset[str]) -> bool:
    word = text.lower(i)
    return word not in common and word not in words("acts", "speech") and len(word) > 2


def name_mononyms(readings: list[Reading], common: frozenset[str]) -> None:
    """Add who has one name only: "Gulab, a shopkeeper,", "Zarmina, 28, said"; then everywhere."""
    found = {
        reading.words.words[i]
        for reading in readings
        for i in reading.words.capitals
        if i not in reading.by_word and _is_mononym(reading, i, common)
    }
    bearers = _by_given_name(readings, found)
    for reading in readings if found else ():
        for i in reading.words.capitals:
            word = reading.words.words[i]
            if word in found and i not in reading.by_word and not in_run(reading.words, i):
                if len(bearers[word]) == 1:
                    reading.put(replace(next(iter(bearers[word].values())), first=i, end=i + 1))
                else:
                    _put_person(reading, i, i + 1)


def _by_given_name(readings: list[Reading], given: set[str]) -> dict[str, dict[str, Naming]]:
    """The persons named in full whose first name is one of these, by name."""
    bearers: dict[str, dict[str, Naming]] = {name: {} for name in given}
    for naming in (n for r in readings if given for n in r.namings()):
        first, _, rest = naming.name.partition(" ")
        if naming.kind == "person" and rest and first in given:
            bearers[first][naming.name] = naming
    return bearers


def in_run(text: Words, i: int) -> bool:
    """Whether word ``i`` is part of a longer run of capitals."""
    after = text.joined(i) and text.capital(i + 1)
    before = text.joined(i - 1) and text.capital(i - 1)
    return after or (before and text.lower(i - 1) not in words("names", "never"))


def _is_mononym(reading: Reading, i: int, common: frozenset[str]) -> bool:
    """A word whose age follows, or a given name beside a verb of speech or a description.

    Also one that the words before it say is a name.
    """
    text = reading.words
    if not text.capital(i) or text.lower(i) in _never() or not _may_be_mononym(text, i, common):
        return False
    if in_run(text, i) or text.words[i].isupper():
        return False
    if named_so(text, i) or of_kin(text, i, i + 1):
        return True
    spoken, told = speaks(text, i, i + 1), described(reading, i + 1)
    if is_given(text, i):
        return spoken or told
    place = text.lower(i - 1) in words("acts", "locating") and text.gap(i - 1) == " "
    return not place and (aged(text, i + 1) or (told and (spoken or speaks_after(text, i + 1))))


def name_titled(reading: Reading, common: frozenset[str]) -> None:
    """Add who is named by surname alone: "Mr Akbari", where nobody in full bears the name."""
    text = reading.words
    for i in (title + 1 for title in text.at(*words("titles", "courtesy"))):
        if not text.capital(i) or i in reading.by_word:
            continue
        alone = not (text.joined(i) and text.capital(i + 1))
        plain = text.lower(i) not in _never() and text.lower(i) not in common
        if alone and plain and text.gap(i - 1).strip() in ("", "."):
            gender = _gender(text, i)
            name = text.words[i].title() if text.words[i].isupper() else text.words[i]
            reading.put(Naming(i, i + 1, name, "person", gender=gender))


def surname_of(name: str) -> str:
    """The last part of a name, hyphens and particles with it: "Felbab-Brown", "de Mistura"."""
    actor = actors_by_name().get(name)
    if actor and actor.surname:
        return actor.surname
    return name.removesuffix(" Jr").removesuffix(" Sr").split()[-1]
