"""The article's own date where some part of the file states it; all texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction.actors import find_actors
from events.extraction.articles import from_text, read_article
from events.extraction.dateline import find_published
from events.extraction.dates import find_phrases

BODY = "The two sides met for the first time in months, an official said after the talks had ended."


def _published(article):
    actors, _ = find_actors(article)
    return find_published(article, find_phrases(article), actors)


def _of(text: str, **header: str):
    return _published(from_text(text, id="x", **header))


@pytest.mark.parametrize(
    "words",
    """2020-02-29|2020-02-29T23:30:00-05:00|February 29, 2020|29 February 2020|29/02/2020|29.02.2020
    |Saturday, 29 February 2020|Sat 29 Feb 2020 13.05 GMT|29th February, 2020|20200229|10 Hut 1398
    |1398/12/10|۱۰ حوت ۱۳۹۸|۱۳۹۸/۱۲/۱۰|Hut 10, 1398""".split("|"),
)
def test_a_date_is_read_in_every_usual_notation_and_calendar(words):
    published = _of(BODY, published=words)
    assert (published.when.edtf, published.inferred) == ("2020-02-29", False)


@pytest.mark.parametrize(
    "line",
    [
        "Posted on 29 February 2020 | Filed under: Peace | 3 comments",
        "Published: 29 February 2020",
        "By Jane Roe, 29 February 2020",
        "By Jane Roe and Ali Khan\nSaturday 29 February 2020 13.05 GMT",
        "Updated 5:30 AM ET, Sat February 29, 2020",
        "Kabul, 10 Hut 1398",
        "Kabul, 10 Hut 1398 (Example Wire)",
        "2020-02-29T10:15:00Z",
        "Last updated: 29 February 2020 at 12:01",
        "Date: 2020/02/29",
        "February 29, 2020",
        "Jane Roe | February 29, 2020",
        "Press release - embargoed until 00:01 GMT, Saturday 29 February 2020",
        "For immediate release: 29 February 2020",
        "Broadcast: Saturday, 29 February 2020, 18.30 GMT",
        "First published Sat 29 Feb 2020, last modified on Mon 2 Mar 2020",
    ],
)
def test_the_line_below_the_headline_dates_the_article(line):
    published = _of(f"Envoys meet in Doha\n\n{line}\n\n{BODY}")
    assert (published.when.edtf, published.inferred) == ("2020-02-29", False)


@pytest.mark.parametrize(
    "lead",
    [
        "DOHA, Feb. 29, 2020 (Agency) - ",
        "Kabul, 29 February 2020 – ",
        "KABUL (Agency) — February 29, 2020 — ",
        "LONDON/KABUL, 29 February 2020. ",
        "(Kabul) – 29 February 2020 – ",
        "(Kabul, February 29, 2020) – ",
        "February 29, 2020 (KABUL) — ",
        "29 February 2020 – ",
        "KABUL, February 29, 2020 (Agency) --\n\n",
    ],
)
def test_a_dateline_with_its_year_dates_the_article(lead):
    published = _of(f"Envoys meet in Doha\n\n{lead}{BODY}")
    assert (published.when.edtf, published.inferred) == ("2020-02-29", False)


@pytest.mark.parametrize(
    "text",
    [
        f"Envoys meet\n\n{BODY}\n\n{BODY}\n\n2 comments\n\nAli, 3 March 2020: I was there.",
        f"Envoys meet\n\n{BODY}\n\n{BODY}\n\nRead also: The deal of 3 March 2020",
        f"Envoys meet\n\n{BODY}\n\n{BODY}\n\n© 2020 Example Courier. Page updated 3 March 2021",
        f"Envoys meet\n\nRetrieved on 3 March 2021\n\n{BODY}",
    ],
)
def test_dates_of_comments_links_footers_and_crawlers_are_not_the_articles(text):
    published = _of(text)
    assert published is None or published.inferred


def test_an_agencys_line_above_the_headline_dates_the_article_a_bare_date_does_not():
    rest = f"Envoys meet in Doha\n\n{BODY}"
    assert _of(f"Kabul, 10 Hut 1398 (Example Wire)\n\n{rest}").when.edtf == "2020-02-29"
    assert _of(f"Saturday 29 February 2020\n\n{rest}") is None


def test_a_line_that_gives_the_month_only_leaves_the_day_open():
    published = _of(f"Envoys meet in Doha\n\nFebruary 2020\n\n{BODY}")
    assert (published.when.edtf, published.inferred) == ("2020-02-01/2020-02-29", True)


def test_the_day_of_publication_comes_before_that_of_an_update():
    line = "Updated 3 March 2020 | First published on 29 February 2020"
    assert _of(f"Envoys meet in Doha\n\n{line}\n\n{BODY}").when.edtf == "2020-02-29"


def test_the_callers_word_comes_before_the_byline_and_the_byline_before_the_address():
    text = f"Envoys meet\n\nPosted on 29 February 2020\n\n{BODY}"
    url = "https://example.org/2020/03/01/envoys"
    assert _of(text, url=url, published="2020-02-28").when.edtf == "2020-02-28"
    assert _of(text, url=url).when.edtf == "2020-02-29"
    assert _of(BODY, url=url).when.edtf == "2020-03-01"


def test_the_header_of_a_file_is_asked_and_its_crawl_date_is_not():
    header = "---\ntitle: T\ncrawled: 2021-11-30T12:00:00Z\n---\n"
    (article,) = read_article(f"{header}{BODY}".encode(), "a.md")
    assert _published(article) is None
    (article,) = read_article(
        f"---\ndate: 2019-02-07\ncrawled: 2021-11-30\n---\n{BODY}".encode(), "a.md"
    )
    assert _published(article).when.edtf == "2019-02-07"


def test_figures_that_read_both_ways_stay_open_until_the_text_decides():
    assert _of(BODY, published="03/04/2020").when.earliest <= date(2020, 3, 4)
    told = "On March 10 the government ordered the release of prisoners, ten days after the Doha"
    told += " agreement. On Friday, April 3, officials met the Taliban in Kabul, a spokesman said."
    assert date(2020, 4, 3) <= _of(told, published="03/04/2020").when.latest


def test_a_stated_day_says_where_it_stands():
    assert _of(BODY, published="29 February 2020").evidence == (
        "given with the article says “29 February 2020” (29 February 2020)",
    )


# ---- every usual form of the line

LINES = """
By Amina Khan | 29 Feb 2020
Amina Khan, Kabul | 29 February 2020 | 4 min read
Amina Khan · Feb 29, 2020 · 6 min read
Kabul Bureau — February 29, 2020
From our correspondent in Kabul, 29 February 2020
Story by Amina Khan in Kabul, 29 February 2020
Published 12:40 GMT, 29 February 2020
Published: 12:40 GMT, 29 February 2020 | Updated: 18:02 GMT, 1 March 2020
Updated: 1 March 2020 Published: 29 February 2020
Filed: 29 February 2020, 9.15 pm
Posted on February 29, 2020 by admin
admin February 29, 2020 0 Comments
February 29, 2020/in News /by admin
February 29, 2020 / 5:12 PM / Example News
Vol. 3 No. 45 – Saturday, February 29, 2020
Vol. XII, No. 45 | Kabul, Saturday, February 29, 2020 | 20 Afs
THE NORTHERN LANTERN – Mazar-e-Sharif – Saturday, February 29, 2020
The Northern Lantern, Saturday 29 February 2020, page 1
Issue No. 112, 29 February 2020
Kabul, Saturday 10 Hut 1398
Saturday, 10 Hut 1398 (29 February 2020)
شنبه ۱۰ حوت ۱۳۹۸
Sat, Feb 29, 2020 | Rajab 5, 1441
Saturday February 29th, 2020
29th of February, 2020
29.02.2020 14:20
29-Feb-2020
News ID: 123456 | Date: 2020/02/29 - 14:20
Story Code: 39221 Saturday 29 February 2020 - 10:12
Press release no. 2020/14, 29 February 2020
EMBARGOED UNTIL 29 FEBRUARY 2020, 12:00 GMT
Aired February 29, 2020 - 20:00 ET
Kabul | Saturday, 29 February 2020 | 12:05 AFT
Last modified on Sat 29 Feb 2020 18.20 GMT
The Northern Review, 29 February 2020. By Amina Khan
The New Herat Evening Post, 29 February 2020
Analysis by Amina Khan, February 29, 2020
Interview recorded on 27 February 2020, published 29 February 2020
10/12/1398
Recorded on Saturday, 29 February 2020. Transcript, lightly edited.
Oslo, 29 February 2020. The conversation has been edited for length.
""".strip().split("\n")


@pytest.mark.parametrize("line", LINES)
def test_heads_of_papers_and_lines_of_sites_date_the_article_and_are_no_body(line):
    article = from_text(f"Envoys meet in Doha\n\n{line}\n\n{BODY}", id="x")
    published = _published(article)
    assert (published.when.edtf, published.inferred) == ("2020-02-29", False)
    assert [p.span.of(article.text) for p in article.body()] == [BODY]


@pytest.mark.parametrize(
    "lead",
    [
        "KABUL, Afghanistan — February 29, 2020 — ",
        "Mazar-e-Sharif, 29 February 2020, EXNA -- ",
        "MOSCOW, February 29, 2020. /EXSS/. ",
        "Kabul – 29 February 2020. ",
        "[Kabul, 10 Hut 1398] — ",
        "10 Hut 1398, Herat – ",
        "Kabul, Saturday, 29 February 2020: ",
        "DOHA, Qatar, February 29, 2020 /Exwire/ -- ",
    ],
)
def test_agencies_write_their_datelines_each_in_its_own_way(lead):
    published = _of(f"Envoys meet in Doha\n\n{lead}{BODY}")
    assert (published.when.edtf, published.inferred) == ("2020-02-29", False)


HEADERS = [
    "---\ntitle: T\ndate: 2020-02-29T10:00:00+04:30\n---\n",
    "---\nlastmod: 2021-01-01\ndate: 29 February 2020\n---\n",
    "---\ntitle: T\nmeta:\n  date: 2020-02-29\n---\n",
    "---\ntitle: T\ndate:\n  published: 2020-02-29\n  updated: 2020-04-03\n---\n",
    '+++\ntitle = "T"\ndate = 2020-02-29T10:00:00Z\ndraft = false\n+++\n',
    "Title: T\nDate: 29 February 2020 10:00\nCategory: News\n\n",
    "title: T\ndate: 10 Hut 1398\n---\n",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_the_header_of_a_file_may_be_yaml_toml_or_lines(header, name):
    (article,) = read_article(f"{header}{BODY}\n".encode(), name)
    assert (_published(article).when.edtf, article.title) == (
        "2020-02-29",
        "T" if "itle" in header else article.title,
    )
    assert [p.span.of(article.text) for p in article.body()] == [BODY]


def test_lines_that_only_look_like_a_header_are_text():
    text = "Amina: I was there in 2020, and it rained.\nKarim: So was I, and it did not.\n\n" + BODY
    (article,) = read_article(text.encode(), "a.txt")
    assert len(article.body()) == 3


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://example.org/world/2020/feb/29/envoys", "2020-02-29"),
        ("https://example.org/20200229-envoys.html", "2020-02-29"),
        ("https://example.org/envoys_29-02-2020/", "2020-02-29"),
        ("https://example.org/2020/02/envoys", "2020-02-01/2020-02-29"),
        ("https://example.org/2020/99/envoys", None),
        ("https://example.org/envoys-8120200229", None),
    ],
)
def test_addresses_carry_days_or_months(url, edtf):
    published = _of(BODY, url=url)
    assert (published and published.when.edtf) == edtf


# ---- what states nothing, and what disagrees


@pytest.mark.parametrize(
    "below",
    [
        "Last updated: 3 March 2020",
        "This page was last edited on 3 March 2020, at 10:00 (UTC).",
        "— Envoy (@envoy) March 3, 2020",
        "Tweet by the envoy, 3 March 2020",
        "Related articles\n\nPublished: 3 March 2020",
        "Most read\n\nTruce ends\n\n3 March 2020",
        "Copyright © 3 March 2020 The Courier",
    ],
)
def test_what_stands_below_the_article_does_not_date_it(below):
    published = _of(f"Envoys meet in Doha\n\n{BODY}\n\n{below}")
    assert published is None or published.inferred


@pytest.mark.parametrize("label", ["For Immediate Release", "PUBLISHED:", "Posted on"])
def test_a_day_above_the_headline_is_the_articles_where_the_line_before_says_so(label):
    published = _of(f"The White Hall\n\n{label}\n3 March 2020\n\nRemarks in Doha\n\n{BODY}")
    assert (published.when.edtf, published.inferred) == ("2020-03-03", False)


def test_a_day_on_which_the_article_was_there_is_no_date_but_a_limit():
    text = "President Ashraf Ghani spoke to the Taliban after the envoy Zalmay Khalilzad had come."
    published = _of(f"Envoys meet in Doha\n\nRetrieved on 3 March 2020\n\n{text}")
    assert published.inferred
    assert published.when.latest <= date(2020, 3, 3)


@pytest.mark.parametrize(
    ("day", "inferred"), [("July 21, 2021", False), ("March 3, 2024", True)], ids=str
)
def test_a_page_that_was_changed_years_after_its_text_does_not_date_it(day, inferred):
    text = """Rockets landed near the presidential palace in Kabul on Tuesday during prayers for
Eid, just before President Ashraf Ghani spoke.

The talks in Doha between Abdullah Abdullah and the Taliban had ended on Sunday without a truce."""
    published = _of(f"Rockets at prayer time\n\n(Last Updated On: {day})\n\n{text}")
    assert published.inferred == inferred
    assert published.when.earliest <= date(2021, 7, 21) <= published.when.latest
    if inferred:
        assert published.evidence[-1].startswith("but the note of an update says")


def test_what_byline_and_address_agree_on_comes_before_what_the_page_says_of_itself():
    page = f"""<meta property="article:published_time" content="2021-08-01T08:00:00Z">
<meta property="og:url" content="https://example.org/2020/02/29/envoys">
<h1>Envoys meet in Doha</h1><p>29 February 2020</p><p>{BODY}</p>"""
    (article,) = read_article(page.encode(), "a.html")
    assert _published(article).when.edtf == "2020-02-29"


def test_greenwich_time_does_not_move_the_day_that_readers_saw():
    page = f"""<meta property="article:published_time" content="2020-03-01T02:30:00Z">
<h1>Envoys meet in Doha</h1><p>February 29, 2020, 9:30 p.m. ET</p><p>{BODY}</p>"""
    (article,) = read_article(page.encode(), "a.html")
    assert _published(article).when.edtf == "2020-02-29"


def test_the_evidence_says_what_disagreed():
    published = _of(
        f"Envoys meet\n\nPosted on 29 February 2020\n\n{BODY}",
        url="https://example.org/2020/03/05/envoys",
    )
    assert published.evidence == (
        "the line that names author and date says “29 February 2020” (29 February 2020)",
        "but the address of the page says “2020-03-05” (5 March 2020)",
    )


def test_a_month_that_one_part_gives_is_completed_by_another_that_fits_it():
    assert (
        _of(BODY, published="2020-02", url="https://e.org/2020/02/29/a").when.edtf == "2020-02-29"
    )
    assert _of(BODY, published="2020-02", url="https://e.org/2021/03/01/a").inferred


POST = f"Envoys meet in Doha\n\nBy Jane Roe\n\n{BODY}\n\n{BODY} Nothing more was said of it."


@pytest.mark.parametrize(
    "below",
    [
        "Posted by Rahim on 3 March 2020\n\nI was there, and not a word of this report is true.",
        "I was there, and not a word of this report is true.\n\nPosted by Rahim on 3 March 2020",
        """Posted by Rahim | 3 March 2020\n\nNot a word of this report is true.

Posted by Jane Roe | 4 March 2020\n\nEvery word of this report is true.""",
    ],
)
def test_a_signed_comment_without_a_heading_only_shows_that_the_article_was_there(below):
    article = from_text(f"{POST}\n\n{below}", id="x")
    assert {stated.where for stated in article.stated} == {"seen"}


@pytest.mark.parametrize("author", ["Jane Roe", "admin"])
def test_a_post_signed_at_its_foot_by_its_author_is_dated_by_that(author):
    published = _of(f"{POST}\n\nPosted by {author} on 3 March 2020 | Filed under Peace")
    assert (published.when.edtf, published.inferred) == ("2020-03-03", False)


def test_a_date_line_without_a_year_is_a_dateline():
    article = from_text(f"Envoys meet in Doha\n\nKabul, March 3\n\n{BODY}", id="x")
    assert [(s.words, s.where) for s in article.stated] == [("March 3", "dateline")]


@pytest.mark.parametrize(
    "line",
    [
        "Reading Room Brief 4/2022 - 24 February 2022 - 6 pages",
        "Gathered by two clerks of a library. Last revised: 24 February 2022",
    ],
)
def test_a_line_under_the_title_of_a_paper_dates_it(line: str) -> None:
    found = _of(f"NORTH SEA LIBRARY\n{line}\n\nTables and wars, an overview\n\n{BODY}")
    assert found is not None
    assert (found.when.edtf, found.inferred) == ("2022-02-24", False)
