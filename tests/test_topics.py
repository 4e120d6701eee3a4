"""Which topics of the peace process a text is about."""

import time

import pytest

from events.topics import OTHER, topics, topics_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Let us begin with a truce of three days", ["ceasefire"]),
        ("The guns must fall silent before winter, a cease-fire comes first", ["ceasefire"]),
        ("They should halt every offensive in the north", ["ceasefire", "violence"]),
        ("Four hundred captives are still in that jail", ["prisoners"]),
        ("We shall not hand over another man; the fighters will be freed in March", ["prisoners"]),
        ("No soldier of ours will remain after the first of May", ["withdrawal"]),
        ("The drawdown follows conditions, not a calendar", ["withdrawal"]),
        ("Both envoys return to the talks on Monday", ["negotiations"]),
        ("We have been talking to the rebels since June", ["negotiations"]),
        ("The school for girls stays open", ["rights"]),
        ("The constitution can be amended, and then we vote", ["constitution"]),
        ("We will not share power with anybody", ["government"]),
        ("They promised to keep al-Qaeda off Afghan soil", ["terrorism"]),
        ("A bomb killed nine at the gate", ["violence"]),
        ("Nobody will recognise a government that came by force", ["recognition"]),
        ("Lifting the sanctions comes last", ["recognition"]),
        ("Pakistan shelters their families", ["neighbours"]),
        ("Whoever ordered the massacre needs a tribunal, not a pardon", ["violence", "justice"]),
        ("Forty thousand people fled to the border", ["aid"]),
        ("The tea was cold", [OTHER]),
        ("", [OTHER]),
    ],
)
def test_a_text_is_about_what_its_words_say(text, found):
    assert list(topics_of(text)) == found


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("He recognised the driver", "recognition"),
        ("My neighbour sells shoes", "neighbours"),
        ("The army lost." + " Then came winter." * 4 + " I leave for work at six", "withdrawal"),
        ("We had a girlish laugh", "rights"),
        ("A fire, which did not cease", "ceasefire"),
    ],
)  # fmt: skip
def test_words_that_only_look_alike_or_stand_apart_are_no_topic(text, topic):
    assert topic not in topics_of(text)


def test_a_text_may_be_about_several_topics_which_come_in_the_order_of_the_vocabulary():
    text = "Free the prisoners, then we speak of a ceasefire and of the interim government"
    found = topics_of(text)
    assert list(found) == ["ceasefire", "prisoners", "government"]
    assert [key for key in topics() if key in found] == list(found)


@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_neither_case_nor_punctuation_matters(case):
    assert topics_of(case("“power–sharing”!")) == ("government",)


def test_every_topic_has_a_name_and_the_last_is_of_what_has_none():
    labels = topics()
    assert list(labels)[-1] == OTHER
    assert len(set(labels.values())) == len(labels) > 8
    assert all(len(key) <= 20 and key.isidentifier() for key in labels)


@pytest.mark.parametrize(
    "text",
    [
        "cease " * 100_000,
        "troops leave " * 50_000,
        "w" * 200_000,
        "“" * 200_000,
        "lay down their " * 50_000,
    ],
    ids=["phrases", "pairs", "word", "marks", "beginnings"],
)
def test_no_text_takes_long(text):
    begin = time.process_time()
    topics_of(text)
    assert time.process_time() - begin < 2
