"""Actors: who they are, what they did and what they said."""

import re

import pytest

from events import bitmaps, words
from events.models import Actor, Alias, Annotation, Role
from tests import factories
from tests.pages import as_read

pytestmark = pytest.mark.django_db


def text(response):
    return as_read(response.content.decode())


@pytest.fixture
@factories.together()
def envoy():
    envoy = factories.actor("Zalmay Khalilzad", "person", wikidata="Q134958")
    for name in ("Zal Khalilzad", "زلمی خلیلزاد"):
        Alias.objects.create(actor=envoy, name=name, key=name.lower())
    words.refresh(actors=[envoy.pk])
    Role.objects.create(
        actor=envoy, title="envoy", body="United States",
        start_edtf="2018-09", end_edtf="2021-10", start="2018-09-01", end="2021-10-31",
    )  # fmt: skip
    report = factories.article("Report", "The envoy met them. “We go on,” he said.")
    factories.event("Envoy meets them", actors=(envoy,), reported=report)
    factories.statement(envoy, "We go on,", report)
    return envoy


def test_a_page_gives_names_kind_offices_and_the_wikidata_entry(client, envoy):
    page = client.get("/actors/zalmay-khalilzad/").content.decode()
    assert "<bdi>زلمی خلیلزاد</bdi>" in page
    assert 'href="https://www.wikidata.org/wiki/Q134958" rel="noopener external"' in page
    for said in (
        "Person",
        "Zal Khalilzad",
        "envoy, United States",
        "September 2018 – October 2021",
    ):
        assert said in text(client.get("/actors/zalmay-khalilzad/"))


def test_a_page_lists_events_and_statements_in_order(client, envoy):
    factories.event("Earlier meeting", "2019", actors=(envoy,))
    page = text(client.get("/actors/zalmay-khalilzad/"))
    assert page.index("Earlier meeting") < page.index("Envoy meets them")
    assert "2 events" in page
    assert "We go on," in page
    assert "12 May 2020" in page
    assert "direct, “said”" in page


def test_a_long_list_goes_on_at_the_timeline(client, envoy):
    with factories.together():
        for number in range(30):
            factories.event(f"Meeting {number}", actors=(envoy,))
    page = client.get("/actors/zalmay-khalilzad/").content.decode()
    assert 'href="/?actor=zalmay-khalilzad">All 31 events on the timeline' in page
    assert len(re.findall('id="event-', page)) == 12


def test_somebody_merged_leads_on_and_somebody_rejected_is_gone(client, envoy):
    factories.actor("Khalilzad", "person", merged_into=envoy)
    response = client.get("/actors/khalilzad/")
    assert (response.status_code, response["Location"]) == (302, "/actors/zalmay-khalilzad/")
    Actor.objects.filter(pk=envoy.pk).update(status="rejected")
    assert client.get("/actors/zalmay-khalilzad/").status_code == 404
    assert client.get("/actors/nobody/").status_code == 404


@pytest.mark.parametrize("address", ["/", "/statements/", "/events/{event}/", "/articles/{slug}/"])
def test_nothing_leads_to_somebody_rejected(client, envoy, address):
    event = envoy.events.get()
    report = event.mentions.get().article
    factories.named(envoy, report, "The envoy")
    address = address.format(event=event.pk, slug=report.slug)
    link = 'href="/actors/zalmay-khalilzad/"'
    assert link in client.get(address).content.decode()
    Actor.objects.filter(pk=envoy.pk).update(status="rejected")
    page = client.get(address).content.decode()
    assert link not in page
    assert 'value="zalmay-khalilzad"' not in page, "nor is he offered by the filter"


def test_notes_are_shown(client, envoy):
    Annotation.objects.create(actor=envoy, text="Born in Mazar-i-Sharif.")
    assert "Born in Mazar-i-Sharif." in text(client.get("/actors/zalmay-khalilzad/"))


def rows(response):
    found = re.findall(r'<th scope="row">(.*?)</tr>', response.content.decode(), re.DOTALL)
    return [re.sub(r"(\s*<[^>]+>\s*)+", "|", row).strip("|").split("|") for row in found]


def test_the_list_gives_kind_and_counts(client, envoy):
    factories.actor("Taliban")
    hidden = factories.event(actors=("Taliban",))
    hidden.participations.update(dropped=True)
    bitmaps.refresh(events=[hidden.pk])
    assert rows(client.get("/actors/")) == [
        ["Taliban", "armed group", "–", "–"],
        ["Zalmay Khalilzad", "person", "1", "1"],
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=khalil", ["Zalmay Khalilzad"]),
        ("q=خلیل", ["Zalmay Khalilzad"]),
        ("q=ZAL", ["Zalmay Khalilzad"]),
        ("q=Khalizad", ["Zalmay Khalilzad"]),
        ("q=خليلزاد", ["Zalmay Khalilzad"]),
        ("kind=armed_group", ["Taliban"]),
        ("q=taliban&kind=person", []),
        ("q=%25", []),
    ],
)
def test_the_list_is_narrowed_by_name_and_kind(client, envoy, query, found):
    factories.actor("Taliban")
    assert [row[0] for row in rows(client.get(f"/actors/?{query}"))] == found


def test_an_unknown_kind_is_refused(client):
    refused = client.get("/actors/?kind=ghost")
    assert refused.status_code == 400
    assert "armed_group" in refused.content.decode()


@pytest.mark.parametrize("address", ["/actors/", "/actors/zalmay-khalilzad/"])
@pytest.mark.parametrize("count", [1, 20])
def test_the_number_of_queries_does_not_grow(
    client, envoy, address, count, django_assert_max_num_queries
):
    with factories.together():
        for number in range(count):
            report = factories.article(f"Report {number}")
            factories.event(actors=(envoy, f"Actor {number}"), reported=report)
            factories.statement(envoy, "Nobody signed anything.", report)
    with django_assert_max_num_queries(14):
        client.get(address)
