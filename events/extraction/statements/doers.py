"""Whom a pronoun may mean: the subjects of a sentence, and who else does something in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from events.extraction.results import Span
from events.extraction.statements.phrases import FINITE, phrase_left, phrase_right
from events.extraction.statements.referents import Mentions, is_person
from events.extraction.statements.units import Item, Unit
from events.extraction.statements.verbs import main_subject

CLAUSES = 3  # of one unit, parted by semicolons
_PRONOUNS = frozenset("he she it they we i you him her them us me this that there".split())
RELATIVE = re.compile(r",?\s+who\b")


@dataclass(slots=True)
class Doers:
    """The doers of each unit, read once; ``given`` are names that the text itself gives."""

    text: str
    units: Sequence[Unit]
    mentions: Mentions
    read: dict[int, Sequence[Span]] = field(init=False, default_factory=dict)
    given: set[Span] = field(init=False, default_factory=set)

    def of(self, number: int) -> Sequence[Span]:
        """The spans of those who do something in a unit, the likeliest first."""
        if number not in self.read:
            self.read[number] = tuple(self._doers(self.units[number]))
        return self.read[number]

    def _doers(self, unit: Unit) -> Iterator[Span]:
        """Names given on the spot, the subjects of clauses, then persons who act in others."""
        given = list(named_so(unit))
        self.given.update(given)
        yield from given
        subjects = list(_clause_subjects(unit))
        yield from (span for span in subjects if not _is_pronoun(self.text, span))
        yield from self._mentioned(unit, alone=not subjects)
        yield from _whoever(unit)

    def _mentioned(self, unit: Unit, *, alone: bool) -> Iterator[Span]:
        """The persons of a unit who act; its first actor where that is ``alone``, or described."""
        whole = Span(unit.items[0].start, unit.items[-1].end)
        finite = {
            before.end
            for before, item, after in zip(unit.items, unit.items[1:], unit.items[2:], strict=False)
            if item.tag in FINITE or _verblike(item, after)
        }
        led = {item.start for before, item in pairwise(unit.items) if item.tag != "I"}
        agents = {item.start for before, item in pairwise(unit.items) if before.low == "by"}
        for number, (mention, actor) in enumerate(self.mentions.within(whole)):
            does = mention.end in finite or mention.start in agents
            acts = does or RELATIVE.match(self.text, mention.end)
            opens = mention.start == whole.start
            described = opens and self.text.startswith((",", "'s ", "’s "), mention.end)
            first = number == 0 and (described or (alone and (opens or mention.start in led)))
            if (actor.kind == "person" and acts) or first:
                yield mention


def _verblike(item: Item, after: Item) -> bool:
    """Whether a word that no list holds is a verb behind a name: "Omar Nuri | mends | a net"."""
    return item.tag == "n" and item.low.endswith("s") and after.tag in "DSOR"


def _is_pronoun(text: str, span: Span) -> bool:
    return text[span.start : span.end].lower() in _PRONOUNS


def _clause_subjects(unit: Unit) -> Iterator[Span]:
    """The subjects of the clauses between semicolons, the last first."""
    items = unit.items
    stops = [i for i, item in enumerate(items) if item.tag == ";"][-CLAUSES:]
    edges = [*stops, len(items)]
    starts = [0, *(stop + 1 for stop in stops)]
    for start, end in zip(reversed(starts), reversed(edges), strict=True):
        found = main_subject(items, end, start)
        if found and found.start >= start:
            yield Span(items[found.start].start, items[found.end - 1].end)


def _whoever(unit: Unit) -> Iterator[Span]:
    """Persons without a name of whom a relative clause tells: "a cousin | who translated"."""
    items = unit.items
    for at in range(1, len(items)):
        if items[at].low == "who" and is_person(items[at - 1].low):
            phrase = phrase_left(items, at)
            if phrase:
                yield Span(items[phrase.start].start, items[phrase.end - 1].end)


def named_so(unit: Unit) -> Iterator[Span]:
    """Names given on the spot: a soldier named Habib; his name is Habib."""
    items = unit.items
    for at in range(1, len(items) - 1):
        given = items[at].low == "named" or (
            items[at].low in ("is", "was") and items[at - 1].low == "name"
        )
        if given and items[at + 1].tag == "U":
            yield Span(items[at + 1].start, items[phrase_right(items, at + 1) - 1].end)
