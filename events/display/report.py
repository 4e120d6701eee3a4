"""What each article says of an event: its passages, where its date comes from, who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from events import datewords
from events.display.marking import Mark, marked, sentence_around
from events.display.quoting import address, current
from events.display.vocabulary import kind_of
from events.extraction.results import Span
from events.models import Actor, Article, Event, Evidence, Mention, Occurrence, Role
from events.models.base import DATE_FIELDS, Dated

# Longer paragraphs are quoted by the sentence.
LONGEST_PASSAGE = 3000
# The article's own page has all clues to its date.
CLUES = 2
LANDMARK, REPORTED = "landmark", "reported"


class Passage(NamedTuple):
    """A paragraph that reports an event, the deciding words marked."""

    number: int
    text: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Account:
    """One article's report of an event; ``origin`` says where its date comes from."""

    mention: Mention
    article: Article
    when: str
    origin: str
    passages: list[Passage]


class Part(NamedTuple):
    """An actor's part in an event: role, the words that say so, offices held at the time."""

    actor: Actor
    role: str
    words: list[str]
    offices: list[Role]


class Correction(NamedTuple):
    """A field that an editor changed, and what the machine says."""

    field: str
    machine: str


def account(mention: Mention) -> Account:
    """What a page shows of a mention; its evidence, paragraphs and article are loaded."""
    return Account(
        mention=mention,
        article=mention.article,
        when=datewords.in_words(mention.edtf, mention.modifier),
        origin=origin(mention),
        passages=[
            _passage(mention.article, list(rows))
            for _, rows in groupby(current(mention), key=lambda row: row.paragraph_id)
        ],
    )


def _passage(article: Article, evidence: Sequence[Evidence]) -> Passage:
    paragraph = evidence[0].paragraph
    window = Span(0, len(paragraph.text))
    if len(paragraph.text) > LONGEST_PASSAGE:
        window = sentence_around(paragraph.text, evidence[0].start, evidence[0].end).span
    marks = [Mark(row.start, row.end, f"on-{row.field}", "mark") for row in evidence]
    return Passage(
        paragraph.number,
        marked(paragraph.text, marks, window),
        address(article, paragraph),
    )


def origin(mention: Mention) -> str:
    """Where an account's date comes from, in words, down to how the article's own was found."""
    if not mention.edtf:
        return "The text gives no date."
    if mention.rule == REPORTED:
        return f"The text gives no date; it was reported by {_published(mention)}."
    if not mention.phrase:
        return f"No words of the text; {mention.anchor_note or 'known from elsewhere'}."
    if mention.rule == LANDMARK:
        return _on_record(mention)
    if not mention.anchor:
        return f"“{mention.phrase}”, as it is written."
    return f"“{mention.phrase}”, counted from {_anchor(mention)}."


def _on_record(mention: Mention) -> str:
    """Of a well-known event: its words in the text, or those of a day that is its own."""
    rows = list(mention.evidence.all())
    triggers = [row for row in rows if row.field == Evidence.Field.TRIGGER]
    dates = [row for row in rows if row.field == Evidence.Field.DATE]
    if not dates or any(_overlap(one, other) for one in dates for other in triggers):
        return f"“{mention.phrase}” means a well-known event, whose date is on record."
    return f"A well-known event, whose date is on record; “{mention.phrase}” fits it."


def _overlap(one: Evidence, other: Evidence) -> bool:
    here = one.paragraph_id == other.paragraph_id
    return here and one.start < other.end and other.start < one.end


def _anchor(mention: Mention) -> str:
    day = datewords.in_words(mention.anchor.isoformat() if mention.anchor else "")
    if mention.anchor_note not in {"", "publication"}:
        return f"{mention.anchor_note} ({day})"
    return f"the article’s date ({_published(mention)})"


def _published(mention: Mention) -> str:
    """The day of the article that gives an account, and how it is known if it is inferred."""
    article = mention.article
    day = mention.anchor.isoformat() if mention.anchor else ""
    said = article.published_edtf or day or mention.edtf
    return datewords.in_words(said.removeprefix("../")) + inference(article)


def inference(article: Article) -> str:
    """How an inferred publication date was found; nothing for one that is stated."""
    if not article.published_inferred:
        return ""
    clues = article.published_evidence
    more = [f"{len(clues) - CLUES} more"] if len(clues) > CLUES else []
    told = "; ".join([*clues[:CLUES], *more])
    return f", itself inferred: {told}" if told else ", itself inferred"


def parts(event: Event) -> list[Part]:
    """Who took part, with the words of all accounts; participations and roles are loaded."""
    evidence = [row for mention in event.mentions.all() for row in mention.evidence.all()]
    return [
        Part(
            actor=part.actor,
            role=part.role,
            words=_other_words(part.actor, evidence),
            offices=[role for role in part.actor.roles.all() if held(role, event)],
        )
        for part in event.participations.all()
    ]


def _other_words(actor: Actor, evidence: Iterable[Evidence]) -> list[str]:
    """The words that mean the actor, less his name as it stands above them."""
    words = dict.fromkeys(row.exact for row in evidence if row.actor_id == actor.pk)
    return [word for word in words if word.casefold() != actor.name.casefold()]


def held(role: Role, dated: Dated) -> bool:
    """Whether an office was held at some time that the date allows."""
    if not (dated.earliest and dated.latest and role.start):
        return False
    return role.start <= dated.latest and (role.end is None or role.end >= dated.earliest)


def corrections(event: Event) -> list[Correction]:
    """What editors changed; the columns of the date are one field."""
    edited = event.edited_fields()
    machine = event.machine
    found = [
        Correction(name, _shown(name, machine[name])) for name in edited if name not in DATE_FIELDS
    ]
    if set(edited) & set(DATE_FIELDS):
        said = datewords.in_words(machine.get("edtf") or "", machine.get("modifier") or "")
        found.append(Correction("date", said))
    return found


def _shown(name: str, value: str | None) -> str:
    if name == "type":
        return kind_of(value or "").label
    if name == "occurrence":
        return str(dict(Occurrence.choices).get(value or "", value))
    return value or "nothing"
