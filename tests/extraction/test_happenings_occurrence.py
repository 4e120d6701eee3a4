"""Whether an event took place: what the words about it say, then its date."""

import pytest

from tests.extraction.telling import one, told


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("The Taliban freed ten prisoners on Monday.", "occurred"),
        ("Pakistan will host a peace conference on 17 July.", "planned"),
        ("The foreign troops must be out of Herat by 17 July.", "planned"),
        ("Rebels whom nobody knew seized the bridge of Sangin on Monday.", "occurred"),
        ("Pakistan is expected to host a peace conference on 17 July.", "planned"),
        ("The delegations are due to meet in Oslo on 17 July.", "planned"),
        ("The conference in Tashkent, scheduled for 24 May, was postponed.", "cancelled"),
        ("Talks due to start in Oslo on 2 June were put off without a new date.", "cancelled"),
        ("Khalilzad called off his trip to Kabul on Tuesday.", "cancelled"),
        ("Elections scheduled for April 2019 were delayed twice.", "cancelled"),
        ("The meeting scheduled for 5 June in Oslo did not take place.", "not_held"),
        ("Talks in Oslo, which were to begin on 2 June, have not yet begun.", "not_held"),
        ("The talks were originally to open in Oslo on 2 June.", "not_held"),
        ("Atmar would have met Baradar in Oslo on 8 September 2019.", "not_held"),
        ("The two sides failed to reach an agreement in Oslo on Monday.", "not_held"),
        ("Atmar denied that his envoys had met the Taliban in Oslo on Monday.", "denied"),
        ("Atmar rejected reports that his envoys had met the Taliban on Monday.", "denied"),
    ],
)
def test_the_words_about_an_event_tell_whether_it_took_place(text: str, standing: str) -> None:
    assert one(text, "2022-06-10").occurrence == standing


@pytest.mark.parametrize(
    "text",
    [
        "If the Taliban attack Kunduz, the army will fight.",
        "The Taliban denied having attacked the hospital in Kunduz on Monday.",
        "No agreement was signed in Oslo on Monday.",
        "The minister urged the Taliban to lay down their arms.",
        "The Taliban could attack Kunduz.",
    ],
)
def test_what_nobody_says_took_place_is_left_out(text: str) -> None:
    assert told(text, "2022-06-10") == ()


@pytest.mark.parametrize(
    ("published", "standing"), [("2021-08-19", "planned"), ("2021-09-19", "occurred")]
)
def test_a_well_known_event_is_planned_until_its_deadline(published: str, standing: str) -> None:
    text = "American soldiers are to be gone by 31 August 2021."
    assert one(text, published, "withdrawal").occurrence == standing


@pytest.mark.parametrize(
    "text",
    [
        "If a treaty is signed next month, the camps may close.",
        "Would the capital have held had Karzai resigned in March 2021?",
    ],
)
def test_a_condition_is_no_event(text: str) -> None:
    assert told(text, "2021-10-04") == ()
