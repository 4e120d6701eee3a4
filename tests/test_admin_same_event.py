"""At the desk: pairs that may be one event, and taking an account off."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.fixtures import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from events.ingest import ingest
from events.models import Event, Filter, Mention, Proposal, Split
from tests import factories as make
from tests.desk import act, listing, page
from tests.reports import doha, second_report

pytestmark = pytest.mark.django_db
PAIRS = "/admin/events/proposal/"


@pytest.fixture
def question() -> Proposal:
    ingest(doha().result())
    story = second_report()
    story.events.clear()
    story.event("met", "2020-05-13", actors=("Zalmay Khalilzad", "Taliban"), place="Doha")
    ingest(story.result())
    return Proposal.objects.get()


@pytest.fixture
def shared() -> Mention:
    ingest(doha().result())
    ingest(second_report(title="Envoys confer").result())
    return Mention.objects.get(article__name="other")


def many(count: int) -> None:
    for number in range(count):
        events = [
            make.event(f"Event {number}", actors=("Taliban", "Qatar"), reported=make.article())
            for _ in range(2)
        ]
        one, other = sorted(events, key=lambda event: event.pk)
        Proposal.objects.create(one=one, other=other, score=0.5, reason="the same date")


def answer(desk: Client, question: Proposal, said: str) -> str:
    data = {"proposal": question.pk, "answer": said}
    return desk.post(PAIRS, data, follow=True).content.decode()


class TestPairs:
    def test_both_events_are_shown_with_what_decides_them(
        self, desk: Client, question: Proposal
    ) -> None:
        text = desk.get(PAIRS).content.decode()
        for words in (
            "1 pair that may be one event", "12 May 2020", "13 May 2020", "dates 1 day apart",
            ">Zalmay Khalilzad</span>, <span", "a diplomat said", 'href="/articles/talks/#p1"',
            "Same event: merge", "Different events",
        ):  # fmt: skip
            assert words in text

    def test_one_button_merges(self, desk: Client, question: Proposal, editor: User) -> None:
        assert "was merged into" in answer(desk, question, "same")
        assert Event.objects.matching(Filter()).count() == 1
        question.refresh_from_db()
        assert (question.state, question.by) == ("accepted", editor)
        assert LogEntry.objects.count() == 2

    def test_the_other_keeps_them_apart_and_can_be_taken_back(
        self, desk: Client, question: Proposal
    ) -> None:
        assert "stay two events" in answer(desk, question, "different")
        assert "No pair of events waits" in desk.get(PAIRS).content.decode()
        assert "Ask again" in desk.get(PAIRS, {"state": "declined"}).content.decode()
        answer(desk, question, "ask")
        assert Proposal.objects.open().get() == question

    def test_the_second_editor_is_told(self, desk: Client, question: Proposal) -> None:
        answer(desk, question, "different")
        assert "was answered already" in answer(desk, question, "same")
        assert Event.objects.matching(Filter()).count() == 2

    def test_what_is_not_declined_cannot_be_asked_again(
        self, desk: Client, question: Proposal
    ) -> None:
        answer(desk, question, "same")
        assert "not declined any more" in answer(desk, question, "ask")

    @pytest.mark.parametrize("key", ["", "x", "0", "99999999", "9" * 5000])
    def test_an_unknown_pair_is_not_found(self, desk: Client, key: str) -> None:
        assert desk.post(PAIRS, {"proposal": key, "answer": "same"}).status_code == 404

    def test_its_own_page_is_its_place_in_the_list(self, desk: Client, question: Proposal) -> None:
        assert desk.get(page(question))["Location"] == f"{PAIRS}#pair-{question.pk}"

    def test_the_start_page_says_how_many_wait(self, desk: Client, question: Proposal) -> None:
        assert "1 pair of events</a>" in desk.get("/admin/").content.decode()
        answer(desk, question, "different")
        assert "No question waits" in desk.get("/admin/").content.decode()

    @pytest.mark.parametrize("count", [1, 12])
    def test_the_number_of_queries_does_not_grow(
        self, desk: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        many(count)
        with django_assert_max_num_queries(11):
            desk.get(PAIRS)

    def test_long_lists_have_pages(self, desk: Client) -> None:
        many(21)
        assert "Page 1 of 2" in desk.get(PAIRS).content.decode()
        assert "Pair 21" in desk.get(PAIRS, {"page": "2"}).content.decode()

    def test_nothing_from_an_article_is_taken_for_markup(
        self, desk: Client, question: Proposal
    ) -> None:
        bad = "<script>alert(1)</script>"
        Event.objects.update(title=bad, place=bad)
        Mention.objects.update(sentence=bad)
        assert bad not in desk.get(PAIRS).content.decode()


class TestPermissions:
    def test_others_see_and_answer_nothing(self, client: Client, question: Proposal) -> None:
        client.force_login(User.objects.create_user("guest", is_staff=True))
        assert client.get(PAIRS).status_code == 403
        assert client.post(PAIRS, {"proposal": question.pk, "answer": "same"}).status_code == 403
        assert "of events" not in client.get("/admin/").content.decode()
        assert Proposal.objects.open().exists()

    def test_visitors_are_sent_to_log_in(self, client: Client, shared: Mention) -> None:
        for url in (PAIRS, reverse("admin:events_account_split", args=[shared.pk])):
            assert client.post(url)["Location"].startswith("/admin/login/")

    def test_who_may_not_change_events_takes_nothing_off(
        self, client: Client, shared: Mention
    ) -> None:
        client.force_login(User.objects.create_user("guest", is_staff=True))
        url = reverse("admin:events_account_split", args=[shared.pk])
        assert client.post(url).status_code == 403
        assert not Split.objects.exists()


class TestSplitting:
    def test_an_account_is_taken_off_and_brought_back(self, desk: Client, shared: Mention) -> None:
        url = reverse("admin:events_account_split", args=[shared.pk])
        assert url in desk.get(page(shared.event)).content.decode()
        assert "a diplomat said" in desk.get(url).content.decode()

        text = desk.post(url, follow=True).content.decode()
        assert "parted: “Envoys confer” off “Envoys meet in Doha”" in text
        assert Event.objects.matching(Filter()).count() == 2
        assert "Envoys confer" in desk.get(listing("split")).content.decode()

        assert "is one with “Envoys meet in Doha” again" in act(desk, "undo", Split.objects.get())
        assert Event.objects.matching(Filter()).count() == 1

    def test_the_only_account_cannot_be_taken_off(self, desk: Client) -> None:
        ingest(doha().result())
        account = Mention.objects.get()
        url = reverse("admin:events_account_split", args=[account.pk])
        assert url not in desk.get(page(account.event)).content.decode()
        assert "is the only article" in desk.post(url, follow=True).content.decode()


def test_a_pair_is_answered_with_the_keyboard_alone_and_without_scripts(
    live_server: LiveServer, page: Page, editor: User, question: Proposal
) -> None:
    browser = page.context.browser
    assert browser
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto(f"{live_server}{PAIRS}")
    bare.fill("#id_username", "ann")
    bare.fill("#id_password", "ann")
    bare.press("#id_password", "Enter")
    button = bare.get_by_role("button", name="Different events")
    for _ in range(40):
        if button.evaluate("button => button === document.activeElement"):
            break
        bare.keyboard.press("Tab")
    bare.keyboard.press("Enter")
    bare.get_by_text("stay two events").wait_for()
    bare.context.close()
    question.refresh_from_db()
    assert question.state == "declined"
