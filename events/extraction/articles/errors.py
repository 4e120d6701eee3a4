"""The one error of the readers."""

from __future__ import annotations


class Unreadable(ValueError):
    """A file that cannot be read as an article; the message says why and what to do."""
