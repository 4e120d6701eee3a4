"""Articles that a program has reworded, and the plain words found in them again."""

from __future__ import annotations

import pytest

from events.extraction.articles import from_text
from events.extraction.extract import extract
from events.extraction.happenings.spun import is_reworded, plain
from events.extraction.happenings.words import split_words
from events.extraction.lexicon import load

SPUN = """KABUL – The Taliban launched 20 captives on Friday, it was mentioned in an announcement.

He informed reporters final week that the troopers would go away the jap districts."""


def keys(text: str) -> list[str]:
    return [word.key for word in plain(split_words(text, 0, len(text))) if word.key]


@pytest.mark.parametrize(
    ("odd", "plain_words"),
    [
        ("they launched captives", "they released captives"),
        ("it was referred to as off", "it was called off"),
        ("a televised deal with the following day", "a address the following day"),
        ("to cope with the rebels", "to deal with the rebels"),
        ("the loss of life of a chief", "the death of a chief"),
        ("the demise of a native chief", "the death of a local chief"),
        ("a tailor was found useless", "a tailor was found dead"),
        ("he instructed reporters of his street map", "he told reporters of his roadmap"),
    ],
)
def test_odd_words_and_phrases_have_plain_ones_behind_them(odd: str, plain_words: str) -> None:
    assert keys(odd) == plain_words.split()


def test_words_keep_their_places() -> None:
    words = split_words("Talks were referred to as off.", 0, 30)
    assert [(w.start, w.end) for w in plain(words)] == [(w.start, w.end) for w in words]


@pytest.mark.parametrize(
    ("text", "reworded"),
    [
        (SPUN, True),
        ("The Taliban launched an offensive on Friday, an official said in a statement.", False),
        ("Folks in line with the new energy policy mentioned nothing else.", False),
    ],
)
def test_several_signs_tell_a_reworded_article(text: str, reworded: bool) -> None:
    assert is_reworded([split_words(text, 0, len(text))]) is reworded


def test_what_a_reworded_article_tells_is_found_by_its_plain_words() -> None:
    (release, *_) = extract(from_text(SPUN, id="x", published="2019-05-20")).events
    assert (release.type, release.when.edtf) == ("prisoner_release", "2019-05-17")


def test_elsewhere_odd_words_mean_what_they_say() -> None:
    text = "The Taliban launched 20 captives from a boat on Friday, an official in Kabul said."
    types = {e.type for e in extract(from_text(text, id="x", published="2019-05-20")).events}
    assert "prisoner_release" not in types


def test_the_table_changes_every_word_that_it_names() -> None:
    rows = load("spun")["words"] | load("spun")["phrases"]
    assert [odd for odd, plain_word in rows.items() if odd == plain_word] == []
