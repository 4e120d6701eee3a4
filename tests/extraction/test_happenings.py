"""What happened: sentences of our own, and the event each must or must not yield."""

from __future__ import annotations

import pytest

from events.extraction.articles import from_text
from events.extraction.extract import extract
from events.extraction.results import FoundEvent

FRAME = "The war in Afghanistan has gone on for long, and the Taliban and Kabul know it.\n\n"


def events(text: str, published: str) -> tuple[FoundEvent, ...]:
    """The events of some sentences in an article about Afghanistan that appeared on a given day."""
    article = from_text(FRAME + text, id="own", title="Afghanistan notes", published=published)
    return extract(article).events


def only(text: str, published: str) -> FoundEvent:
    found = events(text, published)
    assert len(found) == 1, [(e.type, e.title, e.when.edtf) for e in found]
    return found[0]


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
    event = only(text, published)
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
    assert events(text, "2019-02-06") == ()


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
    assert [event.occurrence for event in events(text, published)][:1] == [standing]


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
    assert {actor.name for actor in only(text, published).actors} == names


def test_a_state_named_as_the_place_of_something_takes_no_part() -> None:
    event = only("Germany withdrew its last soldiers from Afghanistan on 29 June.", "2021-07-05")
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
    assert only(text, published).title == title


def test_titles_never_pass_80_characters_nor_end_with_a_stop() -> None:
    text = (
        "The Taliban attacked a remote, poor, forgotten outpost of the border police in "
        "the mountains of the far north-eastern province of Badakhshan on Monday."
    )
    title = only(text, "2019-02-06").title
    assert len(title) <= 80
    assert not title.endswith(".")


def test_the_same_happening_told_again_is_one_event() -> None:
    text = (
        "The Taliban and the government held talks in Doha on Tuesday.\n\n"
        "The talks went badly.\n\nThe government said the talks in Doha on Tuesday were a start."
    )
    found = [e for e in events(text, "2021-01-07") if e.type == "talks"]
    assert len(found) == 1
    assert len(found[0].paragraphs) >= 2


def test_the_toll_of_an_attack_is_no_second_event() -> None:
    text = "Gunmen stormed a court in Kabul on Monday; at least nine people were killed."
    assert only(text, "2019-02-06").type == "attack"


def test_an_attack_and_another_elsewhere_are_two() -> None:
    text = "A bomb went off in Herat on Monday. A bomb went off in Kunduz on the same day."
    assert len(events(text, "2019-02-06")) == 2


def test_two_entries_of_a_chronology_keep_their_dates() -> None:
    text = (
        "3 May 2012 – The Taliban attack a guesthouse in Kabul.\n\n"
        "5 June 2012 – The government frees fifty prisoners. Two days later it frees ten prisoners."
    )
    assert [e.when.edtf for e in events(text, "2012-07-01")] == [
        "2012-05-03",
        "2012-06-05",
        "2012-06-07",
    ]


def test_a_told_length_stretches_the_date_back_from_its_end() -> None:
    event = only("Six days of talks with the Taliban ended in Kabul on 26 May.", "2012-07-01")
    assert event.when.edtf == "2012-05-21/2012-05-26"


def test_a_deadline_runs_from_the_day_it_was_set() -> None:
    text = "The Taliban said on Thursday that they will release the captives by 20 May 2012."
    plans = [e for e in events(text, "2012-05-05") if e.type == "prisoner_release"]
    assert [e.when.edtf for e in plans] == ["2012-05-03/2012-05-20"]


def test_a_deadline_that_nobody_is_known_to_have_set_has_an_open_start() -> None:
    event = only("The last foreign engineers will leave Kabul by 20 May 2012.", "2012-05-05")
    assert event.when.edtf == "../2012-05-20"


def test_a_term_is_counted_from_the_agreement_that_sets_it() -> None:
    text = (
        "The United States and the Taliban signed an agreement in Doha on 29 February 2020. "
        "Washington will halve its garrison within 135 days."
    )
    found = {e.when.edtf for e in events(text, "2020-03-02") if e.type == "withdrawal"}
    assert found == {"2020-02-29/2020-07-13"}


def test_what_goes_on_while_the_article_is_written_is_dated_by_its_month() -> None:
    text = "Taliban fighters make rapid progress across the country."
    assert only(text, "2021-08-06").when.edtf == "2021-08"


def test_a_day_that_only_ends_something_long_leaves_its_start_open() -> None:
    text = (
        "Khalilzad went through nine rounds of talks with the Taliban in Doha, the last of which "
        "ended on 1 September 2019."
    )
    found = {e.landmark: e.when.edtf for e in events(text, "2019-09-10")}
    assert found["us-taliban-doha-rounds"] == "../2019-09-01"


def test_a_well_known_event_without_a_date_gets_its_own() -> None:
    event = only("Little was left of the Bonn Agreement.", "2019-02-06")
    assert (event.landmark, event.when.edtf) == ("bonn-agreement-2001", "2001-12-05")
    assert event.when.rule == "landmark"


def test_the_date_that_an_article_gives_a_well_known_event_wins() -> None:
    event = only("Khalilzad was appointed special envoy last September.", "2019-02-06")
    assert (event.landmark, event.when.edtf) == ("khalilzad-appointed-2018", "2018-09")


def test_a_well_known_event_is_not_known_before_it_happened() -> None:
    found = events("All foreign troops are to leave under the deal.", "2020-03-20")
    assert [e.when.edtf for e in found if e.type == "withdrawal"] == ["2020-03-20/.."]


def test_nothing_that_happened_lies_after_publication() -> None:
    event = only("Ghani received a Chinese delegation in Kabul this week.", "2019-02-06")
    assert event.when.edtf == "2019-02-04/2019-02-06"


def test_a_statement_that_only_announces_an_event_is_not_told_twice() -> None:
    found = events("Ghani announced a truce with the Taliban on Monday.", "2019-02-06")
    assert [e.type for e in found] == ["ceasefire"]


def test_newspapers_make_no_events_by_reporting() -> None:
    text = "The Washington Post reported on Monday that the Taliban had grown rich."
    assert events(text, "2019-02-06") == ()


@pytest.mark.parametrize(
    "text",
    [
        """Colombia's government and the rebels signed an agreement on Thursday.

        Talks had begun in Havana in 2012.

        A ceasefire has held since August.

        Diplomats from Afghanistan came to look on in 2015.

        The president was sworn in on 7 August 2010.""",
        """The club released three players on Monday.

        It had won the cup on 3 May.

        The coach resigned on Tuesday.

        Fans protested on Wednesday.""",
        """Afghanistan won the match in Sharjah on Monday.

        The captain, born in Jalalabad, had signed with the club on 3 May.

        The board met in Kabul on Tuesday and released two players.

        Young men marched through Herat with drums on Wednesday.""",
    ],
)
def test_articles_on_another_subject_yield_nothing(text: str) -> None:
    article = from_text(text, id="other", title="Elsewhere", published="2016-11-25")
    assert extract(article).events == ()


def test_of_articles_on_another_subject_the_well_known_events_of_the_war_are_kept() -> None:
    text = """The rebels of the delta freed nine sailors on Monday.

    Their envoys had met in Lagos on 3 May.

    It took less than in Doha, where the Americans and the Taliban signed on 29 February 2020.

    The governor fled on Tuesday, and his palace burnt."""
    article = from_text(text, id="other", title="Elsewhere", published="2020-11-25")
    assert [event.landmark for event in extract(article).events] == ["doha-agreement-2020"]


def test_an_article_that_comes_to_afghanistan_by_the_way_tells_only_what_happened_there() -> None:
    text = """The rebels of the delta and the army opened talks in Lagos on 3 May 2016.

    A ceasefire began on 4 June 2016, and the war was over for a season.

    The minister resigned on 7 June 2016.

    The rebels freed nine soldiers on 8 June 2016.

    In Kabul the Taliban and the elders of Ghor opened talks on 9 June 2016.

    Some Afghan soldiers were freed by the Taliban a day later.

    The rebels of the delta signed an agreement with the army on 12 June 2016.

    The president flew to Lagos on 14 June 2016."""
    article = from_text(text, id="other", title="A lesson for Kabul", published="2016-07-05")
    told = [event.when.edtf for event in extract(article).events]
    assert told == ["2016-06-09", "2016-06-10"]


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
    event = only(
        "Kerry met with a senior Afghan government official, Salahuddin Rabbani, on Tuesday.",
        "2016-04-14",
    )
    assert [actor.name for actor in event.actors] == ["John Kerry", "Salahuddin Rabbani"]
    assert event.title == "Kerry meets Rabbani"
