"""Reading settings from environment variables; every wrong value names its variable."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


def wrong(name: str, rule: str) -> ImproperlyConfigured:
    """The error for a variable whose value breaks `rule`; never repeats secrets."""
    return ImproperlyConfigured(f"{name} must be {rule}.")


def flag(name: str, *, default: bool) -> bool:
    """A switch: 1/true/yes/on or 0/false/no/off; unset or empty is `default`."""
    value = os.environ.get(name, "").strip().lower()
    if value in YES | NO:
        return value in YES
    if value:
        raise wrong(name, f"1 or 0 (true/false, yes/no, on/off), not {value!r}")
    return default


def number(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise wrong(name, f"a whole number from {least} to {most}, not {value!r}")
    return int(value)


def port(name: str, default: int) -> int:
    """A TCP port."""
    return number(name, default, least=1, most=65535)


def hosts(name: str, default: str) -> list[str]:
    """Host names separated by commas, without scheme, port or path."""
    value = os.environ.get(name, "").strip() or default
    found = [host.strip() for host in value.split(",") if host.strip()]
    for host in found:
        bracketed = host.startswith("[") and host.endswith("]")
        if not host.isprintable() or " " in host or "/" in host or (":" in host and not bracketed):
            raise wrong(
                name, f"host names separated by commas, without scheme or port; not {host!r}"
            )
    if not found:
        raise wrong(name, f"at least one host name, not {value!r}")
    return found


def directory(name: str, default: Path) -> Path:
    """A directory as an absolute path; it need not exist yet, but must not be something else."""
    path = Path(os.environ.get(name, "").strip() or default).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise wrong(name, f"a directory; {path} is not one")
    return path


def database(name: str, *, pool: int) -> dict[str, Any] | None:
    """Django's settings for the PostgreSQL server that a URL names; None where it is unset.

    ``postgresql://user:password@host:port/database?sslmode=require``: percent-escapes are undone,
    every query parameter is handed to libpq. At most `pool` connections are kept; 0 keeps none.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        return None
    rule = "of the form postgresql://user:password@host:port/database"
    try:
        url = urlsplit(value)
        numbered = str(url.port or "")
    except ValueError:
        raise wrong(name, rule) from None
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise wrong(name, rule)
    pooling = {"pool": {"min_size": 1, "max_size": pool, "timeout": 5}} if pool else {}
    return _server(url) | {"PORT": numbered, "OPTIONS": pooling | dict(parse_qsl(url.query))}


def _server(url: SplitResult) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "CONN_HEALTH_CHECKS": True,
    }


def secret(name: str, file: Path, *, strict: bool = True) -> str:
    """The variable's value, or else a random one that all processes share through `file`.

    `strict` refuses a value that could be guessed.
    """
    value = os.environ.get(name, "")
    if strict and value and len(value) < 50:
        raise wrong(name, "at least 50 characters long; leave it unset to have one made")
    try:
        return value or _kept_secret(file)
    except OSError as error:
        raise ImproperlyConfigured(
            f"No {name} is set and none can be kept in {file} ({error.strerror}): "
            f"set {name}, or DATA_DIR to a writable directory."
        ) from error


def _kept_secret(file: Path) -> str:
    """Read `file`, made first where missing; of several makers at once, one wins for all."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        with os.fdopen(handle, "w") as draft:
            draft.write(secrets.token_urlsafe(50))
        try:
            # A hard link appears whole, and fails where another process was first.
            os.link(name, file)
        except FileExistsError:
            pass
        finally:
            Path(name).unlink()
    return file.read_text().strip()
