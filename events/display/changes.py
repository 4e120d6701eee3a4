"""What articles published after a day changed of an event: what was known, what is, who says so.

Nothing here asks the database: events come with their accounts loaded
(``EventQuerySet.with_accounts``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from events import datewords
from events.accounts import ranked
from events.claims import Question, questions
from events.display.differing import names
from events.display.quoting import Quoted, deciding
from events.display.vocabulary import kind_of
from events.extraction.results import EventType
from events.models import Event, Evidence, Mention, Occurrence, Past

TITLES = {
    "occurrence": "Whether it happened",
    "date": "When it happened",
    "type": "What it was",
    "place": "Where it happened",
    "killed": "How many were killed",
    "wounded": "How many were wounded",
    "doers": "Who did it",
}
"""What changes are about, by the keys of questions, in the order of the page."""
_SETTLED = {
    Occurrence.OCCURRED: "took place",
    Occurrence.CANCELLED: "was cancelled",
    Occurrence.NOT_HELD: "was not held",
    Occurrence.DENIED: "was denied",
}
"""What became of what was to come."""
_FIELDS = {"date": Evidence.Field.DATE, "place": Evidence.Field.PLACE}


class Side(NamedTuple):
    """An answer in words, and the sentence and article that give it, if one is at hand."""

    words: str
    account: Mention | None
    quote: Quoted | None


@dataclass(frozen=True, slots=True)
class Change:
    """What was known of an event, and what an article has said since.

    ``verdict`` says in a few words how the two differ; ``stands``, that the event itself still goes
    by the former.
    """

    event: Event
    kind: EventType
    then: Side
    since: Side
    verdict: str
    stands: bool


def change(event: Event, past: Past, key: str, day: date) -> Change | None:
    """How articles published after a day answer a question otherwise than those before."""
    (question,) = (one for one in questions(names(event)) if one.key == key)
    early, late = _parted(event, day)
    found = _by_fields(question, event, past, early, late) if question.fields else None
    found = found or _by_figures(question, early, late)
    if found:
        return Change(event, kind_of(event.type), *found, stands=False)
    found = _contradicted(question, early, late)
    return Change(event, kind_of(event.type), *found, stands=True) if found else None


Turn = tuple[Side, Side, str]
"""What was known, what is said since, and how they differ."""


def _parted(event: Event, day: date) -> tuple[list[Mention], list[Mention]]:
    """Accounts known on a day, the best first, and later ones of known day, the earliest first."""
    dated = [a for a in event.mentions.all() if a.article.published_latest]
    late = [a for a in dated if _day(a) > day]
    return ranked(a for a in dated if _day(a) <= day), sorted(late, key=lambda a: (_day(a), a.pk))


def _day(account: Mention) -> date:
    return account.article.published_latest or date.max


def _by_fields(
    question: Question, event: Event, past: Past, early: Sequence[Mention], late: Sequence[Mention]
) -> Turn | None:
    """What the event's own fields were and are, with the best account that says the same."""
    if all(getattr(past, name) == getattr(event, name) for name in question.fields):
        return None
    then, now = _side(question, past, early), _side(question, event, [*ranked(late), *early])
    return then, now, _verdict(question.key, past, event)


def _verdict(key: str, past: Past, event: Event) -> str:
    """How an event's field differs from what it was."""
    if key == "occurrence":
        to_come = past.occurrence in (Occurrence.PLANNED, Occurrence.HYPOTHETICAL)
        return _SETTLED.get(Occurrence(event.occurrence), "changed") if to_come else "changed"
    if key == "place":
        return "another place" if past.place and event.place else "a place named at last"
    if key == "date":
        return _of_dates(past, event)
    return "changed"


def _of_dates(past: Past, event: Event) -> str:
    first, last = past.earliest or date.min, past.latest or date.max
    low, high = event.earliest or date.min, event.latest or date.max
    if low > last or high < first:
        return "another date"
    if first <= low and high <= last:
        return "more exact"
    return "less exact" if low <= first and last <= high else "shifted"


def _side(question: Question, row: Event | Past, accounts: Iterable[Mention]) -> Side:
    own = [getattr(row, name) for name in question.fields]
    fitting = (a for a in accounts if [getattr(a, name) for name in question.fields] == own)
    account = next(fitting, None)
    field = _FIELDS.get(question.key, Evidence.Field.TRIGGER)
    quote = deciding(account, field) if account else None
    return Side(_in_words(question.key, row), account, quote)


def _in_words(key: str, row: Event | Past) -> str:
    """What a row says to a question that its fields answer."""
    if key == "date":
        return datewords.in_words(row.edtf, row.modifier)
    if key == "type":
        return kind_of(row.type).label.lower()
    if key == "occurrence":
        return str(Occurrence(row.occurrence).label)
    return row.place or "no place named"


def _by_figures(
    question: Question, early: Sequence[Mention], late: Sequence[Mention]
) -> Turn | None:
    """The figures of the best accounts that give any, where they are not the same."""
    if question.key not in ("killed", "wounded"):
        return None
    then, now = (_best(question, accounts) for accounts in (early, [*early, *late]))
    if now is None or (then and _value(question, then) == _value(question, now)):
        return None
    if then is None:
        return Side("no figure named", None, None), _claimed(question, now), "a figure at last"
    return _claimed(question, then), _claimed(question, now), "another figure"


def _best(question: Question, accounts: Iterable[Mention]) -> Mention | None:
    return next(iter(ranked(a for a in accounts if question.claim(a))), None)


def _value(question: Question, account: Mention) -> object:
    claim = question.claim(account)
    return claim.value if claim else None


def _contradicted(
    question: Question, early: Sequence[Mention], late: Sequence[Mention]
) -> Turn | None:
    """The first later account that cannot be right if one of those before is."""
    for later in late:
        for account in early:
            ours, theirs = question.claim(account), question.claim(later)
            if ours and theirs and question.apart(ours.value, theirs.value):
                return _claimed(question, account), _claimed(question, later), "contradicted"
    return None


def _claimed(question: Question, account: Mention) -> Side:
    claim = question.claim(account)
    if claim is None:
        return Side("nothing named", account, deciding(account))
    return Side(claim.words, account, deciding(account, claim.field))
