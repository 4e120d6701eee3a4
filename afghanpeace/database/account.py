"""Whose account the server runs under: ours, unless we are root, whom PostgreSQL refuses."""

from __future__ import annotations

import logging
import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afghanpeace.database import CannotServe

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

    def own(self, directory: Path) -> None:
        """Make the account the owner of a new directory, and let it get there."""
        if self.borrowed:
            os.chown(directory, self.uid, self.gid)
            self.let_pass(directory)

    def let_pass(self, path: Path) -> None:
        """Let others pass through (not list) the directories above `path`, so that it can too."""
        for parent in path.resolve().parents if self.borrowed else ():
            mode = stat.S_IMODE(parent.stat().st_mode)
            if not mode & stat.S_IXOTH:
                log.warning(
                    "PostgreSQL must get to %s: letting others pass through %s", path, parent
                )
                parent.chmod(mode | stat.S_IXOTH)

    def let_read(self, installation: Path) -> None:
        """Undo what a strict umask took from installed files that others may read elsewhere."""
        if not self.borrowed or installation.stat().st_mode & stat.S_IROTH:
            return
        for path in (installation, *installation.rglob("*")):
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def for_cluster(directory: Path) -> Account:
    """Our own account; for root, whoever owns the cluster or its place, or else one made for it."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), borrowed=False)
    for place in (directory, directory.parent):
        if place.exists() and (owner := place.stat()).st_uid != 0:
            return Account(owner.st_uid, owner.st_gid, borrowed=True)
    entry = _entry()
    return Account(entry.pw_uid, entry.pw_gid, borrowed=True)


def _entry() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        log.warning("PostgreSQL does not run as root: adding the system account %s for it", NAME)
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotServe(f"needs an account, which could not be added: {error}.") from error
    return pwd.getpwnam(NAME)
