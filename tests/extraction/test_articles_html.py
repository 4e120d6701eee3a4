"""HTML pages become paragraphs; all text is invented."""

from __future__ import annotations

import pytest

from events.extraction.articles import read_article

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head>
<meta charset="utf-8"><title>Envoy in Doha | Example Courier</title>
<meta property="og:title" content="Envoy in Doha for a ninth round">
<meta property="og:site_name" content="Example Courier">
<meta property="article:published_time" content="2019-08-22T10:00:00+03:00">
<script type="application/ld+json">
{"@graph": [{"@type": "NewsArticle", "datePublished": "2019-08-22"}]}</script>
<script>document.write("<p>Injected by a script.</p>")</script>
<style>p { color: red }</style></head>
<body onload="alert(1)">
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner cookies"><p>We value your privacy, and so do our 412 partners.</p></div>
<main><article>
<h1>Envoy in Doha for a ninth round</h1>
<p class="byline">By Jane Roe <time datetime="2019-08-22">22 August 2019</time></p>
<figure><img src="x.jpg" onerror="alert(2)">
<figcaption>The envoy in his car, in July.</figcaption></figure>
<p onclick="steal()">The envoy &amp; his team sat down with the <b>Tali</b>ban on
Thursday&nbsp;in Doha, <a href="javascript:alert(3)">they say</a>.<!-- secret --></p>
<h2>What is at stake</h2>
<p>Both sides said that a deal was near.<br><br>Few in Kabul believe it.</p>
<ul><li>Troops would leave within months, the draft says.</li></ul>
<p><a href="/a">Read: how the eighth round ended</a></p>
<aside class="related"><p>Floods kill ten people in the north of
the country, officials say.</p></aside>
<form><p>Your e-mail, please</p><button>Send</button></form>
</article></main>
<section id="comments">
<p>Nice article! I was there on 3 May 2011 and saw it all with my own eyes.</p></section>
<footer><p>© 2019 Example Courier</p></footer>
</body></html>"""


def _page(markup: str):
    (article,) = read_article(markup.encode(), "page.html")
    return article


def _body(markup: str) -> list[str]:
    article = _page(markup)
    return [p.span.of(article.text) for p in article.body()]


def test_the_body_is_the_text_of_the_articles_own_blocks():
    assert _body(PAGE) == [
        "The envoy & his team sat down with the Taliban on Thursday\u00a0in Doha, they say.",
        "Both sides said that a deal was near.",
        "Few in Kabul believe it.",
        "Troops would leave within months, the draft says.",
    ]


def test_scripts_styles_handlers_and_comments_leave_no_word():
    text = _page(PAGE).text
    for word in ("alert", "Injected", "color", "secret", "steal", "javascript", "<"):
        assert word not in text


def test_headings_are_headings_and_captions_boilerplate():
    article = _page(PAGE)
    kinds = {p.span.of(article.text): p.kind for p in article.paragraphs}
    assert kinds["What is at stake"] == "heading"
    assert kinds["Envoy in Doha for a ninth round"] == "heading"
    assert kinds["The envoy in his car, in July."] == "boilerplate"


def test_title_source_language_and_dates_come_from_the_head():
    article = _page(PAGE)
    assert (article.title, article.source, article.language) == (
        "Envoy in Doha for a ninth round",
        "Example Courier",
        "en",
    )
    assert [(s.where, s.words) for s in article.stated] == [
        ("json-ld", "2019-08-22"),
        ("meta", "2019-08-22T10:00:00+03:00"),
        ("time", "2019-08-22"),
        ("byline", "22 August 2019"),
    ]


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        ("<p>One <i>two</i> three.<p>Four.", ["One two three.", "Four."]),
        ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("<p>Caf&eacute; &#8220;x&#8221; &lt;b&gt;.</p>", ["Café “x” <b>."]),
        ("<p>Seen.</p><p hidden>Unseen.</p>", ["Seen."]),
        (
            "<?xml version='1.0' encoding='utf-8'?><html><body><p>Ça va.</p></body></html>",
            ["Ça va."],
        ),
        (
            "<table><tr><td>Left cell.</td><td>Right cell.</td></tr></table>",
            ["Left cell. – Right cell."],
        ),
        ("<p>Broken <b>markup.</p></div></table><p>It goes on.", ["Broken markup.", "It goes on."]),
        ("<body class='no-sidebar has-comments'><p>It stays.</p></body>", ["It stays."]),
        ("<p>Kept.</p><nav>Menu.</nav><p>Kept too.</p>", ["Kept.", "Kept too."]),
    ],
)
def test_blocks_are_cut_where_a_browser_breaks_them(markup, body):
    assert _body(markup) == body


LONG = "The envoy said on Monday that the talks would go on for as long as it takes. " * 5


@pytest.mark.parametrize(
    "name", ["has-sidebar", "content-with-sidebar", "sidebar-right", "comments"]
)
def test_names_that_would_leave_no_article_are_not_believed(name):
    assert _body(f"<div class='{name}'><p>{LONG}</p><p>{LONG}</p></div>") == [LONG.strip()] * 2


@pytest.mark.parametrize("name", ["jp-relatedposts", "sd-sharing-enabled", "article__comments"])
def test_parts_of_pages_are_known_by_parts_of_their_names(name):
    assert _body(f"<p>{LONG}</p><div class='{name}'><p>It was not so, he said.</p></div>") == [
        LONG.strip()
    ]


@pytest.mark.parametrize(
    "row",
    [
        "<table><tr><td>{}</td><td>{}</td></tr></table>",
        "<dl><dt>{}</dt><dd>{}</dd></dl>",
        "<ul><li><b>{}</b> – {}</li></ul>",
    ],
)
def test_an_entry_of_a_chronology_is_one_paragraph(row):
    entries = [
        ("18 June 2013", "The office opens in Doha."),
        ("7 July 2015", "The sides meet in Murree."),
    ]
    markup = "".join(row.format(*entry) for entry in entries)
    assert _body(markup) == [" – ".join(entry) for entry in entries]


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "a"])
def test_deep_nesting_is_read_in_no_time(tag):
    markup = f"<p>Before it all.</p>{f'<{tag}>' * 20_000}Deep down."
    assert _page(markup).text == "Before it all.\n\nDeep down."
