"""In which years reports on the war come out, before anything in the article is asked."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

from events.extraction.dateline.clues import Clue, Days, weight
from events.extraction.happenings.landmarks import all_landmarks
from events.extraction.lexicon import load
from events.extraction.results import FoundActor


def busy_years(actors: Sequence[FoundActor]) -> tuple[Clue, ...]:
    """That reports on the war are many in years of many well-known events, for such a report."""
    topic = set(load("dateline")["topic"]["actors"])
    return _busy_years() if any(actor.name in topic for actor in actors) else ()


@cache
def _busy_years() -> tuple[Clue, ...]:
    events = Counter(landmark.earliest.year for landmark in all_landmarks().values())
    return tuple(
        Clue((Days(date(year, 1, 1), date(year, 12, 31)),), weight("busy") * math.log1p(n), "")
        for year, n in events.items()
    )
