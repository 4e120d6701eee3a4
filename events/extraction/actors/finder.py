"""The steps of finding actors and places, in order."""

from __future__ import annotations

from collections import defaultdict

from events.extraction.actors.bodies import name_bodies
from events.extraction.actors.known import actors_by_name, state_of_adjective
from events.extraction.actors.people import name_people
from events.extraction.actors.reading import Naming, Reading, known_naming, read
from events.extraction.actors.references import name_descriptions, name_surnames
from events.extraction.actors.spelling import fold
from events.extraction.actors.states import (
    name_administrations,
    name_ministries,
    read_metonyms,
)
from events.extraction.results import Article, FoundActor, FoundPlace, Span

_AFGHAN = frozenset({"afghan", "afghanistan", "afghans", "kabul", "taliban"})
_WHERE = frozenset({"in", "across", "inside", "throughout", "into", "to", "from", "leave", "left"})


def find_actors(article: Article) -> tuple[tuple[FoundActor, ...], tuple[FoundPlace, ...]]:
    """Who is in the article, and which places; every mention with its span in the text."""
    readings = [read(article.text, paragraph) for paragraph in article.body()]
    common = frozenset(w for r in readings for w in r.words.words if w.islower())
    home = _home(readings)
    for reading in readings:
        name_ministries(reading, home)
        name_bodies(reading)
        name_people(reading, common)
    name_surnames(readings)
    for reading in readings:
        name_administrations(reading)
        read_metonyms(reading)
        if home:
            _name_government(reading)
    name_descriptions(readings)
    return _actors(readings), _places(readings)


def _home(readings: list[Reading]) -> str:
    """The state that "the government" and "the Interior Ministry" mean, where the text has one."""
    afghan = sum(w.lower() in _AFGHAN for r in readings for w in r.words.words)
    return "Afghanistan" if afghan >= 2 else ""


def _name_government(reading: Reading) -> None:
    """Such as "the government", unless another state was named last before it in the paragraph."""
    text = reading.words
    for i in range(1, len(text)):
        if text.lower(i) != "government" or i in reading.by_word:
            continue
        if (text.lower(i - 2) if text.lower(i - 1) == "federal" else text.lower(i - 1)) != "the":
            continue
        if text.joined(i) and text.lower(i + 1) in ("of", "in", "and"):
            continue
        if _last_state(reading, i) in ("", "Afghanistan"):
            reading.put(known_naming(i - 1, i + 1, "Afghan government"))


def _last_state(reading: Reading, end: int) -> str:
    for i in range(end - 1, -1, -1):
        if reading.words.capital(i):
            state = state_of_adjective().get(reading.words.lower(i))
            if state:
                return state
    return ""


def _canonical(readings: list[Reading]) -> dict[str, str]:
    """Printed names of unknown persons to the longest form with the same first and last word."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for reading in readings:
        for naming in reading.namings():
            if not naming.known:
                parts = [fold(part) for part in naming.name.split()]
                groups[parts[0], parts[-1]].add(naming.name)
    return {name: max(g, key=lambda n: (len(n), n)) for g in groups.values() for name in g}


def _actors(readings: list[Reading]) -> tuple[FoundActor, ...]:
    canonical = _canonical(readings)
    mentions: dict[str, list[Span]] = defaultdict(list)
    first: dict[str, Naming] = {}
    for reading in readings:
        for naming in reading.namings():
            if naming.kind == "place":
                continue
            name = naming.name if naming.known else canonical.get(naming.name, naming.name)
            mentions[name].append(reading.words.spanning(naming.first, naming.end))
            first.setdefault(name, naming)
    return tuple(_found(name, first[name], spans) for name, spans in mentions.items())


def _found(name: str, naming: Naming, spans: list[Span]) -> FoundActor:
    actor = actors_by_name().get(name)
    return FoundActor(
        name,
        naming.kind,  # type: ignore[arg-type]
        actor.wikidata if actor else None,
        tuple(spans),
        known=actor is not None,
        gender=actor.gender if actor else naming.gender,
    )


def _places(readings: list[Reading]) -> tuple[FoundPlace, ...]:
    """Named places, and states where something is said to happen in them."""
    found = []
    for reading in readings:
        for naming in reading.namings():
            before = reading.words.lower(naming.first - 1)
            before = reading.words.lower(naming.first - 2) if before == "the" else before
            if naming.kind == "place" or (naming.kind == "country" and before in _WHERE):
                span = reading.words.spanning(naming.first, naming.end)
                found.append(FoundPlace(span, naming.name))
    return tuple(found)
