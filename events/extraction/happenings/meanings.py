"""Words that mean actors without naming them: the lexicon of parties, ready for use."""

from __future__ import annotations

from functools import cache

from events.extraction.actors import known_actors
from events.extraction.happenings.scenes import Named
from events.extraction.happenings.words import split_words
from events.extraction.lexicon import load


@cache
def listed(part: str, name: str) -> frozenset[str]:
    """A list of words from the lexicon of parties."""
    return frozenset(load("parties")[part][name])


@cache
def states() -> dict[str, Named]:
    """The states by their adjectives, of one word ("american")."""
    return {
        split_words(adjective, 0, len(adjective))[0].key: Named(a.name, a.kind, "", known=True)
        for a in known_actors()
        if a.kind == "country"
        for adjective in a.adjectives
        if " " not in adjective
    }


@cache
def before_places() -> frozenset[str]:
    """Words that lead a place in."""
    return frozenset(load("triggers")["titles"]["lead_in"]) | {"near", "outside", "into", "to"}


@cache
def sorts() -> dict[str, str]:
    """Every word that means somebody without naming him -> in which way it does."""
    sides = (
        w
        for name in ("heads", "single", "alone", "persons", "governments")
        for w in listed("sides", name)
    )
    groups = listed("groups", "loose") | listed("groups", "definite")
    return {
        **dict.fromkeys(sides, "sides"),
        "government": "government",
        "i": "speaker",
        "their": "owner",
        **dict.fromkeys(listed("pronouns", "several"), "several"),
        **dict.fromkeys(groups, "group"),
        **dict.fromkeys(states(), "state"),
    }
