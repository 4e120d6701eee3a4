"""What editors decide: statuses, returns to the machine's values, merges and their undoing."""

from events.editing.merging import CannotUndo, merge_actors, merge_events, undo
from events.editing.values import machine_value, machine_values, return_to_machine, set_status

__all__ = [
    "CannotUndo",
    "machine_value",
    "machine_values",
    "merge_actors",
    "merge_events",
    "return_to_machine",
    "set_status",
    "undo",
]
