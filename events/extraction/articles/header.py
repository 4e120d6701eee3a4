"""The header above a text: YAML or TOML between rules, or lines of "Key: value".

Jekyll writes the first, Hugo the second, MultiMarkdown and Pelican the third.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

import yaml

from events.extraction.articles.errors import Unreadable
from events.extraction.lexicon import load

_YAML = re.compile(
    r"\A\s{0,20}---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(r"\A\s{0,20}\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,30}?)[ \t]{0,3}:[ \t]+(\S[^\n]{0,1000})(?:\n|\Z)")
_END = re.compile(r"(?:(?:---|\.\.\.)?[ \t]*)(?:\n|\Z)")
_FEWEST_LINES = 2


class Header(NamedTuple):
    """The fields of a header and where the text behind it begins."""

    fields: dict[str, object]
    end: int


NONE = Header({}, 0)


def read(text: str) -> Header:
    """The header of ``text``; one that is no header is part of the text, and none is found.

    Raises ``Unreadable`` for YAML or TOML that is broken.
    """
    if found := _YAML.match(text):
        return _fields(_from_yaml(found[1]), found.end())
    if found := _TOML.match(text):
        return _fields(_from_toml(found[1]), found.end())
    return _lines(text)


def _fields(value: object, end: int) -> Header:
    return Header({str(k): v for k, v in value.items()}, end) if isinstance(value, dict) else NONE


def _from_yaml(text: str) -> object:
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 2}" if mark else ""
        raise Unreadable(f"broken YAML header{line}; correct it or take it off") from error


def _from_toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(f"broken TOML header ({error}); correct it or take it off") from error


def _lines(text: str) -> Header:
    """Lines of "Key: value" down to a blank one, most keys being such as headers have."""
    at = len(text) - len(text.lstrip())
    fields: dict[str, object] = {}
    while line := _LINE.match(text, at):
        fields.setdefault(line[1].lower(), line[2].strip().strip("\"'"))
        at = line.end()
    known = sum(key in _keys() for key in fields)
    ends = _END.match(text, at)
    if ends is None or len(fields) < _FEWEST_LINES or 2 * known <= len(fields):
        return NONE
    return Header(fields, ends.end())


@cache
def _keys() -> frozenset[str]:
    words = load("boilerplate")
    named = (name.lower() for names in words["fields"].values() for name in names)
    return frozenset(words["header_keys"]).union(named)
