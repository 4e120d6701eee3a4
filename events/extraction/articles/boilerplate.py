"""Which paragraphs are the article's own words, which are headings, which are the page's.

Every rule looks at a paragraph's form (``forms``), at its words (``notices``) and at its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from events.extraction.articles.bylines import is_bare_date, is_date_line, is_month_line
from events.extraction.articles.forms import (
    DASHES,
    LONGEST_HEADING,
    count,
    ends_article,
    ends_sentence,
    has_dateline,
    is_place_line,
    is_prose,
    is_question,
    is_short_line,
    is_subheading,
    is_title_case,
    is_turn,
    speaks_of_self,
)
from events.extraction.articles.fragments import unfinished
from events.extraction.articles.notices import (
    closes,
    heads_links,
    is_caption,
    is_formality,
    is_imprint,
    is_label,
    is_notice,
    is_portrait,
    letters,
    plain_words,
)
from events.extraction.results import ParagraphKind

LONGEST_SITE_NAME = 5  # words
LONGEST_CAPTION = 30  # words
MOST_ABOVE = 10  # paragraphs above the first of a report
FEWEST_QUESTIONS = 3  # that make an article one of questions and answers
FEWEST_MORE, LEAST_MORE = 3, 0.1  # paragraphs, and share of the text, below a list of links
_CREDIT = re.compile(r"\s*\([^()\n]{1,60}\)\W*\Z")
_YEAR = re.compile(r"(?:1[89]|20)\d\d:?")


def _under_dateline(texts: Sequence[str]) -> int:
    """The paragraph that a dateline opens, if no more than captions and the like stand above it."""
    turns = sum(is_turn(text) and ends_sentence(text) for text in texts)
    for i, text in enumerate(texts[:MOST_ABOVE]):
        if has_dateline(text, colon=turns == 1) and not is_notice(text):
            return i
        if count(text) > LONGEST_CAPTION or (is_turn(text) and ends_sentence(text)):
            break
    return -1


def _first_prose(texts: Sequence[str]) -> int:
    """Where the article begins: its dateline, first paragraph of sentences, turn or dated entry."""
    if (dateline := _under_dateline(texts)) >= 0:
        return dateline
    for i, text in enumerate(texts):
        if is_notice(text) or is_date_line(text):
            continue
        if is_prose(text) or (is_turn(text) and not is_title_case(text)):
            return i
    return 0 if len(texts) == 1 else len(texts)


def find_title(texts: Sequence[str]) -> str:
    """The headline of a text that has no header: the first line that can be one."""
    top = list(texts[: _first_prose(texts)]) if texts else []
    lines = [t for label, t in pairwise(["", *top]) if _is_headline(t) and not is_label(label)]
    long_enough = [t for t in lines if count(t) > LONGEST_SITE_NAME]
    long_enough = [t for t in long_enough if not t.isupper()] or long_enough
    lines = [t for t in lines if not t.isupper()] or lines
    counts = Counter(lines)
    repeated = [t for t in lines if counts[t] > 1]
    dated = [t for t in top if _is_dated(t) and t[:1].isupper() and not _opens_text(t)]
    longest = sorted(lines, key=len, reverse=True)
    return next(iter(repeated or long_enough or longest or dated), "")


def _opens_text(text: str) -> bool:
    return is_notice(text) or text.endswith(DASHES)


def _is_headline(text: str) -> bool:
    return (
        1 <= count(text) <= 2 * LONGEST_HEADING
        and not ends_sentence(text)
        and not is_place_line(text)
        and not is_notice(text)
        and not is_label(text)
        and not _is_dated(text)
        and not text.startswith("(")
        and not _YEAR.fullmatch(text)
    )


def _is_dated(text: str) -> bool:
    return is_date_line(text) or is_month_line(text)


def _top(text: str, title: str) -> ParagraphKind:
    """Above the first paragraph of sentences: headlines, bylines, the name of the site.

    A line that is a date or year and nothing else is part of the article, as its headline is.
    """
    if _YEAR.fullmatch(text) or (is_bare_date(text) and not is_notice(text)):
        return "heading"
    if _is_dated(text) or is_notice(text) or is_formality(text):
        return "boilerplate"
    if text.endswith(DASHES):  # a dateline on a line of its own
        return "body"
    if _same_title(text, title) or is_title_case(text):
        return "heading"
    return "heading" if is_short_line(text) else "body"


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
        closed = closed or (
            seen > 0.5 * total and (closes(text) or (heads_links(text) and not _goes_on(texts, i)))
        )
        if closed:
            kinds[i] = "boilerplate"
        seen += len(text)
    bylines = [t for t, kind in zip(texts, kinds, strict=True) if kind == "boilerplate"]
    _mark_fragments(texts, kinds)
    while "body" in kinds and _is_foot(texts[at := _last(kinds)], bylines):
        kinds[at] = "boilerplate"
        _mark_fragments(texts, kinds)


def _goes_on(texts: Sequence[str], i: int) -> bool:
    """Whether the article goes on below a list of links: with several paragraphs of sentences."""
    rest = list(takewhile(lambda text: not closes(text), texts[i + 1 :]))
    prose = [text for text in rest if is_prose(text) and not is_notice(text)]
    return len(prose) >= FEWEST_MORE and sum(map(len, prose)) > LEAST_MORE * sum(map(len, texts))


def _mark_fragments(texts: Sequence[str], kinds: list[ParagraphKind]) -> None:
    """What follows the last paragraph of sentences."""
    for i in reversed(range(len(texts))):
        if kinds[i] == "body" and ends_article(texts[i]):
            return
        kinds[i] = "boilerplate" if kinds[i] == "body" else kinds[i]


def _is_foot(text: str, bylines: Sequence[str]) -> bool:
    return is_imprint(text) or is_portrait(text, bylines)


def _last(kinds: Sequence[ParagraphKind]) -> int:
    return max(i for i, kind in enumerate(kinds) if kind == "body")


def _mark_links(texts: Sequence[str], kinds: list[ParagraphKind]) -> None:
    """Headlines of other articles below "You might also like" and the like."""
    listing = False
    for i, text in enumerate(texts):
        listing = closes(text) or heads_links(text) or (listing and _is_headline(text))
        if listing:
            kinds[i] = "boilerplate"


def _mark_questions(texts: Sequence[str], kinds: list[ParagraphKind]) -> None:
    """Questions that head what answers them, unless somebody answers for himself: "I was there"."""
    asked = [
        i
        for i, text in enumerate(texts[:-1])
        if kinds[i] == kinds[i + 1] == "body"
        and is_question(text)
        and not is_question(texts[i + 1])
    ]
    personal = sum(speaks_of_self(texts[i + 1]) for i in asked)
    if len(asked) >= FEWEST_QUESTIONS and 3 * personal < len(asked):
        for i in asked:
            kinds[i] = "heading"


def _mark_subheadings(texts: Sequence[str], kinds: list[ParagraphKind], first: int) -> None:
    around = zip(texts[first:], texts[first + 1 :], [*texts[first + 2 :], ""], strict=False)
    for i, (before, text, after) in enumerate(around, start=first + 1):
        if kinds[i] == "body" and is_subheading(text, before, after):
            kinds[i] = "heading"


def classify(
    texts: Sequence[str], title: str, items: frozenset[int] = frozenset()
) -> tuple[ParagraphKind, ...]:
    """The kind of every paragraph; ``title`` is the article's, "" when it has none.

    ``items`` are the indexes of those that markup shows as items of lists.
    """
    first = _first_prose(texts)
    bare_dates = sum(is_date_line(t) for t in texts[first:]) < 3  # more are entries of a chronology
    kinds: list[ParagraphKind] = [
        _top(t, title) if i < first else _single(t, title, bare_dates) for i, t in enumerate(texts)
    ]
    if _under_dateline(texts) == first:
        for i in range(first):
            kinds[i] = _above(texts[i], kinds[i], opens=i == 0)
    for i in _captions(texts, first):
        kinds[i] = "boilerplate"
    _mark_links(texts, kinds)
    _mark_subheadings(texts, kinds, first)
    _mark_questions(texts, kinds)
    _mark_tail(texts, kinds)
    for i in unfinished(texts, kinds, items):
        kinds[i] = "boilerplate"
    return tuple(kinds)


def _above(text: str, kind: ParagraphKind, *, opens: bool) -> ParagraphKind:
    """The kind of what stands above a dateline: a sentence is a caption or a note.

    A sentence that ``opens`` the text may be the article's own.
    """
    if kind != "body" or text.endswith(DASHES):
        return kind
    if ends_sentence(text):
        return kind if opens else "boilerplate"
    return "heading"


def _captions(texts: Sequence[str], first: int) -> Iterator[int]:
    """What stands by a picture: by its words, or there again with the name of an agency."""
    if first + 1 < len(texts) and is_caption(texts[first]) and is_prose(texts[first + 1]):
        yield first
    plain = [_CREDIT.sub("", text) for text in texts[: first + MOST_ABOVE]]
    credited = {text for text, whole in zip(plain, texts, strict=False) if text != whole}
    times = Counter(plain)
    yield from (i for i, text in enumerate(plain) if text in credited and times[text] > 1)


def _same_title(text: str, title: str) -> bool:
    if len(text) > 2 * len(title) + 40:
        return False
    mine, given = letters(plain_words(text)), letters(plain_words(title))
    shorter, longer = sorted((mine, given), key=len)
    if not shorter:
        return False
    return mine == given or (
        len(shorter) > 20 and len(shorter) > 0.6 * len(longer) and longer.startswith(shorter)
    )
