"""Any number of processes use one cluster; the first starts its server, the last stops it.

Each user holds a shared lock (`flock`) on one file for as long as it lives. The kernel lets go of
it when the process ends, however it ends, so that no list of users can be out of date: who gets the
lock exclusively knows that nobody is left. A forked child shares its parent's lock. A second lock
is held while the server is started or stopped, by one process at a time.
"""

from __future__ import annotations

import atexit
import fcntl
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from afghanpeace.database import CannotServe
from afghanpeace.database.cluster import Cluster

log = logging.getLogger(__name__)


class SharedCluster:
    """The cluster in ``<data>/postgres`` as used by this process."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.cluster = Cluster(data / "postgres")
        self._threads = threading.Lock()
        self._hold: IO[str] | None = None

    def join(self) -> None:
        """Count this process among the users, once, and see that the server runs."""
        with self._threads:
            if self._hold is None:
                self._hold = self._enter()
                atexit.register(self.leave)

    def revive(self) -> bool:
        """Start the server again if it is gone, as when somebody killed it; tell if it was."""
        with self._changing():
            if self.cluster.answers():
                return False
            self.cluster.start()
        return True

    def leave(self) -> None:
        """Stop using the server, and stop it where nobody else uses it."""
        with self._threads:
            hold, self._hold = self._hold, None
        if hold:
            hold.close()
            try:
                self.stop_if_unused()
            except CannotServe as error:
                log.warning("%s", error)

    def stop_if_unused(self) -> None:
        """Stop the server unless some process uses it, or its files have been deleted."""
        with suppress(FileNotFoundError), self._changing(), self._open("users") as users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            if self.cluster.answers():
                self.cluster.stop()

    def wait_until_unused(self) -> None:
        """Return as soon as no process uses the server."""
        with suppress(FileNotFoundError), self._open("users") as users:
            fcntl.flock(users, fcntl.LOCK_EX)

    def _enter(self) -> IO[str]:
        self._make_locks()
        with self._changing():
            hold = self._open("users")
            fcntl.flock(hold, fcntl.LOCK_SH)
            if not self.cluster.exists:
                self.cluster.create()
            if not self.cluster.answers():
                self.cluster.start()
                self._post_keeper()
        return hold

    def _post_keeper(self) -> None:
        """Have a process of its own stop the server if all its users are killed."""
        subprocess.Popen(
            [sys.executable, "-m", "afghanpeace.database.keeper", str(self.data)],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._open("change") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _open(self, name: str) -> IO[str]:
        return self._lock(name).open()

    def _lock(self, name: str) -> Path:
        return self.data / f"postgres.{name}.lock"

    def _make_locks(self) -> None:
        """Only here, when a user enters: whoever leaves must not bring back deleted files."""
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            for name in ("change", "users"):
                self._lock(name).touch()
        except OSError as error:
            raise CannotServe(f"cannot write {self.data}: {error.strerror}.") from error
