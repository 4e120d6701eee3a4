"""What a noun phrase beside a cue stands for: an actor, a name nobody lists, or a description."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from events.extraction.actors.known import state_of_adjective
from events.extraction.lexicon import load
from events.extraction.results import FoundActor, Span
from events.extraction.statements.grammar import tag_lower, words_of

Kind = Literal["person", "organization", "government", "armed_group", "country", ""]
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?")
_PREPOSITION = re.compile(r"\s(?:of|for|in|at|from|with|on|to|near|and|who|by)\s|\s?[,(]")
_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]*|al|ul|de|von|van|bin|el)(?:\s+(?:[A-Z][\w.'’-]*|al|ul|de|von|van|bin|el))*"
)
_OWNERS = frozenset(["of", "from", "by", "of the", "from the", "by the"])
_LEADING = frozenset("of for to by with from".split())
_ISSUED = re.compile(r"\s(?:(?:issued|released|published|written|signed|posted|read out)\s)?by\s")
OWNER_BEHIND = re.compile(
    r"\s(?:(?:(?:issued|released|published|sent|signed)\s)?(?:by|from|of)|which|that)\s"
    r"(?P<owner>(?:the\s)?[^,.;:“”\"\n]{2,60}?)"
    r"(?=[,.;:“”\"\n]|\s(?:brought|issued|released|published|sent|signed|put|said|on|in|after)\b|\Z)"
)
_POSSESSIVE = frozenset(["his", "her"])
_PLURAL = re.compile(r"(?:[^su]s|people|police|men|women|media)\Z")


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something that can speak; ``kind`` is empty for a description."""

    name: str
    kind: Kind
    gender: str = ""
    plural: bool = False
    head: str = ""


@cache
def nouns(key: str) -> frozenset[str]:
    """One list of the speakers' part of the cue lexicon."""
    return frozenset(load("cues")["speakers"][key].split())


class Mentions:
    """All mentions of the article's actors, in order of place."""

    def __init__(self, actors: Sequence[FoundActor]) -> None:
        self.all = sorted((span, n) for n, actor in enumerate(actors) for span in actor.mentions)
        self.starts = [span.start for span, _ in self.all]
        self.actors = actors

    def within(self, span: Span) -> Iterator[tuple[Span, FoundActor]]:
        """Mentions that touch ``span``, from left to right."""
        first = max(0, bisect_left(self.starts, span.start) - 1)
        for mention, number in self.all[first : bisect_left(self.starts, span.end)]:
            if mention.touches(span):
                yield mention, self.actors[number]

    def before(self, at: int, limit: int) -> Iterator[tuple[Span, FoundActor]]:
        """At most ``limit`` mentions that begin before ``at``, the nearest first."""
        last = bisect_left(self.starts, at)
        for mention, number in reversed(self.all[max(0, last - limit) : last]):
            yield mention, self.actors[number]


def of_actor(actor: FoundActor) -> Referent:
    """The referent that an actor is."""
    return Referent(actor.name, actor.kind, actor.gender)


def _gender(words: Sequence[str], head: str = "") -> str:
    """The gender a phrase shows: that of its head, "her son", else of another word."""
    for part in ([head], [word for word in words if word not in _POSSESSIVE]):
        if any(word in words_of("feminine") for word in part):
            return "f"
        if any(word in words_of("masculine") for word in part):
            return "m"
    return ""


def core(text: str, span: Span) -> Span:
    """The phrase up to its first preposition or comma: "a diplomat | in Kabul"."""
    end = _PREPOSITION.search(text, span.start + 1, span.end)
    return Span(span.start, end.start() if end else span.end)


def head_of(text: str, span: Span) -> str:
    """The last word of the phrase's core, lower case, without a possessive."""
    words = _WORD.findall(text, *core(text, span))
    return re.sub(r"['’]s?\Z|\.\Z", "", words[-1]).lower() if words else ""


def issued_by(text: str, span: Span) -> Span | None:
    """Whose paper it is: "a summary issued by | the hosts"."""
    issued = _ISSUED.search(text, *span)
    if not issued or head_of(text, Span(span.start, issued.start())) not in nouns("papers"):
        return None
    return Span(issued.end(), span.end)


def _led_in(lead: str, *, place: bool = False) -> bool:
    """Whether the words before a name make it another's: "the office of Mr." | Name.

    ``place``: a single word that may be no more than the end of a name: an aide in South | Block.
    """

    def named(words: Sequence[str]) -> bool:
        return words[-1][:1].isupper()

    words = lead.split()
    while words and (words[-1].lower().rstrip(".") in nouns("titles") or (place and named(words))):
        words.pop()
    return len(words) > 1 and words[-1] in _LEADING and words[-2].islower()


def is_person(head: str) -> bool:
    """Whether a common noun names a human being."""
    things = nouns("papers") | nouns("things")
    return head in nouns("persons") or (
        head.endswith(tuple(nouns("agents"))) and head.removesuffix("s") not in things
    )


def _common(word: str, *, agents: bool) -> bool:
    """Whether a word with a capital is a common noun: "Critics say", "the President said".

    ``agents``: the phrase is one in which any noun for a person is.
    """
    persons, single = nouns("persons") | nouns("crowds"), word.removesuffix("s")
    return word in persons or single in persons or (agents and is_person(single))


def _person(text: str, span: Span, found: Sequence[tuple[Span, FoundActor]]) -> FoundActor | None:
    """The person who is the head: not one that a preposition or possessive leads in."""
    for mention, actor in found:
        if actor.kind != "person":
            continue
        if text[mention.end : mention.end + 2] in ("'s", "’s", "s'") and mention.end < span.end:
            continue
        if not _led_in(text[span.start : mention.start], place=" " not in actor.name):
            return actor
    return None


def _body(text: str, span: Span, found: Sequence[tuple[Span, FoundActor]]) -> FoundActor | None:
    """The body that is the head, or that a noun standing in for it names."""
    end, head = core(text, span).end, head_of(text, span)
    bodies = [(mention, actor) for mention, actor in found if actor.kind != "person"]
    for mention, actor in bodies:
        if mention.start < end <= mention.end:
            return actor
    for mention, actor in bodies:
        if mention.start < end == mention.end + 1:
            return actor
        state = actor.kind == "country" and is_person(head)
        if head in nouns("stand_ins") | nouns("papers") and mention.end < end and not state:
            return actor
        if head in nouns("members") and mention.start >= end:
            return actor
        if head in nouns("papers") and text[end : mention.start].strip() in _OWNERS:
            return actor
    return None


def _name(text: str, span: Span) -> str:
    """The capitalised words that close the phrase's core: a person or body nobody lists."""
    names = list(_NAME.finditer(text, *core(text, span)))
    if not names or names[-1].end() < core(text, span).end:
        return ""
    words = names[-1].group().split()
    while words and tag_lower(words[0].lower()) in ("D", "S", "I", "C", "B", "K"):
        words.pop(0)
    return re.sub(r"['’]s?\Z", "", " ".join(words))


@cache
def _proper(word: str) -> bool:
    """Whether a word is written with a capital wherever it stands: "American", "Western"."""
    return word.lower() in state_of_adjective() or word.lower() in nouns("proper")


def description(text: str, span: Span) -> str:
    """The words of the phrase as a description: white space single, no capital of a sentence."""
    words = " ".join(span.of(text).split())
    if words.count(" ") == 1 and is_person(words.split()[1].lower()):
        words = words.lower() if words.lower().startswith("the ") else words
    first = words.split(" ", 1)[0]
    abbreviated = len(first) > 1 and (first.isupper() or "." in first)
    if abbreviated or first.endswith(("'s", "’s")) or _proper(first):
        return words
    return words[:1].lower() + words[1:]


def refer(text: str, span: Span, mentions: Mentions) -> Referent:
    """What the phrase names by itself, without looking elsewhere in the text."""
    found = list(mentions.within(span))
    words = [word.lower().rstrip(".") for word in _WORD.findall(text, *span)]
    if actor := _person(text, span, found):
        return Referent(actor.name, "person", actor.gender or _gender(words))
    if actor := _body(text, span, found):
        return of_actor(actor)
    head, name = head_of(text, span), _name(text, span)
    plural = bool(_PLURAL.search(head))
    agents = words[:1] == ["the"] or core(text, span) != span  # Defenders | of the plan
    role = " " not in name and _common(name.lower(), agents=agents)
    if name and head in name.lower().split() and not (name.isdigit() or role):
        kind: Kind = "person" if len(name.split()) > 1 else ""
        return Referent(name, kind, _gender(words), head=head)
    named = any(mention.start == span.start for mention, _ in found)
    words_as_written = " ".join(span.of(text).split())
    told = words_as_written if named else description(text, span)
    return Referent(told, "", _gender(words, head), plural, head)
