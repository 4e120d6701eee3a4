"""What accounts of an event claim, and which claims cannot both be right."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any, NamedTuple

from events import datewords
from events.extraction.happenings import common, near_types, places
from events.extraction.results import EVENT_TYPES, FIGHTING
from events.models import Evidence, Mention, Occurrence
from events.models.base import DATE_FIELDS

NEVER = {Occurrence.CANCELLED, Occurrence.NOT_HELD, Occurrence.DENIED}
Field = Evidence.Field


class Claim(NamedTuple):
    """What an account says: the value, its words, and the field of the evidence for it."""

    value: Hashable
    words: str
    field: Field


class Question(NamedTuple):
    """What accounts may answer.

    ``key`` names it where it is stored or asked for, ``about`` in the middle of a sentence.
    ``apart`` says of the values of two claims that they cannot both be right. ``fields`` are those
    of the event itself that answer it, if any do.
    """

    key: str
    about: str
    claim: Callable[[Mention], Claim | None]
    apart: Callable[[Any, Any], bool]
    fields: tuple[str, ...] = ()


def questions(names: Mapping[int, str]) -> Sequence[Question]:
    """All questions; ``names`` are those of the actors who take part, by their keys."""
    return (
        Question("date", "the date", _date, _disjoint, DATE_FIELDS),
        Question("place", "the place", _place, _elsewhere, ("place",)),
        Question("type", "what it was", _type, _of_another_kind, ("type",)),
        Question("occurrence", "whether it happened", _occurrence, _contrary, ("occurrence",)),
        Question("doers", "who did it", partial(_doers, names), _strangers),
        Question("killed", "the number killed", partial(_toll, "killed"), _disjoint),
        Question("wounded", "the number wounded", partial(_toll, "wounded"), _disjoint),
    )


def contradicted(question: Question, values: Iterable[Any]) -> set[Any]:
    """The values that another one contradicts."""
    pairs = combinations(dict.fromkeys(values), 2)
    return {value for pair in pairs if question.apart(*pair) for value in pair}


def _date(account: Mention) -> Claim | None:
    if not (account.earliest and account.latest):
        return None
    words = datewords.in_words(account.edtf, account.modifier)
    return Claim((account.earliest, account.latest), words, Field.DATE)


def _place(account: Mention) -> Claim | None:
    return Claim(account.place, account.place, Field.PLACE) if account.place else None


def _type(account: Mention) -> Claim:
    kind = EVENT_TYPES.get(account.type, EVENT_TYPES["other"])
    return Claim(account.type, kind.label.lower(), Field.TRIGGER)


def _occurrence(account: Mention) -> Claim:
    return Claim(account.occurrence, str(Occurrence(account.occurrence).label), Field.TRIGGER)


def _doers(names: Mapping[int, str], account: Mention) -> Claim | None:
    """Who attacked; in other events it is often the article's choice whom it makes the subject."""
    keys = [key for key, role in account.parties if role == "agent" and key in names]
    if account.type not in FIGHTING or not keys:
        return None
    doers = [names[key] for key in keys]
    return Claim(frozenset(doers), ", ".join(doers), Field.ACTOR)


def _toll(kind: str, account: Mention) -> Claim | None:
    """The figure as the article puts it."""
    for toll in account.toll:
        if toll["kind"] == kind:
            return Claim((toll["low"], toll["high"]), f"“{toll['words']}”", Field.TOLL)
    return None


def _disjoint(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    """Whether two stretches share nothing; one without a high end goes on for ever."""
    (a, b), (c, d) = one, other
    return (b is not None and c > b) or (d is not None and a > d)


def _elsewhere(one: str, other: str) -> bool:
    return places(one, other) == "apart"


def _of_another_kind(one: str, other: str) -> bool:
    return not near_types(one, other)


def _contrary(one: str, other: str) -> bool:
    return {one, other} & NEVER != set() and Occurrence.OCCURRED in (one, other)


def _strangers(one: frozenset[str], other: frozenset[str]) -> bool:
    return not common(one, other)
