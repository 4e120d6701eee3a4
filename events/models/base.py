"""What several tables share: statuses, dates with doubt, machine values, quoted spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Coalesce, Length
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.rows import update

UNDATED = "0001-01-01"
DATE_FIELDS = ("edtf", "earliest", "latest", "modifier")


class Status(models.TextChoices):
    """How far a row can be trusted."""

    MACHINE = "machine", _("machine")
    EDITED = "edited", _("edited")
    VERIFIED = "verified", _("verified")
    REJECTED = "rejected", _("rejected")


class Origin(models.TextChoices):
    """Who put a row there."""

    MACHINE = "machine", _("machine")
    EDITOR = "editor", _("editor")


class Modifier(models.TextChoices):
    """The part of a month or year that a date means, as TimeML's ``mod`` has it."""

    WHOLE = "", _("the whole")
    START = "START", _("start")
    MID = "MID", _("middle")
    END = "END", _("end")
    APPROX = "APPROX", _("about")


class Looked(SearchVectorField):  # type: ignore[type-arg]
    """A search vector, which is looked up in and never read: its rows come without it."""

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """Nothing in its place."""
        del compiler, sql, params
        return "NULL::tsvector", []

    def deconstruct(self) -> Any:
        """The same column as any search vector to migrations."""
        name, _, *given = super().deconstruct()
        return (name, "django.contrib.postgres.search.SearchVectorField", *given)


class Dated(models.Model):
    """A date that keeps its doubt: EDTF, and its first and last day (null at an open end)."""

    edtf = models.CharField(max_length=80, blank=True)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    modifier = models.CharField(max_length=6, choices=Modifier, blank=True)

    class Meta:
        """Bounds are ordered in the database, not only in Python."""

        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest__isnull=True)
                | Q(latest__isnull=True)
                | Q(earliest__lte=F("latest")),
                name="%(app_label)s_%(class)s_earliest_before_latest",
            )
        ]


def sort_date() -> models.GeneratedField:
    """The day a dated row is put in order by: its first, else its last, else before all others."""
    return models.GeneratedField(
        expression=Coalesce("earliest", "latest", Cast(Value(UNDATED), models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )


class Editable(models.Model):
    """A machine proposal that an editor may correct.

    ``machine`` holds what the machine last said for each field of ``MACHINE_FIELDS``; a re-run
    changes a field only where its current value still is that. Fields of one tuple of ``TOGETHER``
    make sense only with each other: when an editor changed one of them, all are his. ``version``
    counts the saves, so that of two editors the second is told.
    """

    MACHINE_FIELDS: ClassVar[tuple[str, ...]] = ()
    TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = ()

    status = models.CharField(max_length=8, choices=Status, default=Status.MACHINE)
    machine = models.JSONField(default=dict, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        """No table of its own."""

        abstract = True

    def propose(self, values: dict[str, Any]) -> list[str]:
        """Take over machine values wherever no editor has changed them; name what changed.

        What an editor changed, verified, rejected or added by himself keeps its values, and
        ``machine`` remembers the new proposal.
        """
        kept = self.kept_fields()
        changed = []
        for name in self.MACHINE_FIELDS:
            if name not in values:
                continue
            if name not in kept and getattr(self, name) != values[name]:
                setattr(self, name, values[name])
                changed.append(name)
            if self.machine.get(name, ...) != as_stored(values[name]):
                self.machine[name] = as_stored(values[name])
                changed.append("machine")
        return changed

    def kept_fields(self) -> set[str]:
        """The fields that no re-run may change."""
        by_hand = self.pk is not None and not self.machine
        if by_hand or self.status in (Status.VERIFIED, Status.REJECTED):
            return set(self.MACHINE_FIELDS)
        kept = set(self.edited_fields())
        return kept.union(*(group for group in self.TOGETHER if kept.intersection(group)))

    def edited_fields(self) -> list[str]:
        """The fields whose value is an editor's."""
        return [
            name
            for name, said in self.machine.items()
            if name in self.MACHINE_FIELDS and as_stored(getattr(self, name)) != said
        ]


def save_changed(rows: Sequence[Editable], *extra: str) -> None:
    """Store rows that were proposed something new, and the columns ``extra``, in one statement."""
    if not rows:
        return
    model, now = type(rows[0]), timezone.now()
    for row in rows:
        row.version += 1
        row.updated = now
    columns = (name.removesuffix("_id") for name in model.MACHINE_FIELDS)
    update(rows, *columns, "machine", "version", "updated", *extra)


def as_stored(value: Any) -> Any:
    """A field's value as JSON holds it: dates as ISO days, the rest as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value


class Quote(models.Model):
    """Words of a paragraph: ``paragraph.text[start:end] == exact``, in Unicode code points."""

    paragraph = models.ForeignKey("events.Paragraph", on_delete=models.CASCADE)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()

    class Meta:
        """Spans are well formed in the database, not only in Python."""

        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="%(app_label)s_%(class)s_start_before_end"
            ),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("exact")),
                name="%(app_label)s_%(class)s_exact_fills_span",
            ),
        ]

    def __str__(self) -> str:
        return self.exact
