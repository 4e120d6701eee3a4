"""Ranges whose ends are dates of their own: each keeps its day, the first knows the stretch."""

from __future__ import annotations

import pytest
from edtf import parse_edtf

from tests.extraction.dating import edtf, found

RANGES = [
    ("They met from 24 April to 4 May.", "2021-04-24/2021-05-04"),
    ("The war of 1979-1989 was long.", "1979/1989"),
    ("The war of 1939–45 was long.", "1939/1945"),
    ("In the winter of need, 1942/43, they starved.", "1942/1943"),
    ("The jirga of 2–4 June 2010 met.", "2010-06-02/2010-06-04"),
    ("On 11-12 May they met.", "2021-05-11/2021-05-12"),
    ("In May–June 1940 they fell back.", "1940-05/1940-06"),
    ("In November-January they rested.", "2020-11/2021-01"),
    ("From 15 to 17 June they rested.", "2021-06-15/2021-06-17"),
    ("They met June 30 – July 2, 2010.", "2010-06-30/2010-07-02"),
    ("It broke out between 12 and 16 May 2020.", "2020-05-12/2020-05-16"),
    ("They met between April 24 and May 4, 2019.", "2019-04-24/2019-05-04"),
    ("They met from 25 February until 12 March.", "2021-02-25/2021-03-12"),
    ("He ruled from 1996 to 2001.", "1996/2001"),
    ("It rained from May 2020 through June 2021.", "2020-05/2021-06"),
    ("It rained from mid-May to 3 June.", "2021-05-11/2021-06-03"),
    ("They met on 24 April and 4 May.", ""),
    ("They met from 4 May to 24 April 2020.", ""),
    ("They met on 24 April.", ""),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_a_date_knows_the_range_that_it_begins(text: str, expected: str) -> None:
    stretch = found(text)[0].through
    assert (stretch.edtf if stretch else "") == expected
    if stretch:
        parse_edtf(stretch.edtf)
        assert stretch.phrase is not None
        assert stretch.phrase.of(text).startswith(found(text)[0].text)


def test_both_ends_of_a_range_are_dates() -> None:
    assert edtf("They met from 24 April to 4 May.") == ["2021-04-24", "2021-05-04"]


def test_both_ends_of_one_phrase_are_dates_with_their_own_words() -> None:
    dates = found("The jirga of 2–4 June 2010 met in 1979-1989.")
    assert [(d.text, d.when.edtf) for d in dates] == [
        ("2", "2010-06-02"),
        ("4 June 2010", "2010-06-04"),
        ("1979", "1979"),
        ("1989", "1989"),
    ]


def test_days_spelled_out_make_a_stretch_too() -> None:
    text = "They sat in a tent from the seventh to the ninth of August."
    assert edtf(text, "2020-09-24") == ["2020-08-07", "2020-08-09"]


def test_days_on_needs_no_comma_before_a_pronoun() -> None:
    text = "The text was read on 4 June. Three days on he told his men to hold their fire."
    assert edtf(text, "2018-06-18") == ["2018-06-04", "2018-06-07"]
