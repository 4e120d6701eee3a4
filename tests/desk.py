"""Working at the editors' desk in tests: what a browser would send."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.stories import Story

MODELS = (
    *("article", "event", "actor", "statement", "annotation"),
    *("merge", "actormerge", "split", "proposal"),
)


def story() -> Story:
    return (
        Story("Zalmay Khalilzad met the Taliban in Doha.", "“Fine talks,” he said.", title="Talks")
        .dated("2020-05-15", inferred=True)
        .actor("Zalmay Khalilzad")
        .actor("Taliban", kind="armed_group")
        .event("met", actors=("Zalmay Khalilzad", "Taliban"), place="Doha")
        .statement("Fine talks,", speaker="Zalmay Khalilzad")
    )


def page(row: Any) -> str:
    return reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])


def listing(model: str) -> str:
    return reverse(f"admin:events_{model}_changelist")


def form_values(desk: Client, row: Any, **changes: Any) -> dict[str, Any]:
    """What a browser would send for a row's page, with some fields changed."""
    context = desk.get(page(row)).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = {
        form.add_prefix(name): form.get_initial_for_field(field, name)
        for form in forms
        for name, field in form.fields.items()
    }
    keys = {name: getattr(value, "pk", value) for name, value in values.items()} | changes
    return {name: value for name, value in keys.items() if value is not None and value is not False}


def save(desk: Client, row: Any, **changes: Any) -> Any:
    return desk.post(page(row), form_values(desk, row, **changes))


def act(desk: Client, action: str, *rows: Any) -> str:
    """Choose rows in their list and run an action; the page that comes then."""
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    answer = desk.post(listing(rows[0]._meta.model_name), data, follow=True)
    return answer.content.decode()
