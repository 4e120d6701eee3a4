"""Worker processes for extraction.

No Django here and nothing that takes long to read, so that they can be started first of all.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext


def context() -> ForkServerContext:
    """How workers start: as copies of a process that has read the vocabulary and little else.

    A copy of this process would hold its database connection, too.
    """
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["__main__", "events.extraction.ready"])
    return found


def start_ahead() -> None:
    """Get ready to start workers, beside all that is done before their first job."""
    context()
    forkserver.ensure_running()
