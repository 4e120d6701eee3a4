"""Second happenings told in half sentences: by another date, another place, or "the same"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from events.extraction.happenings import timing
from events.extraction.happenings.drafts import Draft, Story, make_draft
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.spoken import short_in
from events.extraction.happenings.triggers import Trigger
from events.extraction.lexicon import load
from events.extraction.results import EventActor, FoundDate, Span, When

ECHO = "echo"  # the type of words that only repeat ("followed suit")
GAP = 8  # words between a told happening and the date of one like it
RECENT = 6  # happenings


@cache
def _again() -> frozenset[str]:
    clauses = load("triggers")["clauses"]
    return frozenset([*clauses["again"], *clauses["others"]])


def filled(scene: Scene, trigger: Trigger, story: Story) -> Trigger | None:
    """A trigger that repeats, as the kind of happening told just before; others as they are."""
    if trigger.type != ECHO:
        return trigger
    earlier = _told_before(scene, trigger, story)
    if earlier is None:
        return None
    return replace(trigger, type=earlier.type)


def _told_before(scene: Scene, trigger: Trigger, story: Story) -> Draft | None:
    """What was told right before, if it may do what the trigger says (no signing "began")."""
    barred = _momentary() if _goes_on(scene, trigger) else ()
    before = [d for d in story.sentence if d.trigger.last <= trigger.first]
    if before:
        return before[-1]
    recent = (d for d in reversed(story.drafts[-RECENT:]) if d.stated and d.type not in barred)
    return next((d for d in recent if d.scenes[-1] is story.previous), None)


def _goes_on(scene: Scene, trigger: Trigger) -> bool:
    words = {w.key for w in scene.words[trigger.first : trigger.last]}
    return not words.isdisjoint(load("triggers")["clauses"]["lasting"])


def _momentary() -> Sequence[str]:
    """Types of what happens at once, and so neither begins nor goes on."""
    types: Sequence[str] = load("triggers")["clauses"]["momentary"]
    return types


def echoed_title(draft: Draft, story: Story) -> str:
    """The earlier happening's title with this one's place in it, "" where it has none."""
    earlier = _told_before(draft.scenes[0], draft.trigger, story)
    if earlier and draft.place and earlier.place and earlier.place in earlier.title:
        return earlier.title.replace(earlier.place, draft.place, 1)
    return ""


def gapped(scene: Scene, drafts: Sequence[Draft], story: Story) -> Iterator[Draft]:
    """Happenings of which only the date is told ("on 5 April and again on 14 June").

    The words before such a date, back to the happening that it repeats, hold no other verb.
    """
    used = {d.when.phrase for d in drafts if d.when}
    for dated in scene.dates:
        if dated.what.when.phrase in used or dated.what.limit or not _is_close(dated.what.when):
            continue
        earlier = _repeated(scene, drafts, dated)
        if earlier is None:
            continue
        trigger = replace(earlier.trigger, landmark=None)
        draft = make_draft(scene, trigger, story, dated.what.when, stated=True)
        places = [p for p in scene.places if _since(scene, dated) <= p.first < dated.last + 3]
        if places:
            draft.place, draft.place_span = places[0].what, places[0].span
            if earlier.place:
                draft.title = draft.title.replace(earlier.place, places[0].what, 1)
        if who := _subject_of(scene, dated):
            draft.actors = (EventActor(who.what.name, "agent", who.span),)
            if earlier.actors:
                old = short_in(scene, earlier.actors[0].name)
                draft.title = earlier.title.replace(old, short_in(scene, who.what.name), 1)
        draft.spans = [dated.span]
        yield draft


def _subject_of(scene: Scene, dated: Here[FoundDate]) -> Here[Named] | None:
    """The actor right before a date, after a comma or "and" ("…, Italy a day later")."""
    for here in scene.actors:
        if here.last == dated.first and here.first > 0:
            first = here.first - (scene.words[here.first - 1].key == "the")
            before = scene.words[first - 1] if first else scene.words[0]
            gap = scene.text[before.end : scene.words[first].start]
            if before.key == "and" or any(c in gap for c in ",;"):
                return here
    return None


def _place_of(scene: Scene, dated: Here[FoundDate]) -> Here[str] | None:
    """The place right before a date, after a comma or "and" ("… and Taloqan on Sunday")."""
    last = dated.first - (dated.first > 0 and scene.words[dated.first - 1].key in {"on", "in"})
    for here in scene.places:
        if here.last == last and here.first > 0:
            before = scene.words[here.first - 1]
            gap = scene.text[before.end : scene.words[here.first].start]
            if before.key == "and" or any(c in gap for c in ",;"):
                return here
    return None


def _is_close(when: When) -> bool:
    """Whether a date is no longer than a month, or one of several days."""
    return when.edtf.startswith("[") or timing.width(when) <= timing.MOST_DAYS


def _repeated(scene: Scene, drafts: Sequence[Draft], dated: Here[FoundDate]) -> Draft | None:
    """The happening that a date without one repeats, if words of repetition lead to it."""
    begin = _since(scene, dated)
    if begin < 0:
        return None
    told = [
        d
        for d in drafts
        if d.stated and d.trigger.verb and d.trigger.first < begin and _precedes(d, scene, begin)
    ]
    return told[-1] if told else None


def _since(scene: Scene, dated: Here[FoundDate]) -> int:
    """Where the words that announce a repetition begin before a date, -1 if there are none."""
    if opening := _subject_of(scene, dated) or _place_of(scene, dated):
        return opening.first
    for i in range(dated.first - 1, max(-1, dated.first - GAP), -1):
        if any(d.first <= i < d.last for d in scene.dates):
            return -1
        if scene.words[i].key in _again():
            return i
        if scene.clauses[i] != scene.clauses[dated.first]:
            return -1
    return -1


def _precedes(draft: Draft, scene: Scene, begin: int) -> bool:
    """Whether a happening's own date stands before the words of repetition."""
    phrase: Span | None = draft.when.phrase if draft.when else None
    return phrase is not None and scene.span.start <= phrase.start < scene.words[begin].start
