"""Finds the events of one article: sentence by sentence to drafts, then one for each happening."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.happenings.drafts import Draft, Story, drafts_of, near_types
from events.extraction.happenings.identity import identify, settle
from events.extraction.happenings.participants import named_in, once
from events.extraction.happenings.scenes import Scene, read_scenes
from events.extraction.happenings.speeches import speeches
from events.extraction.happenings.topic import on_topic, paragraphs_on_topic
from events.extraction.results import (
    Article,
    EventActor,
    FoundActor,
    FoundDate,
    FoundEvent,
    FoundPlace,
    FoundStatement,
    Published,
    When,
)


def find_events(  # noqa: PLR0913 - one argument for each finder before it
    article: Article,
    published: Published | None,
    dates: Sequence[FoundDate],
    actors: Sequence[FoundActor],
    places: Sequence[FoundPlace],
    statements: Sequence[FoundStatement],
) -> tuple[FoundEvent, ...]:
    """The events of an article in the order of its text; none when it is on another subject.

    Time is linear in the text. Every event has a date, stated in the article or known (a
    landmark's, whose rule is "landmark"), and at least one span: the words that say so.
    """
    scenes = list(read_scenes(article, dates, actors, places, statements))
    if not on_topic(article.title, scenes):
        return ()
    story = Story(published)
    for scene in scenes:
        story.drafts += drafts_of(scene, story)
        story.memory.hear(scene)
    for draft in story.drafts:
        _recognise(draft)
    events = settle(story.drafts)
    events += _unreported(speeches(scenes, statements, story), events)
    relevant = paragraphs_on_topic(scenes)
    kept = [d for d in events if d.landmark or relevant & set(d.paragraphs())]
    everybody = named_in(scenes)
    for draft in kept:
        _bring_parties(draft, everybody.keys())
    return tuple(_event(d, d.when) for d in sorted(kept, key=lambda d: d.spans[0]) if d.when)


def _recognise(draft: Draft) -> None:
    landmark = identify(draft)
    if landmark and not draft.landmark:
        draft.landmark, draft.title = landmark, landmark.title
        draft.place = landmark.place or draft.place


def _unreported(spoken: Sequence[Draft], events: Sequence[Draft]) -> list[Draft]:
    """Statements that are not the telling of an event found already ("announces a truce")."""

    def told(draft: Draft) -> bool:
        return any(
            scene in event.scenes
            and event.when
            and draft.when
            and (event.when.earliest, event.when.latest) == (draft.when.earliest, draft.when.latest)
            and _cue_beside(draft, event, scene)
            for scene in draft.scenes
            for event in events
        )

    return [draft for draft in spoken if not told(draft)]


def _cue_beside(draft: Draft, event: Draft, scene: Scene) -> bool:
    """Whether an event's trigger is the cue itself or shares its clause."""
    if event.scenes[0] is not scene or draft.scenes[0] is not scene:
        return False
    cue, trigger = draft.trigger, event.trigger
    return cue.overlaps(trigger) or (
        scene.clauses[cue.first] == scene.clauses[trigger.first]
        and (near_types(draft.type, event.type) or abs(cue.first - trigger.first) <= 6)
    )


def _bring_parties(draft: Draft, everybody: object) -> None:
    """Give a well-known event those of its known actors that its sentences or, for bodies and
    states, the article names."""
    landmark = draft.landmark
    if landmark is None:
        return
    near = named_in(draft.scenes)
    brought = [
        EventActor(name, "participant", near[name].span) for name in landmark.actors if name in near
    ]
    draft.actors = once((*draft.actors, *brought))
    del everybody


def _event(draft: Draft, when: When) -> FoundEvent:
    return FoundEvent(
        title=draft.title,
        type=draft.type,
        when=when,
        occurrence=draft.occurrence,
        actors=draft.actors,
        place=draft.place,
        place_span=draft.place_span,
        paragraphs=draft.paragraphs(),
        spans=tuple(dict.fromkeys(draft.spans)),
        confidence=round(draft.confidence, 2),
        landmark=draft.landmark.key if draft.landmark else None,
    )
