"""Paragraphs that are known by their words: what pages, agencies and chairs of sessions add."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from events.extraction.articles.bylines import is_byline
from events.extraction.articles.forms import LABEL, count
from events.extraction.lexicon import load

LONGEST_NOTICE = 60  # words; longer paragraphs are never compared with the vocabulary
LONGEST_CLOSER = 8
_PORTRAIT = re.compile(
    r"[*_]{0,2}(?P<name>[A-Z][\w.'’-]+ (?:[A-Z][\w.'’-]+ )?[A-Z][\w'’-]+)"
    r"(?:,| is| was| has| covers| writes| wrote| reports| reported| teaches| works| contributed)\b"
)
_LINK = re.compile(r"[a-z ]{3,30}: +\S")  # "More news: Rain in Oslo" is one link, and heads none
_COUNTED = re.compile(r"(?:comments?|replies|responses|remarks|reactions) ?\(\d+\)")
_EDGE = re.compile(r"^[\s|•·*>_♦►▶★●■–—-]+|[\s|•·*_♦►▶★●■]+$")


class Vocabulary(NamedTuple):
    """The lexicon, ready to compare with."""

    starts: tuple[str, ...]
    whole: frozenset[str]
    closes: tuple[str, ...]
    asides: tuple[str, ...]
    back_matter: frozenset[str]
    signoff: re.Pattern[str]
    pattern: re.Pattern[str]
    formality: re.Pattern[str]
    imprint: re.Pattern[str]
    picture: re.Pattern[str]
    caption: re.Pattern[str]


@cache
def vocabulary() -> Vocabulary:
    """What ``lexicon/boilerplate.toml`` holds."""
    words = load("boilerplate")
    return Vocabulary(
        tuple(words["starts"]),
        frozenset(words["whole"]),
        tuple(words["closes"]),
        tuple(words["asides"]),
        frozenset(words["back_matter"]),
        *(
            _any(words[key])
            for key in ("signoffs", "patterns", "formalities", "imprints", "pictures", "captions")
        ),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def plain_words(text: str) -> str:
    """The words in small letters, without the signs around them."""
    return _EDGE.sub("", " ".join(text.split())).lower().replace("’", "'")


def _begins(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands at the beginning as whole words."""
    return text.startswith(phrases) and any(
        text.startswith(p) and not (p[-1].isalnum() and text[len(p) : len(p) + 1].isalnum())
        for p in phrases
    )


def letters(text: str) -> str:
    """The words alone, without figures and signs."""
    return " ".join(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text))


@lru_cache(maxsize=8192)
def is_notice(text: str) -> bool:
    """Whether a paragraph consists of what pages add to articles."""
    if len(text) > LONGEST_NOTICE * 12 or count(text) > LONGEST_NOTICE:
        return False
    plain, words = plain_words(text), vocabulary()
    return (
        not any(c.isalnum() for c in plain)
        or _begins(plain, words.starts)
        or letters(plain) in words.whole
        or words.pattern.fullmatch(plain) is not None
        or words.signoff.fullmatch(plain) is not None
        or words.picture.fullmatch(plain) is not None
        or is_byline(text)
    )


def is_formality(text: str) -> bool:
    """Whether a turn of a transcript only opens, passes on or closes the session."""
    if len(text) > 400:
        return False
    label = LABEL.match(text)
    if label and label.group().rstrip(": ").lower() in load("cues")["turns"]["answerers"]:
        return False  # whoever only answers does not lead the session
    said = text[label.end() if label else 0 :].replace("’", "'")
    parts = [p.strip(' ,–—-"“”') for p in re.split(r"(?<=[.?!])\s+", said) if p.strip(" .")]
    formality = vocabulary().formality
    return bool(parts) and all(formality.fullmatch(p.rstrip(".!?")) for p in parts)


def closes(text: str) -> bool:
    """Whether the article ends here: a sign-off, or the head of comments, notes and the like."""
    if len(text) > LONGEST_NOTICE * 12:
        return False
    plain, words = plain_words(text), vocabulary()
    if words.signoff.fullmatch(plain) or letters(plain) in words.back_matter:
        return True
    if _LINK.match(plain):
        return False
    return count(plain) <= LONGEST_CLOSER and (
        _begins(plain.lstrip("0123456789 "), words.closes)
        or (re.match(r"(\d+|one|no) (comments?|remarks?|responses?|replies)\b", plain) is not None)
        or _COUNTED.match(plain) is not None
    )


def heads_links(text: str) -> bool:
    """Whether headlines of other articles follow, below the article or among its paragraphs."""
    plain = plain_words(text[: LONGEST_NOTICE * 2])
    short = count(text) <= LONGEST_CLOSER and not _LINK.match(plain)
    return short and _begins(plain, vocabulary().asides)


def is_label(text: str) -> bool:
    """Whether a line does nothing but label the next one: "By", "Published:"."""
    return (
        len(text) <= LONGEST_NOTICE and letters(text).lower() in load("boilerplate")["bare_labels"]
    )


def is_imprint(text: str) -> bool:
    """Whether a paragraph speaks of the publication that it stands in."""
    short = len(text) < LONGEST_NOTICE * 6
    return short and vocabulary().imprint.fullmatch(plain_words(text).strip("()[] ")) is not None


def is_caption(text: str) -> bool:
    """Whether a paragraph says who or what is to be seen in a picture."""
    short = len(text) < LONGEST_NOTICE * 6
    return short and vocabulary().caption.fullmatch(plain_words(text)) is not None


def is_portrait(text: str, bylines: Iterable[str]) -> bool:
    """Whether a paragraph says who somebody is that a line about the article names."""
    found = _PORTRAIT.match(text) if len(text) < LONGEST_NOTICE * 6 else None
    return found is not None and any(found["name"].lower() in line.lower() for line in bylines)
