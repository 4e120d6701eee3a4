"""Django's PostgreSQL backend on the embedded server, started by the first connection.

Commands that never connect never start it. Used by ``"ENGINE": "afghanpeace.database"`` with
``"DATA_DIR"``, the directory that holds the cluster.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from django.db import OperationalError
from django.db.backends.postgresql import base, client

from afghanpeace.database import CannotServe
from afghanpeace.database.cluster import ROLE, programs
from afghanpeace.database.sharing import SharedCluster


@cache
def shared_cluster(data: Path) -> SharedCluster:
    """The one object that stands for a data directory's cluster in this process."""
    return SharedCluster(data)


class DatabaseClient(client.DatabaseClient):
    """``manage.py dbshell`` with the wheel's own psql."""

    def runshell(self, parameters: Iterable[str]) -> None:
        """Start the server, then the shell."""
        self.connection.ensure_connection()
        self.executable_name = str(programs() / "psql")
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded server."""

    client_class = DatabaseClient

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        shared = shared_cluster(settings_dict["DATA_DIR"])
        place = {"HOST": str(shared.cluster.socket_directory), "USER": ROLE}
        super().__init__(settings_dict | place, alias)
        self.shared = shared

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; start the server before, where it does not run.

        Raises OperationalError with what to do about it where it cannot.
        """
        try:
            self.shared.join()
            return self._connect(conn_params)
        except (CannotServe, OSError) as error:
            raise OperationalError(str(error)) from error

    def _connect(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            if not self.shared.revive():
                raise
            return super().get_new_connection(conn_params)
