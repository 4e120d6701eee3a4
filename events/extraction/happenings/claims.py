"""Who owns up to an attack told before, or is held to be behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.joining import joined
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.words import Matcher
from events.extraction.lexicon import load
from events.extraction.results import FIGHTING, EventActor

APART = 3  # words between a claim and who claims


@cache
def _claims() -> Matcher:
    claims: dict[str, list[str]] = load("parties")["claims"]
    return Matcher(claims)


def own_up(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Add who claims an attack, or is held to be behind it, to the attack told last before.

    The attack is that of the same paragraph, or of the one before where the claim opens its own.
    """
    groups = [h for h in scene.actors if h.what.kind == "armed_group"]
    if not groups:
        return
    attack = _attack_before(scene, drafts)
    if attack:
        new = [EventActor(h.what.name, "agent", h.span) for h in _claiming(scene, groups)]
        known = {actor.name for actor in attack.actors}
        attack.actors += tuple(actor for actor in new if actor.name not in known)


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
