"""What dates mean in wire copy, in notes of an online paper and in histories of wars."""

from __future__ import annotations

import pytest

from tests.extraction.dating import edtf

FRIDAY = "2013-03-22"

WIRE = [
    ("On Monday, the court will hear the appeal.", "2013-03-25"),
    ("On Tuesday, lawmakers are to vote on the bill.", "2013-03-26"),
    ("On Sunday the two choirs plan to sing.", "2013-03-24"),
    ("On Friday, the new council is expected to meet.", "2013-03-22"),
    ("On Monday, the court heard the appeal.", "2013-03-18"),
    ("On Wednesday police said they would search the house.", "2013-03-20"),
    ("On Thursday, the company said it will close two plants.", "2013-03-21"),
    ("On Tuesday the council, which will move, met.", "2013-03-19"),
    ("In October the two clubs are to meet again.", "2013-10"),
    ("In October the two clubs met.", "2012-10"),
    ("The fair opens later in May.", "2013-05"),
    ("It was early in 2011 that the dam broke.", "2011-01/2011-04"),
    ("The dam broke late in January.", "2013-01-21/2013-01-31"),
    ("The first week of April is when the fair opens.", "2013-04-01/2013-04-07"),
    ("The deadline was extended until 9 a.m. EST Tuesday.", "2013-03-26"),
    ("They had filed their reports by Wednesday.", "2013-03-20"),
    ("Until Thursday, the police had not named a suspect.", "2013-03-21"),
    ("By Thursday, the miners had taken the mill.", "2013-03-21"),
    ("He had promised to leave by Wednesday.", "2013-03-27"),
    ("He had said they would leave by Wednesday.", "2013-03-27"),
    ("The miners must leave the mill by Wednesday.", "2013-03-27"),
    ("The plan was floated back in July.", "2012-07"),
    ("Twenty-five years ago he was a clerk.", "1988"),
    ("The firm was founded thirty-two years ago.", "1981"),
    ("She was hired two and a half years ago.", "2010"),
    ("It was a year ago today that the dam broke.", "2012-03-22"),
    ("The fair opens in the week after next.", "2013-04-01/2013-04-07"),
    ("In its second fiscal quarter sales fell.", "2012-04/2012-06"),
    ("The choir sings in Rome this very weekend.", "2013-03-23/2013-03-24"),
    ("The second session was fixed for the thirty-first.", "2013-03-31"),
]


@pytest.mark.parametrize(("text", "expected"), WIRE)
def test_news_tell_by_their_verbs_whether_a_day_is_over(text: str, expected: str) -> None:
    assert edtf(text, FRIDAY) == [expected]


CHAINS = [
    (
        "Last December it snowed. On the 7th of this month it was dry.",
        "2012-12 2013-03-07",
    ),
    (
        "The firm expects to build 25 cars in 2014 and 45 the following year.",
        "2014 2015",
    ),
    (
        "The book came out on 29 June 2011 in Oslo, November 9 in Bergen and will reach Rome soon.",
        "2011-06-29 2011-11-09",
    ),
    (
        "The hall burned on 20 March 2011 and was rebuilt by the 4th.",
        "2011-03-20 2011-04-04",
    ),
    ("It was lost in 1988; the following February it was won.", "1988 1989-02"),
    ("It was lost in 1988; the following spring it was won.", "1988 1989-21"),
    ("It was lost in 1988 and found that March.", "1988 1988-03"),
    ("The first mill burned in October 2001. The fair begins on May 5.", "2001-10 2013-05-05"),
    ("The mill burned on 11 January 2012. The owner fled on the 9th.", "2012-01-11 2012-02-09"),
    ("The mill burned on 11 January 2012. He had fled on the 9th.", "2012-01-11 2012-01-09"),
    ("The vote was on 22 December 2012; on the 24th troops came.", "2012-12-22 2012-12-24"),
    ("It began on 2 March 2011; forty-one days later it was over.", "2011-03-02 2011-04-12"),
    (
        "He fled in March 1995; in the last week of that April he died.",
        "1995-03 1995-04-24/1995-04-30",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_a_date_hangs_on_the_one_that_its_words_mean(text: str, expected: str) -> None:
    assert edtf(text, FRIDAY) == expected.split()


WARS = [
    (
        (
            "On the morning of 6 June 1944 they landed. By 11 June they had joined. Caen fell on 21"
            " July. That December the enemy struck."
        ),
        "1944-06-06 1944-06-11 1944-07-21 1944-12",
    ),
    (
        (
            "On 22 June 1941 the truce broke. By the 14th the river was reached, on the 16th the"
            " bridge."
        ),
        "1941-06-22 1941-07-14 1941-07-16",
    ),
    (
        (
            "In the first half of 1942 they advanced. In early June four ships sank. In the second"
            " half of the year an island was fought for."
        ),
        "1942-01/1942-06 1942-06-01/1942-06-10 1942-07/1942-12",
    ),
    (
        (
            "In February 1864 they crossed the border. On 18 April they stormed the works. The"
            " armistice of 12 May lasted until 26 June."
        ),
        "1864-02 1864-04-18 1864-05-12 1864-06-26",
    ),
    (
        (
            "The king left on 26 February 1815, landed on 1 March and was in Paris on the 20th."
            " On 15 June he marched; on the 18th came the battle. He fell four days later."
        ),
        "1815-02-26 1815-03-01 1815-03-20 1815-06-15 1815-06-18 1815-06-22",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WARS)
def test_a_history_goes_on_by_days_and_parts_of_the_year(text: str, expected: str) -> None:
    assert edtf(text, FRIDAY) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This Tuesday the choir sings in Rome.", "2013-03-26"),
        ("The choir arrived this Tuesday in Rome.", "2013-03-19"),
    ],
)
def test_who_says_this_tuesday_on_a_sunday_looks_ahead(text: str, expected: str) -> None:
    assert edtf(text, "2013-03-24") == [expected]


HISTORY = """The treaty of 3 May 1988 was broken in March 1989 and once more in June 1990.

In 1992 the bridge fell, in 1994 the tower, in May 1996 the wall. A ban followed on 19 December
2000, and nobody kept it.

The murder of the mayor and the fire of 7 October changed the town. On 13 November the harbour was
taken, and two days later the mill.

Next week's fair in Bergen will be small. The first boat sailed last month."""


def test_an_essay_that_comes_to_the_present_counts_from_its_own_day() -> None:
    assert edtf(HISTORY, "2002-01-14")[7:] == [
        "2001-10-07",
        "2001-11-13",
        "2001-11-15",
        "2002-01-21/2002-01-27",
        "2001-12",
    ]
    assert edtf(HISTORY, "2012-01-14")[7:10] == ["2000-10-07", "2000-11-13", "2000-11-15"]


BRIDGE = "The bridge was opened on 15 February 1989 by a general.\n\nIt is long, and it is old."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This Tuesday the choir sings in Rome. On the 25th it is Oslo's turn.", "2013-03-25"),
        ("On the 25th it was closed again, for the winter.", "2013-02-25"),
        ("It was opened on 3 May 1990 once more. On the 25th it fell.", "1990-05-25"),
    ],
)
def test_a_day_by_its_number_is_of_no_month_told_long_ago_and_far_above(text, expected) -> None:
    assert edtf(f"{BRIDGE}\n\n{text}", FRIDAY)[-1] == expected
