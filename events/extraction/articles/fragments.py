"""Lines that stop at a word where paragraphs end as sentences do: captions, teasers, summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from events.extraction.articles.forms import count, is_unfinished, speaker
from events.extraction.results import ParagraphKind

LEAST_CUT_OFF = 12  # words of a last line that the end of a copy may have cut off
FEWEST_FINISHED = 5  # paragraphs that end as sentences do
MOST_UNFINISHED = 2 / 3  # of their number


def unfinished(
    texts: Sequence[str], kinds: Sequence[ParagraphKind], items: frozenset[int]
) -> Iterator[int]:
    """The paragraphs of the body without a full stop, where all the others have one.

    The ``items`` of a list may lack it as well, what a colon leads to, turns of a talk, in which
    somebody speaks more than once, and the last words of a copy that was cut off.
    """
    body = [i for i, kind in enumerate(kinds) if kind == "body"]
    turns = Counter(speaker(text) for text in texts)
    found = [
        (before, i)
        for before, i, after in zip_longest(body, body[1:], body[2:])
        if i is not None
        and i not in items
        and is_unfinished(texts[i])
        and (not (label := speaker(texts[i])) or turns[label] == 1)
        and _stands_alone(texts[i], None if after is None else texts[after])
    ]
    finished = len(body) - len(found)
    if finished >= FEWEST_FINISHED and len(found) <= MOST_UNFINISHED * finished:
        yield from _not_led(texts, found)


def _not_led(texts: Sequence[str], found: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Without those that a colon leads to, and what follows them in a row."""
    led = set[int]()
    for before, i in found:
        if texts[before].endswith(":") or before in led:
            led.add(i)
        else:
            yield i


def _stands_alone(text: str, after: str | None) -> bool:
    """Whether what comes after a line does not go on in its sentence."""
    return count(text) <= LEAST_CUT_OFF if after is None else not after[:1].islower()
