"""Reads one sentence after the other for what happened, with what went before in mind."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.happenings import timing
from events.extraction.happenings.almanac import by_their_days, in_a_row, recognised, told_by_day
from events.extraction.happenings.deeds import entry
from events.extraction.happenings.drafts import Draft, Story, lies_ahead, make_draft, told_date
from events.extraction.happenings.ellipsis import ECHO, echoed_title, filled, gapped
from events.extraction.happenings.hiding import is_hidden
from events.extraction.happenings.known import known_draft, named_landmarks
from events.extraction.happenings.leftovers import left_over
from events.extraction.happenings.offsets import offset
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.terms import term
from events.extraction.happenings.triggers import (
    Trigger,
    find_triggers,
    near_types,
)
from events.extraction.happenings.tying import DEADLY, DEATH, Dating, cost, leads
from events.extraction.results import FoundDate

ELSEWHEN = frozenset("had has have will would to shall".split())
UNTOLD = frozenset("has have will would could may might if not never shall should".split())
PERFECT = frozenset({"had", "have", "has"})
WORDED = frozenset({"statement", "diplomacy"})  # types of what is done by words
CLOSE = 12  # the dearest road from a noun to its date


def drafts_of(scene: Scene, story: Story) -> list[Draft]:
    """The happenings of a sentence, in the order of the text."""
    story.enter(scene)
    if story.alone:
        story.sentence = list(told_by_day(scene, story))
        story.previous = scene
        return story.sentence
    own = scene.paragraph.number
    known = named_landmarks(scene, story)
    plain = find_triggers(scene)
    story.nominal = story.opening and not any(trigger.verb for trigger in plain)
    dating = Dating(scene, [*known, *plain])
    for trigger in known:
        story.tell(known_draft(scene, trigger, dating, story))
    for trigger in _without_absorbed(scene, plain, story.sentence):
        if meant := filled(scene, trigger, story):
            story.tell(_plain_draft(scene, meant, dating, story))
    story.sentence = [recognised(scene, draft, story) for draft in story.sentence]
    story.sentence += told_by_day(scene, story)
    heading = story.headings.get(own)
    told = any(draft.stated for draft in story.sentence)
    if not told and heading and (whole := entry(scene, heading, opening=story.opening)):
        story.tell(_dated_draft(scene, whole, heading, story))
    for trigger, dated in left_over(scene, plain, story):
        story.tell(_dated_draft(scene, trigger, dated, story))
    story.sentence += by_their_days(scene, story.sentence, story)
    story.sentence += in_a_row(scene, story.sentence, story)
    story.sentence += list(gapped(scene, story.sentence, story))
    story.previous = scene
    kept = sorted(_one_each(scene, story.sentence), key=lambda d: d.trigger.first)
    for draft in kept:
        if draft.stated and draft.when and draft.when.phrase:
            story.dated.setdefault(draft.when.phrase.start, []).append(draft)
    return kept


def _plain_draft(scene: Scene, trigger: Trigger, dating: Dating, story: Story) -> Draft | None:
    kind = trigger.kind
    told = story.drafts[-1] if story.drafts else None
    if when := offset(scene, trigger, told.when if told and told.stated else None):
        draft = make_draft(scene, trigger, story, when, stated=True)
        return None if is_hidden(draft) else draft
    offered = dating.of(trigger)
    same = [d for _, d in offered if _may_date(scene, trigger, d)]
    dated = same[0] if same else None
    if dated is None and (trigger.verb or story.nominal) and not _is_of_before(scene, trigger):
        dated = story.headings.get(scene.paragraph.number)
    if dated is None and kind and kind.strong:
        dated = _lent(scene, trigger, story) or _day_before(scene, trigger, story)
    if dated is None:
        return _term(scene, trigger, story) or _undated(scene, trigger, story)
    return _dated_draft(scene, trigger, dated, story)


def _may_date(scene: Scene, trigger: Trigger, dated: Here[FoundDate]) -> bool:
    """Whether a date that lies near a trigger may be its own.

    Not that of another clause where its own is set back, not that for which something was announced
    ("promised for 19 October"), nor a day where it has long been going on ("has been shelling").
    """
    if not trigger.verb:
        return _close(scene, trigger, dated)
    before = scene.words[dated.first - 1].key if dated.first > trigger.head else ""
    if before == "for" and trigger.type in WORDED:
        return False
    since = dated.what.limit == "since"
    if _is_going_on(scene, trigger) or (
        since and len(scene.dates) > 1 and not _is_perfect(scene, trigger)
    ):
        return since and _is_perfect(scene, trigger)
    same = scene.clauses[trigger.first] == scene.clauses[dated.first]
    return same or not _is_set_back(scene, trigger)


def _is_going_on(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb tells what has been done for long ("the town he has been shelling")."""
    been = scene.words[trigger.head - 1].key == "been" if trigger.head else False
    return been and scene.words[trigger.head].key.endswith("ing")


def _is_of_before(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb tells what had been, or had long been done, before the day of an entry."""
    return _is_set_back(scene, trigger) or _is_going_on(scene, trigger)


def _is_set_back(scene: Scene, trigger: Trigger) -> bool:
    """Whether a relative clause tells what had been before ("the man who had met Karzai …")."""
    number = scene.clauses[trigger.first]
    aside = number > 0 and scene.breaks[number - 1] == "rel"
    return aside and _is_perfect(scene, trigger)


def _is_perfect(scene: Scene, trigger: Trigger) -> bool:
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    return any(w.key in PERFECT for w in scene.words[begin : trigger.head])


def _dated_draft(
    scene: Scene, trigger: Trigger, dated: Here[FoundDate], story: Story
) -> Draft | None:
    when = told_date(scene, trigger, dated, story)
    draft = make_draft(scene, trigger, story, when, stated=True)
    if trigger.kind and trigger.kind.name == ECHO:
        draft.title = echoed_title(draft, story) or draft.title
    return None if is_hidden(draft) else draft


def _close(scene: Scene, noun: Trigger, dated: Here[FoundDate]) -> bool:
    since = dated.first > 0 and scene.words[dated.first - 1].key == "since"
    low, high = sorted((scene.clauses[noun.first], scene.clauses[dated.first]))
    attached = set(scene.breaks[low:high]) <= {"rel"} or leads(scene, noun, dated)
    return attached and not since and cost(scene, noun, dated) <= CLOSE


def _lent(scene: Scene, trigger: Trigger, story: Story) -> Here[FoundDate] | None:
    """The day on which somebody is said to have told fresh news of a place.

    "Officials said on Friday that Kandahar had fallen overnight."
    """
    said = scene.utterance(trigger.first)
    if said < 0 or not trigger.verb or any(scene.utterance(d.first) == said for d in scene.dates):
        return None
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    if _is_set_back(scene, trigger) and begin > said:  # no "that" of what is said
        return None
    before = {w.key for w in scene.words[said : trigger.first]}
    here = [p for p in scene.places if scene.utterance(p.first) == said]
    outside = [d for d in scene.dates if not scene.said_by_somebody(d.first)]
    if len(outside) != 1 or not here or not before.isdisjoint(UNTOLD):
        return None
    only = outside[0]
    return only if timing.width(only.what.when) == 1 and not lies_ahead(only, story) else None


def _day_before(scene: Scene, trigger: Trigger, story: Story) -> Here[FoundDate] | None:
    """The one day that the sentence before names, for a story goes on where it was.

    Not so where its verb is set back in time by "had" or ahead by "will".
    """
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    back = any(w.key in ELSEWHEN for w in scene.words[begin : trigger.head])
    earlier = story.previous
    if not trigger.verb or back or scene.dates or earlier is None or scene.order == 0:
        return None
    if earlier.paragraph.number != scene.paragraph.number or len(earlier.dates) != 1:
        return None
    only = earlier.dates[0]
    return only if timing.width(only.what.when) == 1 and not lies_ahead(only, story) else None


def _term(scene: Scene, trigger: Trigger, story: Story) -> Draft | None:
    """What an agreement sets a term for ("will halve its garrison within 135 days")."""
    when = term(scene, trigger, story.set_on(scene, trigger)) if trigger.verb else None
    draft = make_draft(scene, trigger, story, when, stated=True) if when else None
    return draft if draft and not is_hidden(draft) else None


def _undated(scene: Scene, trigger: Trigger, story: Story) -> Draft | None:
    """A reminder of something said before, or nothing."""
    if trigger.kind and trigger.kind.name == ECHO:
        return None
    draft = make_draft(scene, trigger, story, None, stated=False)
    draft.reminder = True
    return None if draft.occurrence == "hypothetical" else draft


def _without_absorbed(
    scene: Scene, plain: Sequence[Trigger], known: Sequence[Draft]
) -> list[Trigger]:
    """Triggers that do not speak of a well-known event already found in their clause.

    Nouns to which a verb is tied go too ("a conference that was to take place").
    """

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
            t.verb and _governs(t, noun) and near_types(t.type, noun.type) for t in plain
        )

    return [t for t in plain if not absorbed(t) and not governed(t)]


def _governs(verb: Trigger, noun: Trigger) -> bool:
    return any(verb.covers(i) for i in range(noun.first, noun.last))


def _one_each(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Of several triggers that share clause and date, the one that says most.

    A well-known event keeps its place beside the others.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_telling, reverse=True):
        told = any(_same_clause_and_date(scene, draft, other) for other in kept)
        if not told and not any(_is_death_in(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _is_death_in(draft: Draft, attack: Draft) -> bool:
    """Whether a death is that of an attack told in the same sentence."""
    kind = draft.trigger.kind
    return kind is not None and kind.name == DEATH and attack.type in DEADLY


def _telling(draft: Draft) -> tuple[bool, bool, bool, int]:
    return draft.landmark is not None, draft.stated, draft.trigger.verb, draft.trigger.weight


def _elsewhere(draft: Draft, other: Draft) -> bool:
    """Whether two happenings that no landmark tells have different places."""
    known = draft.landmark or other.landmark
    return not known and bool(draft.place and other.place) and draft.place != other.place


def _same_clause_and_date(scene: Scene, draft: Draft, other: Draft) -> bool:
    if draft.landmark and other.landmark and draft.landmark is not other.landmark:
        one_place = draft.landmark.place == other.landmark.place
        return (
            one_place
            and draft.trigger.overlaps(other.trigger)
            and near_types(draft.type, other.type)
        )
    same = scene.clauses[draft.trigger.first] == scene.clauses[other.trigger.first]
    if not same and _elsewhere(draft, other):
        return False
    if draft.when and other.when:
        whens = (draft.when.earliest, draft.when.latest), (other.when.earliest, other.when.latest)
        alike = near_types(draft.type, other.type)
        return whens[0] == whens[1] and (same or alike)
    return same
