"""Who an actor appears with: how often, from when to when, and a row of dots for each.

The rows have one scale, that of the picture of the actor's own events, and a dot's area says how
many events it stands for: they can be compared. Nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from events.display.picture import Label, labels, share
from events.display.scale import Scale
from events.models.filters import OFFERED, Facet
from events.models.over_time import Bar

TALL, SMALLEST, LARGEST = 22, 1.6, 9.0
ROOM = 330
"""About so many pixels are there for a row."""
MOST_TICKS = 5
EDGE = 0.9
"""From this share of the width on, a tick's label stands before it."""


class Dot(NamedTuple):
    """Shared events that surely lie in a stretch of time: its middle, and a radius in pixels."""

    x: str
    radius: float


class Maybe(NamedTuple):
    """A stretch of time in which some shared event may lie, and none does for sure."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor, the number of shared events, and their first and last year ("": undated)."""

    slug: str
    name: str
    shared: int
    years: str
    dots: list[Dot]
    maybes: list[Maybe]


@dataclass(frozen=True, slots=True)
class Company:
    """Those an actor shares most events with, and ``others`` without a row of dots.

    ``most`` events have a dot of ``largest`` radius; ``ticks`` are pairs of a tick and whether its
    label stands before it. ``capped``: there may be more than are told.
    """

    companions: list[Companion]
    others: Sequence[Facet]
    capped: bool
    ticks: list[tuple[Label, bool]]
    most: int
    largest: float
    smallest: float
    tall: int = TALL


def company(
    shared: Sequence[Facet],
    others: Sequence[Facet],
    bars: Mapping[str, Sequence[Bar]],
    years: Mapping[str, tuple[int, int]],
) -> Company:
    """The table and picture of ``shared``; bars and years are given by slug, the former alike."""
    first = next(iter(bars.values()), ())
    scale = Scale(first[0].first, first[-1].last) if first else None
    rows = {facet.value: bars.get(facet.value, ()) for facet in shared}
    most = max((bar.surely for row in rows.values() for bar in row), default=0)
    # Dots may touch their neighbours, not cover them.
    each = min(LARGEST, max(ROOM / len(first), 4) if first else LARGEST) / sqrt(most or 1)
    return Company(
        companions=[
            _companion(one, years.get(one.value, ()), rows[one.value], scale, each)
            for one in shared
        ],
        others=others,
        capped=len(shared) + len(others) + 1 >= OFFERED,
        ticks=_ticks(scale) if scale else [],
        most=most,
        largest=_radius(most, each),
        smallest=_radius(1, each),
    )


def _companion(
    facet: Facet, years: Sequence[int], bars: Sequence[Bar], scale: Scale | None, each: float
) -> Companion:
    dots, maybes = _marks(bars, scale, each) if scale else ([], [])
    return Companion(facet.value, facet.label, facet.count, _words(years), dots, maybes)


def _words(years: Sequence[int]) -> str:
    return " – ".join(dict.fromkeys(map(str, years)))


def _marks(bars: Sequence[Bar], scale: Scale, each: float) -> tuple[list[Dot], list[Maybe]]:
    dots, maybes = [], []
    for bar in bars:
        start, end = scale.clipped(bar.first, bar.last)
        if bar.surely:
            dots.append(Dot(share((start + end) / 2), _radius(bar.surely, each)))
        elif bar.possibly:
            maybes.append(Maybe(share(start), share(end - start)))
    return dots, maybes


def _radius(count: int, each: float) -> float:
    return round(max(sqrt(count) * each, SMALLEST), 2)


def _ticks(scale: Scale) -> list[tuple[Label, bool]]:
    marks = [tick.at for tick in scale.ticks(MOST_TICKS)]
    return [(label, at > EDGE) for label, at in zip(labels(scale, MOST_TICKS), marks, strict=True)]
