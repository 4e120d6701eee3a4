"""Markdown as it is written by hand and by programs; all text is invented."""

from __future__ import annotations

import pytest

from events.extraction.articles import read_article

PROSE = "The envoy met the Taliban in Doha on Monday, and nothing was signed, two officials said."
MORE = "He will come back next week, when the ministers have spoken to each other, he said."


def _article(markup: str):
    (article,) = read_article(markup.encode(), "a.md")
    return article


def _body(markup: str) -> list[str]:
    article = _article(markup)
    return [p.span.of(article.text) for p in article.body()]


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        # a quotation that a colon leads to stays one in plain text, paragraph by paragraph
        (
            f"{PROSE}\n\nHe wrote:\n\n> We want peace.\n>\n> We do not beg for it.\n\n{MORE}",
            [
                PROSE,
                "He wrote:",
                "“We want peace.",
                "“We do not beg for it.”",
                MORE,
            ],
        ),
        # so does one that bears a name
        (
            f"{PROSE}\n\n> Nobody asked us what we think.\n> — Karim Wali, a baker\n\n{MORE}",
            [PROSE, "“Nobody asked us what we think.” — Karim Wali, a baker", MORE],
        ),
        # but neither one that has its marks nor a passage that is only set off
        (f"{PROSE}\n\nHe wrote:\n\n> “We want peace.”\n", [PROSE, "He wrote:", "“We want peace.”"]),
        (f"{PROSE}\n\n> {MORE}\n", [PROSE, MORE]),
        # a quotation goes on in lines without its sign
        (f"{PROSE}\n\n> He will come back next week, when the\nministers have spoken, he said.",
         [PROSE, "He will come back next week, when the ministers have spoken, he said."]),
        (f"{PROSE}[^1]\n\n{MORE}\n\n[^1]: See our report of 3 May 2011, which was never denied.\n",
         [PROSE, MORE]),
        (f"{PROSE}\n\n<script>document.write('It was he who said so.')</script>\n\n{MORE}",
         [PROSE, MORE]),
        (f"![Hotel](h.jpg)\n\n*The hotel where they met, seen from the bay.*\n\n{PROSE}\n\n{MORE}",
         [PROSE, MORE]),
        (f"# Back in Doha\n\n*The last round? Nobody bets on it, it seems.*\n\n{PROSE}\n\n{MORE}",
         [PROSE, MORE]),
        (f"# Doha\n\n{PROSE}\n\n*“Peace!” they sang.*\n\n{MORE}",
         [PROSE, "“Peace!” they sang.", MORE]),
        (f"{PROSE}\n\n| Day | What |\n|:--|--:|\n| 18 June | They meet in Doha. |\n",
         [PROSE, "18 June – They meet in Doha."]),
        (f"{PROSE}\n\n1. First they spoke of troops.\n2. Then they spoke of prisoners.\n",
         [PROSE, "First they spoke of troops.", "Then they spoke of prisoners."]),
        (f"{PROSE}\n\n* * *\n\n{MORE}\n\n[Archive](a) · [Support us](b)", [PROSE, MORE]),
    ],
)  # fmt: skip
def test_the_body_is_read_as_it_would_be_seen(markup, body):
    assert _body(markup) == body


def test_quoted_blocks_of_a_page_are_marked_in_the_same_way():
    page = (
        f"<p>{PROSE}</p><p>He wrote:</p><blockquote><p>We want peace.</p></blockquote><p>{MORE}</p>"
    )
    (article,) = read_article(page.encode(), "a.html")
    assert [p.span.of(article.text) for p in article.body()] == [
        PROSE,
        "He wrote:",
        "“We want peace.”",
        MORE,
    ]


def test_a_standfirst_with_author_and_date_in_italics_dates_the_article():
    article = _article(f"# Back in Doha\n\n*The Review, 4 October 2021. By Amina Khan*\n\n{PROSE}")
    assert [(s.where, s.words) for s in article.stated] == [("byline", "4 October 2021")]
