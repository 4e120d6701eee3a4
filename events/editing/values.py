"""The machine's values beside the current ones, and the statuses of rows."""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction
from django.db.models import F, Field, QuerySet
from django.utils import timezone

from events import bitmaps, derived
from events.models import Status
from events.models.base import Editable, save_changed


def machine_value(row: Editable, name: str) -> Any:
    """What the machine last said for a field, as the field's own type."""
    field = cast("Field[Any, Any]", row._meta.get_field(name))
    return field.to_python(row.machine[name])


def machine_values(row: Editable) -> dict[str, Any]:
    """What the machine last said for the fields that an editor changed."""
    return {name: machine_value(row, name) for name in row.edited_fields()}


@transaction.atomic
def set_status(rows: QuerySet[Any], status: Status) -> int:
    """Give rows a status; how many had another one before."""
    others = rows.order_by().exclude(status=status)
    keys = list(others.values_list("pk", flat=True))
    chosen = rows.model._default_manager.filter(pk__in=keys)
    changed: int = chosen.update(status=status, version=F("version") + 1, updated=timezone.now())
    bitmaps.refresh_rows(rows.model, keys)
    return changed


@transaction.atomic
def return_to_machine(rows: QuerySet[Any]) -> list[Editable]:
    """Take back editors' changes to fields; the rows that were changed.

    Rows that were added by hand have no machine values and stay as they are.
    """
    chosen = rows.model._default_manager.filter(pk__in=rows.order_by().values("pk"))
    found = list(chosen.select_for_update().exclude(machine={}))
    changed = [row for row in found if row.status != Status.MACHINE or row.edited_fields()]
    for row in changed:
        for name, value in machine_values(row).items():
            setattr(row, name, value)
        row.status = Status.MACHINE
    save_changed(changed, "status")
    derived.refresh_rows(rows.model, [row.pk for row in changed])
    return changed
