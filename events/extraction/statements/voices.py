"""Who says I and we: the one who answers questions, the author, the body that issues a release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from events.extraction.actors.known import actors_by_name
from events.extraction.results import FoundActor, Span
from events.extraction.statements.doers import Doers
from events.extraction.statements.interviews import Introduction, full_name
from events.extraction.statements.referents import Referent, nouns, of_actor
from events.extraction.statements.report import Report
from events.extraction.statements.turns import answers_only

HEAD = 600  # characters above the body that may name who issues it
AUTHOR = "the author"
FIRST_PERSON = frozenset(["i", "we"])
_NAME_WORD = re.compile(r"[\w'’-]+")


@dataclass
class Voices:
    """Keeps who answers in a transcript; reports must come in the order of the text.

    ``first`` is the offset at which the body of the article begins.
    """

    text: str
    actors: Sequence[FoundActor]
    doers: Doers
    first: int
    turn_end: int = field(init=False, default=0)
    answering: Referent | None = field(init=False, default=None)
    interviewed: Referent | None = field(init=False, default=None)
    introduced: bool = field(init=False, default=False)
    labels: dict[str, Referent] = field(init=False, default_factory=dict)

    def turn(self, report: Report) -> Referent | None:
        """Who speaks in a turn: named by its label, else the one who is interviewed."""
        words = report.source.of(self.text) if report.source else ""
        self.turn_end = report.content[-1].end
        if not report.source or answers_only(words):
            if not self.introduced:
                above = Introduction(self.text, self.doers, report.content[0].start)
                self.interviewed, self.introduced = above.interviewee(), True
            self.answering = self.interviewed
        else:
            self.answering = self._label(report, report.source)
        return self.answering

    def own(self, pronoun: str, at: int) -> Referent | None:
        """Whom the first person at an offset stands for; None for a "we" of nobody certain."""
        if at < self.turn_end:
            return self.answering if pronoun == "i" else None
        return Referent(AUTHOR, "") if pronoun == "i" else self.issuer

    def _label(self, report: Report, label: Span) -> Referent:
        """The speaker a transcript's label names, in capitals, initials or by surname alone."""
        words = label.of(self.text)
        if words not in self.labels:
            self.labels[words] = self._labelled(words, label, report.content[0].start)
        return self.labels[words]

    def _labelled(self, words: str, label: Span, before: int) -> Referent:
        for _, actor in self.doers.mentions.within(label):
            if actor.kind == "person":
                return of_actor(actor)
        last = _NAME_WORD.findall(words)[-1].lower()
        called = [actor for actor in self.actors if actor.name.lower().split()[-1] == last]
        if called:
            return of_actor(min(called, key=lambda actor: actor.name.split()[-1].isupper()))
        name = words.title() if words.isupper() else words
        return Referent(full_name(self.text, name, before), "person")

    @cached_property
    def issuer(self) -> Referent | None:
        """The body whose name stands above a release."""
        head = self.text[max(0, self.first - HEAD) : self.first].lower()
        if not nouns("releases") & set(_NAME_WORD.findall(head)):
            return None
        bodies = [actor for actor in self.actors if actor.kind not in ("person", "country")]
        places = {at: actor for actor in bodies if (at := _named(head, actor)) >= 0}
        return of_actor(places[min(places)]) if places else None


def _named(head: str, actor: FoundActor) -> int:
    """Where one of the actor's names stands in a text in lower case, -1 where none does."""
    known = actors_by_name().get(actor.name)
    names = {actor.name, *(known.aliases if known else ())}
    found = (re.search(rf"\b{re.escape(name.lower())}\b", head) for name in names)
    return min((match.start() for match in found if match), default=-1)
