"""A well-known event that its paragraph also tells in words by which nobody knows it."""

from __future__ import annotations

from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.identity import account
from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.likeness import MONTH, TIGHT, Account, common, places, sides_of
from events.extraction.happenings.triggers import near_types
from events.extraction.results import FIGHTING

GATHERINGS = frozenset({"meeting", "talks"})
NEAR = 1  # paragraphs
WEEK = 7  # days; what took longer does not by its days tell who did it
SLIP = 2  # days by which an article may misdate what happened at the same place


def is_renamed(one: Draft, other: Draft) -> bool:
    """Whether one of two drafts is a well-known event, and the other the same without its name.

    Such are "3,200 delegates gather" beside the Loya Jirga of those days, "they sign" beside an
    accord. Of fighting there may be more on one day, so that days tell nothing.
    """
    plain, named = (one, other) if other.landmark else (other, one)
    if named.landmark is None or plain.landmark or plain.type in FIGHTING:
        return False
    near = min(abs(p - q) for p in plain.paragraphs() for q in named.paragraphs()) <= NEAR
    if not near or plain.when is None or not near_types(plain.type, named.type):
        return False
    own, known = account(plain), account(named)
    nearness = places(own.place, known.place)
    if nearness == "apart":
        return False
    cast = known.actors | frozenset(named.landmark.actors)
    shared = common(own.actors, cast)
    if own.days == known.days and (shared or (not own.actors and own.width <= TIGHT)):
        return True
    alike = own.type == known.type or {own.type, known.type} <= GATHERINGS
    if not alike or not _fits(own, cast):
        return False
    return _may_be_its_days(own, named.landmark, same_place=nearness == "same")


def _fits(own: Account, cast: frozenset[str]) -> bool:
    """Whether an account names nobody but who took part, themselves or by those they act for."""
    sides = frozenset().union(*map(sides_of, cast))
    return all(name in sides or sides_of(name) & cast for name in own.actors)


def _may_be_its_days(own: Account, known: Landmark, *, same_place: bool) -> bool:
    """Whether a date lies within the days of a well-known event, holds them or just misses them."""
    (first, last), (low, high) = own.days, (known.earliest, known.latest)
    if low <= first and last <= high:
        return (high - low).days < (MONTH if own.actors else WEEK)
    if first <= low and high <= last:
        return own.width <= MONTH and bool(own.actors)
    return same_place and max((low - last).days, (first - high).days) <= SLIP
