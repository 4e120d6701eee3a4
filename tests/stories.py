"""Results as extraction returns them, made by hand for tests: spans are found by their words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from events import datewords
from events.extraction.results import (
    Article,
    EventActor,
    FoundActor,
    FoundEvent,
    FoundStatement,
    Paragraph,
    Published,
    Result,
    Span,
    When,
)


def when(edtf: str, **values: Any) -> When:
    """A date without words in the text."""
    earliest, latest = datewords.bounds(edtf) if edtf else (None, None)
    return When(edtf, earliest, latest, **values)


class Story:
    """An article in the making; ``result()`` is what extraction would return for it."""

    def __init__(self, *paragraphs: str | tuple[str, str], id: str = "story", **values: Any):  # noqa: A002
        kinds = [p if isinstance(p, tuple) else (p, "body") for p in paragraphs]
        text = "\n\n".join(words for words, _ in kinds)
        starts = [0]
        for words, _ in kinds:
            starts.append(starts[-1] + len(words) + 2)
        rows = tuple(
            Paragraph(number, Span(start, end - 2), kind)  # type: ignore[arg-type]
            for number, ((start, end), (_, kind)) in enumerate(
                zip(pairwise(starts), kinds, strict=True), 1
            )
        )
        self.article = Article(id, values.pop("title", "Envoys meet"), text, rows, **values)
        self.published: Published | None = None
        self.actors: dict[str, FoundActor] = {}
        self.statements: list[FoundStatement] = []
        self.events: list[FoundEvent] = []

    def span(self, words: str) -> Span:
        """Where words first stand."""
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def dated(self, edtf: str, *, inferred: bool = False) -> Story:
        """Published on a day."""
        self.published = Published(when(edtf), inferred, ("a byline",))
        return self

    def actor(self, name: str, *words: str, kind: Any = "person", **values: Any) -> Story:
        """Names an actor, by its own name unless in other words."""
        spans = tuple(self.span(w) for w in words or (name,))
        self.actors[name] = FoundActor(name, kind, None, spans, **values)
        return self

    def event(
        self,
        trigger: str,
        edtf: str = "2020-05-12",
        *,
        actors: tuple[str, ...] = (),
        phrase: str = "",
        place: str = "",
        **values: Any,
    ) -> Story:
        """Tells of an event, a meeting unless told."""
        day = when(edtf)
        trigger_span = self.span(trigger)
        columns: dict[str, Any] = {
            "title": "Envoys meet in Doha",
            "type": "meeting",
            "when": replace(day, phrase=self.span(phrase)) if phrase else day,
            "occurrence": "occurred",
            "actors": tuple(
                EventActor(name, "participant", self.actors[name].mentions[0]) for name in actors
            ),
            "place": place or None,
            "place_span": self.span(place) if place else None,
            "paragraphs": tuple(
                p.number for p in self.article.paragraphs if p.span.touches(trigger_span)
            ),
            "spans": (trigger_span,),
            "confidence": 0.8,
        }
        self.events.append(FoundEvent(**(columns | values)))
        return self

    def statement(
        self, *content: str, speaker: str | None = None, cue: str = "said", **values: Any
    ) -> Story:
        """Reports what somebody said."""
        spans = tuple(self.span(words) for words in content)
        number = next(p.number for p in self.article.paragraphs if p.span.touches(spans[0]))
        columns: dict[str, Any] = {"kind": "direct", "speaker": speaker, "cue": cue}
        self.statements.append(FoundStatement(spans, paragraph=number, **(columns | values)))
        return self

    def result(self) -> Result:
        """What was found."""
        return Result(
            article=self.article,
            published=self.published,
            actors=tuple(self.actors.values()),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )
