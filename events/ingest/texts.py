"""Articles, revisions, paragraphs: which stored article a text belongs to, and storing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from hashlib import blake2b, sha256
from itertools import chain
from operator import or_
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db import connection
from django.db.models import F, Max, Model, Q
from django.db.models.fields.json import KT

from events.extraction import results
from events.extraction.results import Result
from events.ingest.fingerprints import alike, word_pairs
from events.models import (
    ActorMention,
    Article,
    Evidence,
    Paragraph,
    Revision,
    Statement,
    StatementQuote,
)
from events.models.base import as_stored
from events.rows import insert
from events.wording import free_slugs, shortened

PUBLISHED = Article.TOGETHER[0]
SAME_NAME, SAME_TITLE = 0.3, 0.6
"""Shares of word pairs from which on a text of the same name, or title, is the same article."""
CANDIDATES = 20
QUOTING: tuple[type[Model], ...] = (Evidence, StatementQuote, ActorMention, Statement)


class Received(NamedTuple):
    """Where a text went; ``change`` is new, updated or unchanged.

    The findings of an ``obsolete`` text are not stored: it is an older state of the article, or a
    copy of it that knows another publication date.
    """

    article: Article
    paragraphs: list[Paragraph]
    change: str
    new_paragraphs: int = 0
    obsolete: bool = False


def text_digest(text: str) -> str:
    """The identity of a text: SHA-256 of its UTF-8."""
    return sha256(text.encode()).hexdigest()


def known_dates() -> dict[str, str]:
    """Publication dates, by text digest, that are no longer extraction's to find.

    They were given on an earlier ingestion, or by an editor, whose word counts more.
    """
    articles = Article.objects.annotate(said=KT("machine__published_edtf")).order_by()
    settled = articles.filter(~Q(published_given="") | ~Q(said=F("published_edtf")))
    rows = settled.filter(revisions__is_current=True).values_list(
        "revisions__sha256", "said", "published_edtf", "published_given"
    )
    dates = {digest: given if said == edtf else edtf for digest, said, edtf, given in rows}
    return {digest: edtf for digest, edtf in dates.items() if edtf}


def receive(results: Sequence[Result], given: str) -> list[Received]:
    """Find or make the article and revision of each text; ``given`` is the date they came with.

    No two of them may be states of one article: see ``batches``.
    """
    digests = [text_digest(result.article.text) for result in results]
    stored = {row.sha256: row for row in Revision.objects.filter(sha256__in=digests)}
    known = _those_stored([result.article for result in results])
    received: dict[str, Received] = {}
    fresh: list[tuple[str, Article, Result]] = []
    for digest, result in zip(digests, results, strict=True):
        if digest in stored:
            received[digest] = _receive_again(stored[digest], result, given)
        elif known & marks(result.article) and (article := find_revised(result.article)):
            received[digest] = _receive_changed(article, digest, result, given)
        else:
            fresh.append((digest, _new_article(result, given), result))
    received |= _store_new(fresh)
    return [received[digest] for digest in digests]


def _receive_again(revision: Revision, result: Result, given: str) -> Received:
    article = Article.objects.select_for_update().get(pk=revision.article_id)
    if not revision.is_current:
        return Received(article, [], "unchanged", obsolete=True)
    values = _proposed(result)
    copy = article.name != _name(result)
    obsolete = copy and any(article.machine.get(k) != as_stored(values[k]) for k in PUBLISHED[:3])
    if copy:
        values = {k: v for k, v in values.items() if k not in article.machine}
    changed = _propose(article, values, given)
    if changed:
        article.version += 1
        article.save()
    paragraphs = list(revision.paragraphs.order_by("number"))
    return Received(article, paragraphs, "updated" if changed else "unchanged", obsolete=obsolete)


def _receive_changed(article: Article, digest: str, result: Result, given: str) -> Received:
    if _propose(article, _proposed(result), given):
        article.version += 1
        article.save()
    last = article.revisions.aggregate(last=Max("number"))["last"]
    article.revisions.filter(is_current=True).update(is_current=False)
    revision = Revision.objects.create(article=article, number=last + 1, sha256=digest)
    paragraphs = list(_paragraphs(result.article, revision))
    insert(paragraphs)
    kept = _carry_over(revision, paragraphs)
    return Received(article, paragraphs, "updated", len(paragraphs) - kept)


def _new_article(result: Result, given: str) -> Article:
    article = Article(name=_name(result), language=result.article.language)
    _propose(article, _proposed(result), given)
    return article


def _store_new(fresh: list[tuple[str, Article, Result]]) -> dict[str, Received]:
    """Store articles that were never seen before, with their first revisions."""
    slugs = free_slugs(Article, *(row.title for _, row, _ in fresh), fallback="article")
    for (_, row, _), slug in zip(fresh, slugs, strict=True):
        row.slug = slug
    insert([row for _, row, _ in fresh])
    revisions = [Revision(article=row, number=1, sha256=digest) for digest, row, _ in fresh]
    insert(revisions)
    paragraphs = [
        list(_paragraphs(result.article, revision))
        for revision, (_, _, result) in zip(revisions, fresh, strict=True)
    ]
    insert([row for rows in paragraphs for row in rows])
    return {
        digest: Received(row, own, "new", len(own))
        for (digest, row, _), own in zip(fresh, paragraphs, strict=True)
    }


def _name(result: Result) -> str:
    return _short_id(result.article)


def _short_id(article: results.Article) -> str:
    return shortened(article.id, 200)


def _web(url: str) -> str:
    """An address that may be linked to, or nothing."""
    return url if url.startswith(("https://", "http://")) and len(url) <= 1000 else ""


def _title(article: results.Article) -> str:
    return shortened(" ".join(article.title.split()) or article.id, 500)


def _proposed(result: Result) -> dict[str, Any]:
    """What extraction says of the article; where it came from only if the file says so."""
    article, published = result.article, result.published
    told = {"source": shortened(article.source, 200), "source_url": _web(article.url)}
    when = published.when if published else None
    return {name: value for name, value in told.items() if value} | {
        "title": _title(article),
        "published_edtf": when.edtf if when else "",
        "published_earliest": when.earliest if when else None,
        "published_latest": when.latest if when else None,
        "published_inferred": bool(published and published.inferred),
        "published_evidence": list(published.evidence) if published else [],
    }


def _propose(article: Article, values: dict[str, Any], given: str) -> bool:
    """Take over what is new; whether anything was.

    A publication date that an editor set was given to extraction, and comes back as its own: the
    machine's earlier word is kept beside it.
    """
    if article.pk and set(PUBLISHED) & set(article.edited_fields()):
        values = {name: value for name, value in values.items() if name not in PUBLISHED}
    changed = bool(article.propose(values))
    if given and article.published_given != given:
        article.published_given = given
        changed = True
    return changed


def marks(article: results.Article) -> set[tuple[str, str]]:
    """What two states of one article have at least one of in common: columns and values."""
    named = {("name", _short_id(article)), ("title", _title(article))}
    return named | ({("source_url", article.url)} if article.url else set())


def _those_stored(articles: Sequence[results.Article]) -> set[tuple[str, str]]:
    """Which marks of articles some stored one bears already."""
    values: dict[str, set[str]] = defaultdict(set)
    for column, value in chain.from_iterable(map(marks, articles)):
        values[column].add(value)
    return {
        (column, value)
        for column, wanted in values.items()
        for value in Article.objects.filter(**{f"{column}__in": wanted})
        .order_by()
        .values_list(column, flat=True)
        .distinct()
    }


def find_revised(article: results.Article) -> Article | None:
    """The stored article of which this is another state: the same address, or a like text.

    Likeness counts where the name or the title is the same; two sites that carry the same report
    are two articles.
    """
    same = reduce(or_, (Q((column, value)) for column, value in marks(article)))
    candidates = Article.objects.select_for_update().filter(same).order_by("-id")[:CANDIDATES]
    pairs = word_pairs(article.text)
    scored = ((_sameness(article, pairs, stored), stored.pk, stored) for stored in candidates)
    best = max(scored, default=(0.0, 0, None))
    return best[2] if best[0] > 0 else None


def _sameness(article: results.Article, pairs: Any, stored: Article) -> float:
    """How surely two texts are states of one article; 0 where they are not."""
    if article.url and article.url == stored.source_url:
        return 2.0
    if article.url and stored.source_url and _host(article.url) != _host(stored.source_url):
        return 0.0
    paragraphs = Paragraph.objects.filter(revision__article=stored, revision__is_current=True)
    text = "\n".join(paragraphs.order_by("number").values_list("text", flat=True))
    likeness = alike(pairs, word_pairs(text))
    enough = SAME_NAME if stored.name == _short_id(article) else SAME_TITLE
    return likeness if likeness >= enough else 0.0


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _paragraphs(article: results.Article, revision: Revision) -> Iterator[Paragraph]:
    for paragraph in article.paragraphs:
        text = paragraph.span.of(article.text)
        yield Paragraph(
            revision=revision,
            number=paragraph.number,
            kind=paragraph.kind,
            start=paragraph.span.start,
            text=text,
            digest=blake2b(text.encode(), digest_size=16).hexdigest(),
        )


def _carry_over(revision: Revision, new: list[Paragraph]) -> int:
    """Point everything that quotes an older revision's paragraph to the same paragraph of this one.

    Returns how many of the new paragraphs were there before.
    """
    older = Paragraph.objects.filter(revision__article=revision.article_id)
    older = older.exclude(revision=revision)
    places = _by_digest(new)
    moves: dict[int, int] = {}
    for rows_of_one in _by_revision(older.order_by("revision", "number")):
        for digest, rows in _by_digest(rows_of_one).items():
            moves |= {row.pk: to.pk for row, to in zip(rows, places.get(digest, ()), strict=False)}
    with connection.cursor() as cursor:
        for model in QUOTING:
            cursor.execute(
                f'UPDATE "{model._meta.db_table}" AS t SET paragraph_id = m.new '  # noqa: S608
                "FROM unnest(%s::bigint[], %s::bigint[]) AS m(old, new) "
                "WHERE t.paragraph_id = m.old",
                [list(moves), list(moves.values())],
            )
    return len(set(moves.values()))


def _by_digest(paragraphs: Iterable[Paragraph]) -> dict[str, list[Paragraph]]:
    found = defaultdict(list)
    for paragraph in paragraphs:
        found[paragraph.digest].append(paragraph)
    return found


def _by_revision(paragraphs: Iterable[Paragraph]) -> Iterable[list[Paragraph]]:
    found = defaultdict(list)
    for paragraph in paragraphs:
        found[paragraph.revision_id].append(paragraph)
    return found.values()
