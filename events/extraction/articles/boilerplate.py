"""Which paragraphs are the article's own words, which are headings, which are the page's.

Every rule looks at the form of a paragraph and at its place; the words are data
(``lexicon/boilerplate.toml``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from events.extraction.articles.bylines import (
    begins_with_date,
    is_bare_date,
    is_byline,
    is_date_line,
    is_month_line,
)
from events.extraction.lexicon import load
from events.extraction.results import ParagraphKind

LONGEST_NOTICE = 60  # words; longer paragraphs are never compared with the vocabulary
LONGEST_HEADING = 14
LONGEST_CLOSER = 8
LONGEST_SITE_NAME = 5

_WORD = re.compile(r"\w[\w'’.-]*")
_FULL_STOP = re.compile(r"(?<!\.\w)[.…:;,][\"'”’»)\]]*$")  # "U.S." ends no sentence
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]\s]*$")
_SPOKEN = re.compile(r"[?!][\"'”’»)]+$")
_DASHED = re.compile(r"[-–—=*]{1,3}\s?\S.{0,120}\S\s?[-–—=*]{1,3}")
_LABEL = re.compile(  # who speaks in a transcript: "Q:", "MR. PRICE:", "Fawzia Koofi:"
    r"(?:(?P<sure>[QA]|[A-Z][A-Z .,'’-]{1,40}(?:\([^)]{1,40}\))?)"
    r"|(?:[A-Z][\w.'’-]{0,20},? (?:(?:of|the|al|bin|de|van|for) )?){0,5}[A-Z][\w.'’-]{0,20}):\s"
)
_BULLET = re.compile(r"[-*•]\s|\d{1,2}[.)]\s|\([a-z\d]{1,3}\)\s")
_ENTRY = re.compile(r"[-*•]\s|\d{1,4}\b|[A-Z][a-z]{2,8}\.? \d{1,4}\b|[«\"“]")
_DASHES = ("--", "–", "—")
_EDGE = re.compile(r"^[\s|•·*>_–—-]+|[\s|•·*_]+$")


class Vocabulary(NamedTuple):
    """The lexicon, ready to compare with."""

    starts: tuple[str, ...]
    whole: frozenset[str]
    closes: tuple[str, ...]
    signoff: re.Pattern[str]
    pattern: re.Pattern[str]
    formality: re.Pattern[str]
    disclaimer: re.Pattern[str]


@cache
def vocabulary() -> Vocabulary:
    """What ``lexicon/boilerplate.toml`` holds."""
    words = load("boilerplate")
    return Vocabulary(
        tuple(words["starts"]),
        frozenset(words["whole"]),
        tuple(words["closes"]),
        *(_any(words[key]) for key in ("signoffs", "patterns", "formalities", "disclaimers")),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def _plain(text: str) -> str:
    return _EDGE.sub("", " ".join(text.split())).lower().replace("’", "'")


def _begins(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands at the beginning as whole words."""
    return text.startswith(phrases) and any(
        text.startswith(p) and not (p[-1].isalnum() and text[len(p) : len(p) + 1].isalnum())
        for p in phrases
    )


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text))


def _count(text: str) -> int:
    return len(text.split())


@lru_cache(maxsize=8192)
def is_notice(text: str) -> bool:
    """Whether a paragraph consists of what pages add to articles."""
    if len(text) > LONGEST_NOTICE * 12 or _count(text) > LONGEST_NOTICE:
        return False
    plain, words = _plain(text), vocabulary()
    return (
        not any(c.isalnum() for c in plain)
        or _begins(plain, words.starts)
        or _letters(plain) in words.whole
        or words.pattern.fullmatch(plain) is not None
        or words.signoff.fullmatch(plain) is not None
        or is_byline(text)
    )


def is_turn(text: str) -> bool:
    """Whether somebody speaks here by name; a headline may look so but ends without a full stop."""
    label = _LABEL.match(text)
    return label is not None and (
        label["sure"] is not None or _SENTENCE_END.search(text) is not None
    )


def is_formality(text: str) -> bool:
    """Whether a turn of a transcript only opens, passes on or closes the session."""
    if len(text) > 400:
        return False
    label = _LABEL.match(text)
    said = text[label.end() if label else 0 :].replace("’", "'")
    parts = [p.strip(' ,–—-"“”') for p in re.split(r"(?<=[.?!])\s+", said) if p.strip(" .")]
    formality = vocabulary().formality
    return bool(parts) and all(formality.fullmatch(p.rstrip(".!?")) for p in parts)


def closes(text: str) -> bool:
    """Whether the article ends here: a sign-off, or the head of comments, links and the like."""
    if len(text) > LONGEST_NOTICE * 12:
        return False
    plain = _plain(text)
    if vocabulary().signoff.fullmatch(plain):
        return True
    return _count(plain) <= LONGEST_CLOSER and (
        _begins(plain.lstrip("0123456789 "), vocabulary().closes)
        or (re.match(r"(\d+|one|no) (comments?|responses?|replies)\b", plain) is not None)
    )


def is_prose(text: str) -> bool:
    """A paragraph of sentences: what an article consists of."""
    words = _count(text)
    if words <= 2 * LONGEST_HEADING and _is_title_case(text):
        return False
    return words >= 12 and (_SENTENCE_END.search(text) is not None or words > 40)


def _same_title(text: str, title: str) -> bool:
    if len(text) > 2 * len(title) + 40:
        return False
    mine, given = _letters(_plain(text)), _letters(_plain(title))
    shorter, longer = sorted((mine, given), key=len)
    if not shorter:
        return False
    return mine == given or (
        len(shorter) > 20 and len(shorter) > 0.6 * len(longer) and longer.startswith(shorter)
    )


def _is_short_line(text: str) -> bool:
    """A line without a full stop, no turn of a transcript and no entry of a list."""
    if "\n" in text or _count(text) > 2 * LONGEST_HEADING or is_turn(text):
        return False
    return not _FULL_STOP.search(text) and not text.endswith(_DASHES)


def _is_subheading(text: str, before: str, after: str) -> bool:
    if _DASHED.fullmatch(text) and _count(text) <= LONGEST_HEADING:
        return True
    if not _is_short_line(text) or _count(text) > 10 or text[:1].islower() or _ENTRY.match(text):
        return False
    if _SPOKEN.search(text):
        return False
    if text.endswith("?") and _count(text) > 2 and not _is_title_case(text):  # an interview
        return False
    return _is_sentence(before) and (_is_sentence(after) or is_turn(after))


def _is_sentence(text: str) -> bool:
    return _count(text) >= 5 and _SENTENCE_END.search(text) is not None


def _first_prose(texts: Sequence[str]) -> int:
    """Where the article begins: its first paragraph of sentences, turn or dated entry."""
    for i, text in enumerate(texts):
        if is_notice(text) or is_date_line(text):
            continue
        if is_prose(text) or (is_turn(text) and not _is_title_case(text)):
            return i
    return 0 if len(texts) == 1 else len(texts)


def _is_title_case(text: str) -> bool:
    """Whether the words are capitalised as in headlines, which end without a full stop."""
    if _FULL_STOP.search(text):
        return False
    words = [w for w in _WORD.findall(text) if len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() or w[0].isdigit() for w in words) >= 0.75 * len(
        words
    )


def find_title(texts: Sequence[str]) -> str:
    """The headline of a text that has no header: the first line that can be one."""
    top = list(texts[: _first_prose(texts)]) if texts else []
    lines = [t for t in top if _is_headline(t)]
    lines = [t for t in lines if not t.isupper()] or lines
    counts = Counter(lines)
    repeated = [t for t in lines if counts[t] > 1]
    long_enough = [t for t in lines if _count(t) > LONGEST_SITE_NAME]
    dated = [t for t in top if _is_dated(t) and t[:1].isupper() and not is_notice(t)]
    longest = sorted(lines, key=len, reverse=True)
    return next(iter(repeated or long_enough or longest or dated), "")


def _is_headline(text: str) -> bool:
    return (
        1 <= _count(text) <= 2 * LONGEST_HEADING
        and not _FULL_STOP.search(text)
        and not is_notice(text)
        and not _is_dated(text)
    )


def _is_dated(text: str) -> bool:
    return is_date_line(text) or is_month_line(text)


def _top(text: str, title: str) -> ParagraphKind:
    """Above the first paragraph of sentences: headlines, bylines, the name of the site.

    A line that is a date and nothing else is part of the article, as its headline is.
    """
    if is_bare_date(text):
        return "heading"
    if _is_dated(text) or is_notice(text) or is_formality(text):
        return "boilerplate"
    if text.endswith(_DASHES):  # a dateline on a line of its own
        return "body"
    if _same_title(text, title) or _is_title_case(text):
        return "heading"
    return "heading" if _is_short_line(text) else "body"


def _single(text: str, title: str, bare_dates: bool) -> ParagraphKind:
    """What can be said of a paragraph without its neighbours."""
    if _same_title(text, title):
        return "heading"
    if is_notice(text) or is_formality(text) or (bare_dates and is_date_line(text)):
        return "boilerplate"
    return "body"


def _mark_tail(texts: Sequence[str], kinds: list[ParagraphKind]) -> None:
    """What follows a closer in the second half, then what follows the last sentence."""
    total, seen, closed = sum(map(len, texts)), 0, False
    for i, text in enumerate(texts):
        closed = closed or (seen > 0.5 * total and closes(text))
        if closed:
            kinds[i] = "boilerplate"
        seen += len(text)
    while "body" in kinds and _disclaims(texts[at := _last(kinds)]):
        kinds[at] = "boilerplate"
    own = [i for i, text in enumerate(texts) if kinds[i] == "body" and _ends_article(text)]
    for i in range(own[-1] + 1 if own else len(texts), len(texts)):
        if kinds[i] == "body":
            kinds[i] = "boilerplate"


def _last(kinds: Sequence[ParagraphKind]) -> int:
    return max(i for i, kind in enumerate(kinds) if kind == "body")


def _disclaims(text: str) -> bool:
    return (
        len(text) < LONGEST_NOTICE * 6
        and vocabulary().disclaimer.fullmatch(_plain(text)) is not None
    )


def _ends_article(text: str) -> bool:
    """Whether a paragraph can be the article's last: a sentence, an item of a list, an entry."""
    return (
        begins_with_date(text)
        or _SENTENCE.search(text) is not None
        or _count(text) >= 12
        or is_turn(text)
        or _BULLET.match(text) is not None
    )


def _mark_links(texts: Sequence[str], kinds: list[ParagraphKind]) -> None:
    """Headlines of other articles below "You might also like" and the like."""
    listing = False
    for i, text in enumerate(texts):
        listing = closes(text) or (listing and _is_headline(text))
        if listing:
            kinds[i] = "boilerplate"


def _mark_subheadings(texts: Sequence[str], kinds: list[ParagraphKind], first: int) -> None:
    around = zip(texts[first:], texts[first + 1 :], [*texts[first + 2 :], ""], strict=False)
    for i, (before, text, after) in enumerate(around, start=first + 1):
        if kinds[i] == "body" and _is_subheading(text, before, after):
            kinds[i] = "heading"


def classify(texts: Sequence[str], title: str) -> tuple[ParagraphKind, ...]:
    """The kind of every paragraph; ``title`` is the article's, "" when it has none."""
    first = _first_prose(texts)
    bare_dates = sum(is_date_line(t) for t in texts[first:]) < 3  # more are entries of a chronology
    kinds: list[ParagraphKind] = [
        _top(t, title) if i < first else _single(t, title, bare_dates) for i, t in enumerate(texts)
    ]
    _mark_links(texts, kinds)
    _mark_subheadings(texts, kinds, first)
    _mark_tail(texts, kinds)
    return tuple(kinds)
