"""What each article says of an event, and taking one of these accounts off it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.base import EditableAdmin
from events.admin.typed import StackedInline
from events.datewords import in_words
from events.editing import CannotSplit, split
from events.models import Mention


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
        others = Mention.objects.filter(event=OuterRef("event")).exclude(pk=OuterRef("pk"))
        rows = super().get_queryset(request).select_related("article")
        shared: QuerySet[Mention] = rows.annotate(shared=Exists(others))
        return shared.prefetch_related("evidence__paragraph", "evidence__actor")

    @admin.display(description=_("article"))
    def article_link(self, row: Any) -> SafeString:
        """Link to the reading page, and to taking the account off."""
        page = format_html('<a href="{}">{}</a>', row.article.get_absolute_url(), row.article)
        if not row.shared:
            return page
        url = reverse("admin:events_account_split", args=[row.pk])
        return format_html('{} <a class="take-off" href="{}">{}</a>', page, url, _("take off…"))

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


def split_view(desk: EditableAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Say what taking an account off its event means, and do it."""
    if not desk.has_change_permission(request):
        raise PermissionDenied
    account = get_object_or_404(Mention.objects.select_related("article", "event"), pk=pk)
    if request.method != "POST":
        context = {
            **desk.admin_site.each_context(request),
            "title": _("Take an account off"),
            "opts": desk.opts,
            "account": account,
        }
        return TemplateResponse(request, "admin/events/event/split.html", context)
    try:
        done = split(account, request.user)  # type: ignore[arg-type]
    except CannotSplit as error:
        desk.message_user(request, str(error), messages.ERROR)
        return redirect("admin:events_event_change", account.event_id)
    desk.tell(request, [done.kept, done.gone], f"parted: “{done.gone}” off “{done.kept}”")
    return redirect("admin:events_event_change", done.gone_id)
