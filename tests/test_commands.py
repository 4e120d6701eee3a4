"""The commands do what the contract says, and say how it went."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.db import connection

from events.management.commands.ingest import Command as IngestCommand
from events.models import Actor, ActorMention, Article, Event, Evidence, Statement, StatementQuote
from tests.commands import SEEDS, TEXT, Ran, write
from tests.reports import row_versions


@pytest.mark.django_db
class TestSeeds:
    @pytest.fixture(autouse=True)
    def seeds(self) -> Ran:
        return Ran("ingest", SEEDS)

    def test_they_are_stored_and_counted(self, seeds: Ran) -> None:
        assert (seeds.code, seeds.err) == (0, "")
        assert seeds.out.splitlines()[0].split() == ["new", "updated", "unchanged", "failed"]
        assert seeds.count("articles") == [2, 0, 0, 0]
        assert seeds.count("events")[0] == Event.objects.count() >= 20
        assert seeds.count("statements")[0] == Statement.objects.count() >= 20
        assert seeds.count("actors")[0] == Actor.objects.count() >= 20

    def test_a_second_time_nothing_changes(self) -> None:
        before = row_versions()
        again = Ran("ingest", SEEDS)
        for kind in ("articles", "paragraphs", "events", "actors", "statements"):
            assert again.count(kind)[0::3] + again.count(kind)[1:2] == [0, 0, 0], kind
        assert row_versions() == before

    def test_every_stored_span_holds_exactly_its_words(self) -> None:
        for model in (Evidence, StatementQuote, ActorMention):
            quotes = list(model._default_manager.select_related("paragraph"))
            assert len(quotes) > 30
            for quoted in quotes:
                words = quoted.paragraph.text[quoted.start : quoted.end]
                assert words == quoted.exact

    def test_boilerplate_is_stored_and_yields_nothing(self) -> None:
        for model in (Evidence, StatementQuote, ActorMention):
            kinds = model._default_manager.values_list("paragraph__kind", flat=True).distinct()
            assert set(kinds.order_by()) == {"body"}

    def test_what_both_report_is_one_event(self) -> None:
        shared = [e for e in Event.objects.all() if e.mentions.count() == 2]
        assert "doha-agreement-2020" in {e.landmark for e in shared} or len(shared) >= 2

    def test_exports_of_them_are_valid(self) -> None:
        lines = Ran("export", "events", format="jsonl").out.splitlines()
        assert len(lines) == Event.objects.count()
        for line in lines:
            event = json.loads(line)
            assert event["quotes"]
            assert event["paragraphs"]


@pytest.mark.django_db
class TestOptions:
    def test_what_the_caller_says_counts(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", TEXT)
        Ran("ingest", path, published="2019-01-02", source="The Daily", url="https://d.example/1")
        article = Article.objects.get()
        assert (article.published_edtf, article.source, article.source_url) == (
            "2019-01-02",
            "The Daily",
            "https://d.example/1",
        )
        assert not article.published_inferred

    def test_a_date_once_given_is_remembered(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", TEXT)
        Ran("ingest", path, published="2019-01-02")
        before = row_versions()
        assert Ran("ingest", path).count("articles") == [0, 0, 1, 0]
        assert row_versions() == before

    def test_dates_of_an_editor_are_counted_from(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", TEXT.replace("DOHA, May 13, 2020 – ", ""))
        Ran("ingest", path, published="2020-05-13")
        Article.objects.update(
            published_edtf="2020-06-10",
            published_earliest="2020-06-10",
            published_latest="2020-06-10",
            status="edited",
        )
        Ran("ingest", path)
        met = Event.objects.filter(mentions__phrase__icontains="Tuesday").first()
        assert met is not None
        assert met.edtf == "2020-06-09"
        assert Article.objects.get().published_edtf == "2020-06-10"

    def test_a_dry_run_says_what_it_would_do_and_does_nothing(self) -> None:
        before = row_versions()
        ran = Ran("ingest", SEEDS, dry_run=True)
        assert ran.out.startswith("Nothing was stored")
        assert ran.count("articles") == [2, 0, 0, 0]
        assert row_versions() == before

    def test_workers_store_the_same(self, tmp_path: Path) -> None:
        for number in range(3):
            write(tmp_path, f"{number}.txt", f"Report {number}\n\n{TEXT}\n\nNumber {number}.")
        write(tmp_path, "bad.txt", b"")
        alone = Ran("ingest", tmp_path, dry_run=True)
        together = Ran("ingest", tmp_path, workers=2)
        assert (together.code, together.out) == (1, "\n".join(alone.out.split("\n")[1:]))
        assert together.err == alone.err

    @pytest.mark.parametrize(
        ("arguments", "named"),
        [
            ([], "PATH"),
            (["--published", "31 February"], "31 February"),
            (["--published", "2020-02-31"], "2020-02-31"),
            (["--published", "2999-01-01"], "lies in the future"),
            (["--url", "javascript:alert(1)"], "javascript:alert(1)"),
            (["--workers", "0"], "“0”"),
        ],
    )
    def test_a_wrong_argument_is_named(
        self, arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        parser = IngestCommand().create_parser("manage.py", "ingest")
        parser.called_from_command_line = True
        paths = [str(SEEDS)] if arguments else []
        with pytest.raises(SystemExit) as caught:
            parser.parse_args([*paths, *arguments])
        assert (caught.value.code, named in capsys.readouterr().err) == (2, True)

    @pytest.mark.parametrize(
        ("arguments", "options", "named"),
        [
            ([SEEDS, "nowhere"], {}, "no such file or folder: nowhere"),
            ([SEEDS], {"url": "https://d.example/1"}, "several were named"),
        ],
    )
    def test_wrong_usage_is_named_and_stores_nothing(
        self, arguments: list[Any], options: dict[str, Any], named: str
    ) -> None:
        ran = Ran("ingest", *arguments, **options)
        assert (ran.code, named in ran.error) == (2, True)
        assert not Article.objects.exists()

    @pytest.mark.parametrize(
        ("arguments", "options"),
        [
            (["ingest", SEEDS], {}),
            (["export", "events"], {}),
            (["export", "events"], {"query": "actor=taliban"}),
        ],
    )
    def test_a_database_without_tables_is_told_apart(
        self, arguments: list[Any], options: dict[str, Any]
    ) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL search_path TO pg_catalog")
        ran = Ran(*arguments, **options)
        assert (ran.code, "run manage.py migrate" in ran.error) == (1, True)

    def test_one_address_is_not_given_to_several_lines(self, tmp_path: Path) -> None:
        line = json.dumps({"text": TEXT})
        lines = write(tmp_path, "in.jsonl", f"{line}\n{line.replace('Doha', 'Oslo')}\n")
        ran = Ran("ingest", lines, url="https://d.example/1")
        assert (ran.code, "several were named" in ran.error) == (2, True)
        assert not Article.objects.exists()
        assert Ran("ingest", write(tmp_path, "a.jsonl", line), url="https://d.example/1").code == 0


class TestExtract:
    def test_lines_keep_their_text_and_broken_ones_are_named(self, tmp_path: Path) -> None:
        given = {"id": "x1", "text": "\ufeffOne.\r\n\r\nTwo <b>bold</b> \ud800words.", "url": None}
        lines = [json.dumps(given), "not json", "", json.dumps({"id": "x2"})]
        out = tmp_path / "out.jsonl"
        ran = Ran("extract", jsonl=write(tmp_path, "in.jsonl", "\n".join(lines)), out=out)
        assert (ran.code, ran.error, ran.out) == (1, "2 inputs failed", "")
        assert "in.jsonl, line 2: broken JSON" in ran.err
        assert "in.jsonl, line 4: no object with" in ran.err
        (found,) = map(json.loads, out.read_text("utf-8").splitlines())
        assert (found["id"], found["text"]) == ("x1", "One.\n\nTwo <b>bold</b> �words.")

    def test_files_and_lines_go_together(self, tmp_path: Path) -> None:
        lines = write(tmp_path, "in.jsonl", json.dumps({"id": "x1", "text": TEXT}))
        ran = Ran("extract", write(tmp_path, "a.txt", TEXT), jsonl=lines)
        found = [json.loads(line) for line in ran.out.splitlines()]
        assert [f["id"] for f in found] == ["a", "x1"]
        assert found[0]["text"] == found[1]["text"] == TEXT

    @pytest.mark.parametrize(
        ("options", "named"),
        [
            ({}, "name a file or folder"),
            ({"jsonl": Path("nowhere.jsonl")}, "nowhere.jsonl"),
            ({"jsonl": SEEDS, "out": Path("/nowhere/out")}, "/nowhere/out"),
        ],
    )
    def test_wrong_usage_is_named(self, options: dict[str, Any], named: str) -> None:
        ran = Ran("extract", **options)
        assert (ran.code, named in ran.error) == (2, True)


@pytest.mark.django_db
class TestBootstrap:
    @pytest.fixture(autouse=True)
    def no_seeds(self, tmp_path: Path) -> Iterator[None]:
        with patch("events.management.commands.bootstrap.SEEDS", tmp_path / "seeds"):
            yield

    def test_the_demo_editor_can_log_in_with_the_password_shown_once(self, settings: Any) -> None:
        settings.DEBUG = True
        first = Ran("bootstrap").out
        password = first.split("the password ")[1].split()[0]
        user = authenticate(username="editor", password=password)
        assert user is not None
        assert user.has_perm("events.change_event")
        assert not user.has_perm("auth.change_user")

        second = Ran("bootstrap").out
        assert "manage.py changepassword editor" in second
        assert "with the password" not in second
        assert authenticate(username="editor", password=password)

    def test_without_debug_nobody_is_created(self, settings: Any) -> None:
        settings.DEBUG = False
        assert "createsuperuser" in Ran("bootstrap").out
        assert not User.objects.exists()

    def test_seeds_that_fail_do_not_keep_the_site_from_starting(
        self, tmp_path: Path, settings: Any
    ) -> None:
        write(tmp_path, "seeds/bad.txt", b"")
        ran = Ran("bootstrap")
        assert (ran.code, "bad.txt: empty" in ran.err) == (0, True)
