"""The editors' desk: what editors change stays theirs, and two never overwrite each other."""

from __future__ import annotations

import re
from typing import Any

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
    Alias,
    Annotation,
    Article,
    Event,
    Filter,
    Merge,
    Participation,
    Statement,
)
from tests import factories as make
from tests.stories import Story

pytestmark = pytest.mark.django_db

MODELS = ("article", "event", "actor", "statement", "annotation", "merge", "actormerge")
HIDDEN = re.compile(r'<input[^>]*name="([^"]+)"[^>]*>')


def story() -> Story:
    return (
        Story("Zalmay Khalilzad met the Taliban in Doha.", "“Fine talks,” he said.", title="Talks")
        .dated("2020-05-15", inferred=True)
        .actor("Zalmay Khalilzad")
        .actor("Taliban", kind="armed_group")
        .event("met", actors=("Zalmay Khalilzad", "Taliban"), place="Doha")
        .statement("Fine talks,", speaker="Zalmay Khalilzad")
    )


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("ann", password="ann", is_staff=True)
    user.groups.add(make_editors())
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def event() -> Event:
    ingest(story().result())
    return Event.objects.get()


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
            make.statement(f"Actor {number}", "The envoys met", reported)
        for model in MODELS:
            with django_assert_max_num_queries(12):
                desk.get(listing(model))

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


class TestEditing:
    @pytest.mark.parametrize(
        ("field", "value"),
        [("title", "New"), ("type", "talks"), ("place", "Qatar"), ("edtf", "2020-05")],
    )
    def test_a_changed_field_makes_the_event_edited(
        self, desk: Client, event: Event, field: str, value: str
    ) -> None:
        assert save(desk, event, **{field: value}).status_code == 302

        event.refresh_from_db()
        assert (getattr(event, field), event.status, event.version) == (value, "edited", 2)
        ingest(story().result())
        event.refresh_from_db()
        assert (getattr(event, field), event.status) == (value, "edited")

    def test_saving_without_a_change_leaves_it_the_machines(
        self, desk: Client, event: Event
    ) -> None:
        save(desk, event)
        event.refresh_from_db()
        assert event.status == "machine"

    @pytest.mark.parametrize("status", ["verified", "rejected"])
    def test_a_chosen_status_stays_whatever_else_changes(
        self, desk: Client, event: Event, status: str
    ) -> None:
        save(desk, event, title="New", status=status)
        event.refresh_from_db()
        assert event.status == status

    def test_bounds_follow_from_the_date(self, desk: Client, event: Event) -> None:
        save(desk, event, edtf="../2020-06")
        event.refresh_from_db()
        assert (event.earliest, str(event.latest)) == (None, "2020-06-30")

    def test_a_wrong_date_is_refused_with_what_would_be_right(
        self, desk: Client, event: Event
    ) -> None:
        answer = save(desk, event, edtf="31 February")
        assert "“31 February” is not a date: write 2020, 2020-02" in answer.content.decode()
        event.refresh_from_db()
        assert event.edtf == "2020-05-12"

    def test_what_the_machine_said_stands_beside_a_changed_field(
        self, desk: Client, event: Event
    ) -> None:
        save(desk, event, title="New", type="talks")
        text = desk.get(page(event)).content.decode()
        assert "machine said: Envoys meet in Doha" in text
        assert "machine said: Meeting" in text

    def test_one_field_returns_to_the_machines_value(self, desk: Client, event: Event) -> None:
        save(desk, event, title="New", edtf="2021")
        save(desk, event, back=["edtf"])
        event.refresh_from_db()
        assert (event.title, event.edtf, str(event.latest), event.status) == (
            "New",
            "2020-05-12",
            "2020-05-12",
            "edited",
        )
        save(desk, event, back=["title"])
        event.refresh_from_db()
        assert (event.title, event.status) == ("Envoys meet in Doha", "machine")

    def test_the_second_of_two_editors_is_told_and_loses_nothing(
        self, desk: Client, event: Event
    ) -> None:
        late = form_values(desk, event, title="Mine", place="Qatar")
        save(desk, event, title="Theirs")

        answer = desk.post(page(event), late)
        text = answer.content.decode()
        assert answer.status_code == 200
        assert "changed while you were working on it (by ann)" in text
        assert "“Theirs”" in text
        assert 'value="Mine"' in text
        event.refresh_from_db()
        assert event.title == "Theirs"

        again = late | {"seen": answer.context["adminform"].form["seen"].value()}
        assert desk.post(page(event), again).status_code == 302
        event.refresh_from_db()
        assert (event.title, event.place) == ("Mine", "Qatar")

    def test_an_ingestion_in_between_is_told_as_well(self, desk: Client, event: Event) -> None:
        late = form_values(desk, event, place="Qatar")
        better = story()
        better.events.clear()
        ingest(better.event("met", "2020-05-11", actors=("Taliban",), place="Doha").result())

        text = desk.post(page(event), late).content.decode()
        assert "(by a new ingestion)" in text
        assert desk.get(page(event)).context["original"].edtf == "2020-05-11"

    def test_an_edit_can_be_found_at_once(self, desk: Client, event: Event) -> None:
        save(desk, event, title="Bilateral consultations")
        assert Event.objects.matching(Filter(words="consultations")).get() == event

    def test_an_actor_taken_out_is_dropped_and_stays_out(self, desk: Client, event: Event) -> None:
        save(desk, event, **{"participations-1-DELETE": "on"})
        ingest(story().result())
        event.refresh_from_db()
        shown = event.participations.filter(dropped=False)
        assert [str(p.actor) for p in shown] == ["Zalmay Khalilzad"]
        assert event.status == "edited"

    def test_a_role_given_by_an_editor_stays(self, desk: Client, event: Event) -> None:
        save(desk, event, **{"participations-0-role": "mediator"})
        ingest(story().result())
        assert Participation.objects.get(actor__name="Zalmay Khalilzad").role == "mediator"

    def test_an_event_by_hand_is_edited_and_never_the_machines(self, desk: Client) -> None:
        blank = {
            f"{name}-{part}_FORMS": 0
            for name in ("participations", "mentions", "annotations")
            for part in ("TOTAL", "INITIAL")
        }
        values = {"title": "By hand", "type": "talks", "occurrence": "occurred"}
        values |= {"status": "machine", "edtf": "2020"}
        answer = desk.post(reverse("admin:events_event_add"), values | blank)
        assert answer.status_code == 302
        made = Event.objects.get()
        assert (made.status, str(made.latest)) == ("edited", "2020-12-31")

    def test_a_note_is_signed_by_its_writer(self, desk: Client, event: Event, editor: User) -> None:
        notes = {"annotations-TOTAL_FORMS": 1, "annotations-0-text": "Check the place."}
        notes["annotations-0-event"] = event.pk
        save(desk, event, **notes)
        written = Annotation.objects.get()
        assert (written.event, written.author) == (event, editor)

    def test_a_statement_is_edited(self, desk: Client, event: Event) -> None:
        statement = Statement.objects.get()
        other = Actor.objects.get(name="Taliban")
        save(desk, statement, speaker=other.pk)
        text = desk.get(page(statement)).content.decode()
        assert "machine said: Zalmay Khalilzad" in text
        ingest(story().result())
        statement.refresh_from_db()
        assert (statement.speaker, statement.status) == (other, "edited")

    def test_an_articles_date_is_edited_and_no_longer_inferred(
        self, desk: Client, event: Event
    ) -> None:
        article = Article.objects.get()
        save(desk, article, published_edtf="2020-05-16")
        article.refresh_from_db()
        assert (str(article.published_latest), article.published_inferred) == (
            "2020-05-16",
            False,
        )
        ingest(story().result())
        article.refresh_from_db()
        assert article.published_edtf == "2020-05-16"

    def test_names_and_offices_of_an_actor_survive_ingestion(
        self, desk: Client, event: Event
    ) -> None:
        actor = Actor.objects.get(name="Zalmay Khalilzad")
        before = actor.aliases.count()
        first = actor.aliases.first()
        assert first
        changes = {
            "name": "Z. Khalilzad",
            "aliases-0-DELETE": "on",
            "aliases-TOTAL_FORMS": before + 1,
            f"aliases-{before}-name": "Zal",
            f"aliases-{before}-actor": actor.pk,
            "roles-0-end_edtf": "2021-12",
        }
        assert save(desk, actor, **changes).status_code == 302
        ingest(story().result())

        actor.refresh_from_db()
        names = set(actor.aliases.values_list("name", flat=True))
        assert (actor.name, actor.found_as) == ("Z. Khalilzad", "Zalmay Khalilzad")
        assert "Zal" in names
        assert first.name not in names
        assert str(actor.roles.get(end_edtf="2021-12").end) == "2021-12-31"
        assert Alias.objects.get(name="Zal").key == "zal"

    def test_an_alias_of_an_editor_leads_to_its_actor(self, desk: Client, event: Event) -> None:
        actor = Actor.objects.get(name="Zalmay Khalilzad")
        Alias.objects.create(actor=actor, name="Mr Zal Kay")
        ingest(Story("Mr. Zal Kay left.", id="b", title="B").actor("Mr. Zal Kay").result())
        assert not Actor.objects.filter(name="Mr. Zal Kay").exists()
        assert actor.mentions.filter(exact="Mr. Zal Kay").exists()


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
