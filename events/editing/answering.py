"""Editors' answers to the question whether two events are one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from events.editing.merging import merge_events
from events.models import Event, Merge, Proposal, Status

TRUSTED = (Status.VERIFIED, Status.EDITED, Status.MACHINE, Status.REJECTED)
State = Proposal.State


class AnsweredAlready(ValueError):
    """A question in another state than was seen: somebody was faster, or an event was merged."""


def worth(event: Any) -> tuple[int, int, int]:
    """The order in which merged events are kept: the most trusted, most reported, oldest first.

    ``article_count`` is a column of the event's row.
    """
    return TRUSTED.index(Status(event.status)), -event.article_count, event.pk


@transaction.atomic
def accept(proposal: Proposal, by: AbstractBaseUser | None) -> Merge:
    """Merge the two events; undoing the merge asks the question again."""
    proposal = _opened(proposal)
    counted = Event.objects.filter(pk__in=(proposal.one_id, proposal.other_id)).annotate(
        article_count=Count("mentions__article", distinct=True)
    )
    kept, gone = sorted(counted, key=worth)
    (merge,) = merge_events(kept, [gone], by)
    _answer(proposal, State.ACCEPTED, by, merge=merge)
    return merge


@transaction.atomic
def decline(proposal: Proposal, by: AbstractBaseUser | None) -> None:
    """Keep the two events apart for good: never joined by ingestion, never asked about again."""
    _answer(_opened(proposal), State.DECLINED, by)


@transaction.atomic
def reopen(proposal: Proposal) -> None:
    """Take a declined answer back."""
    declined = Proposal.objects.filter(pk=proposal.pk, state=State.DECLINED)
    if not declined.update(state=State.OPEN, by=None, decided=None):
        raise AnsweredAlready("This pair is not declined any more.")


def _opened(proposal: Proposal) -> Proposal:
    found = Proposal.objects.open().select_for_update(of=("self",)).filter(pk=proposal.pk).first()
    if found is None:
        raise AnsweredAlready("This question was answered already.")
    return found


def _answer(proposal: Proposal, state: State, by: Any, merge: Merge | None = None) -> None:
    proposal.state, proposal.by, proposal.merge = state, by, merge
    proposal.decided = timezone.now()
    proposal.save()
