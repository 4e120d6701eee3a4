"""Statements of an article: new rows, changed ones, and those that are no longer found."""

from __future__ import annotations

from typing import Any

from events.extraction.results import FoundStatement, Span, When
from events.ingest.cast import Cast
from events.ingest.changes import Changes
from events.ingest.findings import Finding, identified, pair, replace_rows
from events.ingest.quotes import Text
from events.models import Article, Paragraph, Statement, StatementQuote
from events.models.base import save_changed
from events.wording import shortened

Found = Finding[FoundStatement]
Part = StatementQuote.Part


def store(
    article: Article, text: Text, found: tuple[FoundStatement, ...], cast: Cast, changes: Changes
) -> None:
    """Bring the statements of an article in line with what was found in its current text."""

    def content(statement: FoundStatement) -> str:
        return _content(text, statement)

    findings = identified(
        article.pk,
        [statement for statement in found if text.pieces(*statement.content)],
        lambda statement: ("statement", content(statement)),
        content,
    )
    stored = Statement.objects.select_for_update().filter(
        article=article, fingerprint__isnull=False
    )
    paired = pair(stored, findings, lambda row: row.machine.get("text", row.text))
    made = [(Statement(article=article), finding) for finding in paired.new]
    rows = [*paired.pairs, *made]
    changed = {id(row) for row, finding in rows if _update(row, finding, text, cast)}
    Statement.objects.bulk_create(row for row, _ in made)
    updated = {row.pk: row for row, _ in paired.pairs if id(row) in changed}
    save_changed(list(updated.values()), "fingerprint", "paragraph")
    requoted = _quote(rows, [row for row, _ in paired.pairs], text)
    _remove(paired.gone)
    touched = updated.keys() | requoted - {row.pk for row, _ in made}
    changes.statements |= touched | {row.pk for row, _ in made}
    changes.count("statements", "new", len(made))
    changes.count("statements", "updated", len(touched))
    changes.count("statements", "unchanged", len(paired.pairs) - len(touched))


def _content(text: Text, statement: FoundStatement) -> str:
    return " ".join(text.words(span) for span in statement.content)


def _update(row: Statement, finding: Found, text: Text, cast: Cast) -> bool:
    """Take over what was found; whether anything was not so before."""
    found = finding.found
    where = _paragraph(text, found)
    speaker = cast.get(found.speaker)
    described = found.speaker if found.speaker and not speaker else found.speaker_text
    changed = row.propose(
        {
            "speaker_id": speaker.pk if speaker else None,
            "speaker_text": shortened(described or "", 300),
            "cue": shortened(found.cue or "", 100),
            "kind": found.kind,
            "text": _content(text, found),
            **when_columns(found.when),
        }
    )
    if (row.fingerprint, row.paragraph_id) != (finding.fingerprint, where.pk):
        row.fingerprint, row.paragraph, changed = finding.fingerprint, where, [*changed, "place"]
    return bool(changed)


def _paragraph(text: Text, found: FoundStatement) -> Paragraph:
    return text.rows.get(found.paragraph) or text.pieces(*found.content)[0].paragraph


def when_columns(when: When | None) -> dict[str, Any]:
    """A date as the columns of ``Dated``."""
    if when is None:
        return {"edtf": "", "earliest": None, "latest": None, "modifier": ""}
    return {
        "edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "modifier": when.modifier,
    }


def _quote(rows: list[tuple[Statement, Found]], stored: list[Statement], text: Text) -> set[int]:
    """Store the words of each statement's parts; the keys of statements whose words changed."""
    wanted = [
        StatementQuote(statement=row, part=part, **piece.columns())
        for row, finding in rows
        for part, spans in _parts(finding.found).items()
        for piece in text.pieces(*spans)
    ]
    quotes = StatementQuote.objects.filter(statement__in=stored)
    changed = replace_rows(
        quotes, wanted, lambda q: (q.statement_id, q.part, q.paragraph_id, q.start, q.end)
    )
    return {quote.statement_id for quote in changed}


def _parts(found: FoundStatement) -> dict[Part, tuple[Span | None, ...]]:
    return {
        Part.CONTENT: found.content,
        Part.CUE: (found.cue_span,),
        Part.SOURCE: (found.speaker_span,),
        Part.DATE: (found.when.phrase if found.when else None,),
    }


def _remove(gone: list[Statement]) -> None:
    """Delete what is no longer found and no editor ever touched."""
    Statement.objects.filter(pk__in=[row.pk for row in gone]).untouched().delete()
