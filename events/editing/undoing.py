"""Taking a decision back, once, and exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.editing.merging import undo_actors, undo_events
from events.editing.moves import CannotUndo
from events.editing.splitting import undo_split
from events.models import ActorMerge, Merge, Proposal, Split
from events.models.editing import Decision

STEPS: dict[type[Decision], Callable[[Any], None]] = {
    Merge: undo_events,
    ActorMerge: undo_actors,
    Split: undo_split,
}


@transaction.atomic
def undo(decision: Merge | ActorMerge | Split) -> None:
    """Take a decision back, once; raises ``CannotUndo`` where a later one must be undone before.

    A question to editors that was answered by it is open again.
    """
    kind = type(decision)
    decision = kind._default_manager.select_for_update().get(pk=decision.pk)
    if decision.undone:
        return
    if decision.kept.merged_into:
        raise CannotUndo(f"“{decision.kept}” was merged itself: undo that first.")
    STEPS[kind](decision)
    decision.undone = timezone.now()
    decision.save()
    if isinstance(decision, Merge):
        decision.proposals.update(state=Proposal.State.OPEN, merge=None, by=None, decided=None)
