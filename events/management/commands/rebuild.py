"""``manage.py rebuild``: what is counted and searched by, made anew from the rows."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand

from events import derived
from events.management import usage


class Command(BaseCommand):
    """Make search vectors, topics, what was known, and bitmaps anew from the rows.

    They follow whatever the site, its admin and its commands store; only rows that were changed by
    SQL need this. Exit code 0: done.
    """

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Say at the end of how many rows."""
        with usage.tables_wanted():
            found = derived.rebuild()
        self.stdout.write(f"Made anew: {', '.join(f'{n:,} {name}' for name, n in found.items())}.")
