"""Persons with one name: "Gulab, a shopkeeper", "Zarmina, 28", "Mr Akbari"."""

from __future__ import annotations

from dataclasses import replace

from events.extraction.actors.known import words
from events.extraction.actors.name_words import (
    gender_before,
    is_given,
    may_be_mononym,
    never,
    put_person,
)
from events.extraction.actors.proofs import aged, described, named_so, of_kin, speaks, speaks_after
from events.extraction.actors.reading import Naming, Reading
from events.extraction.actors.words import Words


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
                    put_person(reading, i, i + 1)


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
    if not text.capital(i) or text.lower(i) in never() or not may_be_mononym(text, i, common):
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
        plain = text.lower(i) not in never() and text.lower(i) not in common
        if alone and plain and text.gap(i - 1).strip() in ("", "."):
            gender = gender_before(text, i)
            name = text.words[i].title() if text.words[i].isupper() else text.words[i]
            reading.put(Naming(i, i + 1, name, "person", gender=gender))
