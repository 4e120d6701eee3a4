"""Suggestions while typing: actors, places, events; few, quick, and only what is there."""

import re
from urllib.parse import quote

import pytest

from events import words
from events.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def chronicle():
    with factories.together():
        for title, place, year in [
            ("Peace talks in Doha", "Doha", "2020"),
            ("Peace agreement signed", "Doha", "2021"),
            ("Bombing in Kunduz", "Kunduz", "2015"),
            ("Fall of Kunduz", "Kunduz", "2016"),
            ("Rejected talks", "Dogeland", "2016"),
            ("Hundred% sure_talks", "100%", "2012"),
        ]:
            factories.event(title, year, place=place, actors=("Taliban", "Abdul Ghani Baradar"))
    Event.objects.filter(title="Rejected talks").update(status="rejected")
    words.refresh(events=Event.objects.values_list("pk", flat=True))


def rows(client, typed, of=""):
    html = client.get("/suggest/", {"q": typed} | ({"of": of} if of else {})).content.decode()
    return re.findall(
        r'role="option"[^>]* href="([^"]+)"[^>]*><span class="name"><bdi>(.*?)</bdi>', html
    )


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("tal", ["Taliban", "Peace talks in Doha", "Hundred% sure_talks"]),
        ("Biradar", ["Abdul Ghani Baradar"]),
        ("doh", ["Doha", "Peace talks in Doha"]),
        ("DOHA", ["Doha", "Peace talks in Doha"]),
        ("dog", []),
        ("do", ["Doha"]),
        ("k", ["Kunduz"]),
        ("peace ag", ["Peace agreement signed", "Peace talks in Doha"]),
        ("peace agr", ["Peace agreement signed"]),
        ("kun", ["Kunduz", "Fall of Kunduz", "Bombing in Kunduz"]),
        ("kund fall", []),
        ("100%", ["100%"]),
        ("%", []),
        ("_", []),
        ("", []),
        ("&|!'\\:*", []),
    ],
)
def test_what_is_suggested(client, chronicle, typed, labels):
    assert [label for _, label in rows(client, typed)] == labels


def test_each_row_leads_there(client, chronicle):
    assert rows(client, "doh")[0] == ("/?place=Doha", "Doha")
    assert rows(client, "Talib")[0] == ("/actors/taliban/", "Taliban")
    event = Event.objects.get(title="Fall of Kunduz")
    assert (event.get_absolute_url(), event.title) in rows(client, "fall")


def test_a_field_for_actors_is_offered_actors_alone(client, chronicle):
    assert [label for _, label in rows(client, "tal", of="actors")] == ["Taliban"]
    html = client.get("/suggest/?q=tal&of=actors").content.decode()
    assert 'data-value="taliban"' in html
    assert client.get("/suggest/?q=tal&of=ghosts").status_code == 400


def test_there_are_ten_rows_at_most(client):
    with factories.together():
        for number in range(20):
            factories.event(
                f"Kabul meeting {number}", place=f"Kabul {number}", actors=(f"Kabul {number}",)
            )
    words.refresh(events=Event.objects.values_list("pk", flat=True))
    assert len(rows(client, "kabul")) == 10
    assert len(rows(client, "kabul", of="actors")) == 10


@pytest.mark.parametrize("typed", ["kunduz", "x", "Biradar", "peace talks in Do"])
def test_suggesting_takes_three_queries(client, chronicle, typed, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        rows(client, typed)


def test_nothing_is_suggested_as_markup(client):
    factories.actor("Evil <b>", "person")
    factories.event("Evil <i>", place="Evil <u>")
    words.refresh(events=Event.objects.values_list("pk", flat=True))
    html = client.get(f"/suggest/?q={quote('evil')}").content.decode()
    assert html.count("&lt;") == 3
    assert not re.search("<[biu]>", html)
