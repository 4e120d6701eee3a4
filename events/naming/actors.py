"""Actors by their names, however these are spelled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Func, IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce

from events.extraction.actors.spelling import normalise
from events.models import Actor, Status
from events.models.actors import followed
from events.naming import spelling

CANDIDATES = 200

_INDEX = """
UPDATE events_actor a SET names = array_to_tsvector(string_to_array(f.forms, ' '))
FROM unnest(%s::bigint[], %s::text[]) AS f(id, forms)
WHERE a.id = f.id AND a.names IS DISTINCT FROM array_to_tsvector(string_to_array(f.forms, ' '))
"""


class Written(SearchQuery):
    """A tsquery taken as it is written: its words are in their final form already."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def as_sql(self, *_: Any, **__: Any) -> Any:
        """A cast, where the base class calls a function that would part the words anew."""
        return "%s::tsquery", [self.text]


def index_names(actors: Iterable[int]) -> None:
    """Make actors findable by their names as they are now."""
    names: dict[int, set[str]] = {}
    rows = Actor.objects.filter(pk__in=list(actors)).order_by()
    for key, *known in rows.values_list("pk", "name", "found_as", "aliases__name"):
        names.setdefault(key, set()).update(filter(None, known))
    if names:
        found = [" ".join(sorted(spelling.forms(every))) for every in names.values()]
        with connection.cursor() as cursor:
            cursor.execute(_INDEX, [list(names), found])


def called(text: str) -> Q:
    """Actors with a name that ``text`` begins, or is spelled like if there is none.

    Asks the database once.
    """
    exact, loose = spelling.question(text), spelling.loose_question(text)
    if exact and loose and not _named(exact).exists():
        exact = loose
    into = _named(exact).values(kept=Coalesce("merged_into_id", "pk"))
    return Q(pk__in=into) if exact else Q(pk__in=())


def find(text: str, most: int, *, typing: bool = False) -> list[Actor]:
    """The actors whom ``text`` most likely means, the likeliest first; one query, or two.

    While it is still being typed, fewer letters are enough to be spelled like a name.
    Between names that are as near to the text, those come first of whom the most names are known:
    of them the most is written.
    """
    exact, loose = spelling.question(text), spelling.loose_question(text, typing=typing)
    if not exact:
        return []
    rows = _named(f"{exact} | {loose}" if loose else exact).annotate(
        begun=Q(names=Written(exact)),
        whole=Q(names=Written(spelling.whole_question(text))),
        fame=Func("names", function="length", output_field=IntegerField()),
    )
    rows = rows.order_by("-begun", "-whole", "-known", "-fame", "pk")[:CANDIDATES]
    found = sorted(rows, key=lambda row: (not row.whole, *_distance(row, text)))
    found = [row for row in found if row.begun == rows[0].begun]
    kept = followed({row.pk: row for row in found})
    shown = {row.pk: row for row in kept.values() if row.status != Status.REJECTED}
    return list(shown.values())[:most]


def _named(question: str) -> QuerySet[Actor]:
    return Actor.objects.exclude(status=Status.REJECTED).filter(names=Written(question))


def _distance(actor: Actor, text: str) -> tuple[int, bool, int]:
    """How far a name is from what was typed: ending in it 0, beginning with it 1, holding it 2.

    The last part of a name tells more than the others: "Ghani" is Ashraf Ghani before he is Abdul
    Ghani Baradar. Of names as far, those in the lexicon come first, then the shorter ones.
    """
    name, asked = f" {normalise(actor.name)} ", normalise(text)
    where = 0 if name.endswith(f" {asked} ") else 1 if name.startswith(f" {asked}") else 2
    return where, not actor.known, name.count(" ")
