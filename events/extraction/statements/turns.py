"""Transcripts: paragraphs that begin with the label of who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from events.extraction.lexicon import load
from events.extraction.results import Paragraph, Span

MIN_TURNS = 3
_LABEL = re.compile(
    r"[\"“”'‘*_\s]*(?P<label>(?:[QA]|[A-Z][\w'’-]*\.?(?:[ -][A-Z(][\w'’.-]*\)?){0,5})"
    r"(?: \([^()\n]{1,40}\))?)\s?[:：][*_]*\s+(?=\S)"
)
_EDGE = ' \t\n"“”*_'


@dataclass(slots=True)
class Turn:
    """What one person says in one go: label and the spans of its paragraphs."""

    label: Span
    paragraph: int
    content: list[Span] = field(default_factory=list)


@cache
def _questioners() -> frozenset[str]:
    return frozenset(load("cues")["turns"]["questioners"])


def _key(label: str) -> str:
    return re.sub(r"\s*\(.*|[^\w ]", "", label).strip().lower()


def _labels(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, re.Match[str]]:
    """The labelled paragraphs by number, if there are enough of them to make a transcript."""
    found = {p.number: m for p in paragraphs if (m := _LABEL.match(text, *p.span))}
    times = Counter(_key(m["label"]) for m in found.values())
    if len(found) < MIN_TURNS or len(times) == len(found):
        return {}
    return {n: m for n, m in found.items() if times[_key(m["label"])] > 1 or m["label"].isupper()}


def _asks(text: str, turns: Sequence[Turn]) -> bool:
    """Whether these turns of one label are an interviewer's: mostly questions."""
    asked = sum(turn.content[-1].of(text).rstrip("\"”'’ )").endswith("?") for turn in turns)
    return 2 * asked > len(turns)


def _answers(text: str, turns: Sequence[Turn]) -> list[Turn]:
    by_label: dict[str, list[Turn]] = {}
    for turn in turns:
        by_label.setdefault(_key(turn.label.of(text)), []).append(turn)
    asking = {key for key, own in by_label.items() if key in _questioners() or _asks(text, own)}
    return [turn for turn in turns if _key(turn.label.of(text)) not in asking]


def find_turns(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """The turns of those who answer in a transcript; none if the article is no transcript.

    A paragraph without a label goes on with the turn before it. Who only asks is left out.
    """
    labels = _labels(text, paragraphs)
    turns: list[Turn] = []
    for paragraph in paragraphs if labels else ():
        start = paragraph.span.start
        if match := labels.get(paragraph.number):
            turns.append(Turn(Span(*match.span("label")), paragraph.number))
            start = match.end()
        end = start + len(text[start : paragraph.span.end].rstrip(_EDGE))
        if turns and start < end:
            turns[-1].content.append(Span(start, end))
    return tuple(_answers(text, [turn for turn in turns if turn.content]))
