"""Well-known events that an article tells only by their days and who took part."""

from __future__ import annotations

import pytest

from tests.extraction.telling import told


def landmarks(text: str, published: str) -> list[str | None]:
    return [event.landmark for event in told(text, published)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("What began in Doha in September 2020 has led nowhere.", "intra-afghan-talks-2020"),
        (
            "In November 2018 it put the Taliban at one table with the High Peace Council.",
            "moscow-format-2018",
        ),
        ("In Moscow in February 2019 there were two of us.", "moscow-intra-afghan-2019"),
        (
            "In December 2012 the insurgents' men and their old foes shared a roof in Chantilly.",
            "chantilly-talks-2012",
        ),
    ],
)
def test_place_or_parties_tell_a_well_known_event_of_that_month(text: str, key: str) -> None:
    assert landmarks(text, "2021-05-01") == [key]


@pytest.mark.parametrize(
    "text",
    [
        "In September 2020 it rained in Kabul for days on end.",
        "In Kabul in May 2020 the almond trees bore no fruit.",
        "The Taliban had 60,000 fighters in July 2021, the general reckoned.",
        "If something had come of it in Doha by September 2020, the war would be over.",
    ],
)
def test_a_month_and_a_party_alone_tell_none(text: str) -> None:
    assert not any(landmarks(text, "2021-09-01"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nothing was left of the strategy of August 2017.", "trump-south-asia-strategy-2017"),
        ("Baradar sat behind bars from February 2010.", "baradar-arrest-2010"),
        ("The feast of Eid in June 2018 had made them friends.", "eid-ceasefire-2018"),
        ("It was the week, 29 June to 9 July 2019, of long faces.", "doha-seventh-round-2019"),
    ],
)
def test_two_signs_or_a_person_of_the_month_or_its_very_days_tell_one(text: str, key: str) -> None:
    assert key in landmarks(text, "2021-05-01")


def test_that_a_side_fought_that_month_tells_no_battle() -> None:
    assert not any(landmarks("The Taliban stormed ahead in July 2021.", "2021-09-30"))


def test_one_clause_never_tells_two() -> None:
    found = landmarks("In Doha in August 2019 Khalilzad faced the Taliban twice.", "2021-05-01")
    assert len(found) <= 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Obama's announcement of 1 December 2009 pleased nobody.", "obama-surge-2009"),
        ("On 18 June 2013 the movement's bureau in Doha was inaugurated.", "taliban-doha-office"),
        ("They took Maimana in May and then, in August 1998, all of Mazar.", "taliban-take-mazar"),
    ],
)
def test_a_town_a_party_or_the_deed_tells_what_was_on_its_very_day(text: str, key: str) -> None:
    assert any(found and found.startswith(key) for found in landmarks(text, "2021-05-01"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Then came 12 September 2020: carpets, flags and far too many cameras.", "intra-afghan-"),
        ("It was all over on 15 August 2021, a Sunday without shade.", "fall-of-kabul-2021"),
        ("We had twenty pages on 2 December 2020, and tea.", "procedures-agreement-2020"),
        ("Kabul went to the men in black turbans on 27 September 1996.", "taliban-take-kabul-1996"),
    ],
)
def test_a_day_long_past_tells_what_it_is_remembered_for(text: str, key: str) -> None:
    assert any(found and found.startswith(key) for found in landmarks(text, "2022-05-01"))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("On 12 September 2020 the Taliban fired rockets at Bagram, it was said.", "2022-05-01"),
        ("The price of bread rose on 12 September 2020.", "2020-09-30"),
        ("Since 12 September 2020 the hotel had been full.", "2022-05-01"),
    ],
)
def test_it_does_not_in_the_news_nor_of_another_kind_nor_as_a_limit(
    text: str, published: str
) -> None:
    assert "intra-afghan-talks-2020" not in landmarks(text, published)


def test_another_kind_of_happening_of_the_same_day_stays_what_it_is() -> None:
    text = "The Taliban fired rockets at a base in Doha on 29 February 2020, it was claimed."
    assert [found for found in told(text, "2021-05-01") if found.type == "agreement"] == []


@pytest.mark.parametrize(
    ("text", "key", "edtf"),
    [
        ("On 21 May a drone found Mansour in his taxi.", "mansour-killed-2016", "2016-05-21"),
        (
            "On 9 September two men with a camera came to Massoud and killed him.",
            "massoud-",
            "2001",
        ),
        (
            "On 12 May gunmen had shot the mothers in the maternity ward.",
            "maternity-",
            "2020-05-12",
        ),
    ],
)
def test_a_well_known_day_gives_the_year_that_is_not_printed(
    text: str, key: str, edtf: str
) -> None:
    (event,) = (found for found in told(text, "2023-02-01") if found.landmark)
    assert event.landmark
    assert event.landmark.startswith(key)
    assert event.when.edtf.startswith(edtf)


def test_a_fresh_day_is_this_years() -> None:
    (event,) = told("On 21 May a drone killed a Taliban commander named Mansour.", "2022-06-01")
    assert event.when.edtf == "2022-05-21"


def test_of_a_year_a_foreign_town_tells_what_was_talked_there() -> None:
    found = landmarks("In Urumqi in 2015 they talked for two days.", "2021-05-01")
    assert found == ["urumqi-talks-2015"]


def test_a_weekday_of_an_article_without_a_day_is_that_of_the_event() -> None:
    text = (
        "Mazar-i-Sharif heard the bombs on Saturday, Jalalabad was gone without a shot on Sunday."
    )
    days = {event.landmark: event.when.edtf for event in told(text, "2021-08")}
    assert days == {"mazar-falls-2021": "2021-08-14", "jalalabad-falls-2021": "2021-08-15"}


def test_a_day_alone_goes_on_with_what_was_said_before() -> None:
    text = "Next came the Bonn conference, the second. Then this: 5 December 2011. It rained."
    assert "bonn-conference-2011" in landmarks(text, "2014-05-01")


@pytest.mark.parametrize(
    ("text", "published", "key"),
    [
        (
            "David Cameron fed both leaders at Chequers on 29 October.",
            "2013-11-26",
            "london-trilateral-2013",
        ),
        (
            "Q: And Istanbul, with Turkey as host?\n\nA: On 2 November, yes; fourteen countries.",
            "2011-12-13",
            "istanbul-process-2011",
        ),
    ],
)
def test_of_a_fresh_day_the_only_event_is_meant_or_that_of_which_the_text_speaks(
    text: str, published: str, key: str
) -> None:
    assert key in landmarks(text, published)


def test_nobody_knows_of_violence_to_come() -> None:
    assert not any(landmarks("The feast of the clerics ends on 20 November.", "2018-08-22"))


def test_soldiers_who_leave_are_told_in_the_words_of_war() -> None:
    text = "Gorbachev's soldiers would start for home on 15 May 1988."
    assert "soviet-withdrawal-begins-1988" in landmarks(text, "1999-05-01")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Then came Mecca in 2008, Munich in 2010.", ["mecca-talks-2008", "steiner-channel-2010"]),
        ("There was Kunduz, in the autumn of 2015.", ["kunduz-falls-2015"]),
        (
            "Islamabad in 1998, Ashgabat and Tashkent the year after, were pauses.",
            ["islamabad-talks-1998", "ashgabat-talks-1999", "tashkent-six-plus-two-1999"],
        ),
        (
            "Kunduz, Sar-e-Pul and Taloqan on 8 August 2021.",
            ["kunduz-falls-2021", "sar-e-pul-falls-2021", "taloqan-falls-2021"],
        ),
        ("And in May 2020 came the thing in the maternity ward.", ["maternity-ward-attack-2020"]),
    ],
)
def test_towns_right_beside_a_date_tell_what_was_there(text: str, keys: list[str]) -> None:
    assert sorted(filter(None, landmarks(text, "2022-01-20"))) == sorted(keys)


def test_a_town_in_the_same_sentence_alone_tells_nothing() -> None:
    assert not any(landmarks("In 2008 a man from Mecca wrote that he was ill.", "2022-01-20"))
