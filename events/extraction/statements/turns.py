"""Transcripts and interviews: who speaks in which paragraphs.

By labels ("Q:", "Q", "Mr Nuri:", "Mr. NURI."), by dashes that open each turn, or by questions
alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from events.extraction.lexicon import load
from events.extraction.results import Paragraph, Span

MIN_TURNS = 3
LONGEST_QUESTION = 400  # characters
SECOND = 2.3  # of so many turns one is hers who leads a talk
_LABEL = re.compile(
    r"[\"“”'‘*_\s]*(?P<label>(?:[QA]|[A-Z][\w'’-]*\.?(?:[ -][A-Z(][\w'’.-]*\)?){0,5})"
    r"(?: \([^()\n]{1,40}\))?)\s?[*_]*(?:[:：]|(?<=\b[QA])\.|(?<=\bQ)(?=[^\S\n]+[A-Z“\"]))"
    r"[*_]*\s+(?=\S)"
)
# As parliaments print them: "Mr. NURI.", "The CHAIR.", "Ms. RAHIMI of Ohio."
_MINUTED = re.compile(
    r"(?P<label>(?:[A-Z][\w'’-]*\.?\s){1,4}(?:Mc|Mac|O['’])?[A-Z][A-Z'’-]{2,}"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)?)?)\.\s+(?=\S)"
)
_DASH = re.compile(r"[—–―-]\s+(?=\S)")
_NUMBER = re.compile(r"Q\.?\s?\d+\b")
_NO_WORD = re.compile(r"\s*\(.*|[^\w ]")
_EDGE = ' \t\n"“”*_'
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|(?:spoke|talked|sat down|conversation) (?:to|with)|asked)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|our)\b")


@dataclass(slots=True)
class Turn:
    """What one person says in one go: label (None: only answers) and spans of its paragraphs."""

    label: Span | None
    paragraph: int
    content: list[Span] = field(default_factory=list)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("cues")["turns"][name])


@lru_cache(maxsize=1024)
def _key(label: str) -> str:
    return _NO_WORD.sub("", label).strip().lower()


@lru_cache(maxsize=1024)
def _numbered(label: str) -> bool:
    """Whether a label numbers a question, as minutes of committees do: "Q12 Ms Moore:"."""
    return bool(_NUMBER.match(label))


@lru_cache(maxsize=1024)
def _surname(label: str) -> str:
    return (_key(label).split() or [""])[-1]


def answers_only(label: str) -> bool:
    """Whether a label says that somebody answers, but not who: "A:"."""
    return _key(label) in _listed("answerers")


def _labels(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, re.Match[str]]:
    """The labelled paragraphs by number, if there are enough of them to make a transcript."""
    found = {
        p.number: m
        for p in paragraphs
        if (m := _LABEL.match(text, *p.span) or _MINUTED.match(text, *p.span))
    }
    times = Counter(_surname(m["label"]) for m in found.values())
    if len(found) < MIN_TURNS or len(times) == len(found):
        return {}
    return {
        n: m
        for n, m in found.items()
        if times[_surname(m["label"])] > 1 or m["label"].isupper() or m.re is _MINUTED
    }


def _said(text: str, start: int, end: int) -> Span | None:
    """The span without marks and space at its end; None when nothing is left."""
    end = start + len(text[start:end].rstrip(_EDGE))
    return Span(start, end) if start < end else None


def _asks(text: str, turns: Sequence[tuple[str, Turn]]) -> bool:
    """Whether these turns of one label are an interviewer's: mostly questions."""
    asked = sum(turn.content[-1].of(text).rstrip("\"”'’ )").endswith("?") for _, turn in turns)
    return 2 * asked > len(turns)


def _length(turns: Sequence[tuple[str, Turn]]) -> float:
    """How many characters one of these turns has on average."""
    return sum(span.end - span.start for _, turn in turns for span in turn.content) / len(turns)


def _presents(turns: Sequence[tuple[str, Turn]], own: Sequence[tuple[str, Turn]]) -> bool:
    """Whether somebody leads a talk: opens it, has nearly every second turn, and says little.

    Whoever interviews need not ask: "They say the dam will not last the winter."
    """
    name = _surname(own[0][0])
    others = [(label, turn) for label, turn in turns if _surname(label) != name]
    opens = _surname(turns[0][0]) == name
    every_second = SECOND * len(own) >= len(turns)
    return opens and every_second and bool(others) and 2 * _length(own) < _length(others)


def _answers(text: str, turns: Sequence[tuple[str, Turn]]) -> Iterator[Turn]:
    by_label: dict[str, list[tuple[str, Turn]]] = {}
    for label, turn in turns:
        by_label.setdefault(_surname(label), []).append((label, turn))
    asking = {
        key
        for key, own in by_label.items()
        if _key(own[0][0]) in _listed("questioners")
        or any(_numbered(label) for label, _ in own)
        or _asks(text, own)
        or _presents(turns, own)
    }
    return (turn for label, turn in turns if _surname(label) not in asking)


def _labelled(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[str, Turn]]:
    """All turns of a transcript with their labels; a paragraph without one goes on."""
    labels = _labels(text, paragraphs)
    turns: list[tuple[str, Turn]] = []
    for paragraph in paragraphs if labels else ():
        start = paragraph.span.start
        if match := labels.get(paragraph.number):
            turn = Turn(Span(*match.span("label")), paragraph.number)
            turns.append((match["label"], turn))
            start = match.end()
        if turns and (said := _said(text, start, paragraph.span.end)):
            turns[-1][1].content.append(said)
    return [(label, turn) for label, turn in turns if turn.content]


def _asked(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """How many of the paragraphs are questions."""
    return sum(p.span.of(text).rstrip(_EDGE).endswith("?") for p in paragraphs)


def _undashed(text: str, span: Span) -> Span:
    dash = _DASH.match(text, *span)
    return Span(dash.end(), span.end) if dash else span


def _dashed(text: str, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Every second of the paragraphs that a dash opens, if those between them ask.

    A paragraph without a dash goes on with the answer before it, but not with the last one.
    """
    opened = [n for n, p in enumerate(paragraphs) if _DASH.match(text, *p.span)]
    asking = [paragraphs[n] for n in opened[::2]]
    answering = [paragraphs[n] for n in opened[1::2]]
    questions = _asked(text, asking)
    if len(answering) < MIN_TURNS or 2 * questions < len(asking):
        return []
    if questions <= _asked(text, answering):
        return []
    ends = [*opened[2::2], opened[-1] + 1]
    spans = (
        [p.span for p in paragraphs[n:end]] for n, end in zip(opened[1::2], ends, strict=False)
    )
    return [
        Turn(
            None,
            paragraph.number,
            [s for span in own if (s := _said(text, *_undashed(text, span)))],
        )
        for paragraph, own in zip(answering, spans, strict=True)
    ]


def _is_question(text: str, paragraph: Paragraph) -> bool:
    words = paragraph.span.of(text).rstrip(_EDGE)
    return words.endswith("?") and len(words) <= LONGEST_QUESTION and words[:1].isalpha()


def _unlabelled(text: str, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """The answers of an interview whose questions stand in paragraphs of their own."""
    asked = [n for n, p in enumerate(paragraphs) if _is_question(text, p)]
    if len(asked) < MIN_TURNS or asked[0] == 0:
        return []
    intro = text[paragraphs[0].span.start : paragraphs[asked[0] - 1].span.end]
    turns = []
    for first, after in zip(asked, [*asked[1:], len(paragraphs)], strict=True):
        own = paragraphs[first + 1 : after]
        own = [p for p in own if p.kind == "body"]
        said = [span for p in own if (span := _said(text, *p.span))]
        if said:
            turns.append(Turn(None, own[0].number, said))
    personal = sum(bool(_FIRST_PERSON.search(turn.content[0].of(text))) for turn in turns)
    return turns if _INTERVIEW.search(intro) and 2 * personal >= len(turns) else []


def find_turns(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """The turns of those who answer in a transcript; none if the article is no transcript.

    ``paragraphs`` are those of the body, with headings, which may be an interview's questions. A
    paragraph without a label goes on with the turn before it. Who only asks is left out.
    """
    body = [p for p in paragraphs if p.kind == "body"]
    if turns := _labelled(text, body):
        return tuple(_answers(text, turns))
    return tuple(_dashed(text, body) or _unlabelled(text, paragraphs))
