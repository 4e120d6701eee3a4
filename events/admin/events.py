"""Events: what happened, who took part, and what the articles say."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.base import EditableAdmin, note
from events.admin.typed import StackedInline, TabularInline
from events.datewords import in_words
from events.editing import merge_events
from events.models import Event, Mention, Participation, Status
from events.models.filters import SEARCH_CONFIG

TRUSTED = (Status.VERIFIED, Status.EDITED, Status.MACHINE, Status.REJECTED)


class ParticipationInline(TabularInline):
    """Who took part; whom an editor takes out stays out."""

    model = Participation
    fields = ("actor", "role", "dropped")
    autocomplete_fields = ("actor",)
    extra = 0


class MentionInline(StackedInline):
    """What each article says, as the machine read it."""

    model = Mention
    fields = ("article_link", "account", "dating", "evidence_quotes")
    readonly_fields = fields
    extra = 0
    can_delete = False
    verbose_name = _("account")
    verbose_name_plural = _("accounts: what the articles say")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts come from articles alone."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        """With all that is shown."""
        rows = super().get_queryset(request).select_related("article")
        return rows.prefetch_related("evidence__paragraph", "evidence__actor")

    @admin.display(description=_("article"))
    def article_link(self, row: Mention) -> SafeString:
        """Link to the reading page."""
        url = row.article.get_absolute_url()
        return format_html('<a href="{}">{}</a>', url, row.article)

    @admin.display(description=_("what it says"))
    def account(self, row: Mention) -> SafeString:
        """Title, type and deciding sentence."""
        return format_html(
            "{} ({}, {})<blockquote>{}</blockquote>",
            row.title,
            row.get_type_display(),
            row.get_occurrence_display(),
            row.sentence,
        )

    @admin.display(description=_("date"))
    def dating(self, row: Mention) -> str:
        """The date and where it comes from."""
        parts = [in_words(row.edtf, row.modifier)]
        if row.phrase:
            parts.append(f"“{row.phrase}”")
        if row.anchor:
            parts.append(f"counted from {row.anchor:%-d %B %Y} ({row.anchor_note})")
        return ", ".join(parts)

    @admin.display(description=_("evidence"))
    def evidence_quotes(self, row: Mention) -> SafeString:
        """The deciding words, each linked to its paragraph."""
        page = row.article.get_absolute_url()
        return format_html_join(
            SafeString("<br>"),
            '{}: <a href="{}#p{}">“{}” ¶{}</a>',
            (
                (
                    e.actor or e.get_field_display(),
                    page,
                    e.paragraph.number,
                    e.exact,
                    e.paragraph.number,
                )
                for e in row.evidence.all()
            ),
        )


class MergedFilter(admin.SimpleListFilter):
    """Merged events are shown on demand only."""

    title = _("merged")
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The one choice besides the usual."""
        return [("1", _("into another one"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows that are merged, or else those that are not."""
        return queryset.filter(merged_into__isnull=self.value() != "1")


@admin.register(Event)
class EventAdmin(EditableAdmin):
    """Work on events."""

    list_display = ("title", "chip", "day", "type", "place", "articles", "updated")
    list_filter = ("status", "type", "occurrence", MergedFilter)
    search_fields = ("title",)
    search_help_text = _("Words of title, place, actors and quotations")
    ordering = ("-sort_date", "-id")
    actions = (*EditableAdmin.actions, "merge")
    inlines = (ParticipationInline, MentionInline, note("event"))
    readonly_fields = ("merged_into", "updated")
    fieldsets = (
        (None, {"fields": ("status", "title", "type", "occurrence", "place", "summary")}),
        (_("Date"), {"fields": ("edtf", "modifier")}),
        (None, {"fields": ("back", "seen", "merged_into", "updated")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """With the number of articles that report each."""
        rows = super().get_queryset(request)
        counted: QuerySet[Event] = rows.annotate(
            article_count=Count("mentions__article", distinct=True)
        )
        return counted

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Event], search_term: str
    ) -> tuple[QuerySet[Event], bool]:
        """As the timeline searches."""
        if not search_term:
            return queryset, False
        query = SearchQuery(search_term, config=SEARCH_CONFIG, search_type="websearch")
        return queryset.filter(words=query), False

    @admin.display(description=_("articles"), ordering="article_count")
    def articles(self, row: Any) -> int:
        """How many report it."""
        return int(row.article_count)

    @admin.action(description=_("Merge into one"), permissions=["change"])
    def merge(self, request: HttpRequest, rows: QuerySet[Event]) -> None:
        """Keep the most trusted of the chosen, or the one with most articles."""
        chosen = sorted(
            rows.filter(merged_into=None),
            key=lambda e: (TRUSTED.index(Status(e.status)), -self.articles(e), e.pk),
        )
        if len(chosen) < 2:
            self.message_user(request, _("Choose at least two events."), messages.WARNING)
            return
        kept, *others = chosen
        merge_events(kept, others, request.user)  # type: ignore[arg-type]
        self.tell(request, others, f"merged into “{kept}”; can be undone under “Merges of events”")
