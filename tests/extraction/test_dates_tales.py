"""Passages that look back inside news: dates without a year go on from the date told before."""

from __future__ import annotations

import pytest

from events.extraction.dates import find_dates
from tests.extraction.dating import article, edtf, found, published

PUBLISHED = "2018-05-01"

PASSAGES = [
    (
        "The dam broke in March 2009. In April the minister left. On 2 June he was charged.",
        "2009-03 2009-04 2009-06-02",
    ),
    (
        (
            "In May 2012 men came by night. On 11 June it burned; that winter it stood empty. In"
            " April he came back."
        ),
        "2012-05 2012-06-11 2012-24 2013-04",
    ),
    (
        (
            "The treaty was signed in April 1988. In August of that year a town was lost, and on 15"
            " February the last man crossed the bridge."
        ),
        "1988-04 1988-08 1989-02-15",
    ),
    (
        "In December 2011 they quarrelled. On 13 September gunmen had fired at the embassy.",
        "2011-12 2011-09-13",
    ),
    (
        (
            "They began in October 2011. The dispute of the following June is known. The house was"
            " opened on a Tuesday; by the Thursday it was shut."
        ),
        "2011-10 2012-06 2012-06 2012-06",
    ),
    ("On 12 April 1980, a Saturday, nine men died. It rained.", "1980-04-12 1980-04-12"),
    ("She lived there in 1981. In August she counted sixty.", "1981 1981-08"),
    (
        "He left in April 1992. Seven and a half years later, on Christmas Eve, he was back.",
        "1992-04 1999 1999-12-24",
    ),
    (
        "It opened in March 2009 and was shut in May. A year earlier a first had failed.",
        "2009-03 2009-05 2008-05",
    ),
    ("A petition came in May 2009. It lay there until 2 July.", "2009-05 2009-07-02"),
    ("Not until June 2010 did they meet. In August they met again.", "2010-06 2010-08"),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_a_passage_about_years_ago_goes_on_from_its_own_dates(text: str, expected: str) -> None:
    assert edtf(text, PUBLISHED) == expected.split()


RETURNS = [
    # counted from now since; the present in words; a plan; a date that only tells which is meant
    ("In May 2012 it burned. Last month they met. In April they had talked.", "2018-04"),
    ("In May 2012 it burned. It is rebuilt now. In April the pupils came.", "2018-04"),
    ("In May 2012 it burned. It will open on 3 June.", "2018-06-03"),
    ("He condemned the May 2012 fire. In April he came again.", "2018-04"),
    ("It followed the Sept. 11 attacks. In April he came again.", "2018-04"),
    ("The accord of May 2012 gave 1 May as the day.", "2018-05-01"),
    ("They met in May 2012. A truce has held since 3 April.", "2018-04-03"),
    ("Shootings dating to 1994 were solved. In January a man confessed.", "2018-01"),
    # last year's dates stand beside this year's
    ("In May 2017 it burned. In February it opened.", "2018-02"),
    # another paragraph
    ("In May 2012 it burned.\n\nIn April the pupils came.", "2018-04"),
]


@pytest.mark.parametrize(("text", "expected"), RETURNS)
def test_a_text_returns_to_the_present(text: str, expected: str) -> None:
    dates = [date for date in edtf(text, PUBLISHED) if date.startswith("2018")]
    assert dates[-1:] == [expected]


def test_a_long_passage_goes_on_in_the_paragraph_after_it() -> None:
    text = (
        "We drove up in November 1979. In January the road was closed. In March the snow came."
        "\n\nThat was 12 April. In June they sent us home."
    )
    assert edtf(text, PUBLISHED)[-2:] == ["1980-04-12", "1980-06"]


def test_entries_under_a_year_are_of_this_year_until_the_text_counts_from_now() -> None:
    text = (
        "2016\n\nMarch 9: A president is sworn in.\n\nNov. 17: A minister says some men will come"
        " home by Jan. 15. A week later donors meet.\n\n2017\n\nMay: A fair is held."
        "\n\nToday they wait. On 9 March they marched."
    )
    dates = find_dates(article(text, headings=("2016", "2017")), published(PUBLISHED))
    assert [d.when.edtf for d in dates] == [
        "2016", "2016-03-09", "2016-11-17", "2017-01-15", "2016-11-21/2016-11-27", "2017",
        "2017-05", "2018-05-01", "2018-03-09",
    ]  # fmt: skip


def test_what_hangs_on_a_date_passes_over_since_when_something_is() -> None:
    text = (
        "It was signed on 14 April 1988.\n\nHe had carried messages since June 1982.\n\n"
        "Much happened that year. In February a date was named."
    )
    assert edtf(text, PUBLISHED)[-2:] == ["1988", "1988-02"]


def test_what_was_planned_and_then_put_off_lies_behind() -> None:
    text = "A meeting set for 24 April, which was put off, never came."
    assert edtf(text, "2021-10-04") == ["2021-04-24"]


def test_by_a_time_something_had_been_done_is_over() -> None:
    assert edtf("By spring they had turned to it.", "2021-10-04") == ["2021-21"]


def test_that_weekday_is_of_the_week_of_the_date_before() -> None:
    assert edtf("It began on 4 June. That Saturday it ended.", "2018-06-22")[-1] == "2018-06-09"


def test_a_date_of_a_passage_tells_what_it_was_counted_from() -> None:
    june = found("In May 2012 it burned. In June it was rebuilt.", PUBLISHED)[1]
    assert june.when.anchor_note == "the date before"


def test_what_a_paragraph_looked_back_to_leads_no_other() -> None:
    text = (
        "It was shown in March 2018. On 4 May we flew. I had been there before: in June 2011, in "
        "Graz.\n\nThe twelfth of September was warm."
    )
    assert edtf(text, "2021-10-04")[-1] == "2018-09-12"


def test_an_answer_is_of_the_year_of_its_question() -> None:
    text = "Q: What of the floods of 2003?\n\nHELGA: On 27 May, when we left, it rained."
    assert edtf(text, "2011-12-07") == ["2003", "2003-05-27"]
    told = text.replace("Q: ", "").replace("HELGA: ", "")
    assert edtf(told, "2011-12-07") == ["2003", "2011-05-27"]


def test_that_very_month_is_of_the_year_of_the_date_before() -> None:
    text = "It fell in late 2001. An offer made that very December was refused."
    assert edtf(text, "2018-04-14")[-1] == "2001-12"


def test_years_ago_today_is_a_day() -> None:
    assert edtf("It was signed thirty years ago today.", "2018-04-14") == ["1988-04-14"]
