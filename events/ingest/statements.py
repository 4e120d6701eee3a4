"""Statements of an article: new rows, changed ones, and those that are no longer found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from events import words
from events.extraction.results import FoundStatement, Span, When
from events.ingest.cast import Cast
from events.ingest.changes import Changes
from events.ingest.findings import Finding, identified, pair, replace_rows
from events.ingest.quotes import QUOTE, Text
from events.ingest.stories import Story, seen_before
from events.models import Paragraph, Statement, StatementQuote
from events.models.base import save_changed
from events.wording import shortened

Found = Finding[FoundStatement]
Part = StatementQuote.Part


class Told(NamedTuple):
    """A statement's row beside what was found of it and the text it stands in."""

    row: Statement
    finding: Found
    text: Text


def store(stories: Sequence[Story], cast: Cast, changes: Changes) -> None:
    """Bring the statements of articles in line with what was found in their current texts."""
    stored = _stored(stories)
    kept, made, gone = [], [], []
    for story in stories:
        paired = pair(stored[story.article.pk], _identified(story), _words)
        kept += [Told(row, finding, story.text) for row, finding in paired.pairs]
        new = (Statement(article=story.article) for _ in paired.new)
        made += [Told(row, f, story.text) for row, f in zip(new, paired.new, strict=True)]
        gone += paired.gone
    changed = {id(told.row) for told in (*kept, *made) if _update(told, cast)}
    words.insert([told.row for told in made])
    updated = {told.row.pk: told.row for told in kept if id(told.row) in changed}
    save_changed(list(updated.values()), "fingerprint", "paragraph", "topics")
    requoted = _quote([*kept, *made], [told.row for told in kept])
    _remove(gone)
    new_keys = {told.row.pk for told in made}
    touched = updated.keys() | requoted - new_keys
    changes.statements |= touched | {row.pk for row in gone}
    changes.new_statements |= new_keys
    changes.count("statements", "new", len(made))
    changes.count("statements", "updated", len(touched))
    changes.count("statements", "unchanged", len(kept) - len(touched))


def _stored(stories: Sequence[Story]) -> dict[int, list[Statement]]:
    """The machine's statements of articles, by article."""
    rows = Statement.objects.select_for_update().filter(
        article__in=seen_before(stories), fingerprint__isnull=False
    )
    found: dict[int, list[Statement]] = defaultdict(list)
    for row in rows:
        found[row.article_id].append(row)
    return found


def _identified(story: Story) -> list[Found]:
    def content(statement: FoundStatement) -> str:
        return _content(story.text, statement)

    return identified(
        story.article.pk,
        [found for found in story.found.statements if story.text.pieces(*found.content)],
        lambda statement: ("statement", content(statement)),
        content,
    )


def _words(row: Statement) -> str:
    said: str = row.machine.get("text", row.text)
    return said


def _content(text: Text, statement: FoundStatement) -> str:
    return " ".join(text.words(span) for span in statement.content)


def _update(told: Told, cast: Cast) -> bool:
    """Take over what was found; whether anything was not so before."""
    row, finding, text = told
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
    return row.tell_topics() or bool(changed)


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


def _quote(told: list[Told], stored: list[Statement]) -> set[int]:
    """Store the words of each statement's parts; the keys of statements whose words changed."""
    wanted = [
        (row.pk, part.value, *piece.values())
        for row, finding, text in told
        for part, spans in _parts(finding.found).items()
        for piece in text.pieces(*spans)
    ]
    quotes = StatementQuote.objects.filter(statement__in=stored)
    return {key for key, *_ in replace_rows(quotes, ("statement_id", "part", *QUOTE), wanted)}


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
