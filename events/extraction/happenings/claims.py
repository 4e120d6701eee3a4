"""Who owns up to an attack told before, or is held to be behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.joining import joined
from events.extraction.happenings.meanings import listed
from events.extraction.happenings.participants import once
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.words import Matcher
from events.extraction.lexicon import load
from events.extraction.results import FIGHTING, EventActor

SEVERAL = 4  # drafts of one sentence
APART = 3  # words between a claim and who claims


@cache
def _claims() -> Matcher:
    claims: dict[str, list[str]] = load("parties")["claims"]
    return Matcher(claims)


def own_up(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Add who claims an attack, or is held to be behind it, to the attack told last before.

    He takes the place of whom words such as "militants" were taken to mean.
    The attack is that of the same paragraph, or of the one before where the claim opens its own.
    """
    groups = [h for h in scene.actors if h.what.kind == "armed_group"]
    if not groups:
        return
    attack = _attack_before(scene, drafts)
    if attack is None:
        return
    new = [EventActor(h.what.name, "agent", h.span) for h in _claiming(scene, groups)]
    if new:
        for draft in drafts[-SEVERAL:]:
            if draft.type in FIGHTING and draft.scenes[-1] is attack.scenes[-1]:
                draft.actors = tuple(a for a in draft.actors if not _is_guessed(scene, a))
        attack.actors = once([*attack.actors, *new])


def _is_guessed(scene: Scene, actor: EventActor) -> bool:
    """Whether somebody is among the doers only as what "militants" may have been."""
    words = actor.span.of(scene.text).casefold() if actor.span else ""
    return words in listed("groups", "loose")


def _attack_before(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    last = drafts[-1] if drafts else None
    if last is None or last.type not in FIGHTING or last.scenes[-1] is scene:
        return None
    apart = scene.paragraph.number - last.scenes[-1].paragraph.number
    return last if apart <= (scene.order == 0) else None


def _claiming(scene: Scene, groups: Sequence[Here[Named]]) -> Iterator[Here[Named]]:
    for hit in _claims().find(scene.words):
        first, last = hit.spans[0]
        if hit.key == "by":  # "was the work of the Haqqanis"
            yield from joined(scene, [h for h in groups if 0 <= h.first - last < APART])
        else:
            yield from [h for h in groups if 0 <= first - h.last < APART][-1:]
