"""What is told and is no event: the reporter's own doings, what lasts, the words of bystanders."""

import pytest

from tests.extraction.telling import told

AFTER = "2022-02-05"  # a Saturday without well-known events around it


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Zalmay Khalilzad received us in his flat in Oslo.",
        "Hamid Karzai telephoned me on Monday from his garden.",
        "Mullah Baradar met this newspaper in Doha on Monday.",
        "Hamid Karzai met our correspondent in Kabul on Monday.",
    ],
)
def test_whom_the_reporter_met_is_no_event(text: str) -> None:
    assert told(text, AFTER) == ()


def test_what_somebody_quoted_did_himself_is_one() -> None:
    text = "“Hamid Karzai met us in Kabul on Monday,” Zalmay Khalilzad said."
    assert [event.type for event in told(text, AFTER)] == ["meeting"]


def test_what_is_still_so_is_no_event_of_today() -> None:
    assert told("Today the movement is still listed in Norway as terrorist.", AFTER) == ()
    assert len(told("On Monday the movement was listed in Norway as terrorist.", AFTER)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“They hid him for years,” thundered MP Nilofar Sharifi on Monday.",
        "Jawad Barekzai, a baker in Ghor, told this newspaper on Monday that prices had doubled.",
        "The Lantern Alliance for Memory expressed its deep concern on Monday at the prices.",
    ],
)
def test_words_of_somebody_unknown_and_without_an_office_are_no_event(text: str) -> None:
    assert told(text, AFTER) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hamid Karzai said on Monday that the war had to end.",
        "Jawad Barekzai, a spokesman for Ghor, said on Monday that the road was cut.",
    ],
)
def test_words_of_somebody_known_or_in_office_are_one(text: str) -> None:
    assert [event.type for event in told(text, AFTER)] == ["statement"]
