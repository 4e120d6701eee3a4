"""Plain happenings in uncommon words: what a verb and its object say together, type by type."""

from __future__ import annotations

from events.extraction.results import EVENT_TYPES
from tests.extraction.telling import told


def test_a_month_in_a_date_is_no_march() -> None:
    found = told("The Taliban returned the wheat to its owners on 4 March.", "2019-03-15")
    assert not any(event.type == "military_operation" for event in found)


def test_the_second_of_two_things_is_no_happening() -> None:
    text = "On 4 March Italy is to hand over two barracks, one in Herat and another in Farah."
    found = told(text, "2019-02-15")
    assert {event.type for event in found} <= set(EVENT_TYPES)
