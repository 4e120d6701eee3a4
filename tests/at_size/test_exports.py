"""The files of a view hold exactly what its pages show, walked from the first to the last."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client

from events.models import Event, Filter

pytestmark = pytest.mark.django_db
ROWS = {"HX-Request": "true", "HX-Target": "more"}
PEOPLE = "actor={0}&actor={1}"
"""To be filled with the slugs of two actors, the most frequent one and a rarer one."""
EVENTS = [
    "type=talks&from=2016&sort=-date",
    "type=ceasefire&type=protest&occurrence=planned&occurrence=denied",
    f"{PEOPLE}&from=2018-03",
    f"{PEOPLE}&from=2013-05&to=2014-08&certain=1&sort=-date",
    "from=2018-05-12&to=2018-07-03",
    "from=2018-05-12&to=2018-08-03&certain=1&sort=-date",
    "status=rejected&to=2012",
    "status=edited&status=verified&place=Kabul&to=2013",
    "known=1980-05-03&sort=-date",
    "q=Wardak+-protest",
    "place=Wardak&by=type&sort=-date",
    "occurrence=cancelled&to=1996-02",
]
STATEMENTS = [
    "from=2021-02",
    f"{PEOPLE}&sort=-date",
    "from=2019-05-12&to=2019-09-03&certain=1",
    "type=protest&type=talks&place=Kabul",
    "status=rejected&known=2001-05-03&sort=-date",
    "q=Wardak+-protest",
]


def filled(query: str) -> str:
    actors = Event.objects.facets(Filter())["actors"]
    return query.format(actors[0].value, actors[-1].value)


def pages(client: Client, address: str, link: str, headers: dict[str, str]) -> Iterator[str]:
    """The pages of a list, each found by the link (a pattern) of the one before."""
    following = address
    while following:
        answer = client.get(address := urljoin(address, following), headers=headers)
        assert answer.status_code == 200, address
        yield (page := answer.content.decode())
        found = re.search(link, page)
        following = html.unescape(found[1]) if found else ""


def shown(client: Client, address: str, sign: str) -> list[str]:
    """What the pages of a filtered list show, each row by what its ``sign`` (a pattern) says."""
    walked = list(pages(client, address, r'<p id="more"><a href="([^"]+)"', ROWS))
    assert len(walked) > 1, "longer than a page"
    return [found for page in walked for found in re.findall(sign, page)]


def table(client: Client, address: str) -> list[dict[str, str]]:
    """The rows of a CSV file, without the mark by which Excel knows its letters."""
    return list(csv.DictReader(io.StringIO(whole(client, address).removeprefix("\ufeff"))))


def whole(client: Client, address: str) -> str:
    answer: Any = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer.streaming_content).decode()


def column(rows: list[dict[str, Any]], name: str = "id") -> list[str]:
    return [str(row[name]) for row in rows]


@pytest.mark.parametrize("query", EVENTS)
def test_the_files_of_events_hold_what_the_pages_of_the_timeline_show(client, query):
    query = filled(query)
    found = sorted(shown(client, f"/?{query}", r'id="event-(\d+)"'))
    assert sorted(set(found)) == found, "none twice"
    for name in ("events.csv?", "events.csv?format=csv-excel&"):
        assert sorted(column(table(client, name := f"/{name}{query}"))) == found, name
    assert sorted(column(json.loads(whole(client, f"/events.json?{query}")))) == found


@pytest.mark.parametrize("query", STATEMENTS)
def test_the_files_of_statements_hold_what_their_pages_show_in_their_order(client, query):
    query = filled(query)
    found = shown(client, f"/statements/?{query}", r'href="/articles/[^/"]+/#s(\d+)"')
    for name in ("statements.csv?", "statements.csv?format=csv-excel&"):
        assert column(table(client, f"/{name}{query}")) == found


@pytest.mark.parametrize("kind", ["actors", "articles"])
def test_the_file_of_all_actors_or_articles_holds_what_their_pages_list(client, kind):
    following = r'<a rel="next" href="(\?[^"]+)"'
    walked = pages(client, f"/{kind}/", following, {})
    listed = rf'<(?:th scope="row"|h2)><a href="(/{kind}/[^/"]+/)"'
    found = [address for page in walked for address in re.findall(listed, page)]
    assert len(found) > 500
    assert column(table(client, f"/{kind}.csv"), "url") == found


def test_the_file_of_actors_holds_those_whom_the_cards_of_a_view_name(client):
    query = "type=talks&from=2012"
    named = set(shown(client, f"/?{query}", r'href="(/actors/[^/"]+/)"'))
    assert set(column(table(client, f"/actors.csv?{query}"), "url")) == named


def test_the_file_of_articles_holds_those_that_report_the_events_of_a_view(client):
    query = "type=talks&from=2012&sort=-date"
    events = table(client, f"/events.csv?{query}")
    told = {link for event in events for link in event["sources"].split("; ")}
    assert set(column(table(client, f"/articles.csv?{query}"), "url")) == told
