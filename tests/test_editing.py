"""What editors decide is done at once, survives re-ingestion, and can be taken back exactly."""

from __future__ import annotations

from typing import Any

import pytest

from events import words
from events.editing import (
    CannotUndo,
    merge_actors,
    merge_events,
    return_to_machine,
    set_status,
    undo,
)
from events.ingest import ingest
from events.models import (
    Actor,
    ActorMention,
    ActorMerge,
    Event,
    Evidence,
    Filter,
    Mention,
    Merge,
    Participation,
    Statement,
    Status,
)
from tests.stories import Story

pytestmark = pytest.mark.django_db


def first() -> Story:
    return (
        Story("Zalmay Khalilzad met Mullah Baradar in Doha.", id="first", title="Talks")
        .dated("2020-05-15")
        .actor("Zalmay Khalilzad")
        .actor("Mullah Baradar")
        .event("met", actors=("Zalmay Khalilzad", "Mullah Baradar"), place="Doha")
    )


def second() -> Story:
    return (
        Story("A round of talks, said Ghani Baradar, began in Qatar.", id="second", title="Round")
        .actor("Ghani Baradar")
        .event("talks", "2020-05-13", actors=("Ghani Baradar",), title="A round of talks begins")
        .statement("A round of talks", speaker="Ghani Baradar")
    )


def everything(*without: str) -> dict[str, list[Any]]:
    """All that a merge may change, times and versions aside."""
    columns = {
        Event: "pk title edtf place summary machine status confidence merged_into words",
        Mention: "pk event pinned",
        Participation: "event actor role origin dropped",
        Actor: "pk name machine merged_into",
        Evidence: "pk actor",
        ActorMention: "pk actor",
        Statement: "pk speaker machine words",
    }
    return {
        model.__name__: sorted(model._default_manager.values_list(*names.split()), key=str)
        for model, names in columns.items()
    }


@pytest.fixture
def two_events() -> tuple[Event, Event]:
    ingest(first().result())
    ingest(second().result())
    kept, gone = Event.objects.order_by("pk")
    return kept, gone


def found(words: str) -> set[str]:
    return set(Event.objects.matching(Filter(words=words)).values_list("title", flat=True))


class TestMergingEvents:
    def test_one_event_has_the_accounts_and_actors_of_both(
        self, two_events: tuple[Event, Event]
    ) -> None:
        kept, gone = two_events
        merge_events(kept, [gone], None)

        assert list(Event.objects.matching(Filter())) == [kept]
        assert [m.article.name for m in kept.mentions.all()] == ["first", "second"]
        assert {str(p.actor) for p in kept.participations.all()} == {
            "Zalmay Khalilzad",
            "Mullah Baradar",
            "Ghani Baradar",
        }
        assert found("round of talks") == {kept.title}

    def test_a_merge_is_undone_exactly(self, two_events: tuple[Event, Event]) -> None:
        kept, gone = two_events
        qatar = Actor.objects.create(name="Qatar", slug="qatar", kind="country", status="edited")
        Participation.objects.create(event=gone, actor=qatar, role="host")
        gone.annotations.create(text="A note.")
        words.refresh(events=[gone.pk])
        before = everything()
        (merge,) = merge_events(kept, [gone], None)
        assert everything() != before

        undo(merge)

        assert everything() == before
        assert gone.annotations.get().text == "A note."
        assert Merge.objects.get().undone

    def test_merged_stays_merged_when_both_are_ingested_again(
        self, two_events: tuple[Event, Event]
    ) -> None:
        kept, gone = two_events
        merge_events(kept, [gone], None)
        before = everything()
        ingest(first().result())
        ingest(second().result())

        assert everything() == before

    def test_merged_stays_merged_when_its_date_changes(
        self, two_events: tuple[Event, Event]
    ) -> None:
        kept, gone = two_events
        merge_events(kept, [gone], None)
        story = second()
        story.events.clear()
        ingest(story.event("talks", "2019-01-01", title="A round of talks begins").result())

        assert list(Event.objects.matching(Filter())) == [kept]

    def test_an_edited_title_survives_a_merge_and_its_undoing(
        self, two_events: tuple[Event, Event]
    ) -> None:
        kept, gone = two_events
        Event.objects.filter(pk=kept.pk).update(title="My title", status="edited")
        (merge,) = merge_events(kept, [gone], None)
        undo(merge)

        assert Event.objects.get(pk=kept.pk).title == "My title"

    def test_an_event_by_hand_keeps_its_own_words(self, two_events: tuple[Event, Event]) -> None:
        by_hand = Event.objects.create(title="By hand", type="talks", status="edited")
        (merge,) = merge_events(by_hand, [two_events[0]], None)
        by_hand.refresh_from_db()
        assert (by_hand.title, by_hand.machine["title"]) == ("By hand", "Envoys meet in Doha")

        undo(merge)
        by_hand.refresh_from_db()
        assert (by_hand.title, by_hand.machine) == ("By hand", {})

    def test_merges_are_undone_from_the_last_on(self, two_events: tuple[Event, Event]) -> None:
        kept, gone = two_events
        third = Event.objects.create(title="Third", type="talks", status="edited")
        (earlier,) = merge_events(kept, [gone], None)
        (later,) = merge_events(third, [kept], None)

        with pytest.raises(CannotUndo, match="undo that first"):
            undo(earlier)
        undo(later)
        undo(earlier)
        assert Event.objects.filter(merged_into=None).count() == 3


class TestMergingActors:
    def test_what_one_did_and_said_becomes_the_others(
        self, two_events: tuple[Event, Event]
    ) -> None:
        kept, gone = (Actor.objects.get(name=f"{n} Baradar") for n in ("Mullah", "Ghani"))
        merge_actors(kept, [gone], None)

        assert {e.title for e in kept.events.all()} == {
            "Envoys meet in Doha",
            "A round of talks begins",
        }
        assert Statement.objects.get().speaker == kept
        assert not gone.participations.exists()

    def test_a_merge_is_undone_exactly_and_survives_ingestion_until_then(
        self, two_events: tuple[Event, Event]
    ) -> None:
        kept, gone = (Actor.objects.get(name=f"{n} Baradar") for n in ("Mullah", "Ghani"))
        before = everything()
        (merge,) = merge_actors(kept, [gone], None)
        merged = everything()
        ingest(first().result())
        ingest(second().result())
        assert everything() == merged

        undo(merge)

        assert everything() == before
        assert ActorMerge.objects.get().undone


class TestValues:
    def test_returning_to_the_machine_takes_back_an_editors_values(
        self, two_events: tuple[Event, Event]
    ) -> None:
        kept = two_events[0]
        Event.objects.filter(pk=kept.pk).update(
            title="My title",
            edtf="2021",
            earliest="2021-01-01",
            latest="2021-12-31",
            status="edited",
        )
        assert return_to_machine(Event.objects.filter(pk=kept.pk)) == [kept]

        kept = Event.objects.get(pk=kept.pk)
        assert (kept.title, kept.edtf, str(kept.latest), kept.status) == (
            "Envoys meet in Doha",
            "2020-05-12",
            "2020-05-12",
            "machine",
        )

    def test_rows_by_hand_have_no_machine_to_return_to(self) -> None:
        Event.objects.create(title="By hand", type="talks", status="edited")
        assert return_to_machine(Event.objects.all()) == []

    def test_a_status_is_set_once(self, two_events: tuple[Event, Event]) -> None:
        assert set_status(Event.objects.all(), Status.VERIFIED) == 2
        assert set_status(Event.objects.all(), Status.VERIFIED) == 0
        assert {e.version for e in Event.objects.all()} == {2}
