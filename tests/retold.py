"""One event that several articles tell of, each on its day, ingested as any others are."""

from __future__ import annotations

from itertools import count
from typing import Any

from events.extraction.results import Toll
from events.ingest import ingest
from events.models import Article, Event
from tests.stories import Story

LANDMARK = "bridge-at-sarpul"
_numbers = count(1)


def report(
    text: str,
    published: str,
    trigger: str,
    edtf: str,
    *,
    killed: str = "",
    actors: tuple[str, ...] = (),
    **values: Any,
) -> Event:
    """Stores an article that tells of the event, and returns the event.

    ``killed`` are the words of the article that hold a number of victims.
    """
    story = Story(text, id=f"report-{next(_numbers)}", title=values.pop("headline", text[:40]))
    if published:
        story.dated(published)
    for name in actors:
        story.actor(name, kind="organization")
    if killed:
        number = next(int(word) for word in killed.split() if word.isdigit())
        values["toll"] = (Toll("killed", number, number, story.span(killed)),)
    told = {"landmark": LANDMARK, "type": "attack", "title": "Bridge blown up"} | values
    story.event(trigger, edtf, actors=actors, **told)
    ingest(story.result())
    article = Article.objects.get(name=story.article.id)
    return Event.objects.get(mentions__article=article)
