"""The columns of what was known of events on a day, for the files as for the pages."""

from __future__ import annotations

from datetime import date

from django.db.models import JSONField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject

from events.models import Participation
from events.models.querysets.events import past_of, taking_part

FIELDS = ("title", "type", "place", "summary")
_DATE = ("edtf", "earliest", "latest")


def fields_then(event: OuterRef, known: date | None) -> Subquery | Value:
    """An event's fields, those of its date too, as JSON; null where they are those of today."""
    if known is None:
        return Value(None, JSONField())
    row = JSONObject(**{name: name for name in (*FIELDS, *_DATE)})
    return Subquery(past_of(event, known).values(row=row))


def parts_then(known: date | None) -> QuerySet[Participation]:
    """Who took part in what, as far as was known."""
    parts = Participation.objects.filter(dropped=False)
    return taking_part(parts, known) if known else parts
