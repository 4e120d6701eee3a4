"""What type an encounter is in the light of who takes part: a visit, a meeting or talks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from events.extraction.actors.known import actors_by_name
from events.extraction.happenings.meanings import listed
from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.results import EventActor

ALONE = frozenset({"travel"})  # kinds that one side can do by itself


def type_of(scene: Scene, trigger: Trigger, actors: Iterable[EventActor]) -> str:
    """The type of a happening: an encounter with those who fight is talks, of whatever form.

    Not so an assembly, at which they are only spoken of, nor a journey that they make alone.
    """
    kind = trigger.kind
    if kind is None or not (trigger.type == "meeting" or kind.name in ALONE):
        return trigger.type
    fighting = [is_belligerent(actor.name) for actor in actors]
    enough = any(fighting) and not (kind.name in ALONE and all(fighting))
    return "talks" if enough and not _is_assembly(scene, trigger) else trigger.type


def _is_assembly(scene: Scene, trigger: Trigger) -> bool:
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    return any(w.key in listed("encounters", "assemblies") for w in scene.words[begin:end])


@cache
def is_belligerent(name: str) -> bool:
    """Whether an actor is an armed group, or a person who speaks or leads for one."""
    known = actors_by_name().get(name)
    if known is None or known.kind == "armed_group":
        return known is not None
    bodies = (actors_by_name().get(role.body) for role in known.roles[-1:])
    return known.kind == "person" and any(b and b.kind == "armed_group" for b in bodies)
