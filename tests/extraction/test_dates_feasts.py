"""Feasts of the lunar calendar: the days announced in Afghanistan, or one of two days."""

from __future__ import annotations

import pytest

from tests.extraction.dating import edtf

FEASTS = [
    ("They met on the second day of Eid.", "2018-06-16"),
    ("The guns were silent during Eid al-Fitr.", "2018-06-15/2018-06-17"),
    ("A truce held over Eid ul-Adha 2020.", "2020-07-31/2020-08-02"),
    ("It was on the first day of Eid-e-Qurban.", "2017-09-01"),
    ("It was on the first day of Eid al-Fitr 1996.", "[1996-02-20,1996-02-21]"),
    ("They had walked in Ramadan.", "2018-05-15/2018-06-14"),
    ("He left after Eid al-Adha 2001.", "2001-03-05/2001-03-08"),
    ("It was on the third day of Eid in 1996.", "1996"),  # which Eid?
    ("They fasted in Ramadan 1997.", "1997"),  # it began twice in that year
]


@pytest.mark.parametrize(("text", "expected"), FEASTS)
def test_a_feast_is_of_the_year_named_or_the_nearest(text: str, expected: str) -> None:
    assert edtf(text, "2018-06-22") == [expected]


UNDATED = [
    "The Eid truce and the Eid prayers were kept.",
    "Eid Mohammad came.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_a_feast_in_a_name_is_no_date(text: str) -> None:
    assert edtf(text, "2018-06-22") == []


def test_nothing_is_counted_from_a_feast_of_some_days() -> None:
    text = "On 7 June they were told to hold their fire over Eid; two days later others followed."
    assert edtf(text, "2018-06-22")[-1] == "2018-06-09"


def test_a_feast_of_a_tale_is_of_its_line() -> None:
    assert edtf("In March 2012 he fell. Over Eid al-Fitr the guns were silent.", "2018-06-22")[
        -1
    ] == ("2012-08-19/2012-08-21")
