"""From the triggers of one sentence to drafts of events: dated, with actors and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from events.extraction.happenings import timing
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.occurrence import occurrence
from events.extraction.happenings.participants import Memory, actors_of, place_of
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.timing import Dating
from events.extraction.happenings.titles import title_of
from events.extraction.happenings.triggers import (
    Trigger,
    find_landmarks,
    find_triggers,
    near_types,
)
from events.extraction.results import EventActor, FoundDate, Occurrence, Published, Span, When

CLOSE = 12  # the dearest road from a noun to its date
WIDE = 31  # days; a longer landmark is a stretch of time of which an article may date a part


@dataclass(slots=True)
class Draft:
    """An event in the making. ``stated`` tells a date of the article from one supplied; a
    ``reminder`` names a happening without saying anything new of it ("the talks")."""

    type: str
    title: str
    when: When | None
    stated: bool
    occurrence: Occurrence
    actors: tuple[EventActor, ...]
    place: str | None
    place_span: Span | None
    scenes: list[Scene]
    spans: list[Span]
    confidence: float
    trigger: Trigger
    landmark: Landmark | None = None
    reminder: bool = False

    def paragraphs(self) -> tuple[int, ...]:
        """Numbers of the paragraphs that speak of it, in order."""
        return tuple(sorted({scene.paragraph.number for scene in self.scenes}))


@dataclass(slots=True)
class Story:
    """What an article has said so far, for what the next sentence leaves unsaid."""

    published: Published | None
    memory: Memory = field(default_factory=Memory)
    headings: dict[int, Here[FoundDate]] = field(default_factory=dict)  # by paragraph
    drafts: list[Draft] = field(default_factory=list)
    dated: dict[int, list[Draft]] = field(default_factory=dict)  # by the start of their date
    previous: Scene | None = None
    sentence: list[Draft] = field(default_factory=list)  # of the sentence being read

    def enter(self, scene: Scene) -> None:
        """Begin a sentence; a date at the very start of a paragraph heads its entry."""
        heading = _heading(scene) if scene.order == 0 else None
        if heading:
            self.headings[scene.paragraph.number] = heading


def _heading(scene: Scene) -> Here[FoundDate] | None:
    first = scene.dates[0] if scene.dates else None
    if first is None or first.first > 0 or first.last >= len(scene.words):
        return None
    gap = scene.text[first.span.end : scene.words[first.last].start]
    return first if gap.strip() in {":", "–", "—", "-", "|", "."} else None


def drafts_of(scene: Scene, story: Story) -> list[Draft]:
    """The happenings of a sentence, in the order of the text."""
    story.enter(scene)
    known = list(find_landmarks(scene))
    plain = find_triggers(scene)
    dating = Dating(scene, [*known, *plain])
    drafts: list[Draft] = []
    story.sentence = drafts
    for trigger in known:
        if draft := _known_draft(scene, trigger, dating, story):
            drafts.append(draft)
    for trigger in _without_absorbed(scene, plain, drafts):
        if draft := _plain_draft(scene, trigger, dating, story):
            drafts.append(draft)
    drafts += _by_their_days(scene, drafts, story)
    story.previous = scene
    kept = sorted(_one_each(scene, drafts), key=lambda d: d.trigger.first)
    for draft in kept:
        if draft.stated and draft.when and draft.when.phrase:
            story.dated.setdefault(draft.when.phrase.start, []).append(draft)
    return kept


def _by_their_days(scene: Scene, drafts: Sequence[Draft], story: Story) -> Iterator[Draft]:
    """Well-known events told by exactly their days, several, beside an event of their type ("From
    15 to 17 June fighters wander into the cities", after a truce was declared)."""
    used = {draft.when.phrase for draft in drafts if draft.when}
    recent = {d.type for d in story.drafts[-6:] if scene.paragraph.number in d.paragraphs()}
    for dated in scene.dates:
        when = dated.what.when
        if when.phrase in used or not when.earliest or when.earliest == when.latest:
            continue
        for landmark in all_landmarks().values():
            if (landmark.earliest, landmark.latest) != (when.earliest, when.latest):
                continue
            if landmark.type in recent and _may_be_meant(landmark, story.published):
                place = (dated.first, dated.last)
                trigger = Trigger(
                    landmark.type, *place, place, 1, verb=False, head=place[0], landmark=landmark
                )
                yield _draft(scene, trigger, story, when, stated=True)


def _may_be_meant(landmark: Landmark | None, published: Published | None) -> bool:
    """Whether an article of this date can mean a well-known event by these words."""
    if landmark is None or published is None:
        return landmark is not None and not landmark.narrow
    first, last = landmark.window
    return (published.when.latest or date.max) >= first and (
        published.when.earliest or date.min
    ) <= last


def _known_draft(scene: Scene, trigger: Trigger, dating: Dating, story: Story) -> Draft | None:
    landmark = trigger.landmark
    if landmark is None:
        return None
    offered = dating.of(trigger)
    fitting = [
        d for _, d in offered if timing.touches(d.what.when, landmark.earliest, landmark.latest)
    ]
    meant = _may_be_meant(landmark, story.published)
    if not fitting and (not meant or _contradicts(scene, trigger, offered, landmark)):
        return None
    heading = story.headings.get(scene.paragraph.number)
    if (
        not fitting
        and heading
        and timing.touches(heading.what.when, landmark.earliest, landmark.latest)
    ):
        fitting = [heading]
    if not meant and not (fitting and lies_ahead(fitting[0], story)):
        return None
    fitting = [d for d in fitting if d is heading or not _says_less(scene, trigger, d, landmark)]
    fitting.sort(key=lambda d: not trigger.reach[0] <= d.first < trigger.reach[1])
    when = _told(scene, trigger, fitting[0], story) if fitting else _supplied(scene, trigger, story)
    return _draft(scene, trigger, story, when, stated=bool(fitting))


def _says_less(scene: Scene, trigger: Trigger, dated: Here[FoundDate], landmark: Landmark) -> bool:
    """Whether a date of another clause only has the well-known day somewhere in it ("in 2001,
    after the September 11 attacks").
    """
    apart = scene.clauses[dated.first] != scene.clauses[trigger.first]
    when = dated.what.when
    low, high = when.earliest or date.min, when.latest or date.max
    wider = low <= landmark.earliest and landmark.latest <= high
    return apart and wider and timing.width(when) > WIDE


def lies_ahead(dated: Here[FoundDate], story: Story) -> bool:
    """Whether a date was still to come when the article appeared."""
    first, published = dated.what.when.earliest, story.published
    return bool(first and published and published.when.latest and first > published.when.latest)


def _contradicts(
    scene: Scene,
    trigger: Trigger,
    offered: list[tuple[int, Here[FoundDate]]],
    landmark: Landmark,
) -> bool:
    """Whether the trigger's own clause dates it otherwise, so that another event is meant."""
    near = [d for cost, d in offered if scene.clauses[d.first] == scene.clauses[trigger.first]]
    if not near or timing.width(timing.canonical(landmark, None)) > WIDE and not landmark.narrow:
        return False
    return not any(trigger.reach[0] <= d.first < trigger.reach[1] for d in near)


def _supplied(scene: Scene, trigger: Trigger, story: Story) -> When:
    """The date of a well-known event that the sentence leaves undated."""
    landmark, published = trigger.landmark, story.published
    assert landmark is not None  # noqa: S101 - callers come from a landmark
    phrase = scene.at(trigger.first, trigger.last)
    if published and published.when.latest and published.when.latest < landmark.earliest:
        return timing.ahead_of(published, phrase)
    if landmark.earliest != landmark.latest and _clause_opens(scene, trigger, "after"):
        past = [d.what.when.latest for d in scene.dates if d.what.when.latest]
        if past and landmark.earliest <= past[0] <= landmark.latest:
            return timing.before(past[0], phrase, "what followed")
    return timing.canonical(landmark, phrase)


def _clause_opens(scene: Scene, trigger: Trigger, word: str) -> bool:
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    return scene.words[begin].key == word


def _plain_draft(scene: Scene, trigger: Trigger, dating: Dating, story: Story) -> Draft | None:
    kind = trigger.kind
    offered = dating.of(trigger)
    same = [d for _, d in offered if trigger.verb or _close(scene, trigger, d)]
    dated = same[0] if same else None
    if dated is None and trigger.verb:
        dated = story.headings.get(scene.paragraph.number)
    if dated is None and kind and kind.strong:
        dated = _day_before(scene, trigger, story)
    if dated is None:
        return _undated(scene, trigger, story)
    when = _told(scene, trigger, dated, story)
    draft = _draft(scene, trigger, story, when, stated=True)
    hidden = draft.occurrence == "hypothetical" or (draft.occurrence == "denied" and not kind)
    return None if hidden else draft


def _close(scene: Scene, noun: Trigger, dated: Here[FoundDate]) -> bool:
    since = dated.first > 0 and scene.words[dated.first - 1].key == "since"
    return not since and timing.cost(scene, noun, dated) <= CLOSE


def _day_before(scene: Scene, trigger: Trigger, story: Story) -> Here[FoundDate] | None:
    """The one day that the sentence before names: a story goes on where it was, if its verb is
    not set back in time by "had"."""
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    back = any(w.key in {"had", "has", "have"} for w in scene.words[begin : trigger.first])
    earlier = story.previous
    if not trigger.verb or back or scene.dates or earlier is None or scene.order == 0:
        return None
    if earlier.paragraph.number != scene.paragraph.number or len(earlier.dates) != 1:
        return None
    only = earlier.dates[0]
    return only if timing.width(only.what.when) == 1 and not lies_ahead(only, story) else None


def _undated(scene: Scene, trigger: Trigger, story: Story) -> Draft | None:
    """A reminder of something said before, or nothing."""
    draft = _draft(scene, trigger, story, None, stated=False)
    draft.reminder = True
    return None if draft.occurrence == "hypothetical" else draft


def _told(scene: Scene, trigger: Trigger, dated: Here[FoundDate], story: Story) -> When:
    """What a date says of a happening, with limits and lengths taken into account."""
    if timing.is_limit(scene, dated):
        return _deadline(scene, trigger, dated, story)
    if trigger.landmark:
        known = timing.canonical(trigger.landmark, dated.span)
        if timing.is_blurred(dated.what.when, known, story.published):
            return known
    return timing.with_length(scene, trigger, dated)


def _deadline(scene: Scene, trigger: Trigger, dated: Here[FoundDate], story: Story) -> When:
    """A plan runs from the day it was made: that of the utterance which tells it, or of the
    agreement told last, or publication.
    """
    limit = dated.what.when
    if scene.utterance(trigger.first) >= 0:
        for other in scene.dates:
            if scene.utterance(other.first) < 0 and timing.width(other.what.when) == 1:
                return timing.up_to(limit, other.what.when.earliest, "the day it was said")
    for draft in (*story.sentence, *reversed(story.drafts)):
        if draft.type == "agreement" and draft.when and draft.when.earliest:
            return timing.up_to(limit, draft.when.earliest, "the agreement before it")
    published = story.published.when.earliest if story.published else None
    return timing.up_to(limit, published, "publication")


def _draft(
    scene: Scene, trigger: Trigger, story: Story, when: When | None, *, stated: bool
) -> Draft:
    actors = actors_of(scene, trigger, story.memory)
    status = occurrence(scene, trigger, when, story.published)
    if when and status == "occurred":
        when = timing.not_after(when, story.published)
    place = place_of(scene, trigger)
    landmark = trigger.landmark
    return Draft(
        type=trigger.type,
        title=landmark.title if landmark else title_of(scene, trigger, actors),
        when=when,
        stated=stated,
        occurrence=status,
        actors=actors,
        place=landmark.place or None if landmark else place[0] if place else None,
        place_span=place[1] if place else None,
        scenes=[scene],
        spans=[scene.at(trigger.first, trigger.last)],
        confidence=_confidence(trigger, stated=stated),
        trigger=trigger,
        landmark=landmark,
    )


def _confidence(trigger: Trigger, *, stated: bool) -> float:
    base = 0.75 if trigger.landmark else 0.6 if trigger.verb else 0.45
    return min(0.95, base + 0.15 * stated + 0.05 * min(2, trigger.weight - 1))


def _without_absorbed(
    scene: Scene, plain: Sequence[Trigger], known: Sequence[Draft]
) -> list[Trigger]:
    """Triggers that do not speak of a well-known event already found in their clause, nor are
    nouns to which a verb is tied ("a conference that was to take place")."""

    def absorbed(trigger: Trigger) -> bool:
        return any(
            d.trigger.reach[0] <= trigger.first < d.trigger.reach[1]
            or (
                scene.clauses[trigger.first] == scene.clauses[d.trigger.first]
                and near_types(trigger.type, d.type)
            )
            for d in known
        )

    def governed(noun: Trigger) -> bool:
        return not noun.verb and any(
            t.verb and t.covers(noun.first) and near_types(t.type, noun.type) for t in plain
        )

    return [t for t in plain if not absorbed(t) and not governed(t)]


def _one_each(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Of several triggers that share clause and date, the one that says most; a well-known event
    keeps its place beside the others."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_telling, reverse=True):
        if not any(_same_clause_and_date(scene, draft, other) for other in kept):
            kept.append(draft)
    return kept


def _telling(draft: Draft) -> tuple[bool, bool, bool, int]:
    return draft.landmark is not None, draft.stated, draft.trigger.verb, draft.trigger.weight


def _same_clause_and_date(scene: Scene, draft: Draft, other: Draft) -> bool:
    if draft.landmark and other.landmark and draft.landmark is not other.landmark:
        one_place = draft.landmark.place == other.landmark.place
        return (
            one_place
            and draft.trigger.overlaps(other.trigger)
            and near_types(draft.type, other.type)
        )
    same = scene.clauses[draft.trigger.first] == scene.clauses[other.trigger.first]
    if draft.when and other.when:
        whens = (draft.when.earliest, draft.when.latest), (other.when.earliest, other.when.latest)
        alike = near_types(draft.type, other.type)
        return whens[0] == whens[1] and (same or alike)
    return same
