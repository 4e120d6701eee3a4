"""The Jinja environment of the public pages: what templates may call, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import Environment, StrictUndefined

from events import datewords
from events.display.vocabulary import kind_of

_WITHIN_A_DATE = re.compile(r"(?<=\d) (?=[A-Z])|(?<=[a-z]) (?=\d{4}\b)|(?<=–) ")


def environment(**options: Any) -> Environment:
    """Django's factory hook: everything escaped, unknown names an error."""
    kept = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True}
    made = Environment(**options | kept | {"lstrip_blocks": True})  # noqa: S701 (it is on)
    made.globals.update(static=static_file, url=url, kind_of=kind_of, today=timezone.localdate)
    made.filters.update(words=words, told=told, unbroken=unbroken, plural=plural, sentence=sentence)
    made.tests.update(web=is_web)
    return made


def static_file(path: str) -> str:
    """The address of a file of the design; the plain one where its hashed name is not known.

    An error page must come out even when what failed is the collection of these files.
    """
    try:
        return static(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


def is_web(address: str) -> bool:
    """Whether an address from outside may become a link: others can run code."""
    return address.startswith(("https://", "http://"))


def url(name: str, *args: object) -> str:
    """The address of a named page."""
    return reverse(name, args=args)


def words(value: date | str | None, modifier: str = "") -> str:
    """A day or an EDTF date in words."""
    text = value.isoformat() if isinstance(value, date) else value or ""
    return datewords.in_words(text, modifier)


def told(value: str, modifier: str = "") -> str:
    """When something was said, in words: of what has no first day, by when it was reported."""
    return ("reported " if value.startswith(("..", "/")) else "") + words(value, modifier)


def unbroken(text: str) -> str:
    """A date in words, of which no line ends between a day, its month and its year."""
    return _WITHIN_A_DATE.sub("\u00a0", text)


def sentence(text: str) -> str:
    """A text that begins a line: its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def plural(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 source", "3 sources"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
