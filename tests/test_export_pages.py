"""The files of a view hold what its pages show, under the same query."""

import csv
import io
import json
import re

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response.streaming_content).decode()


@pytest.fixture(autouse=True)
@factories.together()
def events():
    report = factories.article("Report", "They met. “We go on,” he said.")
    factories.statement("Ned Price", "We go on,", report)
    return [
        factories.event("Talks", "2020-05-12", type="talks", actors=("Taliban",), reported=report),
        factories.event("=1+1", "2020-02", type="talks"),
        factories.event("Attack", "2019", type="attack", occurrence="planned"),
        factories.event("Gone", "2020", type="talks", status="rejected"),
    ]


@pytest.mark.parametrize("query", ["", "?type=talks", "?type=talks&sort=-date", "?from=2020-05",
                                   "?status=rejected", "?occurrence=planned", "?by=type",
                                   "?who=Taleban", "?who=price&actor=taliban"])  # fmt: skip
def test_page_csv_and_json_hold_the_same_events_in_the_same_order(client, query):
    page = client.get(f"/{query}", follow=True).content.decode()
    shown = re.findall(r'id="event-(\d+)"', page)
    rows = list(csv.DictReader(io.StringIO(body(client.get(f"/events.csv{query}")))))
    objects = json.loads(body(client.get(f"/events.json{query}")))
    assert [row["id"] for row in rows] == shown
    assert [str(found["id"]) for found in objects] == shown


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/events.csv", "text/csv; charset=utf-8"),
        ("/events.json", "application/json"),
        ("/statements.csv", "text/csv; charset=utf-8"),
        ("/actors.csv", "text/csv; charset=utf-8"),
        ("/articles.csv", "text/csv; charset=utf-8"),
    ],
)
def test_a_file_says_what_it_is(client, address, kind):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="afghanpeace-{address[1:]}"'
    assert body(response)


def test_csv_for_excel_is_marked_and_defused(client):
    plain = body(client.get("/events.csv"))
    excel = body(client.get("/events.csv?format=csv-excel"))
    assert excel.startswith("\ufeffid,")
    assert ",'=1+1," in excel
    assert ",=1+1," in plain


@pytest.mark.parametrize(
    "address",
    [
        "/events.csv?format=pdf",
        "/events.json?format=csv",
        "/events.csv?type=battle",
        "/articles.csv?after=x",
    ],
)
def test_a_wrong_value_is_refused_here_too(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert b"means nothing here" in response.content


@pytest.mark.parametrize("address", ["/statements.json", "/things.csv", "/events.xml"])
def test_other_files_are_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_links_on_the_page_lead_to_these_files(client):
    html = client.get("/?type=talks&from=2020").content.decode()
    links = re.findall(r'href="(/events[^"]+)" download', html)
    assert len(links) == 3
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("query", ["article={early.slug}", "known=2020-05-20"])
def test_articles_are_those_that_the_filter_itself_takes_in(client, events, query):
    early = factories.article("Early", "They met.", published="2020-05-13")
    late = factories.article("Late", "They met.", published="2020-06-13")
    with factories.together():
        for article in (early, late):
            factories.mention(events[1], article)
    rows = body(client.get(f"/articles.csv?{query.format(early=early)}&to=2020-04"))
    assert [row["title"] for row in csv.DictReader(io.StringIO(rows))] == ["Early"]
