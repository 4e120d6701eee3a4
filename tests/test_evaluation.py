"""Floors under the figures of the extraction on the two seeds, and what counts its errors."""

import pytest

from benchmarks.ablations import PARTS, apart, take_out
from benchmarks.errors import errors
from benchmarks.evaluate import evaluate

SEEDS = ["seed-biden-2021", "seed-us-salvage-2020"]


@pytest.fixture(scope="module")
def scores():
    return evaluate(SEEDS)


@pytest.mark.parametrize(
    ("measure", "side", "floor"),
    [
        ("events (core)", "recall", 0.9),
        ("events (core)", "precision", 0.75),
        ("event date exact", "recall", 0.85),
        ("event type", "recall", 0.85),
        ("event actors", "f1", 0.8),
        ("published", "recall", 1.0),
        ("statements (direct)", "f1", 0.9),
        ("statements (all)", "f1", 0.9),
        ("actors", "recall", 0.9),
        ("actors", "precision", 0.85),
        ("paragraphs", "precision", 0.98),
        ("paragraphs", "recall", 0.98),
    ],
)
def test_the_seeds_are_read_at_least_this_well(scores, measure, side, floor):
    assert getattr(scores[measure], side) >= floor


def test_errors_are_counted_as_the_table_counts_them(scores):
    counts = {name.split(",")[0]: found.total() for name, found in errors(SEEDS).items()}

    events, dates = scores["events (core)"], scores["event date exact"]
    assert counts["core events missed"] == events.gold - events.found
    assert counts["events made up"] == events.given - events.right
    assert counts["dates of events not exact"] == dates.gold - dates.found


def test_every_part_whose_worth_is_measured_can_be_taken_out():
    with apart() as processes:
        list(processes.map(take_out, PARTS, chunksize=len(PARTS)))
