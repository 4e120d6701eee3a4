"""How to refer to a page: its name, its permanent address and the day, as text to be copied."""

import re

import pytest
from django.utils import timezone

from events import datewords
from tests import factories
from tests.pages import as_read

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def citation(client, address):
    """The text that the page offers, as a reader copies it."""
    html = client.get(address).content.decode()
    [told] = re.findall(r'<details class="cite">.*?<p[^>]*>(.*?)</p>', html, re.DOTALL)
    return as_read(told)


@pytest.fixture
def today():
    return f"as of {datewords.in_words(timezone.localdate().isoformat())}."


def test_an_event_is_cited_by_its_title_and_date(client, today):
    event = factories.event("Envoys <met> & left", "2020-05")
    told = citation(client, event.get_absolute_url())
    assert (
        told == f"“Envoys <met> & left”, May 2020. afghanpeace, {SITE}/events/{event.pk}/, {today}"
    )


def test_an_event_of_a_day_is_cited_as_it_was_known_then(client):
    event = factories.event("Envoys met", "2020-05", reported=factories.article())
    told = citation(client, f"{event.get_absolute_url()}?known=2020-12-31")
    assert "as known on 31 December 2020" in told
    assert f"{SITE}/events/{event.pk}/?known=2020-12-31," in told


def test_an_article_is_cited_with_its_source_and_its_original(client, today):
    article = factories.article(
        "Envoys meet", source="The Gazette", source_url="https://example.org/a?b=1&c=2"
    )
    assert citation(client, article.get_absolute_url()) == (
        "“Envoys meet”, The Gazette, published 15 May 2020, https://example.org/a?b=1&c=2. "
        f"In afghanpeace, {SITE}{article.get_absolute_url()}, {today}"
    )


def test_what_is_no_address_of_the_web_is_not_cited_as_one(client):
    article = factories.article(source_url="javascript:alert(1)")
    assert "javascript" not in citation(client, article.get_absolute_url())


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/?type=talks&from=2020", "Talks, from 2020 on"),
        ("/lanes/?by=type&from=2020", "Events, from 2020 on"),
        ("/statements/?from=2020", "Statements, from 2020 on"),
    ],
)
def test_a_list_is_cited_with_all_of_its_choices(client, address, heading):
    told = citation(client, address)
    assert told.startswith(f"“{heading}”. afghanpeace, ")
    [cited] = re.findall(rf"{SITE}(\S+),", told)
    assert client.get(cited).status_code == 200
    assert sorted(re.findall(r"\w+=[^&,]+", cited)) == sorted(re.findall(r"\w+=[^&]+", address))
