"""Actors: their names, offices, and that two of them are one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin.base import EditableAdmin, notes_on
from events.admin.events import MergedFilter
from events.admin.forms import RoleForm
from events.admin.typed import TabularInline
from events.editing import merge_actors
from events.models import Actor, Alias, Role
from events.wording import free_slugs


class AliasInline(TabularInline):
    """Other names; those of editors also lead extraction to the actor."""

    model = Alias
    fields = ("name",)
    extra = 0


class RoleInline(TabularInline):
    """Offices with their terms."""

    model = Role
    form = RoleForm
    extra = 0


@admin.register(Actor)
class ActorAdmin(EditableAdmin):
    """Work on actors."""

    list_display = ("name", "kind", "wikidata", "known", "chip", "updated")
    list_filter = ("status", "kind", "known", MergedFilter)
    search_fields = ("name", "aliases__name")
    actions = (*EditableAdmin.actions, "merge")
    inlines = (AliasInline, RoleInline, notes_on("actor"))
    readonly_fields = ("slug", "known", "merged_into", "updated")
    fieldsets = (
        (None, {"fields": ("status", "name", "kind", "wikidata", "cameo")}),
        (None, {"fields": ("back", "seen", "slug", "known", "merged_into", "updated")}),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Actor], search_term: str
    ) -> tuple[QuerySet[Actor], bool]:
        """Where an actor is chosen, merged ones are none."""
        if "autocomplete" in request.path:
            queryset = queryset.filter(merged_into=None)
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request: HttpRequest, obj: Actor, form: Any, change: bool) -> None:
        """Give a new actor an address."""
        if not obj.slug:
            [obj.slug] = free_slugs(Actor, obj.name, fallback="actor")
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Merge into one"), permissions=["change"])
    def merge(self, request: HttpRequest, rows: QuerySet[Actor]) -> None:
        """Keep one that the lexicon knows, or the one that came first."""
        chosen = sorted(rows.filter(merged_into=None), key=lambda a: (not a.known, a.pk))
        if len(chosen) < 2:
            self.message_user(request, _("Choose at least two actors."), messages.WARNING)
            return
        kept, *others = chosen
        merge_actors(kept, others, request.user)  # type: ignore[arg-type]
        self.tell(request, others, f"merged into “{kept}”; can be undone under “Merges of actors”")
