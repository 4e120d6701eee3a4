"""A paragraph cut into units: sentences in which a quotation or an aside counts as one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from events.extraction.results import Paragraph, Span
from events.extraction.sentences import abbreviations, sentences
from events.extraction.statements.grammar import tag
from events.extraction.statements.quotes import Quote, find_quotes

_ABBREVIATED = "|".join(
    re.escape(form)
    for word in sorted(abbreviations("titles", "others"))
    for form in {word, word.capitalize()}
)
# Plain words and signs come first, as nearly all items are those; the others take many tries.
# Abbreviations are many, so that the stop is sought before them.
_TOKEN = re.compile(
    r"[^\W_]++(?=\s|,\s)|[^\w\s(’'-]|\([^()]{1,200}\)|(?:[A-Z]\.)+(?=\W|$)"
    rf"|(?=[\w.]++(?<=\.)\s)(?:{_ABBREVIATED})\.(?=\s)"
    r"|[^\W_]{2,}+(?<=[sS])['’](?=\s)"  # the militants' leader
    r"|[^\W_]+(?:(?:['’.&/@]|-(?!(?:and|but)\s))(?=[^\W_])[^\W_]+|,(?=\d)\d+)*|['’]s\b|--+|[^\s_]"
)
QUOTATION = "quotation"  # what stands for the lower-case form of a quotation
LONGEST = 300
TAG_REACH = 8
SIGNATURE = 14
TITLE_LENGTH = 60
WHOLE = 4  # spaces in a quotation that is a sentence although no mark ends it
_TITLE = re.compile(
    r"(?:(?:[A-Z][\w'’-]*|the|of|a|an|and|for|in|to|on|with)[\s,.]+)*[A-Z][\w'’-]*\W*"
)
_SPOKEN_END = frozenset(",.?!…-—–")


class Item(NamedTuple):
    """A word, mark, aside or whole quotation: its span, lower-case form and tag (grammar.py)."""

    start: int
    end: int
    low: str
    tag: str


@dataclass(frozen=True)
class Unit:
    """One sentence of a paragraph; quotations that hold several sentences are one item."""

    text: str
    items: tuple[Item, ...]
    quotes: dict[int, Quote]
    paragraph: int

    @cached_property
    def tags(self) -> str:
        """The tags of its items, a letter each."""
        return "".join([item.tag for item in self.items])

    def quote(self, item: Item) -> Quote:
        """The quotation that an item with tag Q or q stands for."""
        return self.quotes[item.start]


def _items_between(text: str, start: int, end: int) -> list[Item]:
    found = _TOKEN.finditer(text, start, end)
    return [Item._make(m.span() + _read(m[0])) for m in found]


@lru_cache(maxsize=32768)
def _read(word: str) -> tuple[str, str]:
    """The lower-case form and the tag of a word, mark or aside."""
    if word[0] == "(" and len(word) > 1:
        return word, "("
    low = word.lower().replace("’", "'")
    return low, tag(word, low)


def _quoted_tag(text: str, quote: Quote, start: int) -> str:
    """Q for a quotation that is an utterance by its end or beginning, U for a title, else q."""
    words = quote.inner.of(text).rstrip("'’”\"")
    before = text[max(start, quote.outer.start - 2) : quote.outer.start].rstrip()
    named = len(words) <= TITLE_LENGTH and before[-1:].isalnum() and words[-1:] not in ("?", "!")
    if named and " " in words and _TITLE.fullmatch(words):
        return "U"
    whole = words[:1].isupper() and words.count(" ") >= WHOLE
    return "Q" if whole or words[-1:] in _SPOKEN_END else "q"


def _items(text: str, span: Span, quotes: list[Quote]) -> tuple[Item, ...]:
    at = span.start
    found: list[Item] = []
    for quote in quotes:
        found += _items_between(text, at, quote.outer.start)
        found.append(Item(*quote.outer, QUOTATION, _quoted_tag(text, quote, span.start)))
        at = quote.outer.end
    return (*found, *_items_between(text, at, span.end))


def _whole_sentences(text: str, span: Span, quotes: tuple[Quote, ...]) -> Iterator[Span]:
    """Sentences, joined wherever a boundary falls inside a quotation."""
    pending, ahead = None, 0
    for sentence in sentences(text, span):
        start = sentence.start if pending is None else pending
        while ahead < len(quotes) and quotes[ahead].outer.end <= sentence.end:
            ahead += 1
        if ahead < len(quotes) and quotes[ahead].outer.start < sentence.end:
            pending = start
            continue
        pending = None
        yield Span(start, sentence.end)
    if pending is not None:
        yield Span(pending, span.end)


def _tag_clause(items: tuple[Item, ...], mark: str) -> bool:
    """Whether a sentence only says who spoke the quotation before it: "... now?" She said."""
    verb = next((i for i, item in enumerate(items[:TAG_REACH]) if item.tag == "V"), -1)
    if verb < 0 or any(item.tag in "Qq,:" for item in items[: verb + 1]):
        return False
    rest = items[verb + 1 :]
    if mark == ".":
        return all(item.tag in ".tR" for item in rest)
    first = takewhile(lambda item: item.tag != ",", rest)
    return not any(item.tag in "QqT:AMvV" for item in first)


def _signature(items: tuple[Item, ...]) -> bool:
    """Whether a sentence is a name behind a dash, with no more than a description."""
    named = len(items) > 1 and items[0].tag == "-" and items[1].tag == "U"
    return named and len(items) <= SIGNATURE and not any(item.tag in "AMVvQq" for item in items)


def _sentences(text: str, paragraph: Paragraph) -> Iterator[Unit]:
    quotes = find_quotes(text, paragraph.span)
    ahead = 0
    for sentence in _whole_sentences(text, paragraph.span, quotes):
        first = ahead
        while ahead < len(quotes) and quotes[ahead].outer.start < sentence.end:
            ahead += 1
        own = list(quotes[first:ahead])
        items = _items(text, sentence, own)
        table = {quote.outer.start: quote for quote in own}
        # No sentence is longer; the bound keeps the reading of any text linear.
        for at in range(0, len(items), LONGEST):
            part = items[at : at + LONGEST]
            quoted = {at: table[at] for at, *_ in part if at in table} if table else {}
            yield Unit(text, part, quoted, paragraph.number)


def units(text: str, paragraph: Paragraph) -> tuple[Unit, ...]:
    """The units of one paragraph in order; linear in its length."""
    found: list[Unit] = []
    for unit in _sentences(text, paragraph):
        before = found[-1] if found else None
        if before and before.items[-1].tag == "Q" and len(before.items) < LONGEST:
            mark = before.quote(before.items[-1]).inner.of(text)[-1]
            if _signature(unit.items) or _tag_clause(unit.items, mark):
                table = before.quotes | unit.quotes
                found[-1] = Unit(text, before.items + unit.items, table, unit.paragraph)
                continue
        found.append(unit)
    return tuple(found)
