"""From the bytes of a file to articles: text in one coordinate system, cut into paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from pathlib import PurePath
from textwrap import shorten

from events.extraction.articles import html, jsonfile, markdown, plain, stated
from events.extraction.articles.boilerplate import classify, find_title
from events.extraction.articles.draft import Draft, Hint, Settled
from events.extraction.articles.encodings import LIMIT, decode, unpack
from events.extraction.articles.errors import Unreadable
from events.extraction.articles.forms import without_places
from events.extraction.articles.paragraphs import cut
from events.extraction.results import Article, Paragraph, Span, StatedDate

__all__ = ["EXTENSIONS", "LIMIT", "Unreadable", "from_text", "read_article"]

MOST_PARAGRAPHS = 20_000  # of the longest transcripts, several times over
EXTENSIONS = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")


def _hint(settled: Settled, starts: list[int], span: Span) -> Hint | None:
    i = bisect_right(starts, span.start) - 1
    return settled[i][1] if i >= 0 and span.start < settled[i][0].end else None


def _paragraphs(draft: Draft, title: str, spans: tuple[Span, ...]) -> tuple[Paragraph, ...]:
    """Number the paragraphs; where markup settles the kind, form is not asked."""
    starts = [span.start for span, _ in draft.settled]
    hints = [_hint(draft.settled, starts, span) for span in spans]
    asked = [i for i, hint in enumerate(hints) if hint in {None, "item"}]
    items = frozenset(n for n, i in enumerate(asked) if hints[i])
    judged = iter(classify([spans[i].of(draft.text) for i in asked], title, items))
    return tuple(
        Paragraph(number, span, next(judged) if hint is None or hint == "item" else hint)
        for number, (span, hint) in enumerate(zip(spans, hints, strict=True), start=1)
    )


def _opening(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """The first words of the body, for a title."""
    first = next((p.span.start for p in paragraphs if p.kind == "body"), 0)
    return shorten(without_places(text[first : first + 1000]), width=100, placeholder="…")


def _article(draft: Draft, name: str) -> Article:
    if "\0" in draft.text:
        raise Unreadable("NUL characters in the text; take them out")
    spans = cut(draft.text)
    if len(spans) > MOST_PARAGRAPHS:
        raise Unreadable(f"more than {MOST_PARAGRAPHS:,} paragraphs: no article; split the file")
    if not any(c.isalnum() for c in draft.text):
        raise Unreadable("no text; give a file that holds an article")
    headline = " ".join(draft.title.split()) or find_title([span.of(draft.text) for span in spans])
    paragraphs = _paragraphs(draft, headline, spans)
    return Article(
        id=draft.id or name,
        title=headline or _opening(draft.text, paragraphs),
        text=draft.text,
        paragraphs=paragraphs,
        source=draft.source,
        url=draft.url,
        language=draft.language or "en",
        stated=(*draft.stated, *stated.from_text(draft.text, paragraphs, headline)),
    )


def _drafts(text: str, extension: str) -> tuple[Draft, ...]:
    match extension:
        case ".txt":
            return (plain.read(text),)
        case ".md":
            return (markdown.read(text),)
        case ".html" | ".htm":
            return (html.read(text),)
        case ".json":
            return jsonfile.read(text)
        case ".jsonl":
            return jsonfile.read_lines(text)
    kind = f"kind of file {extension!r}" if extension else "kind of file"
    raise Unreadable(f"unknown {kind}; give one of {', '.join(EXTENSIONS)}")


def read_article(data: bytes, name: str) -> tuple[Article, ...]:
    """The articles of a file with content ``data`` called ``name`` (its extension decides).

    Several come out of .json lists and .jsonl only. Ids are those given, else the name without
    extensions, numbered where there are several. Raises ``Unreadable``.
    """
    path = PurePath(name.lower().removesuffix(".gz"))
    stem = PurePath(name).name[: len(path.stem)]
    if not data:
        raise Unreadable("empty file; give one that holds an article")
    _drafts("{}", path.suffix) if path.suffix not in EXTENSIONS else None
    drafts = _drafts(decode(unpack(data)), path.suffix)
    if not drafts:
        raise Unreadable("no articles in it; give at least one object with a text")
    if len(drafts) == 1:
        return (_article(drafts[0], stem),)
    return tuple(_article(d, f"{stem}-{n}") for n, d in enumerate(drafts, start=1))


def from_text(  # noqa: PLR0913 - the fields of an input line, by name
    text: str,
    *,
    id: str,  # noqa: A002 - its name in the input
    title: str = "",
    published: str = "",
    url: str = "",
    source: str = "",
) -> Article:
    """An article whose text is at hand; its text stays as it is (less a BOM, CRLF as LF).

    Raises ``Unreadable`` for a text without words or with NUL characters.
    """
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    draft = plain.read(clean)
    given = (StatedDate(published, "given"),) if published else ()
    draft = replace(
        draft,
        title=title or draft.title,
        url=url or draft.url,
        source=source or draft.source,
        stated=(*given, *draft.stated, *stated.from_url(url)),
    )
    return replace(_article(draft, id), id=id)
