"""Whose account the server runs under: ours, unless we are root, whom PostgreSQL refuses."""

from __future__ import annotations

import logging
import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

NAME = "afghanpeace-db"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Account:
    """A system account by its numbers; `borrowed` where it is not our own."""

    uid: int
    gid: int
    borrowed: bool

    def as_subprocess(self) -> dict[str, Any]:
        """The arguments with which `subprocess.run` runs a program under this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.borrowed else {}


@cache
def server() -> Account:
    """The account that runs the server and owns its files."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), borrowed=False)
    entry = _entry()
    return Account(entry.pw_uid, entry.pw_gid, borrowed=True)


def _entry() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        log.warning("PostgreSQL does not run as root: adding the system account %s for it", NAME)
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
        subprocess.run(command, check=True, capture_output=True, text=True)
        return pwd.getpwnam(NAME)


def give(directory: Path, *programs: Path) -> None:
    """Make `directory` the server account's own, and reachable for it, as are its `programs`."""
    account = server()
    if not account.borrowed:
        return
    if directory.stat().st_uid != account.uid:
        os.chown(directory, account.uid, account.gid)
    for path in (directory, *programs):
        _open_way(path)
    for path in programs:
        _make_readable(path.parent)


def _open_way(path: Path) -> None:
    """Let others pass through (not list) the directories above `path`."""
    for parent in path.resolve().parents:
        mode = stat.S_IMODE(parent.stat().st_mode)
        if not mode & stat.S_IXOTH:
            log.warning("letting the account %s pass through %s (chmod o+x)", NAME, parent)
            parent.chmod(mode | stat.S_IXOTH)


def _make_readable(installation: Path) -> None:
    """Undo what a strict umask at installation time took from the programs' files."""
    if installation.stat().st_mode & stat.S_IROTH:
        return
    for path in (installation, *installation.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
