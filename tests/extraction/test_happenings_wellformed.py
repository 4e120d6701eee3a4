"""Titles that can be read, and a plain one where the words of a sentence make none."""

import pytest

from events.extraction.happenings.wellformed import is_well_formed, trimmed

GOOD = [
    "Taliban free two professors in exchange for Anas Haqqani",
    "Karzai suspends security talks with the United States",
    "An office opens in Doha",
    "A bomb planted in a cart kills five people",
    "United Nations drops sanctions imposed in 1999",
    "Ghani says he had made no such promise",
    "A report the mission publishes",
    "The party announces the talks were over",
    "Trump takes office",
    "The weaver who lost a hand returns",
    "Fighting in the east of Farah",
    "Meeting with elders of Ghor",
    "The truce ends within the week",
]
BAD = [
    "Whoever wins the vote",
    "Without a palace planning to stay",
    "The campaign begins would go on",
    "An office opens in Oslo dazzled a few guests",
    "The weaver's guest carried on his head ends bomb",
    "The council noted in a letter publishes",
    "Having won the town the riders conclude peace",
    "Killing two guards in the yard",
    "Between two lakes blow up",
    "They meet again in Oslo",
    "We set free five of them",
]
TAILS = {
    "A bus hits a mine in Logar and two days": "A bus hits a mine in Logar",
    "Negotiators suspend their meetings so": "Negotiators suspend their meetings",
    "Delegates meet in Oslo": "Delegates meet in Oslo",
    "A leader killed near Farah the day": "A leader killed near Farah",
    "The truce ends within the week": "The truce ends within the week",
    "Our garrison leaves": "garrison leaves",
}


@pytest.mark.parametrize("title", GOOD)
def test_a_sentence_or_noun_phrase_is_a_title(title: str) -> None:
    assert is_well_formed(title)


@pytest.mark.parametrize("title", BAD)
def test_parts_of_two_clauses_are_none(title: str) -> None:
    assert not is_well_formed(title)


@pytest.mark.parametrize(("title", "expected"), TAILS.items())
def test_a_title_ends_where_its_clause_does(title: str, expected: str) -> None:
    assert trimmed(title) == expected
