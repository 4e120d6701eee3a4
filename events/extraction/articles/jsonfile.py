"""JSON files: one object, a list of them, or one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from events.extraction.articles import html
from events.extraction.articles.draft import Draft
from events.extraction.articles.errors import Unreadable
from events.extraction.articles.fields import find, from_fields

_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|li|article)\b[^>]*>", re.IGNORECASE)


def _load(text: str, line: int = 0) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"broken JSON at line {line or error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise Unreadable(
            f"JSON nested too deeply at line {line or 1}; give flat objects"
        ) from error


def _draft(value: object, place: str) -> Draft:
    if not isinstance(value, dict):
        raise Unreadable(f'{place} is no JSON object; give {{"text": …, "title": …}}')
    body = find(value, "text")
    if not body.strip():
        raise Unreadable(f'{place} has no text; put it into a field "text"')
    if not _MARKUP.search(body):
        return from_fields(value, _clean(body), "json")
    page = html.read(body)
    draft = from_fields(value, page.text, "json", title=page.title, settled=page.settled)
    return replace(draft, stated=(*draft.stated, *page.stated))


def _clean(text: str) -> str:
    """JSON escapes can spell what no text holds: lone surrogates."""
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def read(text: str) -> tuple[Draft, ...]:
    """The articles of a .json file; raises ``Unreadable`` with the line of what is broken."""
    value = _load(text)
    if isinstance(value, dict) and not find(value, "text"):
        value = next((v for v in value.values() if isinstance(v, list) and v), value)
    if isinstance(value, list):
        return tuple(_draft(item, f"item {n}") for n, item in enumerate(value, start=1))
    return (_draft(value, "the object"),)


def read_lines(text: str) -> tuple[Draft, ...]:
    """The articles of a .jsonl file, one object a line; blank lines are passed over."""
    return tuple(_each_line(text))


def _each_line(text: str) -> Iterator[Draft]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _draft(_load(line, number), f"line {number}")
