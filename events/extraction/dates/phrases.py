"""Date phrases of an article, found but not yet resolved; nothing here knows a calendar or an anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from events.extraction.results import Article, Paragraph, Span

from .grammar import grammar, letter, tense_cues
from .words import TOKEN, Value, classes

_CUE_REACH = 10  # words before a phrase in which a cue of the future counts


Tense = Literal["past", "future", ""]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date phrase as it stands in the text.

    ``kind`` says what sort of date it is ("weekday", "month_day", "ago"), ``fields`` what its words
    mean (``{"month": 9, "day": 11}``), ``rule`` which pattern of the grammar found it. ``tense`` tells
    whether the words before it look ahead ("will meet on Tuesday") or back ("met on Tuesday"), ``limit``
    is the preposition by which it bounds instead of dating ("by", "before", "until", "since", "after",
    "from"), else "".
    """

    span: Span
    text: str
    kind: str
    rule: str
    fields: Mapping[str, Value]
    paragraph: int
    tense: Tense = ""
    limit: str = ""


def find_phrases(article: Article) -> tuple[Phrase, ...]:
    """Every date phrase of the body, in the order of the text."""
    return tuple(p for part in article.body() for p in _in_paragraph(article.text, part))


def _in_paragraph(text: str, paragraph: Paragraph) -> Iterator[Phrase]:
    start, end = paragraph.span
    tokens = [match[0] for match in TOKEN.finditer(text, start, end)]
    letters = "".join(map(letter, tokens))
    found = list(grammar().any_rule.finditer(letters))
    if not found:
        return
    spans = [Span(*match.span()) for match in TOKEN.finditer(text, start, end)]
    for match in found:
        rule = grammar().rules[match.lastgroup or ""]
        first, last = _trimmed(tokens, *match.span())
        span = Span(spans[first].start, spans[last - 1].end)
        fields = rule.fields(letters, tokens, match.start())
        limit = classes(tokens[first - 1]).get("LIMIT", "") if first else ""
        tense = _tense(letters, first, last)
        phrase = Phrase(
            span,
            text[slice(*span)],
            rule.kind,
            rule.name,
            fields,
            paragraph.number,
            tense,
            str(limit),
        )
        yield from (
            _two_days(phrase, tokens, spans, first, last) if rule.kind == "pair" else (phrase,)
        )


def _trimmed(tokens: list[str], first: int, last: int) -> tuple[int, int]:
    """The tokens of a match without an optional sign at its end."""
    while last - first > 1 and tokens[last - 1] in {",", "-", "–", "—"}:
        last -= 1
    return first, last


def _two_days(
    whole: Phrase, tokens: list[str], spans: list[Span], first: int, last: int
) -> Iterator[Phrase]:
    """The two dates of "24 and 25 April"."""
    middle = tokens.index("and", first, last)
    fields = {name: value for name, value in whole.fields.items() if name != "first"}
    for a, b, day in ((first, middle, "first"), (middle + 1, last, "day")):
        span = Span(spans[a].start, spans[b - 1].end)
        words = whole.text[span.start - whole.span.start : span.end - whole.span.start]
        kind = "full_date" if "year" in fields else "month_day"
        yield Phrase(
            span, words, kind, whole.rule, fields | {"day": whole.fields[day]}, whole.paragraph,
            whole.tense, whole.limit,
        )  # fmt: skip


def _tense(letters: str, first: int, last: int) -> Tense:
    cues, start = tense_cues(), max(0, first - _CUE_REACH)
    if cues.back.search(letters, start, first) or cues.over.match(letters, last):
        return "past"
    return "future" if cues.ahead.search(letters, start, first) else ""
