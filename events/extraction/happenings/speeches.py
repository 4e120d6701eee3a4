"""Public statements as events: one for each speaker and day that the article ties to his words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from events.extraction.happenings import timing
from events.extraction.happenings.bystanders import is_medium, is_where
from events.extraction.happenings.deeds import is_deed
from events.extraction.happenings.drafts import Draft, Story, lies_ahead
from events.extraction.happenings.meanings import listed
from events.extraction.happenings.participants import once
from events.extraction.happenings.sayings import saying_title
from events.extraction.happenings.scenes import Here, Named, Scene, SceneIndex
from events.extraction.happenings.triggers import Kind, Trigger, find_triggers
from events.extraction.happenings.tying import LEAD, cost
from events.extraction.lexicon import load
from events.extraction.results import EventActor, FoundDate, FoundStatement, Span

NEAR = 14  # words and tolls between a cue and the date of the utterance
BESIDE = 8  # words between a cue and an actor who takes part
OPENING = 12  # characters of an utterance in which its subject begins
SPELL = 2  # paragraphs after which a speaker's undated words no longer go with his dated ones
WEEK = 7  # days; an utterance dated less closely is no event of its own
TALKING = frozenset({"talks", "meeting", "statement", "diplomacy"})
_SPEECH = Kind("speech", "statement", "patient", strong=False)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement in its sentence, with the actor who makes it; ``span`` are the words for him."""

    scene: Scene
    statement: FoundStatement
    speaker: Named
    span: Span | None
    cue: Trigger


def speeches(
    scenes: Sequence[Scene], statements: Sequence[FoundStatement], story: Story
) -> list[Draft]:
    """Dated utterances of known speakers, those of one speaker and day as one draft.

    Those that are no act of the process are but reminders.
    """
    told: dict[tuple[str, str], Draft] = {}
    undated: list[Utterance] = []
    for utterance in _utterances(scenes, statements):
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


def _utterances(
    scenes: Sequence[Scene], statements: Sequence[FoundStatement]
) -> Iterator[Utterance]:
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


def _is_public(scene: Scene, speaker: Named, cue: Trigger) -> bool:
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


def _draft(utterance: Utterance, dated: Here[FoundDate], story: Story) -> Draft:
    scene, cue = utterance.scene, utterance.cue
    speaker = EventActor(utterance.speaker.name, "agent", utterance.span)
    others = [
        EventActor(h.what.name, "participant", h.span)
        for h in _spoken_of(scene, story)
        if _is_party(utterance, h)
    ]
    return Draft(
        type=_subject(utterance) or "statement",
        entitle=lambda: saying_title(scene, utterance.statement, utterance.speaker, cue),
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
        reminder=not _is_public(scene, utterance.speaker, cue),
    )


def _spoken_of(scene: Scene, story: Story) -> list[Here[Named]]:
    """Whom a sentence names, and the armed groups that it only means ("the insurgents")."""
    groups = (h for h in story.cast.meant(scene) if h.what.kind == "armed_group")
    return sorted([*scene.actors, *groups], key=lambda h: h.first)


def _subject(utterance: Utterance) -> str:
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
    told = [draft for draft in kept if not draft.reminder]
    return [event for event in events if id(event) not in occasions] + told


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
