"""Merging what is one thing, and undoing it exactly.

A merge moves what articles and editors attached to the row that goes, and writes down what it
moved; undoing moves that back, and leaves alone what came later.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Model, QuerySet

from events.editing.moves import CannotUndo, settle_events, touch
from events.models import (
    Actor,
    ActorMention,
    ActorMerge,
    Annotation,
    Event,
    Evidence,
    Mention,
    Merge,
    Participation,
    Statement,
)


@transaction.atomic
def merge_events(kept: Event, others: Iterable[Event], by: AbstractBaseUser | None) -> list[Merge]:
    """Make several events one; their accounts, notes and editors' actors go to the one kept."""
    merges = [_merge_event(kept, gone, by) for gone in others]
    settle_events([kept.pk], gone=[merge.gone_id for merge in merges])
    return merges


def _merge_event(kept: Event, gone: Event, by: Any) -> Merge:
    mentions = Mention.objects.filter(event=gone)
    there = Participation.objects.filter(event=kept).values("actor")
    parts = Participation.objects.filter(event=gone, origin="editor").exclude(actor__in=there)
    moved = {
        "mentions": [list(row) for row in mentions.values_list("pk", "pinned")],
        "participations": _move(parts, event=kept),
        "annotations": _move(Annotation.objects.filter(event=gone), event=kept),
    }
    mentions.update(event=kept, pinned=True)
    touch(gone, merged_into=kept)
    return Merge.objects.create(kept=kept, gone=gone, moved=moved, by=by)


@transaction.atomic
def merge_actors(
    kept: Actor, others: Iterable[Actor], by: AbstractBaseUser | None
) -> list[ActorMerge]:
    """Make several actors one; what names them or is said by them goes to the one kept."""
    merges = [_merge_actor(kept, gone, by) for gone in others]
    _settle_actors(merges, {key for merge in merges for key in merge.moved["events"]})
    return merges


def _merge_actor(kept: Actor, gone: Actor, by: Any) -> ActorMerge:
    there = Participation.objects.filter(actor=kept).values("event")
    parts = Participation.objects.filter(actor=gone, origin="editor").exclude(event__in=there)
    moved = {
        "events": _events_of(gone),
        "participations": _move(parts, actor=kept),
        "evidence": _move(Evidence.objects.filter(actor=gone), actor=kept),
        "mentions": _move(ActorMention.objects.filter(actor=gone), actor=kept),
        "statements": _speak(Statement.objects.filter(speaker=gone), gone, kept),
        "annotations": _move(Annotation.objects.filter(actor=gone), actor=kept),
    }
    touch(gone, merged_into=kept)
    return ActorMerge.objects.create(kept=kept, gone=gone, moved=moved, by=by)


def _events_of(actor: Actor) -> list[int]:
    return list(Participation.objects.filter(actor=actor).values_list("event", flat=True))


def _speak(statements: QuerySet[Statement], old: Actor, new: Actor) -> list[int]:
    """Give statements another speaker, who is what the machine said where the old one was."""
    rows = list(statements.select_for_update())
    for row in rows:
        row.speaker = new
        if row.machine.get("speaker_id") == old.pk:
            row.machine["speaker_id"] = new.pk
    Statement.objects.bulk_update(rows, ["speaker", "machine"], batch_size=500)
    return [row.pk for row in rows]


def undo_events(merge: Merge) -> None:
    """Return to an event what was moved to the one kept, as far as it is still there."""
    kept, gone = merge.kept, merge.gone
    before = dict(merge.moved["mentions"])
    later = kept.splits.filter(undone=None, moved__mention__in=list(before)).first()
    if later:
        raise CannotUndo(f"The account of “{later.article}” was taken off: undo that first.")
    mentions = list(Mention.objects.filter(pk__in=before, event=kept))
    for mention in mentions:
        mention.event, mention.pinned = gone, before[mention.pk]
    Mention.objects.bulk_update(mentions, ["event", "pinned"])
    _move_back(Participation, merge, "participations", "event")
    _move_back(Annotation, merge, "annotations", "event")
    touch(gone, merged_into=None)
    settle_events([kept.pk, gone.pk])


def undo_actors(merge: ActorMerge) -> None:
    """Return to an actor what was moved to the one kept, as far as it is still there."""
    kept, gone = merge.kept, merge.gone
    _move_back(Participation, merge, "participations", "actor")
    _move_back(Evidence, merge, "evidence", "actor")
    _move_back(ActorMention, merge, "mentions", "actor")
    _move_back(Annotation, merge, "annotations", "actor")
    said = Statement.objects.filter(pk__in=merge.moved["statements"], speaker=kept)
    _speak(said, kept, gone)
    touch(gone, merged_into=None)
    _settle_actors([merge], {*merge.moved["events"], *_events_of(kept), *_events_of(gone)})


def _settle_actors(merges: Iterable[ActorMerge], events: Iterable[int]) -> None:
    """Once for all of them: who holds the lock of the counts must not wait for rows."""
    statements = {key for merge in merges for key in merge.moved["statements"]}
    settle_events(list(events), statements=statements)


def _move(rows: QuerySet[Any], **to: Model) -> list[int]:
    """Attach rows to another thing; their keys."""
    keys = list(rows.values_list("pk", flat=True))
    rows.model._default_manager.filter(pk__in=keys).update(**to)
    return keys


def _move_back(model: type[Model], merge: Merge | ActorMerge, name: str, link: str) -> None:
    rows = model._default_manager.filter(pk__in=merge.moved[name], **{link: merge.kept})
    rows.update(**{link: merge.gone})
