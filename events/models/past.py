"""What was known of an event before later articles told more of it, or something else."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models

from events.models.base import Dated, Looked, sort_date
from events.models.events import TYPE_CHOICES, Event, Occurrence


class PastQuerySet(models.QuerySet["Past"]):
    """Rows by the day on which they held."""

    def at(self, day: date) -> Self:
        """What was known on a day, of events of which something else is known today."""
        return self.filter(days__contains=day)


class Past(Dated):
    """The fields of an event as the articles had them that were published up to one of ``days``.

    Kept only where they are not those of the event itself, by ``events.past``, as an editor left
    those that he changed. ``actors`` are the keys of those who took part as far as was known,
    ``since`` the keys of the questions (``events.claims``) that articles published later, of which
    the day is known, answer otherwise, ``words`` all that they can be searched for.
    """

    FIELDS: ClassVar[tuple[str, ...]] = Event.MACHINE_FIELDS

    # Goes with its bits when ``events.bitmaps`` is told that its event went, as it must be before
    # the transaction ends.
    event = models.ForeignKey(Event, on_delete=models.DO_NOTHING, related_name="pasts")
    days = DateRangeField()
    title = models.CharField(max_length=300)
    type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    occurrence = models.CharField(max_length=12, choices=Occurrence)
    place = models.CharField(max_length=120, blank=True)
    summary = models.TextField(blank=True)
    actors = ArrayField(models.BigIntegerField(), default=list)
    since = ArrayField(models.CharField(max_length=12), default=list)
    words = Looked(null=True, editable=False)
    sort_date = sort_date()

    objects: ClassVar[PastQuerySet] = PastQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Dated.Meta):
        """Found by day and event."""

        ordering = ["event_id", "days"]
        indexes = [
            models.Index(fields=["place"], name="events_past_place"),
            GistIndex(fields=["days"], name="events_past_days"),
            GinIndex(fields=["actors"], name="events_past_actors"),
            GinIndex(fields=["words"], fastupdate=False, name="events_past_words"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.days})"

    def onto(self, event: Event) -> Event:
        """Give an event, which is not to be saved, the fields that it had."""
        for name in (*self.FIELDS, "sort_date"):
            setattr(event, name, getattr(self, name))
        return event
