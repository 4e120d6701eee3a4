"""Whole pages as readers copy them out of a browser: what each kind of outlet adds is left out.

The frames (`pages/outlets/`) follow the habits of such outlets; "+" and a letter stand in them for
a paragraph of the article, all else is the page's. Texts, papers and people are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from events.extraction.articles import from_text, read_article

A = "The miners and the mayor agreed on Monday on a truce of three days, two officials said."
B = "“We are tired of burying our own,” the bishop told reporters. Nobody contradicted him."
C = "The mayor had refused to sit down with them since the second shaft was shut in March 2013."
D = "A first group of miners is to go back to work within 14 days, according to a draft."
E = "The union denied it.[4] Its leader said the paper had been changed on the way to the press."
F = "Few people were on the streets on Tuesday, though the bakeries were open and busy."

OUTLETS = sorted((Path(__file__).parent / "pages" / "outlets").glob("*.txt"))
OWN = {"A": A, "B": B, "C": C, "D": D, "E": E, "F": F}


def _page(outlet: Path) -> tuple[str, list[str]]:
    """The text of a page, and the paragraphs in it that are the article's."""
    lines = [
        OWN[line[1]] + line[2:] if line.startswith("+") else line
        for line in outlet.read_text("utf-8").strip().split("\n")
    ]
    return "\n".join(lines), [line for line in lines if line[:40] in {o[:40] for o in OWN.values()}]


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.stem)
def test_nothing_of_the_body_is_lost_and_nothing_of_the_page_is_kept(outlet):
    text, own = _page(outlet)
    article = from_text(text, id="x")
    assert [p.span.of(text) for p in article.body()] == own


FINISHED = [A, B, C, D, E, F]


def _kept(*between: str, own: list[str] | None = None) -> list[str]:
    """What is kept of lines that stand among paragraphs which all end as sentences do."""
    own = own or FINISHED
    text = "\n\n".join(["Miners and mayor agree on truce", *own[:3], *between, *own[3:]])
    body = [p.span.of(text) for p in from_text(text, id="x").body()]
    assert [b for b in body if b in own] == own
    return [b for b in body if b not in own]


@pytest.mark.parametrize(
    "line",
    [
        "The union said on Monday that it would open an office in Oslo to talk about the mine",
        "Jon Vik served as the union's treasurer and was in touch with the bishop and with others",
        "This move could start the end of a feud that has cost Oslo dearly for 12 years",
        "This undated photo provided by the family shows Sgt. Jon Vik of Drammen",
        "Mayor Kari Moe, left, shakes hands with Bishop Lund, right, in Oslo.",
        "FILE - In this March 3, 2013 file photo, Mayor Kari Moe talks to miners.",
        "Mayor Kari Moe speaks during a news conference in Oslo, Norway, May 10, 2013.",
        "Welcome: The mayor greets the bishop outside the town hall before dinner",
        "Left: the shaft on Monday. Right: the town hall.",
        "Miners pray at the shaft. REUTERS/Omar Nuri",
        "Miners pray at the shaft in Oslo [File: Omar Nuri/Reuters]",
        "Get all the news of the day in your inbox with our newsletter.",
        "1.2k shares",
        "[4] Bishop dies. Northern Wire. September 21, 2011.",
        "^ Roe, Jane (2019). The Third Shaft. Retrieved 22 August 2019.",
        "For the film of that name, see Truce (film).",
        "Talks[edit]",
    ],
)
def test_a_line_without_a_full_stop_or_with_the_words_of_pictures_is_the_pages(line):
    assert _kept(line) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["The paper says:", "All miners go back to work by May of the next year", "No arms"],
        ["- All miners go back to work by May of the next year"],
        ["May 2013 - Union and mayor meet for the first time since the second shaft was shut"],
        ["1994: The union is founded in a cellar of Oslo by eleven men and a woman"],
        ["“We are here to stay”"],
        ["Jon Vik: They left us with nothing, and nobody asked about it", "Jon Vik: No more"],
        ["This picture shows that nobody can trust the mayor, the union said."],
        ["He pointed to the left, and the miners walked past him without a word."],
        ["The bishop, 61, shakes hands with everybody, a miner said on May 10, 2013."],
        ["Left alone, the union turned to the bishop for help, its leader said."],
        ["They were left: nobody came to fetch them, the union said on Monday."],
    ],
)
def test_lists_entries_quotations_and_sentences_are_the_articles(lines):
    assert _kept(*lines) == lines


def test_where_few_paragraphs_end_in_a_full_stop_the_others_are_no_captions():
    lines = [f"In year {n} the union and the mayor met {n} times without a result" for n in "abcde"]
    assert _kept(*lines) == lines


def test_an_item_of_a_list_needs_no_full_stop_where_markup_shows_that_it_is_one():
    own = "".join(f"<p>{text}</p>" for text in FINISHED)
    item = "The mayor is to open the second shaft by May and the third one a year later"
    page = f"<article>{own}<ul><li>{item}</li></ul>{own}"
    (article,) = read_article(page.encode(), "a.html")
    assert item in {p.span.of(article.text) for p in article.body()}


def test_an_article_that_goes_on_below_a_list_of_links_is_kept_to_its_end():
    links = ["Related articles", "Bishop, 61, falls off horse", "Why salt is dear"]
    text = "\n\n".join([*FINISHED[:4], *links, *FINISHED[4:], *FINISHED[:2]])
    body = [p.span.of(text) for p in from_text(text, id="x").body()]
    assert body == [*FINISHED, *FINISHED[:2]]


def test_lines_that_a_page_broke_for_itself_go_on_though_others_are_long():
    broken = (
        "The miners will have to wait for the \nUnion's letter, which the bishop wants to \n"
        "read out in church before anybody goes back to \nthe shaft, as he told the mayor of \n"
        "Oslo on Monday."
    )
    text = "\n\n".join([f"{A} {B}", broken, f"{C} {D}", "Jon Vik\nKari Moe\nHalvor Lund", E])
    body = [p.span.of(text) for p in from_text(text, id="x").body()]
    assert broken in body
    assert "Jon Vik\nKari Moe" not in "\n\n".join(body)
