"""Worker processes for extraction.

No Django here and nothing that takes long to read, so that they can be started first of all.
"""

from __future__ import annotations

import multiprocessing
from importlib import import_module
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

READY = "events.extraction.ready"
"""Importing it reads the vocabulary."""


def context() -> ForkServerContext:
    """How workers start: as copies of a process that has read the vocabulary and little else.

    A copy of this process would hold its database connection, too.
    """
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["__main__", READY])
    return found


def get_ready(count: int) -> None:
    """Read all that extraction needs: here, or where workers start, beside what is done here."""
    if count == 1:
        import_module(READY)
    else:
        context()
        forkserver.ensure_running()
