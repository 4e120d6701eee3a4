"""What editors change at the desk stays theirs, and two never overwrite each other."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from events.ingest import ingest
from events.models import (
    Actor,
    Alias,
    Annotation,
    Article,
    Event,
    Filter,
    Participation,
    Statement,
)
from tests.desk import form_values, page, save, story
from tests.stories import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    ingest(story().result())
    return Event.objects.get()


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
