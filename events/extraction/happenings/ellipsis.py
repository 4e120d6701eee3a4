"""Second happenings told in half sentences: by another date, another place, or "the same"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.happenings import timing
from events.extraction.happenings.drafts import Draft, Story, make_draft
from events.extraction.happenings.lines import may_be_verb, small_words
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.spoken import short_in
from events.extraction.happenings.triggers import Trigger
from events.extraction.results import EventActor, FoundDate, Span, When

ECHO = "echo"  # the type of words that only repeat ("followed suit")
JOINING = frozenset({"and", "in", "on", "again", "then"})  # between dates of the same
NUMBERED = 3  # words among which the number of a noun stands before it
GAP = 8  # words between a told happening and the date of one like it
RECENT = 6  # happenings


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
    barred = small_words()["momentary"] if _goes_on(scene, trigger) else ()
    before = [d for d in story.sentence if d.trigger.last <= trigger.first]
    if before:
        return before[-1]
    recent = (d for d in reversed(story.drafts[-RECENT:]) if d.stated and d.type not in barred)
    return next((d for d in recent if d.scenes[-1] is story.previous), None)


def _goes_on(scene: Scene, trigger: Trigger) -> bool:
    words = {w.key for w in scene.words[trigger.first : trigger.last]}
    return not words.isdisjoint(small_words()["lasting"])


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
        if dated.what.when.phrase in used or not _is_close(dated.what.when):
            continue
        if dated.what.limit not in {"", "since"}:
            continue
        earlier = _repeated(scene, drafts, dated)
        if earlier is None:
            continue
        who = _subject_of(scene, dated)
        whose = _counterpart(scene, earlier, who, dated) if who else None
        if who is None or whose:
            draft = _again_told(scene, earlier, dated, story)
            if who and whose:
                _put(draft, earlier, who, whose, scene)
            yield draft


def _counterpart(
    scene: Scene, earlier: Draft, who: Here[Named], dated: Here[FoundDate]
) -> EventActor | None:
    """The actor in whose place a half sentence puts another: of his kind, else the first."""
    kinds = {h.what.name: h.what.kind for h in scene.actors}
    others = [a for a in earlier.actors if a.name != who.what.name]
    alike = [a for a in others if kinds.get(a.name) == who.what.kind]
    return next(iter(alike or (others if who.first < dated.first else ())), None)


def _put(draft: Draft, earlier: Draft, who: Here[Named], whose: EventActor, scene: Scene) -> None:
    """Put an actor in another's place, and out of the earlier happening."""
    new, old = short_in(scene, who.what.name), short_in(scene, whose.name)
    earlier.actors = tuple(a for a in earlier.actors if a.name != who.what.name)
    earlier.title = earlier.title.replace(f" and {new}", "")
    told = draft.title if earlier.place != draft.place else earlier.title
    draft.title = told.replace(f" and {new}", "").replace(old, new, 1)
    put = EventActor(who.what.name, whose.role, who.span)
    draft.actors = tuple(put if a.name == whose.name else a for a in earlier.actors)


def _again_told(scene: Scene, earlier: Draft, dated: Here[FoundDate], story: Story) -> Draft:
    """A happening like an earlier one, on another date and maybe at another place."""
    trigger = replace(earlier.trigger, landmark=None)
    draft = make_draft(scene, trigger, story, dated.what.when, stated=True)
    places = [p for p in scene.places if _since(scene, dated) <= p.first < dated.last + 3]
    if places:
        draft.place, draft.place_span = places[0].what, places[0].span
        if earlier.place:
            draft.title = draft.title.replace(earlier.place, places[0].what, 1)
    draft.spans = [dated.span]
    return draft


def _subject_of(scene: Scene, dated: Here[FoundDate]) -> Here[Named] | None:
    """The actor of a half sentence ("…, Italy a day later", "and on 21 May Italy")."""
    return next((here for here in scene.actors if _opens(scene, here, dated)), None)


def _place_of(scene: Scene, dated: Here[FoundDate]) -> Here[str] | None:
    """The place of a half sentence ("… and Taloqan on Sunday", "…, in April Beijing")."""
    return next((here for here in scene.places if _opens(scene, here, dated)), None)


def _opens(scene: Scene, here: Here[Named] | Here[str], dated: Here[FoundDate]) -> bool:
    """Whether name and date are all that begins a half sentence, after a comma or "and"."""
    begin = _begin(scene, dated)
    if here.last in {begin, dated.first}:
        led = here.first > 0 and scene.words[here.first - 1].key in {"the", "in", "at"}
        first = here.first - led
        return first > 0 and _is_parted(scene, first)
    _, end = scene.clause_range(scene.clauses[here.first])
    alone = here.first == dated.last and not any(map(may_be_verb, scene.words[here.last : end]))
    return alone and begin > 0 and _is_parted(scene, begin)


def _begin(scene: Scene, dated: Here[FoundDate]) -> int:
    """Where a date begins, with the preposition before it."""
    return dated.first - (dated.first > 0 and scene.words[dated.first - 1].key in {"on", "in"})


def _is_parted(scene: Scene, first: int) -> bool:
    """Whether a comma or "and" stands before a word."""
    before = scene.words[first - 1]
    gap = scene.text[before.end : scene.words[first].start]
    return before.key == "and" or any(c in gap for c in ",;")


def _is_close(when: When) -> bool:
    """Whether a date is no longer than a month, or one of several days."""
    return when.edtf.startswith("[") or timing.width(when) <= timing.MOST_DAYS


def _repeated(scene: Scene, drafts: Sequence[Draft], dated: Here[FoundDate]) -> Draft | None:
    """The happening that a date without one repeats, if words of repetition lead to it."""
    begin = _since(scene, dated)
    if begin < 0:
        return _counted(scene, drafts, dated)
    if dated.what.limit:
        return None
    told = [
        d
        for d in drafts
        if d.stated
        and d.trigger.first < begin
        and _precedes(d, scene, begin)
        and (d.trigger.verb or _joined_to(scene, dated))
    ]
    return told[-1] if told else None


def _since(scene: Scene, dated: Here[FoundDate]) -> int:
    """Where the words that announce a repetition begin before a date, -1 if there are none."""
    if opening := _subject_of(scene, dated) or _place_of(scene, dated):
        return min(opening.first, _begin(scene, dated))
    if joined := _joined_to(scene, dated):
        return joined.last
    again = small_words()["again"] | small_words()["others"]
    for i in range(dated.first - 1, max(-1, dated.first - GAP), -1):
        if any(d.first <= i < d.last for d in scene.dates):
            return -1
        if scene.words[i].key in again:
            return i
        if scene.clauses[i] != scene.clauses[dated.first]:
            return -1
    return -1


def _joined_to(scene: Scene, dated: Here[FoundDate]) -> Here[FoundDate] | None:
    """The date to which another is joined, not that of the day before ("on 3 and 7 January")."""
    earlier = next((d for d in reversed(scene.dates) if d.last <= dated.first), None)
    if earlier is None or earlier.what.limit or not _ends_there(scene, dated):
        return None
    between = {w.key for w in scene.words[earlier.last : dated.first]}
    gap = scene.text[earlier.span.end : dated.span.start]
    last, first = earlier.what.when.latest, dated.what.when.earliest
    joined = between <= JOINING and ("and" in between or "," in gap)
    return earlier if joined and last and first and (first - last).days > 1 else None


def _counted(scene: Scene, drafts: Sequence[Draft], dated: Here[FoundDate]) -> Draft | None:
    """What happened several times, which is said before the dates of all of them.

    "There were two truces, one in June and one in July"; no verb stands between the dates.
    """
    first = scene.dates[0]
    if dated is first or scene.tells(first.last, dated.first):
        return None
    told = (d for d in drafts if d.stated and d.trigger.first < first.first)
    return next((d for d in told if _is_counted(scene, d.trigger, first.first)), None)


def _is_counted(scene: Scene, trigger: Trigger, end: int) -> bool:
    """Whether a number stands before a noun ("two truces"), or beside a verb how often."""
    before = scene.words[max(0, trigger.first - NUMBERED) : trigger.last]
    numbered = not trigger.verb and any(w.key in small_words()["numbers"] for w in before)
    return numbered or any(w.key in small_words()["often"] for w in scene.words[:end])


def _ends_there(scene: Scene, dated: Here[FoundDate]) -> bool:
    """Whether nothing that goes on with a clause of its own follows a date."""
    rest = scene.text[dated.span.end : scene.span.end]
    following = scene.words[dated.last].key if dated.last < len(scene.words) else ""
    return not rest.strip() or rest[:1] in ",.;:)" or following == "and"


def _precedes(draft: Draft, scene: Scene, begin: int) -> bool:
    """Whether a happening's own date stands before the words of repetition."""
    phrase: Span | None = draft.when.phrase if draft.when else None
    return phrase is not None and scene.span.start <= phrase.start < scene.words[begin].start
