"""Which events articles have told otherwise since a day, by the question that they answer so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value

from events.models.events import Event
from events.models.filters import Filter, Position
from events.models.past import Past


class Turns:
    """What was known on a day and is told otherwise since, of the events that a query leaves.

    Those that it leaves by what was known then, and those by what is known today.
    """

    def __init__(self, query: Filter, day: date) -> None:
        self.day = day
        both = (replace(query, known=known) for known in (day, None))
        here = (Event.objects.matching(one) for one in both)
        left = reduce(Q.__or__, (Q(Exists(one.filter(pk=OuterRef("event")))) for one in here))
        self._rows: QuerySet[Past] = Past.objects.at(self.day).filter(left)

    def counts(self, keys: Sequence[str]) -> dict[str, int]:
        """How many events there are for each question."""
        filters = {key: Count("pk", filter=Q(since__contains=[key])) for key in keys}
        counted: dict[str, int] = self._rows.exclude(since=[]).aggregate(**filters)
        return counted

    def first(self, keys: Sequence[str], size: int) -> dict[str, list[Past]]:
        """The first few events of each question."""
        queries = [
            self._of(key).annotate(key=Value(key, CharField())).values_list("key", "pk")[:size]
            for key in keys
        ]
        found = list(queries[0].union(*queries[1:], all=True)) if queries else []
        rows = Past.objects.in_bulk({pk for _, pk in found})
        return {key: [rows[pk] for own, pk in found if own == key] for key in keys}

    def stretch(self, key: str, position: Position | None, size: int) -> list[Past]:
        """So many events of a question, by the dates they had, from the first or a position on."""
        found = self._of(key)
        if position:
            follows = Q(sort_date=position.day, event__gt=position.pk)
            found = found.filter(Q(sort_date__gt=position.day) | follows)
        return list(found[:size])

    def _of(self, key: str) -> QuerySet[Any]:
        return self._rows.filter(since__contains=[key]).order_by("sort_date", "event_id")
