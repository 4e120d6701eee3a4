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


@pytest.mark.parametrize(
    "text",
    [
        "Hamid Karzai entered Herat University in 1976.",
        "In 1966 Rabbani went to Egypt, and he entered the Al-Azhar University in Cairo.",
        "Soon after his graduation in 1963, he was hired as a professor at Kabul University.",
        "Ashraf Ghani was appointed a lecturer at Kabul University in 1973.",
        "Ghani was chosen as an assistant professor in Aarhus in 1977.",
        "In 2004 Rabbani received the title of Academician in Kabul.",
        "A change of strategy took place in 2010, the leader of the party said.",
        "The talks were to lead to the transfer of five leaders held since 2002 in Guantanamo Bay.",
    ],
)
def test_studies_posts_at_schools_titles_and_captivity_are_no_events(text: str) -> None:
    assert [(event.type, event.title) for event in told(text, AFTER)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen entered Herat University on 2 May 2021 and killed a guard.", "attack"),
        ("Ghani named a professor of law minister of justice in 2015.", "appointment"),
        ("Mullah Noorzai took the place of the late leader in 2011.", "appointment"),
        ("Talks on prisoners were held in Doha on 4 May 2021.", "talks"),
    ],
)
def test_schools_places_and_captives_may_be_told_beside_events(text: str, kind: str) -> None:
    assert one(text, AFTER).type == kind


def test_how_an_attack_was_made_is_told_in_a_next_sentence() -> None:
    text = "A guest killed the mayor of Herat on 4 May 2021. He blew himself up at the door."
    assert one(text, AFTER).type == "attack"
    assert len(told(f"{text} On 6 May another man detonated his vest in Ghazni.", AFTER)) == 2


def test_nobody_foresees_what_is_broken_off() -> None:
    text = "“From tomorrow all security lies in the hands of the Afghan army,” Hamid Karzai said."
    assert "suspends" not in " ".join(event.title for event in told(text, "2013-06-18"))


def test_a_statement_to_come_is_not_what_it_is_told_with() -> None:
    text = (
        "The Taliban will issue a statement today, Washington said.\n\n"
        "The news came as the Taliban opened an office in Qatar."
    )
    assert "Taliban political office opens in Doha" in {
        event.title for event in told(text, "2013-06-18")
    }
