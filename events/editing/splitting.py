"""Taking one article's account off an event, and undoing that exactly."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from events import accounts
from events.editing.moves import CannotUndo, settle_events, touch
from events.models import Event, Mention, Split


class CannotSplit(ValueError):
    """An account that is all there is of its event."""


@transaction.atomic
def split(account: Mention, by: AbstractBaseUser | None) -> Split:
    """Make an account's report an event of its own; raises ``CannotSplit`` where it is one.

    The account is pinned to it, and ingestion takes no account of that article for the event that
    is left.
    """
    account = Mention.objects.select_for_update().select_related("event").get(pk=account.pk)
    left = account.event
    if not left.mentions.exclude(pk=account.pk).exists():
        raise CannotSplit(f"“{account.article}” is the only article that reports “{left}”.")
    own = Event(confidence=account.confidence)
    own.propose(accounts.proposed(account))
    own.save()
    moved = {"mention": account.pk, "pinned": account.pinned}
    _move(account, own, pinned=True)
    settle_events([left.pk, own.pk])
    touch(left)
    record: dict[str, Any] = {"kept": left, "gone": own, "article": account.article, "by": by}
    return Split.objects.create(moved=moved, **record)


def undo_split(done: Split) -> None:
    """Return the account to its event; the event made for it leads there from now on."""
    left, own = done.kept, done.gone
    if own.merged_into:
        raise CannotUndo(f"“{own}” was merged: undo that first.")
    if own.splits.filter(undone=None).exists():
        raise CannotUndo(f"Another account was taken off “{own}”: undo that first.")
    for account in Mention.objects.filter(pk=done.moved["mention"], event=own):
        _move(account, left, pinned=done.moved["pinned"])
    touch(own, merged_into=left)
    settle_events([left.pk, own.pk])


def _move(account: Mention, to: Event, *, pinned: bool) -> None:
    account.event, account.pinned = to, pinned
    account.save(update_fields=["event", "pinned"])
