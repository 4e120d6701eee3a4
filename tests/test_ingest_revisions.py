"""A text that comes again, changed or under another name, is the same article, or is not."""

from __future__ import annotations

from typing import Any

import pytest

from events.ingest import ingest
from events.models import Article, Event, Evidence, Revision, Statement
from tests.reports import MET, doha, edit, row_versions, states
from tests.stories import Story

pytestmark = pytest.mark.django_db


def test_a_slightly_changed_text_is_a_new_revision() -> None:
    ingest(doha().result())
    changes = ingest(doha("A correction was made.").result())

    assert changes.counts["articles", "updated"] == 1
    assert changes.counts["paragraphs", "new"] == 1
    assert [r.number for r in Revision.objects.filter(article=Article.objects.get())] == [1, 2]
    assert Article.objects.get().current().number == 2


def test_findings_of_unchanged_paragraphs_keep_their_rows_and_edits() -> None:
    ingest(doha().result())
    edit(Event.objects.get(), title="Second round of talks")
    edit(Statement.objects.get(), cue="told reporters")
    event, statement = Event.objects.get(), Statement.objects.get()
    ingest(doha("A correction was made.").result())

    assert (Event.objects.get().pk, Event.objects.get().title) == (event.pk, event.title)
    assert Statement.objects.get().cue == statement.cue
    current = Article.objects.get().current()
    assert Statement.objects.get().paragraph.revision == current
    assert {e.paragraph.revision for e in Evidence.objects.all()} == {current}


def test_a_corrected_sentence_keeps_its_row() -> None:
    ingest(doha().result())
    old = Event.objects.get()
    ingest(doha(met=MET.replace("negotiators", "representatives")).result())

    assert Event.objects.get().pk == old.pk
    assert "representatives" in Event.objects.get().summary


def test_the_older_text_again_changes_nothing() -> None:
    ingest(doha().result())
    ingest(doha("A correction was made.").result())
    before = row_versions()

    assert states(ingest(doha().result())) == {"unchanged"}
    assert row_versions() == before


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"id": "a", "url": "https://x.example/1"}, {"id": "b", "url": "https://x.example/1"}),
        ({"id": "a", "title": "One"}, {"id": "a", "title": "Two"}),
        ({"id": "a", "title": "One"}, {"id": "b", "title": "One"}),
    ],
)
def test_an_article_is_known_by_address_name_or_title(
    first: dict[str, Any], then: dict[str, Any]
) -> None:
    ingest(doha(**first).result())
    ingest(doha("A correction was made.", **then).result())

    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"id": "a"}, {"id": "b", "title": "Quite another"}),
        (
            {"id": "a", "url": "https://x.example/1"},
            {"id": "b", "url": "https://y.example/1"},
        ),
    ],
)
def test_another_name_and_title_or_another_site_is_another_article(
    first: dict[str, Any], then: dict[str, Any]
) -> None:
    ingest(doha(**first).result())
    ingest(doha("A correction was made.", **then).result())

    assert Article.objects.count() == 2


def test_the_same_name_with_quite_another_text_is_another_article() -> None:
    ingest(doha(title="One").result())
    ingest(Story("Nothing here is like the other text at all.", title="Two").result())

    assert [a.slug for a in Article.objects.order_by("pk")] == ["one", "two"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The Taliban’s office in Doha", "taliban-office-in-doha"),
        ("‘Finished’: A deal is off", "finished-a-deal-is-off"),
        ("Thematic talks", "thematic-talks"),
        ("***", "article"),
    ],
)
def test_addresses_are_titles_without_their_little_words(title: str, slug: str) -> None:
    ingest(doha(title=title).result())

    assert Article.objects.get().slug == slug


def test_slugs_of_the_same_title_are_numbered() -> None:
    ingest(Story("One text.", id="a", title="Peace").result())
    ingest(Story("Another story altogether, as it happens.", id="b", title="Peace").result())

    assert [a.slug for a in Article.objects.order_by("pk")] == ["peace", "peace-2"]
