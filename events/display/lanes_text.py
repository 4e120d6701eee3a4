"""How much room a label takes, and titles made short enough for it."""

from __future__ import annotations

from itertools import accumulate

LONGEST, SHORTEST = 34, 12
_WIDE, _NARROW, _USUAL = 9.6, 3.8, 6.6


def label_width(text: str) -> float:
    """The units that a text takes at most in the drawing's font, 12 units high."""
    return sum(map(_letter, text))


def shortened(title: str, room: float | None = None, longest: int = LONGEST) -> str:
    """A title cut at a word to ``longest`` letters, or to what fits; empty if hardly any would."""
    most = len(title) if len(title) <= longest else longest - 1
    if room is None:
        return _cut(title, most)
    widths = list(accumulate(map(_letter, title[:most])))
    if len(title) == most and (not widths or widths[-1] <= room):
        return title
    fitting = sum(width <= room - _WIDE for width in widths)
    return _cut(title, fitting) if fitting >= SHORTEST else ""


def _letter(char: str) -> float:
    if char in "ilj.,:;'’|!()[] ":
        return _NARROW
    return _WIDE if char.isupper() or char in "mw—…@%&" or ord(char) > 0x2E80 else _USUAL


def _cut(title: str, length: int) -> str:
    """The first letters, up to the end of a word if one ends in their second half."""
    if length >= len(title):
        return title
    word = title[: length + 1].rfind(" ")
    return title[: word if word > length // 2 else length].rstrip(" ,;:–-") + "…"
