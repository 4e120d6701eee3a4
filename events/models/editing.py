"""What editors add: notes, and decisions that can be undone."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from events.models.actors import Actor
from events.models.articles import Article
from events.models.events import Event
from events.models.statements import Statement

TARGETS = ("event", "actor", "statement", "article")


def _exactly_one(names: tuple[str, ...]) -> Q:
    """One of the named columns is set and all others are null."""
    alone = (Q(**{f"{name}__isnull": name != chosen for name in names}) for chosen in names)
    return reduce(or_, alone)


class Annotation(models.Model):
    """An editor's note on an event, an actor, a statement or an article."""

    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.CASCADE, related_name="annotations"
    )
    actor = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.CASCADE, related_name="annotations"
    )
    statement = models.ForeignKey(
        Statement, null=True, blank=True, on_delete=models.CASCADE, related_name="annotations"
    )
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="annotations"
    )
    text = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Oldest first; a note is about one thing."""

        ordering = ["created", "id"]
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one(TARGETS),
                name="events_annotation_about_one_thing",
                violation_error_message="A note is about exactly one thing: choose one.",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Decision(models.Model):
    """The decision that two rows are one thing; ``moved`` is what it takes to undo it exactly."""

    moved = models.JSONField(default=dict, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL
    )
    made = models.DateTimeField(auto_now_add=True)
    undone = models.DateTimeField(null=True, editable=False)

    class Meta:
        """Newest first."""

        abstract = True
        ordering = ["-made", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept=F("gone")), name="%(app_label)s_%(class)s_of_two"
            )
        ]


class Merge(Decision):
    """Two events are one."""

    kept = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="merged_by")

    class Meta(Decision.Meta):
        """As every decision."""

        verbose_name = "merge of events"
        verbose_name_plural = "merges of events"

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"


class ActorMerge(Decision):
    """Two actors are one."""

    kept = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="merged_by")

    class Meta(Decision.Meta):
        """As every decision."""

        verbose_name = "merge of actors"
        verbose_name_plural = "merges of actors"

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"
