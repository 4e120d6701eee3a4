"""Lines that say who wrote an article and when, and datelines of wire copy."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from events.extraction.lexicon import load
from events.extraction.results import Span

_LABEL = (
    r"(?:(?:first |originally |last )?(?:published|posted|updated|issued|released|modified|revised|"
    r"created|added|filed|reported)|publication date|release date|publish date|date)"
)
_BY = (
    r"(?:(?:reported|words|story|report|text|analysis|comment|commentary|opinion|essay|dispatch|"
    r"interview|written)? ?by|from)"
)
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|al|bin|de|van|von|ul|ur|and|&)){0,5}"
_UNNAMED = re.compile(
    r"(?:by|from) (?:our|a|the|staff)\b[^.]{0,40}\b"
    r"(?:correspondent|reporter|writer|staff|desk|agenc\w+)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_LIST = rf"{_NAME}(?:,? (?:and|&) {_NAME}|, {_NAME}){{0,4}}"
_BYLINE = re.compile(
    rf"\W{{0,3}}(?:(?i:{_BY}):?\s+{_LIST}(?P<rest>.{{0,160}})|(?P<agency>{_NAME})\s*[|/]\s*.{{0,120}})"
)
_CLOCK = (
    r"\d{1,2}(?:[:.]\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
    r"|\d{4}\s*(?:hrs|GMT|UTC)"
)
_ZONE = r"GMT|UTC|E[SD]?T|[CPM][SD]T|BST|CES?T|IST|AFT|PKT|Z|[+-]\d{2}:?\d{2}|local time|Kabul time"
_FILLER = re.compile(
    rf"(?:{_CLOCK})|\b(?:{_ZONE})\b|\b(?i:{_LABEL}|on|at|in|the|of|and|by|day|am|pm|eastern|time|ah|ad|sh|a\.h|edition)\b",
)
_SIGNED = re.compile(rf"(?:^|[.,;|–—-]\s+)[Bb]y {_LIST}\.?$")
_PAPER = re.compile(
    r"(?:[A-Z][\w.'’-]*|of|the|and|for|&)(?: (?:[A-Z][\w.'’-]*|of|the|and|for|&)){1,5},$"
)
_AGENCY = re.compile(r"\([^()]{1,40}\)")
_TURN_OR_ENTRY = re.compile(r"[–—:-]\s+\S+\s+\S+\s+\S+\s+\S+")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
# What only the head of a newspaper has beside its date.
_OF_AN_ISSUE = re.compile(
    rf"\b(?:{_WEEKDAY}|\d+ (?:pages|pp)"
    r"|(?:vol(?:ume)?|no|nr|issue|page|year|brief|paper|report)\b\.?\s*[\dIVXLC]+)\b",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s*[|·•]\s*")
_PARTS = re.compile(r"\s*[|·•,;()/]\s*|\s+[–—-]+\s+")
_LONGEST_PART = 5  # words


def _alternatives(*tables: str) -> str:
    names = {name for table in tables for name in load("months")[table]}
    return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day with its year, and a day with or without one."""
    month = rf"(?:{_alternatives('gregorian', 'gregorian_short', 'solar_hijri')})\.?"
    digit = r"[0-9۰-۹٠-٩]"
    day = rf"{digit}{{1,2}}(?:st|nd|rd|th)?"
    year = rf"{digit}{{4}}"
    part = rf"{digit}{{1,2}}"
    numeric = rf"{year}[-/.]{part}[-/.]{part}(?!{digit})|{part}[-/.]{part}[-/.]{year}"
    clock = r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    full = rf"(?:{numeric}){clock}|{day}(?: of)?[ /-]{month},?[ /-]{year}|{month} {day},? {year}"
    weekday = rf"(?:{_WEEKDAY}\.?,? )?"
    short = rf"{weekday}(?:{day}(?: of)? {month}|{month} {day})"
    boundary = r"(?<!\w)(?<!\d/)(?:{})(?:(?=\d\d?:\d\d)|(?!\w|/\d))"  # "May 5, 20205:14 AM"
    return (
        re.compile(boundary.format(weekday + f"(?:{full})"), re.IGNORECASE),
        re.compile(boundary.format(f"{weekday}(?:{full})|{short}"), re.IGNORECASE),
    )


def full_dates(text: str) -> list[Span]:
    """Where ``text`` gives day, month and year, in any usual notation or calendar."""
    return [Span(*found.span()) for found in _patterns()[0].finditer(text)]


def short_dates(text: str) -> list[Span]:
    """Where ``text`` gives a day, with its year or without."""
    return [Span(*found.span()) for found in _patterns()[1].finditer(text)]


def begins_with_date(text: str) -> bool:
    """Whether an entry of a chronology begins here ("28 May – The talks open in Moscow")."""
    return _patterns()[1].match(text) is not None and not is_date_line(text)


def is_bare_date(text: str) -> bool:
    """Whether a date line names neither place nor paper: the day on which a page was looked at."""
    rest = _FILLER.sub(" ", _patterns()[1].sub(" ", text))
    return is_date_line(text) and not any(c.isalpha() for c in rest)


def is_month_line(text: str) -> bool:
    """Whether a paragraph says a month and its year, as reviews and reports do ("August 2021")."""
    return len(text) < 20 and _month_line().fullmatch(text) is not None


@cache
def _month_line() -> re.Pattern[str]:
    months = _alternatives("gregorian", "gregorian_short")
    return re.compile(rf"(?:{months})\.?,? \d{{4}}", re.IGNORECASE)


@lru_cache(maxsize=8192)
def is_date_line(text: str) -> bool:
    """Whether a paragraph says a date and next to nothing else ("Kabul, 10 Hut 1398").

    Beside the date names of papers, authors and places may stand, each a part of its own.
    """
    return len(text) <= 160 and (
        _is_little_more(text) or _is_in_parts(text) or _is_of_a_paper(text)
    )


def _is_of_a_paper(text: str) -> bool:
    """Whether a date follows a name and nothing the date ("The Evening Courier, 3 March 2020")."""
    last = next(reversed(full_dates(text)), None)
    ends = last is not None and last.end == len(text.rstrip())
    return last is not None and ends and _PAPER.fullmatch(text[: last.start].rstrip()) is not None


def _is_in_parts(text: str) -> bool:
    """Whether bars part a date from names, or dashes and commas do so at the head of a paper."""
    if text.rstrip()[-1:] in "-–—":
        return False
    for parts in (_BARS, _PARTS) if _OF_AN_ISSUE.search(text) else (_BARS,):
        split = [p for p in parts.split(_patterns()[0].sub(" 0 ", text)) if p]
        dated = any(_FILLER.sub("", p).strip(" .,:") == "0" for p in split)
        if dated and len(split) > 1 and all(len(p.split()) <= _LONGEST_PART for p in split):
            return not text.rstrip().endswith((".", "!", "?", ":"))
    return False


def _is_little_more(text: str) -> bool:
    rest, dates = _patterns()[1].subn(" ", text)
    if not dates or _TURN_OR_ENTRY.search(rest) or text.rstrip()[-1] in "-–—":  # the text follows
        return False
    words = len(re.findall(r"[^\W\d_]{2,}", _FILLER.sub(" ", _AGENCY.sub(" ", rest))))
    if words and text.startswith(("- ", "* ", "• ")):  # an item of a list
        return False
    return words <= (1 if text.rstrip().endswith(".") else 2)


def is_byline(text: str) -> bool:
    """Whether a paragraph only names its author ("By X, 3 March 2020")."""
    if len(text) > 240:
        return False
    if _UNNAMED.match(text) or (len(text) < 160 and _SIGNED.search(text) and full_dates(text)):
        return True
    found = _BYLINE.fullmatch(" ".join(text.split()))
    if found is None:
        return False
    if found.group("agency"):
        return bool(full_dates(text))
    return not re.search(r"[a-z]{3}\.\s|[a-z]{3}[.?!]$", found.group("rest"))
