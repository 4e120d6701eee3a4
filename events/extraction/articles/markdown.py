"""Markdown with or without a YAML header: the text as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import yaml

from events.extraction.articles.bylines import is_date_line
from events.extraction.articles.draft import Block, Draft, join
from events.extraction.articles.errors import Unreadable
from events.extraction.articles.fields import from_fields
from events.extraction.articles.paragraphs import WIDEST_WRAP
from events.extraction.results import ParagraphKind

_HEADER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:\s?\S.*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)"
_LINK = re.compile(rf"\[([^\[\]\n]{{0,1000}})\](?:{_TARGET}|\[[^\]\n]{{0,100}}\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,50}\]:?")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^>\s]{1,2000})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,5000}?)(?<=\S)\1(?!\*)"),
    re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,5000}?)(?<=\S)\1(?![\w_])"),
    re.compile(r"(~~|`{1,3})(?=\S)([^`~\n]{1,5000}?)(?<=\S)\1"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_HELD = 0xE000  # escaped characters wait in the private use area while markup is taken off
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})\S*\s*$")
_BULLET = re.compile(r"\A\s{0,12}(?:[-*+]|\d{1,9}[.)])\s+(?=\S)")
_TABLE = re.compile(r"\s{0,3}\|")
_QUOTE = re.compile(r"\A {0,3}(?:>\s?)+")
_WHOLE_EMPHASIS = re.compile(r"([*_]{1,2})(?=[^\s*_])[^*_\n]+(?<=\S)\1")


def _inline(text: str) -> str:
    """Links, emphasis, code, tags and entities as plain text."""
    text = _ESCAPE.sub(lambda found: chr(_HELD + ord(found.group(1))), text)
    text = _FOOTNOTE.sub("", _IMAGE.sub(r"\1", text))
    text = _TAG.sub("", _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text)))
    for pattern in _EMPHASIS * 2:
        text = pattern.sub(r"\2", text)
    text = re.sub("[\ue021-\ue07e]", lambda found: chr(ord(found.group()) - _HELD), text)
    return unescape(text).strip()


def _markup_kind(raw: str) -> ParagraphKind | None:
    """What markup alone settles: lines of links and pictures belong to the page."""
    without = _LINK.sub("", _IMAGE.sub("", raw))
    if without != raw and not any(c.isalnum() for c in without):
        return "boilerplate"
    if (
        _WHOLE_EMPHASIS.fullmatch(raw)
        and raw.startswith("**")
        and raw.rstrip("*")[-1:] not in '.!?:”"'
    ):
        return "heading"
    return None


def _heading(words: str) -> Block:
    """A heading; what it is if it bears only a date, of a chronology perhaps, form will tell."""
    return Block(words, None if is_date_line(words) else "heading")


def _row(line: str) -> str:
    """The cells of a row of a table in one line, "" for the rule below its head."""
    if not _TABLE.match(line):
        return line
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    return "" if all(set(cell) <= set("-: ") for cell in cells) else " – ".join(cells)


def _block(lines: list[str]) -> Iterator[Block]:
    wrapped = max(map(len, lines), default=0) <= WIDEST_WRAP
    raw = (" " if wrapped else "\n").join(line.strip() for line in lines)
    if text := _inline(raw):
        yield Block(text, _markup_kind(raw))


def _blocks(text: str) -> Iterator[Block]:
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        plain = _row(_QUOTE.sub("", line))
        if len(lines) == 1 and _SETEXT.match(plain):
            yield _heading(_inline(lines.pop()))
            continue
        heading = _HEADING.match(plain)
        rule = _RULE.match(plain) or _FENCE.match(plain)
        if not plain.strip() or heading or rule or _BULLET.match(plain) or _TABLE.match(line):
            yield from _block(lines)
            lines = []
        if heading and (words := _inline(heading.group(2))):
            yield _heading(words)
        elif plain.strip() and not (heading or rule):
            lines.append(_BULLET.sub("", plain, count=1))
    yield from _block(lines)


def _closing_note(blocks: list[Block], text: str) -> list[Block]:
    """A last paragraph wholly in italics is a note about the article."""
    for i in range(len(blocks) - 1, max(-1, len(blocks) - 4), -1):
        words, kind = blocks[i]
        if kind is None:
            if f"*{words}*" in text or f"_{words}_" in text:
                blocks[i] = Block(words, "boilerplate")
            break
    return blocks


def _header(text: str) -> tuple[dict[str, object], str]:
    found = _HEADER.match(text)
    if found is None:
        return {}, text
    try:
        fields = yaml.safe_load(found.group(1))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 2}" if mark else ""
        raise Unreadable(f"broken YAML header{line}; correct it or take it off") from error
    if not isinstance(fields, dict):
        return {}, text
    return {str(k): v for k, v in fields.items()}, text[found.end() :]


def read(text: str) -> Draft:
    """The article of a Markdown file; the first heading is the title where the header has none."""
    fields, body = _header(text)
    body = _DEFINITION.sub("", _COMMENT.sub("", body))
    blocks = _closing_note(list(_blocks(body)), body)
    plain, settled = join(blocks)
    first = next((b.text for b in blocks if b.kind == "heading"), "")
    return from_fields(fields, plain, "yaml", title=first, settled=settled)
