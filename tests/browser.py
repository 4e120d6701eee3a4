"""Which browser the tests drive; run as a program, sees that there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

# Chromium without windows does the same work in two thirds of the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
APT = "apt-get install --quiet --quiet --yes"
DEBIAN = f"apt-get update --quiet --quiet && ({APT} chromium-headless-shell || {APT} chromium) >&2"
PATIENCE_MS = 10_000
"""How long a page may take until what is expected of it is there, on a busy machine."""


def find() -> str | None:
    """The path of a Chromium on this machine, Playwright's own download last; None without one."""
    for path in filter(None, map(shutil.which, NAMES)):
        return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.access(path, os.X_OK) else None


def ways() -> list[list[str]]:
    """Commands that install a Chromium here, the likeliest first."""
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    if not shutil.which("apt-get"):
        return [download]
    if os.geteuid() == 0:
        return [["sh", "-c", DEBIAN], download]
    return [["sudo", "--non-interactive", "sh", "-c", DEBIAN], download]


def main() -> None:
    """Install a browser where there is none; exit 1 if that fails."""
    for way in ways():
        if find():
            return
        sys.stderr.write("Installing Chromium for the tests ...\n")
        subprocess.run(way, check=False)
    if not find():
        sys.exit("The tests need Chromium, and it could not be installed: install it by hand.")


if __name__ == "__main__":
    main()
