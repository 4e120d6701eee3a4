"""What merging, splitting and their undoing share."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from events import accounts, derived
from events.models import Actor, Event


class CannotUndo(ValueError):
    """A decision that later ones build on."""


def settle_events(
    keys: list[int], *, gone: Iterable[int] = (), statements: Collection[int] = ()
) -> None:
    """Let events follow the accounts that they have now; counts and search, all that is named."""
    accounts.follow(keys)
    derived.refresh(events=[*keys, *gone], statements=statements)


def touch(row: Event | Actor, **values: Any) -> None:
    """Set columns of a row, and let editors who have it open know."""
    model = type(row)
    current = model._default_manager.select_for_update().get(pk=row.pk)
    for name, value in values.items():
        setattr(current, name, value)
        setattr(row, name, value)
    current.version += 1
    current.save(update_fields=[*values, "version", "updated"])
    row.version = current.version
