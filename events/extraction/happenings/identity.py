"""When two accounts are of one happening: within an article, and across articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.timing import touches, width
from events.extraction.happenings.triggers import near_types

FIGHTING = frozenset({"attack", "military_operation"})
NEARLY = 0.65  # the most that accounts of different types can have in common
SURE = 0.6  # from which a draft is taken for a well-known event
MONTH = 31  # days
TIGHT = 4  # days; two dates no wider than this must agree to be of one happening
_SMALL = frozenset("the a an of in on at by for with to and from us afghan new says".split())


@dataclass(frozen=True, slots=True)
class Account:
    """An event as one article has it, with what decides its identity.

    ``earliest`` and ``latest`` are days, None at an open end; ``landmark`` is the key of a well-
    known event.
    """

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
    kind = 0.2 if one.type == other.type else 0.0
    if not actors and not words:
        return 0.0
    common = kind + 0.4 * actors + 0.45 * words + place
    return common if one.type == other.type else min(common, NEARLY)


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
    """Talks, agreements and the like are rare enough for their days and type to tell them.

    There must be something more in common, and nothing against it.
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
