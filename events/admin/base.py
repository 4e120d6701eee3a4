"""What the admin pages of all editable tables share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events import bitmaps, derived
from events.admin.forms import EditableForm, form_field
from events.admin.typed import ModelAdmin, TabularInline
from events.datewords import in_words
from events.editing import machine_value, return_to_machine, set_status
from events.models import Alias, Annotation, Origin, Participation, Role, Status
from events.models.base import Editable

BY_EDITORS = (Alias, Participation, Role)


def notes_on(target: str) -> type[TabularInline]:
    """An inline for the notes on the rows of a table: "event", "actor", "statement", "article"."""

    class NoteInline(TabularInline):
        """Notes; their author is whoever writes them."""

        model = Annotation
        fk_name = target
        fields = ("text", "author", "created")
        readonly_fields = ("author", "created")
        extra = 0
        verbose_name = _("note")

    return NoteInline


class EditableAdmin(ModelAdmin):
    """Work on rows that a machine proposed."""

    form = EditableForm
    actions: Sequence[str] = ("mark_verified", "mark_rejected", "machine_again")
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True

    @admin.display(description=_("status"), ordering="status")
    def chip(self, row: Editable) -> SafeString:
        """The status as a word with its sign."""
        return format_html(
            '<span class="status status-{}">{}</span>', row.status, row.get_status_display()
        )

    @admin.display(description=_("date"), ordering="sort_date")
    def day(self, row: Any) -> str:
        """The date in words."""
        return in_words(row.edtf, row.modifier)

    @admin.action(description=_("Mark as verified"), permissions=["change"])
    def mark_verified(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """An editor has checked them."""
        self._set(request, rows, Status.VERIFIED)

    @admin.action(description=_("Mark as rejected"), permissions=["change"])
    def mark_rejected(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """They are no findings: never shown, and never proposed again."""
        self._set(request, rows, Status.REJECTED)

    @admin.action(description=_("Return to the machine’s values"), permissions=["change"])
    def machine_again(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Take back what editors did to the fields, verification and rejection included."""
        changed = return_to_machine(rows)
        self.tell(request, changed, _("returned to the machine’s values"))

    def _set(self, request: HttpRequest, rows: QuerySet[Any], status: Status) -> None:
        changed = list(rows.exclude(status=status))
        set_status(rows, status)
        self.tell(request, changed, status.label)

    def tell(self, request: HttpRequest, rows: list[Any], what: Any) -> None:
        """Log an action on rows, and say so."""
        LogEntry.objects.log_actions(
            cast(int, request.user.pk), rows, CHANGE, change_message=str(what)
        )
        number = len(rows)
        level = messages.SUCCESS if number else messages.WARNING
        self.message_user(request, f"{number} {self._name(number)}: {what}.", level)

    def _name(self, number: int) -> str:
        names = self.model._meta
        return str(names.verbose_name if number == 1 else names.verbose_name_plural)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The row; locked while it is being saved, so that no ingestion comes in between."""
        row = super().get_object(request, object_id, from_field)
        if row and request.method == "POST":
            return self.model._default_manager.select_for_update().get(pk=row.pk)
        return row

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store a row with the status that follows from what was done to it."""
        for name in form.cleaned_data.get("back", ()):
            for column in obj.MACHINE_FIELDS:
                if form_field(column) == name and column in obj.machine:
                    setattr(obj, column, machine_value(obj, column))
        if obj.status == Status.MACHINE and (obj.edited_fields() or not obj.machine):
            obj.status = Status.EDITED
        if form.cleaned_data.get("back") and obj.machine and not obj.edited_fields():
            obj.status = Status.MACHINE if obj.status == Status.EDITED else obj.status
        obj.version = obj.version + 1 if change else 1
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Store what belongs to a row; what an editor touched is his, and what he takes out stays.

        A machine's participation that is deleted would come back with the next ingestion, so it is
        dropped instead.
        """
        for row in formset.save(commit=False):
            if isinstance(row, Annotation) and row.pk is None:
                row.author = request.user
            if isinstance(row, BY_EDITORS):
                row.origin = Origin.EDITOR
            row.save()
        for row in formset.deleted_objects:
            if isinstance(row, Participation) and row.origin == Origin.MACHINE:
                Participation.objects.filter(pk=row.pk).update(dropped=True)
            else:
                row.delete()
        formset.save_m2m()
        if formset.model in BY_EDITORS and formset.has_changed():
            self._became_edited(form.instance)

    def _became_edited(self, row: Any) -> None:
        if row.status == Status.MACHINE:
            row.status = Status.EDITED
            row.save(update_fields=["status", "updated"])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Index and count the row anew, with all that belongs to it."""
        super().save_related(request, form, formsets, change)
        derived.refresh_rows(self.model, [form.instance.pk])

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """As for several rows."""
        self.delete_queryset(request, self.model._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete rows, and count anew what hung on them."""
        with transaction.atomic():
            left = bitmaps.hanging_on(queryset)
            queryset.delete()
            derived.refresh(**left._asdict())
