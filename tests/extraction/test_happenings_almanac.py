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


def test_one_clause_never_tells_two() -> None:
    found = landmarks("In Doha in August 2019 Khalilzad faced the Taliban twice.", "2021-05-01")
    assert len(found) <= 1
