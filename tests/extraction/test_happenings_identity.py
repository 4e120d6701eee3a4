"""When accounts in two articles are of the same event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from events.extraction.articles import from_text
from events.extraction.extract import extract
from events.extraction.happenings import Account, likeness, places, same_event

SIGNING = Account(
    type="agreement",
    earliest=date(2020, 2, 29),
    latest=date(2020, 2, 29),
    actors=frozenset({"United States", "Taliban"}),
    place="Doha",
    landmark=None,
    title="United States and Taliban sign agreement",
)
JOIN, ASK = 0.7, 0.4


def test_a_shared_landmark_decides() -> None:
    one = replace(SIGNING, landmark="doha-agreement-2020")
    other = replace(one, type="diplomacy", earliest=None, latest=None, actors=frozenset(), title="")
    assert same_event(one, other) == 1.0


def test_two_landmarks_are_two_events_though_all_else_agrees() -> None:
    one = replace(SIGNING, landmark="doha-agreement-2020")
    other = replace(SIGNING, landmark="us-afghan-joint-declaration-2020")
    assert same_event(one, other) == 0.0


def test_it_does_not_matter_which_comes_first() -> None:
    other = replace(SIGNING, latest=date(2020, 3, 5), title="Deal signed", actors=frozenset())
    assert same_event(SIGNING, other) == same_event(other, SIGNING)


@pytest.mark.parametrize(
    "other",
    [
        SIGNING,
        replace(SIGNING, title="Taliban sign an agreement with the United States", place=None),
        replace(SIGNING, actors=frozenset({"Taliban", "Zalmay Khalilzad"})),
    ],
)
def test_same_day_type_and_actors_are_joined(other: Account) -> None:
    assert same_event(SIGNING, other) >= JOIN


@pytest.mark.parametrize(
    "other",
    [
        replace(SIGNING, earliest=date(2020, 3, 4), latest=date(2020, 3, 4)),
        replace(SIGNING, type="attack"),
        replace(SIGNING, place="Kabul"),
        replace(SIGNING, actors=frozenset({"Russia"}), title="Moscow opens a road", place=None),
    ],
    ids=["another week", "another type", "another place", "nothing in common"],
)
def test_a_clear_contradiction_is_no(other: Account) -> None:
    assert same_event(SIGNING, other) == 0.0


@pytest.mark.parametrize(
    "other",
    [
        replace(SIGNING, earliest=date(2020, 1, 1), latest=date(2020, 12, 31)),
        replace(SIGNING, type="ceasefire", title="Agreement begins"),
        replace(SIGNING, earliest=date(2020, 3, 1), latest=date(2020, 3, 1)),
    ],
    ids=["known to the year", "a near type", "the next day"],
)
def test_doubtful_pairs_are_for_an_editor(other: Account) -> None:
    assert ASK <= same_event(SIGNING, other) < JOIN


BOMBING = Account(
    type="attack",
    earliest=date(2020, 6, 2),
    latest=date(2020, 6, 2),
    actors=frozenset({"Taliban"}),
    place="Ghazni",
    landmark=None,
    title="Taliban bomb the courthouse in Ghazni",
)
MEETING = Account(
    type="meeting",
    earliest=date(2020, 6, 2),
    latest=date(2020, 6, 2),
    actors=frozenset({"Zalmay Khalilzad", "Ashraf Ghani"}),
    place=None,
    landmark=None,
    title="Khalilzad meets Ghani",
)
NAMING = replace(
    MEETING,
    type="appointment",
    actors=frozenset({"Ashraf Ghani"}),
    title="Ghani names a defence minister",
)
VOTE = replace(
    MEETING, type="election", actors=frozenset(), place="Afghanistan", title="The country votes"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOMBING, replace(BOMBING, actors=frozenset(), title="Courthouse bombed")),
        (BOMBING, replace(BOMBING, actors=frozenset(), title="Bomb at a courthouse", place=None)),
        (MEETING, replace(MEETING, title="Talks at the palace", place="Kabul")),
        (MEETING, replace(MEETING, actors=frozenset({"Zalmay Khalilzad", "Afghan government"}))),
        (VOTE, replace(VOTE, title="Voters in Kunduz queue", place="Kunduz")),
    ],
    ids=["a telling word", "and no place", "both persons", "a person for his side", "an election"],
)
def test_one_day_is_joined_where_something_tells_it_from_others(
    one: Account, other: Account
) -> None:
    score = same_event(one, other)
    assert score >= JOIN or (other.place is None and score >= ASK)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOMBING, replace(BOMBING, title="Taliban ambush a convoy")),
        (MEETING, replace(MEETING, actors=frozenset({"Zalmay Khalilzad", "Abdullah Abdullah"}))),
        (BOMBING, replace(BOMBING, title="Taliban ambush a convoy", place=None)),
        (NAMING, replace(NAMING, title="Ghani appoints a governor for Herat")),
    ],
    ids=["another attack of that day", "other company", "and nowhere", "another appointment"],
)
def test_one_day_is_not_joined_where_it_may_have_seen_two(one: Account, other: Account) -> None:
    assert same_event(one, other) < JOIN


def test_a_member_of_an_armed_group_acts_for_it_and_not_for_his_state() -> None:
    talks = replace(MEETING, type="talks", title="The talks open")
    group = replace(talks, actors=frozenset({"Taliban", "United States"}))
    member = replace(talks, actors=frozenset({"Abdul Ghani Baradar", "Zalmay Khalilzad"}))
    state = replace(talks, actors=frozenset({"Afghanistan", "United States"}))
    assert same_event(group, member) >= JOIN
    assert same_event(state, member) < JOIN


def test_titles_that_tell_nothing_apart_leave_it_to_the_actors() -> None:
    one = replace(MEETING, type="talks", title="The talks begin", actors=frozenset({"Taliban"}))
    both = frozenset({"Taliban", "Afghan government"})
    assert same_event(one, replace(one, title="Negotiations to begin", actors=both)) >= JOIN
    assert same_event(one, replace(one, title="Uzbek negotiations", actors=both)) < JOIN


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The Taliban fled after the attacks on the United States of 11 September 2001.",
         "September 11 attacks"),
        ("Afghan peace: the agreement was signed on 5 December 2001.",
         "Bonn Agreement on an interim Afghan government"),
    ],
)  # fmt: skip
def test_who_says_no_more_than_the_day_means_the_well_known_event(text: str, known: str) -> None:
    article = from_text(text, id="x", published="2012-06-01")
    assert known in {event.title for event in extract(article).events}


def test_two_speakers_of_one_day_made_two_statements() -> None:
    one = replace(MEETING, type="statement", actors=frozenset({"Ashraf Ghani"}), title="Ghani says")
    other = replace(one, actors=frozenset({"Abdullah Abdullah"}), title="Abdullah says")
    assert same_event(one, other) == 0


def test_a_town_does_not_contradict_its_country() -> None:
    assert places("Doha", "Qatar") == places("Qatar", None) == "open"
    assert places("Doha", "Kabul") == "apart"
    assert places("Doha", "Doha") == "same"


def test_the_reasons_are_said_in_words() -> None:
    other = replace(SIGNING, earliest=date(2020, 3, 1), latest=date(2020, 3, 2))
    assert likeness(SIGNING, other).reasons == (
        "dates 1 day apart",
        "the same type",
        "both name Taliban, United States",
        "the same place",
        "but on another day",
    )


def test_an_open_date_is_never_enough() -> None:
    open_ended = replace(SIGNING, earliest=None, latest=None)
    assert same_event(SIGNING, open_ended) < ASK
