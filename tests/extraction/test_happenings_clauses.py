"""Who does what in sentences of several clauses: asides, delegations and their leaders, dates."""

import pytest

from tests.extraction.telling import names, told

AFTER = "2022-02-05"  # a Saturday without well-known events around it


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Khalilzad saw a Taliban delegation under Mullah Baradar in Oslo on Monday.",
            {"Zalmay Khalilzad", "Taliban", "Abdul Ghani Baradar"},
        ),
        (
            "In May the ISI and the National Directorate of Security agreed to work together.",
            {"Inter-Services Intelligence", "National Directorate of Security"},
        ),
        (
            (
                "Zamir Kabulov, a diplomat whom Pakistan had never liked, met the Taliban in Oslo "
                "on Monday."
            ),
            {"Zamir Kabulov", "Taliban"},
        ),
        (
            "The Taliban, who held that road as a prize, captured a post in Farah on Monday.",
            {"Taliban"},
        ),
        (
            "NATO, in a letter that Karzai had asked for, agreed on Monday to send doctors.",
            {"NATO"},
        ),
    ],
)
def test_a_clause_ends_where_its_aside_ends(text: str, who: set[str]) -> None:
    assert names(told(text, AFTER)[-1]) == who


def test_a_subject_is_carried_over_an_aside_and_a_first_verb() -> None:
    text = "The Taliban, who held Farah, opened an offensive in May and captured Burka on Monday."
    assert names(told(text, AFTER)[-1]) == {"Taliban"}


def test_the_date_in_an_aside_is_not_that_of_the_main_verb() -> None:
    text = "Zamir Kabulov, who had been invited in June, met the Taliban in Oslo on Monday."
    dated = {event.when.edtf: names(event) for event in told(text, AFTER)}
    assert dated["2022-01-31"] == {"Zamir Kabulov", "Taliban"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Karzai praised Khalilzad, who met Mullah Baradar in Oslo on Monday.",
            {"Zalmay Khalilzad", "Abdul Ghani Baradar"},
        ),
        (
            "Pakistan thanked Norway and Japan, which held talks in Oslo on Monday.",
            {"Norway", "Japan"},
        ),
        (
            "Negotiators from Kabul and the Taliban who first met in Lima on Monday are at odds.",
            {"Afghan government", "Taliban"},
        ),
        (
            "Kai Eide, an envoy of Norway, who met the Taliban in Oslo on Monday, is glad.",
            {"Kai Eide", "Taliban"},
        ),
    ],
)
def test_a_relative_clause_is_about_those_named_right_before_it(text: str, who: set[str]) -> None:
    assert names(told(text, AFTER)[-1]) == who
