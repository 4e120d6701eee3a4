"""A result in the JSON shape that the outside world holds on to (the ``extract`` command)."""

from __future__ import annotations

from datetime import date
from typing import Any

from events.extraction.results import (
    FoundActor,
    FoundDate,
    FoundEvent,
    FoundStatement,
    Paragraph,
    Published,
    Result,
    Span,
    When,
)


def as_json(result: Result) -> dict[str, Any]:
    """Plain lists, dicts, strings and numbers; offsets are half-open code points of ``text``."""
    article = result.article
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "published": _published(result.published),
        "paragraphs": [_paragraph(p) for p in article.paragraphs],
        "dates": [_date(d) for d in result.dates],
        "actors": [_actor(a) for a in result.actors],
        "statements": [_statement(s) for s in result.statements],
        "events": [_event(e) for e in result.events],
    }


def _published(published: Published | None) -> dict[str, Any] | None:
    if published is None:
        return None
    return _when(published.when) | {
        "inferred": published.inferred,
        "evidence": list(published.evidence),
    }


def _when(when: When | None) -> dict[str, Any]:
    if when is None:
        return {"edtf": None, "earliest": None, "latest": None}
    return {"edtf": when.edtf, "earliest": _day(when.earliest), "latest": _day(when.latest)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    start, end = paragraph.span
    return {"number": paragraph.number, "start": start, "end": end, "kind": paragraph.kind}


def _date(found: FoundDate) -> dict[str, Any]:
    start, end = found.span
    return (
        {"start": start, "end": end, "text": found.text}
        | _when(found.when)
        | {"rule": found.when.rule}
    )


def _actor(actor: FoundActor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "wikidata": actor.wikidata,
        "mentions": _spans(actor.mentions),
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _statement(statement: FoundStatement) -> dict[str, Any]:
    return {
        "content": _spans(statement.content),
        "speaker": statement.speaker,
        "speaker_text": statement.speaker_text,
        "speaker_span": list(statement.speaker_span) if statement.speaker_span else None,
        "cue": statement.cue,
        "kind": statement.kind,
        "paragraph": statement.paragraph,
    } | _when(statement.when)


def _event(event: FoundEvent) -> dict[str, Any]:
    return (
        {"title": event.title, "type": event.type}
        | _when(event.when)
        | {
            "actors": [actor.name for actor in event.actors],
            "place": event.place,
            "paragraphs": list(event.paragraphs),
            "spans": _spans(event.spans),
            "confidence": event.confidence,
        }
    )
