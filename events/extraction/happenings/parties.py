"""The actors of well-known events: those whom the article ties to them, or else their parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from events.extraction.actors.known import actors_by_name
from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.participants import named_in, once
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.results import EventActor

Cast = dict[str, Here[Named]]
AROUND = 6  # paragraphs
OPENING = 3  # paragraphs
FEW = 2
CLOSE = frozenset({"person", "armed_group"})


def bring_parties(events: Sequence[Draft], scenes: Sequence[Scene]) -> None:
    """Complete the actors of well-known events by those known to take part.

    Persons and armed groups count where their paragraph names them, persons also near by where the
    article opens with the event, so that it is about it. Where its own sentences tell
    fewer than two bodies or states, the article takes the others for granted: those that it names
    not far away take part, except states for which one of their people stands already, and armed
    groups where anybody is told.
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
            draft.actors = _complete(draft, draft.landmark.actors, near, around)


def _persons(cast: Cast) -> Cast:
    return {name: here for name, here in cast.items() if here.what.kind == "person"}


def _complete(draft: Draft, own: Sequence[str], near: Cast, around: Cast) -> tuple[EventActor, ...]:
    told = {a.name for a in draft.actors}
    stood_for = {known.of for name in told if (known := actors_by_name().get(name))}
    few = sum(name in around and around[name].what.kind != "person" for name in told) < FEW
    added = [
        EventActor(name, "participant", (near.get(name) or here).span)
        for name in own
        if (here := around.get(name))
        and not (told and name not in near and here.what.kind == "armed_group")
        and (
            (name in near and here.what.kind in CLOSE)
            or (few and here.what.kind != "person" and not _is_stood_for(here.what, stood_for))
        )
    ]
    return once([*draft.actors, *added])


def _is_stood_for(who: Named, by: set[str]) -> bool:
    return who.kind == "country" and who.name in by
