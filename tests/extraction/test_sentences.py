"""Sentences of kept and unkept text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.results import Span
from events.extraction.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The talks ended. Nobody smiled.", 2),
        ("Mr. Karimi met Gen. Rahmani at noon.", 1),
        ("J. R. Habib and U.S. Army Col. T. Moore agreed.", 1),
        ("The U.S. The Taliban. Both signed.", 3),
        ("They met on Feb. 12 in Doha.", 1),
        ("They met in Feb. The deal came later.", 2),
        ("It starts at 10 a.m. He was late.", 2),
        ("It starts at 10 a.m. Kabul time.", 1),
        ("Resolution No. 2513 passed.", 1),
        ("“We are ready.” He left.", 2),
        ("“Are you ready?” he asked.", 1),
        ("It grew by 3.5 percent.", 1),
        ("So … they waited. Then it came!", 2),
        ("A line\nwrapped by hand. Another.", 2),
        ("A heading\n\nA paragraph.", 2),
        ("no capitals here. none at all.", 1),
    ],
)
def test_stops_are_told_from_abbreviations(text: str, count: int) -> None:
    assert len(cut(text)) == count, cut(text)


def test_a_closing_mark_stays_with_its_sentence() -> None:
    assert cut("“It is over.” She wept.") == ["“It is over.”", "She wept."]


def test_the_marks_of_notes_end_a_sentence_and_belong_to_none() -> None:
    text = "It rained.[11][12] “Go,” he said.[3] Four left in 2001.[citation needed] They slept.[1]"
    assert cut(text) == ["It rained.", "“Go,” he said.", "Four left in 2001.", "They slept."]
    assert len(cut("The price [12] rose to 4.[5] and fell")) == 1


def test_only_the_span_is_cut() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, Span(5, 9))] == ["Two."]


@given(st.text(alphabet=' .?!…\n"”’aAbB1)', max_size=80))
def test_sentences_are_ordered_and_lose_no_word(text: str) -> None:
    found = sentences(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join(span.of(text) for span in found).split() or not text.split()
    kept = "".join("".join(span.of(text).split()) for span in found)
    assert kept == "".join(text.split())


@pytest.mark.parametrize("piece", [". ", '." ', "A. ", "Mr. ", "\n\n", "a"])
def test_a_long_text_takes_no_more_than_seconds(piece: str) -> None:
    text = piece * (250_000 // len(piece))
    start = time.process_time()
    sentences(text, Span(0, len(text)))
    assert time.process_time() - start < 3
