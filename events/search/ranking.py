"""Which rows a search finds, the best first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from events.models import ActorMention, Event, Evidence, Filter, Paragraph, Statement, Status
from events.models.querysets import EventQuerySet
from events.models.searching import asked

POOL = 1_000
"""So many of the newest rows that match are ranked: the cost does not grow with common words."""

BY_LENGTH = 1
"""PostgreSQL's flag for ranks divided by 1 + the logarithm of the text's length."""


def ranked(query: Filter) -> dict[str, list[int]]:
    """The keys of the events, statements and paragraphs that a search finds; a query for each."""
    return {
        "events": _best(_newest(Event, query), query.words),
        "statements": _best(_newest(Statement, query), query.words),
        "paragraphs": _best(_last_stored(paragraphs(query)), query.words),
    }


def paragraphs(query: Filter) -> QuerySet[Paragraph]:
    """Paragraphs of current texts that a query leaves.

    ``actors`` are named in them; dates, types, place and the like are those of events that they
    report. What the reader of the file left out as boilerplate, and articles that an editor
    rejected, are not searched.
    """
    found = Paragraph.objects.filter(
        ~Q(kind=Paragraph.Kind.BOILERPLATE),
        ~Q(revision__article__status=Status.REJECTED),
        words=asked(query.words),
        revision__is_current=True,
    )
    if query.article:
        found = found.filter(revision__article__slug=query.article)
    if query.known:
        found = found.filter(revision__article__published_latest__lte=query.known)
    if query.actors:
        named = ActorMention.objects.filter(paragraph=OuterRef("pk"))
        found = found.filter(Exists(named.filter(actor__slug__in=query.actors)))
    events = Filter(
        types=query.types, company=query.company, start=query.start,
        end=query.end, certain=query.certain, place=query.place, statuses=query.statuses,
        occurrences=query.occurrences,
    )  # fmt: skip
    return found if events.is_open() else found.filter(_reporting(Event.objects.matching(events)))


def _reporting(events: EventQuerySet) -> Exists:
    return Exists(Evidence.objects.filter(paragraph=OuterRef("pk"), mention__event__in=events))


def _newest(model: type[Any], query: Filter) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.some(replace(query, newest_first=True), None, POOL)
    return rows


def _last_stored(rows: QuerySet[Paragraph]) -> QuerySet[Paragraph]:
    """Chosen before they are ranked: a rank costs more than a row."""
    pool = rows.order_by("-pk").values("pk")[:POOL]
    return Paragraph.objects.filter(pk__in=pool).order_by("-pk")


def _best(newest: QuerySet[Any], words: str) -> list[int]:
    """Keys by rank, of equals in the order that they come in."""
    rank = SearchRank(F("words"), asked(words), cover_density=True, normalization=BY_LENGTH)
    found = newest.annotate(rank=rank).values_list("pk", "rank")
    return [pk for pk, _ in sorted(found, key=lambda row: -row[1])]


def stems(words: Collection[str]) -> dict[str, str]:
    """The stem under which each word is indexed, empty for those that are not; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w, array_to_string(ts_lexize('english_stem', w), '') "
            "FROM unnest(%s::text[]) AS w",
            [list(words)],
        )
        return {word: stem or "" for word, stem in cursor.fetchall()}
