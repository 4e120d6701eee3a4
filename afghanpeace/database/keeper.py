"""Stops the server of a data directory once all its users are gone: ``keeper DATA_DIR``.

Users that end by themselves stop the server on their way out; this is for those that were killed.
"""

import sys
from pathlib import Path

from afghanpeace.database.sharing import SharedCluster


def main() -> None:
    """Wait, stop the server, end; also where a user came and went meanwhile."""
    shared = SharedCluster(Path(sys.argv[1]))
    shared.wait_until_unused()
    shared.stop_if_unused()


if __name__ == "__main__":
    main()
