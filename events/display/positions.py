"""What an actor said over time, by topic. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from events.display.report import held
from events.models import Role, Statement
from events.models.filters import Facet
from events.topics import OTHER, topics


class Position(NamedTuple):
    """A statement, and the offices that its speaker held at the time."""

    statement: Statement
    offices: list[Role]


@dataclass(frozen=True, slots=True)
class Section:
    """A topic, how many statements there are on it, and the first of them in the order of time."""

    topic: str
    label: str
    total: int
    positions: list[Position]


def by_count(found: Iterable[Facet]) -> list[Facet]:
    """Topics with the most statements first; what has no topic comes last."""
    return sorted(found, key=lambda facet: (facet.value == OTHER, -facet.count, facet.value))


def sections(
    counts: Iterable[Facet], firsts: Mapping[str, Sequence[Statement]], roles: Sequence[Role]
) -> list[Section]:
    """A section for each topic of ``counts``, with its first statements, given by topic."""
    labels = topics()
    return [
        Section(
            facet.value,
            labels.get(facet.value, facet.value),
            facet.count,
            [_position(row, roles) for row in firsts.get(facet.value, ())],
        )
        for facet in counts
    ]


def _position(statement: Statement, roles: Iterable[Role]) -> Position:
    return Position(statement, [role for role in roles if held(role, statement)])
