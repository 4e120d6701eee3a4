"""Forms that know the machine's values, dates with doubt, and that another editor may be faster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from events import datewords
from events.admin.typed import ModelForm
from events.editing import machine_value
from events.models import Role
from events.models.base import Editable

DATES = {
    "edtf": ("earliest", "latest"),
    "published_edtf": ("published_earliest", "published_latest"),
    "start_edtf": ("start", None),
    "end_edtf": (None, "end"),
}
"""EDTF fields, and the fields that hold their first and last day."""
LABELS = {
    "edtf": _("Date"),
    "modifier": _("Part of it"),
    "published_edtf": _("Published"),
    "published_inferred": _("Inferred from the text"),
    "start_edtf": _("From"),
    "end_edtf": _("Until"),
    "source_url": _("Source URL"),
    "wikidata": _("Wikidata id"),
    "cameo": _("CAMEO code"),
}
EDTF_HELP = _(
    "EDTF: 2020, 2020-02, 2020-02-29, 2020-02/2020-05, ../2020-02, [2020-02-28,2020-02-29]; "
    "~ for “about”. First and last day follow from it."
)
HELP = {
    **dict.fromkeys(DATES, EDTF_HELP),
    "modifier": _("Which part of the month or year is meant: of “mid-July”, the middle."),
}


class DatedForm(ModelForm):
    """Names fields for editors, checks EDTF ones, and sets the days that follow from them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LABELS.keys() & self.fields.keys():
            self.fields[name].label = LABELS[name]
            self.fields[name].help_text = HELP.get(name, self.fields[name].help_text)

    def clean(self) -> dict[str, Any]:
        """Compute first and last days."""
        cleaned = super().clean() or self.cleaned_data
        for name in DATES.keys() & cleaned.keys():
            try:
                days = datewords.bounds(cleaned[name]) if cleaned[name] else (None, None)
            except datewords.WrongDate as error:
                self.add_error(name, ValidationError(str(error)))
                continue
            for column, day in zip(DATES[name], days, strict=True):
                if column:
                    setattr(self.instance, column, day)
        return cleaned


class RoleForm(DatedForm):
    """An office with its term."""

    class Meta:
        """The days are computed."""

        model = Role
        fields = ("title", "body", "start_edtf", "end_edtf", "source")

    def clean(self) -> dict[str, Any]:
        """Check that the term does not end before it began."""
        cleaned = super().clean()
        start, end = self.instance.start, self.instance.end
        if start and end and start > end:
            self.add_error("end_edtf", ValidationError(_("The term ends before it began.")))
        return cleaned


class EditableForm(DatedForm):
    """Shows what the machine said beside each changed field, and keeps two editors apart.

    ``seen`` is the version of the row which the editor saw. If the row has another one by now,
    nothing is stored, he is told what is different, and may save again.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    back = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label=_("Return to the machine’s value"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.version
        changed = dict(self._changed_by_editors())
        for name, said in changed.items():
            field = self.fields[name]
            field.help_text = format_html(
                '<span class="machine-said">machine said: {}</span> {}', said, field.help_text
            )
        choices = [(name, self.fields[name].label) for name in changed]
        self.fields["back"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            self.fields["back"].widget = forms.MultipleHiddenInput()

    def _changed_by_editors(self) -> Iterator[tuple[str, str]]:
        """Form fields whose value is an editor's, and the machine's value as text."""
        row: Editable = self.instance
        changed = {form_field(name) for name in row.edited_fields()} if row.pk else set()
        for name in self.fields:
            column = name if name in row.machine else f"{name}_id"
            if name in changed and column in row.machine:
                yield name, self._as_text(name, machine_value(row, column))

    def _as_text(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField) and value is not None:
            value = field.queryset.filter(pk=value).first() if field.queryset is not None else value
        elif isinstance(field, forms.ChoiceField):
            value = dict(field.choices).get(value, value)  # type: ignore[arg-type]
        return str(value) if value not in ("", None) else "–"

    def clean(self) -> dict[str, Any]:
        """Refuse to store over what somebody else stored in the meantime."""
        cleaned = super().clean()
        seen, stored = cleaned.get("seen"), self.instance.version
        if self.instance.pk and seen is not None and seen != stored:
            self.add_error(None, ValidationError(self._what_changed()))
            data = cast(QueryDict, self.data).copy()
            data[self.add_prefix("seen")] = str(stored)
            self.data = data
        return cleaned

    def _what_changed(self) -> str:
        """Who was faster, and which of the stored values differ from those typed in here."""
        stored = type(self.instance)._default_manager.get(pk=self.instance.pk)
        differing = (
            f"{self.fields[name].label}: “{getattr(stored, name)}”"
            for name in self.changed_data
            if name not in ("seen", "back")
        )
        return _(
            "This was changed while you were working on it (%(who)s). Nothing of yours is lost: it "
            "stands below, not stored yet. Stored now is %(stored)s. Save again to put yours in "
            "its place."
        ) % {"who": _last_writer(stored), "stored": "; ".join(differing) or _("what you see")}


def _last_writer(row: Editable) -> str:
    """The editor who saved a row last, unless an ingestion changed it since."""
    log = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        action_time__gte=row.updated,
    )
    last = log.select_related("user").order_by("-action_time").first()
    return str(_("by %(user)s") % {"user": last.user} if last else _("by a new ingestion"))


def form_field(column: str) -> str:
    """The form field in which a column is edited."""
    for name, days in DATES.items():
        if column in days:
            return name
    return column.removesuffix("_id")
