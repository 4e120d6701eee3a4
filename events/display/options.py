"""What the filter form offers: every option with the number of rows it would leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.extraction.results import EVENT_TYPES
from events.forms import Names
from events.models import Filter, Occurrence, Status
from events.models.filters import OFFERED, Facet
from events.topics import topics

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; ``id`` is unique on the page."""

    id: str
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A field with its options; those of ``folded`` are out of sight until asked for."""

    name: str
    title: str
    options: list[Option]
    folded: list[Option]


def choices(
    query: Filter, names: Names, facets: Mapping[str, Sequence[Facet]]
) -> dict[str, Choice]:
    """The fields of the filter form that offer options, by parameter."""
    types = {key: row.label for key, row in EVENT_TYPES.items()}
    statuses = _capitalised(Status.choices)
    occurrences = _capitalised(Occurrence.choices)
    return {
        "type": _fixed("type", "Type", types, facets.get("types", ()), query.types),
        "topic": _fixed("topic", "Topic", topics(), facets.get("topics", ()), query.topics),
        "with": _found("with", "Together with", (), query.company, names),
        "actor": _found("actor", "Actor", facets.get("actors", ()), query.actors, names),
        "occurrence": _fixed(
            "occurrence",
            "Did it happen?",
            occurrences,
            facets.get("occurrences", ()),
            query.occurrences,
        ),
        "place": _found("place", "Place", facets.get("place", ()), (query.place,), names),
        "article": _found("article", "Article", facets.get("article", ()), (query.article,), names),
        "status": _fixed("status", "Trust", statuses, facets.get("statuses", ()), query.statuses),
    }


def _capitalised(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    return {str(value): str(label).capitalize() for value, label in choices}


def _fixed(
    name: str,
    title: str,
    labels: Mapping[str, str],
    facets: Iterable[Facet],
    chosen: Sequence[str],
) -> Choice:
    """Options of a vocabulary, in its own order; those without rows only when they are chosen."""
    counts = {facet.value: facet.count for facet in facets}
    options = [
        Option(f"{name}-{value}", value, label, counts.get(value, 0), value in chosen)
        for value, label in labels.items()
        if counts.get(value) or value in chosen
    ]
    return Choice(name, title, options, [])


def _found(
    name: str,
    title: str,
    facets: Sequence[Facet],
    chosen: Sequence[str],
    names: Names,
) -> Choice:
    """Options out of the data, the chosen ones first, then by how many rows they leave."""
    counts = {facet.value: facet for facet in facets}
    picked = [counts.get(value) or Facet(value, names[name, value], 0) for value in chosen if value]
    others = [facet for facet in facets if facet.value not in chosen]
    options = [
        Option(f"{name}-{facet.value}", facet.value, facet.label, facet.count, facet in picked)
        for facet in [*picked, *others][:OFFERED]
    ]
    shown = max(SHOWN, len(picked))
    return Choice(name, title, options[:shown], options[shown:])


def active(query: Filter) -> int:
    """How many choices the filter holds, for the folded form's title."""
    several = [query.types, query.topics, query.actors, query.company]
    single = (query.words, query.start, query.end, query.certain, query.place, query.article)
    several += [query.statuses, query.occurrences]
    return sum(map(len, several)) + sum(map(bool, [*single, query.known]))
