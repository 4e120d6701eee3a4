"""Which days the clues speak for, taken together.

Every day of the range gets the sum of the weights of the clues that fit it (a naive Bayes over
days); the answer is the shortest interval that holds most of the probability. Weak clues so give a
wide interval by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, pairwise

from events.extraction.dateline.clues import FIRST, LAST, Clue, Days

MASS = 0.97  # of the probability lies in the interval
_SIZE = (LAST - FIRST).days + 1
_NEWS_DAYS, _NEWS_POWER = 20, 1.3  # how soon articles follow the latest thing they mention
_WEEKDAY_STEP = 0.35  # per day back to the first of the weekdays that an article names


def _offset(day: date) -> int:
    return min(max((day - FIRST).days, 0), _SIZE - 1)


def _steps(clues: Sequence[Clue]) -> list[float]:
    """The summed weight of the clues on every day."""
    changes = [0.0] * (_SIZE + 1)
    for clue in clues:
        for days in clue.days:
            if days.last >= FIRST and days.first <= LAST:
                changes[_offset(days.first)] += clue.weight
                changes[_offset(days.last) + 1] -= clue.weight
    return list(accumulate(changes[:-1]))


@cache
def _staleness() -> tuple[float, ...]:
    """How much less likely an article is 0, 1, 2 … days after the latest thing it mentions."""
    return tuple(-_NEWS_POWER * math.log1p(gap / _NEWS_DAYS) for gap in range(_SIZE))


def _recency(mentioned: Sequence[date]) -> list[float]:
    """Articles follow soon on the latest thing they tell: the longer ago, the less likely."""
    marks = sorted({_offset(day) for day in mentioned if FIRST <= day <= LAST})
    if not marks:
        return [0.0] * _SIZE
    found = [0.0] * marks[0]
    for mark, following in pairwise([*marks, _SIZE]):
        found += _staleness()[: following - mark]
    return found


def _of_weekday(named: frozenset[int], weekday: int) -> float:
    """The weekdays an article names lie close behind its own."""
    return -_WEEKDAY_STEP * max(((weekday - w) % 7 for w in named), default=0)


def _shortest(likelihood: Sequence[float]) -> tuple[int, int]:
    """First and last index of the shortest run that holds ``MASS`` of the whole."""
    wanted, held, first = MASS * sum(likelihood), 0.0, 0
    best = (0, len(likelihood) - 1)
    for last, share in enumerate(likelihood):
        held += share
        while held - likelihood[first] >= wanted:
            held -= likelihood[first]
            first += 1
        if held >= wanted and last - first < best[1] - best[0]:
            best = (first, last)
    return best


def _median(likelihood: Sequence[float], first: int, last: int) -> int:
    """The index within a run that halves its probability."""
    held = list(accumulate(likelihood[first : last + 1]))
    return first + next(n for n, share in enumerate(held) if 2 * share >= held[-1])


def likeliest(
    clues: Sequence[Clue], mentioned: Sequence[date], weekdays: frozenset[int]
) -> tuple[Days, date]:
    """The shortest interval that most probably holds the day of publication, and its median.

    ``mentioned`` are days of things that the article tells as past, ``weekdays`` those (0 is
    Monday) that it names without a date.
    """
    by_weekday = [_of_weekday(weekdays, n) for n in range(7)]
    start = FIRST.weekday()
    scores = [
        known + fresh + by_weekday[(start + n) % 7]
        for n, (known, fresh) in enumerate(zip(_steps(clues), _recency(mentioned), strict=True))
    ]
    top = max(scores)
    likelihood = [math.exp(score - top) for score in scores]
    first, last = _shortest(likelihood)
    middle = FIRST + timedelta(days=_median(likelihood, first, last))
    return Days(FIRST + timedelta(days=first), FIRST + timedelta(days=last)), middle
