"""Who says I and we: the one who answers questions, the author, the body that issues a release."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from events.extraction.actors.known import actors_by_name
from events.extraction.results import FoundActor
from events.extraction.statements.referents import Mentions, Referent, nouns, of_actor
from events.extraction.statements.report import Report
from events.extraction.statements.turns import answers_only

MEMORY = 24  # mentions before an interview
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
    mentions: Mentions
    first: int
    turn_end: int = field(init=False, default=0)
    answering: Referent | None = field(init=False, default=None)
    interviewed: Referent | None = field(init=False, default=None)

    def turn(self, report: Report) -> Referent | None:
        """Who speaks in a turn: named by its label, else the one who is interviewed."""
        words = report.source.of(self.text) if report.source else ""
        self.turn_end = report.content[-1].end
        if not words or answers_only(words):
            self.interviewed = self.interviewed or self._introduced(report.content[0].start)
            self.answering = self.interviewed
        else:
            self.answering = self._label(words)
        return self.answering

    def own(self, pronoun: str, at: int) -> Referent | None:
        """Whom the first person at an offset stands for; None for a "we" of nobody certain."""
        if at < self.turn_end:
            return self.answering if pronoun == "i" else None
        return Referent(AUTHOR, "") if pronoun == "i" else self.issuer

    def _introduced(self, before: int) -> Referent | None:
        """The person whom the paragraphs before an interview name most often."""
        named = [a for span, a in self.mentions.before(before, MEMORY) if a.kind == "person"]
        most = Counter(actor.name for actor in reversed(named)).most_common(1)
        return next((of_actor(actor) for actor in named if actor.name == most[0][0]), None)

    def _label(self, words: str) -> Referent:
        """The speaker a transcript's label names, be it in capitals or a surname alone."""
        last = _NAME_WORD.findall(words)[-1].lower()
        called = [actor for actor in self.actors if actor.name.lower().split()[-1] == last]
        if called:
            return of_actor(min(called, key=lambda actor: actor.name.split()[-1].isupper()))
        return Referent(words.title() if words.isupper() else words, "person")

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
