"""Events: what happened, who took part, and what the articles say."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from events.admin.accounts import MentionInline, split_view
from events.admin.base import EditableAdmin, notes_on
from events.admin.typed import TabularInline
from events.editing import merge_events, worth
from events.models import Event, Mention, Participation
from events.models.searching import asked


class ParticipationInline(TabularInline):
    """Who took part; whom an editor takes out stays out."""

    model = Participation
    fields = ("actor", "role", "dropped")
    autocomplete_fields = ("actor",)
    extra = 0
    verbose_name = _("actor")
    verbose_name_plural = _("actors")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participation]:
        """With what their names are made of."""
        rows: QuerySet[Participation] = super().get_queryset(request)
        return rows.select_related("actor", "event")


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
    inlines = (ParticipationInline, MentionInline, notes_on("event"))
    readonly_fields = ("merged_into", "updated")
    fieldsets = (
        (None, {"fields": ("status", "title", "type", "occurrence", "place", "summary")}),
        (_("Date"), {"fields": ("edtf", "modifier")}),
        (None, {"fields": ("back", "seen", "merged_into", "updated")}),
    )

    def get_urls(self) -> list[URLPattern]:
        """And the page on which an account is taken off an event."""
        page = self.admin_site.admin_view(partial(split_view, self))
        return [
            path("accounts/<int:pk>/split/", page, name="events_account_split"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """With the number of articles that report each."""
        # Counted for the rows of a page alone: joined, all events would be grouped first.
        accounts = Mention.objects.filter(event=OuterRef("pk")).order_by().values("event")
        number = Subquery(accounts.annotate(n=Count("article", distinct=True)).values("n"))
        rows = super().get_queryset(request)
        counted: QuerySet[Event] = rows.annotate(article_count=Coalesce(number, 0))
        return counted

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Event], search_term: str
    ) -> tuple[QuerySet[Event], bool]:
        """As the timeline searches."""
        if not search_term:
            return queryset, False
        return queryset.filter(words=asked(search_term)), False

    @admin.display(description=_("articles"), ordering="article_count")
    def articles(self, row: Any) -> int:
        """How many report it."""
        return int(row.article_count)

    @admin.action(description=_("Merge into one"), permissions=["change"])
    def merge(self, request: HttpRequest, rows: QuerySet[Event]) -> None:
        """Keep the most trusted of the chosen, or the one with most articles."""
        chosen = sorted(rows.filter(merged_into=None), key=worth)
        if len(chosen) < 2:
            self.message_user(request, _("Choose at least two events."), messages.WARNING)
            return
        kept, *others = chosen
        merge_events(kept, others, request.user)  # type: ignore[arg-type]
        self.tell(request, others, f"merged into “{kept}”; can be undone under “Merges of events”")
