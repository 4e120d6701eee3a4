"""Chronologies and histories: a date without a year goes on from the date before it."""

from __future__ import annotations

import pytest

from events.extraction.dates import find_dates
from tests.extraction.dating import article, edtf, published

WAR = """\
War was declared on 28 July 1914. On 4 August the Empire, bound by treaty since 1839, came in.
By November both sides had dug trenches. In early 1915 an attack failed on 13 March. On 22 April
gas was used. The following month a kingdom joined; on 23 May it attacked. That summer a front
broke.

The offensive of 1916 began on 21 February. On 1 July the allies attacked; the next day they did
so again. It lasted until mid-November. In January 1917 the admirals tried once more. On April 6
the republic declared war. Two weeks later an attack failed. In the autumn of 1917 an army
mutinied.

Between 3 March and 5 May 1918 the front moved. In July and August the tide turned. On the night
of 8 August the line broke. On 11 November the guns fell silent. A treaty followed on 28 June
1919."""

EXPECTED = """\
1914-07-28 1914-08-04 1839 1914-11 1915-01/1915-04 1915-03-13 1915-04-22 1915-05 1915-05-23 1915-22
1916 1916-02-21 1916-07-01 1916-07-02 1916-11-11/1916-11-20 1917-01 1917-04-06 1917-04-16/1917-04-22
1917-23 1918-03-03 1918-05-05 1918-07 1918-08 1918-08-08 1918-11-11 1919-06-28""".split()

CHRONOLOGY = """\
2010: A conference on 28 January adopts a policy.

2–4 June 2010 – A jirga meets.

20 September 2011 – The chairman is killed. A week before that he had been abroad.

2014: An election is contested. A government is sworn in on 29 September.

29 July 2015 – A death is announced; he had died in April 2013. It is confirmed on the 30th.

September 2018 – An envoy is appointed. On 12 October he meets the other side.

Next: elections this Saturday, 20 October."""


@pytest.mark.parametrize("day", ["2009-12-01", None])
def test_a_history_goes_on_from_date_to_date(day: str | None) -> None:
    assert edtf(WAR, day) == EXPECTED


def test_entries_of_a_chronology_give_the_year_of_what_follows() -> None:
    assert edtf(CHRONOLOGY, "2018-10-15") == [
        "2010", "2010-01-28", "2010-06-02", "2010-06-04", "2011-09-20", "2011-09-12/2011-09-18",
        "2014", "2014-09-29", "2015-07-29", "2013-04", "2015-07-30", "2018-09", "2018-10-12",
        "2018-10-20",
    ]  # fmt: skip


def test_headings_of_years_date_what_stands_under_them() -> None:
    years = ("1996", "1997", "1998", "1999", "2000", "2001")
    text = "\n\n".join(f"{year}\n\nOn 5 May they met." for year in years)
    dates = find_dates(article(text, headings=years), published("2002-01-01"))
    assert [d.when.edtf for d in dates if d.text == "5 May"] == [f"{year}-05-05" for year in years]


ISLANDS = """\
The Islands War (2 April – 14 June 1982) was short. On 19 March men raised a flag. On 2 April an
army landed; the following day it took the second island. On 1 May a field was bombed. On 2 May a
ship was sunk, and two days later another. On 11 June the last attack began. By 14 June all was
over. In 1990 the two states made peace."""


def test_a_tale_of_one_year_keeps_to_it() -> None:
    assert edtf(ISLANDS, "2010-01-01") == [
        "1982-04-02", "1982-06-14", "1982-03-19", "1982-04-02", "1982-04-03", "1982-05-01",
        "1982-05-02", "1982-05-04", "1982-06-11", "1982-06-14", "1990",
    ]  # fmt: skip


def test_a_tale_does_not_go_on_from_the_end_of_what_it_tells() -> None:
    text = WAR.replace("came in.", "came in, and stayed until January 1917. In October it won.")
    assert edtf(text, "2009-12-01")[3:5] == ["1917-01", "1914-10"]


def test_news_that_count_from_now_in_their_lead_stay_news() -> None:
    text = (
        "They met on Monday. The accords of 1996, 1998, 2001, 2004 and 2010 had failed. Talks are"
        " said to have been held on 12 July."
    )
    assert edtf(text, "2021-08-05")[-1] == "2021-07-12"


def test_the_day_that_a_narrative_date_was_counted_from_is_told() -> None:
    second = find_dates(article(WAR), published("2009-12-01"))[1]
    assert second.when.anchor_note == "the date before"


def test_news_that_looks_back_once_or_twice_stays_news() -> None:
    text = (
        "They met on Tuesday and on 1 July. In 1996 Kabul fell; in 2001 it fell again. "
        "Last week they met, and they will meet on 12 September."
    )
    assert edtf(text, "2021-08-05")[-1] == "2021-09-12"


ASIDES = [
    (
        "In March 1917 the tsar fell. The army, beaten in 1905, broke up. On 3 July it fled.",
        "1917-07-03",
    ),
    ("In March 1917 he left; he would be shot in 1940. On 3 July they rose.", "1917-07-03"),
    (
        "On 5 May 1941 they met. He had signed a pact on 23 August 1939. On 7 June it fell.",
        "1941-06-07",
    ),
    ("In 1779 a joint attack was planned. On 9 October it failed.", "1779-10-09"),
    ("In late 1942 the front broke. In January it fell back.", "1943-01"),
    ("It began in December 1941. On 2 March it ended.", "1942-03-02"),
    ("In August 1955 the villages rose. On the 20th a mine was stormed.", "1955-08-20"),
    ("By mid-1957 the murders had begun.", "1957-05/1957-08"),
    ("In October 1917 they rose. The following spring they made peace.", "1918-21"),
    ("In October 1917 they rose, and in the following year they made peace.", "1918"),
    ("In October 1917 they rose. Two decades later few were left.", "1937"),
    (
        "In October 1917 they rose. At the end of the month they held the town.",
        "1917-10-21/1917-10-31",
    ),
    ("In October 1917 they rose. In the winter the front fell apart.", "1917-24"),
]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_a_tale_goes_on_from_its_own_line(text: str, expected: str) -> None:
    before = "It began on 2 May 1701. In 1702, 1703 and 1704 it went on, as in 1705 and in 1706."
    assert edtf(f"{before}\n\n{text}", "2009-12-01")[-1] == expected


def test_a_heading_of_several_years_gives_the_first_to_what_follows() -> None:
    text = f"{WAR}\n\n1936–1938\n\nOn 17 July they rose. In August a city fell."
    dates = find_dates(article(text, headings=("1936–1938",)), published("2009-12-01"))
    assert [d.when.edtf for d in dates][-2:] == ["1936-07-17", "1936-08"]


def test_a_row_of_months_takes_the_year_of_its_last() -> None:
    assert edtf("In May, June and July 1944 they landed.", "2009-12-01") == [
        "1944-05", "1944-06", "1944-07",
    ]  # fmt: skip


def test_a_long_history_that_mentions_today_stays_one() -> None:
    assert (
        edtf(f"Known today as the Great War, it was long.\n\n{WAR}", "2009-12-01")[1:] == EXPECTED
    )


LANDING = """\
On 4 June 1944 the wind rose. The fleet turned back on 5 June 1944, and on D-Day it sailed again. \
Bayeux fell on 7 June 1944. By 12 June 1944 the beaches were one, on 26 June 1944 Cherbourg fell. \
On the morning of the 30th rain set in. One day after, it ended."""


def test_days_that_a_tale_knows_by_their_names_or_their_number_alone() -> None:
    assert edtf(LANDING, "2009-12-01")[2] == "1944-06-06"
    assert edtf(LANDING, "2009-12-01")[-2:] == ["1944-06-30", "1944-07-01"]
    assert edtf("For the mayor it is D-Day.", "2009-12-01") == []


def test_news_under_its_date_is_no_tale_though_it_looks_back_much() -> None:
    text = (
        "14 November 2012\n\nThe council met this afternoon, and its chair spoke last Saturday. "
        "It had sat in 1999, in 2000, in March 2001, in May 2002, in 2003, in 2004 and in 2005."
        "\n\nMinisters gathered on Monday."
    )
    assert edtf(text, "2012-11-14")[-1] == "2012-11-12"


LOG = """\
3 May 2015. The ferry is sold.

11 June. Its crew strikes.

20 August: the strike ends. The same week a storm (2–3 March had seen a worse one) sinks a barge.

I was a boy when the harbour froze in February 1963; the ice broke on 9 March 1963.

14 September – A new ferry arrives.

30 October. It sails. In December 1990 nobody would have believed it."""


def test_entries_go_on_from_entries_after_a_passage_that_looks_years_back() -> None:
    found = edtf(LOG, "2016-01-20")
    assert found[-3:] == ["2015-09-14", "2015-10-30", "1990-12"]


def test_a_tale_reaches_no_day_that_had_not_come() -> None:
    assert {"2015-03-02", "2015-03-03"} <= set(edtf(LOG, "2016-01-20"))
