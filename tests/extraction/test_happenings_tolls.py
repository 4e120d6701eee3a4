"""How many were killed and wounded, and of which event."""

from __future__ import annotations

import time

import pytest

from events.extraction.articles import from_text
from events.extraction.extract import extract
from events.extraction.happenings.tolls import find_tolls
from events.extraction.results import Span

KILLED, WOUNDED = "killed", "wounded"


def figures(text: str) -> list[tuple[str, int, int | None]]:
    return [(t.kind, t.low, t.high) for t in find_tolls(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 people.", [(KILLED, 12, 12)]),
        ("A bomber struck the market, killing at least 30.", [(KILLED, 30, None)]),
        ("More than 1,200 fighters were killed that year.", [(KILLED, 1200, None)]),
        ("Twenty-four people were killed.", [(KILLED, 24, 24)]),
        ("A dozen were wounded and two dozen killed.", [(WOUNDED, 12, 12), (KILLED, 24, 24)]),
        ("Dozens were injured in the crush.", [(WOUNDED, 24, None)]),
        ("Hundreds of people died.", [(KILLED, 200, None)]),
        ("It left nine dead and 16 wounded.", [(KILLED, 9, 9), (WOUNDED, 16, 16)]),
        ("Between 20 and 30 guards died.", [(KILLED, 20, 30)]),
        ("The rocket killed 3 to 5 farmers.", [(KILLED, 3, 5)]),
        ("Up to 40 soldiers were killed.", [(KILLED, 1, 40)]),
        ("Some 50 people were wounded.", [(WOUNDED, 45, 55)]),
        ("The raid claimed the lives of 14 villagers.", [(KILLED, 14, 14)]),
        ("The war took 11 lives here.", [(KILLED, 11, 11)]),
        ("The death toll rose to 63.", [(KILLED, 63, 63)]),
        ("17 people, including two newborns, were killed.", [(KILLED, 17, 17)]),
        ("It killed six officers and wounded ten.", [(KILLED, 6, 6), (WOUNDED, 10, 10)]),
        ("One hundred and five", []),
        ("Two gunmen killed eight guards.", [(KILLED, 8, 8)]),
        ("Police said four gunmen were also killed.", [(KILLED, 4, 4)]),
        ("Two men killed in the raid were cousins.", [(KILLED, 2, 2)]),
    ],
)
def test_figures_of_victims_are_read(
    text: str, expected: list[tuple[str, int, int | None]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was killed in 2009.",
        "She was killed on 12 May.",
        "Two hours later the guard was killed.",
        "The boy, 12, was killed.",
        "They killed 12 years of work.",
        "The bomb killed a 12-year-old.",
        "In 2015 were killed many.",
        "About 20 percent were wounded pride.",
        "He took 12 prisoners.",
        "They freed 400 inmates.",
        "He claimed 12 districts.",
    ],
)
def test_other_numbers_are_no_victims(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Sunday at least 12 people were killed near it.", "at least 12 people were killed"),
        ("A bomb went off, killing nine guards at the gate.", "killing nine guards"),
        ("It killed 12 of the men.", "killed 12"),
    ],
)
def test_the_words_are_those_that_say_so(text: str, words: str) -> None:
    (toll,) = find_tolls(text, Span(0, len(text)))
    assert toll.span.of(text) == words


def test_each_figure_belongs_to_the_attack_of_its_words() -> None:
    article = from_text(
        "The Taliban attacked a clinic in Kabul on 3 March 2020, killing 14 people. "
        "On 5 March 2020 a bomb exploded in Herat and killed 31 people. "
        "Another 60 were wounded.\n\n"
        "Peace talks with the Taliban began in Doha on 9 March 2020.",
        id="x",
        published="2020-03-10",
    )
    tolls = {e.place: [(t.kind, t.low) for t in e.toll] for e in extract(article).events}
    assert tolls["Kabul"] == [(KILLED, 14)]
    assert tolls["Herat"] == [(KILLED, 31), (WOUNDED, 60)]
    assert tolls["Doha"] == []


@pytest.mark.parametrize("word", ["12 ", "12,", "between 12 and ", "people were ", "killed "])
def test_long_texts_take_linear_time(word: str) -> None:
    text = word * (50_000 // len(word))
    start = time.process_time()
    find_tolls(text, Span(0, len(text)))
    assert time.process_time() - start < 3
