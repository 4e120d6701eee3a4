"""What merging, splitting and their undoing share."""

from __future__ import annotations

from typing import Any

from events import accounts, derived
from events.models import Actor, Event


class CannotUndo(ValueError):
    """A decision that later ones build on."""


def settle_events(keys: list[int]) -> None:
    """Let events follow the accounts that they have now."""
    accounts.follow(keys)
    derived.refresh(events=keys)


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
