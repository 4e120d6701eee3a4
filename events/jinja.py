"""The Jinja environment of the public pages."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    """Django's factory hook: everything escaped, unknown names an error."""
    return Environment(**options | {"autoescape": True, "undefined": StrictUndefined})  # noqa: S701
