"""A chronicle of any size for tests and measurements: plausible, the same every time, in seconds.

Actors and places follow Zipf's law, as in real reports; dates are days, months, years, intervals,
open at an end or unknown; every article reports several events, and many events stand in several
articles.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, count, product
from operator import attrgetter
from random import Random
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import DateTimeField, JSONField, Model
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

M = TypeVar("M", bound=Model)

GIVEN = "Abdul Ahmad Amina Farid Gul Habib Hamid Jamila Karim Laila Mahmud Nadia Omar Qasim Rahim"
FAMILY = "Ander Barak Chakari Dorani Faryab Ghorbandi Herawi Istalif Jalali Kunari Logari Maidani"
BODIES = "Council Front Committee Union Commission Party Movement Assembly Bureau Delegation"
PLACES = (
    "Kabul Kandahar Herat Kunduz Doha Jalalabad Ghazni Lashkargah Mazar Gardez Khost Baghlan "
    "Taloqan Maimana Sheberghan Zaranj Farah Bamyan Tarinkot Qalat Asadabad Faizabad Moscow "
    "Islamabad Tashkent Geneva Oslo Tehran Beijing Bonn Chaman Torkham Sangin Marjah Wardak Logar"
).split()
STATUSES = ("machine",) * 16 + ("edited", "verified", "verified", "rejected")
OCCURRENCES = ("occurred",) * 14 + ("planned", "planned", "cancelled", "denied", "not_held")


@transaction.atomic
def generate(number: int = 10_000, *, seed: int = 1978) -> None:
    """Store so many events with all that belongs to them, beside what is there."""
    chance = Random(seed)  # noqa: S311
    actors = _actors(chance)
    place = zipf(chance, PLACES)
    events = _copy([_event(chance, place) for _ in range(number)])
    articles = _articles(chance, max(number // 4, 1))
    paragraphs = _told(chance, events, actors, articles)
    _said(chance, actors, articles, paragraphs)
    _merge(chance, events)
    keys = [event.pk for event in events]
    words.refresh(events=keys)
    index_names([actor.pk for actor in actors])
    bitmaps.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def zipf(chance: Random, items: Sequence[M | str]) -> Callable[[], Any]:
    """A draw in which the first item is twice as frequent as the second."""
    weights = list(accumulate(1 / rank for rank in range(1, len(items) + 1)))
    return lambda: items[bisect(weights, chance.random() * weights[-1])]


def edtf(chance: Random) -> str:
    """A date between 1978 and 2021, later years oftener, as exact as reports give it."""
    day = date(2021, 12, 31) - timedelta(days=int(16_000 * chance.random() ** 1.6))
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


def _actors(chance: Random) -> list[Actor]:
    people = [" ".join(names) for names in product(GIVEN.split(), FAMILY.split())]
    bodies = [" ".join(names) for names in product(PLACES, BODIES.split())]
    named = set(Actor.objects.values_list("name", flat=True))
    slugs = set(Actor.objects.values_list("slug", flat=True))
    names = [n for n in (*people, *bodies) if n not in named and slugify(n) not in slugs]
    chance.shuffle(names)
    kinds = dict.fromkeys(people, "person")
    return _copy([Actor(name=n, slug=slugify(n), kind=kinds.get(n, "organization")) for n in names])


def _event(chance: Random, draw: Callable[[], str]) -> Event:
    text = edtf(chance)
    earliest, latest = datewords.bounds(text) if text else (None, None)
    kind = chance.choice([*EVENT_TYPES, "attack", "attack", "attack", "talks", "meeting"])
    place = draw() if chance.random() < 0.8 else ""
    values = {"edtf": text, "earliest": earliest, "latest": latest, "place": place, "type": kind}
    title = f"{EVENT_TYPES[kind].label} in {place or 'the country'}"
    return Event(
        title=title,
        status=chance.choice(STATUSES),
        occurrence=chance.choice(OCCURRENCES),
        machine={"title": title},
        **values,
    )


def _articles(chance: Random, number: int) -> list[Article]:
    made = []
    for serial in range(number):
        day = date(2021, 12, 31) - timedelta(days=int(16_000 * chance.random() ** 1.6))
        dated = {} if serial % 50 == 0 else {"published_earliest": day, "published_latest": day}
        title = f"Report {serial} of {day:%-d %B %Y}"
        made.append(
            Article(
                slug=f"generated-{serial}-{day}",
                name=f"generated-{serial}.txt",
                title=title,
                published_edtf=day.isoformat() if dated else "",
                **dated,
            )
        )
    return _copy(made)


def _told(
    chance: Random, events: list[Event], actors: list[Actor], articles: list[Article]
) -> dict[int, list[Paragraph]]:
    """Who took part, and a paragraph of an article for every account; paragraphs by article."""
    draw, numbers = zipf(chance, actors), {article.pk: count(1) for article in articles}
    revisions = {
        article.pk: Revision(article=article, number=1, sha256=_digest(article.slug))
        for article in articles
    }
    _copy(list(revisions.values()))
    parts, paragraphs, mentions = [], [], []
    for event in events:
        cast = {actor.pk: actor for actor in (draw() for _ in range(chance.randrange(4)))}
        parts += [
            Participation(event=event, actor=actor, dropped=chance.random() < 0.02)
            for actor in cast.values()
        ]
        for article in chance.sample(articles, min(chance.choice((1, 1, 1, 2, 3)), len(articles))):
            number = next(numbers[article.pk])
            text = f"{event.title}, said report {number}, with {len(cast)} parties."
            paragraphs.append(_paragraph(revisions[article.pk], number, text))
            mentions.append(_mention(event, article, text))
    _copy(parts)
    _copy(paragraphs)
    _copy(mentions)
    _copy([_evidence(*told) for told in zip(mentions, paragraphs, strict=True)])
    owners = {revision.pk: key for key, revision in revisions.items()}
    found: dict[int, list[Paragraph]] = {}
    for paragraph in paragraphs:
        found.setdefault(owners[paragraph.revision_id], []).append(paragraph)
    return found


def _paragraph(revision: Revision, number: int, text: str) -> Paragraph:
    start = (number - 1) * 200
    return Paragraph(
        revision=revision,
        number=number,
        kind="body",
        start=start,
        text=text,
        digest=_digest(f"{revision.pk} {number}")[:32],
    )


def _mention(event: Event, article: Article, text: str) -> Mention:
    names = ("title", "type", "occurrence", "place", "edtf", "earliest", "latest")
    values = {name: getattr(event, name) for name in names}
    mark = _digest(f"{event.pk} {article.pk}")
    return Mention(event=event, article=article, fingerprint=mark, sentence=text, **values)


def _evidence(mention: Mention, paragraph: Paragraph) -> Evidence:
    words_ = mention.title.split()[0]
    return Evidence(
        mention=mention,
        field="trigger",
        paragraph=paragraph,
        start=0,
        end=len(words_),
        exact=words_,
    )


def _said(
    chance: Random,
    actors: list[Actor],
    articles: list[Article],
    paragraphs: dict[int, list[Paragraph]],
) -> None:
    """A statement in every fourth paragraph."""
    draw, made = zipf(chance, actors), []
    for article in articles:
        for paragraph in paragraphs.get(article.pk, [])[::4]:
            speaker = draw()
            day = article.published_latest
            made.append(
                Statement(
                    article=article,
                    paragraph=paragraph,
                    speaker=speaker,
                    speaker_text=speaker.name,
                    cue="said",
                    kind="indirect",
                    text=paragraph.text,
                    status=chance.choice(STATUSES),
                    edtf=day.isoformat() if day else "",
                    earliest=day,
                    latest=day,
                )
            )
    _copy(made)
    _copy([_quote(statement) for statement in made])
    words.refresh(statements=[statement.pk for statement in made])


def _quote(statement: Statement) -> StatementQuote:
    text = statement.paragraph.text
    values = {"paragraph": statement.paragraph, "start": 0, "end": len(text), "exact": text}
    return StatementQuote(statement=statement, part="content", **values)


def _merge(chance: Random, events: list[Event]) -> None:
    """One event in two hundred turned out to be another one."""
    gone = chance.sample(events, len(events) // 200)
    for event in gone:
        event.merged_into = events[0] if event is not events[0] else None
    Event.objects.bulk_update(gone, ["merged_into"])


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _copy(rows: list[M]) -> list[M]:
    """Store rows by COPY, with keys of the table's own sequence."""
    if not rows:
        return rows
    model = type(rows[0])
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    take = [_value(field) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, len(rows)],
        )
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([value(row) for value in take])
    return rows


def _value(field: Any) -> Callable[[Any], Any]:
    """How a column's value is had from a row: as it is, unless the field makes something of it."""
    if isinstance(field, JSONField):
        return lambda row: field.get_db_prep_save(getattr(row, field.attname), connection)
    if isinstance(field, DateTimeField):
        return lambda row: field.pre_save(row, True)
    return attrgetter(field.attname)
