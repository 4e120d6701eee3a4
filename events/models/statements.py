"""Who said what."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.actors import Actor
from events.models.articles import Article, Paragraph
from events.models.base import DATE_FIELDS, Dated, Editable, Looked, Quote, Status, sort_date
from events.models.querysets import StatementQuerySet
from events.topics import topics_of


class Statement(Editable, Dated):
    """One reported utterance: source, cue and content, tied to its paragraph.

    ``fingerprint`` identifies the machine finding (article, content, kind) over re-runs. ``topics``
    are those of the text as it is (``events.topics``): an index to read by, which nobody edits.
    """

    MACHINE_FIELDS: ClassVar[tuple[str, ...]] = (
        "speaker_id",
        "speaker_text",
        "cue",
        "kind",
        "text",
        "edtf",
        "earliest",
        "latest",
        "modifier",
    )
    TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = (DATE_FIELDS,)

    class Kind(models.TextChoices):
        """How the words are reported."""

        DIRECT = "direct", _("direct")
        INDIRECT = "indirect", _("indirect")
        MIXED = "mixed", _("mixed")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="statements")
    fingerprint = models.CharField(  # noqa: DJ001 (null: added by an editor; unique)
        max_length=64, null=True, editable=False
    )
    speaker = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    speaker_text = models.CharField(max_length=300, blank=True)
    cue = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.TextField()
    topics = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    words = Looked(null=True, editable=False)
    sort_date = sort_date()

    objects: ClassVar[StatementQuerySet] = StatementQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Dated.Meta):
        """In reading order."""

        ordering = ["article", "paragraph", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["fingerprint"], name="events_statement_once"),
        ]
        indexes = [
            models.Index(fields=["sort_date", "id"], name="events_statement_in_time"),
            models.Index(fields=["earliest"], name="events_statement_earliest"),
            models.Index(fields=["latest"], name="events_statement_latest"),
            GinIndex(fields=["words"], fastupdate=False, name="events_statement_words"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker or self.speaker_text or '?'}: {self.text[:80]}"

    @property
    def known_speaker(self) -> Actor | None:
        """The speaker; of one whom an editor rejected only the article's words are left."""
        found = self.speaker
        return None if found is None or found.status == Status.REJECTED else found

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store it with its topics."""
        self.tell_topics()
        super().save(*args, **kwargs)

    def tell_topics(self) -> bool:
        """Bring the topics in line with the text; whether they were not."""
        before, self.topics = self.topics, list(topics_of(self.text))
        return bool(self.topics != before)

    def get_absolute_url(self) -> str:
        """Where it is written."""
        return f"{reverse('article', args=[self.article.slug])}#s{self.pk}"


class StatementQuote(Quote):
    """The words of a statement's content, cue, speaker or date."""

    class Part(models.TextChoices):
        """The terms of PARC and PolNeAR, and the date."""

        CONTENT = "content", _("content")
        CUE = "cue", _("cue")
        SOURCE = "source", _("source")
        DATE = "date", _("date")

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="quotes")
    part = models.CharField(max_length=7, choices=Part)

    class Meta(Quote.Meta):
        """In reading order."""

        ordering = ["paragraph", "start"]
