"""A chronicle of any size for tests and measurements: plausible, the same every time, in seconds.

Actors and places follow Zipf's law, as in real reports; dates are days, months, years, intervals,
open at an end or unknown; every article reports several events, and many events stand in several
articles. Rows are made as dictionaries of columns: of so many, models would take most of the time.
"""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, product
from random import Random
from typing import Any

from django.db import connection, transaction
from django.db.models import DateTimeField, JSONField, Model
from django.utils import timezone
from django.utils.text import slugify

from events import bitmaps, datewords, words
from events.extraction.results import EVENT_TYPES
from events.models import (
    Actor,
    Article,
    Event,
    Evidence,
    Mention,
    Paragraph,
    Participation,
    Revision,
    Statement,
    StatementQuote,
)
from events.naming.actors import index_names
from events.topics import topics_of

Row = dict[str, Any]

GIVEN = "Abdul Ahmad Amina Farid Gul Habib Hamid Jamila Karim Laila Mahmud Nadia Omar Qasim Rahim"
FAMILY = "Ander Barak Chakari Dorani Faryab Ghorbandi Herawi Istalif Jalali Kunari Logari Maidani"
BODIES = "Council Front Committee Union Commission Party Movement Assembly Bureau Delegation"
PLACES = (
    "Kabul Kandahar Herat Kunduz Doha Jalalabad Ghazni Lashkargah Mazar Gardez Khost Baghlan "
    "Taloqan Maimana Sheberghan Zaranj Farah Bamyan Tarinkot Qalat Asadabad Faizabad Moscow "
    "Islamabad Tashkent Geneva Oslo Tehran Beijing Bonn Chaman Torkham Sangin Marjah Wardak Logar"
).split()
TYPES = [*EVENT_TYPES, "attack", "attack", "attack", "talks", "meeting"]
STATUSES = ("machine",) * 16 + ("edited", "verified", "verified", "rejected")
OCCURRENCES = ("occurred",) * 14 + ("planned", "planned", "cancelled", "denied", "not_held")


@transaction.atomic
def generate(number: int = 10_000, *, seed: int = 1978) -> None:
    """Store so many events with all that belongs to them, beside what is there."""
    chance = Random(seed)  # noqa: S311
    actors = _actors(chance)
    place = zipf(chance, PLACES)
    events = _store(Event, [_event(chance, place) for _ in range(number)])
    articles = _articles(chance, max(number // 4, 1))
    _take_part(chance, events, actors)
    statements = _said(chance, actors, articles, _told(chance, events, articles))
    _merge(chance, events)
    words.refresh(events=_keys(events), statements=_keys(statements))
    index_names(_keys(actors))
    bitmaps.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def zipf(chance: Random, items: Sequence[Any]) -> Callable[[], Any]:
    """A draw in which the first item is twice as frequent as the second."""
    weights = list(accumulate(1 / rank for rank in range(1, len(items) + 1)))
    return lambda: items[bisect(weights, chance.random() * weights[-1])]


def edtf(chance: Random) -> str:
    """A date between 1978 and 2021, later years oftener, as exact as reports give it."""
    day = _day(chance)
    how = chance.random()
    if how < 0.62:
        return day.isoformat()
    if how < 0.8:
        return f"{day:%Y-%m}"
    if how < 0.91:
        return f"{day:%Y}"
    later = day + timedelta(days=int(1000 * chance.random() ** 4) + 1)
    forms = (f"{day}/{later}",) * 5 + (f"{day}/..", f"../{day}", f"{day.year // 10}X", "")
    return chance.choice(forms)


def _day(chance: Random) -> date:
    return date(2021, 12, 31) - timedelta(days=int(16_000 * chance.random() ** 1.6))


def _actors(chance: Random) -> list[Row]:
    people = [" ".join(names) for names in product(GIVEN.split(), FAMILY.split())]
    bodies = [" ".join(names) for names in product(PLACES, BODIES.split())]
    named = set(Actor.objects.values_list("name", flat=True))
    slugs = set(Actor.objects.values_list("slug", flat=True))
    names = [n for n in (*people, *bodies) if n not in named and slugify(n) not in slugs]
    chance.shuffle(names)
    kinds = dict.fromkeys(people, "person")
    rows = [{"name": n, "slug": slugify(n), "kind": kinds.get(n, "organization")} for n in names]
    return _store(Actor, rows)


def _event(chance: Random, draw: Callable[[], str]) -> Row:
    text = edtf(chance)
    earliest, latest = datewords.bounds(text) if text else (None, None)
    kind = chance.choice(TYPES)
    place = draw() if chance.random() < 0.8 else ""
    title = f"{EVENT_TYPES[kind].label} in {place or 'the country'}"
    return {
        "title": title,
        "type": kind,
        "edtf": text,
        "earliest": earliest,
        "latest": latest,
        "place": place,
        "status": chance.choice(STATUSES),
        "occurrence": chance.choice(OCCURRENCES),
        "summary": f"{title}, said those who were there.",
        "machine": json.dumps({"title": title}),
    }


def _articles(chance: Random, number: int) -> list[Row]:
    """Articles with their texts' revisions, whose keys they carry beside their own columns."""
    articles = _store(Article, [_article(_day(chance), serial) for serial in range(number)])
    revisions = [
        {"article_id": row["id"], "number": 1, "sha256": _digest(row["slug"])} for row in articles
    ]
    for article, revision in zip(articles, _store(Revision, revisions), strict=True):
        article["revision"] = revision["id"]
    return articles


def _article(day: date, serial: int) -> Row:
    published = None if serial % 50 == 0 else day
    return {
        "slug": f"generated-{serial}-{day}",
        "name": f"generated-{serial}.txt",
        "title": f"Report {serial} of {day:%-d %B %Y}",
        "published_edtf": published.isoformat() if published else "",
        "published_earliest": published,
        "published_latest": published,
    }


def _take_part(chance: Random, events: list[Row], actors: list[Row]) -> None:
    """Actors of the events, which carry their keys beside their own columns."""
    draw = zipf(chance, _keys(actors))
    for event in events:
        event["cast"] = list(dict.fromkeys(draw() for _ in range(chance.randrange(4))))
    parts = [
        {"event_id": event["id"], "actor_id": actor, "dropped": chance.random() < 0.02}
        for event in events
        for actor in event["cast"]
    ]
    _store(Participation, parts)


def _told(chance: Random, events: list[Row], articles: list[Row]) -> dict[int, list[Row]]:
    """A paragraph of an article for every account of an event; the paragraphs by article."""
    found: dict[int, list[Row]] = {article["id"]: [] for article in articles}
    paragraphs, mentions = [], []
    for event in events:
        for article in chance.sample(articles, min(chance.choice((1, 1, 1, 2, 3)), len(articles))):
            own = found[article["id"]]
            own.append(_paragraph(article["revision"], len(own) + 1, event["summary"]))
            paragraphs.append(own[-1])
            mentions.append(_mention(event, article["id"]))
    _store(Paragraph, paragraphs)
    told = zip(_store(Mention, mentions), paragraphs, strict=True)
    _store(Evidence, [_evidence(*pair) for pair in told])
    return found


def _paragraph(revision: int, number: int, text: str) -> Row:
    return {
        "revision_id": revision,
        "number": number,
        "kind": "body",
        "start": (number - 1) * 200,
        "text": text,
        "digest": _digest(f"{revision} {number}")[:32],
    }


def _mention(event: Row, article: int) -> Row:
    names = ("title", "type", "occurrence", "place", "edtf", "earliest", "latest")
    values = {name: event[name] for name in names}
    return values | {
        "event_id": event["id"],
        "article_id": article,
        "fingerprint": _digest(f"{event['id']} {article}"),
        "sentence": event["summary"],
        "parties": json.dumps([[actor, ""] for actor in event["cast"]]),
    }


def _evidence(mention: Row, paragraph: Row) -> Row:
    word = mention["title"].split()[0]
    span = {"start": 0, "end": len(word), "exact": word}
    own = {"mention_id": mention["id"], "field": "trigger", "paragraph_id": paragraph["id"]}
    return own | span


def _said(
    chance: Random, actors: list[Row], articles: list[Row], paragraphs: dict[int, list[Row]]
) -> list[Row]:
    """A statement in every fourth paragraph of an article."""
    draw = zipf(chance, actors)
    made = [
        _statement(article, paragraph, draw()) | {"status": chance.choice(STATUSES)}
        for article in articles
        for paragraph in paragraphs[article["id"]][::4]
    ]
    _store(StatementQuote, [_quote(statement) for statement in _store(Statement, made)])
    return made


def _statement(article: Row, paragraph: Row, speaker: Row) -> Row:
    return {
        "article_id": article["id"],
        "paragraph_id": paragraph["id"],
        "speaker_id": speaker["id"],
        "speaker_text": speaker["name"],
        "cue": "said",
        "kind": "indirect",
        "text": paragraph["text"],
        "topics": list(topics_of(paragraph["text"])),
        "edtf": article["published_edtf"],
        "earliest": article["published_earliest"],
        "latest": article["published_latest"],
    }


def _quote(statement: Row) -> Row:
    text = statement["text"]
    own = {"statement_id": statement["id"], "paragraph_id": statement["paragraph_id"]}
    return own | {"part": "content", "start": 0, "end": len(text), "exact": text}


def _merge(chance: Random, events: list[Row]) -> None:
    """One event in two hundred turned out to be the first."""
    kept, *others = _keys(events)
    gone = chance.sample(others, len(events) // 200)
    Event.objects.filter(pk__in=gone).update(merged_into=kept)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _keys(rows: list[Row]) -> list[int]:
    return [row["id"] for row in rows]


def _store(model: type[Model], rows: list[Row]) -> list[Row]:
    """Store rows by COPY, and give them the keys that the table's own sequence has for them.

    What a row does not say is what the model has for it.
    """
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    usual = [(field.attname, _usual(field)) for field in fields]
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, len(rows)],
        )
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row["id"] = key
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([row.get(name, value) for name, value in usual])
    return rows


def _usual(field: Any) -> Any:
    """What a column holds where nothing is said, as COPY takes it."""
    if isinstance(field, DateTimeField):
        return timezone.now()
    value = field.get_default()
    return json.dumps(value) if isinstance(field, JSONField) else value
