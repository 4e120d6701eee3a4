"""Where sentences begin and end, in text that need not be well kept."""

from __future__ import annotations

import re
from functools import lru_cache

from events.extraction.results import Span

ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col capt sgt maj brig adm sen rep gov pres st jr sr no vs etc inc co
    corp ltd jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m e.g i.e""".split()
)
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n\s*\n")
_WORD_BEFORE = re.compile(r"[\w.]+$")


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether this stop closes a sentence: not an abbreviation, initial or lower-case sequel."""
    if stop.group().isspace():
        return True
    following = text[stop.end() : min(end, stop.end() + 8)].lstrip(" \t\n\"'“‘([")
    if following[:1].islower():
        return False
    if not stop.group().startswith("."):
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    word = before.group() if before else ""
    return not (word.lower().rstrip(".") in ABBREVIATIONS or re.fullmatch(r"(?:[A-Z]\.?)+", word))


@lru_cache(maxsize=4096)
def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of ``text`` inside ``span``, in order, white space trimmed."""
    cuts = [m.end() for m in _STOP.finditer(text, *span) if _ends(text, m, span.end)]
    found, start = [], span.start
    for cut in [*cuts, span.end]:
        words = text[start:cut]
        left = start + len(words) - len(words.lstrip())
        right = cut - (len(words) - len(words.rstrip()))
        if left < right:
            found.append(Span(left, right))
        start = cut
    return tuple(found)
