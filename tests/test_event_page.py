"""An event's page: each thing it says stands one click from the words that say so."""

import pytest

from events.display.report import origin
from events.models import Annotation, Event, Mention, Participation, Role
from tests import factories
from tests.pages import as_read

pytestmark = pytest.mark.django_db

TEXT = "On Thursday the envoy met Mr Ghani in Kabul. The talks lasted for two hours."


def text(response):
    return as_read(response.content.decode())


@pytest.fixture
def report():
    return factories.article(
        "Envoy in Kabul", "A headline", TEXT,
        published="2020-05-14/2020-05-16", published_inferred=True,
        published_evidence=["“Thursday” and the attack of 12 May"],
    )  # fmt: skip


@pytest.fixture
@factories.together()
def meeting(report):
    event = factories.event(
        "Envoy meets Ghani", "2020-05-14", place="Kabul", actors=("Ashraf Ghani",)
    )
    mention = factories.mention(
        event, report, words="met", number=2,
        phrase="On Thursday", anchor="2020-05-15", anchor_note="publication", rule="weekday",
    )  # fmt: skip
    factories.evidence(mention, "On Thursday", field="date", number=2)
    factories.evidence(
        mention, "Mr Ghani", field="actor", number=2, who=factories.actor("Ashraf Ghani")
    )
    return event


def test_the_date_is_traced_to_words_and_to_the_article_s_own_date(client, meeting):
    page = text(client.get(f"/events/{meeting.pk}/"))
    assert "14 May 2020: “On Thursday”, counted from the article’s date" in page
    assert (
        "(between 14 and 16 May 2020, itself inferred: “Thursday” and the attack of 12 May)" in page
    )
    assert "Rule: weekday." in page


def test_every_source_paragraph_is_quoted_with_the_deciding_words_marked(client, meeting, report):
    page = client.get(f"/events/{meeting.pk}/").content.decode()
    assert (
        '<mark class="on-date">On Thursday</mark> the envoy <mark class="on-trigger">met</mark> '
        '<mark class="on-actor">Mr Ghani</mark> in Kabul. The talks lasted for two hours.' in page
    )
    assert f'href="/articles/{report.slug}/#p2"' in page


def test_type_place_and_actors_are_given_with_codes_roles_offices_and_words(client, meeting):
    ghani = factories.actor("Ashraf Ghani")
    Role.objects.create(actor=ghani, title="president", body="Kabul", start="2014-09-29")
    Role.objects.create(actor=ghani, title="minister", start="2002-06-02", end="2004-12-14")
    page = text(client.get(f"/events/{meeting.pk}/"))
    assert "PLOVER CONSULT, visit" in page
    assert "ACLED Strategic developments" in page
    assert "Kabul" in page
    assert "Ashraf Ghani participant president, Kabul in the words “Mr Ghani”" in page
    assert "minister" not in page, "he no longer was"


def test_all_accounts_are_shown_and_their_disagreement_is_said(client, meeting):
    other = factories.article("Another report", "They met the day before.", source="Some Agency")
    factories.mention(meeting, other, edtf="2020-05-13", phrase="13 May")
    page = text(client.get(f"/events/{meeting.pk}/"))
    assert "sources differ" in page
    assert "13 May 2020: “13 May”, as it is written." in page
    assert "Some Agency, published 15 May 2020" in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"edtf": ""}, "The text gives no date."),
        ({"edtf": "2020"}, "No words of the text; known from elsewhere."),
        ({"edtf": "2020", "anchor_note": "a landmark"}, "No words of the text; a landmark."),
        (
            {"edtf": "2020", "phrase": "the deal", "rule": "landmark"},
            "“the deal” means a well-known event, whose date is on record.",
        ),
        ({"edtf": "2020", "phrase": "in 2020"}, "“in 2020”, as it is written."),
        (
            {"edtf": "../2020-05-15", "rule": "reported"},
            "The text gives no date; it was reported by 15 May 2020.",
        ),
        (
            {"edtf": "2020", "phrase": "a day later", "anchor": "2020-02-29",
             "anchor_note": "the date before"},
            "“a day later”, counted from the date before (29 February 2020).",
        ),
    ],
)  # fmt: skip
def test_where_a_date_comes_from_is_said_in_words(values, words):
    event = factories.event()
    mention = factories.mention(event, factories.article(published=""), **values)
    assert origin(Mention.objects.get(pk=mention.pk)) == words


def test_the_day_of_a_well_known_event_is_no_name_of_it():
    article = factories.article("Report", "The pact was signed on Saturday.")
    mention = factories.mention(
        factories.event(), article, words="pact", phrase="Saturday", rule="landmark"
    )
    factories.evidence(mention, "Saturday", field="date")
    assert origin(mention) == "A well-known event, whose date is on record; “Saturday” fits it."


def test_of_many_clues_to_the_article_s_date_two_are_told(client, meeting, report):
    report.published_evidence = ["a weekday", "a leap day", "an office", "an election"]
    report.save()
    page = text(client.get(f"/events/{meeting.pk}/"))
    assert "itself inferred: a weekday; a leap day; 2 more)." in page


def test_what_an_editor_changed_is_shown_beside_what_the_machine_says(client, meeting):
    Event.objects.filter(pk=meeting.pk).update(
        status="edited",
        machine={
            "title": "Met",
            "edtf": "2020-05",
            "modifier": "",
            "type": "talks",
            "place": "Kabul",
        },
    )
    page = text(client.get(f"/events/{meeting.pk}/"))
    assert "title: the machine says “Met”" in page
    assert "date: the machine says “May 2020”" in page
    assert "type: the machine says “Talks”" in page
    assert "place: the machine" not in page


def test_notes_of_editors_are_shown(client, meeting, django_user_model):
    author = django_user_model.objects.create(username="nargis")
    Annotation.objects.create(event=meeting, text="Seen by two agencies.", author=author)
    page = text(client.get(f"/events/{meeting.pk}/"))
    assert "Seen by two agencies." in page
    assert "nargis" in page


def test_a_merged_event_leads_on_to_the_kept_one(client, meeting):
    gone = factories.event(merged_into=meeting)
    response = client.get(f"/events/{gone.pk}/")
    assert (response.status_code, response["Location"]) == (302, f"/events/{meeting.pk}/")


def test_a_rejected_event_keeps_its_page_and_says_so(client):
    event = factories.event(status="rejected")
    assert "rejected" in text(client.get(f"/events/{event.pk}/"))


def test_an_event_that_an_editor_added_needs_no_article(client):
    event = factories.event(summary="Told by a witness.", edtf="")
    page = text(client.get(f"/events/{event.pk}/"))
    assert "Told by a witness." in page
    assert "Undated" in page


def test_an_unknown_event_is_not_found(client):
    assert client.get("/events/999999/").status_code == 404
    assert client.get("/events/99999999999999999999/").status_code == 404


@pytest.mark.parametrize("accounts", [1, 12])
def test_the_number_of_queries_does_not_grow(client, accounts, django_assert_max_num_queries):
    event = factories.event(actors=("Taliban", "United States"))
    with factories.together():
        for number in range(accounts):
            factories.mention(event, factories.article(f"Report {number}"))
    with django_assert_max_num_queries(8):
        client.get(f"/events/{event.pk}/")


def test_an_actor_s_own_name_is_not_repeated_as_his_words(client, meeting):
    ghani = factories.actor("Mr Ghani")
    factories.evidence(meeting.mentions.get(), "Mr Ghani", field="actor", number=2, who=ghani)
    Participation.objects.create(event=meeting, actor=ghani, role="host")
    assert "Mr Ghani host in the words" not in text(client.get(f"/events/{meeting.pk}/"))


def test_a_rejected_event_says_so_where_its_title_stands(client):
    event = factories.event(status="rejected")
    assert "rejected by an editor" in text(client.get(f"/events/{event.pk}/"))
