"""Which lines of "Posted by" below an article sign readers' comments on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

_SIGNATURE = re.compile(
    r"\W{0,3}(?:posted|submitted|written|commented|left) by:? (?P<name>[^|,\n]{1,60}?)"
    r"(?= (?:on|at|in)\b|\s?[|,–—-]\s?|\s\d|$)",
    re.IGNORECASE,
)
_BY = re.compile(r"\W{0,3}by:?\s(?P<names>[^|\d\n]{1,120})", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:admin|editors?|staff|web(?:master|desk)|news ?desk)\b", re.IGNORECASE)
_FEW = 2  # paragraphs; what stands above so many only may still head the article


def signed_comments(texts: Sequence[str], body: Sequence[int]) -> frozenset[int]:
    """The paragraphs that sign comments; ``body`` are those of the article and its comments.

    A blog signs its article in the same way, but once, behind all of it and with its author's name.
    """
    first, last = (body[0], body[-1]) if body else (len(texts), len(texts))
    own = frozenset(body)
    signed = {
        i: found["name"].lower()
        for i, text in enumerate(texts)
        if i > first and i not in own and (found := _SIGNATURE.match(text[:200]))
    }
    authors = [found["names"].lower() for text in texts[:first] if (found := _BY.match(text[:200]))]
    if len(signed) > 1:
        return frozenset(signed)
    return frozenset(
        i
        for i, name in signed.items()
        if _is_foreign(name, authors) or (i < last and bisect_left(body, i) >= _FEW)
    )


def _is_foreign(name: str, authors: Sequence[str]) -> bool:
    """Whether the line above the article names its author, and it is somebody else."""
    return bool(authors) and not _HOUSE.search(name) and not any(name in a for a in authors)
