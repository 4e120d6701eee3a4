"""Office-holders named by their office alone: "the president", "the Pakistani foreign minister"."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from events.extraction.actors.known import (
    KnownActor,
    Role,
    actors_by_name,
    known_actors,
    state_of_adjective,
)
from events.extraction.lexicon import days, load
from events.extraction.results import Article, FoundActor, Published, Span

_MEMORY = 40  # mentions that an office looks back
_OWNER = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)?\Z")
_LONGEST_OWNER = 24  # characters
_BARRED = re.compile(
    r"(?:former|then|ex|vice|late|deputy|acting|next|new|future|-)[\s-]+\Z", re.IGNORECASE
)
_NAME_NEXT = re.compile(r"(?:,? |’s |'s )[\"“(]?[A-Z][a-z]|-|[ ](?:of|for|in|and)\b")


class Term(NamedTuple):
    """Who held an office of a state from one day to another."""

    first: date
    last: date
    name: str


@cache
def _offices() -> dict[str, str]:
    """Offices by how they are written."""
    table: dict[str, str] = load("titles")["offices"]
    return table


def _office_of(role: Role) -> str:
    """The office as the article's words give it, "" for one this module does not know."""
    return _offices().get(role.title, "")


@cache
def _terms() -> dict[tuple[str, str], list[Term]]:
    """All terms by office and state."""
    table: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for actor in known_actors():
        for role in actor.roles:
            office = _office_of(role)
            if actor.kind == "person" and role.start and office and _of_state(actor, role):
                term = Term(days(role.start)[0], days(role.end)[1], actor.name)
                table[office, actor.of].append(term)
    return table


def _of_state(actor: KnownActor, role: Role) -> bool:
    """Whether an office is one of the actor's state rather than of some other body."""
    body = actors_by_name().get(role.body)
    return role.body == actor.of or bool(body and body.of == actor.of and body.kind == "government")


@cache
def _pattern() -> re.Pattern[str]:
    """The definite article or a state's possessive, a state's adjective, and an office."""
    offices = "|".join(sorted(map(re.escape, _offices()), key=len, reverse=True))
    states = "|".join(sorted(map(re.escape, state_of_adjective()), key=len, reverse=True))
    return re.compile(
        rf"(?:\b[Tt]he\s+(?:(?P<state>(?i:{states}))\s+)?|(?P<owned>['’]s)\s+)"
        rf"(?P<office>(?i:{offices}))\b(?:\s+of\s+(?P<of>(?i:{states}))\b)?"
    )


@cache
def _heads() -> frozenset[str]:
    """The last words of all offices; a paragraph without any need not be searched."""
    return frozenset(office.split()[-1].lower() for office in _offices())


def _state_said(match: re.Match[str], text: str) -> str | None:
    """The state named with the office, "" for none; None where another owner is named."""
    said = match["state"] or match["of"] or ""
    if match["owned"]:
        owner = _OWNER.search(text, max(0, match.start() - _LONGEST_OWNER), match.start())
        said = owner.group() if owner else ""
    state = state_of_adjective().get(said.lower(), "")
    return None if match["owned"] and not state else state


@dataclass(slots=True)
class _Persons:
    """The persons named so far who have held an office, and states by how often they occur."""

    named: list[tuple[int, str]]
    state: str
    first: date
    last: date

    def in_office(self, office: str, state: str, name: str, *, ever: bool = False) -> bool:
        """Whether this person held the office on the day of publication, or ``ever`` before."""
        return any(
            term.name == name and term.first <= self.last and (ever or term.last >= self.first)
            for term in _terms().get((office, state), ())
        )

    def nearest(self, office: str, state: str, at: int) -> str:
        """The holder of the office who was named last before ``at``; "" when there is none."""
        last = bisect_left(self.named, (at, ""))
        for ever in (False, True):
            for _, name in reversed(self.named[max(0, last - _MEMORY) : last]):
                own = state or actors_by_name()[name].of
                if self.in_office(office, own, name, ever=ever):
                    return name
        return ""

    def holder(self, office: str, state: str) -> str:
        """The one holder at publication of an office of a state, "" when not just one is known."""
        terms = _terms().get((office, state), ())
        found = {t.name for t in terms if t.first <= self.last and t.last >= self.first}
        return found.pop() if len(found) == 1 else ""


def _majority(actors: Sequence[FoundActor]) -> str:
    """The state to which most mentions of known persons and bodies belong."""
    times: Counter[str] = Counter()
    for actor in actors:
        known = actors_by_name().get(actor.name)
        if known and known.of and actor.kind in ("person", "government"):
            times[known.of] += len(actor.mentions)
    (state, count), *others = [*times.most_common(2), ("", 0)]
    return state if count and not (others and others[0][1] == count) else ""


def _bare(match: re.Match[str], text: str) -> bool:
    """Whether no name, apposition or earlier word makes somebody else of the office."""
    if _BARRED.search(text, max(0, match.start("office") - 12), match.start("office")):
        return False
    return not _NAME_NEXT.match(text, match.end())


def _found(article: Article, persons: _Persons, taken: list[Span]) -> Iterator[tuple[str, Span]]:
    for paragraph in article.body():
        said = paragraph.span.of(article.text).lower()
        if not any(head in said for head in _heads()):
            continue
        for match in _pattern().finditer(article.text, *paragraph.span):
            span = Span(*match.span())
            at = bisect_left(taken, span)
            near = taken[max(0, at - 1) : at + 2]
            if not _bare(match, article.text) or any(_covers(t, match) for t in near):
                continue
            state = _state_said(match, article.text)
            if state is None:
                continue
            office = _offices()[match["office"].lower()]
            name = persons.nearest(office, state, span.start)
            name = name or persons.holder(office, state or persons.state)
            if name:
                yield name, Span(*match.span("office")) if match["owned"] else span


def _covers(taken: Span, match: re.Match[str]) -> bool:
    """Whether a mention holds the office's own words, or stands right behind them."""
    office = Span(*match.span("office"))
    return taken.touches(office) or 0 <= taken.start - match.end() <= 2


def name_office_holders(
    article: Article, actors: Sequence[FoundActor], published: Published | None
) -> tuple[FoundActor, ...]:
    """``actors`` with the office-holders whom the article calls by their office alone.

    The holder is the one named last before it, of those in office at publication; without any,
    the lexicon's holder at publication in the state named with the office, or in the state the
    article's persons and bodies mostly belong to.
    """
    if published is None or published.when.latest is None:
        return tuple(actors)
    last = published.when.latest
    people = {a.name for a in actors if a.kind == "person" and a.known}
    named = sorted((s.start, a.name) for a in actors if a.name in people for s in a.mentions)
    persons = _Persons(named, _majority(actors), published.when.earliest or last, last)
    taken = sorted(span for actor in actors if actor.kind != "country" for span in actor.mentions)
    more: dict[str, list[Span]] = defaultdict(list)
    for name, span in _found(article, persons, taken):
        more[name].append(span)
        insort(persons.named, (span.start, name))
    return tuple(_with(actor, more.pop(actor.name, [])) for actor in actors) + tuple(
        _new(name, spans) for name, spans in more.items()
    )


def _with(actor: FoundActor, spans: list[Span]) -> FoundActor:
    return replace(actor, mentions=tuple(sorted((*actor.mentions, *spans)))) if spans else actor


def _new(name: str, spans: list[Span]) -> FoundActor:
    known = actors_by_name()[name]
    return FoundActor(name, "person", known.wikidata, tuple(spans), known=True, gender=known.gender)
