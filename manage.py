#!/usr/bin/env python
"""Run one of Django's or this project's commands: ``python manage.py help`` lists them."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
from importlib.util import find_spec
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent / ".venv"

if not find_spec("django") and Path(sys.prefix) != ENVIRONMENT:
    # Started by the system's Python: go on with the one that `make install` set up.
    python = str(ENVIRONMENT / "bin" / "python")
    if not Path(python).exists():
        sys.exit("The packages this needs are not installed: run `make install` first.")
    os.execv(python, [python, *sys.argv])  # noqa: S606 (a fixed path, no shell)

from events import workers

SEVERAL_WORKERS = re.compile(r"ingest .*--workers[= ](?!1\b)\d")


def main() -> None:
    """Run the command named on the command line; exit 2 on wrong settings, 1 without database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afghanpeace.settings")
    # Ended politely, a command leaves through its exit handlers, which stop the database server.
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda number, _frame: sys.exit(128 + number))
    if SEVERAL_WORKERS.match(" ".join(sys.argv[1:])):
        workers.get_ready(2)
    run()
    # What is left need not be searched for garbage: the process ends.
    gc.freeze()


def run() -> None:
    """Run the command; only here Django is loaded, which processes that extract do without."""
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import execute_from_command_line  # noqa: PLC0415
    from django.db import OperationalError  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        fail(f"Wrong settings: {error}", 2)
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        fail(f"The database cannot be used: {str(error).strip()}", 1)
    except BrokenPipeError:
        # A reader that has enough, as `head`, is no error; at exit Python would flush once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def fail(message: str, code: int) -> None:
    """Say what is wrong on standard error and exit."""
    sys.stderr.write(message + "\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
