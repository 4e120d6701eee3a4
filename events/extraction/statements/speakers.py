"""Who the speakers are: pronouns and definite descriptions led back to what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from events.extraction.lexicon import load
from events.extraction.results import FoundActor, Span
from events.extraction.statements.agreement import (
    KINDS,
    MALE,
    PLURAL,
    SINGULAR,
    agrees,
    may_be,
    owned_by,
    posts,
)
from events.extraction.statements.doers import RELATIVE, Doers, named_so
from events.extraction.statements.referents import (
    OWNER_BEHIND,
    Mentions,
    Referent,
    description,
    head_of,
    is_person,
    issued_by,
    nouns,
    of_actor,
    refer,
)
from events.extraction.statements.report import Report
from events.extraction.statements.units import Unit
from events.extraction.statements.voices import AUTHOR, FIRST_PERSON, Voices

REACH = 8  # units that a pronoun looks back
MEMORY = 24  # mentions that a description looks back
_NEUTER = frozenset("it its itself this that".split())
_NAMELESS = frozenset("you who which someone nobody everyone".split())
_RELATED = re.compile(r",?\s(?:which|who|whom)\s\Z")
_OWN_PAPER = re.compile(
    r"(?P<pronoun>its|his|her|their) (?:\w+ ){0,2}?(?P<noun>\w+)(?: (?:of|from|on|in) .*)?"
)
# The statement, a joint one or Thursday's, but no other's and not just any.
_DATED = re.compile(r"(?:the|this|that|[A-Z][a-z]+day['’]s|last \w+['’]s)\s", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|that|this)\s+", re.IGNORECASE)
_OWNED = re.compile(
    r"(?P<some>(?:one|two|some|many|most|several|both) of )?"
    r"(?P<owner>his|her|its|their|my)\s(?P<what>\w+(?: \w+)?)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Speakers:
    """Resolves the sources of reports, which must come in the order of the text."""

    text: str
    units: Sequence[Unit]
    actors: Sequence[FoundActor]
    first: int  # where the body begins
    mentions: Mentions = field(init=False)
    heard: list[tuple[int, Referent]] = field(init=False, default_factory=list)
    doers: Doers = field(init=False)
    genders: dict[str, str] = field(init=False, default_factory=dict)
    voices: Voices = field(init=False)
    bodies: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.mentions = Mentions(self.actors)
        self.bodies = {actor.name for actor in self.actors if actor.kind != "person"}
        self.doers = Doers(self.text, self.units, self.mentions)
        self.voices = Voices(self.text, self.actors, self.doers, self.first)

    def resolve(self, report: Report) -> Referent | None:
        """The speaker of ``report``; None where it has no source or nobody fits a pronoun."""
        if report.rule == "turn":
            return self.voices.turn(report)
        if report.source is None:
            return None
        words = report.source.of(self.text).lower()
        if words in _NAMELESS:
            return None
        if words in FIRST_PERSON:
            return self.voices.own(words, report.source.start)
        if (own := _OWN_PAPER.fullmatch(words)) and own["noun"] in nouns("papers"):
            words = own["pronoun"]
        if words in SINGULAR | PLURAL | _NEUTER:
            found = self._antecedent(words, report)
            if found and found.kind in ("person", "") and words in SINGULAR:
                self.genders.setdefault(found.name, "m" if words in MALE else "f")
        else:
            found = self._phrase(report.source, report)
        if found:
            self.heard.append((report.unit, found))
        return found

    def _phrase(self, source: Span, report: Report) -> Referent:
        if beside := self._named_behind(source, report):
            return beside
        source = issued_by(self.text, source) or source
        named = refer(self.text, source, self.mentions)
        if not named.head or named.kind == "person":
            return named
        words = " ".join(source.of(self.text).split())
        found = None
        if owned := _OWNED.fullmatch(words):
            found = self._owned(owned, named, report)
        elif named.head in nouns("issued") and not named.kind:
            found = self._issuer(source, report, joint=named.head in nouns("joint"))
        elif _DEFINITE.match(words):
            found = self._described(named, source, report.unit)
        return found or named

    def _owned(self, owned: re.Match[str], named: Referent, report: Report) -> Referent | None:
        """His office, one of their leaders: by the name of whoever has them."""
        owner = self._owner(owned["owner"].lower(), report)
        some, what = (owned["some"] or "").lower(), owned["what"]
        if owner in self.bodies and what in nouns("members") | nouns("stand_ins"):
            return replace(named, name=owner)
        return replace(named, name=f"{some}the {what} of {owner}") if owner else None

    def _issuer(self, paper: Span, report: Report, *, joint: bool) -> Referent | None:
        """Whose statement it is: who is named behind it, or who spoke last."""
        if behind := OWNER_BEHIND.match(self.text, paper.end):
            return refer(self.text, Span(*behind.span("owner")), self.mentions)
        if not _DATED.match(self.text, paper.start, paper.end):
            return None
        heard = (r for at, r in reversed(self.heard[-REACH:]) if report.unit - at <= REACH)
        if joint:
            return next((r for r in heard if r.kind not in ("person", "")), None)
        return next((r for r in heard if r.kind), None) or self._body_before(paper.start)

    def _body_before(self, at: int) -> Referent | None:
        """The nearest body that is named before, no state."""
        for _, actor in self.mentions.before(at, MEMORY):
            if actor.kind not in ("person", "country"):
                return of_actor(actor)
        return None

    def _named_behind(self, source: Span, report: Report) -> Referent | None:
        """The name a description leads to, or the person whom a relative clause is about."""
        name = _naming().match(self.text, source.end)
        if name and not (report.cue and name.start() <= report.cue.start < name.end()):
            return refer(self.text, Span(*name.span(1)), self.mentions)
        relative = RELATIVE.match(self.text, source.end)
        if relative and report.cue and "," not in self.text[relative.end() : report.cue.start]:
            for mention, actor in self.mentions.within(source):
                if actor.kind == "person" and mention.end == source.end:
                    return of_actor(actor)
        return None

    def _owner(self, pronoun: str, report: Report) -> str:
        """Whose office "his office" is."""
        if pronoun == "my":
            own = self.voices.own("i", report.content[0].start)
            return own.name if own else AUTHOR
        found = self._antecedent(pronoun, report)
        return found.name if found and found.kind else ""

    def _described(self, named: Referent, source: Span, number: int) -> Referent | None:
        """Whom "the diplomat", "the group", "the envoy" means.

        One who spoke under that noun before, the nearest body of such a kind, or the person who is
        called so beside the name.
        """
        for at, referent in reversed(self.heard[-REACH:]):
            if number - at <= REACH and referent.head == named.head:
                return referent
        for unit in self.units[max(0, number - REACH) : number]:
            for name in named_so(unit):
                if named.head in self.text[unit.items[0].start : name.start].lower().split()[-2:]:
                    return Referent(name.of(self.text), "person")
        if introduced := self._introduced(named.head, number):
            return introduced
        kinds = [kind for kind in KINDS if named.head in nouns(kind)]
        nearest = [*self.mentions.before(source.start, MEMORY), (Span(0, 0), None)]
        for (mention, actor), (earlier, _) in pairwise(nearest):
            proper = named.head.capitalize() in source.of(self.text)  # the Alliance
            if actor and actor.kind in kinds and may_be(actor, named.head, proper=proper):
                return of_actor(actor)
            if (
                actor
                and actor.kind == "person"
                and not named.plural
                and is_person(named.head)
                and (
                    named.head in self._titles(mention, earlier.end)
                    or named.head in posts(actor.name)
                )
            ):
                return of_actor(actor)
        return None

    def _introduced(self, head: str, number: int) -> Referent | None:
        """Who was told of before as somebody of the kind: a schoolteacher, then the teacher."""
        for n in range(number - 1, max(-1, number - REACH), -1):
            for span in self.doers.of(n) if is_person(head) else ():
                one = span.of(self.text).lower().startswith(("a ", "an "))
                if one and head_of(self.text, span).endswith(head):
                    return self._doer(span)
        return None

    def _titles(self, mention: Span, floor: int) -> set[str]:
        """The words right before a name and in the apposition behind it."""
        lead = self.text[max(floor, mention.start - 50) : mention.start]
        before = re.split(r"[.,;“”\"]", lead)[-1]
        behind = self.text[mention.end : mention.end + 60]
        aside = re.split(r"[,.;]", behind[1:])[0] if behind.startswith(",") else ""
        return {word.lower() for word in re.findall(r"[\w-]+", before + " " + aside)}

    def _antecedent(self, pronoun: str, report: Report) -> Referent | None:
        """The nearest speaker or subject that a pronoun agrees with."""
        fitting = (c for c in self._candidates(report) if self._may_mean(pronoun, c, report))
        first = next(fitting, None)
        if first and owned_by(pronoun, first):
            return next((c for c in fitting if not owned_by(pronoun, c)), first)
        if first:
            return first
        older = (referent for _, referent in reversed(self.heard[-REACH:]))
        return next((r for r in older if self._may_mean(pronoun, r, report)), None)

    def _may_mean(self, pronoun: str, referent: Referent, report: Report) -> bool:
        """Whether they agree; whoever answers a question calls himself I."""
        own = report.source and self.voices.own("i", report.source.start)
        answers = own and own.name == referent.name != AUTHOR
        return not answers and agrees(pronoun, self._gendered(referent))

    def _gendered(self, referent: Referent) -> Referent:
        """The referent with the gender of the first pronoun that stood for it."""
        gender = referent.gender or self.genders.get(referent.name, "")
        return replace(referent, gender=gender) if gender != referent.gender else referent

    def _candidates(self, report: Report) -> Iterator[Referent]:
        """Speakers and subjects before the pronoun, from its own unit backwards.

        None of them stands inside the content.
        """
        at = report.source.start if report.source else 0
        end = _before_relative(self.text, at)
        last = end if end == at else end - 1
        for n in range(report.unit, max(-1, report.unit - REACH), -1):
            yield from (referent for at, referent in reversed(self.heard[-MEMORY:]) if at == n)
            for span in self.doers.of(n):
                within = any(span.touches(part) for part in report.content)
                if span.end <= last and not within:
                    yield self._doer(span)
            if n == report.unit:
                yield from self._bodies(report)

    def _doer(self, span: Span) -> Referent:
        found = refer(self.text, span, self.mentions)
        given = span in self.doers.given and not found.kind
        one = found.kind not in ("person", "") and is_person(head_of(self.text, span))
        if one:  # a member of the council
            return Referent(description(self.text, span), "person", head=head_of(self.text, span))
        return replace(found, kind="person") if given else found

    def _bodies(self, report: Report) -> Iterator[Referent]:
        """Those named before a pronoun in its own unit, outside of the content."""
        if report.unit < 0 or report.source is None:
            return
        begin = self.units[report.unit].items[0].start
        end = _before_relative(self.text, report.source.start)
        for span, actor in self.mentions.before(report.source.start, MEMORY):
            if span.start < begin:
                return
            beside = not self.text[span.end : report.source.start].strip(" ,\n")
            if (beside and actor.kind == "person") or span.end == end:
                continue  # in a letter to Habib, he said; the army, which it said had fled
            if not any(span.touches(part) for part in report.content):
                yield of_actor(actor)


@cache
def _naming() -> re.Pattern[str]:
    """What stands between a description and the name it leads to: "who calls himself" | Habib."""
    ways = load("cues")["speakers"]["naming"].split("|")
    led = "|".join(r"\s".join(way.split()) for way in ways)
    place = r"(?:\s(?:from|in|of|at)\s[\w '’-]{1,30}?)?"
    return re.compile(rf"{place},?\s(?:{led})\s((?:[A-Z][\w'’-]+\s?)+)")


def _before_relative(text: str, at: int) -> int:
    """Where the noun ends that a relative clause with a pronoun is about: "X|, which it says"."""
    related = _RELATED.search(text, max(0, at - 10), at)
    return related.start() if related else at
