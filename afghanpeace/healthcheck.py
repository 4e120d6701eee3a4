"""``python -m afghanpeace.healthcheck``: exit 0 if the site served on this machine is well."""

from __future__ import annotations

import sys
from urllib.request import Request, urlopen

from afghanpeace import environment


def main() -> None:
    """Ask /healthz as the first allowed host, since Django answers to no other name."""
    host = environment.hosts("ALLOWED_HOSTS", "localhost")[0].lstrip(".*") or "localhost"
    address = f"http://127.0.0.1:{environment.port('PORT', 8000)}/healthz"
    try:
        urlopen(Request(address, headers={"Host": host}), timeout=4).close()
    except OSError as error:
        sys.exit(f"{address}: {error}")


if __name__ == "__main__":
    main()
