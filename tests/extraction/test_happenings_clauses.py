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


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        (
            (
                "The judge died in a raid on his house on 3 January, and on 27 January a bomber, "
                "his face hidden under a scarf, killed a governor in Herat."
            ),
            {("attack", "2022-01-03"), ("attack", "2022-01-27")},
        ),
        (
            (
                "The deputy minister resigned on 3 January, and four days later a man on a "
                "motorcycle killed six soldiers outside Gardez."
            ),
            {("appointment", "2022-01-03"), ("attack", "2022-01-07")},
        ),
        (
            (
                "A mine killed three men in Farah on 3 January, gunmen stormed a bank in Kunduz "
                "on 5 January, and a mayor was stabbed in Herat on 9 January."
            ),
            {("attack", "2022-01-03"), ("attack", "2022-01-05"), ("attack", "2022-01-09")},
        ),
        (
            (
                "On 31 January a few shops were open, a tailor was stabbed in Kunduz, and the "
                "White House freed two Taliban prisoners on 2 February."
            ),
            {("attack", "2022-01-31"), ("prisoner_release", "2022-02-02")},
        ),
        (
            "The meeting, paid for by Norway and the United Nations, was opened on 31 January.",
            {("meeting", "2022-01-31")},
        ),
        (
            "Zalmay Khalilzad, after the bloodshed of those days, flew to Doha on Friday.",
            {("diplomacy", "2022-02-04")},
        ),
    ],
)
def test_each_clause_of_a_list_tells_what_its_own_date_dates(
    text: str, happened: set[tuple[str, str]]
) -> None:
    assert {(event.type, event.when.edtf) for event in told(text, AFTER)} == happened


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "Mullah Baradar flew to Doha on 5 May 2018, Khalilzad on 21 May.",
            "Khalilzad flies to Doha",
        ),
        ("Gunmen attacked Kunduz on 5 May 2018; on the 21st Khost.", "Gunmen attack Khost"),
        (
            "Pakistan freed Mullah Baradar on 5 May 2018 and on the 21st Mullah Omar.",
            "Pakistan frees Omar",
        ),
        (
            "Germany closed its embassy in Kabul on 5 May 2018, Italy on 21 May.",
            "Italy closes its embassy in Kabul",
        ),
    ],
)
def test_a_half_sentence_puts_another_in_the_place_of_one_of_his_kind(
    text: str, second: str
) -> None:
    found = {event.when.edtf: event for event in told(text, "2019-12-24")}
    assert found.keys() == {"2018-05-05", "2018-05-21"}
    assert found["2018-05-21"].title == second


@pytest.mark.parametrize(
    "text",
    [
        "Karzai met the elders in Peshawar on 5 May 2018, and on 21 May Kabul was quiet.",
        "Gunmen attacked Kunduz on 5 May 2018, and on the 21st Street a tailor slept.",
    ],
)
def test_a_clause_with_a_verb_of_its_own_repeats_nothing(text: str) -> None:
    assert [event.when.edtf for event in told(text, "2019-12-24")] == ["2018-05-05"]


def test_a_name_that_commas_close_off_has_no_verb_of_its_own() -> None:
    [event] = told(
        "On Monday Blinken met an official of the palace, Abdullah Abdullah, and discussed a map.",
        AFTER,
    )
    assert names(event) == {"Antony Blinken", "Abdullah Abdullah"}
    assert event.title == "Blinken meets Abdullah Abdullah"
