"""Dates as people read and type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.datewords import WrongDate, bounds, in_words, precision


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("2020-02-29~", date(2020, 2, 29), date(2020, 2, 29)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2020-24", date(2020, 12, 1), date(2021, 2, 28)),
        ("2019/2020-02-29", date(2019, 1, 1), date(2020, 2, 29)),
        ("../2021-07", None, date(2021, 7, 31)),
        ("2021-07/..", date(2021, 7, 1), None),
        ("[2019-09-05,2019-09-07]", date(2019, 9, 5), date(2019, 9, 7)),
    ],
)
def test_bounds_are_the_first_and_last_day_of_a_date(edtf, earliest, latest):
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", "x", "2020-13", "2021-02-31", "2020-05/2020-04", "../..", "29 Feb 2020", "[2020]x", "[,]"],
)
def test_a_wrong_date_is_refused_with_the_forms_it_may_take(text):
    with pytest.raises(WrongDate, match=r"is not a date: write 2020, 2020-02"):
        bounds(text)


@pytest.mark.parametrize(
    ("edtf", "modifier", "words"),
    [
        ("", "", "undated"),
        ("2020-02-29", "", "29 February 2020"),
        ("2021-07~", "", "about July 2021"),
        ("2021-07", "APPROX", "about July 2021"),
        ("2020-05-12/2020-05-16", "", "between 12 and 16 May 2020"),
        ("2021-05-01/2021-08-30", "", "between 1 May and 30 August 2021"),
        ("2019/2020-02-29", "", "between 2019 and 29 February 2020"),
        ("2021-07-11/2021-07-20", "MID", "mid-July 2021"),
        ("2021-07-21/2021-07-31", "END", "late July 2021"),
        ("2002-01/2002-04", "START", "early 2002"),
        ("../2020-05", "", "by May 2020"),
        ("2020-05/..", "", "from May 2020 on"),
        ("[2019-09-05,2019-09-07]", "", "5 or 7 September 2019"),
        ("[2019-12-31,2020-01-01]", "", "31 December 2019 or 1 January 2020"),
        ("199X", "", "the 1990s"),
        ("19XX", "", "the 1900s"),
        ("2020-24", "", "winter 2020"),
    ],
)
def test_a_date_is_said_with_its_doubt(edtf, modifier, words):
    assert in_words(edtf, modifier) == words


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("", "none"),
        ("2020", "year"),
        ("2020-02", "month"),
        ("2020-02-29~", "day"),
        ("2020-21", "season"),
        ("199X", "decade"),
        ("19XX", "century"),
        ("2020/2021", "interval"),
        ("[2020-01-01,2020-01-03]", "choice"),
    ],
)
def test_precision_names_how_fine_a_date_is(edtf, expected):
    assert precision(edtf) == expected


@given(st.text(alphabet="0123456789-/.,[]~?%X ", max_size=24))
def test_any_text_gives_ordered_bounds_or_a_clear_refusal(text):
    try:
        earliest, latest = bounds(text)
    except WrongDate:
        return
    assert earliest is None or latest is None or earliest <= latest
    assert in_words(text.strip())
