"""Clues from offices: whoever bears a title is in office, as a rule; former holders have left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from events.extraction.actors.known import KnownActor, Role, actors_by_name
from events.extraction.dateline.clues import ONE_DAY, Clue, Days, after, before, said, weight
from events.extraction.lexicon import days, load
from events.extraction.results import Article, FoundActor, Span

A_YEAR = 365 * ONE_DAY
GRACE = 14 * ONE_DAY  # in which the news of a death or a dismissal still give the title
BETWEEN = 80 * ONE_DAY  # from an election to the oath
_REACH = 60  # characters before a name in which its title stands
ENVOY = "envoy"
_ENVOYS = re.compile(r"\benvoy\b|^special representative\b")


class Holding(NamedTuple):
    """A person who bears a title: ``standing`` is "held", "left" or "elect".

    ``news`` is set where a sentence with a title names a day of the last week.
    """

    person: KnownActor
    role: Role
    standing: str
    news: bool


def _office(title: str) -> str:
    """The office that a title means; envoys bear many titles, in the news and one after another."""
    return ENVOY if _ENVOYS.search(title) else title


def _has_head(words: str, title: str) -> bool:
    said = words.lower()
    return any(head in said for head in _heads(title))


@cache
def _heads(title: str) -> tuple[str, ...]:
    """Words one of which is in every form of a title; patterns are slow to make and to seek."""
    if title == ENVOY:
        return ENVOY, "representative"
    return tuple([word for word in title.lower().split() if "defense" not in word][-1:])


@cache
def _before_name(title: str) -> re.Pattern[str]:
    """A title that leads to the name at the end of some words."""
    return re.compile(rf"{_title(title)},?(?=(?:\s+[\w.'’-]+){{1,5}}$)", re.IGNORECASE)


@cache
def _behind_name(title: str) -> re.Pattern[str]:
    """A title as an apposition."""
    lead = r",\s+(?:the|an?)\s+(?:[\w.'’]+\s+){0,2}?"
    return re.compile(rf"{lead}{_title(title)}\b", re.IGNORECASE)


def _title(words: str) -> str:
    """A pattern of a title in its usual forms: "defense secretary", "secretary of defence"."""
    words = "envoy|special representative" if words == ENVOY else words
    words = words.replace("defense", "defen[cs]e")
    turned = re.sub(r"^(\S+) (secretary|minister)$", r"\2 (?:of|for) \1", words)
    forms = f"{words}|{turned}".replace(" ", r"\s+")
    titles = load("dateline")["titles"]
    barred = "|".join(map(re.escape, (*titles["left"], *titles["barred"])))
    bar = rf"(?:\b(?P<bar>{barred})\b[\s-]*(?:(?!of\b|and\b|or\b|the\b)[\w.’']+\s+){{0,2}}?)?"
    return rf"{bar}\b(?:{forms})(?P<elect>[- ]elect)?"


def _standing(article: Article, role: Role, mention: Span) -> str:
    """What a mention says of the role: "held", "left", "elect", "" for nothing or another one."""
    office = _office(role.title)
    words = article.text[max(0, mention.start - _REACH) : mention.end]
    behind = article.text[mention.end : mention.end + _REACH]
    found = _has_head(words, office) and _before_name(office).search(words)
    if not found and behind[:1] == "," and _has_head(behind, office):
        found = _behind_name(office).match(article.text, mention.end, mention.end + _REACH)
    if not found:
        return ""
    if found["elect"]:
        return "elect"
    bar = (found["bar"] or "").lower()
    return "held" if not bar else "left" if bar in load("dateline")["titles"]["left"] else ""


def _held(
    article: Article, actors: Sequence[FoundActor], news: Sequence[Span]
) -> Iterator[Holding]:
    """Who bears which title, with the first term of that office."""
    for actor in actors:
        if (known := actors_by_name().get(actor.name)) is None:
            continue
        first: dict[tuple[str, str], Role] = {}
        for role in sorted(known.roles, key=lambda role: role.start):
            if role.start:
                first.setdefault(_key(role), role)
        for role in first.values():
            named = [(m, s) for m in actor.mentions if (s := _standing(article, role, m))]
            for standing in sorted({s for _, s in named}):
                fresh = any(m.within(s) for m, _ in named for s in news)
                yield Holding(known, role, standing, fresh)


def _key(role: Role) -> tuple[str, str]:
    """What makes roles terms of one office."""
    office = _office(role.title)
    return office, "" if office == ENVOY else role.body


def _term(role: Role) -> Days:
    return Days(days(role.start)[0], days(role.end)[1])


def _terms(holding: Holding) -> list[Days]:
    """The terms of that office, the last one as long as the world believed in it."""
    key = _key(holding.role)
    terms = [_term(r) for r in holding.person.roles if r.start and _key(r) == key]
    believed = load("dateline")["believed"].get(holding.person.name, date.min)
    return [t._replace(last=max(t.last, believed)) for t in terms]


def _in_words(term: Days) -> str:
    return f"since {said(term.first)}" if term.last == date.max else said(*term)


def office_clues(
    article: Article, actors: Sequence[FoundActor], news: Sequence[Span]
) -> Iterator[Clue]:
    """The terms of office of persons named with their titles; of several holders the latest.

    ``news`` are the sentences that name a day of the last week.
    """
    latest: dict[tuple[str, str], Holding] = {}
    for holding in _held(article, actors, news):
        key = _key(holding.role)
        if holding.standing != "held":
            yield from _other_clues(holding)
        elif key not in latest or holding.role.start > latest[key].role.start:
            latest[key] = holding
    for holding in latest.values():
        yield from _holder_clues(holding)


def _holder_clues(holding: Holding) -> Iterator[Clue]:
    terms = _terms(holding)
    first, last = min(t.first for t in terms), max(t.last for t in terms)
    name, office = holding.person.name, _office(holding.role.title)
    words = f"{name} is called {office} ({', '.join(map(_in_words, terms))})"
    yield after(first, "in_office_since", words)
    if last < date.max:
        for years in (0, 1, 3):
            yield before(last + years * A_YEAR + GRACE, "in_office_until", words)
    if len(terms) > 1:
        yield Clue(tuple(terms), weight("in_office_again"), words)
    if holding.news:
        lately = tuple(t._replace(last=min(t.last, date.max - GRACE) + GRACE) for t in terms)
        yield Clue(lately, weight("in_office_now"), words)


def _other_clues(holding: Holding) -> Iterator[Clue]:
    """Who has left an office has left it; who is elected has not come into it."""
    terms, office = _terms(holding), _office(holding.role.title)
    if holding.standing == "elect":
        near = tuple(Days(t.first - BETWEEN, t.first) for t in terms)
        yield Clue(near, weight("elect"), f"{holding.person.name} is {office} elect")
    elif (last := min(t.last for t in terms)) < date.max:
        words = f"{holding.person.name} is called former {office} (until {said(last)})"
        yield after(last, "left_office", words)


def person_clues(actors: Sequence[FoundActor]) -> Iterator[Clue]:
    """Whoever is named is, as a rule, in public life: from the first office known to the last."""
    for actor in actors:
        known = actors_by_name().get(actor.name)
        terms = [_term(r) for r in known.roles if r.start] if known else []
        if known and known.kind == "person" and terms:
            first, last = min(t.first for t in terms), max(t.last for t in terms)
            last = last + A_YEAR if last < date.max else last
            words = f"{known.name} is named (in office {_in_words(Days(first, last))})"
            yield Clue((Days(first, last),), weight("named"), words)


def administration_clues(actors: Sequence[FoundActor]) -> Iterator[Clue]:
    """A government called by its head ("the Biden administration") exists while he is in office."""
    for actor in actors:
        known = actors_by_name().get(actor.name)
        for head in known.heads if known and known.name.endswith("administration") else ():
            person = actors_by_name().get(head)
            terms = [_term(r) for r in person.roles if r.title == "president"] if person else []
            if terms:
                words = f"the {actor.name} is spoken of ({', '.join(map(_in_words, terms))})"
                yield after(min(t.first for t in terms), "administration", words)
                if (last := max(t.last for t in terms)) < date.max:
                    yield before(last + GRACE, "administration_until", words)
