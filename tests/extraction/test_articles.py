"""Files become articles, whatever their encoding and format, or are refused with a reason."""

from __future__ import annotations

import gzip
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.articles import LIMIT, Unreadable, from_text, read_article

SENTENCE = "The “talks” in Doha – the envoy’s ninth – cost €1 and a café bill, he said on Monday."


def _read(data: bytes, name: str = "a.txt"):
    (article,) = read_article(data, name)
    return article


# ---- encodings


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"],
)
def test_text_is_read_in_every_usual_encoding(encoding):
    assert _read(SENTENCE.encode(encoding)).text == SENTENCE


def test_latin_1_is_read():
    assert (
        _read("Le café fermé, dit-il à Noël.".encode("latin-1")).text
        == "Le café fermé, dit-il à Noël."
    )


def _garbled(text: str, reading: str) -> str:
    """``text`` as a program shows it that takes its UTF-8 bytes for another encoding."""
    return text.encode("utf-8").decode(reading)


@pytest.mark.parametrize("reading", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_utf_8_that_was_read_as_windows_1252_is_put_right(reading, times):
    garbled = SENTENCE.replace("”", "“")  # the closing one has a byte that windows-1252 lacks
    expected = garbled
    for _ in range(times):
        garbled = _garbled(garbled, reading)
    assert _read(garbled.encode("utf-8")).text == expected


@pytest.mark.parametrize("lost", ["â€\u009d", "â€\ufffd", "â€"])
def test_a_garbled_closing_quotation_mark_is_put_right_even_when_a_byte_was_lost(lost):
    assert (
        _read(f"â€œPeaceâ€™s hereâ€¦{lost}, he said.".encode()).text == "“Peace’s here…”, he said."
    )


@pytest.mark.parametrize(
    "honest", ["CAFÉ” said", "Âge et Ãtat", "A 5° angle", "£5 ¢ ©2020", "Ðuro Øst Ñandú", "“É”…"]
)
def test_honest_text_is_not_put_right(honest):
    assert _read(honest.encode("utf-8")).text == honest


def test_lines_of_different_encodings_are_each_read_in_their_own():
    data = (
        "UTF-8: “café”\n".encode()
        + "CP1252: “É”\n".encode("cp1252")
        + "Both: “é” ".encode()
        + b"caf\xe9."
    )
    assert _read(data).text == "UTF-8: “café”\nCP1252: “É”\nBoth: “é” café."


def test_html_obeys_its_meta_charset():
    markup = '<meta charset="windows-1251"><p>Переговоры в Москве, сказал он.</p>'
    assert _read(markup.encode("windows-1251"), "a.html").text == "Переговоры в Москве, сказал он."


def test_line_ends_become_line_feeds():
    assert _read(b"One.\r\nTwo.\rThree.\n").text == "One.\nTwo.\nThree.\n"


# ---- refusals


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t \r\n", "a.txt", "no text"),
        (b"... --- ...", "a.txt", "no text"),
        (b"PK\x03\x04" + bytes(100), "a.txt", "ZIP"),
        (b"%PDF-1.4 text", "a.md", "PDF"),
        (b"one\0two", "a.txt", "binary"),
        (bytes(range(256)) * 4, "a.txt", "binary"),
        (b"\xff\xfe\x00\xd8", "a.txt", "utf-16"),
        (b"text", "a.docx", "unknown kind of file '.docx'"),
        (b"text", "a", "unknown kind of file"),
        (bytes(50_000_000), "a.txt", "10 MB"),
        (gzip.compress(bytes(50_000_000)), "a.txt.gz", "10 MB"),
        (b"\x1f\x8bnot gzip", "a.txt.gz", "gzip"),
        (gzip.compress(b"some text", mtime=0)[:-9], "a.txt.gz", "gzip"),
        (b'{"text": "x",\n "title": }', "a.json", "line 2"),
        (b'{"text": "One."}\n{"text": ', "a.jsonl", "line 2"),
        (b"[" * 100_000, "a.json", "JSON"),
        (b"[]", "a.json", "no articles"),
        (b'{"title": "No text"}', "a.json", "no text"),
        (b'[{"text": "One."}, 5]', "a.json", "item 2"),
        (b'{"text": "a\\u0000b"}', "a.json", "NUL"),
        (b"---\ntitle: [\n---\nText.", "a.md", "line"),
        (b"<script>only()</script>", "a.html", "no text"),
        (b"A line.\n" * 20_001, "a.txt", "paragraphs"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, name, reason):
    with pytest.raises(Unreadable, match=reason.replace("(", r"\(")):
        read_article(data, name)


def test_refusals_are_value_errors():
    assert issubclass(Unreadable, ValueError)


@pytest.mark.parametrize("text", ["", " \n ", "a\0b"])
def test_text_at_hand_is_refused_as_well(text):
    with pytest.raises(Unreadable):
        from_text(text, id="x")


def test_a_gzip_bomb_is_never_unpacked_whole():
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(bomb.compress(bytes(LIMIT)) for _ in range(30)) + bomb.flush()
    with pytest.raises(Unreadable, match="too large"):
        read_article(packed, "bomb.txt.gz")


# ---- formats


def test_plain_text_stays_as_it_is():
    text = "  Title \n\n\nBody\twith  spaces.\u00a0\n"
    assert _read(text.encode()).text == text


def test_gzip_is_unpacked_and_the_id_is_the_stem():
    article = _read(gzip.compress(SENTENCE.encode()), "some.report.txt.gz")
    assert (article.id, article.text) == ("some.report", SENTENCE)


MARKDOWN = """---
title: "Moscow: a second day"
date: 2019-02-06
source: Example Courier
url: https://example.org/2019/02/07/moscow
crawled: 2021-01-01
---
# Moscow: a second day

Former president [Hamid Karzai](https://example.org/a_(b)) met the *Taliban* in **a hotel**
near the \\*river\\* in `Moscow`.<!-- hidden -->

## The other track

> Everybody meets everybody,
> a shopkeeper said.

- First entry of a list, said the host.
- Second entry of a list, said the guest.

![A hotel](hotel.jpg)

[Subscribe](https://example.org/s) | [Archive](https://example.org/a)

*Example Courier is invented.*
"""


def test_markdown_is_read_as_it_would_be_seen():
    article = _read(MARKDOWN.encode(), "moscow.md")
    assert [p.span.of(article.text) for p in article.body()] == [
        "Former president Hamid Karzai met the Taliban in a hotel near the *river* in Moscow.",
        "Everybody meets everybody, a shopkeeper said.",
        "First entry of a list, said the host.",
        "Second entry of a list, said the guest.",
    ]


def test_rows_of_a_markdown_table_are_paragraphs():
    table = "| Day | Event |\n|---|---|\n| 18 June 2013 | The Taliban open an office in Doha. |"
    article = _read(table.encode(), "a.md")
    assert [p.span.of(article.text) for p in article.body()] == [
        "18 June 2013 – The Taliban open an office in Doha."
    ]


def test_the_yaml_header_gives_title_source_address_and_dates():
    article = _read(MARKDOWN.encode(), "moscow.md")
    assert (article.id, article.title, article.source) == (
        "moscow",
        "Moscow: a second day",
        "Example Courier",
    )
    assert [(s.where, s.words) for s in article.stated] == [
        ("yaml", "2019-02-06"),
        ("seen", "2021-01-01"),
        ("url", "2019-02-07"),
    ]


def test_markdown_needs_no_header():
    article = _read(
        b"# A title\n\nA paragraph of the article, said the author of the text.", "a.md"
    )
    assert (article.title, len(article.body())) == ("A title", 1)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (
            json.dumps({"id": "7", "headline": "T", "body": SENTENCE, "date": "2020-02-29"}),
            "a.json",
        ),
        (
            json.dumps(
                [
                    {
                        "id": "7",
                        "title": "T",
                        "content": f"<p>{SENTENCE}</p>",
                        "published": "2020-02-29",
                    }
                ]
            ),
            "a.json",
        ),
        (
            json.dumps({"id": 7, "title": "T", "text": SENTENCE, "datePublished": "2020-02-29"})
            + "\n\n",
            "a.jsonl",
        ),
        (
            json.dumps(
                {"articles": [{"id": "7", "title": "T", "text": SENTENCE, "pubDate": "2020-02-29"}]}
            ),
            "a.json",
        ),
    ],
)
def test_json_is_read_under_the_names_people_give_the_fields(content, name):
    article = _read(content.encode(), name)
    assert (article.id, article.title, article.text) == ("7", "T", SENTENCE)
    assert [(s.where, s.words) for s in article.stated] == [("json", "2020-02-29")]


def test_several_articles_of_one_file_are_numbered():
    data = b'{"text": "One said so."}\n{"text": "Two said so."}'
    assert [a.id for a in read_article(data, "all.jsonl")] == ["all-1", "all-2"]


def test_lone_surrogates_of_json_are_replaced():
    assert _read(b'{"text": "A \\ud83d word."}', "a.json").text == "A \ufffd word."


def test_text_at_hand_keeps_its_offsets_even_when_garbled():
    article = from_text(
        "\ufeffIt â€œisâ€\u009d.\r\nYes.", id="x", title="T", published="2020", source="S"
    )
    assert (article.text, article.id, article.title, article.source) == (
        "It â€œisâ€\u009d.\nYes.", "x", "T", "S"
    )  # fmt: skip
    assert [(s.where, s.words) for s in article.stated] == [("given", "2020")]


# ---- paragraphs

WRAPPED = """The envoy said on Monday in Doha that the talks
would go on for some days more and that nobody
should expect too much.
>He spoke to reporters after he had been to see
the prime minister of Qatar."""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.\n \nThree.", ["One.", "Two.", "Three."]),
        (
            "A first paragraph.\nA second one, said Bob.",
            ["A first paragraph.", "A second one, said Bob."],
        ),
        (WRAPPED.replace(">", ""), WRAPPED.split("\n>")),
        (f"{'word ' * 40}end.\n{'word ' * 40}end.", [f"{'word ' * 40}end."] * 2),
    ],
)
def test_paragraphs_end_at_blank_lines_and_where_lines_were_not_wrapped(text, paragraphs):
    article = from_text(text, id="x")
    assert [p.span.of(article.text) for p in article.paragraphs] == paragraphs
    assert [p.number for p in article.paragraphs] == list(range(1, len(paragraphs) + 1))


def _tiles(article) -> bool:
    """In order, apart, inside the text, and every word lies in one of them."""
    at, outside = 0, ""
    for p in article.paragraphs:
        assert at <= p.span.start < p.span.end <= len(article.text)
        outside += article.text[at : p.span.start]
        at = p.span.end
    return not (outside + article.text[at:]).strip()


NAMES = st.sampled_from([f"a.{x}" for x in ("txt", "md", "html", "json", "jsonl", "txt.gz")])
MARKS = st.sampled_from(
    ["<p>", "</p>", "<li><a href='x'>", "&amp;", "\n", "\n\n", "# ", "**", "[a](b)", "- ", "---\n"]
)
WORDS = st.sampled_from(['{"text": "', '"}', "Q: ", "By A B", "29 February 2020", "é“”", "\x85"])


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(st.one_of(MARKS, WORDS, st.text(max_size=20)), max_size=30).map(
            lambda parts: "".join(parts).encode("utf-8", "replace")
        ),
    ),
    NAMES,
)
def test_any_bytes_give_articles_that_tile_or_a_refusal(data, name):
    try:
        articles = read_article(data, name)
    except Unreadable:
        return
    assert all(_tiles(article) for article in articles)


@pytest.mark.parametrize(
    "unit",
    ["word ", '"', "a\n", "[", "*a", "By A ", "2 3 ", "#", "- ", "A, ", "<", "&", "“", "(", ". "],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_hostile_text_takes_no_time(unit, name):
    assert _tiles(_read((unit * 19_000 + " end.").encode(), name))
