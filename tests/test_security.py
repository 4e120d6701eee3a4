"""Nothing from an article or an address reaches a page as markup, and no page needs to trust it."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from django.contrib.staticfiles import finders

from events.models import Alias, Annotation, Role
from tests import factories

pytestmark = pytest.mark.django_db

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}&amp;"
ADDRESSES = [
    "/", "/statements/", "/articles/", "/actors/", "/about/",
    f"/?q={quote(EVIL)}", f"/?type={quote(EVIL)}", f"/?from={quote(EVIL)}",
    f"/?after={quote(EVIL)}",
    f"/?actor={quote(EVIL)}", f"/?place={quote(EVIL)}", f"/?sort={quote(EVIL)}",
    f"/statements/?q={quote(EVIL)}", f"/actors/?q={quote(EVIL)}", f"/actors/?kind={quote(EVIL)}",
    "/search/", f"/search/?q={quote(EVIL)}", f"/search/?q=alert&kind={quote(EVIL)}",
    f"/search/?q=alert&page={quote(EVIL)}", "/search/?q=alert+script&kind=events",
    "/suggest/?q=alias", f"/suggest/?q={quote(EVIL)}", f"/suggest/?of={quote(EVIL)}",
    f"/?who={quote(EVIL)}",
    f"/articles/?after={quote(EVIL)}", "/lanes/", "/lanes/?by=type", f"/lanes/?page={quote(EVIL)}",
    "/changes/?known=2019-12-31", f"/changes/?known=2020-01-01&change={quote(EVIL)}",
    f"/changes/?known={quote(EVIL)}", f"/?known={quote(EVIL)}", "/?known=2020-05-15",
    f"/?with={quote(EVIL)}", f"/statements/?topic={quote(EVIL)}",
    f"/events.csv?format={quote(EVIL)}",
    f"/{quote(EVIL)}/", f"/articles/{quote(EVIL)}/",
]  # fmt: skip


class Tags(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def hostile():
    """Evil words in every column that a page shows."""
    article = factories.article(
        EVIL, f"{EVIL} met. {EVIL}", (EVIL, "heading"), (f"{EVIL} spam", "boilerplate"),
        source=EVIL, published_inferred=True, published_evidence=[EVIL],
        source_url="https://example.org/?" + quote(EVIL), language=EVIL[:12],
    )  # fmt: skip
    actor = factories.actor(EVIL, "person", wikidata='Q1"><b>', cameo=EVIL[:24])
    Alias.objects.create(actor=actor, name=f"alias {EVIL}", key="x")
    Role.objects.create(actor=actor, title=EVIL, body=EVIL, start="2020-01-01", start_edtf="2020")
    event = factories.event(EVIL, actors=(actor,), reported=article, place=EVIL, summary=EVIL)
    event.mentions.update(phrase=EVIL, anchor="2020-05-15", anchor_note=EVIL, rule=EVIL)
    other = factories.article(f"Another {EVIL}", f"{EVIL} met.", published="2021-01-01")
    factories.mention(event, other, place=f"Elsewhere {EVIL}", edtf="2020-05-11")
    event.machine = {"title": f"machine {EVIL}"}
    event.save()
    factories.evidence(event.mentions.get(article=article), EVIL, field="actor", who=actor)
    factories.named(actor, article, EVIL)
    factories.statement(actor, EVIL, article, cue=EVIL[:100], speaker_text=EVIL)
    for target in ({"event": event}, {"article": article}, {"actor": actor}):
        Annotation.objects.create(text=EVIL, **target)
    return [event.get_absolute_url(), article.get_absolute_url(), actor.get_absolute_url(),
            f"/?place={quote(EVIL)}"]  # fmt: skip


def test_hostile_words_stay_words_on_every_page(client, hostile):
    for address in [*hostile, *ADDRESSES]:
        for headers in ({}, {"HX-Request": "true"}):
            html = client.get(address, headers=headers).content.decode()
            assert "<script>alert" not in html, address
            assert "<img" not in html, address
            assert "'><" not in html, address
            assert ">49<" not in html, address
    assert "&lt;script&gt;alert(1)" in client.get(hostile[1]).content.decode()


@pytest.mark.parametrize("address", ["/", "/?type=battle", "/no/such/page/", "/about/", "/healthz"])
def test_every_answer_carries_a_strict_policy(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_no_page_holds_inline_script_or_style(client, hostile):
    for address in [*hostile, *ADDRESSES]:
        tags = Tags(client.get(address).content.decode()).found
        assert not [tag for tag, given in tags if tag == "script" and "src" not in given], address
        assert not [tag for tag, _ in tags if tag == "style"], address
        names = {name for _, given in tags for name in given}
        assert not {name for name in names if name == "style" or name.startswith("on")}, address


def test_a_source_address_that_runs_code_is_no_link(client):
    article = factories.article(source_url="javascript:alert(1)")
    assert "javascript:" not in client.get(article.get_absolute_url()).content.decode()


def test_pages_load_nothing_from_elsewhere(client, hostile):
    for address in [*hostile, "/", "/about/"]:
        html = client.get(address).content.decode()
        assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(?!/)', html), address


def test_the_first_visit_is_small(client):
    """Page, style and scripts, as they travel: under 60 kB."""
    with factories.together():
        for number in range(60):
            report = factories.article(f"Report {number}", f"Envoy {number} met somebody. " * 5)
            factories.event(
                f"Envoy {number} meets somebody", actors=(f"Envoy {number}",), reported=report
            )
    html = client.get("/").content
    parts = re.findall(r'(?:src|href)="/static/([^"]+)"', html.decode())
    files = [Path(finders.find(part) or "").read_bytes() for part in parts]
    sizes = [len(gzip.compress(data)) for data in [html, *files]]
    assert len(parts) == 11
    assert sum(sizes) < 60_000
    style = next(size for part, size in zip(parts, sizes[1:], strict=True) if part.endswith(".css"))
    assert style < 12_000
