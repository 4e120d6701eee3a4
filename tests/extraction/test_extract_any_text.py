"""Whatever the text, the whole extraction gives a valid result, and in linear time."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.extraction.articles import Unreadable, from_text
from events.extraction.contract import as_json
from events.extraction.extract import extract
from events.extraction.results import EVENT_TYPES, Result

PIECES = st.sampled_from(
    """
    Kabul Taliban Ghani Mr. Baradar Washington the a his they who and of in on by to with “ ” " '
    ( ) said told that, met met: killed twelve signed talks ceasefire released prisoners denied will
    be held postponed Monday 2020 12 May 1399 Hut last week two days later 29 February – -
    … . . . , ;
    \n \n\n # > * READ Also
    """.split()
)
TEXTS = st.one_of(st.lists(PIECES, max_size=120).map(" ".join), st.text(max_size=300))


def check(found: Result) -> None:
    """What holds of every result."""
    article = found.article
    bodies = [paragraph.span for paragraph in article.body()]
    for date_ in found.dates:
        assert date_.span.of(article.text) == date_.text
        assert (date_.when.earliest or date.min) <= (date_.when.latest or date.max)
    contents = [span for statement in found.statements for span in statement.content]
    triggers = [span for event in found.events for span in event.spans]
    for span in (*contents, *triggers, *(m for a in found.actors for m in a.mentions)):
        assert 0 <= span.start < span.end <= len(article.text)
        assert any(span.touches(body) for body in bodies)
    for event in found.events:
        assert event.type in EVENT_TYPES
        assert event.title
        assert event.spans
        assert (event.when.earliest or date.min) <= (event.when.latest or date.max)
        assert 0 <= event.confidence <= 1
    json.dumps(as_json(found))


@given(TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_valid_result(text: str) -> None:
    try:
        article = from_text(text, id="any")
    except Unreadable:
        return
    check(extract(article))


@pytest.mark.parametrize("number", ["²", "①", "٣", "9" * 5000], ids=["²", "①", "٣", "long"])
@pytest.mark.parametrize(
    "text",
    [
        "On 12 May 2020 the {} day truce of the Taliban began in Kabul.",
        "A bomb killed {0} in Kabul {0} days after the signing of the Doha agreement.",
        "The Taliban spent {0} years on the deal, which gave all forces {0} months to withdraw.",
    ],
)
def test_numbers_of_any_script_and_length_give_a_valid_result(text: str, number: str) -> None:
    told = "The Taliban and the Afghan government met in Doha on 5 May 2020. "
    found = extract(from_text(told + text.format(number), id="any", published="2020-05-20"))
    check(found)
    assert found.events


UNITS = {
    "sentences": "The Taliban killed 12 soldiers in Kabul on 5 May 2020, Ghani said. ",
    "clauses": "Ghani, who met Karzai on Monday, who told Baradar that he had signed a deal, ",
    "quotation marks": '"a" ',
    "one quotation": "“He said that Taliban talks began in Doha ",
    "dates": "a year earlier 5 May ",
    "words": "peace ",
    "tolls": "at least 12 people were killed and 30 wounded. ",
}
BASE = 20_000  # characters
GROWTH = 4


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_with_the_length_of_a_paragraph_only(unit: str) -> None:
    """Four times the text may take eight times as long, not sixteen."""
    extract(from_text(unit * 20, id="warm-up"))
    short, long_ = (seconds(unit * (BASE * times // len(unit))) for times in (1, GROWTH))

    assert long_ < 2 * GROWTH * short + 0.3


def seconds(text: str) -> float:
    start = time.process_time()
    extract(from_text(text, id="long"))
    return time.process_time() - start
