"""Who is interviewed: whom the introduction above the first answer is about.

In an introduction the first person is the one who asks. So whoever does something to us or with us
("she received us in Oslo") answers, and so does whom we, or the paper, met; else it is whoever the
introduction speaks of first, as the subject of one of its sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from events.extraction.lexicon import load
from events.extraction.results import Span
from events.extraction.statements.doers import Doers
from events.extraction.statements.phrases import Items, Range, low_at, phrase_right, tag_at
from events.extraction.statements.referents import Referent, of_actor, refer
from events.extraction.statements.report import span_of
from events.extraction.statements.subjects import antecedent_left, subject_left
from events.extraction.statements.units import Unit
from events.extraction.statements.uses import group_start
from events.extraction.statements.verbs import main_subject

MEMORY = 24  # mentions before an interview
HEAD = 4000  # characters that may introduce whom a label means
REACH = 12  # items between "we met" and whom
LONGEST_LEAD = 60  # characters between "interview with" and the name
_WE = frozenset(["we", "i"])
_US = frozenset(["us", "me"])
_FULL_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}")
_NAME = re.compile(r"(?:[A-Z][\w'’-]+ ){1,3}\Z")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("cues")["interviews"][key].split())


@cache
def _lead(key: str) -> re.Pattern[str]:
    """Any of the phrases of a list."""
    ways = load("cues")["interviews"][key]
    return re.compile(rf"\b(?:{'|'.join(ways)})", re.IGNORECASE)


class Introduction:
    """What stands above the first answer, which begins at ``end``."""

    def __init__(self, text: str, doers: Doers, end: int) -> None:
        self.text, self.doers, self.end = text, doers, end
        self.units = [unit for unit in doers.units if unit.items[-1].end <= end]
        self.asking = set(self._led("askers"))

    def interviewee(self) -> Referent | None:
        """The person who answers; None where the introduction names nobody."""
        ways = (self._with_us(), self._led("answerers"), self._subjects(), self._most_named())
        candidates = (self._person(span) for spans in ways for span in spans)
        return next((p for p in candidates if p and p.name not in self._askers), None)

    @property
    def _askers(self) -> set[str]:
        return {refer(self.text, span, self.doers.mentions).name for span in self.asking}

    def _person(self, span: Span) -> Referent | None:
        found = refer(self.text, span, self.doers.mentions)
        return found if found.kind == "person" else None

    def _led(self, key: str) -> Iterator[Span]:
        """The names behind such words as "interview with" or "interview by"."""
        for lead in _lead(key).finditer(self.text, 0, self.end):
            line = self.text.find("\n", lead.end(), self.end)
            name = _FULL_NAME.search(self.text, lead.end(), line if line > 0 else self.end)
            if name and name.start() - lead.end() <= LONGEST_LEAD:
                yield Span(*name.span())

    def _with_us(self) -> Iterator[Span]:
        """Who receives or tells us something, and whom we met."""
        for number, unit in enumerate(self.units):
            for at, item in enumerate(unit.items):
                if item.low in _US:
                    yield from self._doer_left(number, at)
                elif item.low in _words("meetings") and self._outsider(unit, at):
                    yield from self._met(unit, at)

    def _doer_left(self, number: int, us: int) -> Iterator[Span]:
        """The subject of the verb before "us", or whom its pronoun means."""
        items = self.units[number].items
        verb = next((i for i in range(us - 1, max(0, us - 4), -1) if items[i].tag in "vVdn"), us)
        if low_at(items, verb - 1) == "to":  # agreed | to talk to us
            verb -= 2
        start = group_start(items, verb)
        subject = subject_left(items, start) if verb < us else None
        if subject and low_at(items, subject.start) == "who":
            subject = antecedent_left(items, start - 1 - (tag_at(items, start - 2) == ","))
        if subject and items[subject.start].tag == "P":
            yield from self._subjects(number)
        elif subject:
            yield span_of(self.units[number], subject)

    def _outsider(self, unit: Unit, at: int) -> bool:
        """Whether we, one of ours or a paper is the subject of the verb at an index."""
        subject = subject_left(unit.items, group_start(unit.items, at))
        if subject is None:
            return False
        first = low_at(unit.items, subject.start)
        if first in _WE or first == "our":
            return True
        named = refer(self.text, span_of(unit, subject), self.doers.mentions)
        return tag_at(unit.items, subject.start) not in ("P", "W") and (
            named.kind in ("organization", "") or named.name in self._askers
        )

    def _met(self, unit: Unit, at: int) -> Iterator[Span]:
        """The first name behind the verb: met the judge | Omar Nuri."""
        items = unit.items
        for i in range(at + 1, min(at + REACH, len(items))):
            if items[i].tag == "U":
                yield span_of(unit, _named(items, i))
                return

    def _subjects(self, last: int = -1) -> Iterator[Span]:
        """The subjects of the sentences, from the first on."""
        units = self.units if last < 0 else self.units[:last]
        for unit in units:
            subject = main_subject(unit.items, len(unit.items))
            if subject:
                yield span_of(unit, subject)

    def _most_named(self) -> Iterator[Span]:
        """A mention of the person who is named most often, the last of those first."""
        before = self.doers.mentions.before(self.end, MEMORY)
        named = [(span, of_actor(a).name) for span, a in before if a.kind == "person"]
        for name, _ in Counter(name for _, name in reversed(named)).most_common():
            yield next(span for span, one in named if one == name)


def _named(items: Items, at: int) -> Range:
    """The name that begins at an index."""
    return Range(at, phrase_right(items, at))


def full_name(text: str, surname: str, end: int) -> str:
    """The name that ends in a surname above ``end``, the surname itself where there is none."""
    for found in re.finditer(rf"\b{re.escape(surname)}\b", text[: min(end, HEAD)]):
        if before := _NAME.search(text, max(0, found.start() - 60), found.start()):
            return before.group() + surname
    return surname
