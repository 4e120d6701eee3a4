"""The filter in words, as a list's heading has it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from events import datewords
from events.extraction.results import EVENT_TYPES
from events.forms.reading import Names, named_in
from events.models import Filter
from events.topics import topics as labels

# Names whose plural is not their singular and an s.
_PLURALS = {
    "talks": "talks",
    "diplomacy": "diplomacy",
    "sanction_or_aid": "sanctions or aid",
    "other": "other events",
}


def in_words(query: Filter, names: Names | None = None, subject: str = "") -> str:
    """The filter as a heading: "Talks and agreements with Taliban, 2020".

    ``names`` are those that ``read`` returned; without them they are looked up. ``subject`` says
    what is filtered, "statements" for instance, when it is not events.
    """
    names = named_in(query)[1] if names is None else names
    told = _statements(query, names, subject) if subject else _events(query, names)
    head = [
        *told,
        query.place and f"in {query.place}",
        query.words and f"mentioning “{query.words}”",
        query.article and f"reported in “{names['article', query.article]}”",
    ]
    held = (kind.replace("_", " ") for kind in query.occurrences)
    tail = [listed(held, "or"), listed(query.statuses, "or"), _window(query)]
    if query.known:
        tail.append(f"as known on {datewords.in_words(query.known.isoformat())}")
    text = ", ".join(part for part in [" ".join(part for part in head if part), *tail] if part)
    return f"All {text}" if query.is_open() else text[0].upper() + text[1:]


def _statements(query: Filter, names: Names, subject: str) -> list[str]:
    company = _company(query, names)
    topics = listed([labels()[topic].lower() for topic in query.topics], "or")
    types = listed([plural(kind) for kind in query.types]) or (company and "events")
    beside = f"beside {types}{company and f' with {company}'}"
    return [subject, topics and f"on {topics}", types and beside, _named("by", query, names)]


def _events(query: Filter, names: Names) -> list[str]:
    company = _company(query, names)
    together = "together with" if query.actors else "with"
    return [
        listed([plural(kind) for kind in query.types]) or "events",
        _named("with", query, names),
        company and f"{together} {company}",
    ]


def _company(query: Filter, names: Names) -> str:
    return listed([names["with", slug] for slug in query.company])


def _named(link: str, query: Filter, names: Names) -> str:
    actors = listed([names["actor", slug] for slug in query.actors], "or")
    return actors and f"{link} {actors}"


def _window(query: Filter) -> str:
    if not (query.start or query.end):
        return ""
    within = "within " if query.start and query.end else ""
    return (f"surely {within}" if query.certain else "") + period(query.start, query.end)


def period(start: date | None, end: date | None) -> str:
    """A window of days in as few words as mean the same: "2020", "from February 2020 on"."""
    days = start.isoformat() if start else "", end.isoformat() if end else ""
    for size in (4, 7, 10):
        first, last = (day[:size] for day in days)
        same_start = not first or datewords.bounds(first)[0] == start
        if same_start and (not last or datewords.bounds(last)[1] == end):
            break
    if first == last:
        return datewords.in_words(first)
    if not first:
        return f"up to {datewords.in_words(last)}"
    if not last:
        return f"from {datewords.in_words(first)} on"
    begin, finish = datewords.in_words(first), datewords.in_words(last)
    if first[:7] == last[:7]:
        begin = begin.split()[0]
    elif first[:4] == last[:4]:
        begin = begin.removesuffix(f" {last[:4]}")
    return f"{begin} to {finish}"


def plural(kind: str) -> str:
    """Events of a type, in the middle of a sentence: "prisoner releases"."""
    return _PLURALS.get(kind) or EVENT_TYPES[kind].label.lower() + "s"


def listed(words: Iterable[str], link: str = "and") -> str:
    """Words in a row as a person writes them: "a, b and c"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} {link} {last}" if first else last
