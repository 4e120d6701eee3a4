"""Bodies without an owner: those of the state that the article is about."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import words
from events.extraction.actors.reading import Reading, known_naming
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
