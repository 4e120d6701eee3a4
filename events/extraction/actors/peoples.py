"""States meant by their peoples' names, where these are adjectives too: "the French agreed"."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import known_actors, words
from events.extraction.actors.reading import Reading, known_naming

_ENDINGS = ("ch", "ese", "sh", "ss")  # adjectives that have no plural: "the Dutch", "the Chinese"


@cache
def _peoples() -> dict[str, str]:
    return {
        adjective.lower(): actor.name
        for actor in known_actors()
        if actor.kind == "country"
        for adjective in actor.adjectives
        if adjective.endswith(_ENDINGS) and " " not in adjective
    }


@cache
def _after() -> frozenset[str]:
    """Words that may follow a people's name, not an adjective."""
    return words("acts", "after_peoples") | words("acts", "speech") | words("acts", "deeds")


def name_peoples(reading: Reading) -> None:
    """Such as "the French agreed", "thanks to the Chinese,", not "the French embassy"."""
    text = reading.words
    for i in text.at(*_peoples()):
        alone = not text.joined(i) or text.lower(i + 1) in _after()
        if text.capital(i) and text.lower(i - 1) == "the" and i not in reading.by_word and alone:
            reading.put(known_naming(i, i + 1, _peoples()[text.lowers[i]]))
