"""What is told and is no event: the reporter's own doings, what lasts, the words of bystanders."""

import pytest

from tests.extraction.telling import told

AFTER = "2022-02-05"  # a Saturday without well-known events around it
TALKING = {"talks", "meeting", "ceasefire", "diplomacy"}


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


@pytest.mark.parametrize(
    "text",
    [
        "Wheat had doubled in price by the time of the summit in May 2019.",
        "Hamid Karzai went home, glad of a handshake in July 2019.",
        "In his opinion a truce in June 2019 would have cost nothing.",
        "The list was ready within a week of the assembly in Herat in June 2019.",
    ],
)
def test_an_encounter_that_only_dates_something_else_is_no_event_of_its_own(text: str) -> None:
    assert [event.type for event in told(text, AFTER) if event.type in TALKING] == []


@pytest.mark.parametrize(
    "text",
    [
        "The summit in Oslo on 3 June 2019 was cancelled.",
        "Prices fell after the handshake between Hamid Karzai and Sartaj Aziz in July 2019.",
    ],
)
def test_one_of_which_a_clause_tells_or_that_names_two_is(text: str) -> None:
    assert len([event for event in told(text, AFTER) if event.type in TALKING]) == 1


def test_deeds_are_not_read_off_names_nor_off_what_somebody_says() -> None:
    assert told("General Javed Kohistani was ill on Monday, and his troops with him.", AFTER) == ()
    said = "“On Monday the Taliban lost the guest for whom they lost a country,” a baker said."
    assert told(said, AFTER) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Donors who met in Oslo on Monday were in good spirits.",
        "My brother-in-law telephoned on Monday from Farah.",
    ],
)
def test_what_only_says_who_is_meant_and_the_writers_family_are_no_events(text: str) -> None:
    assert told(text, AFTER) == ()


def test_what_is_added_about_somebody_after_a_comma_is_one() -> None:
    text = "The donors, who met in Oslo on Monday, were in good spirits."
    assert [event.type for event in told(text, AFTER)] == ["meeting"]


def test_where_somebody_unknown_was_is_one_only_if_an_office_took_him_there() -> None:
    assert told("Margit Olsen was in Tashkent in May 2017.", AFTER) == ()
    text = "Margit Olsen, the minister of Norway, was in Tashkent in May 2017."
    assert [event.type for event in told(text, AFTER)] == ["diplomacy"]


def test_what_somebody_refuses_to_let_happen_is_not_told_as_done() -> None:
    text = "Hamid Karzai refused to let his council fly to Oslo in May 2023."
    assert {event.title for event in told(text, AFTER)} <= {
        "Karzai refuses to let his council fly to Oslo"
    }
