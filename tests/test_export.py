"""Exports hold exactly what the contract names: columns, bytes, order, the pages' own ids."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import QueryDict
from pytest_django.fixtures import DjangoAssertNumQueries

from events.export import KINDS, rows, stream
from events.forms import parse_query
from events.models import (
    Actor,
    Alias,
    Annotation,
    Event,
    Filter,
    Participation,
    Revision,
    Role,
)
from tests import factories as make

pytestmark = pytest.mark.django_db

STORED = datetime(2021, 8, 1, 12, 30, tzinfo=UTC)


def exported(kind: str, query: str = "", file_format: str = "csv") -> bytes:
    return b"".join(stream(kind, parse_query(QueryDict(query)), file_format))


def ids(kind: str, query: str = "") -> list[str]:
    text = exported(kind, query).decode()
    return [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def negotiator() -> Actor:
    """Somebody with other names, one of which would be a formula, and two offices."""
    envoy = make.actor("Zalmay Khalilzad", "person", wikidata="Q165583", cameo="USAGOV")
    Alias.objects.create(actor=envoy, name="=Zal")
    Alias.objects.create(actor=envoy, name="خلیلزاد")
    Role.objects.create(
        actor=envoy,
        title="Special Representative",
        body="United States",
        start_edtf="2018-09-05",
        start=datetime(2018, 9, 5),
    )
    Role.objects.create(actor=envoy, title="Envoy")
    return envoy


@pytest.fixture
def small() -> dict[str, Any]:
    """Two articles on one meeting, with everything that an export shows."""
    first = make.article(
        "Envoys meet, talk",
        "The “envoys” met in Doha.",
        ("READ Also", "boilerplate"),
        "“Peace; now,” said Khalilzad.",
        slug="envoys-meet-talk",
        source="The Daily",
        source_url="https://daily.example/1",
        published="2020-05-15",
    )
    second = make.article(
        "خبر",
        "They met.",
        slug="article",
        published="2020-05-14/2020-05-16",
        published_inferred=True,
    )
    envoy = negotiator()
    event = make.event(
        "=Envoys meet",
        "2020-05",
        actors=(envoy, "Taliban"),
        reported=first,
        place="Doha",
        summary="+A meeting,\nin two lines",
    )
    make.mention(event, second, sentence="They met.")
    event.mentions.filter(article=first).update(sentence="The “envoys” met in Doha.")
    Annotation.objects.create(event=event, text="One note.")
    Annotation.objects.create(event=event, text="Another.")
    statement = make.statement(envoy, "Peace; now,", first, number=3)
    Event.objects.update(updated=STORED)
    Revision.objects.update(ingested=STORED)
    return {"first": first, "second": second, "envoy": envoy, "event": event, "said": statement}


class TestWholeFiles:
    def test_events(self, small: dict[str, Any]) -> None:
        event = small["event"].pk
        assert exported("events").decode() == (
            "id,url,title,type,plover,edtf,earliest,latest,precision,place,actors,summary,status,"
            "sources,paragraphs,quotes,notes,first_reported,updated\r\n"
            f"{event},/events/{event}/,=Envoys meet,meeting,CONSULT-visit,2020-05,2020-05-01,"
            "2020-05-31,month,Doha,Zalmay Khalilzad; Taliban,"
            '"+A meeting,\nin two lines",machine,'
            "/articles/envoys-meet-talk/; /articles/article/,"
            "/articles/envoys-meet-talk/#p1; /articles/article/#p1,"
            "The “envoys” met in Doha.; They met.,One note.; Another.,2020-05-14,"
            "2021-08-01T12:30:00+00:00\r\n"
        )

    def test_statements(self, small: dict[str, Any]) -> None:
        said = small["said"].pk
        assert exported("statements").decode() == (
            "id,url,speaker,speaker_text,kind,cue,text,edtf,earliest,latest,article,paragraph,"
            "status\r\n"
            f"{said},/articles/envoys-meet-talk/#s{said},Zalmay Khalilzad,Zalmay Khalilzad,direct,"
            'said,"Peace; now,",2020-05-12,2020-05-12,2020-05-12,/articles/envoys-meet-talk/,'
            "/articles/envoys-meet-talk/#p3,machine\r\n"
        )

    def test_actors(self, small: dict[str, Any]) -> None:
        taliban = Participation.objects.get(actor__name="Taliban").actor_id
        envoy = small["envoy"].pk
        assert exported("actors").decode() == (
            "id,url,name,kind,aliases,wikidata,cameo,roles,events,statements\r\n"
            f"{taliban},/actors/taliban/,Taliban,armed_group,,,,,1,0\r\n"
            f"{envoy},/actors/zalmay-khalilzad/,Zalmay Khalilzad,person,=Zal; خلیلزاد,Q165583,"
            'USAGOV,"Envoy; Special Representative, United States (2018-09-05/..)",1,1\r\n'
        )

    def test_articles(self, small: dict[str, Any]) -> None:
        first, second = small["first"], small["second"]
        digest = {a.pk: a.current().sha256 for a in (first, second)}
        assert exported("articles").decode() == (
            "id,url,title,source,source_url,published,published_inferred,paragraphs,events,"
            "statements,sha256,ingested\r\n"
            f"{second.pk},/articles/article/,خبر,,,2020-05-14/2020-05-16,true,1,1,0,"
            f"{digest[second.pk]},2021-08-01T12:30:00+00:00\r\n"
            f'{first.pk},/articles/envoys-meet-talk/,"Envoys meet, talk",The Daily,'
            "https://daily.example/1,2020-05-15,false,3,1,1,"
            f"{digest[first.pk]},2021-08-01T12:30:00+00:00\r\n"
        )

    def test_csv_for_excel_has_a_byte_order_mark_and_no_formulas(
        self, small: dict[str, Any]
    ) -> None:
        data = exported("events", file_format="csv-excel")
        assert data.startswith(b"\xef\xbb\xbfid,url,")
        row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert (row["title"], row["summary"]) == ("'=Envoys meet", "'+A meeting,\nin two lines")
        assert row["actors"] == "Zalmay Khalilzad; Taliban"

    def test_json_keeps_lists_and_numbers(self, small: dict[str, Any]) -> None:
        (row,) = json.loads(exported("events", file_format="json"))
        assert row["id"] == small["event"].pk
        assert row["actors"] == ["Zalmay Khalilzad", "Taliban"]
        assert row["notes"] == ["One note.", "Another."]
        assert (row["earliest"], row["edtf"]) == ("2020-05-01", "2020-05")
        articles = json.loads(exported("articles", file_format="json"))
        assert [a["published_inferred"] for a in articles] == [True, False]

    @pytest.mark.parametrize("kind", KINDS)
    def test_json_lines_are_the_objects_of_json(self, kind: str, small: dict[str, Any]) -> None:
        lines = exported(kind, file_format="jsonl").decode().splitlines()
        assert [json.loads(line) for line in lines] == json.loads(
            exported(kind, file_format="json")
        )

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_to_export_is_a_header_or_an_empty_list(self, kind: str) -> None:
        assert exported(kind).count(b"\r\n") == 1
        assert exported(kind, file_format="json") == b"[]\n"
        assert exported(kind, file_format="jsonl") == b""


class TestWhichRows:
    def test_events_come_in_the_order_of_the_timeline(self) -> None:
        for day in ("2020-03", "2019", "", "2020-02-29", "../2018"):
            make.event(day, day)
        query = parse_query(QueryDict("sort=-date"))
        page = Event.objects.matching(query).in_time(newest_first=True)
        assert ids("events", "sort=-date") == [str(event.pk) for event in page]
        assert ids("events", "sort=date") == ids("events", "sort=-date")[::-1]

    def test_rejected_rows_only_when_asked_for(self) -> None:
        kept, gone = make.event(), make.event(status="rejected")
        assert ids("events") == [str(kept.pk)]
        assert ids("events", "status=rejected") == [str(gone.pk)]

    def test_merged_events_and_dropped_actors_stay_out(self) -> None:
        kept = make.event(actors=("Taliban", "Qatar"))
        make.event(merged_into=kept)
        kept.participations.filter(actor__name="Qatar").update(dropped=True)
        (row,) = json.loads(exported("events", file_format="json"))
        assert (row["id"], row["actors"]) == (kept.pk, ["Taliban"])

    def test_of_a_rejected_speaker_only_the_words_of_the_article_are_left(self) -> None:
        somebody = make.actor("Fisher Man", "person", status="rejected")
        make.statement(somebody, "We go on.", make.article("Speech", "We go on."))
        (row,) = json.loads(exported("statements", file_format="json"))
        assert (row["speaker"], row["speaker_text"]) == (None, "Fisher Man")

    def test_what_is_known_on_a_day_names_no_later_article(self) -> None:
        early = make.article("Early", published="2020-05-15")
        late = make.article("Late", published="2020-06-01")
        make.mention(make.event(reported=early), late)
        (row,) = json.loads(exported("events", "known=2020-05-20", file_format="json"))
        assert row["sources"] == [f"/articles/{early.slug}/"]
        assert row["paragraphs"] == [f"/articles/{early.slug}/#p1"]
        assert len(json.loads(exported("events", file_format="json"))[0]["sources"]) == 2

    def test_actors_and_articles_are_those_of_the_matching_events(self) -> None:
        first, second = make.article("One"), make.article("Two")
        make.event("Talks", type="talks", actors=("Taliban",), reported=first)
        make.event("Attack", type="attack", actors=("Islamic State",), reported=second)
        make.actor("Nobody", "person")
        names = [row[2] for row in rows("actors", Filter(types=("talks",)))]
        titles = [row[2] for row in rows("articles", Filter(types=("attack",)))]
        assert (names, titles) == (["Taliban"], ["Two"])
        assert [row[2] for row in rows("actors", Filter())] == [
            "Islamic State",
            "Nobody",
            "Taliban",
        ]

    def test_merged_and_rejected_actors_stay_out(self) -> None:
        kept = make.actor("Abdul Ghani Baradar", "person")
        make.actor("Mullah Baradar", "person", merged_into=kept)
        make.actor("Fisher Man", "person", status="rejected")
        assert ids("actors") == [str(kept.pk)]

    def test_statements_are_those_of_the_same_query(self) -> None:
        text = make.article("One")
        make.statement("Zalmay Khalilzad", "Nobody signed anything", text)
        other = make.statement("Suhail Shaheen", "The envoys met", text)
        assert ids("statements", "actor=suhail-shaheen") == [str(other.pk)]

    def test_paragraphs_of_an_older_text_are_not_linked(self) -> None:
        reported = make.article("One")
        make.event(reported=reported)
        Revision.objects.update(is_current=False)
        (row,) = json.loads(exported("events", file_format="json"))
        assert (row["sources"], row["paragraphs"]) == ([f"/articles/{reported.slug}/"], [])


class TestSize:
    @pytest.mark.parametrize("kind", KINDS)
    def test_queries_do_not_grow_with_the_rows(
        self, kind: str, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(8):
            reported = make.article(f"Article {number}")
            make.event(f"Event {number}", actors=(f"Actor {number}",), reported=reported)
        with django_assert_max_num_queries(3):  # one, in a savepoint
            exported(kind)

    def test_rows_come_through_a_server_side_cursor(self) -> None:
        for _ in range(3):
            make.event()
        with patch.object(connection, "chunked_cursor", wraps=connection.chunked_cursor) as cursor:
            source = rows("events", Filter())
            next(source)
            del source
        cursor.assert_called_once()


class TestCommand:
    def test_it_writes_what_the_site_exports(
        self, small: dict[str, Any], capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        call_command("export", "events", query="type=meeting&from=2020")
        assert capsysbinary.readouterr().out == exported("events", "type=meeting&from=2020")

    @pytest.mark.parametrize(
        ("query", "named"), [("type=party", "party"), ("from=2020-13", "2020-13")]
    )
    def test_a_value_that_means_nothing_is_named(self, query: str, named: str) -> None:
        with pytest.raises(CommandError, match=named) as caught:
            call_command("export", "events", query=query)
        assert caught.value.returncode == 2
