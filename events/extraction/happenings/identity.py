"""What decides the identity of a draft, and which well-known event it must be."""

from __future__ import annotations

from functools import cache

from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.landmarks import Landmark, all_landmarks
from events.extraction.happenings.likeness import (
    MONTH,
    TIGHT,
    YEAR,
    Account,
    content_words,
    is_once_a_day,
    places,
    same_event,
    telling_words,
)
from events.extraction.happenings.timing import touches, width
from events.extraction.happenings.triggers import near_types
from events.extraction.results import FIGHTING

SURE = 0.6  # from which a draft is taken for a well-known event


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
    longest = YEAR if is_once_a_day(draft.type) else MONTH
    if draft.landmark or draft.when is None or width(draft.when) > longest:
        return draft.landmark
    when = draft.when
    known = [known for known in _of_type(draft.type) if touches(when, known.earliest, known.latest)]
    if not known:
        return None
    own = account(draft)
    sure = [(_sureness(own, _as_account(landmark)), landmark.key) for landmark in known]
    figure, key = max(sure, default=(0.0, ""))
    if figure >= SURE:
        return all_landmarks()[key]
    meant = [landmark for landmark in known if _is_mere(own, _as_account(landmark))]
    return meant[0] if len(meant) == 1 else None


def _sureness(own: Account, landmark: Account) -> float:
    return max(same_event(own, landmark), _by_days(own, landmark))


def _is_mere(own: Account, landmark: Account) -> bool:
    """Whether an account says nothing ("the attacks") but the very days of a well-known event."""
    silent = not telling_words(own, landmark) and own.actors <= landmark.actors
    near = places(own.place, landmark.place) == ("same" if own.type in FIGHTING else "open")
    return silent and near and own.type == landmark.type and own.days == landmark.days


def _by_days(own: Account, landmark: Account) -> float:
    """Talks, agreements and the like are rare enough for their days and type to tell them.

    There must be something more in common, and nothing against it.
    """
    (first, last), (low, high) = own.days, landmark.days
    if own.type in FIGHTING or own.type in {"statement", "other"}:
        return 0.0
    if places(own.place, landmark.place) == "apart":
        return 0.0
    shared = own.actors & landmark.actors
    words, known = content_words(own.title), telling_words(landmark, own)
    same_place = own.place is not None and own.place == landmark.place
    if own.type != landmark.type:
        return SURE if own.days == landmark.days and same_place and shared else 0.0
    if own.days == landmark.days:
        return SURE if shared or (words & content_words(landmark.title) and not own.actors) else 0.0
    enough = 1 if is_once_a_day(own.type) else 2
    all_told = len(known) >= enough and known <= words
    return SURE if first <= low and high <= last and (len(shared) > 1 or all_told) else 0.0


@cache
def _of_type(kind: str) -> tuple[Landmark, ...]:
    """Landmarks of a type that took but a few days."""
    return tuple(
        landmark
        for landmark in all_landmarks().values()
        if near_types(landmark.type, kind) and (landmark.latest - landmark.earliest).days < TIGHT
    )


@cache
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
