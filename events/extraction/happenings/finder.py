"""Finds the events of one article: sentence by sentence to drafts, then one for each happening."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.happenings.anchors import anchored
from events.extraction.happenings.cast import Cast
from events.extraction.happenings.claims import own_up
from events.extraction.happenings.drafts import Draft, Story
from events.extraction.happenings.entries import headed
from events.extraction.happenings.identity import identify
from events.extraction.happenings.parties import bring_parties
from events.extraction.happenings.reading import drafts_of
from events.extraction.happenings.retelling import settle
from events.extraction.happenings.scenes import read_scenes
from events.extraction.happenings.speeches import speeches, with_speeches
from events.extraction.happenings.timing import canonical, is_blurred
from events.extraction.happenings.topic import (
    on_topic,
    paragraphs_near,
    paragraphs_on_topic,
    topical,
)
from events.extraction.happenings.years import with_years
from events.extraction.results import (
    Article,
    FoundActor,
    FoundDate,
    FoundEvent,
    FoundPlace,
    FoundStatement,
    Published,
    When,
)


def find_events(  # noqa: PLR0913, PLR0917 - one argument for each finder before it
    article: Article,
    published: Published | None,
    dates: Sequence[FoundDate],
    actors: Sequence[FoundActor],
    places: Sequence[FoundPlace],
    statements: Sequence[FoundStatement],
) -> tuple[FoundEvent, ...]:
    """The events of an article in the order of its text.

    Of one on another subject only well-known events of the war, in sentences that speak of it.
    Time is linear in the text. Every event has a date, stated in the article or known (a
    landmark's, whose rule is "landmark"), and at least one span: the words that say so.
    """
    scenes = list(read_scenes(article, dates, actors, places, statements))
    about = paragraphs_on_topic(scenes)
    whole = on_topic(article.title, scenes, about)
    scenes = scenes if whole else [scene for scene in scenes if topical(scene)]
    story = Story(published, Cast.of(scenes, statements), headed(article, dates, published))
    story.read(scenes)
    for i, plain in enumerate(scenes):
        scene = scenes[i] = with_years(anchored(plain, story), story)
        own_up(scene, story.drafts)
        story.drafts += drafts_of(scene, story)
        story.cast.hear(scene)
    for draft in story.drafts:
        _recognise(draft, published)
    events = settle(story.drafts)
    bring_parties(events, scenes)
    events = with_speeches(events, speeches(scenes, statements, story))
    near = paragraphs_near(scenes, about)
    kept = [d for d in events if d.landmark or (whole and near & set(d.paragraphs()))]
    return tuple(_event(d, d.when) for d in sorted(kept, key=lambda d: d.spans[0]) if d.when)


def _recognise(draft: Draft, published: Published | None) -> None:
    """Give a draft its well-known event, where nothing but its date and actors tell it."""
    landmark = identify(draft)
    if landmark is None or draft.landmark or draft.when is None:
        return
    draft.landmark, draft.title = landmark, landmark.title
    draft.place = landmark.place or draft.place
    known = canonical(landmark, draft.when.phrase)
    if is_blurred(draft.when, known, published):
        draft.when = known


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
