"""Persons, bodies and states; their names and roles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.base import Editable, Looked, Origin, Quote
from events.wording import normalised, shortened

Key = TypeVar("Key", bound=Hashable)


def alias_key(name: str) -> str:
    """The form in which spellings of a name are compared."""
    return shortened(normalised(name), 200)


class Actor(Editable):
    """Somebody who acts or speaks; ``merged_into`` is set when it turned out to be another one.

    ``found_as`` is the canonical name under which extraction finds the actor, whatever an editor
    calls it; ``names`` finds it by any spelling (``events.search``). ``machine`` also holds the
    aliases and roles that the lexicon last had, so that one which an editor changed or deleted is
    not added again.
    """

    MACHINE_FIELDS: ClassVar[tuple[str, ...]] = ("name", "kind", "wikidata", "cameo")

    class Kind(models.TextChoices):
        """The kinds that extraction tells apart."""

        PERSON = "person", _("person")
        ORGANIZATION = "organization", _("organization")
        GOVERNMENT = "government", _("government body")
        ARMED_GROUP = "armed_group", _("armed group")
        COUNTRY = "country", _("state")

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    found_as = models.CharField(  # noqa: DJ001 (null: added by an editor; unique)
        max_length=200, unique=True, null=True, editable=False
    )
    kind = models.CharField(max_length=12, choices=Kind)
    wikidata = models.CharField(max_length=12, blank=True)
    cameo = models.CharField(max_length=24, blank=True)
    known = models.BooleanField(default=False, help_text=_("In the lexicon."))
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
        db_index=False,
    )
    names = Looked(null=True, editable=False)

    class Meta:
        """By name, which is one actor's alone."""

        ordering = ["name", "id"]
        indexes = [
            GinIndex(fields=["names"], name="events_actor_names"),
            models.Index(
                fields=["merged_into"],
                condition=Q(merged_into__isnull=False),
                name="events_actor_merged",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="events_actor_one_of_a_name"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="events_actor_not_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The actor's page."""
        return reverse("actor", args=[self.slug])


def followed(actors: Mapping[Key, Actor]) -> dict[Key, Actor]:
    """For each actor the one into which it was merged, if it was."""
    found = dict(actors)
    while ids := {row.merged_into_id for row in found.values() if row.merged_into_id}:
        kept = Actor.objects.in_bulk(ids)
        found = {
            key: kept[row.merged_into_id] if row.merged_into_id else row
            for key, row in found.items()
        }
    return found


def kept_keys(keys: Iterable[int]) -> dict[int, int]:
    """For each key of an actor that of the one into which he was merged, if he was."""
    found = Actor.objects.only("merged_into").in_bulk(set(keys))
    return {key: row.pk for key, row in followed(found).items()}


class Alias(models.Model):
    """Another name of an actor; ``key`` is its spelling-tolerant form."""

    actor = models.ForeignKey(
        Actor, on_delete=models.CASCADE, related_name="aliases", db_index=False
    )
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, db_index=True, editable=False)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)

    class Meta:
        """A name once per actor."""

        ordering = ["name"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(fields=["actor", "name"], name="events_alias_once_per_actor")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store it with its key."""
        self.key = alias_key(self.name)
        super().save(*args, **kwargs)


class Role(models.Model):
    """An office that an actor held, with its term as EDTF and as days (null: open)."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=200, blank=True)
    start_edtf = models.CharField(max_length=40, blank=True)
    end_edtf = models.CharField(max_length=40, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)

    class Meta:
        """In the order of the terms."""

        ordering = [F("start").asc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")),
                name="events_role_start_before_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.body}" if self.body else self.title


class ActorMention(Quote):
    """A place in a paragraph that names an actor."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mentions")

    class Meta(Quote.Meta):
        """In reading order."""

        ordering = ["paragraph", "start"]
