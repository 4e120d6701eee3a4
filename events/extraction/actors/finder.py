"""The steps of finding actors and places, in order."""

from __future__ import annotations

from collections import Counter, defaultdict

from events.extraction.actors.administrations import name_administrations, name_governments
from events.extraction.actors.asides import drop_asides
from events.extraction.actors.bodies import name_bodies, name_employers, name_repeated_bodies
from events.extraction.actors.home import name_acting_bodies, name_home_bodies, name_owned_bodies
from events.extraction.actors.introductions import (
    introduced,
    labelled,
    lines_above,
    name_initials,
    writers,
)
from events.extraction.actors.kin import name_kin
from events.extraction.actors.known import actors_by_name, words
from events.extraction.actors.metonyms import read_metonyms
from events.extraction.actors.ministries import foreign_office_state, name_ministries
from events.extraction.actors.people import name_people
from events.extraction.actors.peoples import name_peoples
from events.extraction.actors.press import drop_agencies, name_press
from events.extraction.actors.proofs import surnames_alone
from events.extraction.actors.reading import Naming, Reading, read
from events.extraction.actors.references import name_descriptions, name_surnames
from events.extraction.actors.single_names import name_mononyms, name_titled
from events.extraction.actors.spelling import fold
from events.extraction.results import Article, FoundActor, FoundPlace, Span

_WHERE = frozenset({"in", "across", "inside", "throughout", "into", "to", "from", "leave", "left"})
_THROUGH = frozenset({"across", "inside", "throughout"})
_INSIDE = _THROUGH | {"in"}
_PASSED = frozenset({"the", "eastern", "western", "northern", "southern", "central", "all"})


def find_actors(article: Article) -> tuple[tuple[FoundActor, ...], tuple[FoundPlace, ...]]:
    """Who is in the article, and which places; every mention with its span in the text."""
    readings = [read(article.text, paragraph) for paragraph in article.body()]
    common = frozenset(w for r in readings for w in r.words.words if w.islower())
    above = lines_above(article)
    alone = surnames_alone([r.words for r in readings]) | labelled(above, readings)
    home, office = _home(readings), foreign_office_state([r.words for r in readings])
    for reading in readings:
        drop_asides(reading)
        name_ministries(reading, home, office)
        name_owned_bodies(reading)
        name_home_bodies(reading, home)
        name_bodies(reading)
        name_people(reading, common, alone)
    people = introduced(above, common, alone)
    name_surnames(readings, people)
    name_initials(readings, people)
    for reading in readings:
        name_administrations(reading)
        read_metonyms(reading)
        name_peoples(reading)
        if home:
            name_governments(reading)
            name_acting_bodies(reading, home)
        name_titled(reading, common)
        name_press(reading)
        drop_agencies(reading)
    name_kin(readings)
    name_mononyms(readings, common)
    name_descriptions(readings)
    name_employers(readings)
    name_repeated_bodies(readings)
    return _actors(readings, writers(people, readings)), _places(readings)


def _home(readings: list[Reading]) -> str:
    """The state that "the government" and "the Interior Ministry" mean, where the text has one."""
    home = words("bodies", "home_words", "Afghanistan")
    afghan = sum(w.lower() in home for r in readings for w in r.words.words)
    people = {n.name for r in readings for n in r.namings() if n.kind == "person" and n.known}
    afghan += sum(actors_by_name()[name].of == "Afghanistan" for name in people)
    return "Afghanistan" if afghan >= 2 else ""


def _canonical(readings: list[Reading]) -> dict[str, str]:
    """Printed names of unknown persons to the longest form they are a shorter form of."""
    names = {n.name for r in readings for n in r.namings() if not n.known and n.kind == "person"}
    longest: dict[tuple[str, ...], str] = {}
    for name in sorted(names, key=len):
        parts = tuple(fold(part) for part in name.split())
        longest |= dict.fromkeys([parts[k:] for k in range(len(parts))], name)
        longest[parts[0], parts[-1]] = name
    return {name: longest[tuple(fold(part) for part in name.split())] for name in names}


def _actors(readings: list[Reading], left_out: frozenset[str]) -> tuple[FoundActor, ...]:
    """Everybody named but for those to leave out and states that are but the scene."""
    canonical, scenes = _canonical(readings), _scenes(readings)
    scenes |= {(name, "person") for name in left_out}
    mentions: dict[str, list[Span]] = defaultdict(list)
    first: dict[str, Naming] = {}
    for reading in readings:
        for naming in reading.namings():
            if naming.kind == "place" or (naming.name, naming.kind) in scenes:
                continue
            name = naming.name if naming.known else canonical.get(naming.name, naming.name)
            mentions[name].append(reading.words.spanning(naming.first, naming.end))
            first.setdefault(name, naming)
    return tuple(_found(name, first[name], spans) for name, spans in mentions.items())


def _scenes(readings: list[Reading]) -> set[tuple[str, str]]:
    """States named once, and there only as where something happens: "across Germany"."""
    times: Counter[str] = Counter()
    inside = set()
    for reading in readings:
        for naming in reading.namings():
            times[naming.name] += naming.kind == "country"
            if naming.kind == "country" and _only_inside(reading, naming):
                inside.add((naming.name, "country"))
    return {(name, kind) for name, kind in inside if times[name] == 1}


def _only_inside(reading: Reading, naming: Naming) -> bool:
    """Whether a state is but the ground: "across X", "in western X", "a hospital in X"."""
    text, at = reading.words, naming.first - 1
    while text.lower(at) in _PASSED:
        at -= 1
    after = text.lower(naming.end) if text.joined(naming.end - 1) else ""
    alone = not after or (after in words("names", "never") and after not in ("and", "or"))
    part = at < naming.first - 1 and text.lower(at + 1) != "the"
    houses = text.lower(at) == "in" and text.lower(at - 1) in words("bodies", "houses")
    return alone and (houses or text.lower(at) in _THROUGH or (part and text.lower(at) in _INSIDE))


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
