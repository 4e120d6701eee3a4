"""Statements in their sentences: who makes them, on whose behalf, and what they bring about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from events.extraction.actors.known import actors_by_name
from events.extraction.happenings.bystanders import is_medium, is_where
from events.extraction.happenings.cast import Cast
from events.extraction.happenings.meanings import listed
from events.extraction.happenings.participants import once
from events.extraction.happenings.scenes import Here, Named, Scene, SceneIndex
from events.extraction.happenings.triggers import Kind, Trigger, find_triggers
from events.extraction.lexicon import load
from events.extraction.results import EventActor, FoundStatement, Span

NEAR = 14  # words between a cue and a speaker whose office is told
BESIDE = 8  # words between a cue and an actor who takes part
OPENING = 12  # characters of an utterance in which its subject begins
_SPEECH = Kind("speech", "statement", "patient", strong=False)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement in its sentence, with the actor who makes it; ``span`` are the words for him."""

    scene: Scene
    statement: FoundStatement
    speaker: Named
    span: Span | None
    cue: Trigger


def utterances(
    scenes: Sequence[Scene], statements: Sequence[FoundStatement]
) -> Iterator[Utterance]:
    """The statements whose cue stands in a sentence and whose speaker is somebody, no paper."""
    index = SceneIndex(scenes)
    everybody = {h.what.name: h.what for scene in scenes for h in scene.actors}
    for statement in statements:
        scene = index.at(statement.cue_span.start) if statement.cue_span else None
        cue = _cue(scene, statement.cue_span) if scene and statement.cue_span else None
        if scene is None or cue is None:
            continue
        beside = _named_beside(scene, statement)
        speaker = beside.what if beside else everybody.get(statement.speaker or "")
        if speaker and not is_medium(speaker):
            span = beside.span if beside else statement.speaker_span
            yield Utterance(scene, statement, speaker, span, cue)


def is_public(scene: Scene, speaker: Named, cue: Trigger) -> bool:
    """Whether words are an act of the process: of somebody known or in office.

    What a witness or an expert says of it is not.
    """
    if speaker.known:
        return True
    near = [h for h in scene.actors if h.what == speaker and abs(h.first - cue.first) <= NEAR]
    words = (w.key for h in near for w in scene.words[max(0, h.first - BESIDE) : h.last + BESIDE])
    return speaker.kind == "person" and not listed("voices", "offices").isdisjoint(words)


def _named_beside(scene: Scene, statement: FoundStatement) -> Here[Named] | None:
    """The actor in the words for the speaker; none where he is but described ("a diplomat")."""
    own = statement.speaker_span
    beside = [h for h in scene.actors if own and h.span.touches(own) and not is_where(scene, h)]
    named = [h for h in beside if h.what.name == statement.speaker] or beside
    return named[-1] if named else None


def _cue(scene: Scene, span: Span) -> Trigger | None:
    inside = [i for i, w in enumerate(scene.words) if span.start <= w.start < span.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    return Trigger(
        "statement", first, last, (first, last), last - first, verb=True, head=first, kind=_SPEECH
    )


def actors_of(utterance: Utterance, cast: Cast) -> tuple[EventActor, ...]:
    """The speaker, to whom and of whom he speaks, and the armed group for which he does."""
    speaker = EventActor(utterance.speaker.name, "agent", utterance.span)
    others = [
        EventActor(h.what.name, "participant", h.span)
        for h in _spoken_of(utterance.scene, cast)
        if _is_party(utterance, h)
    ]
    return once([speaker, *others, *_own_side(utterance, cast)])


def _own_side(utterance: Utterance, cast: Cast) -> Iterator[EventActor]:
    """The armed group for which a speaker speaks, where the article names it."""
    known = actors_by_name().get(utterance.speaker.name)
    for role in known.roles[-1:] if known else ():
        group = cast.everybody.get(role.body) or cast.everybody.get(_of(role.body))
        if group and group.kind == "armed_group":
            yield EventActor(group.name, "participant", None)


def _of(body: str) -> str:
    """To whom a body belongs ("Taliban political office")."""
    known = actors_by_name().get(body)
    return known.of if known else ""


def _spoken_of(scene: Scene, cast: Cast) -> list[Here[Named]]:
    """Whom a sentence names, and the armed groups that it only means ("the insurgents")."""
    groups = (h for h in cast.meant(scene) if h.what.kind == "armed_group")
    return sorted([*scene.actors, *groups], key=lambda h: h.first)


def subject_of(utterance: Utterance) -> str:
    """What an utterance brings about in saying so, as a type ("ordered the release of …").

    So do announcements and orders, and a promise of what the speaker will do himself; a plan that
    has a date is found for itself.
    """
    scene, statement = utterance.scene, utterance.statement
    if any(d.span.within(content) for d in scene.dates for content in statement.content):
        return ""
    cue = {w.key for w in scene.words[utterance.cue.first : utterance.cue.last]}
    if cue & _commissive()["cues"]:
        types = _commissive()["types"]
    elif _is_own_plan(utterance):
        types = _commissive()["own"]
    else:
        return ""
    inside = (
        trigger.type
        for trigger in find_triggers(scene)
        if trigger.type in types
        and any(scene.at(trigger.first, trigger.last).within(c) for c in statement.content)
    )
    return next(inside, "")


def _is_own_plan(utterance: Utterance) -> bool:
    """Whether a speaker says what he or his side will do ("said it would send …")."""
    contents = utterance.statement.content
    if not contents:
        return False
    opening = [w.key for w in utterance.scene.words if w.start >= contents[0].start][:3]
    own = not _commissive()["self"].isdisjoint(opening[:1])
    return own and not _commissive()["will"].isdisjoint(opening)


@cache
def _commissive() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("triggers")["commissive"].items()}


def _is_party(utterance: Utterance, here: Here[Named]) -> bool:
    """Whether an actor takes part: addressed beside the cue, or the group that is spoken of."""
    scene, cue, kind = utterance.scene, utterance.cue, here.what.kind
    contents = utterance.statement.content
    if kind == "organization" or is_where(scene, here):
        return False
    if any(here.span.within(content) for content in contents):
        begins = any(0 <= here.span.start - content.start <= OPENING for content in contents)
        return kind == "armed_group" or (begins and kind != "person")
    own = utterance.statement.speaker_span
    office = own is not None and here.span.touches(own) and kind == "government"
    same = scene.clauses[here.first] == scene.clauses[cue.first]
    return same and not office and abs(here.first - cue.first) <= BESIDE
