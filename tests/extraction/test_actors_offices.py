"""Whom an office alone means: "the president" on the day of the article."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction.actors import find_actors, name_office_holders
from events.extraction.results import Published, When
from tests.extraction.casting import article


def holders(day: date, *paragraphs: str) -> dict[str, list[str]]:
    """Persons with their mentions, in an article of that day."""
    read = article(*paragraphs)
    published = Published(When(day.isoformat(), day, day), inferred=False, evidence=())
    found = name_office_holders(read, find_actors(read)[0], published)
    return {
        actor.name: [span.of(read.text) for span in actor.mentions]
        for actor in found
        if actor.kind == "person"
    }


SPRING_2021 = date(2021, 4, 20)
CASES = {
    "the one named before": (
        ["Ashraf Ghani flew home. The president said little."],
        {"Ashraf Ghani": ["Ashraf Ghani", "The president"]},
    ),
    "the nearest of two": (
        ["Joe Biden met Ashraf Ghani. The president left early."],
        {"Joe Biden": ["Joe Biden"], "Ashraf Ghani": ["Ashraf Ghani", "The president"]},
    ),
    "a state beside the office": (
        ["The American president called Kabul."],
        {"Joe Biden": ["The American president"]},
    ),
    "a state's possessive": (
        ["Pakistan's prime minister called Kabul."],
        {"Imran Khan": ["prime minister"]},
    ),
    "a state behind the office": (
        ["Aides of the president of Afghanistan called."],
        {"Ashraf Ghani": ["the president of Afghanistan"]},
    ),
    "somebody who held it once": (["The former president of Afghanistan called."], {}),
    "an office before a name": (
        ["The president, Ashraf Ghani, called."],
        {"Ashraf Ghani": ["Ashraf Ghani"]},
    ),
    "an office of a body": (["The president of the club called."], {}),
    "a state nobody tells": (["The president called."], {}),
}


@pytest.mark.parametrize(("paragraphs", "expected"), CASES.values(), ids=CASES.keys())
def test_an_office_alone_means_its_holder(
    paragraphs: list[str], expected: dict[str, list[str]]
) -> None:
    assert holders(SPRING_2021, *paragraphs) == expected


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2012, 5, 3), "Barack Obama"),
        (date(2019, 9, 9), "Donald Trump"),
        (date(2021, 4, 20), "Joe Biden"),
    ],
)
def test_the_holder_is_that_of_the_day(day: date, name: str) -> None:
    assert list(holders(day, "The US president called Kabul.")) == [name]


def test_without_a_day_nobody_is_named_by_office() -> None:
    read = article("The US president called Kabul.")
    found = find_actors(read)[0]
    assert name_office_holders(read, found, None) == found
