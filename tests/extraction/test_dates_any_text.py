"""Whatever the text, dates keep their promises, and in linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.dates import find_dates, find_phrases
from events.extraction.dates.grammar import grammar
from events.extraction.dates.reference import KINDS
from events.extraction.dates.words import vocabulary
from events.extraction.lexicon import load
from events.extraction.results import Article, Paragraph, Span
from tests.extraction.dating import article, published

WORDS = [
    *sorted(vocabulary()),
    *"May March 5 31 2020 1398 '98 1990s 3rd 9/11 , . - / ' ( حوت".split(),
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS).map(str.title), max_size=40).map(" ".join),
)
days = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))


@given(texts, days)
@settings(max_examples=300, deadline=None)
def test_spans_are_exact_bounds_ordered_and_edtf_valid(text: str, day: date | None) -> None:
    dates = find_dates(article(text), published(day.isoformat()) if day else None)
    ends = [0, *(d.span.end for d in dates)]
    for found, end in zip(dates, ends, strict=False):
        assert found.text == found.span.of(text)
        assert end <= found.span.start < found.span.end
        when = found.when
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
        assert when.rule
        parse_edtf(when.edtf)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "a",
        "1",
        " ",
        "1,",
        "the ",
        "May ",
        "on Monday will ",
        "in 1999, ",
        "5 May ",
        "1/2/",
        "'9",
    ],
)
def test_a_megabyte_of_one_paragraph_takes_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit) // 4)
    one = Article("x", "", text, (Paragraph(1, Span(0, len(text)), "body"),))
    start = time.process_time()
    find_dates(one, published("2020-01-01"))
    assert time.process_time() - start < 10


def test_every_rule_of_the_lexicon_has_a_meaning() -> None:
    kinds = {rule["kind"] for rule in load("date_rules")["rule"]} - {"days"}
    assert kinds == KINDS.keys()


def test_every_rule_can_begin_somewhere() -> None:
    reachable = {rule.name for rules in grammar().rules_at.values() for rule, _ in rules}
    assert reachable == {rule["name"] for rule in load("date_rules")["rule"]}


def test_phrases_do_not_depend_on_a_day() -> None:
    text = "They met on Tuesday, in March and on 5 May 2020."
    assert [p.text for p in find_phrases(article(text))] == ["Tuesday", "March", "5 May 2020"]
