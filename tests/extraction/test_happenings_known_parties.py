"""Who takes part in a well-known event, and who is only named beside it."""

import pytest

from tests.extraction.telling import names, one, told

AFTER = "2022-02-05"


def parties(text: str, landmark: str) -> set[str]:
    """Who takes part in a well-known event that some sentences tell."""
    return set().union(*(names(e) for e in told(text, AFTER) if e.landmark == landmark))


@pytest.mark.parametrize(
    "text",
    [
        "Fawzia Koofi, who had sat in the peace jirga of June 2010, spoke first.",
        "Fawzia Koofi, whose train was late, joined the peace jirga in June 2010.",
    ],
)
def test_of_whom_a_clause_about_a_well_known_event_speaks_takes_part(text: str) -> None:
    assert "Fawzia Koofi" in parties(text, "peace-jirga-2010")


def test_he_is_who_is_known_to_have_taken_part() -> None:
    text = "Hamid Karzai was angry. On 19 June 2013 he broke off talks on security with the US."
    assert "Hamid Karzai" in parties(text, "karzai-suspends-security-talks-2013")


def test_three_states_in_a_row_take_part_in_what_they_are_not_known_for() -> None:
    text = "Envoys of Norway, Japan and Spain came to the peace jirga in June 2010."
    assert parties(text, "peace-jirga-2010") >= {"Norway", "Japan", "Spain"}
    text = "The peace jirga in June 2010 cost less than Norway had feared."
    assert "Norway" not in parties(text, "peace-jirga-2010")


def test_an_armed_group_joins_in_fighting_and_talks_alone() -> None:
    text = "Ashraf Ghani took the oath on 9 March 2020 while Islamic State fired rockets."
    assert all("Islamic State" not in names(e) for e in told(text, AFTER) if e.landmark)


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("At the White House, Hamid Karzai met Imran Khan on Monday.", "White House"),
        ("Hamid Karzai and Imran Khan met in parliament on Monday.", "Afghan parliament"),
        ("CIA director William Burns met Imran Khan on Monday.", "CIA"),
        ("A helper of Mullah Omar met Imran Khan in Oslo on Monday.", "Mullah Mohammad Omar"),
        (
            "Hamid Karzai and Imran Khan met on Monday in memory of Ahmad Shah Massoud.",
            "Ahmad Shah Massoud",
        ),
        ("Hamid Karzai met Imran Khan on Monday, the channel Zamin Today showed.", "Zamin Today"),
    ],
)
def test_houses_papers_the_dead_and_whose_men_act_take_no_part(text: str, stranger: str) -> None:
    assert all(stranger not in names(event) for event in told(text, AFTER))


def test_the_head_of_an_alliance_stands_beside_it() -> None:
    text = "NATO Secretary General Jens Stoltenberg met Hamid Karzai in Oslo on Monday."
    assert names(one(text, AFTER)) >= {"NATO", "Jens Stoltenberg", "Hamid Karzai"}


def test_a_group_is_a_party_to_what_its_men_say() -> None:
    text = "The Taliban were asked twice. Mullah Baradar said on Monday that he was tired."
    assert names(one(text, AFTER)) == {"Abdul Ghani Baradar", "Taliban"}
    text = "The embassy was asked twice. Mullah Baradar said on Monday that he was tired."
    assert "Quetta Shura" not in names(one(text, AFTER))


def test_the_party_is_the_one_that_the_article_names() -> None:
    text = "Hezb-e-Islami had many guns. On Monday the party shelled a village in Farah."
    assert names(one(text, AFTER)) == {"Hezb-e-Islami"}
    text = "Hezb-e-Islami and Jamiat-e-Islami had guns. On Monday the party shelled Farah."
    assert names(one(text, AFTER)) == set()


@pytest.mark.parametrize(
    "claim", ["Islamic State said it was their work.", "Islamic State owned up to it."]
)
def test_who_owns_up_in_plain_words_is_behind_it(claim: str) -> None:
    text = f"A bomb killed 12 people in Farah on Monday. {claim}"
    assert names(one(text, AFTER)) == {"Islamic State"}


def test_a_body_named_when_a_well_known_event_is_told_again_takes_no_part() -> None:
    text = (
        "The peace jirga met in Kabul in June 2010.\n\n"
        "The Lantern Institute has a picture of the peace jirga of June 2010."
    )
    assert "Lantern Institute" not in parties(text, "peace-jirga-2010")


def test_the_person_of_its_name_takes_part_where_the_paragraph_beside_names_him() -> None:
    text = (
        "Burhanuddin Rabbani was an old man.\n\nOn 20 September 2011 a guest's turban killed him."
    )
    assert "Burhanuddin Rabbani" in parties(text, "rabbani-assassination-2011")
