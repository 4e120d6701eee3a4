"""Pages and files of a day hold what was known on it, say so, and lead out of it."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from django.test import Client

from events import bitmaps
from events.models import Event, Participation
from tests import factories as make
from tests.pages import as_read, events
from tests.reports import edit
from tests.retold import report

pytestmark = pytest.mark.django_db


def text(client: Client, path: str, **headers: Any) -> str:
    page = client.get(path, **headers).content.decode()
    return as_read(page.split("</title>", 1)[1])


def shown(client: Client, query: str) -> list[str]:
    return [str(key) for key in events(client.get(f"/?{query}").content.decode())]


@pytest.fixture
def bridge() -> Event:
    report("A blast was planned.", "2020-05-10", "blast", "2020-05", occurrence="planned")
    return report(
        "The blast in Sarpul on the 21st, said the Relief Committee.",
        "2020-06-01",
        "blast",
        "2020-05-21",
        place="Sarpul",
        actors=("Relief Committee",),
        title="Bridge in Sarpul blown up",
    )


class TestTheTimeline:
    def test_shows_an_event_as_it_was_told_by_the_day(self, client: Client, bridge: Event) -> None:
        page = text(client, "/?known=2020-05-12")
        assert "As known on 12 May 2020." in page
        assert "planned · Attack · May 2020" in page
        assert "Sarpul" not in page
        assert "Relief Committee" not in page
        assert "Bridge in Sarpul blown up" in text(client, "/?known=2020-06-01")

    def test_says_how_to_leave_and_leads_on_with_the_day(
        self, client: Client, bridge: Event
    ) -> None:
        html = client.get("/?known=2020-05-12&type=attack").content.decode()
        assert '<a href="/?type=attack">Leave: as known today</a>' in html
        assert 'href="/changes/?type=attack&amp;known=2020-05-12"' in html
        assert f'href="/events/{bridge.pk}/?known=2020-05-12"' in html
        assert 'type="date" id="known" name="known" value="2020-05-12"' in html
        assert "Leave:" not in client.get("/").content.decode()

    def test_takes_a_month_or_year_for_its_last_day(self, client: Client, bridge: Event) -> None:
        assert "As known on 31 May 2020." in text(client, "/?known=2020-05")

    def test_sends_the_words_about_the_day_with_a_fragment(
        self, client: Client, bridge: Event
    ) -> None:
        part = client.get("/?known=2020-05-12", headers={"HX-Request": "true"}).content.decode()
        assert 'id="as-known" class="as-known-on" hx-swap-oob="true"' in part
        assert "Leave: as known today" in part

    def test_offers_and_takes_a_place_that_nothing_has_any_more(self, client: Client) -> None:
        report("A blast in Farah.", "2020-05-10", "blast", "2020-05-09", place="Farah")
        report(
            "The blast in Herat.",
            "2020-06-01",
            "blast",
            "2020-05-09",
            place="Herat",
            confidence=0.95,
        )
        assert 'value="Farah"' in client.get("/?known=2020-05-12").content.decode()
        bitmaps.rebuild()
        assert 'value="Farah"' in client.get("/?known=2020-05-12").content.decode()
        assert len(shown(client, "known=2020-05-12&place=Farah")) == 1
        assert shown(client, "place=Farah") == [], "to leave the day is no mistake"
        assert client.get("/?place=Nowhere&known=2020-05-12").status_code == 400

    def test_pages_go_on_in_the_order_of_the_dates_of_the_day(
        self, client: Client, bridge: Event
    ) -> None:
        early = make.article("Early", "They met.", published="2020-05-10")
        made = [make.event(f"{n}", "2020-05-02", reported=early) for n in range(40)]
        first = client.get("/?known=2020-05-12").content.decode()
        assert re.findall(r'id="event-(\d+)"', first)[0] == str(bridge.pk)
        cursor = re.search(r"after=([0-9.-]+)", first)
        assert cursor
        assert shown(client, f"known=2020-05-12&after={cursor[1]}") == [str(made[-1].pk)]

    def test_lanes_draw_events_where_they_were(self, client: Client, bridge: Event) -> None:
        page = client.get("/lanes/?by=type&known=2020-05-12").content.decode()
        assert "May 2020" in page
        assert page.count(f'href="/events/{bridge.pk}/?known=2020-05-12"') == 2
        assert "21 May 2020" not in page
        assert "Bridge in Sarpul" not in page


class TestTheEvent:
    def test_has_the_accounts_of_the_day_and_what_changed_since(
        self, client: Client, bridge: Event
    ) -> None:
        page = text(client, f"/events/{bridge.pk}/?known=2020-05-12")
        before, _, after = page.partition("Changed since 12 May 2020")
        assert "1 article published later tells of it, too." in before
        assert "Sarpul" not in before
        assert "No place named" in after
        assert "Sarpul" in after
        assert "Known then Planned" in after
        assert "Said since Occurred" in after

    def test_of_which_nothing_was_known_says_so(self, client: Client, bridge: Event) -> None:
        page = text(client, f"/events/{bridge.pk}/?known=2020-05-01")
        assert "No article published by that day reports this event" in page
        assert "Nothing was known of it on this day." in page

    def test_gives_the_roles_of_the_day(self, client: Client, bridge: Event) -> None:
        of_the_day, since = bridge.mentions.order_by("article__published_latest")
        guide, envoy = make.actor("Guide"), make.actor("Envoy")
        for account, role in ((of_the_day, "agent"), (since, "target")):
            account.parties = [[guide.pk, role], [envoy.pk, role]]
            account.save()
        bridge.pasts.update(actors=[guide.pk, envoy.pk])
        parts = {"event": bridge, "role": "target"}
        Participation.objects.create(actor=guide, origin="machine", **parts)
        Participation.objects.create(actor=envoy, origin="editor", **parts)
        today = text(client, f"/events/{bridge.pk}/")
        assert "Guide target" in today
        then = text(client, f"/events/{bridge.pk}/?known=2020-05-12")
        assert "Guide agent" in then
        assert "Envoy target" in then, "an editor's word counts on every day"

    def test_keeps_what_an_editor_wrote_and_says_so(self, client: Client, bridge: Event) -> None:
        edit(bridge, place="Balkhab")
        bitmaps.refresh(events=[bridge.pk])
        page = text(client, f"/events/{bridge.pk}/?known=2020-05-12")
        assert "place: the machine says “Sarpul”" in page
        assert "title: the machine says" not in page
        assert "An editor’s word counts on every day." in page
        assert "and what editors corrected" in page

    def test_that_was_merged_leads_on_with_the_day(self, client: Client, bridge: Event) -> None:
        gone = make.event(merged_into=bridge)
        answer = client.get(f"/events/{gone.pk}/?known=2020-05-12")
        assert answer["Location"] == f"/events/{bridge.pk}/?known=2020-05-12"

    def test_refuses_a_day_that_is_none(self, client: Client, bridge: Event) -> None:
        assert client.get(f"/events/{bridge.pk}/?known=soon").status_code == 400

    def test_asks_a_fixed_number_of_queries(
        self, client: Client, bridge: Event, django_assert_max_num_queries: Any
    ) -> None:
        with django_assert_max_num_queries(14):
            client.get(f"/events/{bridge.pk}/?known=2020-05-12")


def test_a_search_finds_events_as_they_were(client: Client, bridge: Event) -> None:
    page = client.get("/search/?q=blast&known=2020-05-12").content.decode()
    assert f'href="/events/{bridge.pk}/?known=2020-05-12"' in page
    hits = page.split('class="hits"')[1]
    assert "planned" in hits
    assert "Relief Committee" not in hits
    assert "Sarpul" not in hits


@pytest.mark.parametrize("path", ["/?", "/lanes/?by=type&", "/search/?", "/events.csv?"])
@pytest.mark.parametrize(("words", "found"), [("planned -Sarpul", True), ("Sarpul", False)])
def test_every_view_of_a_day_is_searched_in_the_words_of_that_day(
    client: Client, bridge: Event, path: str, words: str, found: bool
) -> None:
    answer = client.get(f"{path}q={words}&known=2020-05-12")
    assert (f"/events/{bridge.pk}/" in answer.getvalue().decode()) == found
    changes = client.get(f"/changes/?q={words}&known=2020-05-12").content.decode()
    assert f"/events/{bridge.pk}/" in changes, "by what was known then, or is now"


class TestFiles:
    def test_hold_what_the_pages_of_the_day_show(self, client: Client, bridge: Event) -> None:
        late = make.article("Late", "They met.", published="2021-01-01")
        make.event("Unknown by then", "2020-05-02", reported=late)
        raw = b"".join(client.get("/events.csv?known=2020-05-12")).decode()
        (row,) = csv.DictReader(io.StringIO(raw))
        assert [row["id"]] == shown(client, "known=2020-05-12")
        assert (row["title"], row["edtf"], row["earliest"], row["latest"]) == (
            "Bridge blown up",
            "2020-05",
            "2020-05-01",
            "2020-05-31",
        )
        assert (row["place"], row["actors"], row["precision"]) == ("", "", "month")
        assert row["summary"] == row["quotes"] == "A blast was planned."
        (now, _) = json.loads(b"".join(client.get("/events.json")))[::-1]
        assert (now["place"], now["edtf"], now["actors"]) == (
            "Sarpul",
            "2020-05-21",
            ["Relief Committee"],
        )

    def test_stand_in_the_order_of_the_dates_of_the_day(
        self, client: Client, bridge: Event
    ) -> None:
        early = make.article("Early", "They met.", published="2020-05-10")
        make.event("Between", "2020-05-15", reported=early)
        rows = json.loads(b"".join(client.get("/events.json?known=2020-05-12")))
        assert [row["title"] for row in rows] == ["Bridge blown up", "Between"]
        assert [str(row["id"]) for row in rows] == shown(client, "known=2020-05-12")

    def test_of_actors_and_articles_name_those_that_were_known(
        self, client: Client, bridge: Event
    ) -> None:
        for kind, count in (("actors", 0), ("articles", 1)):
            answer: Any = client.get(f"/{kind}.csv?known=2020-05-12&q=blast")
            raw = b"".join(answer).decode()
            assert len(list(csv.DictReader(io.StringIO(raw)))) == count, kind
