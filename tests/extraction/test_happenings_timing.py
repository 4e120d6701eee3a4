"""The date of an event: set by another event, by a plan's term, by the best of several dates."""

import pytest

from tests.extraction.telling import one, told

SIGNED = "The Afghan government and its foes signed an agreement in Oslo on 8 February 2022. "


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("A day after the signing, gunmen attacked a police post in Kunduz.", "2022-02-09"),
        ("Two days before the ceremony, gunmen attacked a police post in Kunduz.", "2022-02-06"),
        ("On the eve of the ceremony, gunmen attacked a police post in Kunduz.", "2022-02-07"),
        ("On the day of the signing, gunmen attacked a police post in Kunduz.", "2022-02-08"),
        ("Hours before the ceremony, gunmen attacked a police post in Kunduz.", "2022-02-08"),
        ("Gunmen attacked a police post in Kunduz a week after the signing.", "2022-02-15"),
        ("Gunmen attacked a police post in Kunduz the morning after the signing.", "2022-02-09"),
        ("Three days after the deal was signed, gunmen attacked Kunduz.", "2022-02-11"),
    ],
)
def test_another_event_sets_the_day(text: str, edtf: str) -> None:
    event = one(SIGNED + text, "2022-02-20", "attack")
    assert (event.when.edtf, event.when.rule) == (edtf, "event")


def test_a_well_known_event_sets_the_day() -> None:
    text = "Two weeks after Burhanuddin Rabbani's assassination, Karzai met Atmar in Kabul."
    assert one(text, "2013-01-01", "meeting").when.edtf == "2011-10-04"


def test_days_into_a_truce_are_counted_from_its_start() -> None:
    text = (
        "A ceasefire held from 3 to 5 January 2022. Two days into the truce, gunmen attacked "
        "a police post in Kunduz."
    )
    assert one(text, "2022-02-20", "attack").when.edtf == "2022-01-05"


def test_a_day_of_its_own_comes_before_one_that_another_event_sets() -> None:
    text = "Gunmen attacked Kunduz on Monday, a day after the signing."
    assert one(SIGNED + text, "2022-02-16", "attack").when.edtf == "2022-02-14"


def test_without_another_event_no_day_is_set() -> None:
    assert told("The morning after the attack, the elders freed ten soldiers.", "2022-02-20") == ()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Norway will withdraw its troops within 14 months.", "2022-02-08/2023-04-08"),
        ("Norway will withdraw its troops within 30 days.", "2022-02-08/2022-03-10"),
        ("Norway will withdraw its troops within two weeks.", "2022-02-08/2022-02-22"),
        ("Norway will withdraw its troops by 1 May.", "2022-02-08/2022-05-01"),
    ],
)
def test_a_plan_runs_from_the_agreement_told_near_it(text: str, edtf: str) -> None:
    assert one(SIGNED + text, "2022-02-10", "withdrawal").when.edtf == edtf


def test_a_term_runs_from_the_day_of_its_own_clause() -> None:
    text = "The council agreed on Sunday to withdraw its troops within two weeks."
    assert one(text, "2022-06-10", "withdrawal").when.edtf == "2022-06-05/2022-06-19"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On its second day, Atmar met Khalilzad.", "2022-06-03"),
        ("Atmar met Khalilzad on the last day.", "2022-06-04"),
        ("On the opening day Atmar met Khalilzad.", "2022-06-02"),
    ],
)
def test_days_of_what_takes_several_are_counted(text: str, edtf: str) -> None:
    before = "The conference in Oslo lasted from 2 to 4 June. "
    assert [e.when.edtf for e in told(before + text, "2022-06-10")] == [
        "2022-06-02/2022-06-04",
        edtf,
    ]


def test_of_two_dates_side_by_side_the_closer_one_counts() -> None:
    text = "A week ago, on 4 June, the committee met in Kabul for the first time."
    assert one(text, "2022-06-11").when.edtf == "2022-06-04"


def test_an_agreement_told_far_away_sets_no_term() -> None:
    text = f"{SIGNED}\n\nKabul was cold.\n\nNorway will withdraw its troops from Kabul by 1 May."
    assert one(text, "2022-02-10", "withdrawal").when.edtf == "../2022-05-01"


def test_a_timetable_is_a_term() -> None:
    text = (
        "The United States and the Taliban signed an agreement on 29 February 2020 that sets a "
        "14-month timetable for withdrawing the foreign troops."
    )
    assert one(text, "2020-03-10", "withdrawal").when.edtf == "2020-02-29/2021-04-29"


def test_a_plan_in_a_chronology_runs_from_the_day_of_its_entry() -> None:
    text = "17 January 2022: Norway says that it will withdraw its troops by 1 May."
    plans = [e for e in told(text, "2022-02-10") if e.type == "withdrawal"]
    assert [e.when.edtf for e in plans] == ["2022-01-17/2022-05-01"]


def test_days_are_counted_from_what_was_told_last_where_it_is_all_that_stands_there() -> None:
    text = (
        "Gunmen stormed a barracks in Kabul on 29 January 2018. "
        "It followed three days after gunmen had shot a judge in Herat."
    )
    days = {event.when.edtf for event in told(text, "2018-02-10")}
    assert days == {"2018-01-29", "2018-01-26"}


def test_what_began_is_what_was_spoken_of_before() -> None:
    text = "The Taliban agreed on 1 March 2022 to hold talks in Oslo. They started on 12 March."
    assert "2022-03-12" in {event.when.edtf for event in told(text, "2022-04-20")}


def test_a_date_before_when_is_that_of_the_clause() -> None:
    text = "The road opened on 3 March 2022, when the Taliban signed an agreement with the elders."
    assert one(text, "2022-04-20", "agreement").when.edtf == "2022-03-03"


def test_lines_of_dates_head_the_paragraphs_under_them() -> None:
    text = """12 March 2022

The Taliban attack a convoy near Sangin.

1 April 2022

Gunmen abduct a doctor in Herat.

3 May 2022

Afghan elders gather in Kandahar."""
    found = [event.when.edtf for event in told(text, "2022-06-20")]
    assert found == ["2022-03-12", "2022-04-01", "2022-05-03"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ten prisoners walked out of a jail in Herat on 3 June.", "2021-06-03"),
        ("Gunmen killed two judges in Herat on 3 June.", "2021-06-03"),
    ],
)
def test_what_the_past_tense_tells_lies_before_publication(text: str, day: str) -> None:
    assert day in {event.when.edtf for event in told(text, "2022-05-20")}


def test_what_is_still_to_be_done_on_a_day_lies_ahead() -> None:
    text = "Norway decided to withdraw its troops from Faryab on 3 June."
    assert {e.when.edtf for e in told(text, "2022-05-20")} <= {"2022-06-03"}


def test_an_event_that_came_later_sets_no_day() -> None:
    text = "The elders met two days after the fall of Kabul. Herat was quiet."
    years = {e.when.earliest.year for e in told(text, "2001-12-20") if e.when.earliest}
    assert years <= {2001}


def test_days_are_counted_from_the_date_before_a_pronoun() -> None:
    text = (
        "Norway closed its embassy in Kabul on 20 May 2022. "
        "One week before it, gunmen had attacked a convoy near Sangin."
    )
    assert one(text, "2022-06-20", "attack").when.edtf == "2022-05-13"


def test_an_article_tells_how_long_after_another_happening_it_was() -> None:
    text = (
        "The council adopted a resolution on Afghanistan on 14 March 2022. The text was adopted "
        "two days after Taliban fighters had captured Sangin."
    )
    assert one(text, "2022-04-20", "military_operation").when.edtf == "2022-03-12"


def test_a_year_in_brackets_is_that_of_the_day_after_it() -> None:
    text = "The council imposed an arms embargo by its resolution 88 (2015) of 21 December 2015."
    assert one(text, "2021-04-20", "sanction_or_aid").when.edtf == "2015-12-21"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            (
                "The delegates of five states met in Lima on 8 January. It was cold. On the very "
                "day the delegates met, a mine in Farah killed nine villagers."
            ),
            "2022-01-08",
        ),
        (
            (
                "Karimi was appointed governor of Herat on 3 January. The city did not care. On "
                "the very day of his appointment a stray bomb killed five of his men."
            ),
            "2022-01-03",
        ),
        (
            (
                "American troops attacked a camp in Logar on 13 January. On the second day two "
                "rockets missed their goal and killed 12 villagers."
            ),
            "2022-01-14",
        ),
        (
            "The talks lasted until 11 January, when suicide bombers wrecked a clinic in Herat.",
            "2022-01-11",
        ),
        (
            "On Monday four marchers died when police opened fire on protesters in Farah.",
            "2022-01-31",
        ),
    ],
)
def test_violence_is_dated_by_what_happened_that_day(text: str, edtf: str) -> None:
    last = told(text, "2022-02-05")[-1]
    assert (last.type in {"attack", "protest"}, last.when.edtf) == (True, edtf)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Karzai met elders who had attacked Kunduz.",
        "The Taliban denied on Monday that states which had attacked Kunduz would pay.",
        "Ghani left on 3 May for Khost, the town that the rebels have been shelling for years.",
        "The result was promised by the commission for 3 May.",
        "It was promised for 3 May.",
    ],
)
def test_a_day_is_not_that_of_what_went_before_or_was_promised_for_it(text: str) -> None:
    types = {event.type for event in told(text, "2019-06-01")}
    assert types.isdisjoint({"attack", "military_operation"})
    assert not ("promised" in text and types)


def test_what_has_been_going_on_is_dated_by_its_beginning() -> None:
    text = "The army has been shelling Kunduz since 3 May."
    assert one(text, "2019-06-01").when.edtf == "2019-05-03"


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        ("signed an agreement", "It began on 9 May in Herat.", {"2019-05-03"}),
        ("held talks", "They resumed on 9 May in Herat.", {"2019-05-03", "2019-05-09"}),
    ],
)
def test_only_what_lasts_begins_or_goes_on(before: str, after: str, days: set[str]) -> None:
    text = f"Afghanistan and Pakistan {before} in Kabul on 3 May. {after}"
    assert {event.when.edtf for event in told(text, "2019-06-01")} == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Karzai, president since 2001, met Sharif in Doha on 5 May.", "2013-05-05"),
        ("The rebels have attacked Kunduz since 3 May.", "2013-05-03"),
    ],
)
def test_since_dates_only_what_has_been_done(text: str, day: str) -> None:
    assert [event.when.edtf for event in told(text, "2013-12-01")] == [day]
