"""Pairs that may be one event: both side by side, and two buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.accounts import ranked
from events.admin.typed import ModelAdmin
from events.display.quoting import Quoted, deciding
from events.display.timeline import Card, card
from events.editing import AnsweredAlready, accept, decline, reopen
from events.models import Event, Mention, Proposal

PER_PAGE = 20
ACCOUNTS = 3  # shown of each event, the best first
LONGEST_KEY = 19
TEMPLATE = "admin/events/proposal/change_list.html"


class Told(NamedTuple):
    """An account of one of the events, and the sentence that decides it."""

    account: Mention
    quote: Quoted | None


class Side(NamedTuple):
    """One event of a pair."""

    card: Card
    told: list[Told]
    more: int


class Question(NamedTuple):
    """A pair with its reasons, what speaks for it and what against."""

    proposal: Proposal
    sides: list[Side]
    reasons: list[str]


@admin.register(Proposal)
class ProposalAdmin(ModelAdmin):
    """Answer the machine's questions; answers can be taken back."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Questions come by ingestion."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An answer is kept, so that nothing is asked twice."""
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The open questions, or with ``?state=declined`` those that were answered so."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._answer(request)
        declined = request.GET.get("state") == Proposal.State.DECLINED
        rows = Proposal.objects.filter(state=Proposal.State.DECLINED).order_by("-decided")
        rows = rows if declined else Proposal.objects.open()
        found = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Declined pairs") if declined else _("Possible duplicates"),
            "opts": self.opts,
            "questions": _questions(found),
            "page": found,
            "declined": declined,
            "may_answer": self.has_change_permission(request),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def change_view(self, request: HttpRequest, object_id: str, *_: Any, **__: Any) -> HttpResponse:
        """A question is answered where both events are seen."""
        return redirect(f"{_list()}#pair-{int(object_id)}" if object_id.isdecimal() else _list())

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        key = request.POST.get("proposal", "")
        known = key.isdecimal() and len(key) < LONGEST_KEY
        proposal = get_object_or_404(Proposal, pk=int(key) if known else None)
        try:
            said = _done(proposal, request.POST.get("answer"), request.user)
        except AnsweredAlready as error:
            self.message_user(request, str(error), messages.WARNING)
        else:
            events = [proposal.one, proposal.other]
            user = cast(int, request.user.pk)
            LogEntry.objects.log_actions(user, events, CHANGE, change_message=said)
            self.message_user(request, said)
        return HttpResponseRedirect(request.get_full_path())


def _list() -> str:
    return reverse("admin:events_proposal_changelist")


def _done(proposal: Proposal, answer: str | None, by: Any) -> str:
    """Do what a button says, and say what was done."""
    if answer == "same":
        merge = accept(proposal, by)
        return f"“{merge.gone}” was merged into “{merge.kept}”; undo it under “Merges of events”."
    if answer == "different":
        decline(proposal, by)
        return f"“{proposal.one}” and “{proposal.other}” stay two events."
    reopen(proposal)
    return f"“{proposal.one}” and “{proposal.other}” are an open question again."


def _questions(found: Page[Proposal]) -> list[Question]:
    """What a page shows, in five queries however many pairs there are."""
    proposals = list(found)
    keys = {key for p in proposals for key in (p.one_id, p.other_id)}
    events = {event.pk: event for event in Event.objects.with_accounts().filter(pk__in=keys)}
    return [
        Question(p, _sides([events[p.one_id], events[p.other_id]]), p.reason.split("; "))
        for p in proposals
    ]


def _sides(events: Sequence[Event]) -> list[Side]:
    return [_side(event, ranked(event.mentions.all())) for event in events]


def _side(event: Event, accounts: Sequence[Mention]) -> Side:
    shown = [Told(account, deciding(account)) for account in accounts[:ACCOUNTS]]
    return Side(card(event), shown, len(accounts) - len(shown))
