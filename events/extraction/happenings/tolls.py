"""How many were killed or wounded, in the words of each event's own sentences.

"at least 12 people were killed", "killing a dozen and wounding between 20 and 30": a kind, bounds,
and the words that say so. Vocabulary in tolls.toml.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal, get_args

from events.extraction.happenings.counts import cardinals
from events.extraction.lexicon import load
from events.extraction.results import Article, FoundEvent, Span, Toll
from events.extraction.sentences import sentences

_YEAR = re.compile(r"(?:19|20)\d\d")
Kind = Literal["killed", "wounded"]
Bounds = tuple[int, int | None]
NEAR = 2  # sentences after the one that tells an event in which its victims may be counted


def with_tolls(article: Article, events: Sequence[FoundEvent]) -> tuple[FoundEvent, ...]:
    """The events with what the article says of their victims, the highest figure of each kind.

    A figure belongs to the event of its sentence whose words stand nearest, else to the last one
    told before it in the paragraph. Time is linear in the text.
    """
    violent = [event for event in events if event.type in load("tolls")["types"]]
    found: dict[int, dict[str, Toll]] = {}
    for paragraph in article.body():
        here = [e for e in violent if paragraph.number in e.paragraphs]
        for event, toll in _in_paragraph(article.text, paragraph.span, here):
            known = found.setdefault(id(event), {})
            known[toll.kind] = max(toll, known.get(toll.kind, toll), key=lambda t: t.low)
    return tuple(
        replace(event, toll=tuple(found[id(event)].values())) if id(event) in found else event
        for event in events
    )


def _in_paragraph(
    text: str, paragraph: Span, events: Sequence[FoundEvent]
) -> Iterator[tuple[FoundEvent, Toll]]:
    last: FoundEvent | None = None
    silent = 0
    waiting = deque(sorted(((s, e) for e in events for s in e.spans), key=lambda pair: pair[0]))
    for sentence in sentences(text, paragraph) if events else ():
        told = []
        while waiting and waiting[0][0].start < sentence.end:
            told.append(waiting.popleft())
        silent = 0 if told else silent + 1
        for toll in find_tolls(text, sentence):
            event = min(told, key=lambda pair: _distance(pair[0], toll.span))[1] if told else last
            if event and silent <= NEAR:
                yield event, toll
        last = told[-1][1] if told else last


def _distance(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)


def find_tolls(text: str, span: Span) -> tuple[Toll, ...]:
    """The figures of victims in a stretch of text, in its order; each word counts once."""
    found: list[Toll] = []
    said = span.of(text).lower()
    for kind in get_args(Kind):
        if not (any(hint in said for hint in _hints(kind)) and _harm(kind).search(said)):
            continue
        for pattern in _patterns(kind):
            for match in pattern.finditer(text, span.start, span.end):
                where = Span(match.start(), match.end())
                if bounds := _bounds(match):
                    found.append(Toll(kind, *bounds, where))
    kept: list[Toll] = []
    for toll in sorted(found, key=lambda t: (t.span.start - t.span.end, t.span)):
        if not any(toll.span.touches(other.span) for other in kept):
            kept.append(toll)
    return tuple(sorted(kept, key=lambda t: t.span))


def _bounds(match: re.Match[str]) -> Bounds | None:
    """What a count says: ``high`` is None where it may be more."""
    first, second = _number(match["low"] or match["count"]), match["high"] or match["to"]
    if first is None:
        return None
    if second:
        last = (_number(second) or (0, None))[1]
        return (first[0], last) if last and last > first[0] else None
    return _qualified(first, " ".join((match["bound"] or "").casefold().split()))


def _qualified(number: Bounds, word: str) -> Bounds:
    low, high = number
    bounds = load("tolls")["bounds"]
    if word in bounds["least"] or high is None:
        return low, None
    if word in bounds["most"]:
        return 1, high
    if word in bounds["about"]:
        return low - low // 10, high + high // 10
    return low, high


def _number(words: str) -> Bounds | None:
    """The value of a number in digits or words: "1,200", "twenty-four", "two dozen", "dozens"."""
    if _YEAR.fullmatch(words):
        return None
    total = 0
    units, numbers = load("tolls")["units"], cardinals()
    for word in re.split(r"[\s-]+", words.casefold()):
        if word[:1].isdigit():
            total += int(word.replace(",", ""))
        elif word in numbers:
            total += numbers[word]
        elif word in units:
            total = max(total, 1) * units[word]
        elif word.removesuffix("s") in units:
            return 2 * units[word.removesuffix("s")], None
        elif word not in {"a", "an", "and", "of"}:
            return None
    return (total, total) if total else None


@cache
def _harm(kind: Kind) -> re.Pattern[str]:
    """What every pattern has somewhere; most sentences have none, and numbers are slow to seek."""
    return re.compile(_either(dict.fromkeys(word.lower() for word in _words_of_harm(kind))))


def _words_of_harm(kind: str) -> list[str]:
    data = load("tolls")[kind]
    return [*f"{data['active']} {data['passive']} died perished lives".split(), *data["deaths"]]


@cache
def _hints(kind: str) -> tuple[str, ...]:
    """Of the words of harm the beginnings and ends that all others have in them."""
    words = {words.split()[0] for words in _words_of_harm(kind)}
    return tuple(w for w in words if not any(other in w for other in words - {w}))


@cache
def _count() -> str:
    """A pattern of a number with what bounds it, but not of days, years or miles."""
    data = load("tolls")
    numbers, units = "|".join(cardinals()), "|".join(data["units"])
    bounds = _either(word for words in data["bounds"].values() for word in words)
    number = (
        rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,5}}|(?:{units})s|an?\s+(?:{units})"
        rf"|(?:{numbers})(?:[\s-](?:{numbers}|{units})){{0,3}})(?![\w%]|,\d|\.\d)"
    )
    other = _either(data["other"]["units"].split())
    return (
        rf"(?:between\s+(?P<low>{number})\s+and\s+(?P<high>{number})|(?:(?P<bound>{bounds})\s+)?"
        rf"(?P<count>{number})(?:\s*(?:to|or|–|-)\s*(?P<to>{number}))?)(?![\s-]*(?:{other})\b)"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _patterns(kind: Kind) -> tuple[re.Pattern[str], ...]:
    """What is done to so many; so many to whom it is done; so many lives, or dead in all."""
    data, count = load("tolls")[kind], _count()
    active, passive = _either(data["active"].split()), _either(data["passive"].split())
    frame = load("tolls")["frame"]
    among, been, after = (_either(frame[name]) for name in ("among", "been", "after"))
    nouns = rf"(?:\s+(?!(?:and|or|{been})\b)[^\W\d]+(?:['’-][^\W\d]+)*){{0,5}}?"
    nouns += rf"(?:\s*,\s*(?:{among})\b[^,.;]{{1,80}},)?"
    been = rf"\s+(?:{been})(?:\s+(?:also|later|\w+ly))?"
    ending = rf"(?=\s*(?:[,.;:)—–]|$)|\s+(?:{after})\b)"
    patterns = [
        rf"\b(?:{active})\s+{count}(?:\s+(?:{_either(frame['victims'].split())})\b)?",
        rf"\b{count}{nouns}{been}\s+(?:{passive})\b",
        rf"\b{count}{nouns}\s+(?:dead|died|perished|{passive})\b{ending}",
    ]
    if data["lives"]:
        lives = _either(data["lives"].split())
        patterns += [
            rf"\b(?:{lives})\s+(?:the\s+)?lives\s+of\s+{count}",
            rf"\b(?:{lives})\s+{count}\s+lives",
        ]
    totals = _either(data["deaths"])
    patterns.append(rf"\b(?:{totals})(?:\s+\w+){{0,4}}?\s+{count}")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
