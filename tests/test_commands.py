"""The commands, on whatever files people have: what can be stored is stored, the rest is named."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread
from typing import Any
from unittest.mock import patch
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from events.ingest import ingest, statements
from events.management.commands.ingest import Command as IngestCommand
from events.models import Actor, ActorMention, Article, Event, Evidence, Statement, StatementQuote
from tests.stories import Story
from tests.test_ingest import doha, row_versions, second_report

SEEDS = settings.BASE_DIR / "seeds"
TEXT = (
    "Envoys meet in Doha\n\n"
    "DOHA, May 13, 2020 – U.S. envoy Zalmay Khalilzad met Taliban negotiators in Doha on Tuesday, "
    "the State Department said.\n\n"
    "“The talks were useful,” Khalilzad told reporters on Wednesday. “They will go on.”\n\n"
    "The Taliban and the Afghan government have yet to agree on a ceasefire.\n"
)


class Ran:
    """What a command printed, and the code it would exit with."""

    def __init__(self, name: str, *args: Any, **options: Any) -> None:
        out, err = io.StringIO(), io.StringIO()
        self.code, self.error = 0, ""
        try:
            call_command(name, *map(str, args), stdout=out, stderr=err, **options)
        except CommandError as error:
            self.code, self.error = error.returncode, str(error)
        self.out, self.err = out.getvalue(), err.getvalue()

    def count(self, kind: str) -> list[int]:
        """The row of the summary table: new, updated, unchanged, failed."""
        (line,) = (line for line in self.out.splitlines() if line.startswith(kind))
        return [int(number) for number in line.split()[1:]]


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


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
class TestBadInput:
    @pytest.mark.parametrize(
        ("name", "data", "reason"),
        [
            ("empty.txt", b"", "empty"),
            ("blank.txt", b" \n\n ", "no text"),
            ("binary.txt", bytes(range(256)) * 40, "binary"),
            ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "picture"),
            ("broken.json", b'{"text": "x', "broken JSON at line 1"),
            ("no-text.json", b'{"title": "x"}', "no text"),
            ("broken.txt.gz", b"\x1f\x8b\x08 nothing", "gzip"),
            ("letter.docx", b"PK\x03\x04" + bytes(100), "unknown kind of file '.docx'"),
        ],
    )
    def test_an_unreadable_file_is_named_with_the_reason(
        self, tmp_path: Path, name: str, data: bytes, reason: str
    ) -> None:
        ran = Ran("ingest", write(tmp_path, name, data))
        assert (ran.code, ran.error) == (1, "1 input failed")
        assert ran.err.startswith(f"{tmp_path / name}: ")
        assert reason in ran.err
        assert ran.count("articles") == [0, 0, 0, 1]

    def test_the_others_are_stored(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt", b"")
        write(tmp_path, "b/good.txt", TEXT)
        write(tmp_path, "c.txt", b"")
        ran = Ran("ingest", tmp_path)
        assert (ran.code, ran.count("articles")) == (1, [1, 0, 0, 2])
        assert Article.objects.get().name == "good"

    def test_a_file_too_large_is_refused_unread(self, tmp_path: Path) -> None:
        large = tmp_path / "large.txt"
        with large.open("wb") as stream:
            stream.truncate(50_000_000)
        with patch.object(Path, "read_bytes", side_effect=AssertionError("read")):
            ran = Ran("ingest", large)
        assert (ran.code, "the limit is 10 MB" in ran.err) == (1, True)

    def test_a_packed_file_too_large_is_refused(self, tmp_path: Path) -> None:
        ran = Ran("ingest", write(tmp_path, "bomb.txt.gz", gzip.compress(bytes(50_000_000))))
        assert (ran.code, "the limit is 10 MB" in ran.err) == (1, True)

    @pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-8-sig"])
    def test_other_encodings_are_read(self, tmp_path: Path, encoding: str) -> None:
        Ran("ingest", write(tmp_path, "a.txt", TEXT.encode(encoding)))
        assert Statement.objects.filter(text__contains="The talks were useful").exists()
        assert Evidence.objects.exists()

    def test_scripts_and_handlers_of_a_page_are_no_text(self, tmp_path: Path) -> None:
        body = "".join(f"<p onclick='steal()'>{p}</p>" for p in TEXT.split("\n\n"))
        page = f"<html><head><script>alert(1)</script></head><body>{body}</body></html>"
        Ran("ingest", write(tmp_path, "page.html", page))
        texts = list(Article.objects.get().current().paragraphs.values_list("text", flat=True))
        assert not any("alert" in text or "steal" in text for text in texts)
        assert any("met Taliban negotiators" in text for text in texts)

    def test_a_folder_without_articles_is_said(self, tmp_path: Path) -> None:
        write(tmp_path, "notes.pdf", b"%PDF")
        ran = Ran("ingest", tmp_path)
        assert ran.code == 1
        assert f"no articles in {tmp_path}" in ran.error

    def test_the_same_article_under_two_names_is_one(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt", TEXT)
        write(tmp_path, "b.txt", TEXT)
        ran = Ran("ingest", tmp_path)
        assert (ran.code, ran.count("articles")) == (0, [1, 0, 1, 0])
        assert Article.objects.count() == 1

    def test_a_slightly_changed_article_is_the_same_one(self, tmp_path: Path) -> None:
        Ran("ingest", write(tmp_path, "a.txt", TEXT))
        events = set(Event.objects.values_list("pk", flat=True))
        ran = Ran("ingest", write(tmp_path, "a.txt", TEXT.replace("yet to", "not yet to")))
        assert ran.count("articles") == [0, 1, 0, 0]
        assert Article.objects.get().current().number == 2
        assert set(Event.objects.values_list("pk", flat=True)) == events

    def test_an_impossible_date_is_no_date(self, tmp_path: Path) -> None:
        text = TEXT.replace("on Tuesday", "on 31 February 2020")
        assert Ran("ingest", write(tmp_path, "a.txt", text)).code == 0
        assert not Event.objects.filter(mentions__phrase__contains="31 February").exists()

    def test_an_article_on_another_subject_yields_no_events(self, tmp_path: Path) -> None:
        text = (
            "A new bridge for Ghent\n\nGHENT, May 13, 2020 – The city council of Ghent opened a "
            "bridge over the Leie on Tuesday.\n\n“It took six years,” the mayor told reporters.\n"
        )
        ran = Ran("ingest", write(tmp_path, "bridge.txt", text))
        assert (ran.code, ran.count("events")) == (0, [0, 0, 0, 0])
        assert Article.objects.count() == 1

    def test_lines_of_which_one_is_broken(self, tmp_path: Path) -> None:
        lines = [json.dumps({"id": "one", "text": TEXT}), "{broken", '{"id": "two"}']
        ran = Ran("ingest", write(tmp_path, "many.jsonl", "\n".join(lines)))
        assert (ran.code, ran.error) == (1, "2 inputs failed")
        assert "many.jsonl, line 2: broken JSON" in ran.err
        assert "many.jsonl, line 3: " in ran.err
        assert Article.objects.get().name == "one"

    def test_packed_lines_are_read(self, tmp_path: Path) -> None:
        line = json.dumps({"id": "one", "text": TEXT, "published": "2020-05-13"}).encode()
        assert Ran("ingest", write(tmp_path, "many.jsonl.gz", gzip.compress(line))).code == 0
        assert Article.objects.get().published_edtf == "2020-05-13"

    def test_an_error_of_our_own_stops_no_other_article(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt"):
            write(tmp_path, name, TEXT + name)
        real = __import__("events.inputs").inputs.extract
        results = iter([ZeroDivisionError("oops"), None])

        def sometimes(article: Any) -> Any:
            if error := next(results):
                raise error
            return real(article)

        with patch("events.inputs.extract", sometimes):
            ran = Ran("ingest", tmp_path)
        assert ran.count("articles") == [1, 0, 0, 1]
        assert "internal error, please report it: ZeroDivisionError('oops')" in ran.err


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
            ([SEEDS], {"url": "https://d.example/1"}, "2 files"),
        ],
    )
    def test_wrong_usage_is_named_and_stores_nothing(
        self, arguments: list[Any], options: dict[str, Any], named: str
    ) -> None:
        ran = Ran("ingest", *arguments, **options)
        assert (ran.code, named in ran.error) == (2, True)
        assert not Article.objects.exists()


def outside_environment(**variables: str) -> dict[str, str]:
    """For a process of its own that uses the test database."""
    at = connection.settings_dict
    server = {"host": str(at["HOST"]), "user": str(at["USER"])}
    if at["PORT"]:
        server["port"] = str(at["PORT"])
    if at["PASSWORD"]:
        server["password"] = str(at["PASSWORD"])
    url = f"postgresql:///{quote(str(at['NAME']))}?{urlencode(server)}"
    return os.environ | {"DATABASE_URL": url, "DEBUG": "1"} | variables


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_ingestions_at_once_make_no_duplicates(self) -> None:
        stories = [doha(), second_report(), doha(id="copy"), second_report()]
        start = Barrier(len(stories))
        failures: list[Exception] = []

        def work(story: Story) -> None:
            try:
                start.wait(10)
                ingest(story.result())
            except Exception as error:
                failures.append(error)
            finally:
                connection.close()

        threads = [Thread(target=work, args=[story]) for story in stories]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert failures == []
        assert (Article.objects.count(), Event.objects.count()) == (2, 1)
        assert sorted(Actor.objects.values_list("name", flat=True)) == [
            "Taliban",
            "Zalmay Khalilzad",
        ]

    def test_a_database_that_goes_away_leaves_nothing_half_stored(self) -> None:
        def go_away(*args: Any) -> None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

        with (
            patch.object(statements, "store", go_away),
            pytest.raises(OperationalError),
        ):
            ingest(doha().result())
        connection.close()
        assert not Article.objects.exists()
        assert not Actor.objects.exists()

    def test_a_reader_that_goes_away_is_no_error(self) -> None:
        for number in range(300):
            Event.objects.create(title=f"Event {number} " * 15, type="talks")
        command = [sys.executable, "manage.py", "export", "events"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=outside_environment()
        ) as process:
            assert process.stdout
            assert process.stderr
            assert process.stdout.readline().startswith(b"id,url,")
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0


class TestWithoutDatabase:
    NOWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing", "DEBUG": "1"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *arguments]
        environment = os.environ | self.NOWHERE
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    def test_extract_needs_none(self) -> None:
        ran = self.run("extract", str(SEEDS))
        assert (ran.returncode, ran.stderr) == (0, "")
        objects = [json.loads(line) for line in ran.stdout.splitlines()]
        assert [o["id"] for o in objects] == sorted(path.stem for path in SEEDS.iterdir())
        assert set(objects[0]) == {
            *("id", "title", "text", "published", "paragraphs"),
            *("dates", "actors", "statements", "events"),
        }

    def test_ingest_says_that_it_is_not_there(self) -> None:
        ran = self.run("ingest", str(SEEDS))
        assert ran.returncode == 1
        assert ran.stderr.startswith("The database cannot be used:")
        assert "Traceback" not in ran.stderr


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
