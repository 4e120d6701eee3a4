"""Several processes, readers and databases that go away, and no database at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from threading import Barrier, Thread
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection

from events.ingest import ingest, statements
from events.models import Actor, Article, Event
from tests.commands import SEEDS, outside_environment
from tests.reports import doha, second_report
from tests.stories import Story


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
        Event.objects.bulk_create(
            Event(title=f"Event {number} " * 15, type="talks") for number in range(300)
        )
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

    def test_a_reader_of_extract_that_goes_away_is_no_error(self) -> None:
        command = [sys.executable, "manage.py", "extract", str(SEEDS)]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | self.NOWHERE,
        ) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0

    def test_ingest_says_that_it_is_not_there(self) -> None:
        ran = self.run("ingest", str(SEEDS))
        assert ran.returncode == 1
        assert ran.stderr.startswith("The database cannot be used:")
        assert "Traceback" not in ran.stderr
