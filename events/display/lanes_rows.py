"""Where the events of a lane are drawn: rows without collisions, labels where there is room."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from events import datewords
from events.display.lanes_text import label_width, shortened
from events.display.scale import Scale
from events.display.vocabulary import kind_of
from events.extraction.results import EventType

WIDTH, SIGN, GAP = 800.0, 10.0, 3.0
MOST_ROWS = 8
WHOLE = 80
"""Letters of a title where there is room."""
Room = list[float]
Row = list[Room]
"""What is taken of a row: starts and ends, in order."""


class Item(NamedTuple):
    """An event as a lane needs it."""

    pk: int
    title: str
    type: str
    edtf: str
    modifier: str
    earliest: date | None
    latest: date | None
    occurrence: str

    @property
    def when(self) -> str:
        """Its date in words."""
        return datewords.in_words(self.edtf, self.modifier)

    @property
    def form(self) -> str:
        """How well it is dated.

        To the "day", somewhere "between" two days, "vague" (about, or known only to a month or
        longer), "open" (the last day is not known), "until" (the first is not).
        """
        if self.earliest is None or self.latest is None:
            return "until" if self.earliest is None else "open"
        if self.edtf.endswith(("~", "?", "%")) or self.modifier:
            return "vague"
        if self.earliest == self.latest:
            return "day"
        precision = datewords.precision(self.edtf)
        return "between" if precision in {"interval", "choice"} else "vague"


class Place(NamedTuple):
    """Where an event lies on the scale, before it has a row."""

    item: Item
    x: float
    end: float

    @property
    def is_bar(self) -> bool:
        """Whether it is longer than a sign is wide."""
        return self.end - self.x > SIGN

    @property
    def is_through(self) -> bool:
        """Whether it takes all of the scale, which says nothing of where it lies."""
        return self.x <= 0 and self.end >= WIDTH


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in a row: a sign or a bar; ``label`` is empty where there was no room for it."""

    place: Place
    kind: EventType
    row: int
    label: str
    label_x: float

    @property
    def item(self) -> Item:
        """The event."""
        return self.place.item

    @property
    def start(self) -> float:
        """Where it begins with its label."""
        return min(self.place.x, self.label_x) if self.label else self.place.x

    @property
    def end(self) -> float:
        """Where it ends with its label."""
        return max(self.place.end, self.label_x + label_width(self.label) if self.label else 0)


def place(item: Item, scale: Scale) -> Place:
    """Where an event lies: cut off at the ends of the scale, and never narrower than a sign.

    A day is a sign in its middle, however wide a day is.
    """
    start, end = (share * WIDTH for share in scale.clipped(item.earliest, item.latest))
    if end - start < SIGN or item.form == "day":
        start = min(max((start + end - SIGN) / 2, 0), WIDTH - SIGN)
        end = start + SIGN
    return Place(item, round(start, 1), round(end, 1))


def in_rows(places: Iterable[Place]) -> tuple[list[Mark], list[Place]]:
    """Each event in the first row with room, and those for which no row has any.

    There is room for the labels as well unless that would leave events without a row.
    """
    given = sorted(places, key=_narrow_first)
    marks, left = _placed(given, labelled=True)
    return _placed(given, labelled=False) if left else (marks, left)


def _narrow_first(of: Place) -> tuple[bool, float, float, int]:
    """Signs before bars, a few of which would leave them no row; each in the order of time."""
    return of.is_bar, of.x, of.end, of.item.pk


def _placed(places: Sequence[Place], *, labelled: bool) -> tuple[list[Mark], list[Place]]:
    rows: list[Row] = [[] for _ in range(MOST_ROWS)]
    found, left = [], []
    for one in places:
        wanted = [*(_with_label(one) if labelled else ()), [one.x, one.end]]
        fits = ((n, room) for room in wanted for n, row in enumerate(rows) if _free(row, *room))
        number, room = next(fits, (None, wanted[-1]))
        if number is None:
            left.append(one)
        else:
            insort(rows[number], room)
            found.append((one, number, room))
    return [_mark(one, number, rows[number], room) for one, number, room in found], left


def _with_label(of: Place) -> Iterator[Room]:
    """What an event takes with its label: inside of a bar, behind the mark, before it."""
    width = label_width(shortened(of.item.title)) + GAP
    if of.is_bar and of.end - of.x >= width + _inset(of):
        yield [of.x, of.end]
    if of.end + width <= WIDTH:
        yield [of.x, of.end + width]
    if of.x - width >= 0:
        yield [of.x - width, of.end]


def _inset(of: Place) -> float:
    """How far inside of a bar its label begins: behind the arrow of an open end."""
    return 3 * GAP + SIGN if of.item.form in {"open", "until"} else GAP


def _free(row: Row, start: float, end: float) -> bool:
    return all(end + GAP <= first or last + GAP <= start for first, last in row)


def _mark(of: Place, number: int, row: Row, room: Room) -> Mark:
    """The event in its row, with the longest label that there is room for, which is then taken."""
    here = row.index(room)
    start = row[here - 1][1] + GAP if here else 0
    end = row[here + 1][0] - GAP if here + 1 < len(row) else WIDTH
    title = of.item.title
    inside = shortened(title, of.end - of.x - GAP - _inset(of), WHOLE) if of.is_bar else ""
    behind = shortened(title, end - of.end - GAP, WHOLE)
    before = shortened(title, of.x - GAP - start, WHOLE)
    label = max(inside, behind, before, key=len)
    x = _inset(of) + of.x
    if label != inside:
        x = of.end + GAP if label == behind else of.x - GAP - label_width(label)
    room[:] = [min(of.x, x), max(of.end, x + label_width(label))] if label else [of.x, of.end]
    return Mark(of, kind_of(of.item.type), number, label, round(x, 1))
