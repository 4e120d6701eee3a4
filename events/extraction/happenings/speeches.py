"""Public statements as events: one for each speaker and day that the article ties to an utterance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from events.extraction.happenings import timing
from events.extraction.happenings.drafts import Draft, Story, lies_ahead
from events.extraction.happenings.participants import is_where, once
from events.extraction.happenings.scenes import Here, Named, Scene, SceneIndex
from events.extraction.happenings.titles import cut, short
from events.extraction.happenings.triggers import Kind, Trigger
from events.extraction.happenings.words import Matcher
from events.extraction.lexicon import load
from events.extraction.results import EventActor, FoundDate, FoundStatement

NEAR = 14  # words and tolls between a cue and the date of the utterance
OPENING = 12  # characters of an utterance in which its subject begins
SPELL = 2  # paragraphs after which a speaker's undated words no longer go with his dated ones
WEEK = 7  # days; an utterance dated less closely is no event of its own
TALKING = frozenset({"talks", "meeting", "statement", "diplomacy"})
_SPEECH = Kind("speech", "statement", "patient", strong=False)


@cache
def _occasions() -> Matcher:
    return Matcher({row["title"]: row["words"] for row in load("triggers")["occasion"]})


def speeches(
    scenes: Sequence[Scene], statements: Sequence[FoundStatement], story: Story
) -> list[Draft]:
    """Dated utterances of named speakers, those of one speaker and day as one draft."""
    index = SceneIndex(scenes)
    everybody = frozenset(h.what.name for scene in scenes for h in scene.actors)
    told: dict[tuple[str, str], Draft] = {}
    for statement in statements:
        scene = _scene_of(statement, index)
        speaker = _speaker(scene, statement, everybody) if scene else None
        if scene is None or speaker is None:
            continue
        draft = _draft(scene, statement, speaker, story)
        if draft and draft.when:
            key = speaker.name, draft.when.edtf
            if key in told:
                told[key].scenes += draft.scenes
                told[key].spans += draft.spans
            else:
                told[key] = draft
    _follow(told, statements, index)
    return list(told.values())


def _scene_of(statement: FoundStatement, index: SceneIndex) -> Scene | None:
    cue = statement.cue_span or (statement.content[0] if statement.content else None)
    return index.at(cue.start) if cue else None


def _speaker(
    scene: Scene, statement: FoundStatement, everybody: frozenset[str]
) -> EventActor | None:
    """The actor who speaks; nobody where the source is but described ("a diplomat")."""
    own = statement.speaker_span
    beside = [h for h in scene.actors if own and h.span.touches(own)]
    named = [h for h in beside if h.what.name == statement.speaker] or beside
    if named:
        return EventActor(named[-1].what.name, "agent", named[-1].span)
    if statement.speaker in everybody:
        return EventActor(statement.speaker or "", "agent", own)
    return None


def _draft(
    scene: Scene, statement: FoundStatement, speaker: EventActor, story: Story
) -> Draft | None:
    cue = _cue(scene, statement)
    dated = _dated(scene, cue, statement, story) if cue else None
    if cue is None or dated is None:
        return None
    others = [
        EventActor(h.what.name, "participant", h.span)
        for h in scene.actors
        if _is_party(scene, statement, cue, h)
    ]
    return Draft(
        type="statement",
        title=_title(scene, statement, speaker.name),
        when=timing.not_after(dated.what.when, story.published),
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


def _is_party(scene: Scene, statement: FoundStatement, cue: Trigger, here: Here[Named]) -> bool:
    """Whether an actor takes part in an utterance: addressed in the clause of its cue, a group
    spoken for, or the group or state that the utterance begins with.
    """
    kind = here.what.kind
    if kind == "organization" or is_where(scene, here):
        return False
    if any(here.span.within(content) for content in statement.content):
        begins = any(0 <= here.span.start - c.start <= OPENING for c in statement.content)
        return begins and kind != "person"
    own = statement.speaker_span
    spoken_for = own is not None and here.span.touches(own)
    same = scene.clauses[here.first] == scene.clauses[cue.first]
    return same and abs(here.first - cue.first) <= 8 and not (spoken_for and kind == "government")


def _cue(scene: Scene, statement: FoundStatement) -> Trigger | None:
    span = statement.cue_span
    if span is None:
        return None
    inside = [i for i, w in enumerate(scene.words) if span.start <= w.start < span.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    return Trigger(
        "statement", first, last, (first, last), last - first, verb=True, head=first, kind=_SPEECH
    )


def _dated(
    scene: Scene, cue: Trigger, statement: FoundStatement, story: Story
) -> Here[FoundDate] | None:
    """The date nearest to the cue, not one that the utterance itself speaks of."""
    outside = [
        d
        for d in scene.dates
        if not any(d.span.touches(c) and d.span.start != c.start for c in statement.content)
    ]
    priced = sorted(
        ((timing.cost(scene, cue, d), d.first, d) for d in outside), key=lambda p: p[:2]
    )
    best = next(
        (d for price, _, d in priced if price <= NEAR and not _taken(scene, d, cue, story)), None
    )
    best = best or _heading(scene, story)
    if best is None or timing.width(best.what.when) > WEEK or lies_ahead(best, story):
        return None
    return best


def _taken(scene: Scene, dated: Here[FoundDate], cue: Trigger, story: Story) -> bool:
    """Whether a date is that of a happening, which stands in its clause or much nearer to it."""
    price, clause = timing.cost(scene, cue, dated), scene.clauses[dated.first]
    for draft in story.dated.get(dated.span.start, ()):
        trigger = draft.trigger
        if trigger.covers(cue.first) or _is_occasion_word(draft):
            continue
        beside = scene.clauses[trigger.first] == clause != scene.clauses[cue.first]
        if beside or timing.cost(scene, trigger, dated) + timing.LEAD < price:
            return True
    return False


def _is_occasion_word(event: Draft) -> bool:
    return event.landmark is None and not event.trigger.verb and event.type in TALKING


def _heading(scene: Scene, story: Story) -> Here[FoundDate] | None:
    """The date of a chronology's entry, for what its first sentence reports."""
    return story.headings.get(scene.paragraph.number) if scene.order == 0 else None


def _title(scene: Scene, statement: FoundStatement, speaker: str) -> str:
    """How "Price briefs reporters" where the occasion is told, else what the speaker said."""
    name = short(speaker)
    for hit in _occasions().find(scene.words):
        if not all(scene.said_by_somebody(i) for i in range(*hit.spans[0])):
            return f"{name} {hit.key}"
    content = statement.content[0].of(scene.text) if statement.content else ""
    words = " ".join(content.split()).strip(" ,.;:“”\"'‘’")
    return cut(
        f"{name} says {words[:1].lower() + words[1:] if statement.kind != 'direct' else words}"
    )


def _follow(
    told: dict[tuple[str, str], Draft], statements: Sequence[FoundStatement], index: SceneIndex
) -> None:
    """Undated utterances go with the speaker's dated ones where he has but one day."""
    days: dict[str, list[Draft]] = {}
    for (speaker, _), draft in told.items():
        days.setdefault(speaker, []).append(draft)
    for statement in statements:
        drafts = days.get(statement.speaker or "", [])
        scene = _scene_of(statement, index)
        if len(drafts) != 1 or scene is None or scene is drafts[0].scenes[-1]:
            continue
        last = drafts[0].scenes[-1].paragraph.number
        if 0 <= statement.paragraph - last <= SPELL:
            drafts[0].scenes.append(scene)


def with_speeches(events: Sequence[Draft], spoken: Sequence[Draft]) -> list[Draft]:
    """Events and statements together, without telling the same thing twice: a statement that only
    announces an event goes ("declared a truce"), and so does an event that is but the occasion of
    a statement ("said at a forum")."""
    by_paragraph: dict[int, list[Draft]] = {}
    for event in events:
        for number in event.paragraphs():
            by_paragraph.setdefault(number, []).append(event)
    occasions: set[int] = set()
    kept: list[Draft] = []
    for draft in spoken:
        own = draft.scenes[0].paragraph.number
        beside = [
            event
            for number in range(own - SPELL, own + SPELL + 1)
            for event in by_paragraph.get(number, ())
            if _same_days(draft, event)
        ]
        occasions |= {id(e) for e in beside if _is_occasion(draft, e)}
        if not any(_announces(draft, e) for e in beside if id(e) not in occasions):
            kept.append(draft)
    return [event for event in events if id(event) not in occasions] + kept


def _same_days(one: Draft, other: Draft) -> bool:
    if one.when is None or other.when is None:
        return False
    return (one.when.earliest, one.when.latest) == (other.when.earliest, other.when.latest)


def _is_occasion(draft: Draft, event: Draft) -> bool:
    return _is_occasion_word(event) and event.scenes[0] is draft.scenes[0]


def _announces(draft: Draft, event: Draft) -> bool:
    """Whether an event's trigger is the cue itself, stands in its clause, or is the speaker's own
    doing, told in the same sentence or, for what is done by words alone, near by."""
    cue, trigger, scene = draft.trigger, event.trigger, draft.scenes[0]
    own = draft.actors[0].name in {a.name for a in event.actors}
    if event.scenes[0] is not scene:
        return own and event.type not in {"talks", "meeting", "attack"}
    one_clause = scene.clauses[cue.first] == scene.clauses[trigger.first]
    return own or one_clause or trigger.covers(cue.first)
