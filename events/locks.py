"""Transactions that must not run beside each other."""

from __future__ import annotations

from django.db import connection


def take(number: int) -> None:
    """Let this transaction be the only one that holds a lock, for the rest of it.

    What follows are many short statements: to compile them takes longer than to run them, and the
    database, which knows nothing yet of tables that were just filled, would misjudge that.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jit', 'off', true), pg_advisory_xact_lock(%s)", [number])
