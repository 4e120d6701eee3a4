"""What extraction returns: frozen values that share one coordinate system.

Every ``Span`` is a half-open pair of Unicode code points into ``Article.text``; nothing here knows
a database, and no value is ever changed after it was made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

ParagraphKind = Literal["body", "heading", "boilerplate"]
ActorKind = Literal["person", "organization", "government", "armed_group", "country"]
StatementKind = Literal["direct", "indirect", "mixed"]
Modifier = Literal["START", "MID", "END", "APPROX", ""]
Occurrence = Literal["occurred", "planned", "cancelled", "not_held", "denied", "hypothetical"]


class EventType(NamedTuple):
    """One row of the vocabulary of events; the codes are those of PLOVER and ACLED."""

    label: str
    family: Literal["talk", "agree", "fight", "move", "rule"]
    plover: str
    mode: str
    acled: str


EVENT_TYPES: dict[str, EventType] = {
    "agreement": EventType("Agreement", "agree", "AGREE", "", "Strategic developments"),
    "talks": EventType("Talks", "talk", "CONSULT", "multilat", "Strategic developments"),
    "meeting": EventType("Meeting", "talk", "CONSULT", "visit", "Strategic developments"),
    "ceasefire": EventType("Ceasefire", "agree", "RETREAT", "ceasefire", "Strategic developments"),
    "attack": EventType("Attack", "fight", "ASSAULT", "", "Explosions/Remote violence"),
    "military_operation": EventType(
        "Military operation", "fight", "ASSAULT", "heavy-weapons", "Battles"
    ),
    "withdrawal": EventType("Withdrawal", "move", "RETREAT", "withdraw", "Strategic developments"),
    "prisoner_release": EventType(
        "Prisoner release", "move", "RETREAT", "release", "Strategic developments"
    ),
    "appointment": EventType("Appointment", "rule", "SUPPORT", "", "Strategic developments"),
    "election": EventType("Election", "rule", "COOPERATE", "", "Strategic developments"),
    "statement": EventType("Statement", "talk", "CONSULT", "", "Strategic developments"),
    "sanction_or_aid": EventType(
        "Sanction or aid", "rule", "SANCTION", "discontinue", "Strategic developments"
    ),
    "diplomacy": EventType("Diplomacy", "talk", "COOPERATE", "", "Strategic developments"),
    "protest": EventType("Protest", "move", "PROTEST", "demo", "Protests"),
    "other": EventType("Other", "rule", "", "", "Strategic developments"),
}
FIGHTING = frozenset(name for name, row in EVENT_TYPES.items() if row.family == "fight")


class Span(NamedTuple):
    """Half-open code point offsets into ``Article.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The exact words of this span."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether this span lies inside ``other``."""
        return other.start <= self.start and self.end <= other.end

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text; ``number`` counts all of them from 1, boilerplate included."""

    number: int
    span: Span
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A publication date as some part of the file gives it, before anybody has believed it.

    ``where`` names the part: "given" (by the caller), "yaml" (any header above the text), "json",
    "json-ld", "meta", "time", "url", "byline", "dateline"; "updated" is when it was changed, "made"
    when it was recorded, "seen" a day on which it was already there (fetched, archived), "top" a
    date alone above the headline: that of the article or of whoever looked at it. ``span`` is set
    where the text has the words.
    """

    words: str
    where: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader makes of one document: normalised text, cut into paragraphs."""

    id: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    source: str = ""
    url: str = ""
    language: str = "en"
    stated: tuple[StatedDate, ...] = ()

    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs that finders read."""
        return tuple(p for p in self.paragraphs if p.kind == "body")


@dataclass(frozen=True, slots=True)
class When:
    """A date that keeps its doubt.

    ``edtf`` is EDTF level 0/1 plus ``[a,b]``; ``earliest`` and ``latest`` are its first and last
    day, None at an open end. ``phrase`` is where the words stand, ``anchor`` the day they were
    counted from, ``anchor_note`` what that day is ("publication", "the date before"), ``rule`` the
    name of the rule that did it.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    modifier: Modifier = ""
    phrase: Span | None = None
    anchor: date | None = None
    anchor_note: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date phrase in the text and what it means.

    ``limit`` is the preposition before it that bounds instead of dating ("by", "before", "until",
    "since", "after", "from", "between"), else "". ``through`` is the whole stretch where this date
    begins one that the next date ends ("from 24 April to 4 May").
    """

    span: Span
    text: str
    when: When
    limit: str = ""
    through: When | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The article's own date, ``inferred`` where no part of it states one; evidence in words.

    ``middle`` is the day of an inferred interval before which and after which it is as likely.
    """

    when: When
    inferred: bool
    evidence: tuple[str, ...]
    middle: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named (not a pronoun)."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class FoundActor:
    """A canonical actor with every place that names it; ``known`` when the lexicon has it."""

    name: str
    kind: ActorKind
    wikidata: str | None
    mentions: tuple[Span, ...]
    known: bool = False
    gender: Literal["m", "f", ""] = ""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place name in the text; places are where things happen, never actors."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Source, cue and content (the terms of PARC and PolNeAR) of one reported utterance.

    ``speaker`` is a canonical name or a description, ``speaker_text`` and ``speaker_span`` the
    words beside the cue ("he"). ``content`` has several spans when the cue splits the utterance.
    """

    content: tuple[Span, ...]
    kind: StatementKind
    paragraph: int
    speaker: str | None = None
    speaker_text: str | None = None
    speaker_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class EventActor:
    """An actor's part in an event and the words that say so."""

    name: str
    role: Literal["agent", "patient", "participant", "mediator", "host"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed or wounded: ``low`` to ``high`` (None: or more), and the words."""

    kind: Literal["killed", "wounded"]
    low: int
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """Something that happened (or was to happen), as this article has it.

    ``spans`` are the deciding words, the trigger first; ``landmark`` is the key of a well-known
    event of the lexicon, the same in every article. ``confidence`` is between 0 and 1.
    """

    title: str
    type: str
    when: When
    occurrence: Occurrence
    actors: tuple[EventActor, ...]
    place: str | None
    place_span: Span | None
    paragraphs: tuple[int, ...]
    spans: tuple[Span, ...]
    confidence: float
    landmark: str | None = None
    toll: tuple[Toll, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Everything found in one article."""

    article: Article
    published: Published | None
    dates: tuple[FoundDate, ...] = ()
    actors: tuple[FoundActor, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    events: tuple[FoundEvent, ...] = field(default=())
