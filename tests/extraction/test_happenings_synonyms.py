"""Plain happenings in uncommon words: what a verb and its object say together, type by type."""

from __future__ import annotations

import pytest

from events.extraction.results import EVENT_TYPES
from tests.extraction.telling import told


def test_a_month_in_a_date_is_no_march() -> None:
    found = told("The Taliban returned the wheat to its owners on 4 March.", "2019-03-15")
    assert not any(event.type == "military_operation" for event in found)


def test_the_second_of_two_things_is_no_happening() -> None:
    text = "On 4 March Italy is to hand over two barracks, one in Herat and another in Farah."
    found = told(text, "2019-02-15")
    assert {event.type for event in found} <= set(EVENT_TYPES)


@pytest.mark.parametrize(
    "second",
    [
        "That night rockets hit the airport.",
        "The same evening the governor of Ghor was shot dead.",
        "Hours later a mine tore a bus apart.",
        "Elsewhere gunmen killed nine policemen.",
        "A second bomb went off near a school.",
    ],
)
def test_more_violence_of_the_same_day_is_another_happening(second: str) -> None:
    found = told(f"A bomber struck the ministry on 9 March. {second}", "2016-03-15")
    assert [event.when.edtf for event in found] == ["2016-03-09"] * 2


@pytest.mark.parametrize(
    ("text", "landmark"),
    [
        (
            "Monday is the first anniversary of the Taliban's entry into Kabul.",
            "fall-of-kabul-2021",
        ),
        ("On Monday few marked the anniversary of the Doha agreement.", "doha-agreement-2020"),
    ],
)
def test_the_day_of_an_anniversary_is_not_that_of_the_event(text: str, landmark: str) -> None:
    found = {event.landmark: event.when.edtf[:4] for event in told(text, "2022-08-13")}
    assert found[landmark] in landmark


def test_a_verb_may_follow_and() -> None:
    text = "On Wednesday a man came up to the mayor and set off the bomb in his turban."
    assert "attack" in {event.type for event in told(text, "2011-07-28")}
