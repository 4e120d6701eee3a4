"""A PostgreSQL server of the project's own, for where DATABASE_URL names none.

`cluster` makes, starts and stops the server; `sharing` lets any number of processes use it at once
and stops it with the last; `base` is the Django backend that asks for it at the first connection.
"""

ADVICE = (
    "Set DATA_DIR to a directory that can be written, with 100 MB free, "
    "or DATABASE_URL to a PostgreSQL server of your own."
)


class CannotServe(Exception):
    """The embedded server cannot be used; the message says why and what to do about it."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the embedded PostgreSQL {reason.strip()}\n{ADVICE}")
