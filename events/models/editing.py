"""What editors add: notes, and decisions that can be undone."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models.actors import Actor
from events.models.articles import Article
from events.models.base import Status
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
    """That two rows are one thing, or no longer; ``moved`` is what it takes to undo it exactly."""

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


class Split(Decision):
    """An article's account is not of event ``kept`` but of ``gone``, which it alone reports.

    No later account of the article is taken for one of ``kept`` either.
    """

    kept = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="splits")
    gone = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="split_from")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="splits")

    class Meta(Decision.Meta):
        """As every decision."""

        verbose_name = "account taken off an event"
        verbose_name_plural = "accounts taken off events"

    def __str__(self) -> str:
        return f"{self.gone} ← {self.kept}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Questions to editors."""

    def open(self) -> ProposalQuerySet:
        """Those that wait for an answer: both events are there, by themselves and not rejected."""
        return self.filter(
            ~Q(one__status=Status.REJECTED) & ~Q(other__status=Status.REJECTED),
            state=Proposal.State.OPEN,
            one__merged_into=None,
            other__merged_into=None,
        )


class Proposal(models.Model):
    """A pair of events that may be one: the machine's question, and an editor's answer.

    ``reason`` says in words what they have in common; ``one`` came first. A declined pair is never
    asked about again; an accepted one has its ``merge``.
    """

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("the same event")
        DECLINED = "declined", _("different events")

    one = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    reason = models.TextField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    merge = models.ForeignKey(
        Merge, null=True, editable=False, on_delete=models.SET_NULL, related_name="proposals"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL
    )
    made = models.DateTimeField(auto_now_add=True)
    decided = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[ProposalQuerySet] = ProposalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """The likeliest first; a pair once."""

        ordering = ["-score", "id"]
        verbose_name = "possible duplicate"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="events_proposal_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="events_proposal_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} = {self.other}?"
