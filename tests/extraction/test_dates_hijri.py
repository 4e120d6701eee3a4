"""Solar Hijri dates in Latin and Arabic script."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction.dates.hijri import is_leap, to_gregorian
from tests.extraction.dating import edtf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was signed on 10 Hut 1398.", "2020-02-29"),
        ("It was signed on Hut 10, 1398.", "2020-02-29"),
        ("It was signed on the 10th of Hoot, 1398.", "2020-02-29"),
        ("۱۰ حوت ۱۳۹۸", "2020-02-29"),
        ("۲۴ اسد ۱۴۰۰", "2021-08-15"),
        ("24 Asad 1400 (15 August)", "2021-08-15"),
        ("Kab 10, 1398 in Pashto", "2020-02-29"),
        ("د کب ۱۰ ۱۳۹۸", "2020-02-29"),
        ("The coup of 7 Saur 1357 began it.", "1978-04-27"),
        ("The coup of Saur 1357 began it.", "1978-04-21/1978-05-21"),
        ("In the solar year 1398 they met.", "2019-03-21/2020-03-19"),
        ("They met on 12 Asad.", "2021-08-03"),
        ("It is dated 24/5/1400.", "2021-08-15"),
        ("It is dated 1398/12/10.", "2020-02-29"),
        ("It is dated 1398-12-10.", "2020-02-29"),
        ("به تاریخ ۲۴ اسد سال ۱۴۰۰ رسیدند", "2021-08-15"),
        ("د ۱۳۹۸ کال د کب ۱۰", "2020-02-29"),
        ("په ۱۳۹۹ کال کې", "2020-03-20/2021-03-20"),
        ("۱۰ جدي ۱۳۹۸", "2019-12-31"),
        ("۲۹ فبروری ۲۰۲۰", "2020-02-29"),
        ("The papers of 1399 (2020) tell it.", "2020-03-20/2021-03-20"),
        ("The papers of 1399 HS tell it.", "2020-03-20/2021-03-20"),
        ("It was sown on Mezan 15, 1399.", "2020-10-06"),
    ],
)
def test_a_hijri_date_is_converted(text: str, expected: str) -> None:
    assert edtf(text)[:1] == [expected]


def test_both_ends_of_a_hijri_stretch_are_converted() -> None:
    assert edtf("From 10 to 12 Asad 1400 they met.") == ["2021-08-01", "2021-08-03"]


def test_a_bare_year_is_of_the_calendar_that_the_text_dates_by() -> None:
    assert edtf("On 3 Hut 1398 he came; in 1397 he had gone.")[1] == "2018-03-21/2019-03-20"
    assert edtf("The king died in 1399.") == ["1399"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Jawza it rained.", "2021-05-22/2021-06-21"),
        ("In Mizan they had sown.", "2020-09-22/2020-10-21"),
        ("They will meet in Mizan.", "2021-09-23/2021-10-22"),
        ("The snow of last Asad was deep.", "2020-07-22/2020-08-21"),
        ("They will sow next Asad.", "2022-07-23/2022-08-22"),
        ("In early Saratan it rained.", "2021-06-22/2021-07-01"),
        ("The middle of Saratan was dry.", "2021-07-02/2021-07-11"),
        ("It rained until the end of Saratan.", "2021-07-12/2021-07-22"),
    ],
)
def test_a_hijri_month_stands_alone_where_the_text_dates_so(text: str, expected: str) -> None:
    assert edtf(f"On 3 Hut 1398 he came. {text}")[1:] == [expected]
    assert edtf(text) == []


@pytest.mark.parametrize("text", ["30 Hut 1398", "32 Hamal 1400", "31 Mizan 1400", "10 Hut 1200"])
def test_a_hijri_day_that_never_was_is_no_date(text: str) -> None:
    assert edtf(f"It fell on {text}.", None) == []


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1380, 8, 22), date(2001, 11, 13)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
    ],
)
def test_days_that_both_calendars_record_agree(
    hijri: tuple[int, int, int], gregorian: date
) -> None:
    assert to_gregorian(*hijri) == gregorian


def test_leap_years_are_those_of_the_civil_calendar() -> None:
    assert [y for y in range(1370, 1410) if is_leap(y)] == [
        1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408,
    ]  # fmt: skip
