"""Quotations of a paragraph: marks paired, and mended where they are lost or misplaced."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.extraction.results import Span

_MARK = re.compile(r"[“”„«»\"]|'{2,3}|``|[‘’']")
_SINGLE = frozenset("‘’'")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…;])[’'](?![\w])")
_SENTENCE_END = re.compile(r"[.?!](?=\s+[A-Z])")
_NO_QUOTE = re.compile(r"['’‘](?:em|til|cause|tis|twas|n|s|re|ll|ve|d|t|m|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: ``outer`` with its marks, ``inner`` without them and without outer space.

    ``open_ended`` says that no closing mark was found in the paragraph.
    """

    outer: Span
    inner: Span
    open_ended: bool = False


def _char(text: str, at: int, span: Span) -> str:
    return text[at] if span.start <= at < span.end else " "


def _opens(text: str, mark: re.Match[str], span: Span) -> bool | None:
    """True for a mark that opens by its surroundings, False for one that closes, None: either."""
    before, after = _char(text, mark.start() - 1, span), _char(text, mark.end(), span)
    left = before.isspace() or before in "([—–-:"
    right = after.isspace() or after in ".,;:?!)]—–"
    if left == right:
        return {"“": True, "„": True, "«": True, "``": True, "”": False, "»": False}.get(
            mark.group()
        )
    return left


def _before_space(text: str, at: int) -> str:
    """The last character before ``at`` that is no space (within a few)."""
    return text[max(0, at - 8) : at].rstrip()[-1:] or " "


class _Pairing:
    """The marks of one paragraph, read once from left to right."""

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span = text, span
        self.quotes: list[Quote] = []
        self.opener: re.Match[str] | None = None
        self.single = False
        self.closers = [m.start() for m in _SINGLE_CLOSE.finditer(text, *span)]
        self.passed = 0
        self.closer = -1

    def add(self, start: int, end: int, width: int, *, closing: int = 0) -> None:
        """Record a quotation from mark to mark; ``closing`` is the width of the closing mark."""
        words = self.text[start + width : end - closing]
        left = start + width + len(words) - len(words.lstrip())
        right = end - closing - (len(words) - len(words.rstrip()))
        if left < right:
            self.quotes.append(Quote(Span(start, end), Span(left, right), not closing))

    def close(self, end: int, closing: int) -> None:
        """End the quotation that is open."""
        if self.opener:
            self.add(self.opener.start(), end, len(self.opener.group()), closing=closing)
        self.opener, self.single = None, False

    def read_single(self, mark: re.Match[str]) -> None:
        """A single mark opens only at a word's beginning with a closer ahead, else: apostrophe."""
        at = mark.start()
        if self.opener and self.single:
            if at == self.closer:
                self.close(mark.end(), 1)
        elif not self.opener and self.may_open(mark):
            self.opener, self.single = mark, True

    def may_open(self, mark: re.Match[str]) -> bool:
        """Whether a single mark begins a quotation; remembers where that one ends."""
        before = _char(self.text, mark.start() - 1, self.span)
        after = _char(self.text, mark.end(), self.span)
        if not (before.isspace() or before in "([—–") or not (after.isalnum() or after in "$[(…"):
            return False
        if _NO_QUOTE.match(self.text, mark.start()):
            return False
        while self.passed < len(self.closers) and self.closers[self.passed] <= mark.end():
            self.passed += 1
        self.closer = self.next_closer()
        return self.closer >= 0

    def next_closer(self) -> int:
        """The closing mark for an opener here: the first that is no plural's apostrophe."""
        ahead = self.closers[self.passed : self.passed + 3]
        plural = re.compile(r"(?<=s).\s[a-z]")
        return next(
            (at for at in ahead if not plural.match(self.text, at)), ahead[0] if ahead else -1
        )

    def read_double(self, mark: re.Match[str], ahead: int) -> None:
        """A double mark by its surroundings, by its shape, else in turn; ``ahead`` marks follow."""
        if self.single:
            return
        opens = _opens(self.text, mark, self.span)
        if self.opener and opens and self.reopens(mark, ahead):
            if _before_space(self.text, mark.start()) in ",.?!":
                self.close(mark.start(), 0)
            self.opener = mark
        elif self.opener:
            self.close(mark.end(), len(mark.group()))
        elif opens is not False:
            self.opener = mark
        else:
            self.mend_lost_opener(mark)

    def reopens(self, mark: re.Match[str], ahead: int) -> bool:
        """Whether a mark that seems to open, while a quotation is open, does begin another.

        A straight mark with no partner ahead rather closes: "X, "he said.
        """
        if mark.group() in "”»" or not self.opener or mark.start() <= self.opener.end():
            return False
        return mark.group() == "“" or ahead % 2 == 1

    def close_unclosed(self) -> None:
        """Words quoted within a sentence end with it, other quotations with the paragraph."""
        if not self.opener:
            return
        start, end = self.opener.end(), self.span.end
        within = _before_space(self.text, self.opener.start()).isalnum()
        if within and self.text[start : start + 1].islower():
            stop = _SENTENCE_END.search(self.text, start, end)
            end = stop.end() if stop else end
        self.close(end, 0)

    def mend_lost_opener(self, mark: re.Match[str]) -> None:
        """A closing mark after a comma or stop whose opener is lost: quoted since the sentence."""
        at = mark.start()
        if _char(self.text, at - 1, self.span) not in ",.?!":
            after = _char(self.text, mark.end(), self.span)
            before = _char(self.text, at - 1, self.span)
            if after.isalnum() and not before.isalnum():
                self.opener = mark
            return
        floor = self.quotes[-1].outer.end if self.quotes else self.span.start
        stop = max((self.text.rfind(s, floor, at - 1) for s in (". ", "? ", "! ")), default=-1)
        self.add(stop + 2 if stop >= 0 else floor, mark.end(), 0, closing=len(mark.group()))


def find_quotes(text: str, span: Span) -> tuple[Quote, ...]:
    """The quotations of the paragraph at ``span``, in order and without overlap.

    A mark that is never closed quotes to the end of the paragraph, one that was never opened from
    the beginning of its sentence; time is linear in the length of the paragraph.
    """
    pairing = _Pairing(text, span)
    marks = list(_MARK.finditer(text, *span))
    ahead = sum(mark.group() not in _SINGLE for mark in marks)
    for mark in marks:
        if mark.group() in _SINGLE:
            pairing.read_single(mark)
        else:
            ahead -= 1
            pairing.read_double(mark, ahead)
    pairing.close_unclosed()
    return tuple(pairing.quotes)
