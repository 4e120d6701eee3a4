"""Heads and feet of web pages, and which of their dates is the article's; all are invented."""

from __future__ import annotations

from datetime import date
from textwrap import fill

import pytest

from events.extraction.actors import find_actors
from events.extraction.articles import from_text, read_article
from events.extraction.dateline import find_published
from events.extraction.dates import find_phrases

TITLE = "Envoys meet in the old town hall"
PARAGRAPHS = [
    "The two sides met for the first time in months, an official said after the talks had ended.",
    "Nobody would say what had been agreed, and the delegates left by a back door without a word.",
    "A second round has not been set, but both sides spoke of weeks of work that lie ahead.",
]
BODY = "\n\n".join(PARAGRAPHS)


def _published(article):
    actors, _ = find_actors(article)
    return find_published(article, find_phrases(article), actors)


def _body(article):
    return [p.span.of(article.text) for p in article.body()]


def _day(published):
    return published.when.edtf if published and not published.inferred else None


HEADS = [
    "By Jane Roe\nUpdated on March 2, 2020 at 5:12 pm",
    "Published: March 2, 2020 08:14 IST | Updated: March 3, 2020 10:00 IST",
    "Last modified: Monday, 2 March 2020, 17:02",
    "Jane Roe\nMarch 2, 2020\n4 Min Read",
    "March 2, 2020 / 6:12 PM / 4 years ago\n4 Min Read",
    "Posted on March 2, 2020 by Jane Roe in News, World",
    "Posted by Jane Roe\nMon 2 Mar 2020 10.15 GMT",
    "Version of Monday 2 March 2020",
    "First published on 2 March 2020 in The Example",
    "Mon 2 Mar 2020 18.00 GMT\nLast modified on Tue 3 Mar 2020 09.01 GMT\n\n112 shares",
    "Date 02.03.2020\nAuthor Jane Roe",
    "2020-03-02T10:00",
    "2020-03-02 10:00:00 +0430",
    "02 March 2020, 10:00 UTC+4:30",
    "Jane Roe, Example News Network\n\nUpdated 1034 GMT (1834 HKT) March 2, 2020",
    "By Jane Roe and Ali Khan, The Example Post Monday, March 2, 2020; 8:03 PM",
    "Monday, March 2, 2020; Page A01",
    "2 March 2020 Last updated at 14:05 GMT",
    "Published On 2 Mar 2020\n2 Mar 2020",
    "Kabul (EW) - Mar 2, 2020",
    "Publish Date : Mar 02, 2020 14:26 UTC",
    "Monday, 12 Hut 1398 (March 2, 2020)",
    "Source: Example Wire | 2020-03-02 15:26:36 | Editor: roe",
    "World | Mon Mar 2, 2020 9:57am EST",
    "March 2, 2020 Monday\nSECTION: WORLD; Pg. 4\nLENGTH: 512 words\nBYLINE: Jane Roe",
    "Copyright 2020 Example Press\n\nMarch 2, 2020",
    "Photo: Delegates arrive, 28 February 2020. (Example Press)\n\nBy Jane Roe | 2 March 2020",
    "Kabul, 28 February 2020. Photo: Jane Roe\n\n2 March 2020",
    "Posted: Mar 02, 2020 4:00 AM ET | Last Updated: March 4",
    "12:43 02.03.2020 (Updated: 13:01 03.03.2020)",
    "Islamabad, the 2nd of March, 2020",
    "No. 45/2020\n02 March 2020",
    "Mar 2, 2020,10:14am EST",
    "7 Rajab 1441 | 2 March 2020",
    "02/Mar/2020",
    "March 2, 20205:14 AM ET\nHeard on the Morning Show",
    "Mon, 2 Mar 2020 10:14:12 +0000",
    "By: Web Desk | Kabul | Updated: March 2, 2020 5:14:12 pm",
    "Kabul (EX)\nMar 02, 2020 - 18:14",
    "Press Statement\nJane Roe, Spokesperson\nMarch 2, 2020",
    "FOR IMMEDIATE RELEASE\nMarch 2, 2020\nContact: Press Office",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_lines_below_a_headline_date_the_article_and_are_no_body(head):
    article = from_text(f"{TITLE}\n\n{head}\n\n{BODY}", id="x")
    assert (_day(_published(article)), _body(article)) == ("2020-03-02", PARAGRAPHS)


FEET = [
    "Published in The Example, March 2nd, 2020",
    "This article was originally published on 2 March 2020.",
    "(The story was first published on March 2, 2020.)",
    "First published on March 2, 2020 / 8:12 AM\n\n© 2021 Example News",
    "Posted at 10:14 on 2 March 2020",
    "Kabul, 2 March 2020",
    "Story from Example:\nhttp://example.org/2/hi/1.stm\n\nPublished: 2020/03/02 10:14:12 GMT",
    "For further information contact the press office.\n\nBrussels, 2 March 2020",
]


@pytest.mark.parametrize("foot", FEET)
def test_the_lines_below_an_article_may_date_it(foot):
    article = from_text(f"{TITLE}\n\nBy Jane Roe\n\n{BODY}\n\n{foot}", id="x")
    assert (_day(_published(article)), _body(article)) == ("2020-03-02", PARAGRAPHS)


@pytest.mark.parametrize(
    "head",
    [
        "LOAD-DATE: March 2, 2020",
        "Photo: Delegates arrive, 28 February 2020. (Example Press)",
        "Herat, 28 February 2020. Photo: Jane Roe",
    ],
)
def test_dates_of_pictures_and_of_archives_are_not_the_articles(head):
    article = from_text(f"{TITLE}\n\n{head}\n\n{BODY}", id="x")
    assert (_day(_published(article)), _body(article)) == (None, PARAGRAPHS)


ADDRESS = "https://www.example.org/world/2020/03/02/envoys"


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{ADDRESS}\n\n{BODY}",
        f"{ADDRESS}\n\n{TITLE}\n\nBy Jane Roe\n\n{BODY}",
        f"{TITLE}\n\nSource: {ADDRESS}\n\n{BODY}",
        f"{TITLE}\n\nBy Jane Roe\n\n{BODY}\n\nURL: {ADDRESS}",
    ],
)
def test_a_line_with_the_pages_own_address_dates_it(text):
    article = from_text(text, id="x")
    assert (_day(_published(article)), _body(article)) == ("2020-03-02", PARAGRAPHS)


def test_addresses_of_other_pages_below_an_article_do_not_date_it():
    for foot in (f"Read more: {ADDRESS}", ADDRESS):
        article = from_text(f"{TITLE}\n\nBy Jane Roe\n\n{BODY}\n\n{foot}", id="x")
        assert _published(article) is None


# ---- figures that read both ways


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("3/2/2020 5:20 PM EST", ""),
        ("02/03/2020 10:14 GMT", ""),
        ("Published: 02/03/2020 | Updated: 13/03/2020", ""),
        ("Published: 03/02/2020 | Updated: 03/13/2020", ""),
        ("Published: 02/03/2020", "https://www.example.co.uk/envoys"),
        ("Published: 03/02/2020", "https://www.example.gov/envoys"),
    ],
)
def test_the_signs_of_a_page_tell_which_figure_is_the_month(head, url):
    article = from_text(f"{TITLE}\n\n{head}\n\n{BODY}", id="x", url=url)
    assert _day(_published(article)) == "2020-03-02"


def test_a_weekday_tells_which_figure_is_the_month():
    article = from_text(f"{TITLE}\n\nThu 05/03/2020 10:14\n\n{BODY}", id="x")
    assert _day(_published(article)) == "2020-03-05"


def test_who_writes_the_day_first_in_words_does_so_in_figures():
    text = "The mill burned on 28 February, a clerk said. The vote is set for 9 March, she said."
    article = from_text(f"{TITLE}\n\nPosted: 02/03/2020\n\n{text}\n\n{BODY}", id="x")
    assert _day(_published(article)) == "2020-03-02"


@pytest.mark.parametrize("head", ["02/03/2020", "02/03/2020 10:14 GMT, 5:14 EST"])
def test_figures_stay_open_where_signs_lack_or_contradict_each_other(head):
    article = from_text(f"{TITLE}\n\nPosted: {head}\n\n{BODY}", id="x")
    assert _published(article).inferred


# ---- pages that retell a day of the past


def test_a_day_retold_under_its_year_is_dated_by_both():
    page = f"""<title>ON THIS DAY | 14 | 1988: Old bridge falls</title><p>14 April</p>
<h1>1988: Old bridge falls</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}
<h2>In Context</h2><p>The last stone was taken away on 15 February 1989.</p>"""
    (article,) = read_article(page.encode(), "a.html")
    assert _day(_published(article)) == "1988-04-14"


def test_a_bare_day_without_such_a_headline_is_no_date():
    article = from_text(f"14 April\n\n{TITLE}\n\n{BODY}", id="x")
    assert _published(article) is None


# ---- what the text itself tells of its day


def _inferred(*paragraphs: str):
    return _published(from_text("\n\n".join(["A ceremony in Kabul", *paragraphs]), id="x"))


def test_tomorrow_and_its_weekday_give_the_day_before_a_well_known_event():
    published = _inferred(
        "Months of haggling are over, and tomorrow, Thursday, the palace will see the signing of"
        " the peace deal between Hezb-e Islami, the party of Gulbuddin Hekmatyar, and Kabul.",
        "A draft was initialled on 18 May 2016, President Ashraf Ghani recalled.",
    )
    assert published.when.latest == published.middle == date(2016, 9, 28)


def test_a_day_of_this_month_beside_a_well_known_event_gives_the_days_after_it():
    published = _inferred(
        "On the 7th of this month President Donald Trump called off the meeting with the Taliban at"
        " Camp David, and nobody knows what comes next, an official in Kabul said.",
    )
    assert published.when.earliest == date(2019, 9, 8)
    assert published.when.latest <= date(2019, 9, 30)


def test_later_in_may_is_said_in_may():
    news = "Gunmen killed Arsala Rahmani in Kabul on Sunday, a spokesman for Hamid Karzai said."
    told = "The Obama administration had wanted something to show at a summit later in May."
    published = _inferred(news, told)
    assert published.when.latest <= date(2012, 5, 31)
    assert "“later in May” is said of its own month" in published.evidence


def test_an_anniversary_is_named_within_months_of_its_day():
    published = _inferred(
        "The last troops left Kabul on Monday, long before the twentieth anniversary of the attacks"
        " of September 11, 2001, and President Joe Biden spoke of the end of a war in 2021.",
    )
    assert date(2021, 3, 12) <= published.middle <= date(2022, 3, 13)
    assert "“twentieth anniversary of” is that of “September 11 attacks”" in published.evidence


def test_a_line_of_a_head_that_a_text_breaks_at_its_width_dates_it():
    head = (
        "HEARING BEFORE THE JOINT PANEL ON RIVERS AND BRIDGES OF\nTHE COUNTY\nMONDAY, MARCH 2, 2020"
    )
    wrapped = "\n\n".join(fill(paragraph, 60) for paragraph in PARAGRAPHS)
    article = from_text(f"THE BRIDGE AND ITS PROSPECTS\n\n{head}\n\n{wrapped}", id="x")
    assert _day(_published(article)) == "2020-03-02"


def test_the_compiler_of_a_chronology_says_of_what_day_it_is():
    head = "Compiled by J. Roe. Version of Monday 2 March 2020. Entries are short on purpose here."
    text = f"Twenty months of talks\n\n{head}\n\n2018\n\n23 July – Oslo. {BODY}"
    article = from_text(text, id="x")
    assert _day(_published(article)) == "2020-03-02"
    assert [p.kind for p in article.paragraphs[:4]] == ["heading", "boilerplate", "heading", "body"]


@pytest.mark.parametrize("key", ["date", "post_date", "published_at"])
@pytest.mark.parametrize("day", ["2020-03-02-19-34-02", "2020-03-02 03:05:35", "2020-03-02"])
@pytest.mark.parametrize("name", ["roe.md", "roe.html"])
def test_a_header_of_a_site_generator_dates_the_page_below_it(key, day, name):
    markup = "".join(f"<p>{paragraph}</p>\n\n" for paragraph in PARAGRAPHS)
    page = f"---\nID: 3847\npost_title: >\n  {TITLE}\n{key}: {day}\nlayout: post\n---\n{markup}"
    [article] = read_article(page.encode(), name)
    assert (article.id, article.title, _day(_published(article))) == ("roe", TITLE, "2020-03-02")
    assert _body(article) == PARAGRAPHS


def test_a_line_below_a_headline_dates_the_article_with_a_kicker_above_both():
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = f"<p>A long winter ends with...</p><h1>{TITLE}</h1><p>March 2, 2020 | Pages 6 and 7</p>"
    [article] = read_article(f"<title>{TITLE}</title>{head}{body}".encode(), "roe.html")
    assert _day(_published(article)) == "2020-03-02"
