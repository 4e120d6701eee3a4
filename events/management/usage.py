"""What the commands share: naming inputs, and saying which of them failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import CommandError
from django.core.management.base import OutputWrapper
from django.db import ProgrammingError
from psycopg.errors import UndefinedTable
from tqdm import tqdm

from events import inputs
from events.extraction.articles import EXTENSIONS

FAILED, WRONG_USAGE = 1, 2


def wrong(message: str) -> CommandError:
    """The error for a command that was used wrongly."""
    return CommandError(message, returncode=WRONG_USAGE)


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read; wrong usage if a path is not there, failure if there is no article."""
    paths = list(paths)
    try:
        files = inputs.find_files(paths)
    except FileNotFoundError as error:
        raise wrong(f"no such file or folder: {error.filename}") from error
    except (OSError, RuntimeError) as error:
        raise wrong(f"cannot look there: {error}") from error
    if not files:
        folders = ", ".join(map(str, paths))
        kinds = ", ".join(EXTENSIONS)
        raise CommandError(f"no articles in {folders} (looked for {kinds})", returncode=FAILED)
    return files


@contextmanager
def tables_wanted() -> Iterator[None]:
    """Say what to do where the database has no tables yet: a failure, not wrong usage."""
    try:
        yield
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable):
            raise
        message = "the database has no tables yet: run manage.py migrate first"
        raise CommandError(message, returncode=FAILED) from error


class Failures:
    """Names the inputs that failed on standard error, and ends the command with exit code 1."""

    def __init__(self, stderr: OutputWrapper) -> None:
        self.stderr = stderr
        self.number = 0

    def add(self, source: object, reason: str) -> None:
        """Name an input and why it failed."""
        self.number += 1
        with tqdm.external_write_mode(file=self.stderr):
            self.stderr.write(f"{source}: {reason}")

    def end(self) -> None:
        """Raise CommandError if anything failed."""
        if self.number:
            inputs_failed = "1 input" if self.number == 1 else f"{self.number} inputs"
            raise CommandError(f"{inputs_failed} failed", returncode=FAILED)
