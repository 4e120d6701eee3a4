"""What somebody who has typed a few letters may mean: actors, places, events by their titles."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.urls import reverse
from django.utils.http import urlencode

from events import datewords
from events.models import Event
from events.models.filters import SEARCH_CONFIG
from events.naming.actors import find

ACTORS, PLACES, EVENTS = 4, 2, 4
SHORTEST_WORD = 3
"""Letters from which on the beginning of a word is looked for in titles."""

_WORD = re.compile(r"[^\W_]+")

# From one place to the next along the index: the cost is that of the places shown, not of events.
_PLACES = """
WITH RECURSIVE found(place, following) AS (
    SELECT NULL::text, %(begin)s
    UNION ALL
    SELECT e.place, upper(e.place) || chr(1)
    FROM found f CROSS JOIN LATERAL (
        SELECT place FROM events_event
        WHERE upper(place) ~>=~ f.following AND upper(place) LIKE %(like)s
            AND status <> 'rejected' AND merged_into_id IS NULL
        ORDER BY upper(place) USING ~<~ LIMIT 1
    ) e
)
SELECT place FROM found WHERE place IS NOT NULL LIMIT %(most)s
"""


class Suggestion(NamedTuple):
    """One row: what it says, what it is, where it leads; ``value`` is an actor's slug."""

    label: str
    note: str
    href: str
    value: str = ""


class Group(NamedTuple):
    """Suggestions of a kind."""

    title: str
    rows: list[Suggestion]


def suggest(text: str) -> list[Group]:
    """Actors, places and events, at most 10, in 3 queries; one more for an actor merged away."""
    groups = [
        Group("Actors", actors(text, ACTORS)),
        Group("Places", _places(text, PLACES)),
        Group("Events", _titled(text, EVENTS)),
    ]
    return [group for group in groups if group.rows]


def actors(text: str, most: int) -> list[Suggestion]:
    """Actors by any spelling of their names."""
    return [
        Suggestion(row.name, row.get_kind_display(), row.get_absolute_url(), row.slug)
        for row in find(text, most, typing=True)
    ]


def _places(text: str, most: int) -> list[Suggestion]:
    """Places that begin with the text, in any case."""
    begin = text.upper()
    like = re.sub(r"([\\%_])", r"\\\1", begin) + "%"
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"begin": begin, "like": like, "most": most})
        places = [place for (place,) in cursor.fetchall()]
    return [
        Suggestion(place, "events there", f"{reverse('timeline')}?{urlencode({'place': place})}")
        for place in places
    ]


def _titled(text: str, most: int) -> list[Suggestion]:
    """The newest events whose titles hold the words, the last of which may be unfinished."""
    *whole, begun = _WORD.findall(text) or [""]
    terms = [f"'{word}':A" for word in whole]
    if len(begun) >= SHORTEST_WORD:
        terms.append(f"'{begun}':*A")
    if not terms:
        return []
    query = SearchQuery(" & ".join(terms), config=SEARCH_CONFIG, search_type="raw")
    found = Event.objects.exclude(status="rejected").filter(merged_into=None, words=query)
    rows = found.in_time(newest_first=True).only("title", "edtf", "modifier", "sort_date")
    return [
        Suggestion(row.title, datewords.in_words(row.edtf, row.modifier), row.get_absolute_url())
        for row in rows[:most]
    ]
