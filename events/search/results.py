"""What a search shows: rows in the order of their rank, with what was searched for marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Left
from markupsafe import Markup

from events import datewords
from events.display.vocabulary import kind_of
from events.extraction.results import EventType
from events.models import Actor, Event, Filter, Mention, Paragraph, Participation, Statement
from events.models.filters import VISIBLE
from events.models.querysets.events import as_known, taking_part
from events.naming.actors import find
from events.search import terms
from events.search.ranking import stems
from events.search.snippets import LONGEST, Marker, Snippet

SHORTEST_NAME = 3
"""Letters from which on a single word of a search is taken for somebody's name."""


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event that was found; ``snippet`` is of what its accounts say."""

    event: Event
    kind: EventType
    when: str
    title: Markup
    actors: list[Actor]
    snippet: Snippet | None
    sources: int


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement that was found."""

    statement: Statement
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class ParagraphHit:
    """A paragraph that was found; ``href`` is where it is read."""

    paragraph: Paragraph
    href: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Hits:
    """What a page of a search shows, by kind."""

    events: list[EventHit]
    statements: list[StatementHit]
    paragraphs: list[ParagraphHit]
    too_common: bool


def hits(query: Filter, keys: Mapping[str, Sequence[int]]) -> Hits:
    """The rows of some keys of each kind, marked; at most 7 queries."""
    events = _rows(_events(query.known), keys.get("events", ()))
    if query.known:
        events = as_known(events, query.known)
    said = Statement.objects.select_related("speaker", "article", "paragraph")
    statements = _rows(said, keys.get("statements", ()))
    paragraphs = _rows(_paragraphs(), keys.get("paragraphs", ()))
    texts = chain(
        (row.text for row in statements),
        (row.beginning for row in paragraphs),
        *([row.title, *_accounts(row)] for row in events),
    )
    marker = Marker(query.words, stems(_words([query.words, *texts])))
    return Hits(
        [_event_hit(row, marker) for row in events],
        [StatementHit(row, marker.snippet(row.text)) for row in statements],
        [_paragraph_hit(row, marker) for row in paragraphs],
        marker.too_common(),
    )


def meant(words: str, most: int, *, anyone: bool) -> list[Actor]:
    """Actors whose name a search says; with ``anyone``, else those whom one of its words names."""
    wanted = terms.wanted(words)
    found = find(" ".join(chain.from_iterable(wanted)), most)
    if found or not anyone:
        return found
    telling = (" ".join(phrase) for phrase in wanted if len(" ".join(phrase)) >= SHORTEST_NAME)
    each = chain.from_iterable(find(name, 2) for name in islice(telling, 4))
    return list({actor.pk: actor for actor in each}.values())[:most]


def _rows(rows: QuerySet[Any], keys: Sequence[int]) -> list[Any]:
    """Rows in the order of their keys."""
    found = rows.in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]


def _events(known: date | None) -> QuerySet[Event]:
    parts = Participation.objects.filter(dropped=False, actor__status__in=VISIBLE)
    accounts = Mention.objects.only("event", "article", "sentence")
    if known:
        accounts = accounts.filter(article__published_latest__lte=known)
        parts = taking_part(parts, known)
    return Event.objects.prefetch_related(
        Prefetch("participations", parts.select_related("actor")),
        Prefetch("mentions", accounts),
    )


def _paragraphs() -> QuerySet[Paragraph]:
    rows = Paragraph.objects.select_related("revision__article").defer("text")
    return rows.annotate(beginning=Left("text", LONGEST))


def _accounts(event: Event) -> list[str]:
    return [*(mention.sentence for mention in event.mentions.all()), event.summary]


def _words(texts: Iterable[str]) -> Collection[str]:
    return set(chain.from_iterable(terms.words_of(text[:LONGEST]) for text in texts))


def _event_hit(event: Event, marker: Marker) -> EventHit:
    return EventHit(
        event=event,
        kind=kind_of(event.type),
        when=datewords.in_words(event.edtf, event.modifier),
        title=marker.whole(event.title),
        actors=[part.actor for part in event.participations.all()],
        snippet=marker.best(_accounts(event)),
        sources=len({mention.article_id for mention in event.mentions.all()}),
    )


def _paragraph_hit(row: Any, marker: Marker) -> ParagraphHit:
    href = f"{row.revision.article.get_absolute_url()}#p{row.number}"
    return ParagraphHit(row, href, marker.snippet(row.beginning))
