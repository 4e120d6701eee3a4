"""What an entry of the timeline says of its event."""

import pytest

from events import bitmaps
from tests import factories
from tests.pages import as_read

pytestmark = pytest.mark.django_db


def text(response):
    return as_read(response.content.decode())


def test_an_event_shows_its_source_doubt_and_trust(client):
    report = factories.article("Envoys meet", "The envoys met on Tuesday. Then they left.")
    other = factories.article("Envoys met", "They met a day earlier.")
    event = factories.event(
        "Envoys meet in Doha", "2020-05-12", occurrence="not_held", status="edited", place="Doha",
        actors=("Zalmay Khalilzad",), reported=report,
    )  # fmt: skip
    factories.evidence(event.mentions.get(), "on Tuesday", field="date")
    factories.mention(event, other, edtf="2020-05-11")
    page = client.get("/").content.decode()
    assert (
        'The envoys <mark class="on-trigger">met</mark> '
        '<mark class="on-date">on Tuesday</mark>.</p>' in page
    )
    assert f'href="/articles/{report.slug}/#p1"' in page
    assert 'href="/actors/zalmay-khalilzad/"' in page
    for words in (
        "planned, not held",
        "edited",
        "2 sources",
        "Sources differ",
        "Meeting · in Doha",
    ):
        assert words in text(client.get("/"))


def test_accounts_that_are_only_less_precise_do_not_differ(client):
    event = factories.event(reported=factories.article())
    factories.mention(event, factories.article("Another"), edtf="2020-05")
    assert "ources differ" not in text(client.get("/"))


def test_an_actor_whom_an_editor_took_out_is_not_shown(client):
    event = factories.event(actors=("Taliban",))
    event.participations.update(dropped=True)
    bitmaps.refresh(events=[event.pk])
    assert "Taliban" not in text(client.get("/"))


def test_the_quotation_comes_from_the_account_that_bears_out_the_date(client):
    event = factories.event(edtf="2020-05-12")
    vague = factories.article("Vague", "They met some time in May.")
    exact = factories.article("Exact", "They met on 12 May.")
    factories.mention(event, vague, edtf="2020-05", confidence=0.9)
    factories.mention(event, exact, confidence=0.4)
    page = text(client.get("/"))
    assert "They met on 12 May." in page
    assert "some time in May" not in page


def test_an_article_with_two_accounts_of_an_event_counts_it_once(client):
    report = factories.article("Report")
    event = factories.event(reported=report)
    factories.mention(event, report, words="signed")
    assert ">Report (1)</option>" in client.get("/").content.decode()


def test_as_known_on_a_day_nothing_is_quoted_that_was_published_later(client):
    early = factories.article("Early report", "They met in Doha.", published="2020-05-13")
    late = factories.article("Late report", "They met again.", published="2021-01-01")
    event = factories.event("Envoys meet", "2020-05-12", reported=early)
    factories.mention(event, late, edtf="2020-05-11", confidence=1)
    differing = "2 sources Sources differ on the date: 12 May 2020 ¶1 or 11 May 2020 ¶1"
    assert differing in text(client.get("/"))
    known = text(client.get("/?known=2020-06-01"))
    assert "Early report" in known
    assert "sources" not in known.split("Early report")[1].split("Dates and accounts")[0]
    assert "They met again" not in known
