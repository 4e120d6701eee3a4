"""What date phrases of news mean; the 5th of August 2021 is a Thursday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from edtf import parse_edtf

from events.extraction.dates import find_dates, find_phrases, resolve
from tests.extraction.dating import article, edtf, found, published

THURSDAY = "2021-08-05"

ABSOLUTE = [
    ("The deal was signed on 29 February 2020.", "2020-02-29"),
    ("The deal was signed on February 29th, 2020.", "2020-02-29"),
    ("It was signed Sat., Feb. 29, 2020.", "2020-02-29"),
    ("It was signed on the 29th of February, 2020.", "2020-02-29"),
    ("The jirga met in August 2020.", "2020-08"),
    ("A memoir of 2016 tells it.", "2016"),
    ("In the year two thousand he left.", "2000"),
    ("He was born in nineteen sixty-one.", "1961"),
    ("The men of the class of '98 met in '98.", "1998"),
    ("He ruled in the 1990s.", "199X"),
    ("He wrote in the late '80s.", "1987/1989"),
    ("A fort of the 19th century stands there.", "18XX"),
    ("The file is dated 2020-02-29.", "2020-02-29"),
    ("The file is dated 2020/2/29.", "2020-02-29"),
    ("The letter of 24.12.1979 was read.", "1979-12-24"),
    ("The letter of 24/12/1979 was read.", "1979-12-24"),
    ("The letter of 24.12.79 was read.", "1979-12-24"),
    ("The letter of 9.III.2020 was read.", "2020-03-09"),
    ("The letter of 12-XI-1987 was read.", "1987-11-12"),
    ("The letter of 13. June 2002 was read.", "2002-06-13"),
    ("The fair of 24-28.05.1997 was small.", "1997-05-24/1997-05-28"),
    ("The fair of 28.04.–03.05.1997 was small.", "1997-04-28/1997-05-03"),
    ("The weekend of 12–13 March 1938 was cold.", "1938-03-12/1938-03-13"),
    ("They sang on V-E Day.", "1945-05-08"),
    ("The letter of 5-Mar-2020 was read.", "2020-03-05"),
    ("The letter of 15Aug2021 was read.", "2021-08-15"),
    ("The letter of 03/04/2020 was read.", "[2020-03-04,2020-04-03]"),
    ("After the September 11 attacks they fled.", "2001-09-11"),
    ("After 9/11 they fled.", "2001-09-11"),
    ("they met on 29 feb 2020.", "2020-02-29"),
    ("they met on feb. 29, 2020.", "2020-02-29"),
    ("The first half of 2020 was bloody.", "2020-01/2020-06"),
    ("In the first six months of 2021 tolls rose.", "2021-01/2021-06"),
    ("The third quarter of 2020 was calm.", "2020-07/2020-09"),
    ("Spending rose in Q2 2020.", "2020-04/2020-06"),
    ("In the spring of 2019 they met.", "2019-21"),
    ("It was signed on March 1st, 2020.", "2020-03-01"),
    ("In H1 2021 tolls rose.", "2021-01/2021-06"),
    ("On May Day 2020 they marched.", "2020-05-01"),
    ("It was quiet on Christmas Eve 2019.", "2019-12-24"),
    ("In 1842 a column was cut down.", "1842"),
    ("The second retreat (1842) was worse.", "1842"),
    ("The mid-'90s were worse.", "1994/1996"),
    ("A fort of the late eighteenth and early nineteenth centuries stands there.", "1800/1832"),
    ("In May, June and July 2010 it rained.", "2010-07"),
    ("From 2014 onwards they met: 2014 and beyond.", "2014/.."),
    ("The winter of 2001-02 was hard.", "2001-24"),
]

SEVERAL_DAYS = [
    ("It happened on 5 or 7 September 2019.", "[2019-09-05,2019-09-07]"),
    ("The week of 13 September 2020 was tense.", "2020-09-07/2020-09-13"),
    ("In the first week of May 2021 they left.", "2021-05-01/2021-05-07"),
]

PARTS = [
    ("A session was held in mid-July.", "2021-07-11/2021-07-20"),
    ("A session was held in early July.", "2021-07-01/2021-07-10"),
    ("A session was held in late July.", "2021-07-21/2021-07-31"),
    ("He came to Kabul in early 2002.", "2002-01/2002-04"),
    ("He came to Kabul in mid-2002.", "2002-05/2002-08"),
    ("He came to Kabul in late 2002.", "2002-09/2002-12"),
    ("All troops will leave by mid-2021.", "../2021-07"),
    ("All troops will leave by the end of September.", "2021-09"),
    ("He came in the early 1990s.", "1990/1993"),
]

FROM_PUBLICATION = [
    ("They met on Tuesday.", "2021-08-03"),
    ("They met on Thursday.", "2021-08-05"),
    ("They will meet on Tuesday.", "2021-08-10"),
    ("They are due to meet on Friday.", "2021-08-06"),
    ("The talks planned for Tuesday were called off.", "2021-08-03"),
    ("They met last Tuesday.", "2021-08-03"),
    ("They met last Thursday.", "2021-07-29"),
    ("They meet this Saturday.", "2021-08-07"),
    ("They meet next Friday.", "2021-08-13"),
    ("They meet this coming Friday.", "2021-08-06"),
    ("They met on Tuesday last week.", "2021-07-27"),
    ("They met today.", "2021-08-05"),
    ("They met late yesterday.", "2021-08-04"),
    ("They met the day before yesterday.", "2021-08-03"),
    ("They met last night.", "2021-08-04"),
    ("The house met this week.", "2021-08-02/2021-08-08"),
    ("The house met last week.", "2021-07-26/2021-08-01"),
    ("They met last month.", "2021-07"),
    ("They met earlier this year.", "2021"),
    ("They will meet early next year.", "2022-01/2022-04"),
    ("They met last September.", "2020-09"),
    ("They met last August.", "2020-08"),
    ("They met last June.", "2021-06"),
    ("They met in December.", "2020-12"),
    ("They met in March.", "2021-03"),
    ("They will meet in March.", "2022-03"),
    ("The summit must end by March.", "2022-03"),
    ("He promised it before the November election.", "2021-11"),
    ("They met on May 1.", "2021-05-01"),
    ("They met on December 20.", "2020-12-20"),
    ("They meet on 11 September.", "2021-09-11"),
    ("Much has changed since 11 September.", "2020-09-11"),
    ("It was signed on February 29.", "2020-02-29"),
    ("They meet on Saturday, 7 August.", "2021-08-07"),
    ("They met on Friday, 7 August.", "2020-08-07"),
    ("It was offered on 28 February last year.", "2020-02-28"),
    ("They met ten days ago.", "2021-07-26"),
    ("They met two months ago.", "2021-06"),
    ("They met half a year ago.", "2021-02"),
    ("They met the week before last.", "2021-07-19/2021-07-25"),
    ("They led for the year.", "2021"),
    ("Rates fell in the first half of the year.", "2021-01/2021-06"),
    ("The plant shut two decades ago.", "2001"),
    ("He has until 9 a.m. Tuesday to answer.", "2021-08-10"),
    ("Over the summer the wells ran dry.", "2021-22"),
    ("On the 3rd he fled.", "2021-08-03"),
    ("He fled 20 years ago.", "2001"),
    ("They met over the weekend.", "2021-07-31/2021-08-01"),
    ("They met last summer.", "2020-22"),
    ("They met at Nowruz.", "2021-03-21"),
    ("They met on the eve of Tuesday's hearing.", "2021-08-02"),
    ("They met the night before 11 July.", "2021-07-10"),
    ("The talks will begin in two weeks.", "2021-08-16/2021-08-22"),
    ("Bases were to be left by mid-September.", "2021-09-11/2021-09-20"),
    ("Bases were to be left by mid-June.", "2021-06-11/2021-06-20"),
    ("It had said that troops would be gone by May 1.", "2021-05-01"),
    ("It said that troops would be gone by September 11.", "2021-09-11"),
]

FROM_THE_DATE_BEFORE = [
    ("Snow fell on September 1. A day later he spoke.", ["2020-09-01", "2020-09-02"]),
    ("On 7 June 2018 he spoke. The next day they did.", ["2018-06-07", "2018-06-08"]),
    ("On 7 June 2018 he spoke. Two days after that they did.", ["2018-06-07", "2018-06-09"]),
    ("He rose on 7 October 2010. Three days later he fell.", ["2010-10-07", "2010-10-10"]),
    ("On 7 June 2018 he spoke. The evening before, they did.", ["2018-06-07", "2018-06-06"]),
    ("He spoke on 7 June 2018. They did the day after.", ["2018-06-07", "2018-06-08"]),
    ("They met on 24, 25 and 26 April 1999.", ["1999-04-24", "1999-04-25", "1999-04-26"]),
    ("They met on April 24, 25 and 26, 1999.", ["1999-04-24", "1999-04-25", "1999-04-26"]),
    ("He left in March 2019. The following month he died.", ["2019-03", "2019-04"]),
    ("He left in March 2019 and died later that year.", ["2019-03", "2019"]),
    ("He left in March 2019, in the same month last year.", ["2019-03", "2018-03"]),
    ("On 7 June 2018 he spoke. The very next day they did.", ["2018-06-07", "2018-06-08"]),
    ("On 7 June 2018 he spoke. Two days before, they had.", ["2018-06-07", "2018-06-05"]),
    ("He left in 1996. Ten years on, he came back.", ["1996", "2006"]),
    ("The strikes of 1942 and 1943 were crushed.", ["1942", "1943"]),
    ("They landed in June '44.", ["1944-06"]),
    ("He left in 1996. In the following year he died.", ["1996", "1997"]),
    ("He left in 1996. Two years later he died.", ["1996", "1998"]),
    ("It was told on 29 July 2015, confirmed on the 30th.", ["2015-07-29", "2015-07-30"]),
    ("Summits on April 24 and 25, 1999, failed.", ["1999-04-24", "1999-04-25"]),
    ("Between 3 March and 5 May 2001 they met.", ["2001-03-03", "2001-05-05"]),
    ("From November to March 2001 they met.", ["2000-11", "2001-03"]),
    ("He came in May 2014 and left that August.", ["2014-05", "2014-08"]),
    ("He came in May 2014 and left the following spring.", ["2014-05", "2015-21"]),
    ("On 11 September 2001 it began. On 7 October it went on.", ["2001-09-11", "2001-10-07"]),
    ("In 1996 they took Kabul on 27 September.", ["1996", "1996-09-27"]),
    ("In early 2002 he came. The next morning he left.", ["2002-01/2002-04"]),
]

NO_DATES = [
    "Version 3.2.10 came after 12.30.45 and 31.13.20.",
    "He may march on Kabul; may he fail. March on! The Second Lieutenant came second.",
    "Theresa May met April Glaspie and June Carter.",
    "Resolution 2513 and resolution 1373 recall flight 1549 and room 1408.",
    "He paid $2000 for 1999 prisoners, some 1990 men and 2021 troops; £1950 more.",
    "The 24-year-old, aged 45, ran 3.5 miles in 10:30 with 5,000 others, in his 30s.",
    "Every Monday and on Tuesday nights they meet daily, for two weeks, within 135 days.",
    "It fell on 31 February 2020, on February 30, 2021, or on 29 February 2021.",
    "The serial 99/99/9999 and 2020-13-45 and 0/0/2000 are numbers; so is 1.2.3.4.",
    "Mr Asad and Bashar al-Asad met Mizan.",
    "After the Good Friday accord Sunday Times men praised the spring offensive of 1300 BC.",
    "The day before the signing a wall was built in two weeks, the day after it fell.",
    "After the October Revolution and the Easter Rising came the July Days and Black September.",
    "Sherman's March to the Sea and the March on Rome, by August von Thurn and Jan Kowal.",
    "He lives in 17 November Square, at 1 March Street, by the Friday Mosque of the Winter Palace.",
    "After the fall, No. 1979 and p. 1998 cite resolutions 1267, 1989.",
    "We sat in the sun; the fall of Kabul; a spring in the hills.",
]


@pytest.mark.parametrize(
    ("text", "expected"), [*ABSOLUTE, *SEVERAL_DAYS, *PARTS, *FROM_PUBLICATION]
)
def test_a_phrase_means_a_date(text: str, expected: str) -> None:
    assert edtf(text, THURSDAY)[-1:] == [expected]


@pytest.mark.parametrize(("text", "expected"), FROM_THE_DATE_BEFORE)
def test_a_phrase_hangs_on_the_date_before(text: str, expected: list[str]) -> None:
    assert edtf(text, "2021-03-05") == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert edtf(text) == []


@pytest.mark.parametrize("text", [text for text, _ in ABSOLUTE])
def test_absolute_dates_need_no_publication(text: str) -> None:
    assert edtf(text, None) == edtf(text, THURSDAY)


def test_relative_dates_need_one() -> None:
    text = "On Tuesday, last month, two days ago, on 5 May, in June, a day later, today."
    assert edtf(text, None) == []


@pytest.mark.parametrize(
    "text", [text for text, _ in (*ABSOLUTE, *SEVERAL_DAYS, *PARTS, *FROM_PUBLICATION)]
)
def test_every_edtf_string_is_valid(text: str) -> None:
    for value in edtf(text):
        parse_edtf(value)


def test_every_date_tells_its_phrase_anchor_and_rule() -> None:
    (only,) = found("They met on Tuesday in Doha.")
    assert only.text == "Tuesday"
    assert only.when.phrase == only.span
    assert (only.when.anchor, only.when.anchor_note) == (date(2021, 8, 5), "publication")
    assert only.when.rule == "weekday"


def test_a_date_counted_from_another_tells_that_one() -> None:
    later = found("It was signed on 29 February 2020. Two days later it broke.")[1]
    assert (later.when.anchor, later.when.anchor_note) == (date(2020, 2, 29), "the date before")


def test_a_part_keeps_its_modifier() -> None:
    assert [d.when.modifier for d in found("In early May, mid-June and late July.")] == [
        "START",
        "MID",
        "END",
    ]


def test_a_limiting_preposition_is_kept() -> None:
    text = "By May 1, after 2014, since 2001, until Friday, before 1996, in 1989."
    assert [d.limit for d in found(text)] == ["by", "after", "since", "until", "before", ""]


def test_the_afternoon_of_the_same_day_is_not_that_of_a_day_to_come() -> None:
    text = "They met on Tuesday to free men by August 20. The same afternoon they parted."
    assert edtf(text) == ["2021-08-03", "2021-08-20", "2021-08-03"]


def test_headings_yield_dates_and_boilerplate_none() -> None:
    text = "Talks of 2010\n\nHe came on 5 May 2012.\n\nCopyright 2013"
    parts = article(text, headings=("Talks of 2010",), boilerplate=("Copyright 2013",))
    dates = find_dates(parts, published(THURSDAY))
    assert [d.when.edtf for d in dates] == ["2010", "2012-05-05"]


class TestPublishedOnSomeDayOf:
    """Where the day of publication is an interval, a date says no more than its days agree on."""

    def test_an_interval_whose_days_agree_gives_one_day(self) -> None:
        dates = find_dates(article("They met on Tuesday."), published("2021-08-04", "2021-08-06"))
        assert [d.when.edtf for d in dates] == ["2021-08-03"]

    def test_an_interval_whose_days_differ_gives_both(self) -> None:
        dates = find_dates(article("They met on Friday."), published("2021-08-05", "2021-08-06"))
        assert [d.when.edtf for d in dates] == ["[2021-07-30,2021-08-06]"]

    def test_where_most_days_and_the_likeliest_agree_it_is_that_day(self) -> None:
        likely = replace(published("2021-08-04", "2021-08-08"), middle=date(2021, 8, 6))
        found = find_dates(article("She spoke on Thursday."), likely)
        assert [d.when.edtf for d in found] == ["2021-08-05"]

    def test_today_is_the_interval_itself(self) -> None:
        dates = find_dates(article("They met today."), published("2021-08-04", "2021-08-06"))
        assert [d.when.edtf for d in dates] == ["2021-08-04/2021-08-06"]

    def test_a_whole_month_is_answered_with_a_range(self) -> None:
        (only,) = find_dates(article("They met yesterday."), published("2021-08-01", "2021-08-31"))
        assert (only.when.earliest, only.when.latest) == (date(2021, 7, 31), date(2021, 8, 30))


def test_phrases_are_found_without_any_day_and_resolved_for_each() -> None:
    (phrase,) = find_phrases(article("They met on Tuesday."))
    assert (phrase.kind, phrase.fields["weekday"]) == ("weekday", 1)
    days = (date(2021, 8, n) for n in (3, 9, 10))
    assert [w.edtf for day in days if (w := resolve(phrase, day))] == [
        "2021-08-03",
        "2021-08-03",
        "2021-08-10",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sat down on the eleventh in Geneva.", "2016-01-11"),
        ("It was decided on the twenty-ninth to tell the world.", "2015-12-29"),
        ("The bridge opened on 3 March 2012. On the fourteenth it was closed.", "2012-03-14"),
        ("The bridge opened on 3 March 2012. Next morning it was closed.", "2012-03-04"),
        ("The bridge opened on 3 March 2012. Next day, nobody crossed.", "2012-03-04"),
    ],
)
def test_days_in_words_and_the_next_morning(text: str, expected: str) -> None:
    assert edtf(text, "2016-01-21")[-1] == expected


@pytest.mark.parametrize("text", ["He spoke on the third in a row.", "He came on the second try."])
def test_an_ordinal_in_words_is_no_day_where_it_counts(text: str) -> None:
    assert edtf(text, "2016-01-21") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came to the throne final October.", ["2020-10"]),
        ("The bridge was shut final Tuesday.", ["2021-08-03"]),
        ("He flew home final week.", ["2021-07-26/2021-08-01"]),
        ("The dam burst early final 12 months.", ["2020-01/2020-04"]),
        ("It was built earlier this 12 months.", ["2021"]),
        ("The ferry sank on Might 5.", ["2021-05-05"]),
        ("The ferry sank in late Might, or in Could.", ["2021-05-21/2021-05-31", "2021-05"]),
        ("They parted in Might 2014.", ["2014-05"]),
        ("In the final week he wrote home. Over the next 12 months he won.", []),
        ("He Might 5 times. Could 20 of them come?", []),
    ],
)
def test_dates_that_a_program_has_reworded(text: str, expected: list[str]) -> None:
    assert edtf(text) == expected


def test_a_month_that_stands_alone_before_an_entry_lends_itself_to_its_days() -> None:
    told = "The dam broke on 14 March 2019.\n\nApril. The new bridge is opened on the 12th."
    assert edtf(told, "2019-06-01")[-2:] == ["2019-04", "2019-04-12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3–9 May 2017: a week at sea. On the fifth, the mast broke.", "2017-05-05"),
        ("12–19 May 2017: a week at sea. On the fifth, the mast broke.", "2017-05-16"),
        ("12 May 2017: at sea. On the fifth, the mast broke.", "2017-05-05"),
        ("12–19 May 2017: a week at sea. On the 5th, the mast broke.", "2017-05-05"),
    ],
)
def test_a_spelled_day_before_a_stretch_begins_is_counted_within_it(
    text: str, expected: str
) -> None:
    assert edtf(text, "2018-01-21")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May: the ice broke. From the 3rd to the 12th they rowed.", "2017-05-03/2017-05-12"),
        ("May: they rowed between the 9th and the 11th.", "2017-05-09/2017-05-11"),
        ("May: a strike from the 3rd until the 12th, another from the 22nd.", "2017-05-22"),
        ("They rowed in May 2012. From the 12th to the 3rd they slept.", "2012-05"),
    ],
)
def test_days_without_a_month_are_those_of_the_month_before(text: str, expected: str) -> None:
    assert edtf("Some notes of 2017.\n\n" + text, "2017-06-21")[-1] == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It goes back to the sitting of July 7 last, held in the hills.", ["2015-07-07"]),
        ("It will meet on 5 December next, as was agreed.", ["2016-12-05"]),
        ("The pact was struck in February of final 12 months.", ["2015-02"]),
    ],
)
def test_last_and_next_may_follow_the_day_that_they_tell(text: str, days: list[str]) -> None:
    assert [date.when.edtf for date in found(text, "2016-05-26")] == days
