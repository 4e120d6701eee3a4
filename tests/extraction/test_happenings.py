"""What happened: sentences of our own, and the event each must or must not yield."""

from __future__ import annotations

import pytest

from events.extraction.articles import from_text
from events.extraction.extract import extract
from tests.extraction.telling import FRAME, one, told


@pytest.mark.parametrize(
    ("text", "published", "kind", "edtf"),
    [
        (
            "Ghani and Abdullah signed a power-sharing deal on Sunday after months of wrangling.",
            "2020-05-18",
            "agreement",
            "2020-05-17",
        ),
        (
            "Negotiators of the Taliban and the government met in Doha on Tuesday.",
            "2021-01-06",
            "talks",
            "2021-01-05",
        ),
        (
            "Chinese Foreign Minister Wang Yi met Mullah Baradar on Wednesday.",
            "2021-07-29",
            "talks",
            "2021-07-28",
        ),
        (
            "President Ghani extended the government's ceasefire by ten days on 17 June.",
            "2018-06-20",
            "ceasefire",
            "2018-06-17",
        ),
        (
            "A motorcycle bomb went off at a football ground in Khost on 2 March.",
            "2020-03-09",
            "attack",
            "2020-03-02",
        ),
        (
            "On 4 March an American aircraft struck Taliban fighters in Nahr-e Saraj.",
            "2020-03-09",
            "military_operation",
            "2020-03-04",
        ),
        (
            "The United States started to withdraw its troops on Monday.",
            "2020-03-12",
            "withdrawal",
            "2020-03-09",
        ),
        (
            "The Taliban handed over 20 captives to the Red Cross in Kandahar on Sunday.",
            "2020-04-13",
            "prisoner_release",
            "2020-04-12",
        ),
        (
            "Parliament's speaker was sworn in on 29 June 2019 after weeks of brawls in Kabul.",
            "2019-07-10",
            "appointment",
            "2019-06-29",
        ),
        ("Afghans voted for a president on Saturday.", "2019-09-29", "election", "2019-09-28"),
        (
            "Donors in Geneva pledged 12 billion dollars in aid to Afghanistan on Tuesday.",
            "2020-11-25",
            "sanction_or_aid",
            "2020-11-24",
        ),
        (
            "Karzai suspended security talks with Washington on Wednesday.",
            "2013-06-20",
            "diplomacy",
            "2013-06-19",
        ),
        (
            "Hundreds of people took to the streets of Herat on Monday night.",
            "2021-08-05",
            "protest",
            "2021-08-02",
        ),
        (
            "Zabihullah Mujahid told reporters on Friday that the movement wanted peace.",
            "2019-09-15",
            "statement",
            "2019-09-13",
        ),
        (
            "Pakistani agents arrested a Taliban commander in Quetta on 3 May 2012.",
            "2012-05-10",
            "other",
            "2012-05-03",
        ),
    ],
)
def test_each_type_of_event_is_found_with_its_date(
    text: str, published: str, kind: str, edtf: str
) -> None:
    event = one(text, published)
    assert (event.type, event.when.edtf) == (kind, edtf)


@pytest.mark.parametrize(
    "text",
    [
        "If the talks fail, the war could go on for another decade.",
        "Peace will not come unless the Taliban talk to Kabul.",
        "He urged the Taliban to release all prisoners.",
        "Nobody wants an agreement at any price.",
        "The chance of a ceasefire is small.",
        "The province has seen many attacks over the years.",
    ],
)
def test_what_is_only_thought_of_is_no_event(text: str) -> None:
    assert told(text, "2019-02-06") == ()


@pytest.mark.parametrize(
    ("text", "published", "standing"),
    [
        ("The Taliban freed ten prisoners on Monday.", "2020-04-15", "occurred"),
        ("A conference in Tashkent is to open on 20 May 2030.", "2030-04-15", "planned"),
        ("The envoys will meet in Kabul on 5 June 2030.", "2030-05-15", "planned"),
        (
            "The meeting in Kabul, planned for 5 June 2030, was cancelled.",
            "2030-06-15",
            "cancelled",
        ),
        ("Talks in Kabul had been due on 5 June 2030 but never began.", "2030-06-15", "not_held"),
    ],
)
def test_occurred_planned_cancelled_and_not_held_are_told_apart(
    text: str, published: str, standing: str
) -> None:
    assert [event.occurrence for event in told(text, published)][:1] == [standing]


@pytest.mark.parametrize(
    ("text", "published", "names"),
    [
        (
            "Abdullah Abdullah met Zalmay Khalilzad in Kabul on Monday, while Ashraf Ghani rested.",
            "2020-02-05",
            {"Abdullah Abdullah", "Zalmay Khalilzad"},
        ),
        (
            "Pompeo, who had come for the ceremony, met Baradar on Saturday.",
            "2020-09-14",
            {"Mike Pompeo", "Abdul Ghani Baradar"},
        ),
        (
            "Gunmen opened fire at a crowd in Kabul on 6 March. Islamic State claimed it.",
            "2020-03-09",
            {"Islamic State"},
        ),
    ],
)
def test_actors_are_tied_by_clause(text: str, published: str, names: set[str]) -> None:
    assert {actor.name for actor in one(text, published).actors} == names


def test_a_state_named_as_the_place_of_something_takes_no_part() -> None:
    event = one("Germany withdrew its last soldiers from Afghanistan on 29 June.", "2021-07-05")
    assert "Afghanistan" not in {actor.name for actor in event.actors}


@pytest.mark.parametrize(
    ("text", "published", "title"),
    [
        (
            "On Thursday, Secretary of State Antony Blinken met with Abdullah Abdullah in Kabul.",
            "2021-05-22",
            "Blinken meets Abdullah Abdullah",
        ),
        (
            "Khalilzad travelled to Islamabad on Tuesday.",
            "2021-05-12",
            "Khalilzad travels to Islamabad",
        ),
        (
            "The Taliban freed ten soldiers on Monday.",
            "2020-04-15",
            "The Taliban free ten soldiers",
        ),
        (
            "Zabihullah Mujahid told reporters on Friday that the movement wanted peace.",
            "2019-09-15",
            "Mujahid briefs reporters",
        ),
    ],
)
def test_titles_are_short_and_in_the_present(text: str, published: str, title: str) -> None:
    assert one(text, published).title == title


def test_titles_never_pass_80_characters_nor_end_with_a_stop() -> None:
    text = (
        "The Taliban attacked a remote, poor, forgotten outpost of the border police in "
        "the mountains of the far north-eastern province of Badakhshan on Monday."
    )
    title = one(text, "2019-02-06").title
    assert len(title) <= 80
    assert not title.endswith(".")


def test_the_same_happening_told_again_is_one_event() -> None:
    text = (
        "The Taliban and the government held talks in Doha on Tuesday.\n\n"
        "The talks went badly.\n\nThe government said the talks in Doha on Tuesday were a start."
    )
    found = [e for e in told(text, "2021-01-07") if e.type == "talks"]
    assert len(found) == 1
    assert len(found[0].paragraphs) >= 2


def test_the_toll_of_an_attack_is_no_second_event() -> None:
    text = "Gunmen stormed a court in Kabul on Monday; at least nine people were killed."
    assert one(text, "2019-02-06").type == "attack"


def test_an_attack_and_another_elsewhere_are_two() -> None:
    text = "A bomb went off in Herat on Monday. A bomb went off in Kunduz on the same day."
    assert len(told(text, "2019-02-06")) == 2


def test_a_statement_that_only_announces_an_event_is_not_told_twice() -> None:
    found = told("Ghani announced a truce with the Taliban on Monday.", "2019-02-06")
    assert [e.type for e in found] == ["ceasefire"]


def test_newspapers_make_no_events_by_reporting() -> None:
    text = "The Washington Post reported on Monday that the Taliban had grown rich."
    assert told(text, "2019-02-06") == ()


def test_every_span_lies_in_a_body_paragraph_of_the_event() -> None:
    text = "The Taliban freed ten soldiers on Monday.\n\nA bomb went off in Kunduz on Tuesday."
    article = from_text(FRAME + text, id="own", title="", published="2020-04-15")
    body = {paragraph.number: paragraph.span for paragraph in article.body()}
    events = extract(article).events
    assert len(events) == 2
    for event in events:
        assert event.spans
        for span in event.spans:
            assert any(span.within(body[number]) for number in event.paragraphs)


def test_a_person_takes_part_where_his_office_only_describes_him() -> None:
    event = one(
        "Kerry met with a senior Afghan government official, Salahuddin Rabbani, on Tuesday.",
        "2016-04-14",
    )
    assert [actor.name for actor in event.actors] == ["John Kerry", "Salahuddin Rabbani"]
    assert event.title == "Kerry meets Rabbani"
