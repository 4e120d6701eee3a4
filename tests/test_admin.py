"""The editors' desk: pages, actions, permissions, and all of it in a browser."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.fixtures import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from events.ingest import ingest
from events.management.commands.bootstrap import make_editors
from events.models import (
    Actor,
    ActorMerge,
    Annotation,
    Article,
    Event,
    Filter,
    Merge,
    Statement,
)
from tests import factories as make
from tests.desk import MODELS, act, listing, page, save, story
from tests.stories import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    ingest(story().result())
    return Event.objects.get()


class TestPages:
    @pytest.mark.parametrize("model", MODELS)
    def test_every_list_can_be_seen_and_searched(self, desk: Client, model: str) -> None:
        make.event(actors=("Taliban",), reported=make.article())
        make.statement("Suhail Shaheen", "The envoys met", make.article("Other"))
        assert desk.get(listing(model), {"q": "met"}).status_code == 200

    def test_lists_show_dates_in_words_and_statuses_with_theirs(
        self, desk: Client, event: Event
    ) -> None:
        text = desk.get(listing("event")).content.decode()
        assert "12 May 2020" in text
        assert '<span class="status status-machine">machine</span>' in text

    def test_the_number_of_queries_does_not_grow_with_the_list(
        self, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(12):
            reported = make.article(f"Article {number}")
            make.event(actors=(f"Actor {number}",), reported=reported)
            said = make.statement(f"Actor {number}", "The envoys met", reported)
            Annotation.objects.create(statement=said, text="Check it.")
        for model in MODELS:
            with django_assert_max_num_queries(12):
                desk.get(listing(model))

    def test_an_events_page_asks_once_for_each_actor(
        self, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        event = make.event(actors=tuple(f"Actor {n}" for n in range(12)))
        with django_assert_max_num_queries(12 + 10):
            desk.get(page(event))

    def test_an_events_page_shows_the_words_of_the_article(
        self, desk: Client, event: Event
    ) -> None:
        text = desk.get(page(event)).content.decode()
        assert '<a href="/articles/talks/#p1">“met” ¶1</a>' in text
        assert "<blockquote>Zalmay Khalilzad met the Taliban in Doha.</blockquote>" in text

    def test_nothing_from_an_article_is_taken_for_markup(self, desk: Client) -> None:
        bad = "<script>alert(1)</script> met"
        ingest(Story(bad, title=bad).actor(bad).event(bad, title=bad, actors=(bad,)).result())
        for row in (Event.objects.get(), Article.objects.get(), Actor.objects.get()):
            Event.objects.update(title="changed", status="edited")
            assert b"<script>alert" not in desk.get(page(row)).content

    def test_no_page_holds_inline_scripts_or_styles(self, desk: Client, event: Event) -> None:
        paths = ["/admin/", listing("event"), page(event), page(Statement.objects.get())]
        for path in [*paths, page(Article.objects.get()), page(Actor.objects.first())]:
            text = desk.get(path).content.decode()
            assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text), path


class TestActions:
    def test_statuses_are_set_for_many(self, desk: Client) -> None:
        rows = [make.event(), make.event()]
        assert "2 events: verified." in act(desk, "mark_verified", *rows)
        act(desk, "mark_rejected", rows[0])
        assert [e.status for e in Event.objects.order_by("pk")] == ["rejected", "verified"]

    def test_the_machines_values_return(self, desk: Client, event: Event) -> None:
        save(desk, event, title="New")
        act(desk, "machine_again", event)
        event.refresh_from_db()
        assert (event.title, event.status) == ("Envoys meet in Doha", "machine")

    def test_events_are_merged_and_the_merge_undone(self, desk: Client) -> None:
        trusted = make.event("Trusted", status="verified")
        other = make.event("Other")
        assert "merged into “Trusted”" in act(desk, "merge", other, trusted)
        assert list(Event.objects.matching(Filter())) == [trusted]

        act(desk, "undo", Merge.objects.get())
        assert Event.objects.matching(Filter()).count() == 2

    def test_actors_are_merged_and_the_merge_undone(self, desk: Client) -> None:
        one, two = make.actor("Mullah Baradar", "person"), make.actor("Abdul Baradar", "person")
        act(desk, "merge", one, two)
        two.refresh_from_db()
        assert two.merged_into == one
        act(desk, "undo", ActorMerge.objects.get())
        two.refresh_from_db()
        assert two.merged_into is None

    def test_one_event_alone_is_not_merged(self, desk: Client) -> None:
        assert "at least two" in act(desk, "merge", make.event())


class TestPermissions:
    def test_editors_work_on_findings_and_not_on_accounts(self, desk: Client) -> None:
        text = desk.get("/admin/").content.decode()
        assert "Events" in text
        assert "Annotations" in text
        assert desk.get("/admin/auth/user/").status_code == 403

    def test_editors_cannot_delete_what_a_rerun_would_bring_back(
        self, desk: Client, event: Event
    ) -> None:
        url = reverse("admin:events_event_delete", args=[event.pk])
        assert desk.post(url, {"post": "yes"}).status_code == 403

    def test_an_administrator_deletes_an_article_with_what_only_it_reported(
        self, admin_client: Client, event: Event
    ) -> None:
        other = (
            Story("The Taliban met Zalmay Khalilzad in Doha.", id="b", title="B")
            .actor("Taliban", kind="armed_group")
            .actor("Zalmay Khalilzad")
            .event("met", actors=("Zalmay Khalilzad", "Taliban"), place="Doha")
            .event("in Doha", "1999", title="An old affair", type="other")
        )
        ingest(other.result())
        article = Article.objects.get(name="b")
        admin_client.post(reverse("admin:events_article_delete", args=[article.pk]), {"post": "y"})
        assert list(Event.objects.all()) == [event]
        assert event.mentions.count() == 1

    def test_others_are_sent_to_log_in(self, client: Client) -> None:
        assert client.get(listing("event")).status_code == 302

    def test_the_group_keeps_what_an_administrator_added(self) -> None:
        group = make_editors()
        before = group.permissions.count()
        make_editors()
        assert Group.objects.get().permissions.count() == before > 20


def test_the_desk_works_in_a_browser_under_the_strict_policy(
    live_server: LiveServer, page: Page, editor: User
) -> None:
    ingest(story().result())
    event = Event.objects.get()
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{live_server}/admin/")
    page.fill("#id_username", "ann")
    page.fill("#id_password", "ann")
    page.click("[type=submit]")
    page.goto(live_server.url + reverse("admin:events_event_change", args=[event.pk]))
    page.fill("#id_title", "Envoys met again")
    page.click("#participations-group .select2-selection >> nth=0")
    page.fill(".select2-search__field", "Tali")
    page.click(".select2-results__option >> text=Taliban")
    page.click("#annotations-group .add-row a")
    page.fill("#id_annotations-0-text", "Seen.")
    page.fill("#id_edtf", "2020-05-12~")
    page.click("[name=_save] >> nth=0")
    page.wait_for_selector(".messagelist .success, .errornote")
    event.refresh_from_db()
    assert problems == []
