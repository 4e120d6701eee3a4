"""Accounts of events: what an article tells of each, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from events import accounts
from events.extraction.results import FoundEvent, Span, Toll
from events.extraction.sentences import sentences
from events.ingest.cast import Cast
from events.ingest.changes import Changes
from events.ingest.findings import Finding, identified, pair, replace_rows
from events.ingest.joining import find_homes
from events.ingest.quotes import Text
from events.ingest.statements import when_columns
from events.models import Article, Event, Evidence, Mention
from events.wording import normalised, shortened

Found = Finding[FoundEvent]
Row = tuple[Mention, Found]
Field = Evidence.Field

COLUMNS = (
    *("title", "type", "occurrence", "place", "edtf", "earliest", "latest", "modifier", "phrase"),
    *("anchor", "anchor_note", "rule", "sentence", "parties", "landmark", "toll", "confidence"),
)
DECISIVE = frozenset(("type", "edtf", "place", "parties", "landmark"))
"""What may show that an account tells of another event than it was taken for."""


def store(
    article: Article, text: Text, found: tuple[FoundEvent, ...], cast: Cast, changes: Changes
) -> None:
    """Bring the accounts of an article in line with what was found in its current text."""
    findings = identified(
        article.pk,
        [event for event in found if text.pieces(*event.spans)],
        lambda event: _key(text, event),
        lambda event: _sentence(text, event),
    )
    stored = list(Mention.objects.select_for_update().filter(article=article))
    paired = pair(stored, findings, lambda row: row.sentence)
    new = [(Mention(article=article), finding) for finding in paired.new]
    rows = [*paired.pairs, *new]
    differing = {id(row): _update(row, finding, text, cast) for row, finding in rows}
    changed = [row for row, _ in paired.pairs if differing[id(row)]]
    touched = {row.event_id for row in (*changed, *paired.gone)}
    restless = _restless(row for row in changed if DECISIVE & differing[id(row)])
    unsettled = [*(row for row, _ in new), *restless]
    settled = {row.event_id for row in set(stored) - set(restless)}
    made = find_homes(unsettled, settled)
    Mention.objects.bulk_update(changed, [*COLUMNS, "fingerprint", "event"], batch_size=500)
    Mention.objects.bulk_create(row for row, _ in new)
    touched |= {row.event_id for row in unsettled}
    touched |= _quote(rows, [row for row, _ in paired.pairs], text, cast)
    _remove(paired.gone)
    touched |= accounts.follow(touched)
    changes.events |= touched
    _count(changes, made, rows, touched)


def _count(changes: Changes, made: list[Event], rows: list[Row], touched: set[int]) -> None:
    told = {row.event_id for row, _ in rows}
    new = {event.pk for event in made}
    changes.count("events", "new", len(new))
    changes.count("events", "updated", len(told & touched - new))
    changes.count("events", "unchanged", len(told - touched - new))


def _key(text: Text, event: FoundEvent) -> tuple[object, ...]:
    """What makes a finding the same in the next run: the landmark, or type and deciding words."""
    if event.landmark:
        return ("landmark", event.landmark)
    trigger = text.words(event.spans[0])
    return ("event", event.type, normalised(_sentence(text, event)), normalised(trigger))


def _sentence(text: Text, event: FoundEvent) -> str:
    """The sentence of the trigger, on one line."""
    trigger = event.spans[0]
    around = text.around(trigger)
    if around is None:
        return text.words(trigger)
    within = sentences(text.article.text, around.span)
    return text.words(next((s for s in within if s.touches(trigger)), trigger))


def _update(row: Mention, finding: Found, text: Text, cast: Cast) -> set[str]:
    """Take over what was found; the columns that were different before."""
    values = {"fingerprint": finding.fingerprint} | _columns(finding.found, text, cast)
    different = {name for name, value in values.items() if getattr(row, name) != value}
    for name in different:
        setattr(row, name, values[name])
    return different


def _columns(found: FoundEvent, text: Text, cast: Cast) -> dict[str, Any]:
    when = found.when
    told = ((cast.original(party.name), party.role) for party in found.actors)
    parties = {actor.pk: role for actor, role in told if actor}
    return when_columns(when) | {
        "title": shortened(found.title, 300),
        "type": found.type,
        "occurrence": found.occurrence,
        "place": shortened(found.place or "", 120),
        "phrase": shortened(text.words(when.phrase), 200) if when.phrase else "",
        "anchor": when.anchor,
        "anchor_note": shortened(when.anchor_note, 100),
        "rule": shortened(when.rule, 80),
        "sentence": _sentence(text, found),
        "parties": [list(party) for party in parties.items()],
        "landmark": found.landmark or "",
        "toll": [_toll(toll, text) for toll in found.toll],
        "confidence": min(max(found.confidence, 0.0), 1.0),
    }


def _restless(rows: Iterable[Mention]) -> list[Mention]:
    """Accounts that may move to another event: no editor has decided about them or their event."""
    free = [row for row in rows if not row.pinned]
    events = Event.objects.filter(pk__in=[row.event_id for row in free]).untouched()
    open_events = set(events.values_list("pk", flat=True))
    return [row for row in free if row.event_id in open_events]


def _toll(toll: Toll, text: Text) -> dict[str, Any]:
    words = text.words(toll.span)
    return {"kind": toll.kind, "low": toll.low, "high": toll.high, "words": words}


def _quote(rows: list[Row], stored: list[Mention], text: Text, cast: Cast) -> set[int]:
    """Store the deciding words of each account; the keys of events whose evidence changed."""
    wanted = [
        Evidence(mention=row, field=field, actor_id=actor, **piece.columns())
        for row, finding in rows
        for field, actor, span in _evidence(finding.found, cast)
        for piece in text.pieces(span)
    ]
    changed = replace_rows(
        Evidence.objects.filter(mention__in=stored),
        wanted,
        lambda e: (e.mention_id, e.field, e.actor_id, e.paragraph_id, e.start, e.end),
    )
    events = {row.pk: row.event_id for row, _ in rows}
    return {events[evidence.mention_id] for evidence in changed}


def _evidence(found: FoundEvent, cast: Cast) -> Iterable[tuple[Field, int | None, Span | None]]:
    """Which words decided which field; what decided date, place or actor is no trigger as well."""
    others: list[tuple[Field, int | None, Span | None]] = [
        (Field.DATE, None, found.when.phrase),
        (Field.PLACE, None, found.place_span),
        *(
            (Field.ACTOR, actor.pk, party.span)
            for party in found.actors
            if (actor := cast.get(party.name))
        ),
    ]
    named = {span for _, _, span in others}
    triggers = [span for i, span in enumerate(found.spans) if i == 0 or span not in named]
    tolls = [(Field.TOLL, None, toll.span) for toll in found.toll]
    return [*((Field.TRIGGER, None, span) for span in triggers), *others, *tolls]


def _remove(gone: list[Mention]) -> None:
    """Delete accounts that are no longer found, unless an editor had to do with their event."""
    free = _restless(gone)
    Mention.objects.filter(pk__in=[row.pk for row in free]).delete()
