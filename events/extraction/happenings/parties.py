"""The actors of well-known events: those whom the article ties to them, or else their parties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from events.extraction.actors.known import actors_by_name
from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.participants import named_in, once
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.results import EventActor

Cast = dict[str, Here[Named]]
AROUND = 6  # paragraphs
OPENING = 3  # paragraphs
FEW = 2
WORD = r"[^\W_]+"


def bring_parties(events: Sequence[Draft], scenes: Sequence[Scene]) -> None:
    """Complete the actors of well-known events by those known to take part.

    Everybody counts where the paragraph names him; persons also near by where the article opens
    with the event, so that it is about it. Whom the event's own name tells ("US-Taliban agreement")
    the article takes for granted, and names not far away, a person in the paragraph beside; so it
    does others only where its own sentences tell fewer than two bodies or states: governments,
    armed groups where nobody is told. But no state counts for which one of its people stands
    already.
    """
    by_paragraph: dict[int, list[Scene]] = defaultdict(list)
    for scene in scenes:
        by_paragraph[scene.paragraph.number].append(scene)

    def named(numbers: Iterable[int]) -> Cast:
        return named_in([scene for n in numbers for scene in by_paragraph.get(n, ())])

    for draft in events:
        if draft.landmark:
            told = draft.paragraphs()
            around = named(range(told[0] - AROUND, told[-1] + AROUND + 1))
            opens = told[0] - scenes[0].paragraph.number < OPENING
            near = named(told) | (_persons(around) if opens else {})
            beside = named(range(told[0] - 1, told[-1] + 2))
            draft.actors = _complete(draft, draft.landmark, near, beside, around)


def _persons(cast: Cast) -> Cast:
    return {name: here for name, here in cast.items() if here.what.kind == "person"}


def _complete(
    draft: Draft, landmark: Landmark, near: Cast, beside: Cast, around: Cast
) -> tuple[EventActor, ...]:
    told = {a.name for a in draft.actors}
    stood_for = {known.of for name in told if (known := actors_by_name().get(name))}
    few = sum(name in around and around[name].what.kind != "person" for name in told) < FEW
    own = _of_its_name(landmark)

    def takes_part(who: Named) -> bool:
        if who.name in near:
            return who.name not in stood_for
        if who.kind == "armed_group":
            return not told or (who.name in own and who.name in beside)
        if who.kind == "country":
            return few and who.name in own and who.name not in stood_for
        if who.kind == "person":
            return few and who.name in own and who.name in beside
        return few and (who.kind == "government" or who.name in own)

    added = [
        EventActor(name, "participant", (near.get(name) or here).span)
        for name in landmark.actors
        if (here := around.get(name)) and takes_part(here.what)
    ]
    return once([*draft.actors, *added])


@cache
def _of_its_name(landmark: Landmark) -> frozenset[str]:
    """The actors of a well-known event whom its title names, a state also by its adjective."""
    title = f" {' '.join(re.findall(WORD, landmark.title))} "
    return frozenset(
        who.name
        for name in landmark.actors
        if (who := actors_by_name().get(name))
        and any(
            f" {form} " in title for form in (who.name, *who.short, *who.aliases, *who.adjectives)
        )
    )
