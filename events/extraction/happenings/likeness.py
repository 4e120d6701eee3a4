"""How alike two accounts are: what they have in common, and what speaks against one event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from events.extraction.actors.known import actors_by_name, known_places
from events.extraction.happenings.triggers import near_types
from events.extraction.lexicon import load

MONTH, YEAR = 31, 366  # days
TIGHT = 4  # days; two dates no wider than this are compared as days
NEXT_DAYS = 3  # days by which reports of one event may differ
ENOUGH = 0.75  # what accounts have in common that agree in type, day and all actors
DOUBTFUL = 0.65  # the most that accounts have in common which something speaks against

Nearness = Literal["same", "open", "apart"]


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


class Likeness(NamedTuple):
    """How sure it is, from 0 to 1, that two accounts are of one event, and why, in words."""

    score: float
    reasons: tuple[str, ...] = ()


NONE = Likeness(0.0)


def same_event(one: Account, other: Account) -> float:
    """How sure it is, from 0 to 1, that two articles report the same event.

    Above about 0.7 they may be joined, from 0.4 an editor should be asked.
    """
    return likeness(one, other).score


def likeness(one: Account, other: Account) -> Likeness:
    """The same with its reasons.

    A shared landmark decides, and so do two different ones. Else types must be near and dates at
    most a few days apart; how tightly they agree, and what actors, place and title have in common,
    makes the figure. What speaks against it keeps the figure below that of a joined pair.
    """
    if one.landmark and other.landmark:
        same = one.landmark == other.landmark
        return Likeness(1.0, ("the same well-known event",)) if same else NONE
    if not near_types(one.type, other.type) or _gap(one, other) > _bearable(one, other):
        return NONE
    if one.type == other.type and places(one.place, other.place) == "apart":
        return NONE
    dates, evidence = _by_date(one, other), _evidence(one, other)
    score = round(min(1.0, dates.score * evidence.score), 3)
    return Likeness(score, (*dates.reasons, *evidence.reasons)) if score else NONE


def _gap(one: Account, other: Account) -> int:
    """Days between two dates, 0 where they touch."""
    (a, b), (c, d) = one.days, other.days
    return max(0, (c - b).days, (a - d).days)


def _bearable(one: Account, other: Account) -> int:
    """The gap at which two dates may still be of one event: none where one of them is vague."""
    return NEXT_DAYS if one.width <= TIGHT and other.width <= TIGHT else 0


def _by_date(one: Account, other: Account) -> Likeness:
    """1 where the dates are the same few days, less the more room they leave."""
    if gap := _gap(one, other):
        return Likeness(0.75, (f"dates {gap} day{'s' if gap > 1 else ''} apart",))
    if one.days == other.days:
        share = 1.0 if one.width <= TIGHT else 0.9 if one.width <= MONTH else 0.6
        return Likeness(share, ("the same date",))
    widest = max(one.width, other.width)
    share = 1.0 if widest <= TIGHT else 0.75 if widest <= MONTH else 0.5 if widest <= YEAR else 0.25
    return Likeness(share, ("dates that agree",))


def _evidence(one: Account, other: Account) -> Likeness:
    """What two accounts have in common besides their date."""
    shared = common(one.actors, other.actors)
    words = telling_words(one, other) & telling_words(other, one)
    place = places(one.place, other.place)
    frequent, gap = one.type in _listed("frequent"), _gap(one, other) > 0
    once = one.type == other.type and is_once_a_day(one.type) and not gap
    if not (shared or words or once):
        return NONE
    if frequent and ((place != "same" and (gap or not words)) or (gap and not words)):
        return NONE
    score = (
        0.2 * (one.type == other.type)
        + 0.4 * _share(shared, one.actors, other.actors)
        + 0.45 * _word_share(one, other)
        + 0.15 * (place == "same")
    )
    reasons = (
        "the same type" if one.type == other.type else "",
        f"both name {_listing(shared)}" if shared else "",
        f"the same words: {_listing(words)}" if words else "",
        "the same place" if place == "same" else "",
    )
    objection = "" if once else _objection(one, other, telling=bool(words) or not frequent)
    if objection:
        score = min(score, DOUBTFUL)
    elif once or (not frequent and _same_cast(shared, one, other)):
        score = max(score + 0.1, ENOUGH)
    return Likeness(score, tuple(filter(None, (*reasons, objection))))


def _objection(one: Account, other: Account, *, telling: bool) -> str:
    """What speaks against two accounts being of one event; nothing if there is nothing."""
    if one.type != other.type:
        return "but of another type"
    if _gap(one, other):
        return "but on another day"
    if not telling:
        return "but no word that would tell it from others of that time"
    if _strangers(one, other) and _strangers(other, one):
        return "but each with people whom the other does not name"
    return ""


def is_once_a_day(kind: str) -> bool:
    """Whether all accounts of this type and a day are of one event."""
    return kind in _listed("once_a_day")


def _same_cast(shared: frozenset[str], one: Account, other: Account) -> bool:
    """Whether all of the smaller cast take part in both, and that is enough to tell the event.

    Two will do. One alone may have done several things that day: the titles must not tell of
    different ones, and where it is no person but a party, of none at all.
    """
    if not shared or _share(shared, one.actors, other.actors) < 1:
        return False
    own, others = telling_words(one, other), telling_words(other, one)
    known = actors_by_name()
    person = any(name not in known or known[name].kind == "person" for name in shared)
    alike = bool(own & others) or not (own and others)
    return len(shared) > 1 or (alike if person else not (own or others))


def _strangers(one: Account, other: Account) -> bool:
    """Whether an account names persons who are neither in the other nor of its parties."""
    known = actors_by_name()
    extra = one.actors - other.actors
    persons = {name for name in extra if name not in known or known[name].kind == "person"}
    return bool(persons - _shared(frozenset(persons), other.actors))


@lru_cache(4096)
def common(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The actors of the smaller of two casts that take part in the larger."""
    if len(one) == len(other):
        return _shared(*sorted((one, other), key=sorted))
    return _shared(one, other) if len(one) < len(other) else _shared(other, one)


def _shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The actors of a cast that take part in another, themselves or by those they act for."""
    if not one or not other:
        return frozenset()
    sides = frozenset().union(*map(sides_of, other))
    return frozenset(name for name in one if name in sides or sides_of(name) & other)


@lru_cache(4096)
def sides_of(name: str) -> frozenset[str]:
    """A person or government with the body and state that it acts for.

    Who holds rank in an armed group acts for that, and not for the state it fights in.
    """
    known = actors_by_name().get(name)
    if known is None or known.kind not in {"person", "government"}:
        return frozenset({name})
    bodies = (actors_by_name().get(role.body) for role in known.roles)
    groups = frozenset(body.name for body in bodies if body and body.kind == "armed_group")
    state = sides_of(known.of) if known.of and not groups else frozenset()
    return groups | state | {name}


def _share(shared: frozenset[str], one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the smaller cast that is shared."""
    return min(1.0, len(shared) / min(len(one), len(other))) if one and other else 0.0


def _word_share(one: Account, other: Account) -> float:
    """The shared part of the fewer telling words; one of several is half an agreement."""
    own, others = telling_words(one, other), telling_words(other, one)
    if own == others:
        return float(bool(own))
    return len(own & others) / max(2, min(len(own), len(others)))


def telling_words(account: Account, other: Account) -> frozenset[str]:
    """The words of a title less those that name actors and places, which are compared by others."""
    named = account.actors | other.actors | {account.place or "", other.place or ""}
    return content_words(account.title).difference(*map(content_words, named))


@lru_cache(4096)
def content_words(title: str) -> frozenset[str]:
    """The words of a title that mean something, without plural or third-person s."""
    words = (w.removesuffix("s") for w in re.findall(r"[^\W_]+", title.casefold()))
    return frozenset(words) - _listed("empty")


@cache
def _listed(name: str) -> frozenset[str]:
    words = load("identity")[name]
    return frozenset(words.split() if isinstance(words, str) else words)


def _listing(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def places(one: str | None, other: str | None) -> Nearness:
    """Whether two places are the same or apart; a town is neither to its country or squares."""
    if not one or not other:
        return "open"
    if one == other:
        return "same"
    if _town_of(one) == other or _town_of(other) == one:
        return "open"
    return "open" if {one, other} & _countries() else "apart"


def _town_of(quarter: str) -> str:
    """The town in which a quarter, square or palace lies; empty where the lexicon does not say."""
    towns: dict[str, list[str]] = load("places")["within"]
    return next((town for town, inside in towns.items() if quarter in inside), "")


@cache
def _countries() -> frozenset[str]:
    states = {name for name, actor in actors_by_name().items() if actor.kind == "country"}
    return frozenset(states | {place.country for place in known_places()} - {""})
