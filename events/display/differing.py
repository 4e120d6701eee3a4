"""Where the accounts of an event cannot all be right: what each says, and where it says so."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from events.claims import Claim, Question, contradicted, questions
from events.display.quoting import address, current
from events.models import Article, Event, Mention


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


def differences(event: Event) -> list[Difference]:
    """What the accounts of an event differ on; accounts, evidence and actors are loaded."""
    accounts = list(event.mentions.all())
    if len(accounts) < 2:
        return []
    return [
        Difference(question.about, versions)
        for question in questions(names(event))
        if (versions := _versions(question, accounts))
    ]


def names(event: Event) -> dict[int, str]:
    """The names of those who take part, by their keys; participations are loaded."""
    return {part.actor_id: part.actor.name for part in event.participations.all()}


def _versions(question: Question, accounts: Iterable[Mention]) -> list[Version]:
    """The answers that another one contradicts; those that agree with all say nothing here."""
    found: dict[Hashable, Version] = {}
    for account in accounts:
        if claim := question.claim(account):
            version = found.setdefault(claim.value, Version(claim.words, claim.value))
            version.sources.append(source(account, claim))
    against = contradicted(question, found)
    return [version for value, version in found.items() if value in against]


def source(account: Mention, claim: Claim) -> Source:
    """The paragraph whose words decided a claim, or at least the account."""
    evidence = current(account)
    fitting = [row for row in evidence if row.field == claim.field]
    exact = [row for row in fitting if row.exact in claim.words]
    for row in (*exact, *fitting, *evidence):
        return Source(
            account.article, row.paragraph.number, address(account.article, row.paragraph)
        )
    return Source(account.article, 0, account.article.get_absolute_url())
