"""Whole pages in the manner of large sites: nothing of the body is lost, nothing else is kept.

The pages (`pages/`) were written for these tests, after the way such sites shape their markup;
papers, people and words are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from events.extraction.actors import find_actors
from events.extraction.articles import read_article
from events.extraction.dateline import find_published
from events.extraction.dates import find_phrases

PAGES = Path(__file__).parent / "pages"
BACK = (
    "The envoy flew back to Doha on Tuesday to sit down with the Taliban for the ninth time this "
    "year, two officials said."
)
CLOSE = (
    "“We are close,” the spokesman told reporters in the lobby. “Closer than at any time before.”"
)
NOBODY = "Nobody in Kabul knows what was written down."
INVITED = (
    "The government was not invited to the talks, and its adviser on security said on Monday that "
    "it would not feel bound by them."
)
DRAFT = (
    "A first group of soldiers would leave within 135 days, according to a draft seen by two "
    "diplomats."
)
DENIED = "The Taliban denied it."
STREETS = (
    "Few people were on the streets of the capital on Wednesday, though the bakeries were open & "
    "busy."
)
WAIT = "He added: “Wait and see.”"

BODIES = {
    "british-paper": [BACK, CLOSE, NOBODY, DRAFT, DENIED, INVITED],
    "american-paper": [f"KABUL, Afghanistan — {BACK}", CLOSE, NOBODY, INVITED, DRAFT, DENIED],
    "public-broadcaster": [
        BACK,
        CLOSE,
        NOBODY,
        "Troops: a first group of soldiers would leave within 135 days",
        DENIED,
        INVITED,
        STREETS,
    ],
    "gulf-channel": [f"Doha, Qatar – {BACK}", CLOSE, NOBODY, INVITED, DENIED],
    "wordpress": [BACK, WAIT, NOBODY, DENIED, DRAFT, STREETS],
    "pakistani-paper": [f"DOHA: {BACK}", CLOSE, INVITED, DENIED],
    "radio": [BACK, CLOSE, NOBODY, DRAFT, DENIED],
    "amp": [BACK, CLOSE, INVITED],
    "old-table-layout": [
        f"DOHA, Aug 21, 2019 (Example Wire) - {BACK}", CLOSE, NOBODY, INVITED, DRAFT, DENIED,
    ],
    "blogger": [BACK, CLOSE, NOBODY, DENIED, STREETS],
    "ministry": [f"MR. SMITH: {BACK}", "QUESTION: And the draft?", f"MR. SMITH: {WAIT}"],
    "live-blog": [BACK, CLOSE, DENIED, INVITED],
    "wire-site": [f"DOHA, Aug 21 (Example Wire) - {BACK}", CLOSE, INVITED, DENIED],
}  # fmt: skip


def _read(name: str):
    (article,) = read_article((PAGES / f"{name}.html").read_bytes(), f"{name}.html")
    return article


@pytest.mark.parametrize("name", BODIES)
def test_the_body_of_a_page_is_its_articles_paragraphs_and_no_more(name):
    article = _read(name)
    assert [p.span.of(article.text) for p in article.body()] == BODIES[name]


@pytest.mark.parametrize("name", BODIES)
def test_the_day_of_a_page_is_the_articles_not_that_of_updates_comments_or_other_pages(name):
    article = _read(name)
    actors, _ = find_actors(article)
    published = find_published(article, find_phrases(article), actors)
    day = "2019-08-22" if name == "pakistani-paper" else "2019-08-21"
    assert published
    assert (published.when.edtf, published.inferred) == (day, False)


@pytest.mark.parametrize("name", BODIES)
def test_the_title_of_a_page_is_the_headline_without_the_site(name):
    title = _read(name).title
    assert title.split(" as ")[0].split(" for ")[0].split(":")[0].lower() in {
        "envoy back in doha", "envoy returns to doha", "us envoy back in doha", "back in doha",
        "u.s. envoy back in doha", "remarks on talks in doha", "doha talks",
    }  # fmt: skip
