"""The timeline: one address for page and fragment, one query for everything that it shows."""

import html
import re

import pytest
from django.test import Client

from events.models import Event
from tests import factories
from tests.pages import as_read, events

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def shown(response):
    """The ids of the events on a page, in its order."""
    return events(response.content.decode())


def text(response):
    """What a page says."""
    return as_read(response.content.decode())


@pytest.fixture
@factories.together()
def decade():
    """Events of several kinds, dates, actors and places, in an order that is not that of time."""
    report = factories.article("Report", published="2020-06-01")
    return {
        "attack": factories.event(
            "Attack in Kabul", "2020-05-12", type="attack", place="Kabul", reported=report
        ),
        "accord": factories.event(
            "Accord signed", "2020-02-29", type="agreement", place="Doha", status="verified",
            actors=("Taliban", "United States"),
        ),
        "spring": factories.event(
            "Talks in spring", "2021-21", type="talks", actors=("Taliban",), occurrence="planned"
        ),
        "vague": factories.event("Talks some time", "2020", type="talks", occurrence="cancelled"),
        "undated": factories.event("Talks one day", "", type="talks"),
        "wrong": factories.event("Never happened", "2020-03-01", status="rejected"),
    }  # fmt: skip


def names(decade, response):
    keys = {event.pk: name for name, event in decade.items()}
    return [keys[key] for key in shown(response)]


def test_events_stand_in_the_order_of_time_the_undated_first(client, decade):
    assert names(decade, client.get("/")) == ["undated", "vague", "accord", "attack", "spring"]


def test_the_newest_come_first_on_demand(client, decade):
    found = names(decade, client.get("/?sort=-date"))
    assert found == ["spring", "attack", "accord", "vague", "undated"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("type=talks", ["undated", "vague", "spring"]),
        ("type=talks&type=attack&from=2020", ["vague", "attack", "spring"]),
        ("actor=taliban", ["accord", "spring"]),
        ("actor=taliban&to=2020", ["accord"]),
        ("place=Doha", ["accord"]),
        ("status=verified", ["accord"]),
        ("status=rejected", ["wrong"]),
        ("occurrence=planned", ["spring"]),
        ("occurrence=planned&occurrence=cancelled", ["vague", "spring"]),
        ("occurrence=occurred&type=talks", ["undated"]),
        ("occurrence=denied", []),
        ("known=2020", ["attack"]),
        ("from=2020-05&to=2020-05", ["vague", "attack"]),
        ("from=2020-05&to=2020-05&certain=1", ["attack"]),
        ("from=1990&to=1991", []),
    ],
)
def test_a_filter_leaves_what_it_says(client, decade, query, left):
    assert names(decade, client.get(f"/?{query}")) == left


def test_what_was_planned_or_cancelled_can_be_chosen_and_says_so(client, decade):
    page = client.get("/?occurrence=planned")
    assert "Events, planned" in text(page)
    assert "planned · Talks" in text(page)
    for value, count in (("occurred", 3), ("planned", 1), ("cancelled", 1)):
        label = f"{value.capitalize()} {count} left"
        assert label in text(page), "its own choice is left open while the options are counted"
    assert 'value="planned" checked' in page.content.decode()


def test_a_window_of_dates_has_two_counts(client, decade):
    window = "from=2020-05&to=2020-05"
    both = "2 events: 1 surely in these dates, 1 possibly · only surely"
    sure = "1 event surely in these dates, 1 more possibly · show all"
    assert both in text(client.get(f"/?{window}"))
    assert sure in text(client.get(f"/?{window}&certain=1"))
    switch = (("", f"{window}&certain=1"), ("&certain=1", window))
    for chosen, other in switch:
        page = html.unescape(client.get(f"/?{window}{chosen}").content.decode())
        assert f'<a href="/?{other}">' in page
    assert "in these dates" not in text(client.get("/"))


def test_what_has_no_date_says_so_and_can_be_skipped(client):
    factories.event("Talks of May", "2020-05-12")
    with factories.together():
        for number in range(5):
            factories.event(f"Some time {number}", "")
    page = client.get("/")
    assert "Undated No source says when" in text(page)
    link = re.search(r'<a href="([^"]+)">Skip to the first date</a>', page.content.decode())
    assert link
    skipped = text(client.get(html.unescape(link[1])))
    assert "Some time" not in skipped
    assert "Talks of May" in skipped
    for other in ("/?sort=-date", "/?from=2020"):
        assert "Skip to" not in text(client.get(other)).replace("Skip to the content", "")


def test_what_only_reaches_into_the_window_can_be_skipped(client):
    with factories.together():
        for day in range(1, 5):
            factories.event(f"Siege {day}", f"2019-05-0{day}/..")
    factories.event("Talks within", "2020-01-01")
    page = client.get("/?from=2020").content.decode()
    link = re.search(r'<a href="([^"]+)">Skip to 1 January 2020</a>', page)
    assert link
    assert "Siege 1" in page
    skipped = text(client.get(html.unescape(link[1])))
    assert "Siege" not in skipped
    assert "Talks within" in skipped
    assert "Back to the beginning of the list" in skipped
    for other in ("/", "/?from=2020&certain=1", "/?from=2020&sort=-date", "/?from=2019"):
        assert "Skip to" not in text(client.get(other)).replace("Skip to the content", "")


def test_where_all_is_sure_or_nothing_there_is_no_second_count(client, decade):
    assert "1 event, surely in these dates" in text(client.get("/?type=attack&from=2020&to=2020"))
    nothing = text(client.get("/?from=1990&to=1991"))
    assert "0 events" in nothing
    assert "in these dates" not in nothing


def test_each_option_says_how_many_events_it_would_leave(client, decade):
    page = text(client.get("/?type=talks"))
    assert "Talks 3 left" in page
    assert "Attack 1 left" in page, "the choice of types is left open while they are counted"
    assert "Taliban 1 left" in page, "of the talks, one has the Taliban"
    assert "Doha" not in page, "no talks were held there"


def test_a_choice_that_leaves_nothing_stays_visible(client, decade):
    page = client.get("/?type=talks&place=Kabul").content.decode()
    assert '<option value="Kabul" selected>Kabul (0)</option>' in page
    assert "No event is left by this filter." in page
    assert "Search all texts" not in page


def test_words_that_no_event_has_lead_to_a_search_of_all_texts(client):
    html = client.get("/?q=%3Cb%3E").content.decode()
    assert '<a href="/search/?q=%3Cb%3E">Search all texts for “<span dir="auto">&lt;b&gt;' in html


def test_the_heading_says_the_filter(client, decade):
    page = client.get("/?type=talks&from=2020&to=2020").content.decode()
    assert "<bdi>Talks, 2020</bdi></h1>" in page
    assert "<title>Talks, 2020 · afghanpeace</title>" in page


def test_a_merged_event_is_not_listed(client):
    kept = factories.event()
    factories.event(merged_into=kept)
    assert shown(client.get("/")) == [kept.pk]


def test_pages_follow_each_other_without_gap_or_repetition(client):
    same_day = [factories.event(f"Event {number}") for number in range(90)]
    seen, address, pages = [], "/", 0
    while address:
        page = client.get(address)
        seen += shown(page)
        link = re.search(r'id="more"><a href="([^"]+)"', page.content.decode())
        address = link[1].replace("&amp;", "&") if link else ""
        pages += 1
    assert seen == [event.pk for event in same_day]
    assert pages == 3


def test_a_later_page_leads_back_to_the_beginning(client):
    first = factories.event()
    page = client.get(f"/?type=meeting&after={first.sort_date}.{first.pk}")
    assert 'href="/?type=meeting">Back to the beginning' in page.content.decode()


def test_the_parts_for_htmx_come_from_the_same_address(client, decade):
    whole = client.get("/?type=talks")
    fragment = client.get("/?type=talks", headers=HTMX)
    rows = client.get("/?type=talks", headers=HTMX | {"HX-Target": "more"})
    assert shown(whole) == shown(fragment) == shown(rows)
    assert b"<html" in whole.content
    assert b"<html" not in fragment.content
    assert b'id="heading"' in fragment.content
    assert b'id="heading"' not in rows.content
    assert all("HX-Request" in response.headers["Vary"] for response in (whole, fragment, rows))


def test_restoring_history_takes_the_whole_page(client, decade):
    restored = client.get("/", headers=HTMX | {"HX-History-Restore-Request": "true"})
    assert b"<html" in restored.content


@pytest.mark.parametrize("count", [5, 60])
@pytest.mark.parametrize("query", ["", "?type=meeting&from=2020&actor=taliban&place=Doha"])
def test_the_number_of_queries_does_not_grow(client, count, query, django_assert_max_num_queries):
    with factories.together():
        for number in range(count):
            report = factories.article(f"Report {number}")
            factories.event(actors=("Taliban", f"Envoy {number}"), place="Doha", reported=report)
    with django_assert_max_num_queries(10):
        page = client.get(f"/{query}")
    assert len(shown(page)) == min(count, 40)


def test_only_the_open_list_asks_to_be_found(client, decade):
    assert b'content="index, follow"' in client.get("/").content
    assert b'content="noindex, follow"' in client.get("/?type=talks").content


def test_an_empty_site_says_so(client):
    assert "No event is left" in text(client.get("/"))


def test_posting_is_not_allowed():
    assert Client().post("/").status_code == 405


def test_words_are_found_in_titles(client, decade):
    Event.objects.filter(pk=decade["accord"].pk).update(words="'accord':1")
    assert names(decade, client.get("/?q=accord")) == ["accord"]
