"""How good the extraction is, as ``python -m benchmarks.evaluate --save`` measured it last."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

FIGURES = Path(__file__).with_name("figures.json")
SHOWN = {
    "events (core)": "Events that matter to the peace process",
    "event date exact": "Their dates, first and last day",
    "event actors": "Who took part in them",
    "actors": "Actors named in an article",
    "statements (direct)": "Direct quotations with their speaker",
    "statements (mixed)": "Reported speech with quoted words",
    "statements (indirect)": "Reported speech without",
    "published": "The day of the article itself, known or inferred",
}


class Measure(NamedTuple):
    """What share of the things that are there was found, and of those given is right: per cent."""

    label: str
    cases: int
    recall: int
    precision: int | None


class Measured(NamedTuple):
    """The figures and the number of articles behind them."""

    articles: int
    measures: list[Measure]


@cache
def measured() -> Measured:
    """The saved figures that a reader of the site can make use of."""
    saved = json.loads(FIGURES.read_text("utf-8"))
    rows = ((label, saved["measures"].get(name)) for name, label in SHOWN.items())
    measures = [
        Measure(label, row["found"], row["recall"], row["precision"]) for label, row in rows if row
    ]
    return Measured(saved["articles"], measures)
