"""The lexicon of actors and places, typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from events.extraction.lexicon import load
from events.extraction.results import ActorKind

ACTOR_FILES = (
    "actors_states",
    "actors_bodies",
    "actors_groups",
    "actors_afghan",
    "actors_history",
    "actors_society",
    "actors_taliban",
    "actors_american",
    "actors_world",
    "actors_observers",
)


@dataclass(frozen=True, slots=True)
class Role:
    """An office and its term; ``start`` and ``end`` are EDTF, empty where open or not known."""

    title: str
    body: str = ""
    start: str = ""
    end: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One entry of the lexicon.

    ``aliases`` are other full names in any script; ``short`` are forms that mean the actor also
    where no full name stands in the text; ``heads`` the persons whose government it is;
    ``adjectives`` a state's ("Afghan"), no mentions by themselves. ``of`` is a state or body.
    """

    name: str
    kind: ActorKind
    gender: Literal["m", "f", ""] = ""
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    cameo: str = ""
    of: str = ""
    roles: tuple[Role, ...] = ()
    short: tuple[str, ...] = ()
    surname: str = ""
    heads: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place, its other spellings, and the actor whose name it may stand for."""

    name: str
    aliases: tuple[str, ...] = ()
    metonym: str = ""
    country: str = ""


def _actor(entry: dict[str, Any], kind: str) -> KnownActor:
    fields = dict(entry)
    roles = tuple(Role(**role) for role in fields.pop("role", ()))
    lists = {k: tuple(v) for k, v in fields.items() if isinstance(v, list)}
    kind = fields.pop("kind", kind)
    if kind not in get_args(ActorKind):
        raise ValueError(f"{entry['name']}: unknown kind {kind!r}")
    return KnownActor(**{**fields, **lists, "kind": kind, "roles": roles})


@cache
def known_actors() -> tuple[KnownActor, ...]:
    """Every actor of the lexicon."""
    return tuple(
        _actor(entry, load(file).get("kind", ""))
        for file in ACTOR_FILES
        for entry in load(file)["actor"]
    )


@cache
def actors_by_name() -> dict[str, KnownActor]:
    """The lexicon by canonical name."""
    return {actor.name: actor for actor in known_actors()}


@cache
def known_places() -> tuple[KnownPlace, ...]:
    """Every place of the lexicon."""
    data = load("places")
    aliases: dict[str, list[str]] = data["aliases"]
    plain = [(name, "", "Afghanistan") for name in data["provinces"] + data["afghan"]]
    plain += [(name, "", "") for name in data["elsewhere"]]
    return tuple(
        KnownPlace(name, tuple(aliases.get(name, ())), metonym, country)
        for name, metonym, country in [*map(tuple, data["capitals"]), *plain]
    )


@cache
def _countries() -> dict[str, str]:
    return {place.name: place.country for place in known_places()}


def country_of(place: str) -> str:
    """The country in which a place of the lexicon lies, empty where it does not say."""
    return _countries().get(place, "")


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """A word list of a file of the lexicon, lower case."""
    data: Any = load(name)
    for key in path:
        data = data[key]
    return frozenset(data.split() if isinstance(data, str) else data)


@cache
def state_of_adjective() -> dict[str, str]:
    """{"afghan": "Afghanistan"}; state names themselves are included ("Pakistan's")."""
    states = [a for a in known_actors() if a.kind == "country"]
    by_word = {a.name.lower(): a.name for a in states}
    return by_word | {adj.lower(): a.name for a in states for adj in a.adjectives}
