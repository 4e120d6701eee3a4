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


def bring_parties(events: Sequence[Draft], scenes: Sequence[Scene]) -> None:
    """Complete the actors of well-known events by those known to take part.

    Persons and armed groups count where their paragraph names them, persons also near by where the
    article opens with the event, so that it is about it; states too where the paragraph beside
    does. Where its own sentences tell fewer than two bodies or states, the article takes the
    others for granted: governments and states that it names not far away take part, organizations
    of the paragraph beside, armed groups where nobody is told; but no state for which one of its
    people stands already.
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
            draft.actors = _complete(draft, draft.landmark.actors, near, beside, around)


def _persons(cast: Cast) -> Cast:
    return {name: here for name, here in cast.items() if here.what.kind == "person"}


def _complete(
    draft: Draft, own: Sequence[str], near: Cast, beside: Cast, around: Cast
) -> tuple[EventActor, ...]:
    told = {a.name for a in draft.actors}
    stood_for = {known.of for name in told if (known := actors_by_name().get(name))}
    few = sum(name in around and around[name].what.kind != "person" for name in told) < FEW

    def takes_part(who: Named) -> bool:
        if who.kind == "person" or (who.kind == "armed_group" and told):
            return who.name in near
        if who.kind == "armed_group":
            return True
        if who.kind == "country":
            return (few or who.name in beside) and who.name not in stood_for
        return few and (who.kind == "government" or who.name in beside)

    added = [
        EventActor(name, "participant", (near.get(name) or here).span)
        for name in own
        if (here := around.get(name)) and takes_part(here.what)
    ]
    return once([*draft.actors, *added])
