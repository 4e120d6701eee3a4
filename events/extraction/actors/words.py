"""Paragraphs as words with their offsets, folded once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from events.extraction.actors.spelling import fold
from events.extraction.results import Span

# An abbreviation with stops ("U.S.", "H.R."), or a run of letters and digits that apostrophes may
# join ("O'Brien", "Qa'ida") except for the possessive. The zero-width non-joiner and the hamza
# above are letters here, and "Siraj-ud-Din" is one word.
_WORD = re.compile(
    r"(?:[A-Z]\.)+[A-Z]\b\.?|[^\W_]++(?:[\u200c\u0654]+[^\W_]*|-[uo]d-[Dd]in\b)*(?:['’](?!s\b)[^\W_]{2,})*"
)
_JOINTS = frozenset({"", "-", "‐", "‑", "/", "+"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one paragraph; ``starts`` and ``ends`` are offsets into ``text``.

    ``capitals`` are the numbers of the words that begin with one, ``numbers`` those of each word in
    lower case: most names are found from few words, which need not be looked for.
    """

    text: str
    span: Span
    words: list[str]
    starts: list[int]
    ends: list[int]
    lowers: list[str]
    capitals: list[int]
    numbers: dict[str, list[int]]

    def __len__(self) -> int:
        return len(self.words)

    def lower(self, i: int) -> str:
        """Word ``i`` in lower case without stops; empty outside the paragraph."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def capital(self, i: int) -> bool:
        """Whether word ``i`` is there and begins with a capital."""
        return 0 <= i < len(self.words) and self.words[i][0].isupper()

    def at(self, *words: str) -> list[int]:
        """The numbers of these words, in order."""
        found = [self.numbers[word] for word in words if word in self.numbers]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))

    def gap(self, i: int) -> str:
        """What stands between words ``i`` and ``i + 1``; to the paragraph's ends outside."""
        start = self.ends[i] if i >= 0 else self.span.start
        end = self.starts[i + 1] if i + 1 < len(self.words) else self.span.end
        return self.text[start:end]

    def joined(self, i: int) -> bool:
        """Whether word ``i`` and the next may be parts of one name: no punctuation between."""
        if not 0 <= i < len(self.words) - 1:
            return False
        gap = self.text[self.ends[i] : self.starts[i + 1]]
        if gap == " ":
            return True
        bare = gap.strip()
        if "\n\n" in gap:
            return False
        return bare in _JOINTS or (bare == "." and len(self.words[i]) <= 3)

    def possessive(self, i: int) -> bool:
        """Whether word ``i`` is followed by 's (as word ``i + 1``), a space before it allowed."""
        return self.lower(i + 1) == "s" and self.gap(i).strip() in ("'", "’", "‘")

    def spanning(self, first: int, end: int) -> Span:
        """The span of words ``first`` to ``end`` (excluded)."""
        return Span(self.starts[first], self.ends[end - 1])

    def said(self, first: int, end: int) -> str:
        """These words as one line."""
        return " ".join(self.text[slice(*self.spanning(first, end))].split())

    def key(self, i: int) -> str:
        """The folded key of word ``i``."""
        return fold(self.words[i])


def cut(text: str, span: Span) -> Words:
    """The words of ``text`` inside ``span``."""
    matches = list(_WORD.finditer(text, *span))
    words = [m.group() for m in matches]
    starts = [m.start() for m in matches]
    ends = [m.end() for m in matches]
    lowers = [w.lower().replace(".", "") for w in words]
    capitals = [i for i, w in enumerate(words) if w[0].isupper()]
    numbers: dict[str, list[int]] = {}
    for i, word in enumerate(lowers):
        numbers.setdefault(word, []).append(i)
    return Words(text, span, words, starts, ends, lowers, capitals, numbers)
