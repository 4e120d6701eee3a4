"""Accounts of events: what an article tells of each, with the words that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from events import accounts
from events.extraction.results import FoundEvent, Span, Toll
from events.extraction.sentences import sentences
from events.ingest.cast import Cast
from events.ingest.changes import Changes
from events.ingest.findings import Finding, identified, pair, replace_rows
from events.ingest.joining import find_homes
from events.ingest.neighbours import Homes, Neighbours
from events.ingest.proposing import ask
from events.ingest.quotes import QUOTE, Text
from events.ingest.statements import when_columns
from events.ingest.stories import Story, seen_before
from events.models import Event, Evidence, Mention
from events.rows import insert, number, reserve, update
from events.wording import normalised, shortened

Found = Finding[FoundEvent]
Field = Evidence.Field

COLUMNS = (
    *("title", "type", "occurrence", "place", "edtf", "earliest", "latest", "modifier", "phrase"),
    *("anchor", "anchor_note", "rule", "sentence", "parties", "landmark", "toll", "confidence"),
)
DECISIVE = frozenset(("type", "edtf", "place", "parties", "landmark"))
"""What may show that an account tells of another event than it was taken for."""


class Told(NamedTuple):
    """An account's row beside what was found of it and the text it stands in."""

    row: Mention
    finding: Found
    text: Text


class Retold(NamedTuple):
    """What an article tells now: rows it had and has, new ones, and those that are gone.

    ``different`` are the columns of a row, by its identity, that were not so before.
    """

    story: Story
    kept: list[Told]
    new: list[Told]
    gone: list[Mention]
    different: dict[int, set[str]]

    def changed(self) -> list[Mention]:
        """Rows that it had and that tell something else now."""
        return [told.row for told in self.kept if self.different[id(told.row)]]

    def shaken(self) -> list[Mention]:
        """Changed rows that may tell of another event now."""
        return [row for row in self.changed() if DECISIVE & self.different[id(row)]]


def store(stories: Sequence[Story], cast: Cast, changes: Changes) -> None:
    """Bring the accounts of articles in line with what was found in their current texts."""
    retold = _retold(stories, cast)
    gone = [row for one in retold for row in one.gone]
    touched = {row.event_id for one in retold for row in one.changed()}
    touched |= {row.event_id for row in gone}
    homes = _settle(retold)
    ask(homes)
    touched |= {row.event_id for home in homes for row in home.rows}
    told = [told for one in retold for told in (*one.kept, *one.new)]
    touched |= _quote(told, [told.row for one in retold for told in one.kept], cast)
    _remove(gone)
    made = _made(homes)
    changed = accounts.follow(touched, made)
    touched |= changed
    new = {event.pk for event in made}
    only_retold = set() if seen_before(stories) else touched - changed - new
    changes.events |= touched - only_retold - new
    changes.retold |= only_retold
    changes.new_events |= new
    _count(changes, {one.row.event_id for one in told}, new, touched)


def _made(homes: Sequence[Homes]) -> dict[Event, list[Mention]]:
    """The events that are new, each with its accounts."""
    told: dict[int, list[Mention]] = defaultdict(list)
    for row in chain.from_iterable(home.rows for home in homes):
        told[row.event_id].append(row)
    return {event: told[event.pk] for home in homes for event in home.made}


def _count(changes: Changes, told: set[int], new: set[int], touched: set[int]) -> None:
    changes.count("events", "new", len(new))
    changes.count("events", "updated", len(told & touched - new))
    changes.count("events", "unchanged", len(told - touched - new))


def _retold(stories: Sequence[Story], cast: Cast) -> list[Retold]:
    """What each article tells now, beside what is stored of it."""
    rows = Mention.objects.select_for_update().filter(article__in=seen_before(stories))
    stored: dict[int, list[Mention]] = defaultdict(list)
    for row in rows:
        stored[row.article_id].append(row)
    return [_compared(story, stored[story.article.pk], cast) for story in stories]


def _compared(story: Story, stored: list[Mention], cast: Cast) -> Retold:
    text = story.text
    findings = identified(
        story.article.pk,
        [event for event in story.found.events if text.pieces(*event.spans)],
        lambda event: _key(text, event),
        lambda event: _sentence(text, event),
    )
    paired = pair(stored, findings, lambda row: row.sentence)
    kept = [Told(row, finding, text) for row, finding in paired.pairs]
    new = [Told(Mention(article=story.article), finding, text) for finding in paired.new]
    different = {id(told.row): _update(told, cast) for told in (*kept, *new)}
    return Retold(story, kept, new, paired.gone, different)


def _settle(retold: Sequence[Retold]) -> list[Homes]:
    """Give every account that has none, or may have another, its event, one article at a time."""
    free = _restless(row for one in retold for row in one.shaken())
    restless = {row.pk for row in free}
    unsettled = [_unsettled(one, restless) for one in retold]
    seen = {one.story.article.pk for one in retold if not one.story.new}
    neighbours = Neighbours([row for rows in unsettled for row in rows], seen)
    new = [told.row for one in retold for told in one.new]
    number(new)
    keys = reserve(Event, sum(map(len, unsettled)))
    homes = []
    for one, rows in zip(retold, unsettled, strict=True):
        resting = [*(told.row for told in one.kept), *one.gone]
        settled = {row.event_id for row in resting if row.pk not in restless}
        if rows:
            homes.append(find_homes(rows, settled, neighbours, keys))
        told = [*(told.row for told in one.new), *one.changed()]
        neighbours.take_in(told, homes[-1].made if rows else ())
    insert(new)
    changed = [row for one in retold for row in one.changed()]
    update(changed, *COLUMNS, "fingerprint", "event")
    return homes


def _unsettled(one: Retold, restless: set[int]) -> list[Mention]:
    changed = (row for row in one.changed() if row.pk in restless)
    return [*(told.row for told in one.new), *changed]


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


def _update(told: Told, cast: Cast) -> set[str]:
    """Take over what was found; the columns that were different before."""
    row, finding, text = told
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
    if not free:
        return []
    events = Event.objects.filter(pk__in=[row.event_id for row in free]).untouched()
    open_events = set(events.values_list("pk", flat=True))
    return [row for row in free if row.event_id in open_events]


def _toll(toll: Toll, text: Text) -> dict[str, Any]:
    words = text.words(toll.span)
    return {"kind": toll.kind, "low": toll.low, "high": toll.high, "words": words}


def _quote(told: Sequence[Told], stored: list[Mention], cast: Cast) -> set[int]:
    """Store the deciding words of each account; the keys of events whose evidence changed."""
    wanted = [
        (row.pk, field.value, actor, *piece.values())
        for row, finding, text in told
        for field, actor, span in _evidence(finding.found, cast)
        for piece in text.pieces(span)
    ]
    evidence = Evidence.objects.filter(mention__in=stored)
    changed = replace_rows(evidence, ("mention_id", "field", "actor_id", *QUOTE), wanted)
    events = {one.row.pk: one.row.event_id for one in told}
    return {events[key] for key, *_ in changed}


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
    if not free:
        return
    Mention.objects.filter(pk__in=[row.pk for row in free]).delete()
