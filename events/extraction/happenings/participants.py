"""Who takes part in a happening, and where it happens: read off its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from events.extraction.actors.known import actors_by_name
from events.extraction.happenings.borrowed import (
    BODILY,
    announcer,
    in_date,
    lenders,
    met_there,
    object_pronouns,
    round_about,
    subject_elsewhere,
    whom_it_befell,
    whom_it_is_about,
)
from events.extraction.happenings.bystanders import (
    is_aside,
    is_left_out,
    is_of_kin,
    is_of_officer,
    is_where,
)
from events.extraction.happenings.cast import Cast
from events.extraction.happenings.joining import joined
from events.extraction.happenings.meanings import listed
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.results import FIGHTING, EventActor, Span

Role = Literal["agent", "patient", "participant", "mediator", "host"]
Part = tuple[Here[Named], Role]
TWO_SIDED = frozenset({"talks", "ceasefire"})  # between the parties, where nobody is named
VISITS = frozenset({"meeting", "diplomacy"})
ENCOUNTERS = TWO_SIDED | VISITS
BOTH = 2
WARLIKE = FIGHTING | TWO_SIDED | {"other", "meeting"}
ROW = 3  # states
OBJECT = 5  # words from a verb to the talks that are its object
REACH = 16  # words from a trigger within which a name in its clause takes part
OPENING = 2  # words of a sentence in which "they" are those of the sentence before
POST = re.compile(r"(?: [a-z]+){1,3}, ")  # "… official, " between a body and a person's name


def actors_of(scene: Scene, trigger: Trigger, cast: Cast) -> tuple[EventActor, ...]:
    """The actors that the clause of ``trigger`` ties to it, each once, in the order of the text."""
    named = _named(scene, cast)
    if trigger.landmark:
        own = trigger.landmark.actors
        known = _known_parties(scene, trigger, own, named)
        known += whom_it_is_about(scene, trigger, named, own, cast)
        return _taking_part(scene, trigger, [(h, "participant") for h in known], cast)
    found = _in_clause(scene, trigger, named, cast)
    if trigger.type in ENCOUNTERS:
        found += _others_there(scene, trigger, found, cast)
    if not found:
        found = [(h, "participant") for h in round_about(scene, trigger, named)]
    return _taking_part(scene, trigger, found, cast)


def _taking_part(
    scene: Scene, trigger: Trigger, found: Sequence[Part], cast: Cast
) -> tuple[EventActor, ...]:
    cast.meet(trigger.type, [h.what for h, _ in found], scene.paragraph.number)
    return once(EventActor(h.what.name, role, h.span) for h, role in found)


def _in_clause(
    scene: Scene, trigger: Trigger, named: Sequence[Here[Named]], cast: Cast
) -> list[Part]:
    """Those before and after a trigger in its clause, and whom it leaves to its neighbours."""
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    inside = [h for h in named if begin <= h.first < end and _near(h, trigger)]
    inside = [h for h in inside if not _speaks(scene, h, trigger)]
    inside = [_holder(scene, h) or h for h in inside]
    before = [h for h in inside if h.last <= trigger.head]
    after = [h for h in inside if h.first >= trigger.head]
    roles = _roles(scene, trigger)
    found = [(h, roles[0]) for h in before] + [(h, roles[1]) for h in after]
    if not found and not trigger.verb:
        found = _beside(scene, named, begin, roles[0])
    if not before and trigger.verb:
        found = [(h, roles[0]) for h in subject_elsewhere(scene, trigger, named, cast)] + found
    found += [(h, roles[1]) for h in object_pronouns(scene, trigger, cast)]
    if trigger.verb:
        found += [(h, roles[1]) for h in whom_it_befell(scene, trigger, named)]
        found += [(h, "host") for h in lenders(scene, trigger)]
    found += [(h, "agent") for h in announcer(scene, trigger, cast)]
    if trigger.verb and trigger.type in VISITS | {"appointment", "other"}:
        found += [(h, "participant") for h in met_there(scene, trigger, named)]
    return found


def _speaks(scene: Scene, here: Here[Named], trigger: Trigger) -> bool:
    """Whether somebody after reported words only tells them ("…, Atmar said")."""
    said = scene.utterance(trigger.first)
    return said >= 0 and here.first >= trigger.last and scene.utterance(here.first) < 0


def _others_there(scene: Scene, trigger: Trigger, found: Sequence[Part], cast: Cast) -> list[Part]:
    """Who met before, where another round of it is told; the parties, where nobody is named."""
    place = scene.at(trigger.first, trigger.last)
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    again = any(
        w.key in listed("encounters", "again") and not in_date(scene, i)
        for i, w in enumerate(scene.words[begin:end], begin)
    )
    few = len({h.what for h, _ in found}) < BOTH
    object_ = scene.words[trigger.head : min(end, trigger.head + OBJECT)]
    talks = any(w.key in listed("encounters", "talks") for w in object_)
    if again and few and cast.met and _is_theirs(found, cast.met):
        who: Sequence[Named] = cast.met
    elif talks and few and found and trigger.verb and _is_theirs(found, cast.met):
        who = [one for one in cast.met or cast.parties() if one.kind != "person"]
    elif not found and (trigger.type in TWO_SIDED or _is_of_several(scene, trigger)):
        who = cast.met if cast.met_at == scene.paragraph.number else cast.parties()
    else:
        return []
    return [(Here(trigger.first, trigger.last, one, place), "participant") for one in who]


def _is_theirs(found: Sequence[Part], met: Sequence[Named]) -> bool:
    """Whether those who are named now may be of those who met before."""
    names = {who.name for who in met}
    known = [actors_by_name().get(here.what.name) for here, _ in found]
    own = any(here.what.name in names for here, _ in found)
    return not found or not met or own or any(actor and actor.of in names for actor in known)


def _is_of_several(scene: Scene, trigger: Trigger) -> bool:
    """Whether several who go unnamed meet ("they came back and met", "the teams are to meet")."""
    if not trigger.verb or trigger.type != "meeting":
        return False
    begin, _ = scene.clause_range(scene.clause_before(scene.clauses[trigger.first]))
    named = any(
        w.key in listed("encounters", "several") for w in scene.words[begin : trigger.first]
    )
    return named or any(w.key in BODILY for w in scene.words[:OPENING])


def _known_parties(
    scene: Scene, trigger: Trigger, own: Sequence[str], named: Sequence[Here[Named]]
) -> list[Here[Named]]:
    """Those of a well-known event whom its sentence tells, others but states that its clause names.

    A state is also its government as a whole, but no ministry or agency of it.
    """
    there = [h for h in scene.actors if not is_of_officer(scene, h) and not is_of_kin(scene, h)]
    everybody = sorted(dict.fromkeys([*there, *named]), key=lambda h: h.first)
    allied = _row_of_states(scene)
    others = [
        h
        for h in named
        if h in scene.actors
        and (not _is_state(h.what) or h in allied)
        and _may_join(h.what, trigger)
        and _shares_clause(scene, h, trigger)
    ]
    return [h for h in everybody if h.what.name in own or h in others]


def _may_join(who: Named, trigger: Trigger) -> bool:
    """Whether somebody may take part in a well-known event that is not known to.

    An armed group does in fighting, and in talks with it; of other events it is the subject.
    """
    return who.kind != "armed_group" or trigger.type in WARLIKE


def _row_of_states(scene: Scene) -> list[Here[Named]]:
    """Three or more states that are joined to each other ("Iran, China and Russia")."""
    states = [h for h in scene.actors if h.what.kind == "country"]
    rows = (joined(scene, states[i:]) for i in range(len(states)))
    return next((row for row in rows if len(row) >= ROW), [])


def _is_state(who: Named) -> bool:
    known = actors_by_name().get(who.name)
    return who.kind == "country" or (known is not None and bool(known.heads))


def _shares_clause(scene: Scene, here: Here[Named], trigger: Trigger) -> bool:
    """Whether somebody is named near a trigger, in its clause and by the same voice."""
    clause = scene.clauses[here.first] == scene.clauses[trigger.first]
    voice = scene.utterance(here.first) == scene.utterance(trigger.first)
    return clause and voice and _near(here, trigger)


def _named(scene: Scene, cast: Cast) -> tuple[Here[Named], ...]:
    """Everybody whom a sentence names or means, but for places and asides."""
    meant = cast.meant(scene)
    if cast.present is None or cast.present[0] is not scene:
        cast.present = scene, _present(scene, cast, meant)
    return cast.present[1]


def _present(scene: Scene, cast: Cast, meant: Sequence[Here[Named]]) -> tuple[Here[Named], ...]:
    named = [
        h
        for h in scene.actors
        if not is_where(scene, h)
        and not is_left_out(scene, h)
        and (h.what == cast.main_group or not is_aside(scene, h))
    ]
    return tuple(sorted([*named, *meant], key=lambda h: h.first))


def _holder(scene: Scene, body: Here[Named]) -> Here[Named] | None:
    """The person whom a body only describes ("the ministry official, Abdullah Abdullah")."""
    if body.what.kind not in {"government", "organization"}:
        return None
    following = (h for h in scene.actors if h.first >= body.last and h.what.kind == "person")
    person = next(following, None)
    between = scene.text[body.span.end : person.span.start] if person else ""
    return person if POST.fullmatch(between) else None


def _beside(scene: Scene, named: Sequence[Here[Named]], begin: int, role: Role) -> list[Part]:
    """The actors of the clause before, for a noun in a clause that names none."""
    if begin == 0:
        return []
    earlier, _ = scene.clause_range(scene.clauses[begin] - 1)
    return [(h, role) for h in named if earlier <= h.first < begin][:2]


def _near(here: Here[Named], trigger: Trigger) -> bool:
    low, high = min(trigger.first, trigger.reach[0]), max(trigger.last, trigger.reach[1])
    return here.first - high <= REACH and low - here.last <= REACH


def _roles(scene: Scene, trigger: Trigger) -> tuple[Role, Role]:
    """Roles of the actors before and after a trigger."""
    if trigger.kind is None or trigger.kind.object == "participant" or not trigger.verb:
        return "participant", "participant"
    previous = scene.words[trigger.first - 1].key if trigger.first else ""
    if previous in {"was", "were", "been", "be", "is", "are", "being"}:
        return "patient", "agent"
    return "agent", trigger.kind.object


def once(actors: Iterable[EventActor]) -> tuple[EventActor, ...]:
    """The first entry of each name."""
    found: dict[str, EventActor] = {}
    for actor in actors:
        found.setdefault(actor.name, actor)
    return tuple(found.values())


def place_of(scene: Scene, trigger: Trigger) -> tuple[str, Span] | None:
    """The place nearest to a trigger in its clause, else in its sentence.

    After it rather than before, and rather one that a preposition of place leads in.
    """

    def badness(here: Here[str]) -> int:
        apart = (
            here.first - trigger.last
            if here.first >= trigger.last
            else trigger.first - here.last + 4
        )
        led = here.first > 0 and scene.words[here.first - 1].key in {"in", "at", "near", "outside"}
        other = scene.clauses[here.first] != scene.clauses[trigger.first]
        return apart + 12 * other - 6 * led

    begin = scene.dateline() if trigger.type not in FIGHTING else 0
    best = min((p for p in scene.places if p.span.start >= begin), key=badness, default=None)
    return (best.what, best.span) if best and badness(best) <= REACH else None


def names_place(scene: Scene) -> bool:
    """Whether a sentence names a place or a state."""
    return bool(scene.places) or any(h.what.kind == "country" for h in scene.actors)


def named_in(scenes: Sequence[Scene]) -> dict[str, Here[Named]]:
    """First mention of every actor in some sentences."""
    found: dict[str, Here[Named]] = {}
    for scene in scenes:
        for here in scene.actors:
            found.setdefault(here.what.name, here)
    return found
