"""Date phrases of an article, found but not yet resolved; no calendar and no anchor here."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from events.extraction.results import Article, Paragraph, Span

from .grammar import Rule, grammar, letter, tense_cues
from .words import TOKEN, Value, classes

Tense = Literal["past", "future", "due", ""]
_CUE_REACH = 12  # words before a phrase in which a cue of the future counts
_PRESENT_REACH = 60  # words before a phrase in which a cue of the present counts
_TERMS = frozenset({"by", "until", "till"})
_TENSE_OF: dict[str, Tense] = {"by": "due", "until": "due", "since": "past"}
# "from" begins these and bounds nothing.
_RANGES = frozenset({"day_range", "month_range", "year_range", "hijri_range"})
JOINTS = frozenset({"and", "to", "until", "till", "through", "-", "–", "—", "/"})
_QUOTES = frozenset("\"'“”‘’«»")
_OPENING = 3  # words and quotation marks before what opens a sentence
_SPEAKER = re.compile(r"[A-Z][A-Z.'’ -]{0,40}: ")
_STOPS = frozenset(".!?:;•*|")
_CLAUSES = frozenset({"and", "but", "while", ";"})  # begin what another verb tells


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date phrase as it stands in the text.

    ``kind`` says what sort of date it is ("weekday", "month_day", "ago"), ``fields`` what its words
    mean (``{"month": 9, "day": 11}``), ``rule`` which pattern of the grammar found it. ``tense``
    tells whether the words around it look ahead ("will meet on Tuesday") or back, "due" where only
    "by" or "until" does, which may be a term that is over. ``limit`` is the
    preposition by which it bounds instead of dating ("by", "before", "until", "since", "after",
    "from", "between"), else "". ``joint`` is the one word or sign between it and the phrase before;
    ``sentence`` counts those of the paragraph; ``opens`` is set where it stands first in one, but
    for a word ("In 1996, ..."), or in a heading. ``ends`` are the two dates of a phrase that says a
    stretch ("2" and "4 June" of "2–4 June"). ``alone`` is set where nothing else stands in its
    paragraph, ``returns`` where words since the date before, or of its sentence, speak of the
    present, ``back`` where its sentence tells what had been before ("had met in May"); ``lead`` is
    the word or sign before it; ``turn`` is set where its paragraph begins with who speaks ("Q:").
    """

    span: Span
    text: str
    kind: str
    rule: str
    fields: Mapping[str, Value]
    paragraph: int
    tense: Tense = ""
    limit: str = ""
    joint: str = ""
    opens: bool = False
    ends: tuple[Span, Span] | None = None
    sentence: int = 0
    alone: bool = False
    returns: bool = False
    back: bool = False
    lead: str = ""
    turn: bool = False

    @property
    def is_attribute(self) -> bool:
        """Whether it only tells which of several is meant ("the May 2012 accord")."""
        return "ATTRIBUTIVE" in classes(self.lead) if self.lead else False

    @property
    def ahead(self) -> bool:
        """Whether the words around it look ahead, or its own do ("tomorrow", "next week")."""
        step = self.fields.get("shift", self.fields.get("deictic", 0))
        return self.tense in {"future", "due"} or int(step) > 0


def find_phrases(article: Article, *, headings: bool = False) -> tuple[Phrase, ...]:
    """Every date phrase of the body, with ``headings`` also of these, in the order of the text."""
    kinds = {"body", "heading"} if headings else {"body"}
    parts = (part for part in article.paragraphs if part.kind in kinds)
    return tuple(phrase for part in parts for phrase in _in_paragraph(article.text, part))


@lru_cache(maxsize=512)  # the dateline asks before the dates do
def _in_paragraph(text: str, paragraph: Paragraph) -> tuple[Phrase, ...]:
    return tuple(_phrases(text, paragraph))


def _phrases(text: str, paragraph: Paragraph) -> Iterator[Phrase]:
    matches = list(TOKEN.finditer(text, *paragraph.span))
    tokens = [match[0] for match in matches]
    letters = "".join(map(letter, tokens))
    found = list(grammar().find(letters))
    if not found:
        return
    words = Words(paragraph, text, matches, tokens, letters, list(_sentence_ends(tokens)))
    end = 0
    for rule, match in found:
        first, last = _trimmed(tokens, *match.span())
        phrase = words.phrase(rule, rule.fields(tokens, match), first, last, end)
        yield from words.days(phrase, first, last) if rule.kind == "days" else (phrase,)
        end = last


class Words(NamedTuple):
    """The tokens of a paragraph and their letters."""

    paragraph: Paragraph
    text: str
    matches: list[re.Match[str]]
    tokens: list[str]
    letters: str
    stops: list[int]

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens ``first`` to ``last`` (half-open)."""
        return Span(self.matches[first].start(), self.matches[last - 1].end())

    def phrase(
        self, rule: Rule, fields: Mapping[str, Value], first: int, last: int, since: int
    ) -> Phrase:
        """The phrase of the tokens from ``first`` to ``last``, the one before ends at ``since``."""
        span = self.span(first, last)
        ranges = rule.kind in _RANGES
        limit = "" if ranges else self._limit(first)
        before, sentence = tense_cues().before, self.sentence(first)
        tense = self.tense(
            sentence[0], first, last, _TENSE_OF.get(limit, ""), dated="year" in fields
        )
        if limit in _TERMS and before.search(self.letters, last, sentence[1]):
            tense = "past"  # "by spring they had left"
        return Phrase(
            span,
            span.of(self.text),
            rule.kind,
            rule.name,
            fields,
            self.paragraph.number,
            tense,
            limit,
            joint=self.tokens[since].lower() if 0 < since == first - 1 else "",
            returns=self._returns(since, first, last, sentence[1]),
            opens=self.paragraph.kind == "heading" or self._opens(first),
            sentence=bisect(self.stops, first),
            lead=self._lead(first),
            alone=first == 0 and last >= len(self.tokens) - 1,
            back=limit != "by" and bool(before.search(self.letters, *sentence)),
            ends=self.ends(first, last) if ranges else None,
            turn=bool(_SPEAKER.match(self.text, self.paragraph.span.start)),
        )

    def _limit(self, first: int) -> str:
        """The preposition before a phrase by which it bounds instead of dating, or ""."""
        limit = str(classes(self.tokens[first - 1]).get("LIMIT", "")) if first else ""
        negated = first > 1 and self.tokens[first - 2].lower() == "not"
        return "" if limit == "until" and negated else limit  # "not until May" is in May

    def _lead(self, first: int) -> str:
        """The word before a phrase; of "the morning of 6 June" the time of day."""
        before = [token.lower() for token in self.tokens[max(0, first - 2) : first]]
        if before[1:] == ["of"] and "DAYTIME" in classes(before[0]):
            return before[0]
        return before[-1] if before else ""

    def _opens(self, first: int) -> bool:
        """Whether a phrase stands first in a sentence, but for a word and quotation marks."""
        before = [t for t in self.tokens[max(0, first - _OPENING) : first] if t not in _QUOTES]
        starts = first <= _OPENING and len(before) <= 1
        return starts or not _STOPS.isdisjoint(before[-2:])

    def sentence(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence of a token, no farther from it than a cue reaches."""
        n = bisect(self.stops, at)
        first = self.stops[n - 1] + 1 if n else 0
        last = self.stops[n] if n < len(self.stops) else len(self.tokens)
        return max(first, at - _CUE_REACH), min(last, at + _CUE_REACH)

    def _returns(self, since: int, first: int, last: int, end: int) -> bool:
        """Whether words between the date before and a phrase, or after it, are of the present."""
        cue = tense_cues().present
        spoken = cue.search(self.letters, max(since, first - _PRESENT_REACH), first)
        clause = next((n for n in range(last, end) if self.tokens[n] in _CLAUSES), end)
        return bool(spoken or cue.search(self.letters, last, clause))

    def ends(self, first: int, last: int) -> tuple[Span, Span] | None:
        """The words before and after the sign or word that makes a stretch of two dates."""
        joints = (n for n in range(first + 1, last - 1) if self.tokens[n].lower() in JOINTS)
        at = next(joints, None)
        if at is None:
            return None
        return self.span(first, at), self.span(at + 1, last)

    def tense(self, start: int, first: int, last: int, limit: Tense, *, dated: bool) -> Tense:
        """What the words before a phrase, "was" after it or else its limit say of its time."""
        cues = tense_cues()
        if cues.back.search(self.letters, start, first) or cues.over.match(self.letters, last):
            return "past"
        if limit == "due" and cues.done.search(self.letters, start, first):
            return "past"
        if limit == "due" and cues.told.search(self.letters, start, first):
            return "due"
        if dated and cues.meant.search(self.letters, start, first):
            return "due"
        if self._opens(first) and cues.opens.match(self.letters, last):
            return "future"
        return "future" if cues.ahead.search(self.letters, start, first) else limit

    def days(self, whole: Phrase, first: int, last: int) -> Iterator[Phrase]:
        """The dates of "24, 25 and 26 April": each its day, the month and year with one of them."""
        kind = "full_date" if "year" in whole.fields else "month_day"
        days = [n for n in range(first, last) if "DAY" in classes(self.tokens[n])]
        for n in days:
            start, end = (first if n == days[0] else n), (last if n == days[-1] else n + 1)
            span = self.span(start, end)
            fields = {**whole.fields, "day": classes(self.tokens[n])["DAY"]}
            yield replace(whole, span=span, text=span.of(self.text), kind=kind, fields=fields)


def _sentence_ends(tokens: list[str]) -> Iterator[int]:
    """The places of signs that end a sentence: before a capital letter, not after one letter."""
    for n, (sign, word) in enumerate(pairwise(tokens)):
        if sign in _STOPS and word[0].isupper() and not (n and _is_letter(tokens[n - 1])):
            yield n


def _is_letter(token: str) -> bool:
    return len(token) == 1 and token.isalpha()


def _trimmed(tokens: list[str], first: int, last: int) -> tuple[int, int]:
    """The tokens of a match without an optional sign at its end."""
    while last - first > 1 and tokens[last - 1] in {",", "-", "–", "—"}:
        last -= 1
    return first, last
