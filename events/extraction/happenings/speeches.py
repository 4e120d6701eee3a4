"""Public statements as events: one for each speaker and day that the article ties to his words."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.happenings import timing
from events.extraction.happenings.deeds import is_deed
from events.extraction.happenings.drafts import Draft, Story, lies_ahead
from events.extraction.happenings.likeness import sides_of
from events.extraction.happenings.participants import once
from events.extraction.happenings.sayings import saying_title
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.tying import LEAD, cost
from events.extraction.happenings.utterances import (
    Utterance,
    actors_of,
    is_public,
    subject_of,
    utterances,
)
from events.extraction.results import FoundDate, FoundStatement

NEAR = 14  # words and tolls between a cue and the date of the utterance
SPELL = 2  # paragraphs after which a speaker's undated words no longer go with his dated ones
WEEK = 7  # days; an utterance dated less closely is no event of its own
TALKING = frozenset({"talks", "meeting", "statement", "diplomacy"})


def speeches(
    scenes: Sequence[Scene], statements: Sequence[FoundStatement], story: Story
) -> list[Draft]:
    """Dated utterances of known speakers, those of one speaker and day as one draft.

    Those that are no act of the process are but reminders.
    """
    told: dict[tuple[str, str], Draft] = {}
    undated: list[Utterance] = []
    for utterance in utterances(scenes, statements):
        dated = _dated(utterance, story)
        if dated is None:
            undated.append(utterance)
            continue
        draft = _draft(utterance, dated, story)
        first = told.setdefault((utterance.speaker.name, dated.what.when.edtf), draft)
        if first is not draft:
            first.scenes += draft.scenes
            first.spans += draft.spans
            first.actors = once([*first.actors, *draft.actors])
    _follow(told, undated)
    return list(told.values())


def _draft(utterance: Utterance, dated: Here[FoundDate], story: Story) -> Draft:
    scene, cue = utterance.scene, utterance.cue
    return Draft(
        type=subject_of(utterance) or "statement",
        entitle=lambda: saying_title(scene, utterance.statement, utterance.speaker, cue),
        when=timing.not_after(dated.what.when, story.published),
        stated=True,
        occurrence="occurred",
        actors=actors_of(utterance, story.cast),
        place=None,
        place_span=None,
        scenes=[scene],
        spans=[scene.at(cue.first, cue.last)],
        confidence=0.7,
        trigger=cue,
        reminder=not is_public(scene, utterance.speaker, cue),
    )


def _dated(utterance: Utterance, story: Story) -> Here[FoundDate] | None:
    """The date nearest to the cue, not one that the utterance itself speaks of."""
    scene, cue = utterance.scene, utterance.cue
    contents = utterance.statement.content
    quoted = utterance.statement.kind == "direct"
    outside = [
        d
        for d in scene.dates
        if not any(d.span.touches(c) and (quoted or d.span.start != c.start) for c in contents)
    ]
    priced = sorted(((cost(scene, cue, d), d.first, d) for d in outside), key=_price)
    near = (d for price, _, d in priced if price <= NEAR and not _taken(scene, d, cue, story))
    best = next(near, None) or _heading(scene, story)
    if best is None or timing.width(best.what.when) > WEEK or lies_ahead(best, story):
        return None
    return best


def _price(priced: tuple[int, int, object]) -> tuple[int, int]:
    return priced[:2]


def _taken(scene: Scene, dated: Here[FoundDate], cue: Trigger, story: Story) -> bool:
    """Whether a date is that of a happening, which stands in its clause or much nearer to it."""
    price, clause = cost(scene, cue, dated), scene.clauses[dated.first]
    for draft in story.dated.get(dated.span.start, ()):
        trigger = draft.trigger
        if trigger.covers(cue.first) or _is_occasion_word(draft):
            continue
        beside = scene.clauses[trigger.first] == clause != scene.clauses[cue.first]
        if beside or cost(scene, trigger, dated) + LEAD < price:
            return True
    return False


def _is_occasion_word(event: Draft) -> bool:
    if event.landmark is not None:
        return False
    return is_deed(event.trigger) or (not event.trigger.verb and event.type in TALKING)


def _heading(scene: Scene, story: Story) -> Here[FoundDate] | None:
    """The date of a chronology's entry, for what its first sentence reports."""
    return story.headings.get(scene.paragraph.number) if scene.order == 0 else None


def _follow(told: dict[tuple[str, str], Draft], undated: Sequence[Utterance]) -> None:
    """Undated utterances go with the speaker's dated ones where he has but one day."""
    days: dict[str, list[Draft]] = {}
    for (speaker, _), draft in told.items():
        days.setdefault(speaker, []).append(draft)
    for utterance in undated:
        drafts, scene = days.get(utterance.speaker.name, []), utterance.scene
        if len(drafts) != 1 or scene is drafts[0].scenes[-1]:
            continue
        if 0 <= scene.paragraph.number - drafts[0].scenes[-1].paragraph.number <= SPELL:
            drafts[0].scenes.append(scene)


def with_speeches(events: Sequence[Draft], spoken: Sequence[Draft]) -> list[Draft]:
    """Events and statements together, without telling the same thing twice.

    A statement that only announces an event goes ("declared a truce"), and so does an event that
    is but the occasion of a statement ("said at a forum").
    """
    by_paragraph: dict[int, list[Draft]] = {}
    for event in events:
        for number in event.paragraphs():
            by_paragraph.setdefault(number, []).append(event)
    announced = [e for e in events if e.landmark and e.landmark.type == "statement"]
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
        if known := _made_known(draft, announced):
            known.scenes += draft.scenes
            continue
        if not any(_announces(draft, e) for e in beside if id(e) not in occasions):
            kept.append(draft)
    told = [draft for draft in kept if not draft.reminder]
    return [event for event in events if id(event) not in occasions] + told


def _made_known(draft: Draft, announced: Sequence[Draft]) -> Draft | None:
    """The well-known announcement of the day that a statement is ("… declared that Omar died").

    One of those who are known to have made it speaks, or for them, and of another of its parties.
    """
    speaker = draft.actors[0].name
    own = sides_of(speaker)
    named = {h.what.name for scene in draft.scenes for h in scene.actors} - own
    for event in announced:
        if event.landmark is None or not _same_days(draft, event):
            continue
        parties = event.landmark.actors
        if any(own & sides_of(name) for name in parties) and not named.isdisjoint(parties):
            return event
    return None


def _same_days(one: Draft, other: Draft) -> bool:
    if one.when is None or other.when is None:
        return False
    if one.when.phrase and one.when.phrase == other.when.phrase:
        return True
    return (one.when.earliest, one.when.latest) == (other.when.earliest, other.when.latest)


def _is_occasion(draft: Draft, event: Draft) -> bool:
    return _is_occasion_word(event) and event.scenes[0] is draft.scenes[0]


def _announces(draft: Draft, event: Draft) -> bool:
    """Whether an event's trigger is the cue itself or stands in its clause.

    So does the speaker's own doing, told in the same sentence or, if done by words alone, near by.
    """
    cue, trigger, scene = draft.trigger, event.trigger, draft.scenes[0]
    own = draft.actors[0].name in {a.name for a in event.actors}
    if event.scenes[0] is not scene:
        return own and event.type not in {"talks", "meeting", "attack"}
    one_clause = scene.clauses[cue.first] == scene.clauses[trigger.first]
    return own or one_clause or trigger.covers(cue.first)
