"""What articles changed that were published after a day: by kind, then and since, with words."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from events import bitmaps
from events.models import Event
from tests import factories as make
from tests.pages import as_read
from tests.reports import edit
from tests.retold import report

pytestmark = pytest.mark.django_db
DAY = "known=2020-05-12"


def text(client: Client, query: str = DAY) -> str:
    page = client.get(f"/changes/?{query}").content.decode().split("<main", 1)[1]
    return as_read(page)


def section(client: Client, title: str, query: str = DAY) -> str:
    return text(client, query).split(f" {title}: ", 1)[1]


def told(*accounts: dict[str, Any]) -> Event:
    """An attack that articles of 10 May, 20 May and so on tell of as they are given."""
    for number, given in enumerate(accounts, 1):
        values = {"edtf": "2020-05-09", "words": "A blast hit"} | given
        words, edtf = values.pop("words"), values.pop("edtf")
        sentence = f"{words}, said agency {number}."
        day = values.pop("published", f"2020-0{4 + number}-10")
        event = report(sentence, day, "blast", edtf, headline=f"Report {number}", **values)
    return event


class TestKinds:
    def test_a_date_that_later_articles_correct(self, client: Client) -> None:
        told({}, {"edtf": "2020-05-08", "confidence": 0.95, "words": "On 8 May a blast hit"})
        found = section(client, "When it happened")
        assert "another date Known then 9 May 2020 A blast hit, said agency 1." in found
        assert "Said since 8 May 2020 On 8 May a blast hit, said agency 2." in found
        assert "¶1 Report 1, published 10 May 2020" in found
        assert "¶1 Report 2, published 10 June 2020" in found

    @pytest.mark.parametrize(
        ("first", "second", "verdict"),
        [
            ("2020-05", "2020-05-09", "more exact"),
            ("2020-05-09", "2020-05-08", "another date"),
            ("2020-05-01/2020-05-09", "2020-05-05/2020-05-12", "shifted"),
        ],
    )
    def test_how_a_date_differs(
        self, client: Client, first: str, second: str, verdict: str
    ) -> None:
        told({"edtf": first, "confidence": 0.5}, {"edtf": second, "confidence": 0.95})
        assert f"{verdict} Known then" in section(client, "When it happened")

    def test_a_place_that_was_not_named_by_then(self, client: Client) -> None:
        told({}, {"place": "Khost", "words": "A blast in Khost hit", "confidence": 0.95})
        found = section(client, "Where it happened")
        assert "a place named at last Known then No place named" in found
        assert "Said since Khost" in found

    def test_what_it_was(self, client: Client) -> None:
        told({}, {"type": "protest", "confidence": 0.95})
        assert "Known then Attack" in section(client, "What it was")

    @pytest.mark.parametrize(
        ("occurrence", "words", "verdict"),
        [
            ("occurred", "Occurred", "took place"),
            ("cancelled", "Cancelled", "was cancelled"),
            ("not_held", "Planned, not held", "was not held"),
        ],
    )
    def test_what_was_planned_and_came_about_or_not(
        self, client: Client, occurrence: str, words: str, verdict: str
    ) -> None:
        told({"occurrence": "planned"}, {"occurrence": occurrence})
        found = section(client, "Whether it happened")
        assert f"{verdict} Known then Planned" in found
        assert f"Said since {words}" in found

    def test_figures_that_rose(self, client: Client) -> None:
        told(
            {"killed": "3 people", "words": "A blast killed 3 people"},
            {"killed": "9 people", "words": "The blast killed 9 people", "confidence": 0.95},
        )
        found = section(client, "How many were killed")
        assert "Known then “3 people” A blast killed 3 people" in found
        assert "Said since “9 people” The blast killed 9 people" in found

    def test_an_answer_that_stands_but_is_contradicted(self, client: Client) -> None:
        told({"confidence": 0.95}, {"edtf": "2020-05-08", "confidence": 0.5})
        found = section(client, "When it happened")
        assert "contradicted An article published since says otherwise" in found
        assert "Known then 9 May 2020" in found
        assert "Said since 8 May 2020" in found

    def test_events_that_nobody_had_reported(self, client: Client) -> None:
        late = make.article("Late", "They met.", published="2020-05-13")
        make.event("First told later", reported=late)
        undated = make.article("Undated", "They met.", published="")
        make.event("Told nobody knows when", reported=undated)
        early = make.article("Early", "They met.", published="2020-05-12")
        make.mention(make.event("Known", reported=early), late)
        page = text(client)
        assert "1 event first reported since" in page
        assert "First told later" in page
        assert "Known then" not in page
        assert "Told nobody knows when" not in page


class TestWhatIsNoChange:
    def test_the_same_told_again(self, client: Client) -> None:
        told({}, {})
        assert "Nothing that articles published after this day reported differs" in text(client)

    def test_what_was_said_by_the_day_already(self, client: Client) -> None:
        told({}, {"edtf": "2020-05-08", "confidence": 0.95, "published": "2020-05-12"})
        assert "Nothing that articles" in text(client)

    def test_what_an_article_without_a_day_says(self, client: Client) -> None:
        told({}, {"edtf": "2020-05-08", "confidence": 0.95, "published": ""})
        assert "Nothing that articles" in text(client)

    def test_what_the_event_does_not_go_by_for_an_article_without_a_day(
        self, client: Client
    ) -> None:
        khost = {"place": "Khost", "words": "A blast in Khost hit", "confidence": 0.9}
        told({"confidence": 0.5}, khost, {"confidence": 0.95, "published": ""})
        assert "Nothing that articles" in text(client)

    def test_what_an_editor_settled_unless_it_is_contradicted(self, client: Client) -> None:
        event = told({}, {"place": "Khost", "words": "A blast in Khost hit", "confidence": 0.95})
        edit(event, place="Gardez")
        bitmaps.refresh(events=[event.pk])
        assert "Nothing that articles" in text(client)


class TestThePage:
    def test_without_a_day_asks_for_one(self, client: Client) -> None:
        page = client.get("/changes/").content.decode()
        assert "Choose a day" in page
        assert '<input type="date" id="known" name="known" required value="">' in page

    def test_keeps_the_filter(self, client: Client) -> None:
        told({}, {"type": "protest", "confidence": 0.95})
        assert "What it was: 1 event" in text(client, f"{DAY}&type=attack"), "as it was"
        assert "What it was: 1 event" in text(client, f"{DAY}&type=protest"), "as it is"
        assert "as far as this filter goes" in text(client, f"{DAY}&type=talks")
        page = client.get(f"/changes/?{DAY}&type=attack").content.decode()
        assert '<input type="hidden" name="type" value="attack">' in page
        assert f'href="/?type=attack&amp;{DAY}"' in page

    def test_shows_one_kind_alone_page_by_page(self, client: Client) -> None:
        early = make.article("Early", "They met.", published="2020-05-10")
        late = make.article("Late", "They met.", published="2020-06-10")
        for day in range(1, 26):
            event = make.event(f"Talk {day}", f"2020-04-{day:02}", machine={"title": "x"})
            make.mention(event, early, edtf="2020-03")
            make.mention(event, late)
        overview = text(client)
        assert "When it happened: 25 events" in overview
        assert "All 25" in overview
        first = client.get(f"/changes/?{DAY}&change=date").content.decode()
        more = re.search(r'href="(/changes/[^"]*after=[^"]*)"', first)
        assert more
        second = client.get(unescape(more[1])).content.decode()
        titles = [re.findall(r"Talk \d+", page) for page in (first, second)]
        assert (len(titles[0]), len(titles[1])) == (20, 5)
        assert len({*titles[0], *titles[1]}) == 25
        assert "Back to the first of these" in second

    def test_pages_new_events_too(self, client: Client) -> None:
        late = make.article("Late", "They met.", published="2020-06-10")
        for number in range(21):
            make.event(f"New {number}", reported=late)
        first = client.get(f"/changes/?{DAY}&change=new").content.decode()
        more = re.search(r'href="(/changes/[^"]*after=[^"]*)"', first)
        assert more
        assert client.get(unescape(more[1])).content.decode().count('class="entry ') == 1

    @pytest.mark.parametrize(
        "query", ["known=soon", f"{DAY}&change=weather", f"{DAY}&after=x", f"{DAY}&type=x"]
    )
    def test_refuses_what_means_nothing(self, client: Client, query: str) -> None:
        assert client.get(f"/changes/?{query}").status_code == 400

    def test_escapes_what_articles_say(self, client: Client) -> None:
        told({}, {"place": "<b>Khost</b>", "words": "A blast in <b>Khost</b>", "confidence": 0.95})
        assert "<b>" not in client.get(f"/changes/?{DAY}").content.decode()

    def test_asks_a_fixed_number_of_queries(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        told(
            {"occurrence": "planned", "killed": "3 people", "words": "A blast, 3 people"},
            {"edtf": "2020-05-08", "killed": "9 people", "words": "A blast, 9 people"},
        )
        make.event(reported=make.article(published="2020-06-01"))
        with django_assert_max_num_queries(14):
            client.get(f"/changes/?{DAY}")
