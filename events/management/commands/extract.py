"""``manage.py extract``: what extraction finds in files, as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from events import inputs, workers
from events.extraction.contract import as_json
from events.extraction.results import Result
from events.management import usage


class Command(BaseCommand):
    """Print what extraction finds, a JSON object on a line for each article; uses no database.

    Exit code 0: all done; 1: some inputs failed, each named on standard error; 2: wrong usage.
    """

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define what may be given."""
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="file or folder")
        parser.add_argument(
            "--jsonl", type=Path, metavar="FILE", help='lines {"id", "text", "title"?, …}'
        )
        parser.add_argument("--out", type=Path, metavar="FILE", help="instead of standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each article as soon as it is done."""
        found = self._results(options["paths"], options["jsonl"])
        out = options["out"]
        try:
            target = out.open("w", encoding="utf-8") if out else nullcontext(self.stdout)
        except OSError as error:
            raise usage.wrong(f"cannot write to {out}: {error.strerror}") from error
        failures = usage.Failures(self.stderr)
        with target as stream:
            for source, result in found:
                if isinstance(result, inputs.Failure):
                    failures.add(source, result.reason)
                    continue
                for article in result:
                    stream.write(json.dumps(as_json(article), ensure_ascii=False) + "\n")
        failures.end()

    def _results(
        self, paths: list[Path], jsonl: Path | None
    ) -> Iterator[tuple[inputs.Input, list[Result] | inputs.Failure]]:
        if not paths and not jsonl:
            raise usage.wrong("name a file or folder, or give --jsonl FILE")
        if jsonl and not jsonl.exists():
            raise usage.wrong(f"no such file: {jsonl}")
        files = usage.find_files(paths) if paths else []
        workers.get_ready(1)
        return chain(
            inputs.Results(inputs.split_inputs(files)),
            inputs.Results(inputs.split_lines(jsonl) if jsonl else (), inputs.read_record),
        )
