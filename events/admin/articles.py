"""Articles: what they are called, where and when they appeared."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events import accounts, bitmaps, derived
from events.admin.base import EditableAdmin, notes_on
from events.datewords import in_words
from events.models import Article


@admin.register(Article)
class ArticleAdmin(EditableAdmin):
    """Work on articles; their text comes from files alone."""

    list_display = ("title", "published", "source", "chip", "updated")
    list_filter = ("status", "published_inferred", "source")
    search_fields = ("title", "source", "name")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    inlines = (notes_on("article"),)
    readonly_fields = ("slug", "name", "evidence", "revisions", "updated")
    fieldsets = (
        (None, {"fields": ("status", "title", "source", "source_url")}),
        (_("Publication"), {"fields": ("published_edtf", "published_inferred", "evidence")}),
        (None, {"fields": ("back", "seen", "slug", "name", "revisions", "updated")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come by ingestion."""
        return False

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """A date that an editor gives is not inferred any more."""
        if "published_edtf" in form.changed_data:
            obj.published_inferred, obj.published_evidence = False, []
        super().save_model(request, obj, form, change)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Events that only these articles reported go with them."""
        with transaction.atomic():
            left = bitmaps.hanging_on(queryset)
            queryset.delete()
            accounts.follow(left.events)
            derived.refresh(**left._asdict())

    @admin.display(description=_("published"), ordering="published_latest")
    def published(self, row: Article) -> str:
        """The date in words, and whether it was inferred."""
        day = in_words(row.published_edtf)
        return f"{day} (inferred)" if row.published_inferred else day

    @admin.display(description=_("evidence of the date"))
    def evidence(self, row: Article) -> SafeString:
        """What the date was inferred from."""
        lines = ((line,) for line in row.published_evidence)
        return format_html_join(SafeString("<br>"), "{}", lines) or SafeString("–")

    @admin.display(description=_("texts"))
    def revisions(self, row: Article) -> SafeString:
        """The states of the text that were ingested."""
        lines = (
            (r.number, f"{r.ingested:%-d %B %Y}", _(" (shown)") if r.is_current else "", r.sha256)
            for r in row.revisions.all()
        )
        return format_html_join(
            SafeString("<br>"), "{}: read on {}{}, SHA-256 <code>{:.12}…</code>", lines
        )
