"""The accounts of an event side by side: what each answers, and where that is not what others say.

Nothing here asks the database: events come with their accounts loaded
(``EventQuerySet.with_accounts``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from events.claims import Question, questions
from events.display.differing import names
from events.display.report import Account, account
from events.models import Event, Mention, Occurrence

LABELS = {
    "date": "Date",
    "type": "What it was",
    "occurrence": "Did it happen?",
    "place": "Place",
    "killed": "Killed",
    "wounded": "Wounded",
    "doers": "Who did it",
}
"""What accounts are compared in, by the keys of questions, in the order of the page."""
MOST_SHOWN = 6


class Answer(NamedTuple):
    """What an account says to a question, in words; none where it says nothing.

    ``own`` says that the event goes by it, as it does by what all say who are ``agreed``;
    ``against`` how many other accounts it cannot be right beside. ``note`` says how else it fits
    with what the event has.
    """

    label: str
    words: str
    own: bool
    against: int
    note: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """An account and its answers, to the same questions as those of all others."""

    account: Account
    answers: list[Answer]

    @property
    def at_odds(self) -> bool:
        """Whether other accounts contradict it."""
        return any(answer.against for answer in self.answers)


def unfolded(told: Sequence[Compared]) -> int:
    """How many accounts are shown at once; not one or two alone wait behind a click."""
    return len(told) if len(told) <= MOST_SHOWN + 2 else MOST_SHOWN


def compared(event: Event) -> list[Compared]:
    """An event's accounts, the first published first, those of unknown day last."""
    told = sorted(event.mentions.all(), key=_published)
    rows = [*_rows(event, told), *_actors(event, told)] if len(told) > 1 else []
    return [
        Compared(account(mention), [row[number] for row in rows])
        for number, mention in enumerate(told)
    ]


def _published(mention: Mention) -> tuple[date, int]:
    return mention.article.published_latest or date.max, mention.pk


def _rows(event: Event, told: Sequence[Mention]) -> Iterator[list[Answer]]:
    """The answers of all accounts to each question that any of them answers."""
    asked = {question.key: question for question in questions(names(event))}
    for key, label in LABELS.items():
        claims = [asked[key].claim(mention) for mention in told]
        usual = key == "occurrence" and {m.occurrence for m in told} == {Occurrence.OCCURRED}
        if any(claims) and not usual:
            row = [_answer(asked[key], label, event, mention, told) for mention in told]
            agreed = all(answer.own for answer in row)
            yield [answer._replace(agreed=agreed) for answer in row]


def _answer(
    question: Question, label: str, event: Event, mention: Mention, told: Sequence[Mention]
) -> Answer:
    claim = question.claim(mention)
    if claim is None:
        return Answer(label, "", own=False, against=0)
    own = bool(question.fields) and _same(question, event, mention)
    others = (question.claim(other) for other in told)
    against = sum(1 for other in others if other and question.apart(claim.value, other.value))
    fits = question.key == "date" and not own and not against
    return Answer(label, claim.words, own, against, _exactness(event, mention) if fits else "")


def _same(question: Question, event: Event, mention: Mention) -> bool:
    return all(getattr(event, name) == getattr(mention, name) for name in question.fields)


def _exactness(event: Event, mention: Mention) -> str:
    """Whether a date is finer or vaguer than the event's; both have two ends, or there is none."""
    ends = (event.earliest, event.latest, mention.earliest, mention.latest)
    if None in ends:
        return ""
    first, last, low, high = (day or date.min for day in ends)
    if low > last or high < first:
        return "not the event’s date"
    ours, theirs = last - first, high - low
    return "less exact" if theirs > ours else "more exact" if theirs < ours else ""


def _actors(event: Event, told: Sequence[Mention]) -> list[list[Answer]]:
    """Whom each account names of those who take part, and who is named by it alone."""
    known = names(event)
    named = [_named(mention, known) for mention in told]
    times = Counter(name for own in named for name in own)
    if not times:
        return []
    return [[_cast(own, times) for own in named]]


def _named(mention: Mention, known: dict[int, str]) -> list[str]:
    """Participants by the words of the account, in its order; merged actors by their new names."""
    keys = [key for key, _ in mention.parties]
    keys += [row.actor_id for row in mention.evidence.all() if row.actor_id]
    return list(dict.fromkeys(known[key] for key in keys if key in known))


def _cast(own: Sequence[str], times: Counter[str]) -> Answer:
    alone = [name for name in own if times[name] == 1]
    missing = [name for name in times if name not in own]
    notes = [] if missing or len(times) == 1 else ["all of them"]
    if alone and len(alone) < len(times):
        notes.append(f"only here: {', '.join(alone)}")
    if missing and own:
        notes.append(f"not named: {', '.join(missing)}")
    return Answer("Actors", ", ".join(own), own=False, against=0, note="; ".join(notes))
