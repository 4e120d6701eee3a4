"""What can be seen of a paragraph by its form alone: prose, turns of a talk, headlines, entries."""

from __future__ import annotations

import re

from events.extraction.articles.bylines import begins_with_date
from events.extraction.lexicon import load

LONGEST_HEADING = 14  # words
LONGEST_GENRE = 20  # characters
LEAD = 12  # words of the first sentence of a report
DASHES = ("--", "–", "—")

_PLACES = re.compile(  # a place in capitals, other names, a day, an agency, the dash
    r"[A-Z][A-Z.'’-]{2,20}(?:[ ,/]{1,2}[A-Z\d][\w.'’-]{0,20}){0,5}"
    r"(?:\s?\([^()\n]{1,30}\))?\s?(?:-{1,2}|[–—:])(?:\s{1,2}|$)"
)
_WORD = re.compile(r"\w[\w'’.-]*")
_MARKS = r"(?:\[[\w ]{1,20}\])*"  # of notes: "[12]", "[citation needed]"
_FULL_STOP = re.compile(rf"(?<!\.\w)[.…:;,][\"'”’»)\]]*{_MARKS}$")  # "U.S." ends no sentence
_SENTENCE = re.compile(rf"[.!?…][\"'”’»)\]]*{_MARKS}(?:\s|$)")
_SENTENCE_END = re.compile(rf"[.!?…][\"'”’»)\]\s]*{_MARKS}\s*$")
_STOP_INSIDE = re.compile(r"(?:[a-z]{4,}\.|[!?])[\"'”’»)\]]*\s")  # "Sgt." is none
_OPEN = re.compile(r"[^\W_][)\]]{0,2}\s*$")
_SPOKEN = re.compile(r"[?!][\"'”’»)]+$")
_DASHED = re.compile(r"[-–—=*]{1,3}\s?\S.{0,120}\S\s?[-–—=*]{1,3}")
LABEL = re.compile(  # who speaks in a transcript: "Q:", "Q", "MR. PRICE:", "Fawzia Koofi:"
    r"(?:(?:(?P<sure>[QA]|[A-Z][A-Z .,'’-]{1,40}(?:\([^)]{1,40}\))?)"
    r"|(?:[A-Z][\w.'’-]{0,20},? (?:(?:of|the|al|bin|de|van|for) )?){0,5}[A-Z][\w.'’-]{0,20}):"
    r"|Q(?=[^\S\n]+[A-Z“\"]))\s"
)
_BULLET = re.compile(r"[-*•]\s|\d{1,2}[.)]\s|\([a-z\d]{1,3}\)\s")
_YEARS = re.compile(r"[12]\d{3}(?:\s?[-–—/]\s?(?:[12]\d)?\d\d)?")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_FIRST_PERSON = re.compile(r"\b(?:I|We|we|my|our|me|us)\b")
_QUOTED = re.compile(r"[“\"][^“”\"]{0,2000}[”\"]")
_ENTRY = re.compile(r"[-*•]\s|\d{1,4}\b|[A-Z][a-z]{2,8}\.? \d{1,4}\b|[«\"“]")


def count(text: str) -> int:
    """The number of words."""
    return len(text.split())


def is_place_line(text: str) -> bool:
    """Whether a line is the dateline of wire copy without its date ("HAVANA (AP) --")."""
    found = _PLACES.match(text)
    return found is not None and found.end() == len(text)


def without_places(text: str) -> str:
    """The text without such a dateline before it."""
    found = _PLACES.match(text.lstrip())
    return text.lstrip()[found.end() :] if found else text


def has_dateline(text: str, *, colon: bool = False) -> bool:
    """Whether the words of a report follow the place in capitals and a dash: "HAVANA - Two men".

    ``colon``: also behind a colon, as where nobody's turns begin so.
    """
    found = _PLACES.match(text)
    marked = found and (":" not in found.group() or (colon and not _is_of_genre(text)))
    return found is not None and bool(marked) and count(text[found.end() :]) > LEAD


def is_turn(text: str) -> bool:
    """Whether somebody speaks here by name; a headline may look so but ends without a full stop."""
    label = LABEL.match(text)
    if label is None or _is_of_genre(text):
        return False
    return label["sure"] is not None or _SENTENCE_END.search(text) is not None


def _is_of_genre(text: str) -> bool:
    """Whether a headline begins with what agencies call the piece: "ANALYSIS: Why it rained"."""
    label, colon, _ = text[:LONGEST_GENRE].partition(":")
    return bool(colon) and label.isupper() and label.lower() in load("boilerplate")["genres"]


def is_question(text: str) -> bool:
    """Whether a paragraph is one short question and nobody's in particular."""
    asks = text.rstrip(" *_").endswith("?") and 2 < count(text) <= LONGEST_HEADING
    alone = len(_SENTENCE.findall(text)) == 1 and text[:1].isupper()
    return asks and alone and LABEL.match(text) is None


def speaks_of_self(text: str) -> bool:
    """Whether the first person speaks here, outside of quotation marks."""
    return _FIRST_PERSON.search(_QUOTED.sub("", text)) is not None


def is_prose(text: str) -> bool:
    """A paragraph of sentences: what an article consists of."""
    words = count(text)
    if words <= 2 * LONGEST_HEADING and (is_title_case(text) or _is_of_genre(text)):
        return False
    return words >= 12 and (_SENTENCE_END.search(text) is not None or words > 40)


def is_title_case(text: str) -> bool:
    """Whether the words are capitalised as in headlines, which end without a full stop."""
    if _FULL_STOP.search(text):
        return False
    words = [w for w in _WORD.findall(text) if len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() or w[0].isdigit() for w in words) >= 0.75 * len(
        words
    )


def is_short_line(text: str) -> bool:
    """A line without a full stop, no turn of a transcript and no entry of a list."""
    if "\n" in text or count(text) > 2 * LONGEST_HEADING or is_turn(text):
        return False
    return not _FULL_STOP.search(text) and not text.endswith(DASHES)


def is_subheading(text: str, before: str, after: str) -> bool:
    """Whether a line between paragraphs of sentences heads what comes after it."""
    if (_DASHED.fullmatch(text) and count(text) <= LONGEST_HEADING) or _YEARS.fullmatch(text):
        return True
    numbered = _NUMBERED.match(text) is not None
    if not is_short_line(text) or count(text) > 10 or text[:1].islower():
        return False
    item = _BULLET.match(before) or _BULLET.match(after)
    single = text.startswith("- ") and not item and text[2:3].isupper() | text[2:3].isdigit()
    if _ENTRY.match(text) and not (numbered or single):
        return False
    if _SPOKEN.search(text):
        return False
    asks = text.endswith("?") and count(text) > 2 and not numbered
    if asks and not (single or is_title_case(text)):  # an interview
        return False
    follows = _is_sentence(before) or _BULLET.match(before) is not None
    return follows and (_is_sentence(after) or is_turn(after))


def _is_sentence(text: str) -> bool:
    return count(text) >= 5 and _SENTENCE_END.search(text) is not None


def speaker(text: str) -> str:
    """The label with which somebody speaks in a transcript, "" for none."""
    label = LABEL.match(text)
    return label.group() if label else ""


def is_unfinished(text: str) -> bool:
    """Whether a line stops at a word, without a stop in it: no sentence and no entry."""
    return (
        _OPEN.search(text) is not None
        and not text[:1].islower()
        and _STOP_INSIDE.search(text) is None
        and _ENTRY.match(text) is None
        and not begins_with_date(text)
    )


def ends_article(text: str) -> bool:
    """Whether a paragraph can be the article's last: a sentence, an item of a list, an entry."""
    return (
        begins_with_date(text)
        or _SENTENCE.search(text) is not None
        or count(text) >= 12
        or is_turn(text)
        or _BULLET.match(text) is not None
    )


def ends_sentence(text: str) -> bool:
    """Whether a full stop or the like ends it; headlines have none."""
    return _FULL_STOP.search(text) is not None
