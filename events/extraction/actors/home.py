"""Bodies without an owner: those of the state that the article is about."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import actors_by_name, state_of_adjective, words
from events.extraction.actors.metonyms import is_subject
from events.extraction.actors.reading import Naming, Reading, known_naming
from events.extraction.actors.words import Words
from events.extraction.lexicon import load

_BUILDINGS = frozenset({"palace", "court"})


@cache
def _home_bodies(state: str) -> dict[str, dict[tuple[str, ...], str]]:
    """The bodies that a state's own texts name without an owner, by the last word of the form."""
    table: dict[str, str] = load("titles")["home"].get(state, {})
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for form, name in table.items():
        found.setdefault(form.split()[-1], {})[tuple(form.split())] = name
    return found


def name_home_bodies(reading: Reading, home: str) -> None:
    """Such as "the National Security Council", "the presidential palace" of the ``home`` state."""
    text, bodies = reading.words, _home_bodies(home)
    for i, word in enumerate(text.lowers):
        for form, name in sorted(bodies.get(word, {}).items(), key=lambda row: -len(row[0])):
            first = i + 1 - len(form)
            site = word in _BUILDINGS and text.lower(first - 2) in words("titles", "locating")
            if (
                first >= 1
                and not site
                and tuple(text.lowers[first : i + 1]) == form
                and _unowned(reading, first)
            ):
                reading.put(known_naming(first, i + 1, name))
                break


def _unowned(reading: Reading, first: int) -> bool:
    """Whether "the" alone stands before word ``first``, and no state or name."""
    return reading.words.lower(first - 1) == "the" and first - 1 not in reading.by_word


def name_acting_bodies(reading: Reading, home: str) -> None:
    """Such as "police said", "according to the provincial council", where they act or are heard.

    They are the ``home`` state's unless another state was named last in the paragraph.
    """
    bodies: dict[str, str] = load("titles")["acting"].get(home, {})
    text, state, province = reading.words, home, ""
    for i, word in enumerate(text.lowers):
        if text.capital(i):
            state = state_of_adjective().get(word, state)
            naming = reading.by_word.get(i)
            province = naming.name if naming and _is_province(naming) else province
        elif word == "council" and text.lower(i - 1) == "provincial" and province:
            _put_acting(reading, i - 1, i + 1, f"{province} provincial council")
        elif word in bodies and state == home:
            _put_acting(reading, i, i + 1, bodies[word])


def _is_province(naming: Naming) -> bool:
    return naming.name in words("places", "provinces")


def _put_acting(reading: Reading, first: int, end: int, name: str) -> None:
    """Name words ``first`` to ``end`` where they are a clause's subject or its source."""
    text = reading.words
    first -= text.lower(first - 1) == "the"
    if any(i in reading.by_word for i in range(first, end)) or not _opens(text, first):
        return
    source = text.lower(first - 1) == "to" and text.lower(first - 2) == "according"
    if source or is_subject(text, first, end):
        known = name in actors_by_name()
        reading.put(
            known_naming(first, end, name) if known else Naming(first, end, name, "government")
        )


def _opens(text: Words, first: int) -> bool:
    """Whether nothing before belongs to the noun, as in "Kandahar police", "border police"."""
    if text.gap(first - 1) != " " or text.lower(first) == "the":
        return True
    small = not text.capital(first - 1)
    return small and text.lower(first - 1) in words("titles", "words", "never")
