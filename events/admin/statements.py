"""Statements: who said what, beside the words that say so."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from events.admin.base import EditableAdmin, notes_on
from events.models import Statement


@admin.register(Statement)
class StatementAdmin(EditableAdmin):
    """Work on statements."""

    list_display = ("said", "speaker", "cue", "kind", "day", "article", "chip", "updated")
    list_filter = ("status", "kind")
    search_fields = ("text", "speaker__name", "speaker_text")
    ordering = ("-id",)
    autocomplete_fields = ("speaker", "article")
    raw_id_fields = ("paragraph",)
    inlines = (notes_on("statement"),)
    readonly_fields = ("quotes", "updated")
    fieldsets = (
        (None, {"fields": ("status", "speaker", "speaker_text", "cue", "kind", "text")}),
        (_("Where it is written"), {"fields": ("article", "paragraph", "quotes")}),
        (_("Date"), {"fields": ("edtf", "modifier")}),
        (None, {"fields": ("back", "seen", "updated")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A statement never moves to another article."""
        return (*self.readonly_fields, "article", "paragraph") if obj else self.readonly_fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        """With the article, whose address the links need, and the speaker."""
        return super().get_queryset(request).select_related("article", "speaker")

    @admin.display(description=_("statement"))
    def said(self, row: Statement) -> str:
        """The beginning of its words."""
        return Truncator(row.text).chars(90)

    @admin.display(description=_("words in the article"))
    def quotes(self, row: Statement) -> SafeString:
        """The words of each part, linked to their paragraph."""
        if not row.pk:
            return SafeString("–")
        page = row.article.get_absolute_url()
        return format_html_join(
            SafeString("<br>"),
            "{}: {}",
            (
                (
                    quote.get_part_display(),
                    format_html(
                        '<a href="{}#p{}">“{}” ¶{}</a>',
                        page,
                        quote.paragraph.number,
                        quote.exact,
                        quote.paragraph.number,
                    ),
                )
                for quote in row.quotes.select_related("paragraph")
            ),
        )
