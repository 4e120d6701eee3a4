"""Where sentences begin and end, in text that need not be well kept."""

from __future__ import annotations

import re
from functools import lru_cache

from events.extraction.results import Span

# Titles stand before a name, so a capital after them proves nothing; the others end a sentence
# when what follows looks like a beginning.
TITLES = frozenset(
    """mr mrs ms dr prof gen lt col capt sgt maj brig adm sen rep gov pres supt hon rev fr st mt ft
    vs messrs cmdr cpl pvt spc no nos art sec""".split()
)
OTHERS = frozenset(
    """jr sr etc inc co corp ltd dept est assn bros jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue tues wed thu thur thurs fri sat sun a.m p.m e.g i.e u.s u.k u.n u.a.e u.s.a
    ph.d""".split()
)
ABBREVIATIONS = TITLES | OTHERS
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec no nos".split())
_STARTERS = frozenset(
    """the a an he she it they we you i but and in on at this that these those there his her its
    their our as after when while if for with no not what who how why according also however some
    many most mr mrs ms dr""".split()
)
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n[ \t]*\n\s*")
_WORD_BEFORE = re.compile(r"[\w.]+\Z")
_WORD_AFTER = re.compile(r"[\s\"'“‘«(\[]*(\w*)")


def _abbreviated(word: str, following: str) -> bool:
    """Whether the full stop after ``word`` belongs to the word."""
    plain = word.lower().rstrip(".")
    if plain in TITLES or re.fullmatch(r"[A-Z]", word):
        return plain not in _MONTHS or following[:1].isdigit()
    if plain in _MONTHS and following[:1].isdigit():
        return True
    initials = re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word)
    return (plain in OTHERS or bool(initials)) and following.lower() not in _STARTERS


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether this stop closes a sentence: not an abbreviation, initial or lower-case sequel."""
    if stop.group().isspace():
        return True
    after = _WORD_AFTER.match(text, stop.end(), min(end, stop.end() + 24))
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

    A closing quotation mark belongs to the sentence before it. Time is linear in the span.
    """
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
