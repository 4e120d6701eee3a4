"""The vocabulary of extraction, as TOML files beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed content of ``<name>.toml``; read once, not to be changed by callers."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
