"""When two accounts are of one happening: within an article, and across articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.participants import once
from events.extraction.happenings.timing import touches, width
from events.extraction.happenings.triggers import near_types
from events.extraction.lexicon import load

JOIN = 0.5  # sureness from which two accounts in one article are one
FIGHTING = frozenset({"attack", "military_operation"})
SURE = 0.6  # from which a draft is taken for a well-known event
RECENT = 40  # happenings among which a repetition is sought
MONTH = 31  # days
TIGHT = 4  # days; two dates no wider than this must agree to be of one happening
_SMALL = frozenset("the a an of in on at by for with to and from us afghan new says".split())


@dataclass(frozen=True, slots=True)
class Account:
    """An event as one article has it, with what decides its identity. ``earliest`` and ``latest``
    are days, None at an open end; ``landmark`` is the key of a well-known event."""

    type: str
    earliest: date | None
    latest: date | None
    actors: frozenset[str]
    place: str | None
    landmark: str | None
    title: str

    @property
    def days(self) -> tuple[date, date]:
        """The bounds, extreme where they are open."""
        return self.earliest or date.min, self.latest or date.max

    @property
    def width(self) -> int:
        """Days from bound to bound."""
        first, last = self.days
        return (last - first).days + 1


def same_event(one: Account, other: Account) -> float:
    """How sure it is, from 0 to 1, that two articles report the same event.

    A shared landmark decides, and so do two different ones. Else types must be near and dates
    touch; how tightly they do, and what actors, place and title have in common, makes the figure.
    Above about 0.7 they may be joined, from 0.4 an editor should be asked.
    """
    if one.landmark and other.landmark:
        return 1.0 if one.landmark == other.landmark else 0.0
    if not near_types(one.type, other.type) or not _touch(one, other):
        return 0.0
    if one.place and other.place and one.place != other.place and one.type == other.type:
        return 0.0
    return round(min(1.0, _date_share(one, other) * _evidence(one, other)), 3)


def _touch(one: Account, other: Account) -> bool:
    (a, b), (c, d) = one.days, other.days
    return a <= d and c <= b


def _date_share(one: Account, other: Account) -> float:
    """1 where the dates are the same few days, less the more room they leave."""
    if one.width <= TIGHT and other.width <= TIGHT:
        return 1.0
    if one.days == other.days:
        return 0.9 if one.width <= 31 else 0.6
    widest = max(one.width, other.width)
    return 0.75 if widest <= 31 else 0.5 if widest <= 366 else 0.25


def _evidence(one: Account, other: Account) -> float:
    actors = _overlap(one.actors, other.actors)
    words = _overlap(content_words(one.title), content_words(other.title))
    place = 0.15 if one.place and one.place == other.place else 0.0
    kind = 0.2 if one.type == other.type else 0.05
    if not actors and not words:
        return 0.0
    return kind + 0.4 * actors + 0.45 * words + place


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared part of the smaller set."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def content_words(title: str) -> frozenset[str]:
    """The words of a title that mean something, without plural or third-person s."""
    words = re.findall(r"[^\W_]+", title.casefold())
    return frozenset(w.removesuffix("s") for w in words if w not in _SMALL)


def account(draft: Draft) -> Account:
    """What decides the identity of a draft."""
    return Account(
        type=draft.type,
        earliest=draft.when.earliest if draft.when else None,
        latest=draft.when.latest if draft.when else None,
        actors=frozenset(a.name for a in draft.actors),
        place=draft.place,
        landmark=draft.landmark.key if draft.landmark else None,
        title=draft.title,
    )


def identify(draft: Draft) -> Landmark | None:
    """The well-known event that an otherwise unrecognised draft must be, by day, type and more."""
    if draft.landmark or draft.when is None or width(draft.when) > MONTH:
        return draft.landmark
    own = account(draft)
    best, figure = None, 0.0
    for landmark in _of_type(draft.type):
        if not touches(draft.when, landmark.earliest, landmark.latest):
            continue
        other = _as_account(landmark)
        sure = max(same_event(own, other), _by_days(own, other))
        if sure > figure:
            best, figure = landmark, sure
    return best if figure >= SURE else None


def _by_days(own: Account, landmark: Account) -> float:
    """Talks, agreements and the like are rare enough for their days and type to tell them; there
    must be something more in common, and nothing against it.
    """
    (first, last), (low, high) = own.days, landmark.days
    if own.type in FIGHTING or own.type in {"statement", "other"}:
        return 0.0
    if own.place and landmark.place and own.place != landmark.place:
        return 0.0
    shared = own.actors & landmark.actors
    words = content_words(own.title) & content_words(landmark.title)
    same_place = own.place is not None and own.place == landmark.place
    if own.type != landmark.type:
        return SURE if own.days == landmark.days and same_place and shared else 0.0
    if own.days == landmark.days:
        return SURE if shared or (words and not own.actors) else 0.0
    return SURE if first <= low and high <= last and len(shared) > 1 else 0.0


@cache
def _of_type(kind: str) -> tuple[Landmark, ...]:
    """Landmarks of a type that took but a few days."""
    return tuple(
        landmark
        for landmark in all_landmarks().values()
        if near_types(landmark.type, kind) and (landmark.latest - landmark.earliest).days < TIGHT
    )


def _as_account(landmark: Landmark) -> Account:
    return Account(
        type=landmark.type,
        earliest=landmark.earliest,
        latest=landmark.latest,
        actors=frozenset(landmark.actors),
        place=landmark.place or None,
        landmark=None,
        title=landmark.title,
    )


class Told:
    """The happenings of an article so far, to find those that come up again."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._landmarks: dict[str, Draft] = {}
        self._days: dict[tuple[date | None, date | None], list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        """Fold a draft into the earlier account of its happening, or keep it as a new one; a
        reminder of nothing is dropped."""
        earlier = _consequence_of(draft, self.drafts[-RECENT:])
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
        self._days.setdefault(_days(draft), []).append(draft)

    def _earlier(self, draft: Draft) -> Draft | None:
        if draft.landmark and draft.landmark.key in self._landmarks:
            return self._landmarks[draft.landmark.key]
        same_days = self._days.get(_days(draft), [])[-RECENT:]
        near = (*same_days, *self.drafts[-RECENT:])
        return next((d for d in near if _repeats(draft, d)), None)

    def _reminded(self, draft: Draft) -> Draft | None:
        return next((d for d in reversed(self.drafts[-RECENT:]) if _reminds(draft, d)), None)


def _consequence_of(draft: Draft, recent: Sequence[Draft]) -> Draft | None:
    """The attack of which a clause tells the toll ("at least 29 people were killed") or the
    author ("Islamic State claimed it"); the author joins its actors."""
    if not recent or draft.type not in FIGHTING or draft.landmark:
        return None
    scene, last = draft.scenes[0], recent[-1]
    if last.type not in FIGHTING or last.scenes[-1].paragraph.number != scene.paragraph.number:
        return None
    if draft.trigger.kind and draft.trigger.kind.name == "claim":
        last.actors = once((*last.actors, *draft.actors))
        return last
    return last if scene is last.scenes[-1] and _is_toll(draft) else None


def _is_toll(draft: Draft) -> bool:
    scene, trigger = draft.scenes[0], draft.trigger
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    doer = any(begin <= h.first < trigger.first for h in scene.actors)
    return trigger.verb and not doer and scene.words[trigger.head].key in casualties()


@cache
def casualties() -> frozenset[str]:
    """Verb forms that tell what an attack cost."""
    return frozenset(load("triggers")["clauses"]["casualties"])


def settle(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft per happening, in the order of the text."""
    told = Told()
    for draft in drafts:
        told.add(draft)
    return told.drafts


def _days(draft: Draft) -> tuple[date | None, date | None]:
    return (draft.when.earliest, draft.when.latest) if draft.when else (None, None)


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
    if not near_types(draft.type, earlier.type) or draft.when is None or earlier.when is None:
        return False
    if {draft.occurrence, earlier.occurrence} == {"occurred", "cancelled"}:
        return False
    if _continues(draft, earlier) or same_event(account(draft), account(earlier)) >= JOIN:
        return True
    return draft.type == earlier.type and _one_day(draft, earlier)


def _continues(draft: Draft, earlier: Draft) -> bool:
    """Whether the second half of a sentence carries on without a subject ("is initialled and, a
    week later, signed")."""
    scene, trigger = draft.scenes[0], draft.trigger
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    own = any(begin <= h.first < trigger.first for h in scene.actors)
    return (
        scene is earlier.scenes[-1]
        and draft.type == earlier.type
        and trigger.verb
        and begin > 0
        and scene.breaks[scene.clauses[begin] - 1] == "and"
        and not own
        and earlier.trigger.first < begin
    )


def _one_day(draft: Draft, earlier: Draft) -> bool:
    """Within an article, the same day and type are the same happening, unless place or actors
    speak against it."""
    if _days(draft) != _days(earlier) or draft.when is None or width(draft.when) > TIGHT:
        return False
    one, other = account(draft), account(earlier)
    apart = one.place and other.place and one.place != other.place
    strangers = one.actors and other.actors and not one.actors & other.actors
    return not apart and not strangers


def fold(earlier: Draft, later: Draft) -> None:
    """Join a later account to an earlier one; the better dated of the two dates it."""
    earlier.scenes += later.scenes
    earlier.spans += later.spans
    earlier.confidence = max(earlier.confidence, later.confidence)
    if not later.reminder or later.trigger.verb:
        earlier.actors = once((*earlier.actors, *later.actors))
        if not later.reminder and later.when and _better_dated(later, earlier):
            earlier.when, earlier.stated = later.when, later.stated
            earlier.occurrence = later.occurrence
    if earlier.place is None:
        earlier.place, earlier.place_span = later.place, later.place_span


def _better_dated(later: Draft, earlier: Draft) -> bool:
    """Whether the later account dates what the earlier left open, or more closely."""
    if earlier.when is None or later.stated != earlier.stated:
        return later.stated or earlier.when is None
    (first, last), (low, high) = account(later).days, account(earlier).days
    return low <= first and last <= high
