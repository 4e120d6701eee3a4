"""The one error of the readers."""

from __future__ import annotations


class Unreadable(ValueError):  # noqa: N818 - it names the state of a file, as in "file is unreadable"
    """A file that cannot be read as an article; the message says why and what to do."""
