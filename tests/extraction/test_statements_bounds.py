"""Any text at all gives valid statements, in time that grows with its length."""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.lexicon import load
from events.extraction.results import FoundActor, Span
from events.extraction.statements import find_statements
from events.extraction.statements.cues import cue_forms, gerund, past, third_person
from tests.extraction.test_statements import article

MARKS = "“ ” \" ‘ ’ ' '' , . ? : — ( ) …".split()
WORDS = (
    "he|Habib|said|that|told|according to|and|who|Q:|the road|was|adding|to|urged|saying|7|محمد"
    "|the “Big Road” is"
).split("|")
PIECES = st.sampled_from([*MARKS, "\n", " ", "\u200f", *(f" {word} " for word in WORDS)])


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_spans_are_valid_whatever_the_text(text: str) -> None:
    actor = FoundActor("Habib", "person", None, tuple(_places(text, "Habib")), gender="m")
    for found in find_statements(article(text), (actor,)):
        spans = [*found.content, found.speaker_span, found.cue_span]
        assert all(0 <= s.start < s.end <= len(text) for s in spans if s is not None)
        assert all(a.end <= b.start for a, b in pairwise(found.content))
        words = found.speaker_span.of(text) if found.speaker_span else None
        assert words == found.speaker_text
        assert found.kind in ("direct", "indirect", "mixed")


def _places(text: str, word: str) -> list[Span]:
    places, at = [], text.find(word)
    while at >= 0:
        places.append(Span(at, at + len(word)))
        at = text.find(word, at + 1)
    return places


LONG = 4  # times the short text
SLOWEST = 20  # seconds for the longest text, on a busy machine; it takes less than one
REPEATED = {
    "quotation marks": ('"', 12_500),
    "spaced marks": ("” “ ", 4_000),
    "single marks": ("‘a' ", 4_000),
    "one sentence": ("Habib said that he , ", 200),
    "one paragraph": ('Habib said "it is so" and left. ', 250),
    "paragraphs": ("He said it was late.\n", 500),
    "labels": ("A: b\n", 1_000),
    "two who talk": ("A: b\nHabib: a long way\n", 500),
    "brackets": ("(", 25_000),
    "quotations with cues": ('"a," he said, ', 500),
    "colons": ("He said:\n\nthe road.\n\n", 250),
}


def _steps(text: str) -> int:
    """How many lines of code the search runs through; no clock, so no noise."""
    lines = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        find_statements(article(text))
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize(("unit", "times"), REPEATED.values(), ids=REPEATED.keys())
def test_steps_grow_with_the_length_of_the_text(unit: str, times: int) -> None:
    find_statements(article(unit))  # loads the lexicon
    short = times // 8
    assert _steps(unit * short * LONG) < 1.5 * LONG * _steps(unit * short)


@pytest.mark.parametrize(("unit", "times"), REPEATED.values(), ids=REPEATED.keys())
def test_no_step_takes_long(unit: str, times: int) -> None:
    start = time.process_time()
    find_statements(article(unit * times * 8))
    assert time.process_time() - start < SLOWEST


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ("denies", "denied", "denying")),
        ("argue", ("argues", "argued", "arguing")),
        ("stress", ("stresses", "stressed", "stressing")),
        ("agree", ("agrees", "agreed", "agreeing")),
        ("pray", ("prays", "prayed", "praying")),
    ],
)
def test_inflections_follow_the_rule(verb: str, forms: tuple[str, str, str]) -> None:
    assert (third_person(verb), past(verb), gerund(verb)) == forms


def test_irregular_and_doubled_forms_are_known() -> None:
    for word, lemma in {"said": "say", "told": "tell", "admitted": "admit"}.items():
        assert cue_forms()[word].lemma == lemma


def test_the_lexicon_holds_words_and_known_frames_only() -> None:
    table = load("cues")
    frames = {frame for line in table["verbs"].values() for frame in line.split()}
    prepositions = {"of", "for", "on", "upon", "about", "against", "with", "at"}
    forms = set(
        "quote tag that clause whom to ing wh np np2 deed thing not-to asked not-person".split()
    )
    assert frames <= forms | prepositions
    verbs = {key.split()[0] for key in table["verbs"]}
    assert set(table["irregular"]) <= verbs
    assert set(table["doubling"]["verbs"].split()) <= verbs
    assert not {word for word in cue_forms() if word in prepositions}
