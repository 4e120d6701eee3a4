"""What is marked in a text that was found: the words that were asked for, and never markup."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.search import terms
from events.search.snippets import LONGEST, Marker

# The stems that the database would give; a word without one is in no index.
STEMS = {"prisoners": "prison", "prisoner": "prison", "released": "releas", "release": "releas"}
STEMS |= {"the": "", "of": "", "talks": "talk", "peace": "peac", "cease": "ceas"}


class Stems(dict[str, str]):
    """Every other word is its own stem."""

    def __missing__(self, word):
        return word

    def get(self, word, default=""):
        return STEMS.get(word, word)


def marked(query, text):
    return str(Marker(query, Stems()).whole(text)).replace(' class="hit"', "")


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("peace talks", [("peace",), ("talks",)]),
        ('"peace talks" Doha', [("peace", "talks"), ("doha",)]),
        ("peace -talks", [("peace",)]),
        ('peace -"long talks"', [("peace",)]),
        ("peace or talks OR Doha", [("peace",), ("talks",), ("doha",)]),
        ('"peace talks', [("peace", "talks")]),
        ('peace" talks', [("peace",), ("talks",)]),
        ("cease-fire", [("cease", "fire")]),
        ("Peace PEACE", [("peace",)]),
        ("-", []),
        ('""', []),
        ("", []),
    ],
)
def test_a_search_says_what_it_wants_to_see(query, wanted):
    assert terms.wanted(query) == wanted


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("prisoner", "400 prisoners.", "400 <mark>prisoners</mark>."),
        ("release", "They were RELEASED.", "They were <mark>RELEASED</mark>."),
        ('"peace talks"', "Talks; peace talks.", "Talks; <mark>peace talks</mark>."),
        ('"release of prisoners"', "release the prisoners", "<mark>release the prisoners</mark>"),
        ("cease-fire", "a cease-fire, a fire", "a <mark>cease-fire</mark>, a fire"),
        ("-talks", "peace talks", "peace talks"),
        ("the", "the talks", "the talks"),
        ("b", "<b>b</b>", "&lt;<mark>b</mark>&gt;<mark>b</mark>&lt;/<mark>b</mark>&gt;"),
        ("amp", "R&amp;D", "R&amp;<mark>amp</mark>;D"),
        ("خلیلزاد", "گفت خلیلزاد.", "گفت <mark>خلیلزاد</mark>."),
    ],
)  # fmt: skip
def test_the_words_that_were_asked_for_are_marked(query, text, shown):
    assert marked(query, text) == shown


def test_a_snippet_is_the_sentence_with_the_most_of_what_was_asked_for():
    text = "Talks went on. " * 40 + "The talks on peace failed. Nobody said so."
    snippet = Marker("peace talks", Stems()).snippet(text)
    assert str(snippet.text).startswith("The <mark")
    assert snippet.found == 2


def test_a_snippet_of_a_text_without_the_words_is_how_it_begins():
    snippet = Marker("doha", Stems()).snippet("It began. It ended.")
    assert (str(snippet.text), snippet.found) == ("It began.", 0)


def test_the_text_with_the_most_terms_is_shown():
    best = Marker("peace talks", Stems()).best(["", "On peace.", "Peace talks.", "No peace talks."])
    assert best
    assert "Peace</mark> <mark" in str(best.text)


def test_a_text_without_end_is_read_to_a_limit():
    text = "talks, " * 200_000
    snippet = Marker('talks "talks talks" -x', Stems()).snippet(text)
    assert snippet.excerpt.span.end <= LONGEST


HOSTILE = st.text(alphabet=st.sampled_from("ab<>&\"'/= \n-.\x01\u202eخ😀"), max_size=120)


@given(query=HOSTILE, text=HOSTILE)
def test_marking_never_lets_markup_through_nor_changes_a_letter(query, text):
    marker = Marker(query, Stems())
    for shown, exact in (
        (str(marker.whole(text)), text),
        (str(marker.snippet(text).text), marker.snippet(text).excerpt.span.of(text)),
    ):
        bare = re.sub(r'<mark class="hit">|</mark>', "", shown)
        assert not set("<>") & set(bare)
        assert html.unescape(bare) == exact
        assert shown.count('<mark class="hit">') == shown.count("</mark>")
