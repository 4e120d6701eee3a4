"""No page looks at more rows the more there are: checked on the plans of all that it asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote_plus

import pytest
from django.db import connection
from django.test import Client

from events.models import Actor, Article, Event, Filter

pytestmark = pytest.mark.django_db

BUDGET = 14
MOST = 2_200
"""Rows that one step may meet of a table that grows with the chronicle, each of which has more.

As many as are looked at one by one for facets (``LOOKED_AT``), with what belongs to each."""
HTMX = {"HX-Request": "true"}
ROWS = HTMX | {"HX-Target": "more"}
Asked = list[tuple[str, Any]]


@contextmanager
def asked() -> Iterator[Asked]:
    """Every SELECT that is sent to the database meanwhile, with its parameters."""
    found: Asked = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().startswith(("SELECT", "WITH", "(SELECT")):
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def plan(sql: str, params: Any) -> dict[str, Any]:
    """The plan that larger tables would get: what fits into a few pages is else read whole."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL random_page_cost = 1.1")
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
        found: dict[str, Any] = cursor.fetchone()[0][0]["Plan"]
    return found


def steps(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for part in node.get("Plans", ()):
        yield from steps(part)


def met(node: dict[str, Any]) -> float:
    """Rows that a step passed on or threw away."""
    thrown = (
        "Rows Removed by Filter",
        "Rows Removed by Join Filter",
        "Rows Removed by Index Recheck",
    )
    rows: float = node["Actual Rows"] + sum(node.get(name, 0) for name in thrown)
    return rows * float(node["Actual Loops"])


def complaints(statements: Asked) -> list[str]:
    """Where tables and indexes are read, and too many rows are met."""
    return [
        f"{met(node):.0f} rows by {node['Node Type']} of {place}: {sql[:300]}"
        for sql, params in statements
        for node in steps(plan(sql, params))
        if (place := node.get("Relation Name") or node.get("Index Name")) and met(node) > MOST
    ]


PAGES = [
    "/",
    "/?type=talks",
    "/?type=talks&type=attack&occurrence=planned",
    "/?place=Wardak",
    "/?place=Kabul&status=verified",
    "/?from=2001-03&to=2001-05",
    "/?from=2010-05-12&to=2014-02-03",
    "/?from=2010-05-12&to=2014-02-03&certain=1&sort=-date",
    "/?to=1979",
    "/?from=2021-12",
    "/?known=2001-05-03",
    "/?q=Wardak+protest",
    "/?status=rejected",
    "/?sort=-date",
    "/?sort=-date&type=attack&place=Doha",
    "/?by=type",
    "/?by=type&from=2020&to=2020",
    "/statements/",
    "/statements/?from=2010-05&to=2010-06",
    "/statements/?topic=violence",
    "/statements/?topic=ceasefire&topic=withdrawal&sort=-date",
    "/statements/?type=attack",
    "/statements/?type=talks&type=meeting&place=Kabul",
    "/statements/?place=Kabul&with=qatar",
    "/?with=qatar&with=united-states",
]


WORDS = [
    "Kabul",
    "Asadabad",
    '"talks in Kabul"',
    "-attack",
    "Kabul -attack -Asadabad",
    "Kabul or Asadabad",
    "the of and",
]
"""Common, rare (in less than a hundredth of the rows), a phrase, none of them, several, no word."""
SEARCHES = [
    f"{path}?q={quote_plus(words)}{known}"
    for path in ("/", "/statements/")
    for words in WORDS
    for known in ("", "&known=2015-12-31")
]


def check(
    client: Client, url: str, headers: dict[str, str] | None = None, apart: str = "nothing"
) -> None:
    """``apart`` from statements about a table."""
    with asked() as statements:
        assert client.get(url, headers=headers).status_code == 200
    assert len(statements) <= BUDGET
    assert complaints([one for one in statements if f'FROM "{apart}"' not in one[0]]) == []


@pytest.mark.parametrize("url", PAGES)
def test_a_list_looks_at_no_more_rows_than_it_needs(client, url):
    check(client, url, HTMX)


@pytest.mark.parametrize("by", ["actor", "type"])
@pytest.mark.parametrize(
    "query", ["", "&type=talks", "&from=2001-03&to=2001-05", "&place=Wardak", "&q=Kabul"]
)
def test_nor_do_lanes(client, by, query):
    check(client, f"/lanes/?by={by}{query}")


@pytest.mark.parametrize("url", SEARCHES)
def test_nor_does_a_search(client, url):
    check(client, url, HTMX)


@pytest.mark.parametrize("words", WORDS)
def test_nor_does_a_search_of_everything_but_for_paragraphs(client, words):
    """Of those that match, the last 1,000 are sought along an index, or all if they are few."""
    check(client, f"/search/?q={quote_plus(words)}", apart="events_paragraph")


@pytest.mark.parametrize("url", [*PAGES, *SEARCHES[:4]])
def test_nor_do_its_later_pages(client, url):
    ordered = Event.objects.in_time()
    middle = ordered[ordered.count() // 2]
    sign = "&" if "?" in url else "?"
    check(client, f"{url}{sign}after={middle.sort_date}.{middle.pk}", ROWS)


def test_nor_the_pages_of_one_thing(client):
    event = Event.objects.matching(Filter(types=("talks",))).filter(mentions__isnull=False)[0]
    report = event.mentions.all()[0].article
    busiest = Actor.objects.get(slug=Event.objects.facets(Filter())["actors"][0].value)
    for row in (event, report, busiest, Actor.objects.order_by("-pk")[0]):
        check(client, row.get_absolute_url())
    second = Event.objects.facets(Filter())["actors"][1].value
    check(client, f"/?actor={busiest.slug}&with={second}", HTMX)
    for url in ("/actors/", "/about/", "/articles/"):
        check(client, url)


def test_nor_do_later_pages_of_articles(client):
    middle = Article.objects.all()[Article.objects.count() // 2]
    check(client, f"/articles/?after={middle.sort_date}.{middle.pk}")
