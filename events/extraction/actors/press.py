"""Papers and broadcasters that nobody listed, by the words that lead to them: "told Sobh-e-Nau"."""

from __future__ import annotations

from events.extraction.actors.known import state_of_adjective, words
from events.extraction.actors.name_words import is_given
from events.extraction.actors.reading import Naming, Reading
from events.extraction.actors.words import Words

_LONGEST = 5
_TALKS = ("interview", "interviews", "conversation", "statement")
_DATELINE = 8  # words before the agency in brackets


def name_press(reading: Reading) -> None:
    """Such as "told Radio Zamin", "an interview with Sobh-e-Nau", "a writer for The Lantern"."""
    text = reading.words
    for i in text.at("the"):
        if text.capital(i) and _led_to(text, i):
            _put(reading, i + 1)
    for i in text.at("told", *_TALKS):
        if text.lower(i) == "told" or text.lower(i + 1) in ("with", "to"):
            first = i + 1 + (text.lower(i) != "told")
            _put(reading, first + (text.lower(first) == "the"))


def _led_to(text: Words, i: int) -> bool:
    """Whether "The", a capital within a sentence, stands where a paper is named."""
    before = text.lower(i - 1) if text.gap(i - 1) == " " else ""
    return before in ("by", "for", "in", "with", "to", "of", "at", "from")


def _put(reading: Reading, first: int) -> None:
    end = _end(reading, first)
    if end > first and _may_be_paper(reading.words, first, end):
        reading.put(Naming(first, end, reading.words.said(first, end), "organization"))


def _end(reading: Reading, first: int) -> int:
    """The end of the capitals from ``first`` on that name nobody yet, hyphened particles inside."""
    text, end = reading.words, first
    while end < len(text) and end - first < _LONGEST:
        hyphened = text.gap(end - 1) == "-" and text.gap(end) == "-"
        if end > first and (not text.joined(end - 1) or "." in text.gap(end - 1)):
            break
        if not (text.capital(end) or (hyphened and end > first)):
            break
        if _is_somebody(reading, end):
            return first
        end += 1
    return end


def _is_somebody(reading: Reading, i: int) -> bool:
    naming = reading.by_word.get(i)
    return naming is not None and naming.kind not in ("place", "country")


def _may_be_paper(text: Words, first: int, end: int) -> bool:
    never = words("names", "never") | words("titles", "honorifics")
    alone = end - first == 1
    if text.lower(first) in never or text.lower(first) in state_of_adjective():
        return False
    roles = words("titles", "roles")
    role = text.lower(first) in roles or text.lower(first).removesuffix("s") in roles
    return not (alone and (is_given(text, first) or role))


def drop_agencies(reading: Reading) -> None:
    """Take back an agency in the brackets of a dateline: "KABUL (Boundary News) - "."""
    for naming in reading.namings():
        text = reading.words
        opened = text.gap(naming.first - 1).endswith("(")
        closed = text.gap(naming.end - 1).lstrip().startswith(")")
        if naming.kind == "organization" and naming.first < _DATELINE and opened and closed:
            dashed = text.gap(naming.end - 1).strip(" )*_")[:1]
            if dashed and dashed in "-–—":
                reading.take(naming)
