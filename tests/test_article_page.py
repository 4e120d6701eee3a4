"""The reading page: the whole text in numbered paragraphs, its findings marked and beside it."""

import re
from html import unescape

import pytest

from events.display.elsewhere import in_original
from events.models import Actor, Paragraph
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "On Tuesday envoys of the Taliban met Mr Price. “We go on,” Mr Price said."


@pytest.fixture
@factories.together()
def report():
    article = factories.article(
        "Envoys & others", ("Envoys & others", "heading"), TEXT, ("-Section-", "heading"),
        ("READ ALSO: more", "boilerplate"), ("#peace", "boilerplate"), "The end.",
        published="2020-05-14/2020-05-16", source="Agency", source_url="https://example.org/a",
    )  # fmt: skip
    factories.event("Envoys meet Price", reported=article, number=2)
    price = factories.actor("Ned Price", "person")
    factories.statement(price, "We go on,", article, number=2)
    factories.named(price, article, "Mr Price", 2)
    factories.named(factories.actor("Taliban"), article, "Taliban", 2)
    return article


def page(client, article):
    return client.get(f"/articles/{article.slug}/").content.decode()


def lines(html):
    """The text of each paragraph by number, as a reader gets it."""
    found = re.findall(r'id="p(\d+)".*?<p class="text"[^>]*>(.*?)</p>', html, re.DOTALL)
    return {int(number): unescape(re.sub(r"<[^>]+>", "", text)) for number, text in found}


def test_every_paragraph_is_there_unchanged_under_its_number(client, report):
    stored = Paragraph.objects.filter(revision__article=report)
    assert lines(page(client, report)) == {p.number: p.text for p in stored}


def test_the_number_is_a_link_to_the_paragraph(client, report):
    assert '<a class="number" href="#p2" aria-label="Paragraph 2">2</a>' in page(client, report)


def test_evidence_statements_and_actors_are_marked_in_the_text(client, report):
    html = page(client, report)
    event = report.mentions.get().event
    statement = report.statements.get()
    assert re.search(
        rf'<mark class="on-trigger talk" id="e{event.pk}"><a [^>]+>met</a></mark>', html
    )
    assert f'<span class="said" id="s{statement.pk}">We go on,</span>' in html
    assert '<a class="who" href="/actors/taliban/">Taliban</a>' in html


def test_what_was_read_out_of_a_paragraph_stands_beside_it(client, report):
    beside = re.search(r'<aside[^>]*From paragraph 2".*?</aside>', page(client, report), re.DOTALL)
    assert beside
    assert f'href="/events/{report.mentions.get().event_id}/"' in beside[0]
    assert "Envoys meet Price" in beside[0]
    assert "12 May 2020" in beside[0]
    assert f'href="#s{report.statements.get().pk}"' in beside[0]
    assert "Ned Price" in beside[0]


def test_deciding_words_and_their_note_lead_to_each_other(client, report):
    mention = report.mentions.get()
    factories.evidence(mention, "end", number=6)
    html = page(client, report)
    for number, words, name in ((2, "met", "e{}"), (6, "end", "e{}-6")):
        note, at = f"n{number}-{mention.event_id}", name.format(mention.event_id)
        assert f'id="{at}"><a class="to-note" href="#{note}">{words}</a></mark>' in html
        beside = re.search(rf'<li id="{note}">.*?</li>', html, re.DOTALL)
        assert beside
        assert f'href="#{at}"' in beside[0]


def test_the_words_that_say_so_and_the_note_of_a_statement_lead_to_each_other(client, report):
    statement = report.statements.get()
    where = factories.span(factories.paragraph(report, 2), "said")
    statement.quotes.create(part="cue", **where)
    html = page(client, report)
    assert f'<a class="cue" href="#v{statement.pk}">said</a>' in html
    beside = re.search(rf'<li class="voice" id="v{statement.pk}">.*?</li>', html, re.DOTALL)
    assert beside
    assert f'href="#s{statement.pk}"' in beside[0]


def test_deciding_words_that_name_somebody_lead_to_him(client, report):
    factories.event("The Taliban act", reported=report, words="the Taliban", number=2)
    html = page(client, report)
    assert '<a class="who" href="/actors/taliban/">Taliban</a>' in html
    assert html.count('class="to-note"') == 1


def test_a_label_that_names_the_speaker_leads_to_him(client):
    report = factories.article("A transcript", "ENVOY KHAN: We go on.")
    khan = factories.actor("Khan", "person")
    said = factories.statement(khan, "We go on.", report, cue="ENVOY KHAN")
    label = factories.span(factories.paragraph(report), "ENVOY KHAN")
    said.quotes.create(part="cue", **label)
    factories.named(khan, report, "KHAN")
    html = page(client, report)
    assert '<a class="who" href="/actors/khan/">KHAN</a>' in html
    assert 'class="cue"' not in html


def test_a_paragraph_that_only_names_an_actor_of_an_event_does_not_claim_it(client, report):
    mention = report.mentions.get()
    factories.evidence(mention, "The end", field="actor", number=6)
    assert 'From paragraph 6"' not in page(client, report)


def test_boilerplate_and_the_repeated_title_are_folded_in_their_place(client, report):
    folded = re.findall(
        r'<details class="boilerplate.*?</details>', page(client, report), re.DOTALL
    )
    assert [list(lines(part)) for part in folded] == [[1], [4, 5]]
    assert "boilerplate, 2 paragraphs" in folded[1]


def test_the_source_and_its_date_are_given(client, report):
    html = page(client, report)
    assert 'href="https://example.org/a" rel="noopener nofollow external"' in html
    assert "between 14 and 16 May 2020" in html
    assert "inferred" not in html


def test_an_inferred_date_says_how(client):
    article = factories.article(published_inferred=True, published_evidence=["a leap day"])
    html = page(client, article)
    assert "published 15 May 2020 (inferred)" in html
    folded = re.search(r"<details class=\"origin\">.*?</details>", html, re.DOTALL)
    assert folded
    assert "How the date was inferred" in folded[0]
    assert '<li dir="auto">a leap day</li>' in folded[0]


def test_an_article_without_a_date_says_so(client):
    assert "of unknown date" in page(client, factories.article(published=""))


def test_what_editors_rejected_is_not_marked(client, report):
    report.statements.update(status="rejected")
    event = report.mentions.get().event
    event.status = "rejected"
    event.save()
    html = page(client, report)
    assert 'class="said"' not in html
    assert "<mark" not in html


def test_only_the_current_revision_is_shown(client, report):
    report.revisions.update(is_current=False)
    newer = report.revisions.create(number=2, sha256="0" * 64)
    Paragraph.objects.create(
        revision=newer, number=1, kind="body", start=0, text="New.", digest="x"
    )
    assert lines(page(client, report)) == {1: "New."}


def test_an_unknown_article_is_not_found(client):
    assert client.get("/articles/nothing/").status_code == 404


def test_of_a_rejected_speaker_only_the_words_of_the_article_are_left(client, report):
    report.statements.update(speaker_text="the envoy")
    assert ">Ned Price</a> <small>direct" in page(client, report)
    Actor.objects.filter(name="Ned Price").update(status="rejected")
    assert ">the envoy</a> <small>direct" in page(client, report)


def test_a_rejected_article_says_so_keeps_its_words_and_is_not_listed(client, report):
    assert "An editor rejected this article." not in page(client, report)
    report.status = "rejected"
    report.save()
    html = page(client, report)
    assert "An editor rejected this article." in html
    assert '<meta name="robots" content="noindex, follow">' in html
    assert lines(html)
    assert "Envoys" not in client.get("/articles/").content.decode()


@pytest.mark.parametrize("count", [1, 40])
def test_the_number_of_queries_does_not_grow(client, count, django_assert_max_num_queries):
    article = factories.article("Long", *[TEXT] * count)
    with factories.together():
        for number in range(1, count + 1):
            factories.event(reported=article, number=number)
            factories.statement("Ned Price", "We go on,", article, number=number)
            others = factories.article(f"Other {number}", published="2021")
            factories.mention(article.mentions.latest("id").event, others)
    with django_assert_max_num_queries(10):
        page(client, article)


def test_the_reports_before_and_after_are_one_click_away(client):
    first = factories.article("First report", published="2020-05-13")
    event = factories.event(reported=first)
    second = factories.article("Second report", "Once more they met.", published="2020-05-14")
    later = factories.article("Undated report", published="")
    rejected = factories.article("Rejected report", published="2020-05-15", status="rejected")
    for other in (second, later, rejected):
        factories.mention(event, other)

    html = page(client, second)

    assert f'<a href="/articles/{first.slug}/#p1" rel="prev"' in html
    assert f'<a href="/articles/{later.slug}/#p1" rel="next"' in html
    assert 'rel="prev"' not in page(client, first)
    assert "Rejected report" not in html + page(client, later)


@pytest.mark.parametrize(
    ("url", "words", "address"),
    [
        ("https://a.org/x", "They met.", "https://a.org/x#:~:text=They%20met."),
        ("https://a.org/x#top", "They met", "https://a.org/x#top:~:text=They%20met"),
        ("https://a.org/x", "a-b, c & “d”", "https://a.org/x#:~:text=a%2Db%2C%20c%20%26%20%E2%80%9Cd%E2%80%9D"),
        (
            "https://a.org/x",
            " ".join("abcdefghijklmnop"),
            "https://a.org/x#:~:text=a%20b%20c%20d%20e%20f,k%20l%20m%20n%20o%20p",
        ),
    ],
)  # fmt: skip
def test_words_are_found_on_the_page_of_their_publisher(url, words, address):
    assert in_original(url, words) == address


def test_events_lead_to_their_words_in_the_original_if_its_address_is_known(client, report):
    assert "https://example.org/a#:~:text=On%20Tuesday" in unescape(page(client, report))
    report.source_url = "javascript:alert(1)"
    report.save()
    assert "in the original" not in page(client, report)


def test_the_list_has_counts_and_the_latest_first(client, report):
    factories.article("Later", published="2021")
    html = client.get("/articles/").content.decode()
    assert html.index("Later") < html.index("Envoys &amp; others")
    assert re.search(r">1 event</a>.*>1 statement</a>", html)


def test_the_list_has_pages(client):
    days = ["2020-05-15"] * 30 + ["2021", ""] * 40
    made = {factories.article(f"Report {n}", published=day).slug for n, day in enumerate(days)}
    seen: list[str] = []
    address = "/articles/"
    while address:
        html = client.get(address).content.decode()
        assert "110 articles" in html
        seen += re.findall(r'<h2><a href="/articles/([^"]+)/"', html)
        following = re.search(r'<a rel="next" href="([^"]+)">Earlier articles', html)
        address = f"/articles/{following[1]}" if following else ""
    assert len(seen) == 110
    assert set(seen) == made
    assert 'rel="first" href="/articles/"' in html


@pytest.mark.parametrize("wrong", ["3", "x", "2020-05-15", "2020-02-30.1"])
def test_a_place_in_the_list_that_is_none_is_refused(client, wrong):
    refused = client.get("/articles/", {"after": wrong})
    assert refused.status_code == 400
    assert "after" in refused.content.decode()
