"""Where reports contradict each other, all of them are kept, quoted and linked."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from events.display.differing import differences
from events.models import Event
from tests import factories as make
from tests.pages import as_read

pytestmark = pytest.mark.django_db


def event(*accounts: dict[str, Any], **values: Any) -> Event:
    """An event with an account for each of some columns, in an article of its own."""
    made = make.event("Bomb in Ghazni", "2020-05-12", **({"type": "attack"} | values))
    for number, columns in enumerate(accounts, 1):
        make.mention(made, make.article(f"Report {number}", "They met. 12 died."), **columns)
    return Event.objects.with_accounts().get(pk=made.pk)


def said(*accounts: dict[str, Any], **values: Any) -> dict[str, list[str]]:
    """What accounts differ on, with the words of each version."""
    found = differences(event(*accounts, **values))
    return {difference.about: [v.words for v in difference.versions] for difference in found}


def toll(low: int, high: int | None, words: str, kind: str = "killed") -> dict[str, Any]:
    return {"toll": [{"kind": kind, "low": low, "high": high, "words": words}]}


def text(client: Client, path: str) -> str:
    return as_read(client.get(path).content.decode())


class TestWhatIsADifference:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ({"edtf": "2020-05-12"}, {"edtf": "2020-05-14"},
             {"the date": ["12 May 2020", "14 May 2020"]}),
            ({"place": "Ghazni"}, {"place": "Kabul"}, {"the place": ["Ghazni", "Kabul"]}),
            ({"type": "attack"}, {"type": "talks"}, {"what it was": ["attack", "talks"]}),
            ({"occurrence": "occurred"}, {"occurrence": "denied"},
             {"whether it happened": ["occurred", "denied"]}),
            (toll(12, 12, "killed 12"), toll(20, None, "at least 20 dead"),
             {"the number killed": ["“killed 12”", "“at least 20 dead”"]}),
            (toll(3, 3, "3 hurt", "wounded"), toll(5, 9, "5 to 9 hurt", "wounded"),
             {"the number wounded": ["“3 hurt”", "“5 to 9 hurt”"]}),
        ],
    )  # fmt: skip
    def test_what_cannot_both_be_right(
        self, one: dict[str, Any], other: dict[str, Any], expected: dict[str, list[str]]
    ) -> None:
        assert said(one, other) == expected

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"edtf": "2020-05-12"}, {"edtf": "2020-05"}),
            ({"edtf": "2020-05-12"}, {"edtf": ""}),
            ({"place": "Ghazni"}, {"place": "Afghanistan"}),
            ({"place": "Ghazni"}, {"place": ""}),
            ({"type": "attack"}, {"type": "military_operation"}),
            ({"occurrence": "occurred"}, {"occurrence": "planned"}),
            ({"occurrence": "planned"}, {"occurrence": "cancelled"}),
            (toll(12, 12, "killed 12"), toll(10, None, "at least 10 dead")),
            (toll(12, 12, "killed 12"), toll(30, 30, "30 hurt", "wounded")),
        ],
    )
    def test_what_is_only_less_precise_or_earlier_is_none(
        self, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        assert said(one, other) == {}

    def test_who_attacked(self) -> None:
        taliban = make.actor("Taliban")
        state = make.actor("Islamic State")
        made = event(
            {"parties": [[taliban.pk, "agent"]]}, {"parties": [[state.pk, "agent"]]},
            actors=(taliban, state),
        )  # fmt: skip
        (difference,) = differences(made)
        assert (difference.about, [v.words for v in difference.versions]) == (
            "who did it",
            ["Taliban", "Islamic State"],
        )

    def test_reports_that_agree_with_all_are_not_named(self) -> None:
        dates = ({"edtf": f"2020-05-{day}"} for day in (12, 14))
        assert said(*dates, {"edtf": "2020-05"}) == {"the date": ["12 May 2020", "14 May 2020"]}

    def test_reports_that_say_the_same_stand_together(self) -> None:
        days = ("2020-05-12", "2020-05-14", "2020-05-12")
        (difference,) = differences(event(*({"edtf": day} for day in days)))
        assert [len(version.sources) for version in difference.versions] == [2, 1]


class TestPages:
    @pytest.fixture
    def bombing(self) -> Event:
        made = event({"edtf": "2020-05-12", "toll": []}, {"edtf": "2020-05-14"})
        (_, later) = made.mentions.all()
        later.toll = toll(12, 12, "12 died")["toll"]
        later.save()
        make.evidence(later, "12 died", field="toll")
        first = made.mentions.all()[0]
        first.toll = toll(20, None, "at least 20")["toll"]
        first.save()
        return made

    def test_the_card_says_what_differs_and_where_it_is_said(
        self, client: Client, bombing: Event
    ) -> None:
        page = text(client, "/")
        assert "Sources differ on the date: 12 May 2020 ¶1 or 14 May 2020 ¶1; on the number" in page
        assert "killed: “at least 20” ¶1 or “12 died” ¶1" in page
        links = client.get("/").content.decode()
        for account in bombing.mentions.all():
            assert (
                f'href="{account.article.get_absolute_url()}#p1" aria-label="Paragraph 1' in links
            )

    def test_of_many_sources_a_card_links_two_and_the_page(self, client: Client) -> None:
        made = event(*({"edtf": f"2020-05-{day}"} for day in (12, 12, 12, 12, 14)))
        assert "12 May 2020 ¶1 ¶1 and 2 more or 14 May 2020 ¶1" in text(client, "/")
        assert (
            f'href="/events/{made.pk}/#sources-differ">2 more' in client.get("/").content.decode()
        )

    def test_the_page_names_the_articles(self, client: Client, bombing: Event) -> None:
        page = text(client, f"/events/{bombing.pk}/")
        assert "The date 12 May 2020 in Report 1 ¶1 14 May 2020 in Report 2 ¶1" in page
        assert "The number killed “at least 20” in Report 1 ¶1 “12 died” in Report 2 ¶1" in page
        assert "Killed: “12 died”" in page

    def test_the_victims_are_marked_in_the_text(self, client: Client, bombing: Event) -> None:
        page = client.get(f"/events/{bombing.pk}/").content.decode()
        assert '<mark class="on-toll">12 died</mark>' in page

    def test_an_account_that_was_a_plan_says_so(self, client: Client) -> None:
        made = event({"occurrence": "occurred"}, {"occurrence": "planned"})
        page = text(client, f"/events/{made.pk}/")
        assert "Here it is planned." in page
        assert "ources differ" not in page

    def test_nothing_from_an_article_is_taken_for_markup(self, client: Client) -> None:
        bad = "<script>alert(1)</script>"
        made = event({"place": bad}, {"place": "Kabul", **toll(1, 1, bad)})
        for path in ("/", f"/events/{made.pk}/"):
            assert bad not in client.get(path).content.decode()

    @pytest.mark.parametrize("accounts", [2, 12])
    def test_the_number_of_queries_does_not_grow(
        self, client: Client, accounts: int, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        made = event(*({"edtf": f"2020-05-{day:02}"} for day in range(1, accounts + 1)))
        with django_assert_max_num_queries(8):
            client.get(f"/events/{made.pk}/")
        with django_assert_max_num_queries(8):
            client.get("/")
