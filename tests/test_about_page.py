"""The page for newcomers: what the marks mean, and how often the machine is right."""

import json

import pytest

from benchmarks.evaluate import FIGURES, apart, figures
from events.display.measured import SHOWN, measured
from events.extraction.results import EVENT_TYPES

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(client):
    return client.get("/about/").content.decode()


def test_every_type_is_explained(about):
    assert all(kind.label in about for kind in EVENT_TYPES.values())


def test_the_figures_are_shown_as_they_were_measured(about):
    saved = json.loads(FIGURES.read_text("utf-8"))
    assert f"Measured on {saved['articles']} articles" in about
    for name, label in SHOWN.items():
        assert label in about
        assert f"<td>{saved['measures'][name]['recall']} %</td>" in about


def test_the_saved_figures_are_those_of_the_extraction_as_it_is():
    """When this fails, run ``python -m benchmarks.evaluate --save``."""
    assert json.loads(FIGURES.read_text("utf-8")) == figures(apart())


def test_a_measure_that_is_only_found_or_not_has_no_precision():
    (dates,) = [m for m in measured().measures if m.label == SHOWN["event date exact"]]
    assert dates.precision is None
