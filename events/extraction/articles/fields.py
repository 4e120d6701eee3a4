"""Header fields of YAML and JSON, under the names that people give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from events.extraction.articles.draft import Draft, Settled
from events.extraction.articles.stated import from_url
from events.extraction.lexicon import load
from events.extraction.results import StatedDate


def _words(value: object) -> str:
    """A field as text; an object (schema.org's publisher) by its name."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id") or value.get("url")
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, date):  # what YAML and TOML make of 2019-02-07
        return value.isoformat()
    return str(value).strip() if isinstance(value, str | int) and value is not True else ""


def find(fields: Mapping[str, object], what: str) -> str:
    """The first filled field that holds ``what`` (a key of ``[fields]``); "" when there is none."""
    folded = {name.lower(): value for name, value in fields.items()}
    names: list[str] = load("boilerplate")["fields"][what]
    return next((words for name in names if (words := _words(folded.get(name.lower())))), "")


def _stated(fields: Mapping[str, object], where: str) -> Iterator[StatedDate]:
    """The day of publication, a level deeper too ("meta: {date: …}"), and when it was there."""
    inner = (value for value in fields.values() if isinstance(value, Mapping))
    days = (find(level, "published") for level in (fields, *inner))
    if published := next(filter(None, days), ""):
        yield StatedDate(published, where)
    if seen := find(fields, "seen"):
        yield StatedDate(seen, "seen")


def _id(fields: Mapping[str, object], where: str) -> str:
    """The given id; the bare number that a site counts its pages by says nothing elsewhere."""
    found = find(fields, "id")
    return "" if where != "json" and found.isdecimal() else found


def from_fields(
    fields: Mapping[str, object], text: str, where: str, title: str = "", settled: Settled = ()
) -> Draft:
    """A draft of ``text`` with what ``fields`` say of it; ``where`` names their format."""
    url = find(fields, "url")
    return Draft(
        text=text,
        title=find(fields, "title") or title,
        id=_id(fields, where),
        url=url,
        source=find(fields, "source"),
        language=find(fields, "language")[:2].lower(),
        stated=(*_stated(fields, where), *from_url(url)),
        settled=settled,
    )
