"""``manage.py ingest``: articles and all that is found in them into the database."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand
from django.core.validators import URLValidator
from django.db import DatabaseError, OperationalError, transaction
from tqdm import tqdm

from events import datewords, inputs, workers
from events.extraction.results import Result
from events.ingest import KINDS, STATES, batches, get_ready, ingest_all, known_dates
from events.management import usage

Found = Iterable[tuple[inputs.Input, "list[Result] | inputs.Failure"]]
Stored = tuple[inputs.Input, Result]
Counts = Counter[tuple[str, str]]


def publication(text: str) -> str:
    """A date as EDTF that does not lie in the future."""
    try:
        first, _ = datewords.bounds(text)
    except datewords.WrongDate as error:
        raise ArgumentTypeError(str(error)) from error
    # Somewhere it is tomorrow already.
    if first and first > datetime.now(UTC).date() + timedelta(days=1):
        raise ArgumentTypeError(f"{text} lies in the future")
    return text


def address(text: str) -> str:
    """An http or https address."""
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError as error:
        raise ArgumentTypeError(f"“{text}” is no http or https address") from error
    return text


def processes(text: str) -> int:
    """A number of worker processes."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 64:
        raise ArgumentTypeError(f"“{text}” is no number from 1 to 64")
    return int(text)


class Command(BaseCommand):
    """Read articles from files and folders and store what is found in them.

    Takes .txt .md .html .json .jsonl, also packed by gzip. No article is ever stored half; what is
    there already stays as it is. Exit code 0: all done; 1: some inputs failed, each named on
    standard error, the others stored; 2: wrong usage.
    """

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define what may be given."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
        parser.add_argument("--published", type=publication, metavar="DATE")
        parser.add_argument("--source", default="", metavar="NAME", help="who published it")
        parser.add_argument("--url", type=address, help="where it was published")
        parser.add_argument("--workers", type=processes, default=1, metavar="N")
        parser.add_argument("--dry-run", action="store_true", help="store nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Extract, store, report."""
        files = usage.find_files(options["paths"])
        workers.get_ready(options["workers"])
        get_ready()
        if options["url"] and len(list(islice(inputs.split_inputs(files), 2))) > 1:
            raise usage.wrong("--url is the address of one article, and several were named")
        counts: Counts = Counter()
        failures = usage.Failures(self.stderr)
        with _kept(dry_run=options["dry_run"]):
            found = self._found(files, options)
            shown = self._shown(found, files, options)
            for batch in batches(_readable(shown, counts, failures), found.ready):
                _store(batch, options["published"] or "", counts, failures)
        if options["verbosity"]:
            self._report(counts, dry_run=options["dry_run"])
        failures.end()

    def _found(self, files: list[Path], options: dict[str, Any]) -> inputs.Results:
        with usage.tables_wanted():
            dates = known_dates()
        told = inputs.Told(
            published=options["published"] or "",
            source=options["source"],
            url=options["url"] or "",
            dates=dates,
        )
        sources = inputs.split_inputs(files)
        return inputs.Results(sources, told=told, workers=options["workers"])

    def _shown(self, found: Found, files: list[Path], options: dict[str, Any]) -> Found:
        # disable=None: shown on a terminal only.
        hidden = None if options["verbosity"] else True
        total = inputs.count_inputs(files)
        return tqdm(found, "Ingesting", total, unit=" inputs", file=sys.stderr, disable=hidden)

    def _report(self, counts: Counts, *, dry_run: bool) -> None:
        if dry_run:
            self.stdout.write("Nothing was stored; this is what would have been done:")
        self.stdout.write(" " * 10 + "".join(f"{state:>11}" for state in STATES))
        for kind in KINDS:
            row = "".join(f"{counts[kind, state]:>11}" for state in STATES)
            self.stdout.write(f"{kind:<10}{row}")


def _readable(found: Found, counts: Counts, failures: usage.Failures) -> Iterator[Stored]:
    """What was found in each article; inputs that gave none are reported and left out."""
    for source, results in found:
        if isinstance(results, inputs.Failure):
            counts["articles", "failed"] += 1
            failures.add(source, results.reason)
        else:
            yield from ((source, result) for result in results)


def _store(batch: list[Stored], given: str, counts: Counts, failures: usage.Failures) -> None:
    """Store articles together; where the database refuses one, each by itself."""
    try:
        counts.update(ingest_all([result for _, result in batch], given=given).counts)
    except OperationalError:
        raise
    except DatabaseError as error:
        if len(batch) > 1:
            for single in batch:
                _store([single], given, counts, failures)
            return
        counts["articles", "failed"] += 1
        failures.add(batch[0][0], f"cannot be stored: {str(error).strip()}")


@contextmanager
def _kept(*, dry_run: bool) -> Iterator[None]:
    """Keep what is stored inside, or in a dry run roll it back at the end.

    The dry run's articles share one transaction, so that each sees the events of those before it.
    """
    if not dry_run:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
