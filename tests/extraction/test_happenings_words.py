"""The small language of word patterns, and the lexicon of triggers that is written in it."""

from __future__ import annotations

import pytest

from events.extraction.happenings.ellipsis import ECHO
from events.extraction.happenings.patterns import Term, inflect
from events.extraction.happenings.verbs import FORMS, present_forms, spelt_out
from events.extraction.happenings.words import Matcher, split_words
from events.extraction.lexicon import load
from events.extraction.results import EVENT_TYPES


def holds(line: str, sentence: str) -> bool:
    return any(True for _ in Matcher({"it": [line]}).find(split_words(sentence, 0, len(sentence))))


@pytest.mark.parametrize(
    ("line", "sentence", "expected"),
    [
        ("truce", "A truce was kept.", True),
        ("truce|ceasefire", "The cease was no ceasefire.", True),
        ("bomb*", "Two bombings shook the town.", True),
        ("sign~", "He signs what she signed.", True),
        ("sign~", "The signal was red.", False),
        ("left the? country", "She left country and kin.", True),
        ("put .. names", "They put their two names to it.", True),
        ("put .. names", "They put to it, after a long quarrel, names.", False),
        ("truce + eid", "At Eid there was a truce.", True),
        ("truce + eid", "There was a truce.", False),
        ("truce - eid", "At Eid there was a truce.", False),
        ("truce - eid + kabul", "In Kabul there was a truce.", True),
        ("u.s. troops", "The US troops and the U.S. troops left.", True),
        ("u.s. troops", "Give us troops!", False),
        ("taliban leader", "The Taliban’s leader spoke.", True),
        ("unity government", "The Unity-Government met.", True),
    ],
)
def test_a_line_holds_or_not(line: str, sentence: str, expected: bool) -> None:
    assert holds(line, sentence) is expected


@pytest.mark.parametrize("source", ["the? end", ".. end", ""])
def test_a_term_must_begin_with_a_plain_word(source: str) -> None:
    with pytest.raises(ValueError, match="plain word"):
        Term.parse(source)


def test_an_open_ending_needs_three_letters() -> None:
    with pytest.raises(ValueError, match="3 letters"):
        Matcher({"it": ["be*"]})


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("sign", ("sign", "signs", "signed", "signing")),
        ("release", ("release", "releases", "released", "releasing")),
        ("carry", ("carry", "carries", "carried", "carrying")),
        ("launch", ("launch", "launches", "launched", "launching")),
    ],
)
def test_regular_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    assert inflect(verb) == forms


def test_words_keep_their_place_in_the_text() -> None:
    text = "The Taliban’s envoy"
    words = split_words(text, 0, len(text))
    assert [text[w.start : w.end] for w in words] == ["The", "Taliban’s", "envoy"]
    assert [w.key for w in words] == ["the", "taliban", "envoy"]


def test_every_trigger_has_a_type_of_the_contract_and_readable_lines() -> None:
    rows = load("triggers")["trigger"]
    assert {row["type"] for row in rows} == set(EVENT_TYPES) | {ECHO}
    for row in rows:
        assert row["object"] in {"patient", "participant"}
        for form in FORMS:
            Matcher({row["name"]: map(spelt_out, row.get(form, ()))})


def test_irregular_verbs_have_a_present() -> None:
    forms = present_forms()
    assert (forms["met"], forms["withdrew"], forms["signed"]) == ("meet", "withdraw", "sign")


def test_every_class_of_trigger_words_is_used_by_some_trigger() -> None:
    lexicon = load("triggers")
    lines = str(lexicon["trigger"])
    assert [name for name in lexicon["classes"] if f"@{name}" not in lines] == []


@pytest.mark.parametrize(
    ("line", "text", "holds"),
    [
        ("let .. go + prisoners", "they let fifty prisoners go", True),
        ("let .. go + prisoners", "they let fifty go", False),
        ("let him go + him", "they let him go", False),
    ],
)
def test_what_a_line_needs_may_stand_in_a_gap_of_its_first_term(
    line: str, text: str, holds: bool
) -> None:
    words = split_words(text, 0, len(text))
    assert bool(list(Matcher({"release": [line]}).find(words))) == holds


def test_soft_hyphens_part_no_word() -> None:
    text = "coordi\u00adnation and quadri\u00aclateral"
    assert [word.key for word in split_words(text, 0, len(text))] == [
        "coordination",
        "and",
        "quadrilateral",
    ]
