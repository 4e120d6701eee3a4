"""Events as the timeline shows them: grouped by year and month, the date in a rail, one quotation.

Nothing here asks the database: rows come with their accounts loaded
(``EventQuerySet.with_accounts``).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from events import datewords
from events.display.differing import Difference, differences
from events.display.quoting import Quoted, deciding
from events.display.vocabulary import kind_of
from events.extraction.results import EventType
from events.models import Actor, Event, Filter, Mention
from events.models.base import UNDATED, Dated

FEW_BEFORE = 3
"""So many events from before a window, or without a date, need no way past them."""
FIRST_DAY = date.fromisoformat(UNDATED) + timedelta(days=1)
PARTS = {"START": "early", "MID": "mid", "END": "late"}


class Rail(NamedTuple):
    """What stands in the left rail: a few characters, and how they are drawn.

    ``kind`` is "day" (known to the day), "span" (somewhere between two days), "open" or "until"
    (the last or the first day is not known), or "vague" (known only to the month or longer; may
    have no text at all).
    """

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Card:
    """One event in a list."""

    event: Event
    rail: Rail
    when: str
    kind: EventType
    actors: tuple[Actor, ...]
    quote: Quoted | None
    sources: int
    differences: list[Difference]


class Month(NamedTuple):
    """The events of a month, or those that no month can claim (``number`` 0)."""

    number: int
    name: str
    cards: list[Card]


class Year(NamedTuple):
    """A year's months; ``name`` is "undated" where there is no year."""

    name: str
    months: list[Month]


def card(event: Event) -> Card:
    """What a list shows of an event."""
    mentions = list(event.mentions.all())
    return Card(
        event=event,
        rail=rail(event),
        when=datewords.in_words(event.edtf, event.modifier),
        kind=kind_of(event.type),
        actors=tuple(part.actor for part in event.participations.all()),
        quote=next(filter(None, map(deciding, _best_first(event, mentions))), None),
        sources=len({mention.article_id for mention in mentions}),
        differences=differences(event),
    )


def _best_first(event: Event, mentions: Sequence[Mention]) -> list[Mention]:
    """Accounts that bear out the event's date before others, the surest first."""
    return sorted(mentions, key=lambda told: (told.edtf != event.edtf, -told.confidence))


def skipped_to(rows: Sequence[Event], query: Filter) -> date | None:
    """The first day of a window, where a list begins with events that may only reach into it.

    Without one, a day before all others, where a list begins with events without a date.
    """
    if query.newest_first:
        return None
    first = query.start or FIRST_DAY
    before = [row for row in rows if row.sort_date < first]
    return first if len(before) > FEW_BEFORE else None


def by_year(events: Iterable[Event], *, newest_first: bool = False) -> list[Year]:
    """Events in the order of time, in groups; within a year the vague ones stand at its start."""
    years = groupby(events, key=lambda event: _year_and_month(event)[0])
    return [Year(name, _months(list(rows), newest_first)) for name, rows in years]


def _months(events: Sequence[Event], newest_first: bool) -> list[Month]:
    groups: dict[int, list[Card]] = {}
    for event in events:
        groups.setdefault(_year_and_month(event)[1], []).append(card(event))
    order = sorted(groups, reverse=newest_first)
    return [Month(number, calendar.month_name[number], groups[number]) for number in order]


def _year_and_month(event: Event) -> tuple[str, int]:
    """Where an event stands; month 0 when its date is not known to a month."""
    day = event.sort_date
    if day.isoformat() == UNDATED:
        return "undated", 0
    vague = datewords.precision(event.edtf) in {"season", "year", "decade", "century"}
    if vague or _longer_than_months(event):
        return str(day.year), 0
    return str(day.year), day.month


def _longer_than_months(dated: Dated) -> bool:
    """Whether an interval is given in years: it belongs to no month."""
    first, _, last = dated.edtf.partition("/")
    return bool(last) and 4 in (len(first.rstrip("~?%")), len(last.rstrip("~?%")))


def rail(dated: Dated) -> Rail:
    """The date beside an event that stands under its year and month."""
    finest = datewords.precision(dated.edtf)
    if finest == "day" and dated.earliest:
        about = "~" if dated.edtf[-1] in "~?%" or dated.modifier == "APPROX" else ""
        return Rail(f"{about}{dated.earliest.day}", "vague" if about else "day")
    if finest in {"interval", "choice"}:
        return _two_ended(dated, "or" if finest == "choice" else "–")
    if finest == "season":
        return Rail(datewords.in_words(dated.edtf).rsplit(" ", 1)[0], "vague")
    return Rail(PARTS.get(dated.modifier, ""), "vague")


def _two_ended(dated: Dated, link: str) -> Rail:
    """An interval or choice, each end as fine as it was given and no finer."""
    ends = [part.rstrip("~?%") for part in dated.edtf.strip("[]").replace(",", "/").split("/")]
    first, last = ends[0].strip("."), ends[-1].strip(".")
    if not (first and last):
        return Rail(f"by {_end(last)}", "until") if last else Rail(f"from {_end(first)}", "open")
    if PARTS.get(dated.modifier):
        return Rail(PARTS[dated.modifier], "span")
    if first[:4] != last[:4]:
        return Rail(f"{first[:4]}–{last[:4]}", "span")
    if 4 in (len(first), len(last)):
        return Rail("", "vague")
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        joined = f" {link} " if link == "or" else link
        return Rail(f"{int(first[8:])}{joined}{int(last[8:])}", "span")
    return Rail(f"{_end(first, month=True)} {link} {_end(last, month=True)}", "span")


def _end(part: str, *, month: bool = False) -> str:
    """One end of an interval: "2020", "Mar" or "12", with ``month`` "12 Mar"."""
    if len(part) < 7:
        return part
    name = calendar.month_abbr[int(part[5:7])]
    if len(part) == 7:
        return name
    return f"{int(part[8:])} {name}" if month else str(int(part[8:]))
