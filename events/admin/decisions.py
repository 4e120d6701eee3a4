"""Notes, and decisions that can be undone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin.typed import ModelAdmin
from events.editing import CannotUndo, undo
from events.models import ActorMerge, Annotation, Merge, Split


@admin.register(Annotation)
class AnnotationAdmin(ModelAdmin):
    """Notes on anything."""

    list_display = ("text", "about", "author", "created")
    list_select_related = ("event", "actor", "statement__speaker", "article", "author")
    list_filter = ("created", "author")
    search_fields = ("text",)
    autocomplete_fields = ("event", "actor", "article", "statement")
    readonly_fields = ("author", "created")
    show_full_result_count = False

    @admin.display(description=_("about"))
    def about(self, row: Annotation) -> str:
        """The one thing that it is about."""
        return str(row.event or row.actor or row.statement or row.article)

    def save_model(self, request: HttpRequest, obj: Annotation, form: Any, change: bool) -> None:
        """Whoever writes a note is its author."""
        if not change:
            obj.author = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)


@admin.register(Merge, ActorMerge, Split)
class DecisionAdmin(ModelAdmin):
    """Decisions, the last one first; undoing is the only thing that can be done to them."""

    list_display = ("gone", "kept", "by", "made", "undone")
    list_select_related = ("gone", "kept", "by")
    list_filter = (("undone", admin.EmptyFieldListFilter),)
    actions = ("undo",)

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """Events have titles, actors names."""
        name = "name" if self.model is ActorMerge else "title"
        return (f"kept__{name}", f"gone__{name}")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They are made where events and actors are chosen."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Their rows are read only; the action asks for the permission itself."""
        return False

    def has_undo_permission(self, request: HttpRequest) -> bool:
        """Who may change them may undo them."""
        return super().has_change_permission(request)

    @admin.action(description=_("Undo"), permissions=["undo"])
    def undo(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Undo from the last one on."""
        for decision in rows.order_by("-made", "-pk"):
            try:
                undo(decision)
                again = "one with" if isinstance(decision, Split) else "apart from"
                self.message_user(request, f"“{decision.gone}” is {again} “{decision.kept}” again.")
            except CannotUndo as error:
                self.message_user(request, str(error), messages.ERROR)
