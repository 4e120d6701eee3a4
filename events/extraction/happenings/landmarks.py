"""Well-known events, recognised by their words; the lexicon says how (see landmarks.toml)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from events.extraction.happenings.words import Hit, Matcher, Word
from events.extraction.lexicon import days, load
from events.extraction.results import Occurrence

FRESH = " fresh"  # marks the lines that hold only while an event is news


@dataclass(frozen=True, slots=True, eq=False)
class Landmark:
    """A row of landmarks.toml.

    ``earliest`` and ``latest`` are the first and last day of ``edtf``; ``window`` the days of
    publication in which its words mean it.
    """

    key: str
    title: str
    type: str
    edtf: str
    earliest: date
    latest: date
    place: str
    actors: tuple[str, ...]
    window: tuple[date, date]
    outcome: Occurrence  # what became of it
    narrow: bool  # a window is given: the words alone could mean another event
    lesser: bool  # its day makes one think of another event


@cache
def all_landmarks() -> dict[str, Landmark]:
    """The lexicon by key."""
    return {row["key"]: _landmark(row) for row in load("landmarks")["landmark"]}


def _landmark(row: dict[str, object]) -> Landmark:
    edtf = str(row["edtf"])
    earliest, latest = days(edtf)
    window = days(str(row["window"])) if "window" in row else (earliest, date.max)
    actors = row["actors"]
    return Landmark(
        key=str(row["key"]),
        title=str(row["title"]),
        type=str(row["type"]),
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        place=str(row["place"]),
        actors=tuple(map(str, actors)) if isinstance(actors, list) else (),
        window=window,
        outcome=_outcome(row),
        narrow="window" in row,
        lesser=bool(row.get("lesser", False)),
    )


def _outcome(row: dict[str, object]) -> Occurrence:
    given = row.get("outcome")
    return "cancelled" if given == "cancelled" else "occurred"


@cache
def _matcher() -> Matcher:
    rows = load("landmarks")["landmark"]
    lasting = {row["key"]: [*_by_town(row), *row.get("mention", ())] for row in rows}
    return Matcher(lasting | {row["key"] + FRESH: row.get("fresh", ()) for row in rows})


def _by_town(row: dict[str, str]) -> list[str]:
    """The lines that tell the fall of a row's town, or a meeting by the town where it was."""
    parts = (("falls", row.get("town")), ("venues", row.get("venue")))
    return [
        line.replace("@", town)
        for part, town in parts
        if town
        for line in load("landmarks")[part]["lines"]
    ]


def landmark_hits(words: Sequence[Word]) -> Iterator[Hit]:
    """Landmarks whose words stand in this sentence, whatever the article's date."""
    return _matcher().find(words)
