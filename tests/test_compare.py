"""The accounts of an event stand side by side, and what is not the same in them is pointed out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from events.display.comparing import Answer, compared
from events.models import Event
from tests import factories as make
from tests.pages import as_read

pytestmark = pytest.mark.django_db


def event(*accounts: dict[str, Any], **values: Any) -> Event:
    """An attack with an account for each of some columns, the first published first."""
    date = values.pop("date", "2020-05-12")
    made = make.event("Bomb in Ghazni", date, **({"type": "attack"} | values))
    for number, columns in enumerate(accounts, 1):
        day = f"2020-05-{13 + number}"
        reported = make.article(f"Report {number}", "They met. 12 died.", published=day)
        make.mention(made, reported, **columns)
    return Event.objects.with_accounts().get(pk=made.pk)


def answers(*accounts: dict[str, Any], label: str, **values: Any) -> list[Answer]:
    rows = [told.answers for told in compared(event(*accounts, **values))]
    return [next(answer for answer in own if answer.label == label) for own in rows]


def toll(low: int) -> dict[str, Any]:
    return {"toll": [{"kind": "killed", "low": low, "high": low, "words": f"{low} died"}]}


class TestAnswers:
    def test_the_one_that_the_event_goes_by_is_marked(self) -> None:
        first, second = answers({"edtf": "2020-05-11"}, {}, label="Date")
        assert (first.words, first.own) == ("11 May 2020", False)
        assert (second.words, second.own) == ("12 May 2020", True)

    def test_those_that_cannot_both_be_right_are_counted(self) -> None:
        found = answers(toll(12), toll(12), toll(20), {}, label="Killed")
        assert [answer.against for answer in found] == [1, 1, 2, 0]
        assert found[3].words == ""

    @pytest.mark.parametrize(
        ("edtf", "note"),
        [("2020-05", "less exact"), ("2020-05-12", ""), ("", "")],
    )
    def test_a_vaguer_date_agrees(self, edtf: str, note: str) -> None:
        first, _ = answers({"edtf": edtf}, {"place": "Ghazni"}, label="Date")
        assert (first.note, first.against) == (note, 0)

    def test_a_finer_date_than_the_event_s_is_told(self) -> None:
        first, _ = answers({"edtf": "2020-05-12"}, {"edtf": "2020-05"}, label="Date")
        assert first.own
        late = answers({"edtf": "2020-05-12"}, {}, label="Date", date="2020-05")
        assert late[0].note == "more exact"

    def test_what_all_say_alike_is_told_quietly(self) -> None:
        assert all(answer.agreed for answer in answers({}, {}, label="What it was"))
        first, second = answers({"type": "talks"}, {}, label="What it was")
        assert (first.agreed, second.agreed) == (False, False)
        assert first.against == second.against == 1

    def test_that_it_happened_is_no_question_where_nobody_doubts_it(self) -> None:
        rows = compared(event({}, {}))
        assert "Did it happen?" not in [answer.label for answer in rows[0].answers]
        first, second = answers({"occurrence": "denied"}, {}, label="Did it happen?")
        assert (first.words, first.against, second.own) == ("denied", 1, True)

    def test_whom_an_account_names_alone_or_leaves_out(self) -> None:
        kabul, mullahs = make.actor("Kabul police"), make.actor("Taliban")
        both = [[kabul.pk, "agent"], [mullahs.pk, "patient"]]
        first, second = answers(
            {"parties": both}, {"parties": both[1:]}, label="Actors", actors=(kabul, mullahs)
        )
        assert (first.words, first.note) == (
            "Kabul police, Taliban",
            "all of them; only here: Kabul police",
        )
        assert (second.words, second.note) == ("Taliban", "not named: Kabul police")

    def test_accounts_stand_in_the_order_of_publication(self) -> None:
        made = event({}, {})
        make.mention(made, make.article("Undated", published=""))
        make.mention(made, make.article("Oldest", published="2020-05-13"))
        found = compared(Event.objects.with_accounts().get(pk=made.pk))
        titles = [told.account.article.title for told in found]
        assert titles == ["Oldest", "Report 1", "Report 2", "Undated"]

    def test_one_account_is_compared_with_nothing(self) -> None:
        (only,) = compared(event({}))
        assert only.answers == []


def page(client: Client, of: Event) -> str:
    return client.get(f"/events/{of.pk}/").content.decode()


class TestThePage:
    def test_says_in_words_what_differs_and_what_the_event_has(self, client: Client) -> None:
        made = event(
            {"edtf": "2020-05-11"} | toll(12), {"place": "Ghazni"} | toll(20), place="Ghazni"
        )
        found = as_read(page(client, made)).split("2 accounts compared")[1]
        one, other = found.split("Report 2", 1)
        assert "published 14 May 2020 machine" in one
        assert "Date 11 May 2020 × 1 other differs" in one
        assert "Killed “12 died” × 1 other differs" in one
        assert "Date 12 May 2020 ✓ the event’s × 1 other differs" in other
        assert "Place Ghazni ✓ the event’s" in other

    def test_of_many_accounts_some_are_shown_and_all_are_there(self, client: Client) -> None:
        told: list[dict[str, Any]] = [{}] * 7 + [toll(12), toll(20), toll(20)]
        shown, found, folded = page(client, event(*told)).partition('<details class="rest">')
        assert found
        assert len(re.findall('<section class="account"', shown)) == 6
        assert len(re.findall('<section class="account"', folded)) == 4
        assert "4 more accounts, 3 of which differ from others" in as_read(folded)
        assert 'id="account-7"' in folded

    def test_one_or_two_accounts_alone_are_not_folded_away(self, client: Client) -> None:
        html = page(client, event(*[{}] * 8))
        assert len(re.findall('<section class="account"', html)) == 8
        assert 'class="rest"' not in html

    def test_every_account_is_a_section_with_a_heading_and_links_its_paragraph(
        self, client: Client
    ) -> None:
        html = page(client, event({}, {"edtf": "2020-05-11"}))
        for number in (1, 2):
            (part,) = re.findall(
                rf'<section class="account" aria-labelledby="account-{number}">.*?</section>',
                html,
                re.DOTALL,
            )
            assert re.search(rf'<h3 id="account-{number}"><a href="/articles/report-{number}', part)
            assert re.search(r'<a class="number" href="/articles/report-\d[^"]*#p1"', part)
            assert part.count("<dt>") == part.count("<dd>") >= 2

    def test_what_an_account_leaves_out_is_not_said(self, client: Client) -> None:
        html = page(client, event({"place": "Ghazni"}, {}))
        assert "Place not said" in as_read(html)

    def test_one_account_stands_alone(self, client: Client) -> None:
        html = page(client, event({}))
        assert "compared" not in as_read(html)
        assert '<h2 id="account-1">' in html

    def test_names_and_places_are_escaped(self, client: Client) -> None:
        html = page(client, event({"place": "<i>Ghazni</i>"}, {"place": "Herat"}))
        assert "<i>" not in html
        assert "&lt;i&gt;Ghazni" in html
