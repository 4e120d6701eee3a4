"""Public statements as events: one for each speaker and day that the article ties to an utterance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from events.extraction.happenings import timing
from events.extraction.happenings.drafts import Draft, Story
from events.extraction.happenings.participants import once
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.titles import cut, short
from events.extraction.happenings.triggers import Kind, Trigger
from events.extraction.happenings.words import Matcher
from events.extraction.lexicon import load
from events.extraction.results import EventActor, FoundDate, FoundStatement

NEAR = 14  # words and tolls between a cue and the date of the utterance
WEEK = 7  # days; an utterance dated less closely is no event of its own
_SPEECH = Kind("speech", "statement", "patient", strong=False)


@cache
def _occasions() -> Matcher:
    return Matcher({row["title"]: row["words"] for row in load("triggers")["occasion"]})


def speeches(
    scenes: Sequence[Scene], statements: Sequence[FoundStatement], story: Story
) -> list[Draft]:
    """Dated utterances of named speakers, those of one speaker and day as one draft."""
    by_paragraph: dict[int, list[Scene]] = {}
    for scene in scenes:
        by_paragraph.setdefault(scene.paragraph.number, []).append(scene)
    told: dict[tuple[str, str], Draft] = {}
    for statement in statements:
        scene = _scene_of(statement, by_paragraph.get(statement.paragraph, []))
        if scene is None or not statement.speaker or statement.speaker[0].islower():
            continue
        draft = _draft(scene, statement, story)
        if draft and draft.when:
            key = statement.speaker, draft.when.edtf
            if key in told:
                told[key].scenes += draft.scenes
                told[key].spans += draft.spans
            else:
                told[key] = draft
    _follow(told, statements, by_paragraph)
    return list(told.values())


def _scene_of(statement: FoundStatement, scenes: Sequence[Scene]) -> Scene | None:
    cue = statement.cue_span or (statement.content[0] if statement.content else None)
    return next((s for s in scenes if cue and s.span.start <= cue.start < s.span.end), None)


def _draft(scene: Scene, statement: FoundStatement, story: Story) -> Draft | None:
    cue = _cue(scene, statement)
    dated = _dated(scene, cue, statement, story) if cue else None
    if cue is None or dated is None or statement.speaker is None:
        return None
    first = next((h for h in scene.actors if h.what.name == statement.speaker), None)
    speaker = EventActor(
        statement.speaker, "agent", first.span if first else statement.speaker_span
    )
    others = [
        EventActor(h.what.name, "participant", h.span)
        for h in scene.actors
        if scene.clauses[h.first] == scene.clauses[cue.first] and abs(h.first - cue.first) <= 8
    ]
    return Draft(
        type="statement",
        title=_title(scene, statement),
        when=dated.what.when,
        stated=True,
        occurrence="occurred",
        actors=once([speaker, *others]),
        place=None,
        place_span=None,
        scenes=[scene],
        spans=[scene.at(cue.first, cue.last)],
        confidence=0.7,
        trigger=cue,
    )


def _cue(scene: Scene, statement: FoundStatement) -> Trigger | None:
    span = statement.cue_span
    if span is None:
        return None
    inside = [i for i, w in enumerate(scene.words) if span.start <= w.start < span.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    return Trigger("statement", first, last, (first, last), last - first, verb=True, kind=_SPEECH)


def _dated(
    scene: Scene, cue: Trigger, statement: FoundStatement, story: Story
) -> Here[FoundDate] | None:
    """The date nearest to the cue, not one that the utterance itself speaks of."""
    outside = [
        d for d in scene.dates if not any(d.span.touches(content) for content in statement.content)
    ]
    priced = sorted(
        ((timing.cost(scene, cue, d), d.first, d) for d in outside), key=lambda p: p[:2]
    )
    best = next((d for price, _, d in priced if price <= NEAR), None) or story.heading
    if best is None or timing.width(best.what.when) > WEEK:
        return None
    return best


def _title(scene: Scene, statement: FoundStatement) -> str:
    """ "Price briefs reporters" where the occasion is told, else what the speaker said."""
    name = short(statement.speaker or "")
    for hit in _occasions().find(scene.words):
        if not all(scene.said_by_somebody(i) for i in range(*hit.spans[0])):
            return f"{name} {hit.key}"
    content = statement.content[0].of(scene.text) if statement.content else ""
    words = " ".join(content.split()).strip(" ,.;:“”\"'‘’")
    return cut(
        f"{name} says {words[:1].lower() + words[1:] if statement.kind != 'direct' else words}"
    )


def _follow(
    told: dict[tuple[str, str], Draft],
    statements: Sequence[FoundStatement],
    by_paragraph: dict[int, list[Scene]],
) -> None:
    """Undated utterances go with the speaker's dated ones where he has but one day."""
    for (speaker, _), draft in told.items():
        if sum(name == speaker for name, _ in told) > 1:
            continue
        near = set(draft.paragraphs())
        for statement in statements:
            if (
                statement.speaker == speaker
                and min(abs(statement.paragraph - n) for n in near) <= 3
            ):
                scene = _scene_of(statement, by_paragraph.get(statement.paragraph, []))
                if scene and scene not in draft.scenes:
                    draft.scenes.append(scene)
