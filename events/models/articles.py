"""Articles, their revisions and numbered paragraphs."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Coalesce, Left
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.base import UNDATED, Editable, Looked
from events.models.filters import MOST_SEARCHED, SEARCH_CONFIG, Position


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles, the newest first, those without a date last."""

    def after(self, position: Position) -> Self:
        """The articles that follow a position (keyset paging)."""
        same = Q(sort_date=position.day, pk__lte=position.pk)
        return self.filter(~same, sort_date__lte=position.day)


class Article(Editable):
    """One report; what it says stands in its revisions, the last of which is shown.

    ``published_given`` is the date with which it was ingested, kept for the next time.
    """

    MACHINE_FIELDS: ClassVar[tuple[str, ...]] = (
        "title",
        "source",
        "source_url",
        "published_edtf",
        "published_earliest",
        "published_latest",
        "published_inferred",
        "published_evidence",
    )
    TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = (MACHINE_FIELDS[3:],)

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200, help_text=_("The file or identifier it came from."))
    title = models.CharField(max_length=500)
    source = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=1000, blank=True)
    language = models.CharField(max_length=12, default="en")
    published_edtf = models.CharField(max_length=80, blank=True)
    published_earliest = models.DateField(null=True, blank=True)
    published_latest = models.DateField(null=True, blank=True)
    published_given = models.CharField(max_length=80, blank=True, editable=False)
    published_inferred = models.BooleanField(default=False)
    published_evidence = ArrayField(models.TextField(), default=list, blank=True)
    sort_date = models.GeneratedField(
        expression=Coalesce("published_latest", Cast(Value(UNDATED), models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects: ClassVar[ArticleQuerySet] = ArticleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """Newest first, those without a date last."""

        ordering = ["-sort_date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_earliest__isnull=True)
                | Q(published_latest__isnull=True)
                | Q(published_earliest__lte=F("published_latest")),
                name="events_article_published_ordered",
            )
        ]
        indexes = [
            models.Index(fields=["published_latest"], name="events_article_published"),
            models.Index(fields=["-sort_date", "id"], name="events_article_newest"),
            *(
                HashIndex(fields=[column], name=f"events_article_{column}")
                for column in ("name", "title", "source_url")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The reading page."""
        return reverse("article", args=[self.slug])

    def current(self) -> Revision:
        """The revision that is shown."""
        return self.revisions.get(is_current=True)


class Revision(models.Model):
    """One state of an article's text; the same text is never stored twice."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True)
    ingested = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Numbered from 1 within the article; one of them is current."""

        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="events_revision_numbered"),
            models.UniqueConstraint(fields=["sha256"], name="events_revision_once"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(is_current=True), name="events_revision_one_current"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} (revision {self.number})"


class Paragraph(models.Model):
    """A numbered paragraph; ``start`` is its offset in the revision's text, in code points."""

    class Kind(models.TextChoices):
        """What the reader of the file took it for."""

        BODY = "body", _("body")
        HEADING = "heading", _("heading")
        BOILERPLATE = "boilerplate", _("boilerplate")

    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="paragraphs", db_index=False
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=11, choices=Kind)
    start = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=32)
    words = models.GeneratedField(
        expression=SearchVector(Left("text", MOST_SEARCHED), config=SEARCH_CONFIG),
        output_field=Looked(),
        db_persist=True,
    )

    class Meta:
        """In reading order."""

        ordering = ["revision", "number"]
        indexes = [GinIndex(fields=["words"], name="events_paragraph_words")]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "number"], name="events_paragraph_numbered"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="events_paragraph_from_one"),
        ]

    def __str__(self) -> str:
        return f"¶{self.number}"
