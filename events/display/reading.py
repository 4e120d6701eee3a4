"""An article as it is read: its text, and what was found in it, paragraph by paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten
from typing import Any, NamedTuple

from markupsafe import Markup

from events.display.elsewhere import Around, around, in_original
from events.display.marking import Mark, marked, sentence_around
from events.display.vocabulary import kind_of
from events.models import ActorMention, Article, Event, Evidence, Paragraph, Statement, Status
from events.models.base import Quote

MOST_WORDS = 40
"""Characters of deciding words that a note quotes."""


class Told(NamedTuple):
    """An event that a paragraph tells of, and the note that says so.

    ``id`` is the note's, ``at`` that of the deciding words in the text, ``words`` their beginning;
    ``original`` is the place on the publisher's page.
    """

    event: Event
    id: str
    at: str
    words: str
    original: str
    around: Around


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its marked text, and the events and statements that were read out of it."""

    number: int
    kind: str
    text: Markup
    told: list[Told]
    statements: list[Statement]


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines that stand together, shown or folded away as boilerplate."""

    folded: bool
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one paragraph."""

    evidence: list[Evidence]
    statements: list[Statement]
    named: list[ActorMention]


def folds(article: Article) -> list[Fold]:
    """The article's current text; asks the database eight times, however long it is."""
    paragraphs = list(article.current().paragraphs.all())
    lines = list(_lines(article, paragraphs, _findings(paragraphs)))
    folded = {p.number for p in paragraphs if _is_folded(p, article.title)}
    runs = groupby(lines, key=lambda line: line.number in folded)
    return [Fold(out_of_sight, list(run)) for out_of_sight, run in runs]


def _is_folded(paragraph: Paragraph, title: str) -> bool:
    """Whether a paragraph is out of sight: boilerplate, or the title that stands above anyway."""
    repeated = paragraph.text.strip() == title.strip()
    heading = paragraph.kind == Paragraph.Kind.HEADING
    return paragraph.kind == Paragraph.Kind.BOILERPLATE or (heading and repeated)


def _findings(paragraphs: Sequence[Paragraph]) -> dict[int, Findings]:
    here = {"paragraph__in": paragraphs}
    evidence = _by_paragraph(
        Evidence.objects.filter(**here)
        .exclude(mention__event__status=Status.REJECTED)
        .select_related("mention__event")
        .order_by("start")
    )
    statements = _by_paragraph(
        Statement.objects.filter(**here)
        .exclude(status=Status.REJECTED)
        .select_related("speaker")
        .prefetch_related("quotes")
        .order_by("id")
    )
    named = _by_paragraph(
        ActorMention.objects.filter(**here)
        .exclude(actor__status=Status.REJECTED)
        .select_related("actor")
        .order_by("start")
    )
    keys = [paragraph.pk for paragraph in paragraphs]
    return {key: Findings(evidence[key], statements[key], named[key]) for key in keys}


def _by_paragraph(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.paragraph_id].append(row)
    return found


def _lines(
    article: Article, paragraphs: Iterable[Paragraph], findings: dict[int, Findings]
) -> Iterator[Line]:
    deciding = {key: _deciding(found) for key, found in findings.items()}
    others = around(article, {key for rows in deciding.values() for key in rows})
    seen: set[int] = set()
    for paragraph in paragraphs:
        found = findings[paragraph.pk]
        told = deciding[paragraph.pk]
        ids = _ids(told, paragraph.number, seen)
        marks = [*_event_marks(found, ids), *_statement_marks(found), *_actor_marks(found)]
        marks += _links_to_notes(found, paragraph.number)
        yield Line(
            number=paragraph.number,
            kind=paragraph.kind,
            text=marked(paragraph.text, marks),
            told=[
                Told(
                    event=row.mention.event,
                    id=_note(key, paragraph.number),
                    at=ids[row.pk],
                    words=shorten(row.exact, MOST_WORDS, placeholder=" …"),
                    original=_original(article, paragraph, row),
                    around=others[key],
                )
                for key, row in told.items()
            ],
            statements=found.statements,
        )


def _deciding(found: Findings) -> dict[int, Evidence]:
    """The first deciding words of each event of a paragraph."""
    rows: dict[int, Evidence] = {}
    for row in found.evidence:
        if row.field == Evidence.Field.TRIGGER:
            rows.setdefault(row.mention.event_id, row)
    return rows


def _original(article: Article, paragraph: Paragraph, row: Evidence) -> str:
    """Where the sentence of deciding words stands on the publisher's page, if that is known."""
    if not article.source_url:
        return ""
    excerpt = sentence_around(paragraph.text, row.start, row.end)
    return in_original(article.source_url, excerpt.span.of(paragraph.text))


def _ids(told: Mapping[int, Evidence], number: int, seen: set[int]) -> dict[int, str]:
    """What the deciding words are called, by their keys; an event's first ones by it alone."""
    ids = {
        row.pk: f"e{event}-{number}" if event in seen else f"e{event}"
        for event, row in told.items()
    }
    seen.update(told)
    return ids


def _note(event: int, number: int) -> str:
    return f"n{number}-{event}"


def _event_marks(found: Findings, ids: Mapping[int, str]) -> Iterator[Mark]:
    for row in found.evidence:
        family = kind_of(row.mention.event.type).family
        yield Mark(row.start, row.end, f"on-{row.field} {family}", "mark", ids.get(row.pk, ""))


def _links_to_notes(found: Findings, number: int) -> Iterator[Mark]:
    """From deciding words to their note."""
    for row in found.evidence:
        if row.field == Evidence.Field.TRIGGER and not _names(found, row):
            href = f"#{_note(row.mention.event_id, number)}"
            yield Mark(row.start, row.end, "to-note", href=href)


def _statement_marks(found: Findings) -> Iterator[Mark]:
    """What is said, and the words that say so, which lead to the note."""
    for statement in found.statements:
        # Content that runs on into the next paragraph is marked where it begins.
        here = [row for row in statement.quotes.all() if row.paragraph_id == statement.paragraph_id]
        content = [row for row in here if row.part == row.Part.CONTENT]
        for place, row in enumerate(content):
            yield Mark(row.start, row.end, "said", id="" if place else f"s{statement.pk}")
        for row in here:
            if row.part == row.Part.CUE and not _names(found, row):
                yield Mark(row.start, row.end, "cue", href=f"#v{statement.pk}")


def _names(found: Findings, words: Quote) -> bool:
    """Whether words name somebody, whose page they then lead to."""
    return any(m.start < words.end and words.start < m.end for m in found.named)


def _actor_marks(found: Findings) -> Iterator[Mark]:
    for row in found.named:
        yield Mark(row.start, row.end, "who", href=row.actor.get_absolute_url())
