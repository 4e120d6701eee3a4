"""The vocabulary of happenings: many wordings of each type, and half sentences that repeat one."""

from __future__ import annotations

import pytest

from events.extraction.articles import from_text
from events.extraction.extract import extract
from events.extraction.results import FoundEvent

PUBLISHED = "2019-05-20"  # a Monday


def told(text: str, published: str = PUBLISHED) -> list[FoundEvent]:
    return list(extract(from_text(text, id="x", published=published)).events)


WORDINGS = {
    "agreement": [
        "Ghani and Abdullah Abdullah buried the hatchet on Friday, signing a deal to share power.",
        "Afghan parties in Peshawar settled on a common list on Friday.",
        "Afghanistan and Iran initialled a roadmap on Friday.",
        "The two Afghan parties clinched a settlement on Friday.",
        "On Friday the Taliban and the government put their names to a truce document in Kabul.",
    ],
    "talks": [
        "Talks between the Taliban and the envoy Zalmay Khalilzad got under way on Friday.",
        "Taliban negotiators were back at the table in Doha on Friday.",
        "On Friday envoys of the Taliban and of Kabul came face to face in Doha.",
        "Taliban envoys returned to the negotiating table in Doha on Friday.",
        "Talks in Doha with the Taliban resumed on Friday.",
        "Norway mediated talks with the Taliban on Friday.",
    ],
    "meeting": [
        "Foreign ministers of Afghanistan, China and Pakistan gathered in Kabul on Friday.",
        "Afghan politicians huddled at the home of Hamid Karzai on Friday.",
        "On Friday Ashraf Ghani sat down with Hamid Karzai.",
    ],
    "ceasefire": [
        "A ceasefire between the Taliban and the government took effect at midnight on Friday.",
        "The Taliban halted their attacks on Friday.",
        "The Taliban fell silent at noon on Friday as their truce came into force.",
        "The Afghan government extended its ceasefire on Friday.",
    ],
    "attack": [
        "Fourteen people lost their lives in a blast in Jalalabad on Friday.",
        "A mine ripped through a bus near Kandahar on Friday.",
        "Taliban gunmen burst into a clinic in Kabul on Friday.",
        "A senator from Afghanistan was gunned down on Friday.",
        "A car bomb in Kabul claimed nine lives on Friday.",
        "The governor of Helmand survived an ambush on Friday.",
    ],
    "military_operation": [
        "The Taliban besieged Kunduz on Friday.",
        "The two militias of Kabul shelled each other on Friday.",
        "The Taliban drove into Ghazni on Friday.",
        "Ghani ordered the Afghan army on Friday to go on the offensive.",
        "The Taliban retook the district of Sangin on Friday.",
        "Taliban fighters slipped into Ghazni and seized the town hall on Friday.",
        "Government commandos in Afghanistan won back the bazaar on Friday.",
        "American jets pounded a Taliban camp in Zabul on Friday.",
    ],
    "withdrawal": [
        "Donald Trump announced on Friday that 4,000 troops would come home from Afghanistan.",
        "The Pentagon said on Friday it would cut troop levels in Afghanistan to 4,500.",
        "Australia brought its last troops home from Afghanistan on Friday.",
        "The Americans handed over the airfield of Bagram on Friday.",
        "Germany lowered its flag in Mazar-i-Sharif as its soldiers left the base on Friday.",
    ],
    "prisoner_release": [
        "Pakistan let him go on Friday, and Afghan officials were glad.",
        "An American hostage was rescued from Taliban captivity on Friday.",
        "Pakistan freed Abdul Ghani Baradar on Friday.",
        "Two Taliban commanders walked free on Friday.",
        "Kabul set 90 Taliban prisoners free on Friday.",
        "The Taliban traded six captives for four of their own on Friday.",
    ],
    "appointment": [
        "The Afghan parliament gave eleven ministers its vote of confidence on Friday.",
        "The Afghan interior minister stepped down on Friday.",
        "Ashraf Ghani tapped Hamdullah Mohib as his adviser on Friday.",
        "The Taliban promoted Mullah Yaqoob to chief of their commission on Friday.",
    ],
    "election": [
        "In Kabul the counting of ballots began on Friday.",
        "Abdullah Abdullah rejected the results of the election on Friday.",
        "Afghans went to the polls on Friday.",
        "Voters in Afghanistan cast their ballots on Friday.",
        "The commission in Kabul declared Ashraf Ghani the winner on Friday.",
    ],
    "sanction_or_aid": [
        "India shipped 75,000 tonnes of wheat to Afghanistan on Friday.",
        "The UN Security Council extended the sanctions on the Taliban on Friday.",
        "Japan earmarked 50 million dollars for Afghanistan on Friday.",
        "Washington froze the funds of Afghanistan on Friday.",
        "The United Nations struck two Taliban from the blacklist on Friday.",
    ],
    "diplomacy": [
        "The factions of Kabul swore in Mecca on Friday to keep their word.",
        "Zalmay Khalilzad landed in Kabul on Friday.",
        "Zalmay Khalilzad paid a visit to Kabul on Friday.",
        "Donald Trump rang Ashraf Ghani on Friday.",
        "The Taliban opened an office in Doha on Friday.",
        "Trump and his aides called off the meeting with the Taliban on Friday.",
        "Pakistan reopened its consulate in Jalalabad on Friday.",
        "The Taliban walked out of the process on Friday.",
        "Iran recalled its ambassador from Kabul on Friday.",
    ],
    "protest": [
        "Demonstrators clashed with the police of Kabul on Friday.",
        "Families of the dead gathered outside the Afghan parliament on Friday to protest.",
        "Thousands poured into the streets of Kabul on Friday.",
        "Widows pitched their tents outside the Afghan parliament on Friday.",
    ],
    "other": [
        "Ashraf Ghani escaped to Uzbekistan on Friday.",
        "Gulbuddin Hekmatyar emerged from hiding on Friday.",
        "A court in Kabul sentenced three men to death on Friday.",
    ],
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in WORDINGS.items() for text in texts]
)
def test_each_type_is_told_in_many_ways(kind: str, text: str) -> None:
    assert [(e.type, e.when.edtf) for e in told(text)] == [(kind, "2019-05-17")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The Taliban took Farah on 3 May; Ghor followed two days later.", ["05-03", "05-05"]),
        ("Khalilzad telephoned Ashraf Ghani on 3 May and again on 6 May.", ["05-03", "05-06"]),
        (
            "Afghan leaders signed a paper in Herat on 2 May and another one in Kabul on 9 May.",
            ["05-02", "05-09"],
        ),
        (
            "Ashraf Ghani declared a truce on 2 May; two days later the Taliban followed suit.",
            ["05-02", "05-04"],
        ),
        (
            "Ghani declared a truce for Eid on 2 May. The Taliban had announced theirs on 1 May.",
            ["05-02", "05-01"],
        ),
        (
            "One Taliban team travelled to Doha on 2 May, and another visited Moscow on 8 May.",
            ["05-02", "05-08"],
        ),
    ],
)
def test_half_sentences_tell_a_second_happening(text: str, days: list[str]) -> None:
    events = told(text)
    assert [e.when.edtf for e in events] == [f"2019-{day}" for day in days]
    assert len({e.type for e in events}) == 1


def test_a_place_that_follows_takes_over_the_title() -> None:
    events = told("The Taliban captured Farah on 3 May. Faizabad followed two days later.")
    assert [e.title for e in events] == [
        "The Taliban capture Farah",
        "The Taliban capture Faizabad",
    ]


def test_news_told_by_an_official_happened_on_the_day_he_told_it() -> None:
    (event,) = told("Officials said on Friday that gunmen had stormed a police post in Zabul.")
    assert (event.type, event.when.edtf) == ("attack", "2019-05-17")


def test_an_entry_without_a_verb_is_what_a_chronology_tells() -> None:
    (event,) = told("12 May 2019 – Khalilzad in Kabul.")
    assert (event.title, event.when.edtf) == ("Khalilzad in Kabul", "2019-05-12")


def test_a_sentence_without_a_verb_tells_what_its_noun_says() -> None:
    (event,) = told("Another bomb, another mosque in the east of Afghanistan: Khost, Friday.")
    assert (event.type, event.when.edtf) == ("attack", "2019-05-17")


@pytest.mark.parametrize(
    "text",
    [
        "12 May 2019. The Taliban attack a convoy near Gardez.",
        "12 May 2019 (a Sunday). The Taliban attack a convoy near Gardez.",
        "12 May 2019, before dawn: the Taliban attack a convoy near Gardez.",
        "Gardez, 12 May 2019. The Taliban attack a convoy.",
    ],
)
def test_a_date_that_stands_alone_or_after_a_place_heads_an_entry(text: str) -> None:
    (event,) = told(text)
    assert (event.type, event.when.edtf) == ("attack", "2019-05-12")


@pytest.mark.parametrize(
    "text",
    [
        "Ashraf Ghani wanted an early vote on Friday.",
        "The Taliban never believed it on Friday.",
        "The Kabul Times reported on Friday from Zabul.",
    ],
)
def test_thinking_and_wishing_on_a_day_is_no_deed(text: str) -> None:
    assert told(text) == []


def test_a_range_of_days_is_one_date() -> None:
    (event,) = told("Afghan elders met in Kabul from Tuesday to Thursday.")
    assert event.when.edtf == "2019-05-14/2019-05-16"


def test_the_month_of_may_casts_no_doubt() -> None:
    (event,) = told("On May 13 an Afghan judge was shot dead in Kabul.")
    assert event.occurrence == "occurred"


def test_a_limit_that_names_the_very_day_is_that_day() -> None:
    events = told(
        "Kabul is to free the Taliban prisoners by May 28, the day on which talks are to begin."
    )
    assert "2019-05-28" in {e.when.edtf for e in events}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The Afghan army chief, General Bismillah Khan Mohammadi, was dismissed on Friday.",
            "Mohammadi dismissed",
        ),
        (
            "In Kabul, Karzai, visibly tired, received Khalilzad on Friday.",
            "Karzai receives Khalilzad",
        ),
        (
            "Three Afghan women who worked for a radio station were murdered on Friday.",
            "Three Afghan women murdered",
        ),
        (
            "On Friday some 20 policemen defected to the Taliban.",
            "Some 20 policemen defect to the Taliban",
        ),
        ("A trip by Khalilzad to Kabul on Friday raised hopes.", "Khalilzad visits Kabul"),
        (
            "“Peace is near,” Khalilzad told the Herat Security Dialogue, a conference, on Friday.",
            "Khalilzad speaks at Herat Security Dialogue",
        ),
    ],
)
def test_titles_name_who_did_what(text: str, title: str) -> None:
    assert title in [e.title for e in told(text)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "On 2 May the Taliban released 12 prisoners, and on 4 May the government freed 40.",
            ["05-02", "05-04"],
        ),
        (
            "On 2 May the Taliban attacked a post in Kunduz; on 4 May an air strike killed nine.",
            ["05-02", "05-04"],
        ),
        ("The Taliban captured Sangin on 2 May and Musa Qala on 4 May.", ["05-02", "05-04"]),
        (
            "After talks with the Taliban in Doha on 2 May, Khalilzad flew to Kabul on 4 May.",
            ["05-02", "05-04"],
        ),
        ("Kabul fell silent: on 2 May Ghani met Khalilzad in the palace.", ["05-02"]),
    ],
)
def test_a_date_of_its_own_makes_a_second_happening(text: str, days: list[str]) -> None:
    assert sorted(e.when.edtf for e in told(text)) == [f"2019-{day}" for day in days]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ghani met Khalilzad on 6 May, two days after the Taliban had killed a guard.", "05-04"),
        ("A day after a bomb had killed a guard in Kabul, Ghani met Khalilzad on 6 May.", "05-05"),
        ("On 6 May Ghani met Khalilzad, hours after the Taliban had killed a guard.", "05-06"),
    ],
)
def test_distance_from_the_main_happening_dates_another(text: str, day: str) -> None:
    assert [e.when.edtf for e in told(text) if e.type == "attack"] == [f"2019-{day}"]


@pytest.mark.parametrize(
    "text",
    [
        "Civilian casualties rose on 3 May, and more women were killed in Kabul than last year.",
        "It took the Afghans three days to count the money on 3 May.",
        "Abdullah, who took part on 3 May, said that a truce was the first need of Kabul.",
    ],
)
def test_sums_and_idioms_are_no_fighting(text: str) -> None:
    fighting = {"attack", "military_operation", "ceasefire"}
    assert not fighting & {e.type for e in told(text)}


def test_what_is_given_in_return_is_part_of_the_exchange() -> None:
    text = """Pakistan handed over a captive to the Taliban on Friday. Five militants were freed
from a prison in Kabul in return on Friday."""
    assert [e.type for e in told(text)] == ["prisoner_release"]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Nawaz Sharif is due in Kabul on Saturday.", "diplomacy", "2020-03-07"),
        ("Last week Salahuddin Rabbani led a team to Pakistan.", "diplomacy", "2020-02-24"),
        ("On 3 May 2019 parliament passed a law on pensions.", "other", "2019-05-03"),
        ("Mehterlam was handed over on 19 July 2011.", "withdrawal", "2011-07-19"),
        ("On 1 March President Ashraf Ghani shrugged off the clause.", "statement", "2020-03-01"),
        ("On Monday Islamabad reopened its roads to NATO convoys.", "diplomacy", "2020-03-02"),
    ],
)
def test_visits_laws_handovers_and_roads_in_other_words(text: str, kind: str, day: str) -> None:
    (event,) = told(f"The war in Afghanistan goes on with the Taliban. {text}", "2020-03-05")
    assert event.type == kind
    assert event.when.earliest is not None
    assert event.when.earliest.isoformat() == day


def test_gunmen_of_another_day_are_no_toll_of_the_attack_before() -> None:
    text = "Jan Khan was shot dead on 17 July, and on 27 July gunmen killed a judge in Kandahar."
    assert [event.when.edtf for event in told(text, "2011-09-20")] == ["2011-07-17", "2011-07-27"]
