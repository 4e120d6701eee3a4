"""Words that tell an event in one sense and nothing of the kind in another."""

import pytest

from tests.extraction.telling import one, told

AFTER = "2022-02-05"  # a Saturday without well-known events around it


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Hamid Karzai chose to stay at home.",
        "On Monday the drivers, a minister once among them, had chosen to wait.",
        "The minister dismissed the report as a rumour on Monday.",
        "On Monday the Taliban dismissed it as a tale for the minister.",
        "The mayor removed the name of the minister from the list on Monday.",
        "The judge put a team of engineers in the same room as the governor on Monday.",
        "Hamid Karzai, whom his friends left behind, stayed in office until April 2014.",
    ],
)
def test_no_office_changes_hands_where_somebody_only_chooses_dismisses_or_puts(text: str) -> None:
    assert [event.title for event in told(text, AFTER) if event.type == "appointment"] == []


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Ashraf Ghani dismissed the governor of Farah.",
        "On Monday Ashraf Ghani removed the interior minister from his post.",
        "Hamdullah Mohib was chosen on Monday to lead the team.",
        "On Monday Ashraf Ghani put together a team of ministers.",
        "Hamid Karzai left office in September 2014.",
    ],
)
def test_it_does_where_they_say_so(text: str) -> None:
    assert one(text, AFTER, "appointment").actors


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the road brought the army chief to Herat within an hour.",
        "The frost reached the garrison on Monday, leaving what was left of the stores useless.",
    ],
)
def test_nobody_withdraws_where_something_is_brought_or_left_over(text: str) -> None:
    assert [event.title for event in told(text, AFTER) if event.type == "withdrawal"] == []


def test_troops_are_brought_down_and_out() -> None:
    assert one("Washington brought its troops down to 2,500 in March 2020.", AFTER).type == (
        "withdrawal"
    )


def test_plans_are_executed_without_harm() -> None:
    assert told("The engineers executed the plan on Monday.", AFTER) == ()
    assert one("Two spies were executed in Kabul on Monday.", AFTER).type == "attack"


@pytest.mark.parametrize(
    "text",
    [
        "The sides have seldom met since June 2019.",
        "Guests rarely met the king in 2005.",
        "Leave Farah, or be killed there in May, the letter said.",
    ],
)
def test_what_seldom_happens_or_is_only_threatened_is_no_event(text: str) -> None:
    assert told(text, AFTER) == ()
