"""Cues that are nouns, participles or told in hindsight, and what surrounds them."""

from __future__ import annotations

import pytest

from tests.extraction.test_statements import Row, rows
from tests.extraction.test_statements_speakers import speakers

CUES = {
    "somebody's claim": (
        "The paper printed Nuri’s claim that the dam was safe.",
        [("indirect", "Nuri", "the dam was safe")],
    ),
    "his pledge": (
        "The town still laughs at his pledge to mend the road before the first snow.",
        [("indirect", "his", "to mend the road before the first snow")],
    ),
    "a participle that opens the sentence": (
        "Noting that the well had been dry since May, Nuri left the room.",
        [("indirect", "Nuri", "the well had been dry since May")],
    ),
    "told in hindsight": (
        "Nuri would later call the bridge “a folly in stone”.",
        [("mixed", "Nuri", "the bridge “a folly in stone”")],
    ),
    "people will tell you": (
        "Shepherds in the valley will tell you that the spring was poisoned.",
        [("indirect", "Shepherds in the valley", "the spring was poisoned")],
    ),
    "doubled consonants": (
        "Nuri spoke for an hour, referring to the mill as “a ruin with a roof”.",
        [("mixed", "Nuri", "the mill as “a ruin with a roof”")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CUES.values(), ids=CUES.keys())
def test_who_says_something_need_not_be_the_subject_of_a_plain_verb(
    text: str, expected: list[Row]
) -> None:
    assert rows(text) == expected


NOTHING_SAID = [
    "Nuri would call the bridge a folly if anybody asked him for his opinion.",
    "The court threw out the criminal charges that might have cost him his post.",
    "Their demand rose by a third within two winters.",
    "The builders have tried in recent weeks to allay fears that the bridge would sway.",
    "Nuri declared a holiday of six weeks that no one kept.",
    "He says so and leaves the room.",
]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_wishes_goods_and_deeds_say_nothing(text: str) -> None:
    assert rows(text) == []


BOUNDS = {
    "a comma within the marks closes the clause": (
        "Nuri said the miller had worked “with care,” a word that nobody else would choose.",
        [("mixed", "Nuri", "the miller had worked “with care,”")],
    ),
    "a clause that leads in is no content by itself": (
        "Nuri said that while the pass was steep, the road was “fit for a cart”.",
        [("mixed", "Nuri", "while the pass was steep, the road was “fit for a cart”")],
    ),
    "a relative clause behind a preposition is none": (
        "Nuri claimed damages in a letter to the mayor in which he said that the mill was lost.",
        [("indirect", "he", "the mill was lost")],
    ),
    "few words are a clause where a verb stands in them": (
        "She called three times. According to her, nobody answered.",
        [("indirect", "her", "nobody answered")],
    ),
    "who is described before the verb is no content": (
        "Laila Rahimi, the clerk who kept the books for a year, predicted “hard days”.",
        [("direct", "Laila Rahimi", "hard days")],
    ),
    "the day on which it was said": (
        "The donors called for an end of the strike on Tuesday.",
        [("indirect", "The donors", "an end of the strike")],
    ),
    "what another cue says beside a quotation": (
        "“The bread is late,” Nuri said, pointing to the oven. “It will come.”",
        [("direct", "Nuri", "The bread is late, | It will come.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BOUNDS.values(), ids=BOUNDS.keys())
def test_contents_begin_and_end_with_the_clause(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


SUBJECTS = {
    "himself": ("Omar Nuri himself, in a letter, said the road was closed.", ["Omar Nuri"]),
    "an aside that nothing closes": (
        "Omar Nuri, the head of the mill, in reply to these words said the road was closed.",
        ["Omar Nuri"],
    ),
    "days ago": (
        "The Taliban two days ago said the road was closed.",
        ["Taliban"],
    ),
    "not what the relative clause is about": (
        "Norway has warned of the Taliban, which it says hides grain from its own farmers.",
        ["Norway"],
    ),
    "who did it in the passive": (
        "The plan was unveiled by Omar Nuri. He said the road was closed.",
        ["Omar Nuri"],
    ),
    "a name keeps its capital": (
        "Taliban letters say the road is closed.",
        ["Taliban letters"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SUBJECTS.values(), ids=SUBJECTS.keys())
def test_subjects_are_found_past_what_stands_before_the_verb(
    text: str, expected: list[str | None]
) -> None:
    assert speakers(text) == expected
