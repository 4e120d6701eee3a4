"""Clues from offices: whoever bears a title is, as a rule, in office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from events.extraction.actors.known import KnownActor, Role, actors_by_name
from events.extraction.dateline.clues import ONE_DAY, Clue, Days, after, before, said, weight
from events.extraction.lexicon import days, load
from events.extraction.results import Article, FoundActor

A_YEAR = 365 * ONE_DAY
_REACH = 60  # characters before a name in which its title stands
_NAME = re.compile(r"(?:\s+[\w.'’-]+){1,5}$")


ENVOY = "envoy"
_ENVOYS = re.compile(r"\benvoy\b|^special representative\b")


def _office(title: str) -> str:
    """The office that a title means; envoys bear many titles, in the news and one after another."""
    return ENVOY if _ENVOYS.search(title) else title


@cache
def _title(words: str) -> re.Pattern[str]:
    """A title in its usual forms: "defense secretary" is also "secretary of defence"."""
    words = "envoy|special representative" if words == ENVOY else words
    words = words.replace("defense", "defen[cs]e")
    turned = re.sub(r"^(\S+) (secretary|minister)$", r"\2 (?:of|for) \1", words)
    forms = f"{words}|{turned}".replace(" ", r"\s+")
    return re.compile(
        rf"(?P<before>[\w-]*)\s*\b(?:{forms})(?=(?:\s+[\w.'’-]+){{1,5}}$)", re.IGNORECASE
    )


def _bears(article: Article, actor: FoundActor, role: Role) -> bool:
    """Whether the text gives a person this title without "former" or the like."""
    barred = load("dateline")["titles"]["barred"]
    for mention in actor.mentions:
        words = article.text[max(0, mention.start - _REACH) : mention.end]
        found = _title(_office(role.title)).search(words)
        if found and found.group("before").lower() not in barred:
            return True
    return False


def _held(article: Article, actors: Sequence[FoundActor]) -> Iterator[tuple[KnownActor, Role]]:
    """Who bears which title, with the first term of that office."""
    for actor in actors:
        known = actors_by_name().get(actor.name)
        first: dict[tuple[str, str], Role] = {}
        for role in sorted(known.roles if known else (), key=lambda role: role.start):
            if role.start:
                first.setdefault(_key(role), role)
        for role in first.values():
            if known and _bears(article, actor, role):
                yield known, role


def _key(role: Role) -> tuple[str, str]:
    """What makes roles terms of one office."""
    office = _office(role.title)
    return office, "" if office == ENVOY else role.body


def _term(role: Role) -> Days:
    return Days(days(role.start)[0], days(role.end)[1])


def _in_words(term: Days) -> str:
    return f"since {said(term.first)}" if term.last == date.max else said(*term)


def office_clues(article: Article, actors: Sequence[FoundActor]) -> Iterator[Clue]:
    """The terms of office of persons named with their titles; of several holders the latest."""
    latest: dict[tuple[str, str], tuple[KnownActor, Role]] = {}
    for actor, role in _held(article, actors):
        key = _key(role)
        if key not in latest or role.start > latest[key][1].start:
            latest[key] = actor, role
    for actor, role in latest.values():
        terms = [_term(r) for r in actor.roles if r.start and _key(r) == _key(role)]
        first, last = min(t.first for t in terms), max(t.last for t in terms)
        words = f"{actor.name} is called {_office(role.title)} ({', '.join(map(_in_words, terms))})"
        yield after(first, "in_office_since", words)
        if last < date.max:
            for years in (0, 1, 3):
                yield before(last + years * A_YEAR, "in_office_until", words)
        if len(terms) > 1:
            yield Clue(tuple(terms), weight("in_office_again"), words)


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
