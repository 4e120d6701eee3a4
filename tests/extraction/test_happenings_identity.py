"""When accounts in two articles are of the same event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from events.extraction.happenings import Account, same_event

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
        replace(SIGNING, earliest=date(2020, 3, 1), latest=date(2020, 3, 1)),
        replace(SIGNING, type="attack"),
        replace(SIGNING, place="Kabul"),
        replace(SIGNING, actors=frozenset({"Russia"}), title="Moscow opens a road", place=None),
    ],
    ids=["another day", "another type", "another place", "nothing in common"],
)
def test_a_clear_contradiction_is_no(other: Account) -> None:
    assert same_event(SIGNING, other) == 0.0


@pytest.mark.parametrize(
    "other",
    [
        replace(SIGNING, earliest=date(2020, 1, 1), latest=date(2020, 12, 31)),
        replace(SIGNING, type="ceasefire", title="Agreement begins"),
    ],
    ids=["known to the year", "a near type"],
)
def test_doubtful_pairs_are_for_an_editor(other: Account) -> None:
    assert ASK <= same_event(SIGNING, other) < JOIN


def test_an_open_date_is_never_enough() -> None:
    open_ended = replace(SIGNING, earliest=None, latest=None)
    assert same_event(SIGNING, open_ended) < ASK
