"""What editors decide: statuses, returns to the machine's values, which events are one, undoing."""

from events.editing.answering import AnsweredAlready, accept, decline, reopen, worth
from events.editing.merging import merge_actors, merge_events
from events.editing.moves import CannotUndo
from events.editing.splitting import CannotSplit, split
from events.editing.undoing import undo
from events.editing.values import machine_value, machine_values, return_to_machine, set_status

__all__ = [
    "AnsweredAlready",
    "CannotSplit",
    "CannotUndo",
    "accept",
    "decline",
    "machine_value",
    "machine_values",
    "merge_actors",
    "merge_events",
    "reopen",
    "return_to_machine",
    "set_status",
    "split",
    "undo",
    "worth",
]
