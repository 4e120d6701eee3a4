"""Statements: who said what, how, when and where it is written, under the timeline's query."""

import re

import pytest

from tests import factories
from tests.pages import as_read

pytestmark = pytest.mark.django_db

TEXT = "“We go on,” Mr Price said. The group warned that it would fight. They met in Doha."


def said(response):
    return re.findall(r"<blockquote[^>]*><p[^>]*>(.*?)</p>", response.content.decode(), re.DOTALL)


@pytest.fixture
@factories.together()
def report():
    article = factories.article("Report", TEXT)
    factories.statement("Ned Price", "We go on,", article, edtf="2020-05-12")
    factories.statement(
        factories.actor("Taliban"), "it would fight", article,
        edtf="2020-05", kind="indirect", cue="warned", speaker_text="The group", status="verified",
    )  # fmt: skip
    cast = (factories.actor("Qatar", "country"),)
    factories.event("Talks in Doha", type="talks", place="Doha", reported=article, actors=cast)
    return article


def test_a_statement_has_speaker_kind_cue_date_and_place(client, report):
    page = client.get("/statements/").content.decode()
    statement = report.statements.get(kind="direct")
    assert '<a class="speaker" href="/actors/ned-price/" dir="auto">Ned Price</a>' in page
    assert '<blockquote class="quoted"><p dir="auto">We go on,</p>' in page
    assert f'href="/articles/{report.slug}/#s{statement.pk}"' in page
    bare = as_read(page)
    assert "indirect, “warned” · May 2020 verified" in bare
    assert "2 statements" in bare


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["it would fight", "We go on,"]),
        ("sort=-date", ["We go on,", "it would fight"]),
        ("actor=taliban", ["it would fight"]),
        ("status=verified", ["it would fight"]),
        ("from=2020-05-12&to=2020-05-12&certain=1", ["We go on,"]),
        ("type=talks&place=Doha", ["it would fight", "We go on,"]),
        ("type=attack", []),
        ("type=talks&occurrence=occurred", ["it would fight", "We go on,"]),
        ("occurrence=planned", []),
        ("known=2020-05-14", []),
        ("topic=violence", ["it would fight"]),
        ("topic=violence&topic=other", ["it would fight", "We go on,"]),
        ("topic=prisoners", []),
        ("with=qatar", ["it would fight", "We go on,"]),
        ("with=qatar&with=taliban", []),
    ],
)
def test_a_filter_leaves_what_it_says(client, report, query, left):
    assert said(client.get(f"/statements/?{query}")) == left


@pytest.mark.parametrize(
    ("query", "total"),
    [("type=attack&place=Kabul", 2), ("type=talks&place=Doha&with=qatar", 2), ("place=Kabul", 2),
     ("type=attack&place=Doha", 0), ("place=Kabul&with=qatar", 0)],
)  # fmt: skip
def test_of_several_events_beside_it_one_must_have_all_that_is_asked_for(
    client, report, query, total
):
    factories.event("Attack in Kabul", type="attack", place="Kabul", reported=report, words="fight")
    page = client.get(f"/statements/?{query}")
    assert len(said(page)) == total
    assert f"{total} statement{'' if total == 1 else 's'}" in page.content.decode()


def test_options_count_statements(client, report):
    page = as_read(client.get("/statements/?actor=taliban").content.decode())
    assert "Taliban 1 left" in page
    assert "Ned Price 1 left" in page


def test_a_speaker_without_a_name_is_given_in_the_text_s_words(client):
    article = factories.article("Report", TEXT)
    statement = factories.statement("Ned Price", "We go on,", article)
    statement.speaker, statement.speaker_text = None, "a diplomat"
    statement.save()
    assert (
        '<span class="speaker" dir="auto">a diplomat</span>'
        in client.get("/statements/").content.decode()
    )


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("../2021-08-08", "reported by 8 August 2021"),
        ("2021-08-05", "· 5 August 2021"),
        ("", "undated"),
    ],
)
def test_what_was_said_at_no_known_time_was_reported_by_some_day(client, edtf, words):
    article = factories.article("Report", TEXT)
    factories.statement("Ned Price", "We go on,", article, edtf=edtf)
    assert words in as_read(client.get("/statements/").content.decode())


def test_a_list_that_is_continued_in_place_has_no_way_back_in_its_middle(client, report):
    address = "/statements/?after=2020-01-01.1"
    assert b"Back to the beginning" in client.get(address).content
    appended = client.get(address, headers={"HX-Request": "true", "HX-Target": "more"})
    assert b"We go on," in appended.content
    assert b"Back to the beginning" not in appended.content


def test_pages_follow_each_other_without_gap_or_repetition(client):
    article = factories.article("Report", " ".join(f"word{n:03}" for n in range(95)))
    with factories.together():
        for number in range(95):
            factories.statement("Ned Price", f"word{number:03}", article)
    seen, address = [], "/statements/"
    while address:
        page = client.get(address)
        seen += said(page)
        link = re.search(r'id="more"><a href="([^"]+)"', page.content.decode())
        address = link[1].replace("&amp;", "&") if link else ""
    assert seen == [f"word{number:03}" for number in range(95)]


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    article = factories.article("Report", " ".join(f"word{n:03}" for n in range(45)))
    with factories.together():
        for number in range(45):
            factories.statement(f"Speaker {number}", f"word{number:03}", article)
    with django_assert_max_num_queries(8):
        client.get("/statements/?actor=speaker-1&from=2020")
