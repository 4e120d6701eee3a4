"""The search page: what is found, in which order, within which choices; what helps if nothing."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from events import derived, words
from events.models import Alias, Event, Statement
from events.search import ranking
from tests import factories

pytestmark = pytest.mark.django_db

TEXTS = (
    "Envoys signed the peace agreement in Doha.",
    "Peace is far, said the men who keep the prisoners. “We want peace talks,” said Ann.",
    "Talks about peace were held. A ceasefire was not agreed.",
    ("Subscribe for peace talks", "boilerplate"),
)


@pytest.fixture
def report():
    report = factories.article("Report of May", *TEXTS)
    factories.event(
        "Peace agreement signed in Doha", "2020-02-29", type="agreement", place="Doha",
        actors=("Taliban", "United States"), reported=report, words="signed", number=1,
    )  # fmt: skip
    factories.event(
        "Envoys hold talks", "2019-07", type="talks", actors=("Taliban",),
        reported=report, words="held", number=3,
    )  # fmt: skip
    factories.statement("Ann", "We want peace talks,", report, number=2, edtf="2020-05-12")
    Event.objects.update(summary="About peace.")
    index()
    return report


def index():
    derived.refresh(
        events=Event.objects.values_list("pk", flat=True),
        statements=Statement.objects.values_list("pk", flat=True),
    )


def page(client, query, status=200):
    response = client.get(f"/search/?{query}")
    assert response.status_code == status
    return response.content.decode()


def found(html):
    """Titles of events, statements in quotation marks, paragraphs by number."""
    hits = re.findall(
        r'<h3>.*?<a[^>]*>(.*?)</a>|<blockquote.*?<p[^>]*>(.*?)</p>|href="[^"]*#p(\d+)"', html
    )
    bare = [unescape(re.sub(r"<[^>]+>", "", "".join(hit))) for hit in hits]
    return sorted(bare)


AGREEMENT, TALKS, SAID = (
    "Peace agreement signed in Doha",
    "Envoys hold talks",
    "We want peace talks,",
)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("peace", ["1", "2", "3", TALKS, AGREEMENT, SAID]),
        ("agreement", ["1", AGREEMENT]),
        ("agreements", ["1", AGREEMENT]),
        ("peace talks", ["2", "3", TALKS, SAID]),
        ('"peace talks"', ["2", SAID]),
        ("peace -talks", ["1", AGREEMENT]),
        ("prisoner or Doha", ["1", "2", AGREEMENT]),
        ("prisoner OR Doha", ["1", "2", AGREEMENT]),
        ('"peace agreement', ["1", AGREEMENT]),
        ('peace" agreement', ["1", AGREEMENT]),
        ("-peace", []),
        ("the of and", []),
        ('"" -', []),
        ("-", []),
        ("nobody", []),
        ("&|!():*<->", []),
        ("- - -! (" * 20, []),
        (f"Taliban {'-' * 99}", [TALKS, AGREEMENT]),
        ("' OR 1=1 --", []),
        ("'; DROP TABLE events_event; --", []),
        ("<script>peace</script>", []),
        ("<b>peace</b> & talks", []),
        ("\\", []),
        ("%", []),
        ("Taliban", [TALKS, AGREEMENT]),
    ],
)  # fmt: skip
def test_what_is_found(client, report, query, hits):
    assert found(page(client, f"q={quote(query)}")) == sorted(hits)


@pytest.mark.parametrize("query", ["a" * 10_000, "a\x00b", "\x1b[2J"])
def test_what_nobody_types_is_refused(client, query):
    for address in ("/search/", "/suggest/", "/"):
        response = client.get(address, {"q": query, "who": query})
        assert response.status_code == 400
        assert "\x00" not in response.content.decode()


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("from=2020", ["1", AGREEMENT, SAID]),
        ("to=2019", ["3", TALKS]),
        ("type=talks", ["3", TALKS]),
        ("place=Doha", ["1", AGREEMENT]),
        ("actor=ann", [SAID]),
        ("status=verified", []),
        ("known=2019", []),
        ("certain=1&from=2020-02-29&to=2020-02-29", ["1", AGREEMENT]),
    ],
)
def test_the_other_choices_hold(client, report, query, hits):
    assert found(page(client, f"q=peace&{query}")) == sorted(hits)
    assert "Only among" in page(client, f"q=peace&{query}")


def test_choices_of_one_article_and_of_actors_named_in_paragraphs(client, report):
    other = factories.article("Another", "Ann spoke of peace.")
    factories.named(factories.actor("Ann", "person"), other, "Ann")
    assert found(page(client, f"q=peace&article={other.slug}")) == ["1"]
    assert found(page(client, "q=peace&actor=ann")) == ["1", SAID]


def test_what_editors_rejected_is_not_found(client, report):
    other = factories.article("Another", "They spoke of peace.")
    assert found(page(client, f"q=peace&article={other.slug}")) == ["1"]
    other.status = "rejected"
    other.save()
    assert found(page(client, f"q=peace&article={other.slug}")) == []
    assert found(page(client, "q=spoke")) == []
    for row in (*Event.objects.all(), *Statement.objects.all()):
        row.status = "rejected"
        row.save()
    index()
    assert found(page(client, "q=peace")) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("kind=ghosts", "kind"),
        ("type=battle", "type"),
        ("page=2&kind=events", "page"),
        ("page=x&kind=events", "page"),
    ],
)
def test_what_means_nothing_is_refused(client, report, query, name):
    assert f"<code>{name}</code>" in page(client, f"q=peace&{query}", 400)


def test_every_hit_leads_to_where_it_is_read(client, report):
    html = page(client, "q=peace")
    event, statement = Event.objects.get(title=AGREEMENT), Statement.objects.get()
    paragraph = f"{report.get_absolute_url()}#p3"
    said = statement.get_absolute_url()
    for address in (event.get_absolute_url(), said, paragraph, "/?q=peace", "/statements/?q=peace"):
        assert f'href="{address}"' in html


def test_what_was_found_is_marked_and_nothing_else_is_markup(client):
    evil = "<img src=x onerror=alert(1)> peace & <b>peace</b>"
    factories.event(evil, reported=factories.article(evil, f"{evil} met."))
    index()
    html = page(client, "q=peace")
    assert '&lt;b&gt;<mark class="hit">peace</mark>&lt;/b&gt;' in html
    assert "<img" not in html
    assert "<b>" not in html


def test_titles_count_more_than_what_is_said_of_them(client):
    report = factories.article("Report", "They met.")
    factories.event("Nobody meets", "2021", summary="A truce.", reported=report)
    factories.event("Truce agreed", "2019", reported=report)
    factories.event("Truce, later", "2020", reported=report)
    index()
    titles = re.findall(r'/events/\d+/" dir="auto">(.*?)</a>', page(client, "q=truce"))
    bare = [re.sub("<[^>]+>", "", title) for title in titles]
    assert bare == ["Truce, later", "Truce agreed", "Nobody meets"]


def test_pages_hold_every_hit_once_and_the_order_is_stable(client):
    report = factories.article("Report", "They met.")
    with factories.together():
        for number in range(45):
            factories.event(f"Meeting {number}", "2020", reported=report)
    index()
    titles = [
        title
        for number in (1, 2, 3)
        for title in found(page(client, f"q=meeting&kind=events&page={number}"))
    ]
    assert len(titles) == len(set(titles)) == 45
    assert page(client, "q=meeting&kind=events&page=2") == page(
        client, "q=meeting&kind=events&page=2"
    )
    assert "All 45 events" in page(client, "q=meeting")
    assert len(found(page(client, "q=meeting"))) == 5


def test_only_the_newest_that_match_are_ranked(client, monkeypatch):
    monkeypatch.setattr(ranking, "POOL", 3)
    monkeypatch.setattr("events.views.search.POOL", 3)
    with factories.together():
        for year in range(2001, 2006):
            factories.event(f"Meeting of {year}", str(year))
    index()
    html = page(client, "q=meeting&kind=events")
    assert found(html) == ["Meeting of 2003", "Meeting of 2004", "Meeting of 2005"]
    assert "3+" in html
    assert "The newest 3 that match" in html


def test_what_is_rejected_merged_outdated_or_boilerplate_is_not_found(client, report):
    Event.objects.filter(title=TALKS).update(status="rejected")
    kept = Event.objects.get(title=AGREEMENT)
    factories.event("Peace agreement", merged_into=kept)
    index()
    assert found(page(client, "q=peace")) == sorted(["1", "2", "3", AGREEMENT, SAID])
    report.revisions.update(is_current=False)
    assert "1" not in found(page(client, "q=peace"))


def test_somebody_spelled_like_it_is_offered_where_nothing_is_found(client, report):
    baradar = factories.actor("Abdul Ghani Baradar", "person")
    Alias.objects.create(actor=baradar, name="برادر")
    words.refresh(actors=[baradar.pk])
    for query in ("Biradar", "Biradar spoke", "برادر"):
        html = page(client, f"q={query}")
        assert "Perhaps you mean" in html
        assert 'href="/actors/abdul-ghani-baradar/"' in html


def test_help_for_a_search_that_finds_nothing(client, report):
    html = page(client, "q=" + quote('"peace nobody"') + "&type=talks")
    for said in ("Nothing holds", "leave the marks out", "search everything", "peace or nobody"):
        assert said in html
    common = page(client, "q=the")
    assert "stand everywhere" in common
    assert "Perhaps you mean" not in common


def test_without_words_the_page_explains_how_to_ask(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = page(client, "")
    assert "these words in a row" in html
    assert 'name="q"' in html


def test_the_form_keeps_the_other_choices(client, report):
    html = page(client, "q=peace&type=talks&type=agreement&from=2019&kind=events")
    for field in (
        'name="type" value="talks"',
        'name="type" value="agreement"',
        'name="kind" value="events"',
        'value="2019"',
    ):
        assert field in html


@pytest.mark.parametrize("copies", [1, 6])
def test_the_number_of_queries_does_not_grow(client, report, copies, django_assert_max_num_queries):
    with factories.together():
        for number in range(copies):
            other = factories.article(f"Report {number}", "They met for peace.")
            factories.event("Peace meeting", actors=("Taliban", f"Envoy {number}"), reported=other)
            factories.statement(f"Envoy {number}", "They met for peace.", other)
    index()
    with django_assert_max_num_queries(12):
        page(client, "q=peace")
    with django_assert_max_num_queries(8):
        page(client, "q=peace&kind=events")


@pytest.mark.parametrize("address", ["/", "/lanes/", "/statements/"])
def test_an_actor_is_chosen_by_a_name_in_any_spelling(client, address):
    factories.actor("Abdul Ghani Baradar", "person")
    response = client.get(address, {"who": "Biradar", "type": "talks", "q": "peace"})
    assert response.status_code == 302
    assert response["Location"] == f"{address}?q=peace&type=talks&actor=abdul-ghani-baradar"
    again = client.get(address, {"who": "baradar", "actor": "abdul-ghani-baradar"})
    assert again["Location"] == f"{address}?actor=abdul-ghani-baradar"
    refused = client.get(address, {"who": "nobody"})
    assert refused.status_code == 400
    assert "in any spelling" in refused.content.decode()
