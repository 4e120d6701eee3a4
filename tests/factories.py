"""Rows for tests, made by hand: each function stores one thing with sensible values and returns it.

Dates are EDTF strings; spans are found by their words, so that a test reads like its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from typing import Any

from django.utils.text import slugify

from events import bitmaps, datewords
from events.models import (
    Actor,
    ActorMention,
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

TEXT = "The envoys met in Doha on Tuesday. Nobody signed anything."
_numbers = count(1)
_late: list[dict[str, set[int]]] = []


@contextmanager
def together() -> Iterator[None]:
    """What follows from the rows made within is made once for all of them, at the end."""
    _late.append({"events": set(), "statements": set(), "articles": set()})
    try:
        yield
    finally:
        made = _late.pop()
    for kind, keys in made.items():
        _follow(kind, *keys)


def _follow(kind: str, *keys: int) -> None:
    if _late:
        _late[-1][kind].update(keys)
    else:
        bitmaps.refresh(**{kind: keys})


def dated(edtf: str) -> dict[str, Any]:
    """The columns of a date."""
    earliest, latest = datewords.bounds(edtf) if edtf else (None, None)
    return {"edtf": edtf, "earliest": earliest, "latest": latest}


def article(
    title: str = "Envoys meet in Doha",
    *paragraphs: str | tuple[str, str],
    published: str = "2020-05-15",
    **values: Any,
) -> Article:
    """An article with one revision; a paragraph is its text, or its text and kind."""
    day = {f"published_{name}": value for name, value in dated(published).items()}
    number = next(_numbers)
    values = {"slug": f"{slugify(title)[:100]}-{number}", "name": f"{number}.txt"} | day | values
    made = Article.objects.create(title=title, **values)
    digest = sha256(f"{title}{number}".encode()).hexdigest()
    revision = Revision.objects.create(article=made, number=1, sha256=digest)
    start = 0
    for place, given in enumerate(paragraphs or (TEXT,), 1):
        text, kind = given if isinstance(given, tuple) else (given, "body")
        Paragraph.objects.create(
            revision=revision, number=place, kind=kind, start=start, text=text, digest=digest[:32]
        )
        start += len(text) + 2
    _follow("articles", made.pk)
    return made


def paragraph(of: Article, number: int = 1) -> Paragraph:
    """A paragraph of an article's current text."""
    return of.current().paragraphs.get(number=number)


def span(within: Paragraph, words: str) -> dict[str, Any]:
    """The columns of a quote: where ``words`` first stand in a paragraph."""
    start = within.text.index(words)
    return {"paragraph": within, "start": start, "end": start + len(words), "exact": words}


def actor(name: str = "Taliban", kind: str = "armed_group", **values: Any) -> Actor:
    """An actor, the same one for the same name."""
    defaults = {"slug": slugify(name) or f"actor-{next(_numbers)}", "kind": kind} | values
    made, new = Actor.objects.get_or_create(name=name, defaults=defaults)
    if new:
        index_names([made.pk])
    return made


def event(
    title: str = "Envoys meet in Doha",
    edtf: str = "2020-05-12",
    *,
    actors: tuple[Actor | str, ...] = (),
    reported: Article | None = None,
    words: str = "met",
    number: int = 1,
    **values: Any,
) -> Event:
    """An event; with ``reported`` also its account in paragraph ``number`` of that article."""
    made = Event.objects.create(title=title, **({"type": "meeting"} | dated(edtf) | values))
    for member in actors:
        who = actor(member) if isinstance(member, str) else member
        Participation.objects.create(event=made, actor=who, role="participant")
    if reported:
        mention(made, reported, words=words, number=number)
    else:
        _follow("events", made.pk)
    return made


def mention(
    of: Event, reported: Article, *, words: str = "met", number: int = 1, **values: Any
) -> Mention:
    """An article's account of an event, decided by ``words``; dated like the event unless told."""
    said = dated(values.pop("edtf", of.edtf))
    told = {name: getattr(of, name) for name in ("title", "type", "occurrence", "place")}
    fingerprint = sha256(f"mention {next(_numbers)}".encode()).hexdigest()
    made = Mention.objects.create(
        event=of, article=reported, fingerprint=fingerprint, **(told | said | values)
    )
    evidence(made, words, number=number)
    _follow("events", of.pk)
    return made


def evidence(
    of: Mention, words: str, *, field: str = "trigger", number: int = 1, who: Actor | None = None
) -> Evidence:
    """Words of an account's article that decided one of its fields."""
    quote = span(paragraph(of.article, number), words)
    return Evidence.objects.create(mention=of, field=field, actor=who, **quote)


def named(who: Actor, reported: Article, words: str, number: int = 1) -> ActorMention:
    """A place in an article that names an actor."""
    return ActorMention.objects.create(actor=who, **span(paragraph(reported, number), words))


def statement(
    speaker: Actor | str,
    text: str,
    reported: Article,
    *,
    number: int = 1,
    edtf: str = "2020-05-12",
    cue: str = "said",
    **values: Any,
) -> Statement:
    """A statement whose content is ``text``, which must stand in the paragraph."""
    who = actor(speaker, "person") if isinstance(speaker, str) else speaker
    where = paragraph(reported, number)
    columns = {"kind": "direct", "speaker_text": who.name, "cue": cue} | dated(edtf) | values
    made = Statement.objects.create(
        article=reported, paragraph=where, speaker=who, text=text, **columns
    )
    StatementQuote.objects.create(statement=made, part="content", **span(where, text))
    _follow("statements", made.pk)
    return made
