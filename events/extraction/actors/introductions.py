"""Persons whom the lines above an interview introduce, and the labels that mean them below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from events.extraction.actors.people import name_people
from events.extraction.actors.proofs import is_label
from events.extraction.actors.reading import Naming, Reading, read
from events.extraction.actors.words import Words
from events.extraction.results import Article, Paragraph

_LONGEST = 400  # characters of a line that introduces somebody
_INITIALS = (2, 3)  # the fewest and the most letters of a label
_FEW = 4  # paragraphs of a note that has none of its own
_OFTEN = 2  # turns that a label heads


def lines_above(article: Article) -> list[Reading]:
    """The headings and lines above the text, where persons may be introduced."""
    return [read(article.text, paragraph) for paragraph in _above(article)]


def introduced(above: list[Reading], common: frozenset[str], alone: frozenset[str]) -> list[Naming]:
    """The persons named in full above the text ("In the studio: Jane Moor")."""
    for reading in above:
        name_people(reading, common, alone)
    named = (naming for reading in above for naming in reading.namings())
    return [naming for naming in named if naming.kind == "person" and " " in naming.name]


def writers(people: list[Naming], readings: list[Reading]) -> frozenset[str]:
    """Who is named above the text and below only in its last paragraph: its writers, in a note.

    "By Jane Moor … Jane Moor is writing a life of a gardener." Nobody the lexicon knows is.
    """
    if len(readings) < _FEW:
        return frozenset()
    above = {person.name for person in people if not person.known}
    earlier = (naming.name for reading in readings[:-1] for naming in reading.namings())
    noted = above & {naming.name for naming in readings[-1].namings()}
    return frozenset(noted.difference(earlier)) if noted else frozenset()


def labelled(above: list[Reading], readings: list[Reading]) -> frozenset[str]:
    """The surnames that labels of turns prove, being short for a name: "MOOR: …", "JM: …"."""
    labels = _labels(readings)
    texts = (reading.words for reading in (*above, *readings)) if labels else ()
    return frozenset(surname for text in texts for surname in _labelled(text, labels))


def _above(article: Article) -> list[Paragraph]:
    first = next((p.number for p in article.paragraphs if p.kind == "body"), 0)
    lines = (p for p in article.paragraphs if p.number < first)
    return [p for p in lines if p.span.end - p.span.start <= _LONGEST]


def _labels(readings: list[Reading]) -> set[str]:
    """The capitals that head several turns."""
    heads = Counter(r.words.words[0] for r in readings if _heads_turn(r.words))
    return {word for word, times in heads.items() if times >= _OFTEN}


def _heads_turn(text: Words) -> bool:
    return len(text) > 1 and is_label(text, 1)


def _labelled(text: Words, labels: Collection[str]) -> Iterator[str]:
    """The surnames of two capitals for which a label is short."""
    for i in text.capitals:
        if text.capital(i + 1) and text.gap(i) == " ":
            given, surname = text.words[i], text.words[i + 1]
            if surname.upper() in labels or given[0] + surname[0] in labels:
                yield surname


def name_initials(readings: list[Reading], above: list[Naming]) -> None:
    """Give labels of turns in initials their persons: "JM: …"."""
    labels = {w for w in _labels(readings) if _INITIALS[0] <= len(w) <= _INITIALS[1]}
    by_initials: dict[str, dict[str, Naming]] = {}
    named = (naming for reading in readings for naming in reading.namings()) if labels else ()
    for person in (n for n in (*above, *named) if n.kind == "person"):
        initials = "".join(part[0] for part in person.name.split())
        by_initials.setdefault(initials, {})[person.name] = person
    for reading in readings:
        label = reading.words.words[0] if _heads_turn(reading.words) else ""
        bearers = by_initials.get(label, {}) if label in labels else {}
        if len(bearers) == 1 and 0 not in reading.by_word:
            reading.put(replace(next(iter(bearers.values())), first=0, end=1))
