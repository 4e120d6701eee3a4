"""The whole extraction: its shape, and what holds of any result."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.extraction.articles import from_text, read_article
from events.extraction.contract import as_json
from events.extraction.extract import extract
from events.extraction.results import EVENT_TYPES, Result

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def result(path: Path) -> Result:
    (article,) = read_article(path.read_bytes(), path.name)
    return extract(article)


def test_the_seeds_are_there() -> None:
    assert len(SEEDS) == 2


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
class TestSeeds:
    def test_every_span_is_within_the_text_and_in_body_paragraphs(self, path: Path) -> None:
        found = result(path)
        body = [paragraph.span for paragraph in found.article.body()]
        spans = [d.span for d in found.dates]
        spans += [span for actor in found.actors for span in actor.mentions]
        spans += [span for statement in found.statements for span in statement.content]
        spans += [span for event in found.events for span in event.spans]
        assert spans
        for span in spans:
            assert 0 <= span.start < span.end <= len(found.article.text)
            assert any(span.within(paragraph) for paragraph in body)

    def test_dates_carry_their_exact_words(self, path: Path) -> None:
        found = result(path)
        assert all(d.span.of(found.article.text) == d.text for d in found.dates)

    def test_events_are_well_formed(self, path: Path) -> None:
        found = result(path)
        numbers = {paragraph.number for paragraph in found.article.body()}
        assert found.events
        for event in found.events:
            assert event.type in EVENT_TYPES
            assert event.title == event.title.strip()
            assert 0 < len(event.title) <= 80
            assert 0 <= event.confidence <= 1
            assert event.paragraphs
            assert set(event.paragraphs) <= numbers
            assert len({actor.name for actor in event.actors}) == len(event.actors)
            first, last = event.when.earliest or date.min, event.when.latest or date.max
            assert first <= last

    def test_no_well_known_event_is_told_twice(self, path: Path) -> None:
        keys = [event.landmark for event in result(path).events if event.landmark]
        assert len(keys) == len(set(keys))

    def test_a_second_run_finds_the_same(self, path: Path) -> None:
        assert as_json(result(path)) == as_json(result(path))


def shape(value: Any) -> Any:
    """The keys of nested dicts, and of the first item of lists."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def test_json_has_the_shape_of_the_contract() -> None:
    text = (
        "KABUL - The Taliban freed ten soldiers in Kandahar on 12 April 2020.\n\n"
        'Ashraf Ghani told reporters on Monday: "We have waited long for this day in Kabul."'
    )
    article = from_text(text, id="a", title="Taliban free soldiers", published="2020-04-14")
    given = json.loads(json.dumps(as_json(extract(article))))
    when = {"edtf": "str", "earliest": "str", "latest": "str"}
    assert shape(given) == {
        "id": "str",
        "title": "str",
        "text": "str",
        "published": when | {"inferred": "bool", "evidence": ["str"]},
        "paragraphs": [{"number": "int", "start": "int", "end": "int", "kind": "str"}],
        "dates": [{"start": "int", "end": "int", "text": "str"} | when | {"rule": "str"}],
        "actors": [{"name": "str", "kind": "str", "wikidata": "str", "mentions": [["int"]]}],
        "statements": [
            {
                "content": [["int"]],
                "speaker": "str",
                "speaker_text": "str",
                "speaker_span": ["int"],
                "cue": "str",
                "kind": "str",
                "paragraph": "int",
            }
            | {key: shape(given["statements"][0][key]) for key in when}
        ],
        "events": [
            {
                "title": "str",
                "type": "str",
                "edtf": "str",
                "earliest": "str",
                "latest": "str",
                "actors": ["str"],
                "place": "str",
                "paragraphs": ["int"],
                "spans": [["int"]],
                "confidence": "float",
            }
        ],
    }


def test_an_article_that_says_nothing_yields_an_empty_result() -> None:
    given = as_json(extract(from_text("Nothing at all is said here.", id="n", title="")))
    assert given["events"] == given["actors"] == given["statements"] == given["dates"] == []


def test_an_unknown_date_of_publication_is_null() -> None:
    given = as_json(extract(from_text("Nothing is said here.", id="n", title="")))
    assert given["published"] is None
