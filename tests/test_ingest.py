"""Ingestion stores what was found, once, whatever the file is called and however it changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from events.extraction.results import FoundStatement
from events.ingest import batches, ingest, ingest_all
from events.models import (
    Actor,
    ActorMention,
    Article,
    Event,
    Evidence,
    Mention,
    Statement,
    StatementQuote,
)
from tests.reports import MET, NOISE, SAID, doha, row_versions, second_report, states
from tests.stories import Story

pytestmark = pytest.mark.django_db


def told() -> dict[str, list[tuple[Any, ...]]]:
    """What is stored, without the keys of the rows."""
    return {
        "articles": sorted(Article.objects.values_list("slug", "name", "published_edtf")),
        "events": sorted(Event.objects.values_list("title", "edtf", "place", "summary")),
        "actors": sorted(Actor.objects.values_list("name", "kind", "events__title")),
        "accounts": sorted(Mention.objects.values_list("event__title", "article__name", "title")),
        "evidence": sorted(Evidence.objects.values_list("mention__article__name", "exact")),
        "statements": sorted(Statement.objects.values_list("text", "speaker__name", "cue")),
    }


class TestTogether:
    def test_articles_stored_together_are_those_stored_one_by_one(self) -> None:
        third = doha("It was their ninth meeting.", id="third", title="A ninth meeting")
        results = [doha().result(), second_report().result(), third.result()]
        with transaction.atomic():
            for result in results:
                ingest(result)
            one_by_one = told()
            transaction.set_rollback(True)
        assert Article.objects.count() == 0

        ingest_all(results)

        assert told() == one_by_one

    def test_states_of_one_article_are_never_stored_together(self) -> None:
        same_name = doha("One more paragraph.")
        same_title = doha(id="elsewhere")
        other = second_report()
        named = [("", story.result()) for story in (doha(), other, same_name, same_title)]

        found = [[result.article.id for _, result in batch] for batch in batches(named)]

        assert found == [["story", "other"], ["story"], ["elsewhere"]]

    def test_names_that_are_one_when_stored_are_never_stored_together(self) -> None:
        long_name = "n" * 250
        stories = [
            doha(id=long_name),
            doha("Again.", id=long_name + "2", title="Another"),
            doha("Without a title.", id="a name", title=""),
            doha("By the other's name.", id="b", title="a name"),
        ]
        named = [("", story.result()) for story in stories]

        assert [len(batch) for batch in batches(named)] == [2, 2]


class TestStoring:
    def test_an_article_becomes_rows(self) -> None:
        ingest(doha().result())

        article = Article.objects.get()
        assert (article.slug, article.name, str(article.published_earliest)) == (
            "envoys-meet",
            "story",
            "2020-05-15",
        )
        assert [p.number for p in article.current().paragraphs.all()] == [1, 2, 3, 4]
        event = Event.objects.get()
        assert (event.title, event.edtf, event.place, event.status) == (
            "Envoys meet in Doha",
            "2020-05-12",
            "Doha",
            "machine",
        )
        assert event.summary == MET
        assert [str(part.actor) for part in event.participations.all()] == [
            "Zalmay Khalilzad",
            "Taliban",
        ]
        statement = Statement.objects.get()
        assert (str(statement.speaker), statement.text) == (
            "Zalmay Khalilzad",
            "We had useful talks, They will go on.",
        )

    def test_each_field_has_its_own_evidence(self) -> None:
        ingest(doha().result())

        assert {(e.field, e.exact, str(e.actor or "")) for e in Evidence.objects.all()} == {
            ("trigger", "met", ""),
            ("date", "Tuesday", ""),
            ("place", "Doha", ""),
            ("actor", "Zalmay Khalilzad", "Zalmay Khalilzad"),
            ("actor", "Taliban", "Taliban"),
        }

    def test_every_stored_span_holds_exactly_its_words(self) -> None:
        ingest(doha("😀 Emoji and İ before what Mullah Omar said.").result())

        for model in (Evidence, StatementQuote, ActorMention):
            for quote in model.objects.select_related("paragraph"):
                assert quote.paragraph.text[quote.start : quote.end] == quote.exact

    def test_a_quotation_over_several_paragraphs_becomes_several_quotes(self) -> None:
        story = Story("He said: “One thing.", NOISE, "“And another.”")
        content = story.span("One thing.")._replace(end=story.span("another.").end)
        story.statements.append(FoundStatement((content,), "direct", 1))
        ingest(story.result())

        quotes = StatementQuote.objects.filter(part="content")
        assert [(q.paragraph.number, q.exact) for q in quotes] == [
            (1, "One thing."),
            (3, "“And another."),
        ]

    def test_what_is_too_long_for_a_column_is_cut(self) -> None:
        story = doha(title="x" * 900)
        story.actor("Y" * 300, "Doha", kind="organization").event("in Doha", title="t" * 999)
        ingest(story.result())

        assert len(Article.objects.get().title) == 500
        assert Actor.objects.filter(name="Y" * 199 + "…").exists()

    def test_addresses_other_than_http_are_not_kept(self) -> None:
        ingest(doha(url="javascript:alert(1)").result())

        assert Article.objects.get().source_url == ""

    def test_queries_do_not_grow_with_the_findings(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        story = Story(*(f"Person{n} Name{n} met Taliban people in Town{n}." for n in range(60)))
        for n in range(60):
            story.actor(f"Person{n} Name{n}")
            story.event(f"met Taliban people in Town{n}", actors=(f"Person{n} Name{n}",))
            story.statement(f"people in Town{n}", speaker=f"Person{n} Name{n}")
        with django_assert_max_num_queries(50):
            ingest(story.result())
        assert Event.objects.count() == 60


class TestTwice:
    def test_the_same_article_again_touches_no_row(self) -> None:
        ingest(doha().result())
        ingest(second_report().result())
        before = row_versions()

        again = [ingest(doha().result()), ingest(second_report().result())]

        assert [states(changes) for changes in again] == [{"unchanged"}, {"unchanged"}]
        assert row_versions() == before

    def test_the_same_text_under_another_name_is_the_same_article(self) -> None:
        ingest(doha().result())
        before = row_versions()

        assert states(ingest(doha(id="copy").result())) == {"unchanged"}
        assert row_versions() == before

    def test_a_copy_that_knows_another_date_changes_nothing(self) -> None:
        ingest(doha().result())
        before = row_versions()

        ingest(doha(id="copy").dated("2019-01-01").result())

        assert row_versions() == before

    def test_a_copy_may_tell_the_source(self) -> None:
        ingest(doha().result())
        ingest(doha(id="copy", source="The Daily", url="https://daily.example/1").result())
        ingest(doha().result())

        article = Article.objects.get()
        assert (article.source, article.source_url) == ("The Daily", "https://daily.example/1")

    def test_a_better_date_changes_the_event_and_not_its_identity(self) -> None:
        ingest(doha().result())
        old = Event.objects.get()
        story = doha()
        story.events.clear()
        changes = ingest(story.event("met", "2020-05-11/2020-05-12", phrase="on Tuesday").result())

        event = Event.objects.get()
        assert (event.pk, event.edtf) == (old.pk, "2020-05-11/2020-05-12")
        assert event.updated > old.updated
        assert changes.counts["events", "updated"] == 1

    def test_another_type_for_the_same_words_is_the_same_event(self) -> None:
        ingest(doha().result())
        old = Event.objects.get()
        story = doha()
        story.events.clear()
        ingest(story.event("met", type="talks").result())

        assert (Event.objects.get().pk, Event.objects.get().type) == (old.pk, "talks")

    def test_what_is_no_longer_found_goes(self) -> None:
        ingest(doha().result())
        ingest(Story("Envoys meet", MET, SAID, NOISE).dated("2020-05-15").result())

        assert not Event.objects.exists()
        assert not Statement.objects.exists()
        assert not Mention.objects.exists()
        assert not ActorMention.objects.exists()
        assert not Actor.objects.exists()

    def test_an_actor_whom_another_article_or_an_editor_knows_stays(self) -> None:
        ingest(doha().result())
        ingest(Story("The Taliban left.", id="b", title="B").actor("Taliban").result())
        Actor.objects.get(name="Zalmay Khalilzad").annotations.create(text="A note.")
        ingest(Story("Envoys meet", MET, SAID, NOISE).dated("2020-05-15").result())

        assert Actor.objects.count() == 2

    def test_two_findings_in_one_sentence_are_two(self) -> None:
        story = Story("Talks in Doha and talks in Doha.").actor("Doha Office", "Doha")
        story.event("alks in Doha and", "2020-01-01").event("talks in Doha", "2020-02-01")
        ingest(story.result())
        before = row_versions()
        ingest(story.result())

        assert Event.objects.count() == 2
        assert row_versions() == before
