"""An actor's page: when he did what, what he said by topic, and who was there with him."""

import html
import re

import pytest
from playwright.sync_api import expect

from events import bitmaps, derived
from events.ingest import ingest
from events.models import Event, Filter, Role, Statement
from tests import factories
from tests.pages import as_read
from tests.reports import doha

pytestmark = pytest.mark.django_db


@pytest.fixture
def envoy():
    return factories.actor("Karim Logari", "person")


def page_of(client, actor):
    response = client.get(actor.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def part(page, name):
    """A section of the page."""
    return page.split(f'<section id="{name}"', 1)[1].split(f'id="{name}-title"', 1)[1]


class TestPictureOfTime:
    def test_every_bar_leads_to_the_timeline_of_the_actor_and_its_days(self, client, envoy):
        with factories.together():
            for edtf in ("2019-03-04", "2020-05-12", "2020-06"):
                factories.event(edtf=edtf, actors=(envoy,))
        factories.event(edtf="2001-01-01", actors=("Taliban",))
        page = page_of(client, envoy)
        bars = re.findall(r'<a class="bar" href="([^"]+)" aria-label="([^"]+)"', page)
        assert [label for _, label in bars] == [
            "March 2019: 1 event", "May 2020: 1 event", "June 2020: 1 event",
        ]  # fmt: skip
        for address in (html.unescape(address) for address, _ in bars):
            assert address.startswith("/?actor=karim-logari&from=")
            assert "1 event" in as_read(client.get(address).content.decode())

    def test_dates_are_drawn_as_exactly_as_they_are_known(self, client, envoy):
        with factories.together():
            for edtf in ("2019-03-04", "2020-06", "2020", "1998/2010"):
                factories.event(edtf=edtf, actors=(envoy,))
        drawn = set(
            re.findall(
                r'<rect class="(day|month|rough|maybe)"',
                part(page_of(client, envoy), "picture").split('class="below"')[0],
            )
        )
        assert drawn == {"day", "month", "rough", "maybe"}

    def test_a_table_stands_behind_it(self, client, envoy):
        factories.event(edtf="2012", actors=(envoy,))
        factories.event(edtf="2019-07", actors=(envoy,))
        table = part(page_of(client, envoy), "picture").split("<table>")[1]
        assert "July to September 2019 1 0" in as_read(table)
        assert "October to December 2012 0 1" in as_read(table)

    def test_without_a_date_there_is_nothing_to_draw_but_that_is_said(self, client, envoy):
        assert 'id="picture"' not in page_of(client, envoy)
        factories.event(edtf="", actors=(envoy,))
        assert "1 event has no date" in as_read(part(page_of(client, envoy), "picture"))


@pytest.fixture
def speech():
    return factories.article(
        "Speech",
        "Free our prisoners. First a truce, then the prisoners. A truce needs trust. Good morning.",
    )


def topics(page):
    """The topics of the page, with the statements that stand under each."""
    found = {}
    for section in part(page, "positions").split('<section class="topic"')[1:]:
        [label] = [as_read(h3) for h3 in re.findall(r"<h3.*?</h3>", section, re.DOTALL)]
        quotes = re.findall(r"<blockquote.*?</blockquote>", section, re.DOTALL)
        found[label] = [as_read(quote) for quote in quotes]
    return found


class TestPositions:
    def test_statements_stand_under_their_topics_in_the_order_of_time(self, client, envoy, speech):
        factories.statement(envoy, "A truce needs trust.", speech, edtf="2020-02")
        factories.statement(envoy, "First a truce, then the prisoners.", speech, edtf="2019-11-02")
        factories.statement(envoy, "Free our prisoners.", speech, edtf="2018")
        factories.statement(envoy, "Good morning.", speech, edtf="2017")
        factories.statement("Somebody Else", "A truce needs trust.", speech)
        assert topics(page_of(client, envoy)) == {
            "Ceasefire 2 statements": [
                "First a truce, then the prisoners.", "A truce needs trust.",
            ],
            "Prisoners 2 statements": ["Free our prisoners.", "First a truce, then the prisoners."],
            "Other matters 1 statement": ["Good morning."],
        }  # fmt: skip

    def test_the_first_few_lead_to_all_the_others(self, client, envoy, speech):
        with factories.together():
            for month in range(1, 7):
                factories.statement(envoy, "A truce needs trust.", speech, edtf=f"2020-0{month}")
        page = page_of(client, envoy)
        assert len(topics(page)["Ceasefire 6 statements"]) == 4
        address = "/statements/?topic=ceasefire&actor=karim-logari"
        assert f'href="{address.replace("&", "&amp;")}">All 6 statements' in page
        listed = client.get(address).content.decode()
        assert listed.count("A truce needs trust.") == 6

    def test_what_has_no_topic_can_be_reached(self, client, envoy, speech):
        factories.statement(envoy, "Good morning.", speech)
        listed = client.get("/statements/?actor=karim-logari&topic=other").content.decode()
        assert "Good morning." in listed

    def test_each_says_day_paragraph_and_the_office_then(self, client, envoy, speech):
        for title, start, end in (("envoy", "2018", "2019"), ("minister", "2020", "2021")):
            Role.objects.create(
                actor=envoy, title=title, start_edtf=start, end_edtf=end,
                start=f"{start}-01-01", end=f"{end}-12-31",
            )  # fmt: skip
        said = factories.statement(envoy, "A truce needs trust.", speech, edtf="2018-03-01")
        factories.statement(envoy, "Good morning.", speech, edtf="")
        page = page_of(client, envoy)
        assert f'href="/articles/{speech.slug}/#s{said.pk}"' in page
        told = as_read(part(page, "positions"))
        assert "1 March 2018 A truce needs trust. envoy ¶1 Speech · direct, “said” machine" in told
        assert "Undated Good morning. ¶1 Speech" in told
        assert "minister" not in told

    def test_what_editors_rejected_is_not_a_position(self, client, envoy, speech):
        factories.statement(envoy, "A truce needs trust.", speech, status="rejected")
        assert "Nothing this actor said is reported." in as_read(page_of(client, envoy))

    def test_a_changed_text_moves_to_its_topic(self, client, envoy, speech):
        said = factories.statement(envoy, "Good morning.", speech)
        said.text = "Free our prisoners."
        said.save()
        bitmaps.refresh(statements=[said.pk])
        assert list(topics(page_of(client, envoy))) == ["Prisoners 1 statement"]


@pytest.mark.parametrize("again", [lambda: ingest(doha().result()), derived.rebuild])
def test_a_changed_vocabulary_reaches_stored_statements(again):
    ingest(doha().result())
    told = dict(Statement.objects.values_list("pk", "topics"))
    assert told
    assert all(told.values())
    Statement.objects.update(topics=["forgotten"])
    again()
    assert dict(Statement.objects.values_list("pk", "topics")) == told
    counted = {facet.value for facet in Statement.objects.facets(Filter(), ("topics",))["topics"]}
    assert counted == {topic for row in told.values() for topic in row}


def company(page):
    table = page.split('<table class="company"')[1].split("</table>")[0]
    return [as_read(row) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)[1:]]


class TestCompany:
    def test_those_who_appear_most_often_beside_an_actor_come_first(self, client, envoy):
        with factories.together():
            for year in (2001, 2002, 2010):
                factories.event(edtf=str(year), actors=(envoy, "Taliban"))
        factories.event(edtf="2005-06-07", actors=(envoy, "Qatar", "Taliban"))
        factories.event(edtf="", actors=(envoy, "Nobody Known"))
        factories.event(edtf="2011", actors=("Qatar", "Taliban"))
        assert company(page_of(client, envoy)) == [
            "Taliban 4 shared with Taliban, on the timeline 2001 – 2010",
            "Nobody Known 1 shared with Nobody Known, on the timeline undated",
            "Qatar 1 shared with Qatar, on the timeline 2005",
        ]

    def test_the_number_is_that_of_the_timeline_it_leads_to(self, client, envoy):
        with factories.together():
            for year in (2001, 2002):
                factories.event(f"Shared {year}", str(year), actors=(envoy, "Taliban"))
        factories.event("Alone", "2003", actors=(envoy,))
        factories.event("Without him", "2004", actors=("Taliban",))
        [link] = re.findall(
            r'<td role="cell" class="count"><a href="([^"]+)', page_of(client, envoy)
        )
        shown = client.get(html.unescape(link)).content.decode()
        assert "Events with Karim Logari together with Taliban" in as_read(shown)
        assert re.findall(r"Shared \d+|Alone|Without him", as_read(shown)) == [
            "Shared 2001", "Shared 2002",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "hidden", [{"status": "rejected"}, {"dropped": True}], ids=["rejected", "dropped"]
    )
    def test_who_is_not_shown_elsewhere_is_not_shown_here(self, client, envoy, hidden):
        shared = factories.event(actors=(envoy, "Taliban"))
        if "dropped" in hidden:
            shared.participations.filter(actor__name="Taliban").update(**hidden)
        else:
            Event.objects.filter(pk=shared.pk).update(**hidden)
        bitmaps.refresh(events=[shared.pk])
        assert 'id="company"' not in page_of(client, envoy)

    def test_a_dot_stands_for_its_events_by_its_area(self, client, envoy):
        with factories.together():
            for edtf in ("2010-01-01", "2015-02", "2015-03", "2015-01-09/2015-02-02", "2015-01-31"):
                factories.event(edtf=edtf, actors=(envoy, "Taliban"))
        factories.event(edtf="1990", actors=(envoy,))
        row = page_of(client, envoy).split('role="rowheader"')[1].split("</tr>")[0]
        small, large = map(float, re.findall(r'<circle class="dot"[^>]* r="([\d.]+)"', row))
        assert large == pytest.approx(2 * small, abs=0.02)

    def test_what_may_lie_in_several_years_has_no_dot(self, client, envoy):
        factories.event(edtf="2001/2014", actors=(envoy, "Taliban"))
        row = page_of(client, envoy).split('role="rowheader"')[1].split("</tr>")[0]
        assert "<circle" not in row
        assert row.count('<rect class="maybe"') >= 14
        assert "2001" in as_read(row)

    def test_beyond_a_dozen_the_others_are_named_below(self, client, envoy):
        factories.event(actors=(envoy, *(f"Delegate {number}" for number in range(15))))
        page = page_of(client, envoy)
        assert len(company(page)) == 12
        assert "3 more" in as_read(part(page, "company"))
        assert page.count("shared with Delegate") == 15

    def test_a_crowd_leaves_the_actor_himself_counted(self, client, envoy):
        for number in range(60):
            factories.actor(f"Busy {number}")
        crowd = [f"Busy {number}" for number in range(60)]
        factories.event("A conference", actors=(envoy, *crowd))
        factories.event("Another conference", actors=tuple(crowd))
        page = page_of(client, envoy)
        assert "1 event" in as_read(page.split('<nav class="jump"')[1].split("</nav>")[0])
        assert Event.objects.tally(Filter(actors=("karim-logari",))).total == 1


def test_nothing_an_article_says_can_break_out_of_the_page(client):
    evil = factories.actor('<img src=x onerror="alert(1)">', "person", slug="evil")
    other = factories.actor("</table><script>alert(2)</script>", "person", slug="worse")
    report = factories.article("<b>T</b>", "A truce & <script>alert(3)</script> for all.")
    factories.event(actors=(evil, other), reported=report, words="truce")
    factories.statement(
        evil, "A truce & <script>alert(3)</script> for all.", report, cue="<i>said</i>"
    )
    page = page_of(client, evil)
    for harm in ("<img src=x", "<script>alert", "<i>said", "<b>T"):
        assert harm not in page


def test_a_reader_goes_from_the_chart_and_the_company_to_the_timeline(live_server, page):
    envoy = factories.actor("Karim Logari", "person")
    with factories.together():
        for year in (2018, 2019, 2019):
            factories.event("They meet", f"{year}-04-02", actors=(envoy, "Taliban"))
    page.goto(live_server.url + envoy.get_absolute_url())
    page.locator("a.bar").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Events with Karim Logari, April 2019")
    page.go_back()
    page.get_by_role("link", name="3 shared with Taliban").click()
    expect(page.locator("h1")).to_have_text("Events with Karim Logari together with Taliban")
    # What is clicked leaves the page with the answer.
    page.get_by_role("group", name="Together with").get_by_label("Taliban").click()
    expect(page.locator("h1")).to_have_text("Events with Karim Logari")
