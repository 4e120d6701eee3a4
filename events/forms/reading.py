"""From a URL's query to a cleaned ``Filter``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from django.db.models import BigIntegerField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.http import QueryDict

from events import datewords
from events.claims import questions
from events.extraction.results import EVENT_TYPES
from events.models import Actor, Article, Event, Filter, Occurrence, Past
from events.models.actors import followed
from events.models.filters import STATUSES, Position
from events.naming.actors import find
from events.topics import topics

PARAMETERS = (
    "q type topic actor with who from to certain place article status occurrence known sort by "
    "after"
).split()
LONGEST = 200
MOST = 50
"""Values of one parameter, of which each may cost a subquery."""
SORTS = {"date": False, "-date": True}
PARTED_BY = ("type", "actor")
CHANGES = ("new", *(question.key for question in questions({})))
DATE_FORMS = "a year, month or day: 2020, 2020-02 or 2020-02-29"

_DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_CURSOR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,18})")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
Names = Mapping[tuple[str, str], str]
_Meaning = TypeVar("_Meaning")
_Wanted = tuple[str, str, QuerySet[Any, Any]]
"""A parameter, its value, and the rows that show that there is such a thing."""


class BadQuery(ValueError):
    """A value in the URL that means nothing: which one, and what would be allowed."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        self.name, self.value, self.allowed = name, value, allowed
        super().__init__(f"“{value}” is no value for “{name}”, which takes {allowed}.")


def parse_query(data: QueryDict, *, topical: bool = False) -> Filter:
    """The filter that a URL's query means; raises ``BadQuery``. Unknown parameters are ignored."""
    return read(data, topical=topical)[0]


def read(data: QueryDict, *, topical: bool = False) -> tuple[Filter, Names]:
    """The filter, and the names of the actors, article and place it asks for; raises ``BadQuery``.

    ``topical``: it is statements that are asked for, which alone have topics.
    Asks the database once, and only for a query that names one of the three; once more for an
    actor that was merged into another, whom the query then means, and for one typed by name.
    """
    query = Filter(
        words=_text(data, "q"),
        types=_chosen(data, "type", EVENT_TYPES),
        topics=_topics(data, topical=topical),
        actors=tuple(dict.fromkeys([*_several(data, "actor"), *parse_who(data)])),
        company=_several(data, "with"),
        start=_day(data, "from", 0),
        end=_day(data, "to", 1),
        certain=_one_of(data, "certain", {"": False, "1": True}),
        place=_text(data, "place"),
        article=_text(data, "article"),
        statuses=_chosen(data, "status", STATUSES),
        occurrences=_chosen(data, "occurrence", Occurrence.values),
        known=_day(data, "known", 1),
        newest_first=_one_of(data, "sort", {"": False} | SORTS),
    )
    if query.start and query.end and query.start > query.end:
        earliest = data.get("from")
        raise BadQuery("to", data.get("to", ""), f"no date before “from”, which is {earliest}")
    # Exports are neither paged nor drawn, but what means nothing is wrong there as well.
    parse_position(data)
    parse_by(data)
    return named_in(query)


def parse_actors(data: QueryDict) -> tuple[str, str]:
    """The words and the kind that the list of actors is narrowed by; raises ``BadQuery``."""
    kind = _text(data, "kind")
    if kind and kind not in Actor.Kind.values:
        raise BadQuery("kind", kind, "one of " + ", ".join(Actor.Kind.values))
    return _text(data, "q"), kind


def parse_words(data: QueryDict, name: str = "q") -> str:
    """Words that are typed, of a list that takes no other choice; raises ``BadQuery``."""
    return _text(data, name)


def parse_who(data: QueryDict) -> tuple[str, ...]:
    """The address of the actor who is typed by name, if anybody is; raises ``BadQuery``."""
    words = _text(data, "who")
    if not words:
        return ()
    if not (found := find(words, 1)):
        raise BadQuery("who", words, "a name of an actor, in any spelling")
    return (found[0].slug,)


def parse_position(data: QueryDict) -> Position | None:
    """Where the page before ended, if the URL says so; raises ``BadQuery``."""
    value = _text(data, "after")
    if not value:
        return None
    match = _CURSOR.fullmatch(value)
    try:
        return Position(date.fromisoformat(match[1]), int(match[2])) if match else _lost(value)
    except ValueError:
        return _lost(value)


def parse_by(data: QueryDict) -> str:
    """What the picture of time is split by, or has a lane of its own; raises ``BadQuery``."""
    return _one_of(data, "by", {"": ""} | {name: name for name in PARTED_BY})


def parse_known(data: QueryDict) -> date | None:
    """The day on which something is to have been known; raises ``BadQuery``."""
    return _day(data, "known", 1)


def parse_change(data: QueryDict) -> str:
    """The kind of changes asked for: new events, or a question's key; raises ``BadQuery``."""
    kind = _text(data, "change")
    if kind and kind not in CHANGES:
        raise BadQuery("change", kind, "one of " + ", ".join(CHANGES))
    return kind


def cursor(row: Any, key: int | None = None) -> str:
    """The value of ``after`` for the page that follows a row with a sort date, or its ``key``."""
    return f"{row.sort_date.isoformat()}.{key or row.pk}"


def cleaned(data: QueryDict, **changes: str) -> str:
    """The query as a link repeats it: known, non-empty parameters, less the place in the list.

    ``changes`` sets parameters, or takes them out where the value is empty.
    """
    kept = QueryDict(mutable=True)
    for name in PARAMETERS:
        if name != "after":
            kept.setlist(name, [value for value in data.getlist(name) if value])
    for name, value in changes.items():
        kept.setlist(name, [value] if value else [])
    return kept.urlencode()


def _lost(value: str) -> Position:
    raise BadQuery("after", value, "the place that a “later” or “earlier” link gives")


def _checked(name: str, value: str) -> str:
    """A value without what no database takes and no reader types."""
    if _CONTROLS.search(value) or len(value) > LONGEST:
        shown = _CONTROLS.sub("�", value)[:LONGEST]
        raise BadQuery(name, shown, f"up to {LONGEST} characters without control characters")
    return value.strip()


def _text(data: QueryDict, name: str) -> str:
    return _checked(name, data.get(name, ""))


def _several(data: QueryDict, name: str) -> tuple[str, ...]:
    """The values of a repeatable parameter, each once, in the order given."""
    values = (_checked(name, value) for value in data.getlist(name))
    found = tuple(dict.fromkeys(value for value in values if value))
    if len(found) > MOST:
        raise BadQuery(name, f"{len(found)} values", f"up to {MOST} of them")
    return found


def _chosen(data: QueryDict, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
    values = _several(data, name)
    for value in values:
        if value not in allowed:
            raise BadQuery(name, value, "one of " + ", ".join(allowed))
    return values


def _topics(data: QueryDict, *, topical: bool) -> tuple[str, ...]:
    chosen = _chosen(data, "topic", topics())
    if chosen and not topical:
        raise BadQuery("topic", chosen[0], "nothing here: only statements have topics")
    return chosen


def _one_of(data: QueryDict, name: str, meanings: Mapping[str, _Meaning]) -> _Meaning:
    value = data.get(name, "")
    if value not in meanings:
        raise BadQuery(name, value, " or ".join(key for key in meanings if key))
    return meanings[value]


def _day(data: QueryDict, name: str, end: int) -> date | None:
    """The first (``end`` 0) or last day (1) of a year, month or day."""
    value = _text(data, name)
    if not value:
        return None
    try:
        return datewords.bounds(value)[end] if _DAY.fullmatch(value) else _no_date(name, value)
    except datewords.WrongDate:
        return _no_date(name, value)


def _no_date(name: str, value: str) -> date:
    raise BadQuery(name, value, DATE_FORMS)


def named_in(query: Filter) -> tuple[Filter, Names]:
    """The query with merges followed, and the names of what it asks for by slug or name.

    Raises ``BadQuery`` for what is not there.
    """
    asked = {"actor": query.actors, "with": query.company}
    wanted = _wanted(query, asked)
    found = {(name, value): (label, merged) for name, value, label, merged in _rows(wanted)}
    for name, value, _ in wanted:
        if (name, value) not in found:
            raise BadQuery(name, value, _KNOWN[name])
    kept = _kept({value: merged for (_, value), (_, merged) in found.items() if merged})
    names = {key: label for key, (label, _) in found.items()}
    names |= {(name, actor.slug): actor.name for name in asked for actor in kept.values()}
    actors, company = (
        tuple(dict.fromkeys(kept[slug].slug if slug in kept else slug for slug in slugs))
        for slugs in asked.values()
    )
    return replace(query, actors=actors, company=company), names


def _wanted(query: Filter, asked: Mapping[str, Iterable[str]]) -> list[_Wanted]:
    """``asked`` are the slugs of actors, by parameter."""
    article, place = query.article, query.place
    wanted: list[_Wanted] = [
        (name, slug, Actor.objects.filter(slug=slug))
        for name, slugs in asked.items()
        for slug in slugs
    ]
    if article:
        wanted.append(("article", article, Article.objects.filter(slug=article)))
    if place:
        wanted.append(("place", place, Event.objects.filter(place=place)))
        # One of a day of the past is no mistake today: links that leave that day keep it.
        wanted.append(("place", place, Past.objects.filter(place=place)))
    return wanted


def _kept(merged: Mapping[str, int]) -> dict[str, Actor]:
    """The actors whom those of some slugs were merged into, whose keys are given."""
    if not merged:
        return {}
    into = Actor.objects.in_bulk(merged.values())
    return followed({slug: into[key] for slug, key in merged.items()})


_KNOWN = {
    "actor": "the last part of the address of an actor’s page: “taliban” of /actors/taliban/",
    "article": "the last part of the address of an article’s page",
    "place": "the place of an event, as the event’s page has it: Doha",
}
_KNOWN["with"] = _KNOWN["actor"]
_LABELS = {"actor": "name", "with": "name", "article": "title", "place": "place"}


def _rows(wanted: Iterable[_Wanted]) -> Iterable[tuple[str, str, str, int | None]]:
    """(parameter, value, name, key of the actor it was merged into); one query, or none."""
    nobody = Cast(Value(None), BigIntegerField())
    queries = [
        rows.order_by()
        .annotate(
            asked=Value(name, CharField()),
            given=Value(value, CharField()),
            into=F("merged_into") if name in ("actor", "with") else nobody,
        )
        .values_list("asked", "given", _LABELS[name], "into")[:1]
        for name, value, rows in wanted
    ]
    return queries[0].union(*queries[1:], all=True) if queries else ()
