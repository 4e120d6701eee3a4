"""Running commands in tests: what they print, and the code they exit with."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

IN_MEMORY, ROOM = Path("/dev/shm"), 1 << 30  # noqa: S108 - folders of our own are made there
SEEDS = settings.BASE_DIR / "seeds"
TEXT = (
    "Envoys meet in Doha\n\n"
    "DOHA, May 13, 2020 – U.S. envoy Zalmay Khalilzad met Taliban negotiators in Doha on Tuesday, "
    "the State Department said.\n\n"
    "“The talks were useful,” Khalilzad told reporters on Wednesday. “They will go on.”\n\n"
    "The Taliban and the Afghan government have yet to agree on a ceasefire.\n"
)


def new_folder() -> Path:
    """A place for a cluster, on a short path, and in memory where there is room: disks are slow."""
    quick = IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM
    return Path(tempfile.mkdtemp(prefix="afghanpeace-test-", dir=IN_MEMORY if quick else None))


class Ran:
    """What a command printed, and the code it would exit with."""

    def __init__(self, name: str, *args: Any, **options: Any) -> None:
        out, err = io.StringIO(), io.StringIO()
        self.code, self.error = 0, ""
        try:
            call_command(name, *map(str, args), stdout=out, stderr=err, **options)
        except CommandError as error:
            self.code, self.error = error.returncode, str(error)
        self.out, self.err = out.getvalue(), err.getvalue()

    def count(self, kind: str) -> list[int]:
        """The row of the summary table: new, updated, unchanged, failed."""
        (line,) = (line for line in self.out.splitlines() if line.startswith(kind))
        return [int(number) for number in line.split()[1:]]


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def outside_environment(**variables: str) -> dict[str, str]:
    """For a process of its own that uses the test database."""
    at = connection.settings_dict
    server = {"host": str(at["HOST"]), "user": str(at["USER"])}
    if at["PORT"]:
        server["port"] = str(at["PORT"])
    if at["PASSWORD"]:
        server["password"] = str(at["PASSWORD"])
    url = f"postgresql:///{quote(str(at['NAME']))}?{urlencode(server)}"
    return os.environ | {"DATABASE_URL": url, "DEBUG": "1"} | variables
