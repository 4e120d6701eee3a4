"""Marks in text: whatever overlaps, the words stay as they are and the tags nest."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.display.marking import LONGEST_QUOTE, Mark, marked, sentence_around
from events.extraction.results import Span


class Reader(HTMLParser):
    """Reads marked text back; fails where tags do not nest."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.text, self.covered = "", {}
        self.stack: list[tuple[str, str | None]] = []
        self.names: list[str] = []
        self.feed(str(html))
        self.close()
        assert not self.stack

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        assert tag != "a" or all(name != "a" for name, _ in self.stack), "a link inside a link"
        self.stack.append((tag, given.get("class")))
        self.names += [given["id"]] if "id" in given else []

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        for _, name in self.stack:
            places = range(len(self.text), len(self.text) + len(data))
            self.covered.setdefault(name, set()).update(places)
        self.text += data


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=40)


@given(texts, st.lists(st.tuples(spans, st.booleans()), max_size=8))
def test_text_and_coverage_survive_any_marks(text, given):
    marks = [
        Mark(start, end, f"m{number}", "mark", f"i{number}", "/x/" if linked else "")
        for number, ((start, end), linked) in enumerate(given)
    ]
    read = Reader(marked(text, marks))
    assert read.text == text
    for number, mark in enumerate(marks):
        inside = set(range(mark.start, min(mark.end, len(text))))
        assert read.covered.get(f"m{number}", set()) == inside
    assert sorted(read.names) == sorted(set(read.names))


@given(texts, st.lists(spans, max_size=5), spans)
def test_a_window_shows_its_part_of_the_text(text, given, window):
    low, high = (min(end, len(text)) for end in window)
    marks = [Mark(start, end, "m", "mark") for start, end in given]
    assert Reader(marked(text, marks, Span(low, high))).text == text[low:high]


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([], "a &lt;b&gt; &amp; c"),
        ([Mark(2, 5, "x", "mark")], 'a <mark class="x">&lt;b&gt;</mark> &amp; c'),
        (
            [Mark(0, 9, "outer"), Mark(2, 5, "inner")],
            '<span class="outer">a <span class="inner">&lt;b&gt;</span> &amp; c</span>',
        ),
        (
            [Mark(0, 4, "x", id="one"), Mark(2, 7, "y", id="two")],
            (
                '<span class="x" id="one">a <span class="y" id="two">&lt;b</span></span>'
                '<span class="y">&gt; &amp;</span> c'
            ),
        ),
        ([Mark(0, 1, 'x" onclick="', href='/"><script>')],
         '<a class="x&#34; onclick=&#34;" href="/&#34;&gt;&lt;script&gt;">a</a> &lt;b&gt; &amp; c'),
    ],
)  # fmt: skip
def test_marks_become_elements(marks, html):
    assert marked("a <b> & c", marks) == html


def test_many_marks_take_no_longer_than_their_number():
    text = "word " * 40_000
    marks = [Mark(start, start + 4, "m") for start in range(0, len(text), 5)]
    assert marked(text, marks).count("<span") == 40_000


def test_a_quotation_is_the_sentence_around_the_words():
    text = "He left. Mr. Ghani met the envoy in Kabul. Then it rained."
    start = text.index("met")
    excerpt = sentence_around(text, start, start + 3)
    assert excerpt.span.of(text) == "Mr. Ghani met the envoy in Kabul."
    assert excerpt[1:] == (False, False)


def test_a_long_sentence_is_cut_between_words_around_the_deciding_ones():
    text = f"It was {'very ' * 100}clear that they MET in a {'very ' * 100}small room."
    start = text.index("MET")
    excerpt = sentence_around(text, start, start + 3)
    quoted = excerpt.span.of(text)
    assert "MET" in quoted
    assert len(quoted) <= LONGEST_QUOTE
    assert excerpt.cut_before
    assert excerpt.cut_after
    assert set(quoted.split()) <= set(text.split())
