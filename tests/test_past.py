"""What was known of an event on each day is what the articles said that had been published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from events import accounts, bitmaps
from events.editing import split
from events.editing.moves import settle_events
from events.models import Article, Bitmap, Event, Filter, Mention, Past, Status
from events.models.bits import SHIFTED
from tests import factories as make
from tests.reports import edit
from tests.retold import report

pytestmark = pytest.mark.django_db
MAY = date(2020, 5, 12)


def known(event: Event, day: str) -> Event:
    """An event as the timeline of a day has it."""
    query = Filter(known=date.fromisoformat(day))
    (found,) = Event.objects.with_accounts(query.known).stretch(query, None, 5)
    assert found.pk == event.pk
    return found


def held(event: Event) -> list[tuple[str, str, list[str]]]:
    """The days of each row of an event's past, and what was said otherwise since."""
    rows = Past.objects.filter(event=event)
    return [(str(row.days.lower), str(row.days.upper), row.since) for row in rows]


@pytest.fixture
def bridge() -> Event:
    """Planned in May, said to have happened on the 20th, then dated to the 21st and placed."""
    report("A blast was planned.", "2020-05-10", "blast", "2020-05", occurrence="planned")
    report("A blast hit on the 20th.", "2020-05-22", "blast", "2020-05-20", actors=())
    return report(
        "The blast in Sarpul on the 21st, said the Relief Committee.",
        "2020-06-01",
        "blast",
        "2020-05-21",
        place="Sarpul",
        actors=("Relief Committee",),
        confidence=0.95,
    )


class TestWhatWasKnown:
    def test_an_event_has_the_fields_that_articles_gave_it_by_then(self, bridge: Event) -> None:
        first, second = known(bridge, "2020-05-10"), known(bridge, "2020-05-31")
        assert (first.edtf, first.occurrence, first.summary) == (
            "2020-05",
            "planned",
            "A blast was planned.",
        )
        assert (second.edtf, second.occurrence, second.place) == ("2020-05-20", "occurred", "")
        assert known(bridge, "2020-06-01").place == "Sarpul"

    def test_who_takes_part_is_known_from_the_first_article_that_says_so(
        self, bridge: Event
    ) -> None:
        assert not known(bridge, "2020-05-31").participations.all()
        (part,) = known(bridge, "2020-06-01").participations.all()
        assert part.actor.name == "Relief Committee"

    def test_days_on_which_nothing_changed_are_one_row_and_today_is_none(
        self, bridge: Event
    ) -> None:
        assert held(bridge) == [
            ("2020-05-10", "2020-05-22", ["date", "occurrence", "place"]),
            ("2020-05-22", "2020-06-01", ["date", "place"]),
        ]

    def test_a_later_article_that_says_the_same_leaves_no_past(self) -> None:
        report("A blast hit.", "2020-05-22", "blast", "2020-05-20")
        assert held(report("The blast hit.", "2020-06-01", "blast", "2020-05-20")) == []

    def test_before_the_first_article_nothing_was_known(self, bridge: Event) -> None:
        assert not Event.objects.stretch(Filter(known=date(2020, 5, 9)), None, 5)

    def test_an_article_without_a_day_is_heard_today_but_on_no_day_of_the_past(self) -> None:
        report("A blast hit.", "2020-05-22", "blast", "2020-05-20", confidence=0.5)
        event = report(
            "The blast in Sarpul.", "", "blast", "2020-05-20", place="Sarpul", confidence=0.9
        )
        assert event.place == "Sarpul"
        assert known(event, "2030-01-01").place == ""
        assert held(event) == [("2020-05-22", "None", [])]

    def test_figures_that_were_corrected_are_told_of_the_days_before(self) -> None:
        report("A blast killed 3 people.", "2020-05-22", "blast", "2020-05-20", killed="3 people")
        event = report(
            "The blast killed 9 people.",
            "2020-05-25",
            "blast",
            "2020-05-20",
            killed="9 people",
            confidence=0.5,
        )
        assert held(event) == [("2020-05-22", "2020-05-25", ["killed"])]


class TestEditors:
    def test_what_an_editor_wrote_is_so_on_every_day(self, bridge: Event) -> None:
        edit(bridge, place="Balkhab")
        bitmaps.refresh(events=[bridge.pk])
        assert known(bridge, "2020-05-10").place == "Balkhab"
        assert known(bridge, "2020-05-10").edtf == "2020-05"

    def test_what_an_editor_verified_is_so_on_every_day(self, bridge: Event) -> None:
        Event.objects.filter(pk=bridge.pk).update(status=Status.VERIFIED)
        bitmaps.refresh(events=[bridge.pk])
        assert known(bridge, "2020-05-10").edtf == "2020-05-21"
        assert known(bridge, "2020-05-10").participations.count() == 1

    def test_an_actor_whom_an_editor_added_is_there_on_every_day(self, bridge: Event) -> None:
        who = make.actor("Qatar", "country")
        bridge.participations.create(actor=who, origin="editor")
        bitmaps.refresh(events=[bridge.pk])
        names = {part.actor.name for part in known(bridge, "2020-05-10").participations.all()}
        assert names == {"Qatar"}

    def test_another_date_of_an_article_changes_what_was_known(self, bridge: Event) -> None:
        rows = Article.objects.filter(published_edtf="2020-06-01")
        rows.update(published_latest=date(2020, 5, 12), published_earliest=date(2020, 5, 12))
        bitmaps.refresh(events=[bridge.pk])
        assert known(bridge, "2020-05-12").place == "Sarpul"

    def test_an_account_that_is_taken_off_takes_its_part_of_the_past_with_it(
        self, bridge: Event, django_user_model: Any
    ) -> None:
        editor = django_user_model.objects.create(username="nargis")
        split(bridge.mentions.get(occurrence="planned"), editor)
        assert held(bridge) == [("2020-05-22", "2020-06-01", ["date", "place"])]


@pytest.mark.parametrize("model", [Event, Article])
def test_nothing_is_left_of_the_past_of_an_event_that_is_deleted(
    admin_client: Client, bridge: Event, model: type[Event | Article]
) -> None:
    keys = list(model._default_manager.values_list("pk", flat=True))
    chosen = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
    assert Bitmap.objects.filter(block__gte=SHIFTED, bits__contains="1").exists()
    admin_client.post(f"/admin/events/{model._meta.model_name}/", chosen)
    assert not Event.objects.exists()
    assert not Past.objects.exists()
    left = Bitmap.objects.filter(bits__contains="1").exclude(dimension="article.status")
    assert not left.exists()


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            (Filter(occurrences=("planned",)), True),
            (Filter(occurrences=("occurred",)), False),
            (Filter(place="Sarpul"), False),
            (Filter(actors=("relief-committee",)), False),
            (Filter(start=date(2020, 5, 1), end=date(2020, 5, 31), certain=True), True),
            (Filter(start=date(2020, 5, 21), end=date(2020, 5, 21), certain=True), False),
            (Filter(words="planned"), True),
            (Filter(words="Sarpul"), False),
            (Filter(words='"Relief Committee"'), False),
            (Filter(words="blast -Sarpul"), True),
            (Filter(words="-Sarpul"), True),
            (Filter(words="-planned"), False),
            (Filter(words="the"), False),
        ],
    )
    def test_filters_ask_what_was_known_in_lists_and_counts(
        self, bridge: Event, query: Filter, found: bool
    ) -> None:
        then = replace(query, known=MAY)
        assert Event.objects.matching(then).exists() is found
        assert [e.pk for e in Event.objects.stretch(then, None, 9)] == [bridge.pk] * found
        assert Event.objects.tally(then).total == found

    @pytest.mark.parametrize(
        "query",
        [
            Filter(words="blast", article="report"),
            Filter(company=("relief-committee",)),
            Filter(statuses=("machine", "verified"), start=MAY, end=date(2021, 3, 4)),
            Filter(newest_first=True, since=date(2020, 5, 1)),
        ],
    )
    def test_a_day_goes_with_every_other_choice(self, bridge: Event, query: Filter) -> None:
        then = replace(query, known=MAY)
        keys = set(Event.objects.matching(then).values_list("pk", flat=True))
        assert {event.pk for event in Event.objects.stretch(then, None, 9)} == keys
        assert Event.objects.tally(then).total == len(keys)
        assert sum(option.count for option in Event.objects.facets(then)["types"]) == len(keys)
        for unit in ("day", "month"):
            assert sum(s.total for s in Event.objects.density(then, unit).series) == len(keys)

    def test_words_are_found_that_nothing_says_any_more(self) -> None:
        event = report("A blast in Farah.", "2020-05-10", "blast", "2020-05-09", place="Farah")
        report("The blast in Herat.", "2020-06-02", "blast", "2020-05-09", place="Herat")
        event.mentions.filter(place="Farah").update(sentence="A blast hit.")
        event.mentions.filter(place="Herat").update(confidence=1)
        settle_events([event.pk])
        assert not Event.objects.matching(Filter(words="Farah")).exists()
        for words, found in (("Farah", True), ("Farah blast -Herat", True), ("Herat", False)):
            then = Filter(words=words, known=MAY)
            assert Event.objects.matching(then).exists() is found
            assert [e.pk for e in Event.objects.stretch(then, None, 9)] == [event.pk] * found

    def test_options_and_bars_count_what_was_known(self, bridge: Event) -> None:
        facets = Event.objects.facets(Filter(known=MAY))
        assert [option.value for option in facets["occurrences"]] == ["planned"]
        assert facets["place"] == facets["actors"] == []
        (series,) = Event.objects.density(Filter(known=MAY), "month").series
        assert [bar.surely for bar in series.bars if bar.surely] == [1]
        days = Filter(known=date(2020, 5, 30), start=date(2020, 5, 1), end=date(2020, 5, 31))
        (series,) = Event.objects.density(days, "day").series
        assert [bar.first.day for bar in series.bars if bar.surely] == [20]

    def test_events_are_sorted_by_the_date_that_they_had(self, bridge: Event) -> None:
        other = make.event("Between", "2020-05-15", reported=make.article(published="2020-05-10"))
        day = Filter(known=MAY)
        assert [e.pk for e in Event.objects.stretch(day, None, 5)] == [bridge.pk, other.pk]
        today = [e.pk for e in Event.objects.stretch(Filter(), None, 5)]
        assert today == [other.pk, bridge.pk]


def test_the_best_of_accounts_that_come_one_by_one_is_that_of_them_all() -> None:
    event = make.event()
    for number, edtf in enumerate(["2020", "2020-05", "2020-05-12", "2020-05-13", "2020-05-13"]):
        for occurrence in ("planned", "occurred", "cancelled"):
            values: dict[str, Any] = {
                "edtf": edtf,
                "occurrence": occurrence,
                "confidence": (number * 7 % 5) / 5,
            }
            make.mention(event, make.article(), **values)
    contest, entered = accounts.Contest(), []
    for account in Mention.objects.order_by("article__published_latest", "-pk"):
        contest.enter(account)
        entered.append(account)
        assert contest.best() == accounts.ranked(entered)[0]
