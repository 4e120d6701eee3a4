"""Who the speakers are: pronouns and definite descriptions led back to what they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from events.extraction.actors.known import actors_by_name
from events.extraction.results import FoundActor, Span
from events.extraction.statements.phrases import FINITE, phrase_right
from events.extraction.statements.referents import (
    Kind,
    Mentions,
    Referent,
    is_person,
    nouns,
    of_actor,
    refer,
)
from events.extraction.statements.report import Report
from events.extraction.statements.turns import answers_only
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import main_subject

REACH = 8  # units that a pronoun looks back
MEMORY = 24  # mentions that a description looks back
_SINGULAR = frozenset("he she him her his himself herself".split())
_PLURAL = frozenset("they them their themselves".split())
_NEUTER = frozenset("it its itself this that".split())
_AUTHOR = frozenset("i we you who which someone nobody everyone".split())
_OWN_PAPER = re.compile(
    r"(?P<pronoun>its|his|her|their) (?:\w+ ){0,2}?(?P<noun>\w+)(?: (?:of|from|on|in) .*)?"
)
_DEFINITE = re.compile(r"(?:the|that|this)\s+", re.IGNORECASE)
_OWNED = re.compile(r"(?P<owner>his|her|its|my)\s(?P<what>\w+(?: \w+)?)", re.IGNORECASE)
AUTHOR = "the author"
_RELATIVE = re.compile(r",?\s+who\b")
_KINDS: tuple[Kind, ...] = ("armed_group", "government", "organization", "country")


@dataclass(slots=True)
class Speakers:
    """Resolves the sources of reports, which must come in the order of the text."""

    text: str
    units: Sequence[Unit]
    actors: Sequence[FoundActor]
    mentions: Mentions = field(init=False)
    heard: list[tuple[int, Referent]] = field(init=False, default_factory=list)
    subjects: dict[int, Sequence[Span]] = field(init=False, default_factory=dict)
    given: set[Span] = field(init=False, default_factory=set)
    turn_end: int = field(init=False, default=0)
    answering: Referent | None = field(init=False, default=None)
    interviewed: Referent | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.mentions = Mentions(self.actors)

    def resolve(self, report: Report) -> Referent | None:
        """The speaker of ``report``; None where it has no source or nobody fits a pronoun."""
        if report.rule == "turn":
            return self._turn(report)
        if report.source is None:
            return None
        words = report.source.of(self.text).lower()
        if words in _AUTHOR:
            if words != "i":
                return None
            within = report.source.start < self.turn_end
            return self.answering if within else Referent(AUTHOR, "")
        if (own := _OWN_PAPER.fullmatch(words)) and own["noun"] in nouns("papers"):
            words = own["pronoun"]
        if words in _SINGULAR | _PLURAL | _NEUTER:
            found = self._antecedent(words, report)
        else:
            found = self._phrase(report.source, report)
        if found:
            self.heard.append((report.unit, found))
        return found

    def _turn(self, report: Report) -> Referent | None:
        """Who speaks in a turn: named by its label, else the one who is interviewed."""
        words = report.source.of(self.text) if report.source else ""
        self.turn_end = report.content[-1].end
        if not words or answers_only(words):
            self.interviewed = self.interviewed or self._introduced(report.content[0].start)
            self.answering = self.interviewed
        else:
            self.answering = self._label(words)
        return self.answering

    def _introduced(self, before: int) -> Referent | None:
        """The person whom the paragraphs before an interview name most often."""
        named = [a for span, a in self.mentions.before(before, MEMORY) if a.kind == "person"]
        most = Counter(actor.name for actor in reversed(named)).most_common(1)
        return next((of_actor(actor) for actor in named if actor.name == most[0][0]), None)

    def _label(self, words: str) -> Referent:
        """The speaker a transcript's label names, be it in capitals or a surname alone."""
        last = re.findall(r"[\w'’-]+", words)[-1].lower()
        called = [actor for actor in self.actors if actor.name.lower().split()[-1] == last]
        if called:
            return of_actor(min(called, key=lambda actor: actor.name.split()[-1].isupper()))
        return Referent(words.title() if words.isupper() else words, "person")

    def _phrase(self, source: Span, report: Report) -> Referent:
        relative = _RELATIVE.match(self.text, source.end)
        if relative and report.cue and "," not in self.text[relative.end() : report.cue.start]:
            for mention, actor in self.mentions.within(source):
                if actor.kind == "person" and mention.end == source.end:
                    return of_actor(actor)
        named = refer(self.text, source, self.mentions)
        if not named.head or named.kind == "person":
            return named
        words = " ".join(source.of(self.text).split())
        if owned := _OWNED.fullmatch(words):
            owner = self._owner(owned["owner"].lower(), report)
            return replace(named, name=f"the {owned['what']} of {owner}") if owner else named
        if not _DEFINITE.match(words):
            return named
        return self._described(named, source, report.unit) or named

    def _owner(self, pronoun: str, report: Report) -> str:
        """Whose office "his office" is."""
        if pronoun == "my":
            within = report.content[0].start < self.turn_end
            return self.answering.name if within and self.answering else AUTHOR
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
            for name in _named_so(unit):
                if named.head in self.text[unit.items[0].start : name.start].lower().split()[-2:]:
                    return Referent(name.of(self.text), "person")
        kinds = [kind for kind in _KINDS if named.head in nouns(kind)]
        nearest = [*self.mentions.before(source.start, MEMORY), (Span(0, 0), None)]
        for (mention, actor), (earlier, _) in pairwise(nearest):
            if actor and actor.kind in kinds and _may_be(actor, named.head):
                return of_actor(actor)
            if (
                actor
                and actor.kind == "person"
                and not named.plural
                and (
                    named.head in self._titles(mention, earlier.end)
                    or named.head in _posts(actor.name)
                )
            ):
                return of_actor(actor)
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
        for candidate in self._candidates(report):
            if agrees(pronoun, candidate):
                return candidate
        older = (referent for _, referent in reversed(self.heard[-REACH:]))
        return next((r for r in older if agrees(pronoun, r)), None)

    def _candidates(self, report: Report) -> Iterator[Referent]:
        """Speakers and subjects before the pronoun, from its own unit backwards.

        None of them stands inside the content.
        """
        end = report.source.start if report.source else 0
        for n in range(report.unit, max(-1, report.unit - REACH), -1):
            yield from (referent for at, referent in reversed(self.heard[-MEMORY:]) if at == n)
            for span in self._subjects(n):
                if span.end <= end and not any(span.touches(part) for part in report.content):
                    found = refer(self.text, span, self.mentions)
                    given = span in self.given and not found.kind
                    yield replace(found, kind="person") if given else found

    def _subjects(self, number: int) -> Sequence[Span]:
        """The subjects of a unit, read once."""
        if number not in self.subjects:
            self.subjects[number] = tuple(self._read_subjects(self.units[number]))
        return self.subjects[number]

    def _read_subjects(self, unit: Unit) -> Iterator[Span]:
        """The subject of the main clause, then the persons who do something in the others."""
        subject = self._subject(unit)
        given = list(_named_so(unit))
        self.given.update(given)
        yield from given
        if subject:
            yield subject
        whole = Span(unit.items[0].start, unit.items[-1].end)
        finite = {before.end for before, item in pairwise(unit.items) if item.tag in FINITE}
        led = {item.start for before, item in pairwise(unit.items) if item.tag != "I"} | {
            whole.start
        }
        for number, (mention, actor) in enumerate(self.mentions.within(whole)):
            acts = mention.end in finite or _RELATIVE.match(self.text, mention.end)
            described = (
                mention.start == whole.start and self.text[mention.end : mention.end + 1] == ","
            )
            first = number == 0 and (described or (subject is None and mention.start in led))
            if (actor.kind == "person" and acts) or first:
                yield mention

    def _subject(self, unit: Unit) -> Span | None:
        """The subject of a unit's main clause, if it is no pronoun."""
        found = main_subject(unit.items, len(unit.items))
        if not found or unit.items[found.start].tag in "PO":
            return None
        return Span(unit.items[found.start].start, unit.items[found.end - 1].end)


def _named_so(unit: Unit) -> Iterator[Span]:
    """Names given on the spot: a soldier named Habib; his name is Habib."""
    items = unit.items
    for at in range(1, len(items) - 1):
        given = items[at].low == "named" or (
            items[at].low in ("is", "was") and items[at - 1].low == "name"
        )
        if given and items[at + 1].tag == "U":
            yield Span(items[at + 1].start, items[phrase_right(items, at + 1) - 1].end)


def _may_be(actor: FoundActor, noun: str) -> bool:
    """Whether a body may be called so: a ministry bears the noun in its name, a palace rules.

    A council is no party, nor a party a council.
    """
    words = set(actor.name.lower().split())
    if actor.kind == "organization" and noun not in nouns("any_body"):
        return noun in words or not words & nouns("organization")
    if actor.kind != "government" or noun in actor.name.lower():
        return True
    rules = actor.name.lower().endswith(("government", "administration"))
    return rules and noun in nouns("rulers")


@cache
def _posts(name: str) -> frozenset[str]:
    """The nouns of a known person's posts; a representative is an envoy."""
    known = actors_by_name().get(name)
    held = {word for role in known.roles for word in role.title.split()} if known else set()
    return frozenset(held | ({"envoy"} if "representative" in held else set()))


def agrees(pronoun: str, referent: Referent) -> bool:
    """Whether number, gender and kind let the pronoun stand for the referent."""
    if pronoun in _SINGULAR:
        other = "m" if pronoun in ("she", "her", "herself") else "f"
        human = referent.kind == "person" or (not referent.kind and is_person(referent.head))
        return human and not referent.plural and referent.gender != other
    if pronoun in _PLURAL:
        return referent.kind not in ("person", "country") and (
            referent.plural or bool(referent.kind)
        )
    human = referent.kind == "person" or is_person(referent.head)
    return not human and not referent.plural and not referent.gender
