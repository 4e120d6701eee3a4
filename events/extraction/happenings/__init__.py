"""What happened: words that say so, tied by clause to dates, actors and places.

The terms are those of PLOVER (see results.EVENT_TYPES). The vocabulary is in triggers.toml and
landmarks.toml; `same_event` compares the accounts of two articles.
"""

from __future__ import annotations

from events.extraction.happenings.finder import find_events
from events.extraction.happenings.landmarks import Landmark, all_landmarks, find_landmarks
from events.extraction.happenings.likeness import (
    Account,
    Likeness,
    common,
    likeness,
    places,
    same_event,
)
from events.extraction.happenings.tolls import with_tolls
from events.extraction.happenings.triggers import near_types

__all__ = [
    "Account",
    "Landmark",
    "Likeness",
    "all_landmarks",
    "common",
    "find_events",
    "find_landmarks",
    "likeness",
    "near_types",
    "places",
    "same_event",
    "with_tolls",
]
