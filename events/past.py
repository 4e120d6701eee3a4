"""What was known of events day by day, brought in line with the accounts that articles give.

An account counts from the last day on which its article can have been published. Articles of which
no day is known have their say today, but on no day of the past.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, groupby, islice
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchVector
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Max, Min, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce, Left

from events import words
from events.accounts import Contest, parties_of, proposed
from events.claims import questions
from events.models import Event, Mention, Origin, Participation, Past
from events.models.filters import MOST_SEARCHED, SEARCH_CONFIG

BATCH = 1000
"""Events whose accounts are looked at together."""
_SAID = Cast(SearchVector(Left("sentence", MOST_SEARCHED), config=SEARCH_CONFIG), TextField())
_FIELDS = {question.key: question.fields for question in questions({})}


class _Told(NamedTuple):
    """An event, its accounts, the earliest published first, and its actors.

    ``named`` are the keys of those whom each account names, by its own key. Accounts carry the
    ``day`` of their articles and what is ``said`` in them as it is indexed, parts the ``name`` of
    their actor.
    """

    event: Event
    accounts: list[Any]
    parts: list[Any]
    named: Mapping[int, Iterable[int]]


class _Standing(NamedTuple):
    """What is known from a day on: the event's fields, victims, who took part, what was said."""

    day: date
    fields: dict[str, Any]
    tolls: dict[str, tuple[int, int | None]]
    actors: frozenset[int]
    said: frozenset[str]


class _State(NamedTuple):
    """What a row of the table says, whenever it held."""

    fields: dict[str, Any]
    actors: frozenset[int]
    since: frozenset[str]
    said: frozenset[str]


def refresh(keys: Iterable[int]) -> set[int]:
    """Bring in line what was known of events that were made, changed or deleted, with its words.

    Returns the keys of all rows that there were of it or are now.
    """
    keys = list(keys)
    stored = {_content(row): row.pk for row in Past.objects.filter(event__in=keys)}
    rows = {_content(row): row for row in _all_rows(Mention.objects.filter(event__in=keys))}
    gone = [key for content, key in stored.items() if content not in rows]
    Past.objects.filter(pk__in=gone).delete()
    new = [row for content, row in rows.items() if content not in stored]
    words.recall(key for content, key in stored.items() if content in rows)
    words.insert(new)
    return {*stored.values(), *(row.pk for row in new)}


def rebuild() -> None:
    """Make all of it anew."""
    Past.objects.all().delete()
    rows = _all_rows(Mention.objects.all())
    while some := list(islice(rows, BATCH)):
        words.insert(some)


def _content(row: Past) -> tuple[Any, ...]:
    fields = (getattr(row, name) for name in Past.FIELDS)
    return (row.event_id, row.days, *fields, *row.actors, "since", *row.since)


def _all_rows(accounts: QuerySet[Mention]) -> Iterator[Past]:
    """The past of the events of which articles told on several days, or on a day and on none."""
    by_day = (
        accounts.order_by()
        .values("event")
        .annotate(
            first=Min("article__published_latest"),
            last=Max(Coalesce("article__published_latest", date.max)),
        )
    )
    keys = list(by_day.filter(first__lt=F("last")).values_list("event", flat=True))
    for start in range(0, len(keys), BATCH):
        for told in _told(keys[start : start + BATCH]):
            yield from _rows(told)


def _told(keys: Sequence[int]) -> Iterator[_Told]:
    accounts, parts = defaultdict(list), defaultdict(list)
    rows = Mention.objects.filter(event__in=keys).annotate(
        day=F("article__published_latest"), said=_SAID
    )
    for row in rows.order_by(F("day").asc(nulls_last=True), "pk"):
        accounts[row.event_id].append(row)
    shown = Participation.objects.filter(event__in=keys, dropped=False)
    for part in shown.annotate(name=F("actor__name")):
        parts[part.event_id].append(part)
    named = parties_of({row.pk: [row] for told in accounts.values() for row in told})
    for key, event in Event.objects.in_bulk(keys).items():
        yield _Told(event, accounts[key], parts[key], named)


def _rows(told: _Told) -> Iterator[Past]:
    """The past of an event, as many days in a row as nothing changed in a row of the table."""
    now = _now(told)
    for state, stretches in groupby(_states(told), key=itemgetter(0)):
        days = [days for _, days in stretches]
        if state != now:
            yield _row(told.event, DateRange(days[0].lower, days[-1].upper), state)


def _row(event: Event, days: DateRange, state: _State) -> Past:
    actors, since = sorted(state.actors), sorted(state.since)
    return Past(event=event, days=days, actors=actors, since=since, **state.fields)


def _now(told: _Told) -> _State:
    fields = {name: getattr(told.event, name) for name in Past.FIELDS}
    actors = frozenset(part.actor_id for part in told.parts)
    return _State(fields, actors, frozenset(), frozenset(one.said for one in told.accounts))


def _states(told: _Told) -> Iterator[tuple[_State, DateRange]]:
    """What was known between any two days on which something was published.

    After the last one it is what the event itself says, unless that has it from articles of which
    no day is known.
    """
    standings = list(_standings(told))
    ends: list[date | None] = [after.day for after in standings[1:]]
    if told.accounts[-1].day is None:
        ends.append(None)
    against = list(_against(told))
    for standing, end in zip(standings, ends, strict=False):
        since = {key for key, first, last in against if first <= standing.day < last}
        since |= _changed(standing, standings[-1], told.event)
        state = _State(standing.fields, standing.actors, frozenset(since), standing.said)
        yield state, DateRange(standing.day, end)


def _changed(standing: _Standing, last: _Standing, event: Event) -> set[str]:
    """The questions that are answered otherwise in the end, and by the event itself."""
    keys = {kind for kind, figure in last.tolls.items() if standing.tolls.get(kind) != figure}
    now = {name: getattr(event, name) for name in Past.FIELDS}
    for key, names in _FIELDS.items():
        then, *since = (
            [row[name] for name in names] for row in (standing.fields, last.fields, now)
        )
        if then not in since:
            keys.add(key)
    return keys


def _against(told: _Told) -> Iterator[tuple[str, date, date]]:
    """The questions that articles answer so that not all can be right.

    With the day of an answer, and that of the first that contradicts it.
    """
    names = {part.actor_id: part.name for part in told.parts}
    for question in questions(names):
        first: dict[Any, date] = {}
        for account in told.accounts:
            claim, day = question.claim(account), account.day
            if claim and day:
                first.setdefault(claim.value, day)
        for (value, day), (other, later) in combinations(first.items(), 2):
            if day < later and question.apart(value, other):
                yield question.key, day, later


def _standings(told: _Told) -> Iterator[_Standing]:
    """What is known from each day on that an article was published."""
    kept = {name: getattr(told.event, name) for name in told.event.kept_fields()}
    whole = Contest()
    tolls: dict[str, Contest] = defaultdict(Contest)
    known = _never_doubted(told, everybody=len(kept) == len(Past.FIELDS))
    said: set[str] = set()
    for day, accounts in groupby(told.accounts, key=attrgetter("day")):
        if day is None:
            return
        for account in accounts:
            whole.enter(account)
            said.add(account.said)
            known.update(told.named[account.pk])
            for kind in {toll["kind"] for toll in account.toll}:
                tolls[kind].enter(account)
        figures = {kind: _figure(contest.best(), kind) for kind, contest in tolls.items()}
        actors = frozenset(part.actor_id for part in told.parts if part.actor_id in known)
        fields = proposed(whole.best()) | kept
        yield _Standing(day, fields, figures, actors, frozenset(said))


def _never_doubted(told: _Told, *, everybody: bool) -> set[int]:
    """The actors who are there by the word of an editor, whatever articles say."""
    return {p.actor_id for p in told.parts if everybody or p.origin == Origin.EDITOR}


def _figure(account: Mention, kind: str) -> tuple[int, int | None]:
    """How many victims of a kind an account tells of, at least and at most."""
    return next((one["low"], one["high"]) for one in account.toll if one["kind"] == kind)
