"""One draft for each happening of an article, however often the article comes back to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from events.extraction.happenings.aftermath import (
    consequence_of,
    has_own_date,
    is_carried_on,
    is_elsewhere,
)
from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.identity import account
from events.extraction.happenings.likeness import TIGHT, places, same_event
from events.extraction.happenings.lines import small_words
from events.extraction.happenings.participants import once
from events.extraction.happenings.renamed import is_renamed
from events.extraction.happenings.timing import UNCERTAIN, width
from events.extraction.happenings.triggers import near_types
from events.extraction.results import FIGHTING, EventActor

JOIN = 0.5  # sureness from which two accounts in one article are one
NEAR = 2  # paragraphs
STEPPED = frozenset({"agreement"})  # types that are told in steps: initialled, and signed later
SEVERAL = 2  # who take part in both, that tell a happening far from where it was told
RECENT = 40  # happenings among which a repetition is sought


class Told:
    """The happenings of an article so far, to find those that come up again."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._landmarks: dict[str, Draft] = {}
        self._days: dict[tuple[date | None, date | None], list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        """Fold a draft into the earlier account of its happening, or keep it as a new one.

        A reminder of nothing is dropped.
        """
        earlier = consequence_of(draft, self.drafts[-RECENT:])
        if earlier:
            draft.reminder = True
        else:
            earlier = self._reminded(draft) if draft.reminder else self._earlier(draft)
        if earlier:
            fold(earlier, draft)
        elif not draft.reminder:
            self._keep(draft)

    def _keep(self, draft: Draft) -> None:
        self.drafts.append(draft)
        if draft.landmark:
            self._landmarks[draft.landmark.key] = draft
        self._days.setdefault(draft.days(), []).append(draft)

    def _earlier(self, draft: Draft) -> Draft | None:
        if draft.landmark and draft.landmark.key in self._landmarks:
            return self._landmarks[draft.landmark.key]
        same_days = self._days.get(draft.days(), [])[-RECENT:]
        near = (*same_days, *self.drafts[-RECENT:])
        return next((d for d in near if _repeats(draft, d)), None)

    def _reminded(self, draft: Draft) -> Draft | None:
        return next((d for d in reversed(self.drafts[-RECENT:]) if _reminds(draft, d)), None)


def settle(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft per happening, in the order of the text."""
    told = Told()
    for draft in drafts:
        told.add(draft)
    return told.drafts


def _reminds(draft: Draft, earlier: Draft) -> bool:
    """Whether an undated "the talks" goes back to an event told before, not far away."""
    trigger, scene = draft.trigger, draft.scenes[0]
    definite = trigger.first > 0 and scene.words[trigger.first - 1].key in {"the", "that", "this"}
    if earlier.type != draft.type or not earlier.stated:
        return False
    if trigger.verb:  # the same deed told again, with one of its doers
        shared = {a.name for a in draft.actors} & {a.name for a in earlier.actors}
        return bool(shared) and 0 <= scene.paragraph.number - earlier.paragraphs()[-1] <= 1
    return definite and 0 <= scene.paragraph.number - earlier.paragraphs()[-1] <= 3


def _repeats(draft: Draft, earlier: Draft) -> bool:
    if draft.landmark and earlier.landmark:
        return draft.landmark is earlier.landmark
    if is_elsewhere(draft) or _is_word_to_come(earlier, draft):
        return False
    if not near_types(draft.type, earlier.type) or draft.when is None or earlier.when is None:
        return False
    if {draft.occurrence, earlier.occurrence} == {"occurred", "cancelled"}:
        return False
    if (
        _is_return(draft, earlier)
        or _is_one_fight(draft, earlier)
        or is_renamed(draft, earlier)
        or _continues(draft, earlier)
        or same_event(account(draft), account(earlier)) >= JOIN
    ):
        return True
    return draft.type == earlier.type and _one_day(draft, earlier)


def _is_word_to_come(earlier: Draft, draft: Draft) -> bool:
    """Whether what was told before is a statement yet to be made, and this has come about."""
    planned = earlier.type == "statement" and earlier.occurrence == "planned"
    return planned and draft.type != "statement" and draft.occurrence == "occurred"


def _is_return(draft: Draft, earlier: Draft) -> bool:
    """Whether one release is what another was given for ("… were freed in return")."""
    if {draft.type, earlier.type} != {"prisoner_release"} or draft.days() != earlier.days():
        return False
    near = draft.paragraphs()[0] - earlier.paragraphs()[-1] <= NEAR
    words = {w.key for d in (draft, earlier) for scene in d.scenes for w in scene.words}
    return near and not small_words()["exchange"].isdisjoint(words)


def _is_one_fight(draft: Draft, earlier: Draft) -> bool:
    """Whether a sentence tells the parts of one attack ("a lorry blew up and gunmen rushed in")."""
    if not {draft.type, earlier.type} <= FIGHTING or draft.scenes[0] is not earlier.scenes[-1]:
        return False
    told = bool(draft.landmark or earlier.landmark) or has_own_date(draft, earlier)
    strangers = draft.actors and earlier.actors
    return not (told or strangers or places(draft.place, earlier.place) == "apart")


def _continues(draft: Draft, earlier: Draft) -> bool:
    """Whether a half sentence tells the next step ("is initialled and later signed")."""
    scene, trigger = draft.scenes[0], draft.trigger
    return (
        scene is earlier.scenes[-1]
        and draft.type == earlier.type
        and (draft.type in STEPPED or not has_own_date(draft, earlier))
        and trigger.verb
        and is_carried_on(draft, earlier)
    )


def _one_day(draft: Draft, earlier: Draft) -> bool:
    """Within an article, day and type tell a happening if neither place nor actors object."""
    if draft.when is None or earlier.when is None or not _may_be_one_day(draft, earlier):
        return False
    one, other = account(draft), account(earlier)
    apart = places(one.place, other.place) == "apart"
    strangers = one.actors and other.actors and not one.actors & other.actors
    return not apart and not strangers


def _may_be_one_day(draft: Draft, earlier: Draft) -> bool:
    """Whether two dates are the same few days, or a weekday near by that may be such a day."""
    if draft.days() == earlier.days():
        return draft.when is not None and width(draft.when) <= TIGHT
    far = draft.paragraphs()[0] - earlier.paragraphs()[-1] > NEAR
    if far and len({a.name for a in draft.actors} & {a.name for a in earlier.actors}) < SEVERAL:
        return False
    return _is_day_of(draft, earlier) or _is_day_of(earlier, draft)


def _is_day_of(day: Draft, uncertain: Draft) -> bool:
    """Whether a day is one of those that an uncertain "Monday" or "tomorrow" may be."""
    if day.when is None or uncertain.when is None or uncertain.when.rule not in UNCERTAIN:
        return False
    (first, last), (low, high) = account(uncertain).days, account(day).days
    return low == high and first <= low <= last


def fold(earlier: Draft, later: Draft) -> None:
    """Join a later account to an earlier one; the better dated of the two dates it."""
    earlier.scenes += later.scenes
    earlier.spans += later.spans
    earlier.confidence = max(earlier.confidence, later.confidence)
    if not later.reminder or later.trigger.verb:
        earlier.actors = once((*earlier.actors, *_joining(earlier, later)))
        if not later.reminder and later.when and _better_dated(later, earlier):
            earlier.when, earlier.stated = later.when, later.stated
            earlier.occurrence = later.occurrence
    if earlier.place is None:
        earlier.place, earlier.place_span = later.place, later.place_span


def _joining(earlier: Draft, later: Draft) -> Iterable[EventActor]:
    """Whom a later account adds: to a well-known event its own parties and persons alone."""
    if earlier.landmark is None:
        return later.actors
    persons = {h.what.name for s in later.scenes for h in s.actors if h.what.kind == "person"}
    return (a for a in later.actors if a.name in persons | set(earlier.landmark.actors))


def _better_dated(later: Draft, earlier: Draft) -> bool:
    """Whether the later account dates what the earlier left open, or more closely."""
    if _is_day_of(earlier, later):
        return False
    if earlier.when is None or later.stated != earlier.stated:
        return later.stated or earlier.when is None
    if known := earlier.landmark:
        own = (known.earliest, known.latest)
        if own in {earlier.days(), later.days()}:
            return later.days() == own
    (first, last), (low, high) = account(later).days, account(earlier).days
    return low <= first and last <= high
