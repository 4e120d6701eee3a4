"""``manage.py export``: what the site exports, to standard output."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.http import QueryDict

from events.export import FORMATS, KINDS, stream
from events.forms import BadQuery, parse_query
from events.management import usage


class Command(BaseCommand):
    """Write the rows that a query leaves to standard output.

    The query is that of the timeline's address. Exit code 0: done; 2: wrong usage.
    """

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define what may be given."""
        parser.add_argument("kind", choices=KINDS)
        parser.add_argument("--format", choices=FORMATS, default="csv")
        parser.add_argument("--query", default="", metavar="QUERY", help="type=talks&from=2020")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write piece by piece."""
        try:
            with usage.tables_wanted():
                data = QueryDict(options["query"].removeprefix("?"))
                query = parse_query(data, topical=options["kind"] == "statements")
        except BadQuery as error:
            raise usage.wrong(str(error)) from error
        out = getattr(self.stdout, "buffer", None)
        with usage.tables_wanted():
            for piece in stream(options["kind"], query, options["format"]):
                out.write(piece) if out else self.stdout.write(piece.decode(), ending="")
        out.flush() if out else None
