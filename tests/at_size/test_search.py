"""Searching and suggesting at the size of a real chronicle: indexes are used, pages stay quick."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Event

pytestmark = pytest.mark.django_db
SEARCHES = (
    "/search/?q=Kabul",
    "/search/?q=talks+Doha",
    "/search/?q=Kabul&type=talks&from=2019&kind=events",
    "/suggest/?q=kab",
    "/suggest/?q=tal",
    "/suggest/?q=Kh",
)
TABLES = ("events_event", "events_statement", "events_paragraph", "events_actor")


def plans(client, address):
    """(statement, plan) of every query of a page."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    with connection.cursor() as cursor:
        # At this size reading all of a table can be cheapest: what counts is that nothing must.
        cursor.execute("SET LOCAL enable_seqscan = off")
        for query in asked.captured_queries:
            if "SELECT" in query["sql"]:
                cursor.execute("EXPLAIN " + query["sql"].replace("%", "%%"), [])
                yield query["sql"], "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize("address", SEARCHES)
def test_no_query_of_a_search_has_to_read_a_whole_table(client, address):
    for sql, plan in plans(client, address):
        scanned = re.findall(r"Seq Scan on (\w+)", plan)
        assert not set(scanned) & set(TABLES), f"{sql}\n{plan}"


def test_a_search_ranks_no_more_than_its_pool(client):
    assert Event.objects.count() > 5_000
    html = client.get("/search/?q=Kabul&kind=events").content.decode()
    assert "1,000+" in html
    assert "Page 1 of 50" in html
