"""Events side by side on one scale of time, a lane for each actor or type.

A lane with few events shows each of them: a day as a sign, anything longer as a bar. What collides
goes to another row, what no row has room for is counted in a mark that leads closer. A lane with
many events shows their density instead. Measures are those of the drawing, ``WIDTH`` units wide.
Nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from events.display.lanes_rows import WIDTH, Item, Mark, Place, in_rows, place
from events.display.lanes_text import label_width
from events.display.picture import Column, Label, Move, columns, labels, moves
from events.display.scale import Scale
from events.display.scale_moves import Window
from events.display.vocabulary import kind_of
from events.extraction.results import EventType
from events.forms import Names, period
from events.models import Filter
from events.models.filters import Facet
from events.models.over_time import Density, Series

ROW, CELL, DENSE = 20, WIDTH / 18, 36.0
"""How high a row is, in what width events without room are counted, how high density rises."""
FEW = 80
"""Up to so many events a lane shows each of them."""
MANY = 3
"""So many events that may lie anywhere in the window are told together."""
FIELDS = {"actor": "actors", "type": "types"}


class Head(NamedTuple):
    """Whose lane it is: the value in the URL, its name, a type's row of the vocabulary."""

    value: str
    name: str
    kind: EventType | None
    total: int


class Cluster(NamedTuple):
    """Events for which there was no room, and the window that shows more of them (None: all)."""

    x: float
    total: int
    window: Window | None
    words: str


class Cell(NamedTuple):
    """A stretch of time in a dense lane; ``height`` is that of what surely lies in it."""

    column: Column
    x: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one actor or type: marks and clusters, or cells where there are too many."""

    head: Head
    marks: Sequence[Mark] = ()
    clusters: Sequence[Cluster] = ()
    through: Cluster | None = None
    cells: Sequence[Cell] = ()
    items: Sequence[Item] = ()
    undated: int = 0
    rows: int = 0

    @property
    def height(self) -> float:
        """Of its drawing."""
        rows = self.rows + bool(self.clusters) + bool(self.through)
        return DENSE + ROW + 6 if self.cells else rows * ROW + 6


@dataclass(frozen=True, slots=True)
class Lanes:
    """All lanes of a page; without a window nothing is dated."""

    lanes: Sequence[Lane]
    window: Window | None
    ticks: Sequence[Label]
    moves: Sequence[Move]
    undated: int
    windowed: bool


def heads(query: Filter, names: Names, by: str, facets: Sequence[Facet]) -> list[Head]:
    """Whose lanes there are: what the query chooses, else all that have events, the most first."""
    chosen = query.actors if by == "actor" else query.types
    counts = {facet.value: facet for facet in facets}
    if by == "type":
        found = sorted(chosen or counts, key=lambda value: -_count(counts, value))
        return [Head(v, kind_of(v).label, kind_of(v), _count(counts, v)) for v in found]
    labels = {slug: names["actor", slug] for slug in chosen}
    labels = labels or {facet.value: facet.label for facet in facets}
    return [Head(value, name, None, _count(counts, value)) for value, name in labels.items()]


def _count(counts: Mapping[str, Facet], value: str) -> int:
    return counts[value].count if value in counts else 0


def framed(query: Filter, density: Density, found: Sequence[Lane]) -> Lanes:
    """The lanes with their axis and the ways out of their window."""
    window = window_of(density)
    shown = Scale(*window) if window else None
    ways = moves(query, window)
    closer = _closer(window, density) if window else None
    if closer:
        ways = [*ways, Move("closer", period(*closer), closer)]
    ticks = labels(shown) if shown else []
    windowed = bool(query.start or query.end)
    return Lanes(found, window, ticks, ways, density.undated, windowed)


def _closer(window: Window, density: Density) -> Window | None:
    """The middle third; where nothing surely lies in it, that one beside it which holds more."""
    middle = window.closer()
    if middle is None or _held(middle, density):
        return middle
    beside = [one for one in (middle.earlier(), middle.later()) if one]
    return max([middle, *beside], key=lambda one: _held(one, density))


def _held(window: Window, density: Density) -> int:
    bars = density.series[0].bars
    return sum(bar.surely for bar in bars if bar.first <= window.last and window.first <= bar.last)


def window_of(density: Density) -> Window | None:
    """From the first bar to the last."""
    bars = density.series[0].bars if density.series else ()
    return Window(bars[0].first, bars[-1].last) if bars else None


def sparse(head: Head, items: Sequence[Item], window: Window) -> Lane:
    """A lane that shows each of its events."""
    scale = Scale(*window)
    dated = [item for item in items if item.earliest or item.latest]
    places = [place(item, scale) for item in dated]
    through = [one for one in places if one.is_through]
    if len(through) >= MANY:
        places = [one for one in places if not one.is_through]
    marks, left = in_rows(places)
    return Lane(
        head,
        marks=sorted(marks, key=lambda mark: (mark.place.x, mark.row)),
        clusters=_clusters(left, scale),
        through=_through(len(through), window) if len(through) >= MANY else None,
        items=items,
        undated=len(items) - len(dated),
        rows=max((mark.row + 1 for mark in marks), default=0),
    )


def _through(total: int, window: Window) -> Cluster:
    words = f"{total:,} that may lie anywhere in {period(*window)}"
    return Cluster(0, total, window.wider(), words)


def _clusters(left: Sequence[Place], scale: Scale) -> list[Cluster]:
    """What has no room, counted by cells; each leads to the days in which its events lie."""
    cells: dict[int, list[Place]] = {}
    for one in left:
        middle = min((one.x + one.end) / 2, WIDTH - 1)
        cells.setdefault(int(middle / CELL), []).append(one)
    return [_cluster(number, cells[number], scale) for number in sorted(cells)]


def _cluster(number: int, places: Sequence[Place], scale: Scale) -> Cluster:
    items = [one.item for one in places]
    first = min(max(item.earliest or scale.first, scale.first) for item in items)
    last = max(min(item.latest or scale.last, scale.last) for item in items)
    words = f"{len(items):,} more, {period(first, last)}"
    return Cluster(round((number + 0.5) * CELL, 1), len(items), Window(first, last), words)


def dense(head: Head, series: Series | None, window: Window) -> Lane:
    """A lane that shows how many events lie where; without a series none of them is dated."""
    if series is None:
        return Lane(head, undated=head.total)
    most = max((bar.surely for bar in series.bars), default=0) or 1
    scale = Scale(*window)
    drawn = columns([("", series.bars)], series.bars, scale)
    cells = [_cell(column, most, scale) for column in drawn]
    return Lane(head, cells=cells, undated=head.total - series.total)


def _cell(column: Column, most: int, scale: Scale) -> Cell:
    start, end = (share * WIDTH for share in scale.clipped(*column.window))
    height = max(column.surely / most * DENSE, 1.5) if column.surely else 0
    text = f"{column.surely:,}" if column.surely else ""
    label = text if label_width(text) <= end - start else ""
    return Cell(column, round(start, 1), round(end - start, 1), round(height, 1), label)
