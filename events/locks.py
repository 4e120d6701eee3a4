"""Transactions that must not run beside each other."""

from __future__ import annotations

from django.db import connection

_TAKE = """
SELECT set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true),
    pg_advisory_xact_lock(%s)
"""


def take(number: int) -> None:
    """Let this transaction be the only one that holds a lock, for the rest of it.

    What follows are many short statements that ask for rows by their keys: to compile them, or to
    read tables whole, takes longer than to run them, and the database, which knows nothing yet of
    tables that were just filled, would misjudge that.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [number])
