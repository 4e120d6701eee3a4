"""Markdown with or without a YAML header: the text as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from events.extraction.articles import header
from events.extraction.articles.bylines import is_date_line
from events.extraction.articles.draft import Block, Draft, join
from events.extraction.articles.fields import from_fields
from events.extraction.articles.paragraphs import WIDEST_WRAP
from events.extraction.articles.quotations import marked
from events.extraction.results import ParagraphKind

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:\s?\S.*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)"
_LINK = re.compile(rf"\[([^\[\]\n]{{0,1000}})\](?:{_TARGET}|\[[^\]\n]{{0,100}}\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,50}\]")
_NOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,50}\]:\s?")
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
    """What markup alone settles: lines of links and pictures belong to the page, so do notes."""
    without = _LINK.sub("", _IMAGE.sub("", raw))
    if _NOTE.match(raw) or (without != raw and not any(c.isalnum() for c in without)):
        return "boilerplate"
    shouted = raw.startswith("**") and raw.rstrip("*")[-1:] not in '.!?:”"'
    return "heading" if shouted and _WHOLE_EMPHASIS.fullmatch(raw) else None


def _heading(words: str) -> Block:
    """A heading; what it is if it bears only a date, of a chronology perhaps, form will tell."""
    return Block(words, None if is_date_line(words) else "heading")


def _row(line: str) -> str:
    """The cells of a row of a table in one line, "" for the rule below its head."""
    if not _TABLE.match(line):
        return line
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    return "" if all(set(cell) <= set("-: ") for cell in cells) else " – ".join(cells)


def _block(lines: list[str], quoted: bool, item: bool) -> Iterator[Block]:
    wrapped = max(map(len, lines), default=0) <= WIDEST_WRAP
    raw = (" " if wrapped else "\n").join(line.strip() for line in lines)
    if text := _inline(_NOTE.sub("", raw, count=1)):
        yield Block(text, _markup_kind(raw), quoted, item)


def _blocks(text: str) -> Iterator[Block]:
    """Blocks of lines; a quotation goes on in lines without its sign until a blank one."""
    lines: list[str] = []
    quoted = item = False
    for line in [*text.split("\n"), ""]:
        plain = _row(_QUOTE.sub("", line))
        if len(lines) == 1 and _SETEXT.match(plain):
            yield _heading(_inline(lines.pop()))
            continue
        if _ends_block(line, plain) or (_QUOTE.match(line) and not quoted):
            yield from _block(lines, quoted, item)
            lines = []
        quoted = _QUOTE.match(line) is not None or (quoted and bool(lines))
        if (heading := _HEADING.match(plain)) and (words := _inline(heading.group(2))):
            yield _heading(words)
        elif plain.strip() and not (heading or _is_rule(plain)):
            item = bool(_BULLET.match(plain) or _TABLE.match(line)) or (item and bool(lines))
            lines.append(_BULLET.sub("", plain, count=1))
    yield from _block(lines, quoted, item)


def _ends_block(line: str, plain: str) -> bool:
    begins = _HEADING.match(plain) or _BULLET.match(plain) or _NOTE.match(plain)
    return not plain.strip() or _is_rule(plain) or bool(begins or _TABLE.match(line))


def _is_rule(plain: str) -> bool:
    return bool(_RULE.match(plain) or _FENCE.match(plain))


def _in_italics(text: str, words: str) -> bool:
    return f"*{words}*" in text or f"_{words}_" in text


def _in_notes(blocks: list[Block], text: str) -> list[Block]:
    """What is set wholly in italics is a note at the end or below a picture, a standfirst above."""
    own = [i for i, b in enumerate(blocks) if b.kind is None]
    plain = next((i for i in own if not _in_italics(text, blocks[i].text)), 0)
    found = list(blocks)
    for i in own:
        below = i and f"![{blocks[i - 1].text}](" in text
        if (i < plain or i == own[-1] or below) and _in_italics(text, blocks[i].text):
            kind: ParagraphKind = "heading" if i < plain and not below else "boilerplate"
            found[i] = blocks[i]._replace(kind=kind)
    return found


def read(text: str) -> Draft:
    """The article of a Markdown file; the first heading is the title where the header has none."""
    fields, end = header.read(text)
    body = _DEFINITION.sub("", _HIDDEN.sub("", text[end:]))
    blocks = _in_notes(list(_blocks(body)), body)
    plain, settled = join(marked(blocks))
    first = next((b.text for b in blocks if b.kind == "heading"), "")
    return from_fields(fields, plain, "yaml", title=first, settled=settled)
