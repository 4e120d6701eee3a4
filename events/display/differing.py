"""Where the accounts of an event cannot all be right: what each says, and where it says so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple

from events import datewords
from events.display.quoting import address, current
from events.display.vocabulary import kind_of
from events.extraction.happenings import common, near_types, places
from events.extraction.results import FIGHTING
from events.models import Article, Event, Evidence, Mention, Occurrence

NEVER = {Occurrence.CANCELLED, Occurrence.NOT_HELD, Occurrence.DENIED}
Field = Evidence.Field


class Source(NamedTuple):
    """Where an article says something; ``number`` is 0 where no paragraph can be named."""

    article: Article
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Version:
    """One of the answers that articles give, and all that give it."""

    words: str
    value: Any
    sources: list[Source] = field(default_factory=list)


class Difference(NamedTuple):
    """A question that articles answer so that not all can be right."""

    about: str
    versions: list[Version]


class _Claim(NamedTuple):
    """What an account says: the value, its words, and the field of the evidence for it."""

    value: Hashable
    words: str
    field: Field


class _Question(NamedTuple):
    about: str
    claim: Callable[[Mention], _Claim | None]
    apart: Callable[[Any, Any], bool]


def differences(event: Event) -> list[Difference]:
    """What the accounts of an event differ on; accounts, evidence and actors are loaded."""
    accounts = list(event.mentions.all())
    if len(accounts) < 2:
        return []
    names = {part.actor_id: part.actor.name for part in event.participations.all()}
    return [
        Difference(question.about, versions)
        for question in _questions(names)
        if (versions := _versions(question, accounts))
    ]


def _versions(question: _Question, accounts: Iterable[Mention]) -> list[Version]:
    """The answers that another one contradicts; those that agree with all say nothing here."""
    found: dict[Hashable, Version] = {}
    for account in accounts:
        if claim := question.claim(account):
            version = found.setdefault(claim.value, Version(claim.words, claim.value))
            version.sources.append(_source(account, claim))
    pairs = combinations(found.values(), 2)
    apart = [pair for pair in pairs if question.apart(pair[0].value, pair[1].value)]
    against = {version.value for pair in apart for version in pair}
    return [version for value, version in found.items() if value in against]


def _source(account: Mention, claim: _Claim) -> Source:
    """The paragraph whose words decided a claim, or at least the account."""
    evidence = current(account)
    fitting = [row for row in evidence if row.field == claim.field]
    exact = [row for row in fitting if row.exact in claim.words]
    for row in (*exact, *fitting, *evidence):
        return Source(
            account.article, row.paragraph.number, address(account.article, row.paragraph)
        )
    return Source(account.article, 0, account.article.get_absolute_url())


def _questions(names: dict[int, str]) -> Sequence[_Question]:
    return (
        _Question("the date", _date, _disjoint),
        _Question("the place", _place, lambda a, b: places(a, b) == "apart"),
        _Question("what it was", _type, lambda a, b: not near_types(a, b)),
        _Question("whether it happened", _occurrence, _contrary),
        _Question("who did it", lambda account: _doers(account, names), _strangers),
        _Question("the number killed", lambda account: _toll(account, "killed"), _disjoint),
        _Question("the number wounded", lambda account: _toll(account, "wounded"), _disjoint),
    )


def _date(account: Mention) -> _Claim | None:
    if not (account.earliest and account.latest):
        return None
    words = datewords.in_words(account.edtf, account.modifier)
    return _Claim((account.earliest, account.latest), words, Field.DATE)


def _place(account: Mention) -> _Claim | None:
    return _Claim(account.place, account.place, Field.PLACE) if account.place else None


def _type(account: Mention) -> _Claim:
    return _Claim(account.type, kind_of(account.type).label.lower(), Field.TRIGGER)


def _occurrence(account: Mention) -> _Claim:
    return _Claim(account.occurrence, account.get_occurrence_display(), Field.TRIGGER)


def _doers(account: Mention, names: dict[int, str]) -> _Claim | None:
    """Who attacked; in other events it is often the article's choice whom it makes the subject."""
    keys = [key for key, role in account.parties if role == "agent" and key in names]
    if account.type not in FIGHTING or not keys:
        return None
    doers = [names[key] for key in keys]
    return _Claim(frozenset(doers), ", ".join(doers), Field.ACTOR)


def _toll(account: Mention, kind: str) -> _Claim | None:
    """The figure as the article puts it."""
    for toll in account.toll:
        if toll["kind"] == kind:
            return _Claim((toll["low"], toll["high"]), f"“{toll['words']}”", Field.TOLL)
    return None


def _disjoint(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    """Whether two stretches share nothing; one without a high end goes on for ever."""
    (a, b), (c, d) = one, other
    return (b is not None and c > b) or (d is not None and a > d)


def _contrary(one: str, other: str) -> bool:
    return {one, other} & NEVER != set() and Occurrence.OCCURRED in (one, other)


def _strangers(one: frozenset[str], other: frozenset[str]) -> bool:
    return not common(one, other)
