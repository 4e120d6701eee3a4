"""Several reports of one event are one event, and what editors did outlives every re-run."""

from __future__ import annotations

from typing import Any

import pytest

from events.ingest import ingest
from events.models import (
    Actor,
    Article,
    Event,
    Participation,
    Statement,
)
from tests.reports import MET, NOISE, SAID, doha, edit, row_versions, second_report
from tests.stories import Story

pytestmark = pytest.mark.django_db


class TestSeveralReports:
    def test_two_reports_of_one_event_are_one_event_with_two_accounts(self) -> None:
        ingest(doha().result())
        changes = ingest(second_report().result())

        assert [m.article.name for m in Event.objects.get().mentions.all()] == ["story", "other"]
        assert changes.counts["events", "updated"] == 1

    def test_a_landmark_is_one_event_whatever_the_words(self) -> None:
        signed: dict[str, Any] = {"landmark": "doha-agreement-2020", "type": "agreement"}
        ingest(doha(id="a").event("useful talks", "2020-02-29", **signed).result())
        ingest(
            Story("The deal of last year.", id="b", title="Deal")
            .event("deal", "2020-02", **signed, title="The deal")
            .result()
        )

        assert Event.objects.get(landmark="doha-agreement-2020").mentions.count() == 2

    def test_the_event_follows_the_best_account(self) -> None:
        ingest(second_report(title="Talks in May").result())
        event = Event.objects.get()
        ingest(doha().result())
        assert Event.objects.get().title == "Talks in May"

        story = doha()
        story.events.clear()
        story.event(
            "met", phrase="Tuesday", actors=("Zalmay Khalilzad", "Taliban"), confidence=0.95
        )
        ingest(story.result())

        assert (Event.objects.get().pk, Event.objects.get().title) == (
            event.pk,
            "Envoys meet in Doha",
        )

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            (["2020-05-12", "2020-05-14", "2020-05-14"], "2020-05-14"),
            (["2020-05", "2020-05", "2020-05-12"], "2020-05-12"),
            (["2020", "", "2020-05-14", "2020-05-12"], "2020-05-14"),
        ],
        ids=["most reports", "not if they are vaguer", "else the first"],
    )
    def test_of_several_days_the_event_has_that_of_most_reports(
        self, days: list[str], expected: str
    ) -> None:
        signed: dict[str, Any] = {"landmark": "doha-agreement-2020", "type": "agreement"}
        for number, day in enumerate(days):
            text = f"The deal was signed, agency {number} said. Nothing else is known of it."
            story = Story(text, id=f"{number}", title=f"Deal {number}")
            ingest(story.event("deal", day, **signed).result())

        assert Event.objects.get().mentions.count() == len(days)
        assert Event.objects.get().edtf == expected

    def test_what_happened_counts_more_than_what_was_planned(self) -> None:
        ingest(second_report(occurrence="planned", confidence=1.0).result())
        assert Event.objects.get().occurrence == "planned"
        ingest(doha().result())

        event = Event.objects.get()
        assert event.occurrence == "occurred"
        assert sorted(event.mentions.values_list("occurrence", flat=True)) == [
            "occurred",
            "planned",
        ]

    def test_when_one_report_drops_an_event_the_other_keeps_it(self) -> None:
        ingest(doha().result())
        ingest(second_report().result())
        story = doha()
        story.events.clear()
        ingest(story.result())

        assert [m.article.name for m in Event.objects.get().mentions.all()] == ["other"]

    def test_different_meetings_stay_apart(self) -> None:
        ingest(doha().result())
        other = second_report()
        other.events.clear()
        ingest(other.event("met", "2019-01-03", place="Doha").result())

        assert Event.objects.count() == 2


class TestEditors:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title", "A title"),
            ("type", "talks"),
            ("edtf", "2020-05-12~"),
            ("place", "Qatar"),
            ("occurrence", "planned"),
            ("summary", "A summary"),
        ],
    )
    def test_a_changed_field_of_an_event_stays_changed(self, field: str, value: str) -> None:
        ingest(doha().result())
        edit(Event.objects.get(), **{field: value})
        story = doha()
        story.events.clear()
        ingest(story.event("met", "2020-05-11", place="Doha", title="New title").result())

        event = Event.objects.get()
        assert getattr(event, field) == value
        assert event.status == "edited"
        if field == "edtf":
            assert str(event.earliest) == "2020-05-12"
        else:
            assert str(event.earliest) == "2020-05-11"

    @pytest.mark.parametrize("status", ["verified", "rejected"])
    def test_what_an_editor_decided_on_stays_as_it_is(self, status: str) -> None:
        ingest(doha().result())
        edit(Event.objects.get(), status=status)
        edit(Statement.objects.get(), status=status)
        story = doha()
        story.events.clear()
        story.actor("Abdul Ghani Baradar", "negotiators")
        ingest(story.event("met", "2020-05-11", actors=("Abdul Ghani Baradar",)).result())

        event = Event.objects.get()
        assert (event.status, event.edtf, event.participations.count()) == (
            status,
            "2020-05-12",
            2,
        )
        assert event.machine["edtf"] == "2020-05-11"
        assert Statement.objects.get().status == status

    @pytest.mark.parametrize("status", ["edited", "verified", "rejected"])
    def test_what_an_editor_worked_on_is_kept_when_no_longer_found(self, status: str) -> None:
        ingest(doha().result())
        edit(Event.objects.get(), status=status)
        edit(Statement.objects.get(), status=status)
        bare = Story("Envoys meet", MET, SAID, NOISE).dated("2020-05-15").result()
        ingest(bare)
        before = row_versions()
        ingest(bare)

        assert Event.objects.get().mentions.get().evidence.count() == 5
        assert Statement.objects.get().quotes.count() == 2
        assert row_versions() == before

    def test_a_note_keeps_an_event(self) -> None:
        ingest(doha().result())
        Event.objects.get().annotations.create(text="Check this.")
        Statement.objects.get().annotations.create(text="And this.")
        ingest(Story("Envoys meet", MET, SAID, NOISE).dated("2020-05-15").result())

        assert Event.objects.get().annotations.get().text == "Check this."
        assert Statement.objects.get().annotations.get().text == "And this."

    def test_a_dropped_actor_stays_out_and_an_added_one_in(self) -> None:
        ingest(doha().result())
        event = Event.objects.get()
        event.participations.filter(actor__name="Taliban").update(dropped=True)
        added = Actor.objects.create(name="Qatar", slug="qatar", kind="country", status="edited")
        Participation.objects.create(event=event, actor=added, role="host")
        story = doha()
        story.actor("Norway", "Tuesday", kind="country")
        story.events.clear()
        story.event("met", actors=("Zalmay Khalilzad", "Taliban", "Norway"))
        ingest(story.result())

        parts = {str(p.actor): (p.role, p.dropped) for p in event.participations.all()}
        assert parts == {
            "Zalmay Khalilzad": ("participant", False),
            "Taliban": ("participant", True),
            "Qatar": ("host", False),
            "Norway": ("participant", False),
        }

    def test_an_event_added_by_hand_is_never_changed(self) -> None:
        Event.objects.create(title="By hand", type="meeting", edtf="2020-05-12", status="edited")
        ingest(doha().result())

        assert set(Event.objects.values_list("title", flat=True)) == {
            "By hand",
            "Envoys meet in Doha",
        }

    def test_the_publication_date_of_an_editor_stays(self) -> None:
        ingest(doha().result())
        day = Story("x").dated("2020-05-20").published
        assert day
        edit(
            Article.objects.get(),
            published_edtf="2020-05-20",
            published_earliest=day.when.earliest,
            published_latest=day.when.latest,
        )
        ingest(doha().dated("2020-05-20").result())
        ingest(doha().dated("2020-05-15").result())

        article = Article.objects.get()
        assert article.published_edtf == "2020-05-20"
        assert article.machine["published_edtf"] == "2020-05-15"
