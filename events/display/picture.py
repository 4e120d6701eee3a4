"""The picture of time above a list: bars by how surely what they count lies inside them.

Above its base line a bar counts what lies in it for sure, by how finely it is dated; below the
line, what may lie in it as well as in another. Horizontal measures are shares of the width as SVG
takes them ("12.5%"), vertical ones pixels. Nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from events.display.scale import MOST_TICKS, Scale, Tick
from events.display.scale_moves import Window
from events.display.vocabulary import kind_of
from events.extraction.results import EVENT_TYPES, EventType
from events.forms import period, plural
from events.models import Filter
from events.models.over_time import Bar, Density

TALL, SPLIT, DEEP, HEADROOM, AXIS = 84, 22, 26, 16, 20
LAST_SHORT, LAST_LONG = 0.94, 0.86
"""Of the width, where the last names of the axis may begin: "Dec", "Jan 2020"."""
SHARE = 0.86
"""Of the width of its stretch of time, what a bar takes."""
KINDS = {
    "day": "known to the day",
    "month": "known only to the month, or a part of it",
    "rough": "known only to the year, or more than a month long",
    "maybe": "may lie here, or at another time",
}
"""What the blocks mean; all are told, seen or not, so that nothing moves when they change."""


class Block(NamedTuple):
    """A part of a bar; ``kind`` is one of day, month, rough, maybe."""

    kind: str
    x: str
    y: float
    width: str
    height: float


class Label(NamedTuple):
    """A tick of the axis; ``minor`` ones are left out where there is little room."""

    x: str
    text: str
    minor: bool


class Row(NamedTuple):
    """The bars of one type, or of all (``kind`` None), and the y of their base line."""

    kind: EventType | None
    name: str
    total: int
    base: float
    blocks: list[Block]


class Column(NamedTuple):
    """A stretch of time that can be followed: where it is, what it holds, in words and numbers."""

    window: Window
    name: str
    x: str
    width: str
    surely: int
    possibly: int
    shares: list[tuple[str, int]]

    @property
    def words(self) -> str:
        """Its counts in words."""
        told = f"{self.name}: {self.surely:,} {'event' if self.surely == 1 else 'events'}"
        return told + (f", {self.possibly:,} more possibly" if self.possibly else "")


class Move(NamedTuple):
    """A link to another window; no window is all of time."""

    name: str
    words: str
    window: Window | None


@dataclass(frozen=True, slots=True)
class Picture:
    """What the template draws; ``base`` is where the axis' ticks end, ``height`` includes all."""

    rows: list[Row]
    columns: list[Column]
    ticks: list[Label]
    moves: list[Move]
    window: Window | None
    split: bool
    most: int
    deepest: int
    base: float
    height: float
    undated: int
    windowed: bool
    unit: str
    legend: Mapping[str, str] = field(default_factory=lambda: KINDS)


def picture(density: Density, query: Filter, *, split: bool) -> Picture:
    """The picture of what a query leaves."""
    window = _window(density, query)
    ordered = _ordered(density) if split else [("", series.bars) for series in density.series]
    scale = Scale(*window) if window else None
    tall = SPLIT if split else TALL
    most = max((bar.surely for _, bars in ordered for bar in bars), default=0)
    rows = [
        _row(value, bars, scale, (number + 1) * (tall + HEADROOM), tall / (most or 1))
        for number, (value, bars) in enumerate(ordered)
        if scale
    ]
    sums = _summed([bars for _, bars in ordered])
    deepest = max((bar.possibly for bar in sums), default=0)
    base = max((row.base for row in rows), default=HEADROOM + TALL)
    return Picture(
        rows=[*rows[:-1], _deepened(rows[-1], sums, scale, deepest)] if rows and scale else [],
        columns=columns(ordered, sums, scale) if scale else [],
        ticks=labels(scale) if scale else [],
        moves=moves(query, window),
        window=window,
        split=split,
        most=most,
        deepest=deepest,
        base=base + DEEP,
        height=base + DEEP + AXIS,
        undated=density.undated,
        windowed=bool(query.start or query.end),
        unit=density.unit,
    )


def labels(scale: Scale, most: int = MOST_TICKS) -> list[Label]:
    """The ticks of the axis, at most so many."""
    return [
        Label(share(tick.at), tick.label if _fits(tick) else "", tick.minor)
        for tick in scale.ticks(most)
    ]


def _fits(tick: Tick) -> bool:
    """Whether a name has room before the end of the axis, on a phone too."""
    return tick.at < (LAST_LONG if " " in tick.label else LAST_SHORT)


def moves(query: Filter, window: Window | None) -> list[Move]:
    """Where one can go from the window that a query asks for."""
    if window is None or not (query.start or query.end):
        return []
    aside = [
        Move(name, period(*to), to)
        for name, to in (("earlier", window.earlier()), ("later", window.later()))
        if to
    ]
    wider = window.wider()
    back = [Move("wider", period(*wider), wider)] if wider else []
    return [*aside, *back, Move("all", "all of time", None)]


def _window(density: Density, query: Filter) -> Window | None:
    """From the first bar to the last; of a query that leaves nothing, what it asks for."""
    bars = density.series[0].bars if density.series else ()
    if bars:
        return Window(bars[0].first, bars[-1].last)
    return Window(query.start, query.end) if query.start and query.end else None


def _ordered(density: Density) -> list[tuple[str, tuple[Bar, ...]]]:
    """The series in the order of the vocabulary, those of types that have left it last."""
    order = list(EVENT_TYPES)
    known = {series.value: series.bars for series in density.series}
    return sorted(
        known.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)
    )


def _summed(series: Sequence[Sequence[Bar]]) -> list[Bar]:
    """The bars of all series together, for no event is of two types."""
    return [
        Bar(
            bars[0].first,
            bars[0].last,
            sum(bar.surely for bar in bars),
            sum(bar.possibly for bar in bars),
            sum(bar.to_day for bar in bars),
            sum(bar.to_month for bar in bars),
        )
        for bars in zip(*series, strict=True)
    ]


def _row(value: str, bars: Sequence[Bar], scale: Scale, base: float, each: float) -> Row:
    """The bars of a series, which all have the same scale."""
    blocks = [block for bar in bars for block in _stacked(bar, scale, base, each)]
    count = sum(bar.surely for bar in bars)
    kind, name = (kind_of(value), kind_of(value).label) if value else (None, "")
    return Row(kind, name, count, base, blocks)


def _stacked(bar: Bar, scale: Scale, base: float, each: float) -> Iterable[Block]:
    """What surely lies in a bar, the most finely dated at the bottom."""
    x, width = scale.clipped(bar.first, bar.last)
    side = (1 - SHARE) / 2 * (width - x)
    y = base
    for kind, count in _by_precision(bar):
        if count:
            height = round(max(count * each, 1.5), 2)
            y = round(y - height, 2)
            yield Block(kind, share(x + side), y, share((width - x) * SHARE), height)


def _by_precision(bar: Bar) -> list[tuple[str, int]]:
    rough = bar.surely - bar.to_day - bar.to_month
    return [("day", bar.to_day), ("month", bar.to_month), ("rough", rough)]


def _deepened(row: Row, bars: Sequence[Bar], scale: Scale, deepest: int) -> Row:
    """The last row with what only may lie in its stretches hanging below its base line."""
    hanging = []
    for bar in bars:
        if bar.possibly:
            start, end = scale.clipped(bar.first, bar.last)
            height = round(max(bar.possibly / deepest * (DEEP - 4), 2), 2)
            block = Block("maybe", share(start), row.base + 1, share(end - start), height)
            hanging.append(block)
    return row._replace(blocks=[*row.blocks, *hanging])


def columns(
    series: Sequence[tuple[str, Sequence[Bar]]], sums: Sequence[Bar], scale: Scale
) -> list[Column]:
    """The stretches that hold anything; with several series, each says what of them."""
    found = []
    for number, bar in enumerate(sums):
        if not bar.total:
            continue
        start, end = scale.clipped(bar.first, bar.last)
        shares = [(value, bars[number].surely) for value, bars in series if value]
        named = [(plural(value), count) for value, count in shares if count]
        window = Window(bar.first, bar.last)
        found.append(
            Column(
                window, period(*window), share(start), share(end - start), bar.surely,
                bar.possibly, named,
            )
        )  # fmt: skip
    return found


def share(of_width: float) -> str:
    """A share of the width as SVG takes it."""
    return f"{round(of_width * 100, 3):g}%"
