"""Pairs that may be one event are put to editors; what they answer outlives every re-run."""

from __future__ import annotations

from typing import Any

import pytest

from events.editing import (
    AnsweredAlready,
    CannotSplit,
    CannotUndo,
    accept,
    decline,
    merge_events,
    reopen,
    split,
    undo,
)
from events.extraction.results import Toll
from events.ingest import ingest
from events.models import (
    Article,
    Event,
    Evidence,
    Filter,
    Mention,
    Merge,
    Participation,
    Proposal,
    Split,
)
from tests.reports import doha, row_versions, second_report
from tests.stories import Story

pytestmark = pytest.mark.django_db


def next_day(**values: Any) -> Story:
    """A report that dates the meeting of ``doha()`` a day later."""
    story = second_report()
    story.events.clear()
    day = {"title": "Envoys meet in Doha"} | values
    return story.event(
        "met", "2020-05-13", actors=("Zalmay Khalilzad", "Taliban"), place="Doha", **day
    )


@pytest.fixture
def question() -> Proposal:
    ingest(doha().result())
    ingest(next_day().result())
    return Proposal.objects.get()


def shown() -> list[Event]:
    return list(Event.objects.matching(Filter()).order_by("pk"))


def shape() -> set[tuple[Any, ...]]:
    """What readers see of events: their words, accounts and actors."""
    return {
        (
            event.pk, event.title, event.edtf, event.landmark, str(event.machine),
            tuple(event.mentions.order_by("pk").values_list("pk", "pinned")),
            tuple(event.participations.order_by("actor").values_list("actor", "role", "dropped")),
        )
        for event in shown()
    }  # fmt: skip


class TestAsking:
    def test_a_doubtful_pair_is_asked_about_with_its_reasons(self, question: Proposal) -> None:
        assert [question.one, question.other] == shown()
        assert 0.4 <= question.score < 0.7
        assert "dates 1 day apart" in question.reason
        assert "both name Taliban, Zalmay Khalilzad" in question.reason

    def test_ingesting_again_asks_nothing_more(self, question: Proposal) -> None:
        before = row_versions()
        ingest(doha().result())
        ingest(next_day().result())
        assert row_versions() == before

    def test_a_clear_pair_is_no_question(self) -> None:
        ingest(doha().result())
        ingest(second_report().result())
        assert not Proposal.objects.exists()

    def test_what_one_article_tells_apart_is_no_question(self) -> None:
        story = doha()
        ingest(story.event("useful talks", "2020-05-13", type="talks", place="Doha").result())
        assert Event.objects.count() == 2
        assert not Proposal.objects.exists()

    def test_an_article_that_tells_of_both_answers_the_question(self, question: Proposal) -> None:
        both = (
            Story("The Taliban met Zalmay Khalilzad in Doha, and met him again.", id="c", title="C")
            .actor("Taliban", kind="armed_group")
            .actor("Zalmay Khalilzad")
        )
        for words, day in (("met Zalmay", "2020-05-12"), ("met him", "2020-05-13")):
            both.event(words, day, actors=("Zalmay Khalilzad", "Taliban"), place="Doha")
        ingest(both.dated("2020-05-16").result())
        assert [event.mentions.count() for event in shown()] == [2, 2]
        assert not Proposal.objects.exists()

        ingest(doha("One more line.", id="later", title="Later").result())
        assert [event.mentions.count() for event in shown()] == [3, 2]
        assert not Proposal.objects.exists(), "nor does a further report of one of them ask"

    def test_a_question_without_ground_is_withdrawn(self, question: Proposal) -> None:
        story = next_day()
        story.events.clear()
        ingest(story.event("met", "2019-01-03", actors=("Taliban",), place="Doha").result())
        assert not Proposal.objects.exists()

    def test_a_question_about_a_rejected_event_need_not_be_answered(
        self, question: Proposal
    ) -> None:
        Event.objects.filter(pk=question.one_id).update(status="rejected")
        assert not Proposal.objects.open().exists()


class TestAnswering:
    def test_accepting_merges(self, question: Proposal) -> None:
        merge = accept(question, None)
        assert shown() == [question.one]
        question.refresh_from_db()
        assert (question.state, question.merge) == ("accepted", merge)

    def test_undoing_that_merge_asks_again(self, question: Proposal) -> None:
        undo(accept(question, None))
        assert len(shown()) == 2
        assert Proposal.objects.open().get() == question

    def test_the_more_trusted_event_is_kept(self, question: Proposal) -> None:
        Event.objects.filter(pk=question.other_id).update(status="verified")
        assert accept(question, None).kept == question.other

    def test_a_declined_pair_is_never_asked_about_again(self, question: Proposal) -> None:
        decline(question, None)
        ingest(doha().result())
        ingest(next_day(confidence=0.9, title="Talks in Doha").result())
        assert not Proposal.objects.open().exists()
        assert len(shown()) == 2

    def test_a_declined_pair_is_not_joined_when_its_dates_come_to_agree(
        self, question: Proposal
    ) -> None:
        decline(question, None)
        ingest(second_report(title="Envoys meet in Doha").result())
        assert len(shown()) == 2

    def test_a_declined_pair_stays_declined_for_what_it_is_merged_into(
        self, question: Proposal
    ) -> None:
        decline(question, None)
        other = Event.objects.create(title="By hand", type="meeting", status="edited")
        merge_events(other, [question.one], None)
        ingest(next_day(title="Envoys meet again in Doha").result())
        assert not Proposal.objects.open().exists()

    def test_a_declined_answer_can_be_taken_back(self, question: Proposal) -> None:
        decline(question, None)
        reopen(question)
        assert Proposal.objects.open().get() == question

    def test_a_question_is_answered_once(self, question: Proposal) -> None:
        decline(question, None)
        with pytest.raises(AnsweredAlready):
            accept(question, None)
        assert not Merge.objects.exists()

    def test_a_question_about_merged_events_is_answered_by_that(self, question: Proposal) -> None:
        merge_events(question.one, [question.other], None)
        with pytest.raises(AnsweredAlready):
            decline(question, None)


class TestSplitting:
    @pytest.fixture
    def account(self) -> Mention:
        ingest(doha().result())
        ingest(second_report(title="Envoys confer").result())
        return Mention.objects.get(article__name="other")

    def test_an_account_becomes_an_event_of_its_own(self, account: Mention) -> None:
        done = split(account, None)
        left, own = shown()
        assert (done.kept, done.gone) == (left, own)
        assert (left.title, own.title) == ("Envoys meet in Doha", "Envoys confer")
        assert [m.article.name for m in own.mentions.all()] == ["other"]
        assert {str(p.actor) for p in own.participations.all()} == {"Zalmay Khalilzad", "Taliban"}
        assert Event.objects.matching(Filter(words="confer")).get() == own

    def test_it_is_undone_exactly(self, account: Mention) -> None:
        before = shape()
        done = split(account, None)
        assert shape() != before
        undo(done)
        assert shape() == before
        assert Event.objects.get(pk=done.gone_id).merged_into == done.kept

    def test_the_next_ingestion_obeys(self, account: Mention) -> None:
        split(account, None)
        before = row_versions()
        ingest(doha().result())
        ingest(second_report(title="Envoys confer").result())
        assert row_versions() == before

    @pytest.mark.parametrize("landmark", [None, "doha-agreement-2020"])
    def test_no_new_account_of_that_article_is_joined_either(self, landmark: str | None) -> None:
        ingest(doha().event("useful talks", "2020-02-29", landmark=landmark).result())
        other = second_report(landmark=landmark, title="Envoys confer")
        ingest(other.result())
        account = Mention.objects.get(article__name="other")
        left = split(account, None).kept if account.event.mentions.count() > 1 else None
        rewritten = (
            Story("A diplomat spoke of a meeting in Doha: Zalmay Khalilzad saw the Taliban.",
                  id="other", title="Talks")
            .dated("2020-05-16").actor("Taliban", kind="armed_group").actor("Zalmay Khalilzad")
            .event("saw", actors=("Zalmay Khalilzad", "Taliban"), place="Doha", landmark=landmark)
        )  # fmt: skip
        ingest(rewritten.result())
        assert left
        assert Article.objects.count() == 2, "the other article was revised"
        assert [m.article.name for m in left.mentions.all()] == ["story"]

    def test_what_was_split_is_not_asked_about(self, account: Mention) -> None:
        split(account, None)
        ingest(second_report(title="Envoys gather", confidence=0.9).result())
        assert not Proposal.objects.exists()

    def test_a_lone_account_cannot_be_taken_off(self) -> None:
        ingest(doha().result())
        with pytest.raises(CannotSplit, match="only article"):
            split(Mention.objects.get(), None)
        assert not Split.objects.exists()

    def test_an_editors_actors_stay_with_the_event(self, account: Mention) -> None:
        qatar = doha().actor("Qatar", "Doha", kind="country").result()
        ingest(qatar)
        who = Participation.objects.get(actor__name="Taliban", event=account.event)
        Participation.objects.filter(pk=who.pk).update(origin="editor", role="host")
        done = split(account, None)
        assert done.kept.participations.get(actor__name="Taliban").role == "host"

    def test_decisions_are_undone_from_the_last_on(self, account: Mention) -> None:
        done = split(account, None)
        third = Event.objects.create(title="Third", type="talks", status="edited")
        (merge,) = merge_events(third, [done.gone], None)
        with pytest.raises(CannotUndo, match="undo that first"):
            undo(done)
        undo(merge)
        undo(done)
        assert Split.objects.get().undone

    def test_a_merge_waits_for_the_split_of_what_it_moved(self, question: Proposal) -> None:
        merge = accept(question, None)
        done = split(Mention.objects.get(article__name="other"), None)
        with pytest.raises(CannotUndo, match="taken off"):
            undo(merge)
        undo(done)
        undo(merge)
        assert len(shown()) == 2


class TestTolls:
    def test_what_each_article_says_of_victims_is_kept_with_its_words(self) -> None:
        story = Story("Gunmen killed at least 12 guards in Ghazni.", id="toll", title="Guards")
        toll = Toll("killed", 12, None, story.span("killed at least 12"))
        ingest(story.dated("2020-05-15").event("killed", type="attack", toll=(toll,)).result())
        account = Mention.objects.get()
        assert account.toll == [
            {"kind": "killed", "low": 12, "high": None, "words": "killed at least 12"}
        ]
        assert Evidence.objects.get(field="toll").exact == "killed at least 12"
