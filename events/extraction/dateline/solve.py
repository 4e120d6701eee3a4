"""Which days the clues speak for, taken together.

Every day of the range gets the sum of the weights of the clues that fit it (a naive Bayes over
days); the answer is the shortest interval that holds most of the probability. Weak clues so give a
wide interval by themselves.

The clues cut the range into stretches on which their sum does not change. Only stretches that can
matter are looked at: day by day where they begin, as news do, further on by weeks and four weeks.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from events.extraction.dateline.clues import FIRST, LAST, Clue, Days

MASS = 0.975  # of the probability lies in the interval
_SIZE, _FIRST = (LAST - FIRST).days + 1, FIRST.toordinal()
_NEWS_DAYS, _NEWS_POWER = 16, 0.95  # how soon articles follow the latest thing they mention
_MORE_NEWS_POWER, _MOST_NEWS = 0.45, 6  # and what was shortly before it
_LONG_AGO_DAYS, _LONG_AGO_POWER = 120, 0.85  # how soon such as look back do
_UNTOLD = 2.0  # days before all that is told are not fresher than those after it
_WEEKDAY_STEP = 0.7  # per day back to the first of the weekdays that an article names
_LOG_SIZE = math.log(_SIZE)
_NEGLIGIBLE = 8.0  # e to this below the best day: what a stretch may weigh and not be looked at
_FAINT = 4.0  # e to this below the best day: a stretch that weighs less is only looked at roughly
_SINGLY, _BY_WEEKS = 42, 365  # days of a stretch that are looked at singly, by weeks


def _staleness(power: float, days: int) -> tuple[float, ...]:
    """What is lost by each number of days that have passed."""
    return tuple(power * math.log1p(passed / days) for passed in range(_SIZE + 1))


_NEWS = _staleness(_NEWS_POWER, _NEWS_DAYS)
_MORE_NEWS = _staleness(_MORE_NEWS_POWER, _NEWS_DAYS)
_LONG_AGO = _staleness(_LONG_AGO_POWER, _LONG_AGO_DAYS)


class Block(NamedTuple):
    """Some days in a row, counted from ``FIRST``, and how likely all of them are together."""

    first: int
    size: int
    share: float


class Stretch(NamedTuple):
    """Days from ``first`` to before ``end`` with the same clues and the same latest told days."""

    first: int
    end: int
    told: tuple[int, ...]  # the latest one first
    weight: float
    looks_back: bool

    def score(self, day: int) -> float:
        """How likely its clues and its news make a day: news grow stale, the more so the more."""
        if not self.told:
            return self.weight - _UNTOLD
        if self.looks_back:
            return self.weight - _LONG_AGO[day - self.told[0]]
        stale = _NEWS[day - self.told[0]]
        for told in self.told[1:]:
            stale += _MORE_NEWS[day - told]
        return self.weight - stale

    @property
    def begins(self) -> float:
        """The score of its first day, the highest of them and no higher than its weight."""
        return self.score(self.first)

    @property
    def most(self) -> float:
        """What all its days together score at most."""
        return self.begins + math.log(self.end - self.first)


def _changes(clues: Sequence[Clue]) -> dict[int, float]:
    """Where the summed weight of the clues changes, and by how much."""
    changes = {0: 0.0, _SIZE: 0.0}
    for clue in clues:
        for since, until in clue.days:
            first, end = since.toordinal() - _FIRST, until.toordinal() - _FIRST + 1
            if end > 0 and first < _SIZE:
                first, end = max(first, 0), min(end, _SIZE)
                changes[first] = changes.get(first, 0.0) + clue.weight
                changes[end] = changes.get(end, 0.0) - clue.weight
    return changes


class Stretches:
    """The range, cut wherever a clue begins or ends and at every day of what is told.

    They are many, and most are ruled out by their ``weights`` alone.
    """

    def __init__(
        self, clues: Sequence[Clue], mentioned: Sequence[date], *, looks_back: bool
    ) -> None:
        changes = _changes(clues)
        self._marks = sorted({d.toordinal() - _FIRST for d in mentioned if FIRST <= d <= LAST})
        self._cuts = sorted(changes.keys() | self._marks)
        self._looks_back = looks_back
        self.weights = list(accumulate(changes.get(cut, 0.0) for cut in self._cuts[:-1]))

    def at_least(self, weight: float) -> list[Stretch]:
        """The stretches whose clues weigh so much, in order."""
        return [self._stretch(n) for n, own in enumerate(self.weights) if own >= weight]

    def _stretch(self, number: int) -> Stretch:
        first, end = self._cuts[number : number + 2]
        told = bisect_right(self._marks, first)
        latest = tuple(reversed(self._marks[max(0, told - _MOST_NEWS) : told]))
        return Stretch(first, end, latest, self.weights[number], self._looks_back)


@cache
def _of_weekdays(named: frozenset[int]) -> tuple[float, ...]:
    """How likely each weekday is: those an article names lie close behind its own."""
    back = (max(((day - other) % 7 for other in named), default=0) for day in range(7))
    return tuple(math.exp(-_WEEKDAY_STEP * days) for days in back)


def _blocks(stretch: Stretch, top: float, weekdays: Sequence[float]) -> Iterator[Block]:
    """The days of a stretch, singly and then by weeks; ``top`` is the score that weighs 1."""
    fine = stretch.most > top - _FAINT
    singly = min(stretch.end, stretch.first + (_SINGLY if fine else 0))
    start = FIRST.weekday()
    for day in range(stretch.first, singly):
        share = math.exp(stretch.score(day) - top)
        yield Block(day, 1, share * weekdays[(start + day) % 7])
    by_weeks, mean = stretch.first + (_BY_WEEKS if fine else 0), sum(weekdays) / 7
    day = singly
    while day < stretch.end:
        size = min(7 if day < by_weeks else 28, stretch.end - day)
        share = math.exp(stretch.score(day + size // 2) - top)
        yield Block(day, size, share * mean * size)
        day += size


def _shortest(blocks: Sequence[Block]) -> tuple[int, int]:
    """First and last day of the shortest run that holds ``MASS`` of the whole.

    Of the last block only so many days are taken as are needed.
    """
    wanted, held, first = MASS * sum(b.share for b in blocks), 0.0, 0
    best = blocks[0].first, blocks[-1].first + blocks[-1].size - 1
    for block in blocks:
        held += block.share
        while held - blocks[first].share >= wanted:
            held -= blocks[first].share
            first += 1
        if held >= wanted:
            spare = int((held - wanted) / block.share * block.size)
            days = blocks[first].first, block.first + block.size - 1 - min(spare, block.size - 1)
            best = min(best, days, key=lambda run: run[1] - run[0])
    return best


def _middle(blocks: Sequence[Block]) -> int:
    """The day that halves the probability of the blocks."""
    held = list(accumulate(block.share for block in blocks))
    half = next(n for n, share in enumerate(held) if 2 * share >= held[-1])
    return blocks[half].first + blocks[half].size // 2


def likeliest(
    clues: Sequence[Clue],
    mentioned: Sequence[date],
    weekdays: frozenset[int],
    *,
    looks_back: bool = False,
) -> tuple[Days, date]:
    """The shortest interval that most probably holds the day of publication, and its median.

    ``mentioned`` are days of things that the article tells as past, ``weekdays`` those (0 is
    Monday) that it names without a date, and ``looks_back`` says that it tells of the past.
    """
    stretches = Stretches(clues, mentioned, looks_back=looks_back)
    floor = stretches.at_least(max(stretches.weights))[0].begins
    top = max(stretch.begins for stretch in stretches.at_least(floor))
    least = top - _NEGLIGIBLE
    near = (s for s in stretches.at_least(least - _LOG_SIZE) if s.most > least)
    likely = _of_weekdays(weekdays)
    blocks = [block for stretch in near for block in _blocks(stretch, top, likely)]
    first, last = _shortest(blocks)
    middle = _middle([block for block in blocks if first <= block.first <= last])
    return Days(_day(first), _day(last)), _day(middle)


def _day(offset: int) -> date:
    return FIRST + timedelta(days=offset)
