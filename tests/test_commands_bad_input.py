"""Whatever files people have: what can be stored is stored, the rest is named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from events.extraction.extract import extract
from events.models import Article, Event, Evidence, Statement
from tests.commands import TEXT, Ran, write


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
        results = iter([ZeroDivisionError("oops"), None])

        def sometimes(article: Any) -> Any:
            if error := next(results):
                raise error
            return extract(article)

        with patch("events.extraction.extract.extract", sometimes):
            ran = Ran("ingest", tmp_path)
        assert ran.count("articles") == [1, 0, 0, 1]
        assert "internal error, please report it: ZeroDivisionError('oops')" in ran.err
