"""The database itself refuses what makes no sense, whoever writes to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from events.models import Event, Filter, Mention, Participation, StatementQuote
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> dict[str, Any]:
    """One row in each table, by the table's name; the first event has an account and a note."""
    reported = make.article()
    event = make.event(actors=("Taliban",), reported=reported)
    event.annotations.create(text="A note.")
    make.statement("Suhail Shaheen", "Nobody signed anything", reported)
    make.named(make.actor(), reported, "envoys")
    return {"event": event, "article": reported}


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("UPDATE events_event SET earliest = '2021-01-01'", "event_earliest_before_latest"),
        ("UPDATE events_mention SET latest = '2019-01-01'", "mention_earliest_before_latest"),
        ("UPDATE events_statement SET latest = '2019-01-01'", "statement_earliest_before_latest"),
        (
            "UPDATE events_article SET published_latest = '2019-01-01'",
            "article_published_ordered",
        ),
        (
            """UPDATE events_evidence SET start = "end", exact = ''""",
            "evidence_start_before_end",
        ),
        ('UPDATE events_evidence SET "end" = "end" + 1', "evidence_exact_fills_span"),
        ("UPDATE events_evidence SET exact = exact || '!'", "evidence_exact_fills_span"),
        (
            'UPDATE events_evidence SET start = -1, "end" = length(exact) - 1',
            "evidence_start_check",
        ),
        ("UPDATE events_statementquote SET exact = ''", "statementquote_exact_fills_span"),
        ("UPDATE events_actormention SET start = start - 1", "actormention_exact_fills_span"),
        ("UPDATE events_event SET confidence = 1.5", "event_confidence_is_a_share"),
        ("UPDATE events_event SET merged_into_id = id", "event_not_into_itself"),
        ("UPDATE events_actor SET merged_into_id = id", "actor_not_into_itself"),
        ("UPDATE events_paragraph SET number = 0", "paragraph_from_one"),
        ("UPDATE events_annotation SET event_id = NULL", "annotation_about_one_thing"),
        (
            "UPDATE events_annotation SET article_id = (SELECT min(id) FROM events_article)",
            "annotation_about_one_thing",
        ),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(
    rows: dict[str, Any], change: str, constraint: str
) -> None:
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


@pytest.mark.parametrize(
    "table", ["mention", "participation", "revision", "paragraph", "article", "actor"]
)
def test_what_there_is_once_cannot_be_stored_twice(rows: dict[str, Any], table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns "
            "WHERE table_name = %s AND column_name NOT IN ('id', 'sort_date') "
            "AND is_generated = 'NEVER'",
            [f"events_{table}"],
        )
        (names,) = cursor.fetchone() or ("",)
        with pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
            cursor.execute(
                f"INSERT INTO events_{table} ({names}) "  # noqa: S608
                f"SELECT {names} FROM events_{table} LIMIT 1"
            )


def test_an_article_shows_one_text_only(rows: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="revision_one_current"), transaction.atomic():
        rows["article"].revisions.create(number=2, sha256="0" * 64)


def test_lengths_are_counted_in_code_points(rows: dict[str, Any]) -> None:
    where = make.paragraph(make.article("Emoji", "😀 İstanbul said: “خبر”"))
    quote = StatementQuote(part="content", **make.span(where, "“خبر”"))
    assert (quote.start, quote.end, len(quote.exact)) == (17, 22, 5)


def test_the_sort_date_is_the_first_known_day(rows: dict[str, Any]) -> None:
    days = {
        edtf: str(Event.objects.get(pk=make.event(edtf, edtf).pk).sort_date)
        for edtf in ("2020-05", "../2020-05-03", "")
    }
    assert days == {"2020-05": "2020-05-01", "../2020-05-03": "2020-05-03", "": "0001-01-01"}


class TestProposals:
    def test_a_new_row_takes_every_proposal(self) -> None:
        event = Event()
        assert event.propose({"title": "A", "place": "Doha"}) == [
            "title",
            "machine",
            "place",
            "machine",
        ]
        assert (event.title, event.machine) == ("A", {"title": "A", "place": "Doha"})

    def test_the_same_proposal_again_changes_nothing(self) -> None:
        event = Event()
        event.propose({"title": "A"})
        assert event.propose({"title": "A"}) == []

    def test_an_edited_date_is_kept_with_all_that_belongs_to_it(self) -> None:
        event = Event()
        event.propose(make.dated("2020-05-12") | {"modifier": ""})
        event.edtf = "2020-05-12~"
        event.propose(make.dated("2020-05-13") | {"modifier": ""})
        assert (event.edtf, str(event.earliest)) == ("2020-05-12~", "2020-05-12")
        assert event.edited_fields() == ["edtf", "earliest", "latest"]

    @pytest.mark.parametrize("status", ["verified", "rejected"])
    def test_a_decided_row_only_remembers(self, status: str) -> None:
        event = Event(status=status)
        event.propose({"title": "A"})
        assert (event.title, event.machine) == ("", {"title": "A"})

    def test_a_row_added_by_hand_only_remembers(self) -> None:
        event = make.event("By hand")
        event.propose({"title": "A"})
        assert (event.title, event.machine) == ("By hand", {"title": "A"})


class TestUntouched:
    def test_machine_findings_are_untouched_until_an_editor_comes(self) -> None:
        event = make.event(machine={"title": "x"}, reported=make.article())
        assert list(Event.objects.untouched()) == [event]

    @pytest.mark.parametrize("what", ["status", "note", "actor", "dropped", "pin", "hand"])
    def test_whatever_an_editor_does_shows(self, what: str) -> None:
        event = make.event(machine={"title": "x"}, reported=make.article())
        part = Participation.objects.create(event=event, actor=make.actor(), origin="machine")
        deeds = {
            "status": lambda: Event.objects.update(status="verified"),
            "note": lambda: event.annotations.create(text="A note."),
            "actor": lambda: Participation.objects.update(origin="editor"),
            "dropped": lambda: Participation.objects.filter(pk=part.pk).update(dropped=True),
            "pin": lambda: Mention.objects.update(pinned=True),
            "hand": lambda: Event.objects.update(machine={}),
        }
        deeds[what]()
        assert not Event.objects.untouched().exists()
        assert Event.objects.matching(Filter()).count() == 1
