"""What happened, who took part, and every article's account of it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.extraction.results import EVENT_TYPES
from events.models.actors import Actor
from events.models.articles import Article
from events.models.base import DATE_FIELDS, Dated, Editable, Looked, Origin, Quote, sort_date
from events.models.querysets import EventQuerySet

TYPE_CHOICES = [(key, row.label) for key, row in EVENT_TYPES.items()]


class Occurrence(models.TextChoices):
    """Whether it happened at all."""

    OCCURRED = "occurred", _("occurred")
    PLANNED = "planned", _("planned")
    CANCELLED = "cancelled", _("cancelled")
    NOT_HELD = "not_held", _("planned, not held")
    DENIED = "denied", _("denied")
    HYPOTHETICAL = "hypothetical", _("hypothetical")


class Event(Editable, Dated):
    """One real-world event, with as many accounts (``mentions``) as articles report it."""

    MACHINE_FIELDS: ClassVar[tuple[str, ...]] = (
        "title",
        "type",
        "edtf",
        "earliest",
        "latest",
        "modifier",
        "occurrence",
        "place",
        "summary",
    )
    TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = (DATE_FIELDS,)

    title = models.CharField(max_length=300)
    type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    occurrence = models.CharField(max_length=12, choices=Occurrence, default=Occurrence.OCCURRED)
    place = models.CharField(max_length=120, blank=True)
    summary = models.TextField(blank=True)
    confidence = models.FloatField(default=1.0, editable=False)
    landmark = models.CharField(max_length=80, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
        db_index=False,
    )
    actors = models.ManyToManyField(Actor, through="Participation", related_name="events")
    words = Looked(null=True, editable=False)
    sort_date = sort_date()

    objects: ClassVar[EventQuerySet] = EventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Dated.Meta):
        """In the order of time."""

        ordering = ["sort_date", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="events_event_not_into_itself",
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1),
                name="events_event_confidence_is_a_share",
            ),
        ]
        indexes = [
            models.Index(fields=["sort_date", "id"], name="events_event_in_time"),
            models.Index(fields=["type", "sort_date", "id"], name="events_event_type_in_time"),
            models.Index(fields=["earliest"], name="events_event_earliest"),
            models.Index(fields=["latest"], name="events_event_latest"),
            models.Index(fields=["place"], name="events_event_place"),
            models.Index(
                fields=["landmark"], condition=~Q(landmark=""), name="events_event_landmark"
            ),
            models.Index(
                fields=["merged_into"],
                condition=Q(merged_into__isnull=False),
                name="events_event_merged",
            ),
            GinIndex(fields=["words"], fastupdate=False, name="events_event_words"),
            models.Index(
                OpClass(Upper("place"), "text_pattern_ops"), name="events_event_place_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The event's page."""
        return reverse("event", args=[self.pk])


class Participation(models.Model):
    """An actor's part in an event; ``dropped`` when an editor took it out, so that it stays out."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="participations", db_index=False
    )
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    dropped = models.BooleanField(default=False)

    class Meta:
        """An actor once per event."""

        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "actor"], name="events_participation_once")
        ]

    def __str__(self) -> str:
        return f"{self.actor} in {self.event}"


class Mention(Dated):
    """One article's account of an event, as the machine read it.

    ``fingerprint`` identifies the finding (article, deciding words, type) over re-runs; ``pinned``
    says that an editor decided which event it belongs to. ``sentence`` holds the deciding words,
    ``parties`` pairs of an actor's key, as found before any merge, and his role. ``phrase``,
    ``anchor``, ``anchor_note`` and ``rule`` say where the date comes from. ``toll`` holds what is
    said of victims, each as a dictionary: ``kind`` (killed, wounded), ``low`` and ``high`` (null:
    or more), and the ``words``.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="mentions")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    fingerprint = models.CharField(max_length=64, editable=False)
    title = models.CharField(max_length=300)
    type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    occurrence = models.CharField(max_length=12, choices=Occurrence)
    place = models.CharField(max_length=120, blank=True)
    phrase = models.CharField(max_length=200, blank=True)
    anchor = models.DateField(null=True, blank=True)
    anchor_note = models.CharField(max_length=100, blank=True)
    rule = models.CharField(max_length=80, blank=True)
    sentence = models.TextField(blank=True)
    parties = models.JSONField(default=list, blank=True)
    landmark = models.CharField(max_length=80, blank=True)
    toll = models.JSONField(default=list, blank=True)
    confidence = models.FloatField(default=1.0)
    pinned = models.BooleanField(default=False)

    class Meta(Dated.Meta):
        """In the order of ingestion."""

        ordering = ["id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["fingerprint"], name="events_mention_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.article})"


class Evidence(Quote):
    """The words that decided one field of an account."""

    class Field(models.TextChoices):
        """Which field they decided."""

        TRIGGER = "trigger", _("what happened")
        DATE = "date", _("date")
        PLACE = "place", _("place")
        ACTOR = "actor", _("actor")
        TOLL = "toll", _("victims")

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="evidence")
    field = models.CharField(max_length=7, choices=Field)
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.CASCADE)

    class Meta(Quote.Meta):
        """In reading order."""

        ordering = ["paragraph", "start"]
        verbose_name_plural = "evidence"
