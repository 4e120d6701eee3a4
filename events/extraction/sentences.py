"""Where sentences begin and end, in text that need not be well kept."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from events.extraction.lexicon import load
from events.extraction.results import Span

_NOTES = r"(?:\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed|[a-z]+\?)\]){1,9}"  # "[12][13]"
_STOP = re.compile(rf"[.!?…]+[\"'”’»)\]]*(?=\s|{_NOTES}(?:\s|\Z))|\n[ \t]*\n\s*")
_LEAD = re.compile(rf"(?:{_NOTES}(?=\s|\Z))?\s*")
_WORD_BEFORE = re.compile(r"[\w.]+\Z")
_WORD_AFTER = re.compile(r"[\s\"'“‘«(\[]*(\w*)")


@cache
def abbreviations(*names: str) -> frozenset[str]:
    """The words of these lists of ``abbreviations.toml``."""
    return frozenset(word for name in names for word in load("abbreviations")[name].split())


def _abbreviated(word: str, following: str) -> bool:
    """Whether the full stop after ``word`` belongs to the word."""
    plain = word.lower().rstrip(".")
    if plain in abbreviations("titles") or re.fullmatch(r"[A-Z]", word):
        return plain not in abbreviations("numbered") or following[:1].isdigit()
    if plain in abbreviations("numbered") and following[:1].isdigit():
        return True
    initials = re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word)
    sequel = following.lower() not in abbreviations("starters")
    return sequel and (plain in abbreviations("others") or bool(initials))


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether this stop closes a sentence: not an abbreviation, initial or lower-case sequel."""
    if stop.group().isspace():
        return True
    lead = _LEAD.match(text, stop.end())
    begin = lead.end() if lead else stop.end()
    after = _WORD_AFTER.match(text, begin, min(end, begin + 24))
    following = after.group(1) if after else ""
    if following[:1].islower():
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    return not (before and _abbreviated(before.group(), following))


@lru_cache(maxsize=512)
def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of ``text`` inside ``span``, in order, white space trimmed.

    A closing quotation mark belongs to the sentence before it, the marks of notes behind a full
    stop ("[12]") to none. Time is linear in the span.
    """
    cuts = [m.end() for m in _STOP.finditer(text, *span) if _ends(text, m, span.end)]
    found, start = [], span.start
    for cut in [*cuts, span.end]:
        lead = _LEAD.match(text, start, cut)
        left = lead.end() if lead else start
        right = start + len(text[start:cut].rstrip())
        if left < right:
            found.append(Span(left, right))
        start = cut
    return tuple(found)
