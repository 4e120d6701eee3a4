"""Who speaks in transcripts and interviews."""

from __future__ import annotations

import pytest

from events.extraction.statements import find_statements
from tests.extraction.test_statements import article
from tests.extraction.test_statements_speakers import actors

Row = tuple[str | None, str]

INTRO = "We met Laila Rahimi in Oslo for an interview.\n"
HEARING = (
    "Omar Nuri presided.\nChairman NURI. Welcome.\nMs. RAHIMI. Is it over?\n"
    "Colonel BARAKZAI. No, madam.\nMs. RAHIMI. Why?\nColonel BARAKZAI. Rain."
)
LED = (
    "Omar Nuri received us.\nPOST: The road is shut.\n"
    "NURI: The road was open, for all I know, until the rains came in March.\n"
    "POST: Some doubt it.\n"
    "NURI: They never walked it, and I did so every single day of my life.\n"
    "POST: Still?\nNURI: Rain, mostly, and then the winter that came after it."
)
INTERVIEWS: dict[str, tuple[str, list[Row]]] = {
    "labels that say only who answers": (
        INTRO + "Q: Is it over?\nA: It is.\nQ: Why?\nA: Rain, mostly.",
        [("Laila Rahimi", "It is."), ("Laila Rahimi", "Rain, mostly.")],
    ),
    "a letter alone for those who ask": (
        INTRO + "Q    Is it over?\nA: It is.\nQ    Why?\nA: Rain, mostly.",
        [("Laila Rahimi", "It is."), ("Laila Rahimi", "Rain, mostly.")],
    ),
    "letters with stops": (
        INTRO + "Q. Is it over?\nA. It is.\nQ. Why?\nA. Rain, mostly.",
        [("Laila Rahimi", "It is."), ("Laila Rahimi", "Rain, mostly.")],
    ),
    "questions without labels": (
        INTRO + "Is it over?\nI think it is.\nWhy?\nRain, we hear.\nWill it stop?\nI hope so.",
        [
            ("Laila Rahimi", "I think it is."),
            ("Laila Rahimi", "Rain, we hear."),
            ("Laila Rahimi", "I hope so."),
        ],
    ),
    "a full name first, then the surname": (
        "Omar Nuri: It is over.\nRadio North: Why?\nNuri: Rain, mostly.\nRadio North: Still?",
        [("Omar Nuri", "It is over."), ("Omar Nuri", "Rain, mostly.")],
    ),
    "whoever leads a talk without asking": (
        LED,
        [
            ("Omar Nuri", "The road was open, for all I know, until the rains came in March."),
            ("Omar Nuri", "They never walked it, and I did so every single day of my life."),
            ("Omar Nuri", "Rain, mostly, and then the winter that came after it."),
        ],
    ),
    "labels as parliaments print them": (
        HEARING,
        [
            ("Omar Nuri", "Welcome."),
            ("Colonel BARAKZAI", "No, madam."),
            ("Colonel BARAKZAI", "Rain."),
        ],
    ),
    "dashes that open questions and answers": (
        INTRO + "— Is it over?\n— It is.\n— And the rain?\n— It went on.\nAll night.\n"
        "— You left.\n— I did.\nRahimi smiled.",
        [
            ("Laila Rahimi", "It is."),
            ("Laila Rahimi", "It went on."),
            ("Laila Rahimi", "I did."),
        ],
    ),
    "somebody who reports what he said himself": (
        INTRO + "Q: Is it over?\nA: I told them that it was.\nQ: Why?\nA: Rain, mostly.",
        [
            ("Laila Rahimi", "I told them that it was."),
            ("Laila Rahimi", "it was"),
            ("Laila Rahimi", "Rain, mostly."),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), INTERVIEWS.values(), ids=INTERVIEWS.keys())
def test_answers_are_statements_of_the_one_who_answers(text: str, expected: list[Row]) -> None:
    found = find_statements(article(text), actors(text))
    assert [(s.speaker, s.content[0].of(text)) for s in found] == expected


def test_a_list_with_dashes_is_no_interview() -> None:
    text = "To bring:\n" + "\n".join(f"— a blanket of kind {n}" for n in range(8))
    assert not find_statements(article(text), actors(text))


def test_questions_in_a_report_make_no_interview() -> None:
    text = "Omar Nuri left.\nWhy?\nNobody knew.\nWhen?\nIt was late.\nWhere to?\nHome, they say."
    assert not find_statements(article(text), actors(text))


ANSWERS = (
    "\nQ: Is it over?\nA: He told me that it would soon be over.\nQ: Why?\nA: Rain, mostly."
    "\nQ: And now?\nA: Snow."
)
INTRODUCTIONS: dict[str, str] = {
    "who receives us, though others stand nearer": (
        "Laila Rahimi mended nets for ten years. Days after Tariq Barakzai, in a tent, shook hands "
        "with Omar Nuri, she received us in Oslo, in a kitchen."
    ),
    "who spoke to us, though others are named first": (
        "Omar Nuri and his guild still quarrel. Laila Rahimi, who taught Nuri, spoke to us."
    ),
    "who agreed to talk to me": (
        "Omar Nuri says he is tired. Who would know better than Laila Rahimi, his clerk of nine "
        "years, who agreed to talk to me in her garden?"
    ),
    "whom we sat down with": (
        "Omar Nuri left in August. Omar Nuri has been silent since. We sat down with Laila Rahimi, "
        "once a judge, in her garden."
    ),
    "whom our reporter asked": (
        "Omar Nuri has fallen out with the guild. Our reporter asked the judge Laila Rahimi why."
    ),
    "whom a headline names": (
        "Interview with Laila Rahimi\nBy Tariq Barakzai\nOmar Nuri has a new council in mind."
    ),
    "not whoever asks": (
        "Interview: Tariq Barakzai\nLaila Rahimi knew them all. When Omar Nuri was chairman, she "
        "kept the minutes; when Omar Nuri fell, she locked the door."
    ),
    "whose story is told first": (
        "Laila Rahimi was a clerk at the port. In March she met Omar Nuri, whom Omar Nuri's own "
        "brother had sent. She talked to Tariq Barakzai in Bergen."
    ),
}


@pytest.mark.parametrize("introduction", INTRODUCTIONS.values(), ids=INTRODUCTIONS)
def test_the_introduction_says_who_answers(introduction: str) -> None:
    own = article(introduction + ANSWERS)
    found = find_statements(own, actors(own.text))
    answers = [statement.speaker for statement in found if statement.cue == "A"]
    assert answers == ["Laila Rahimi"] * 3


def test_he_in_an_answer_is_never_the_one_who_answers() -> None:
    own = article("Omar Nuri received us in Oslo." + ANSWERS)
    found = find_statements(own, actors(own.text))
    reported = [statement for statement in found if statement.cue == "told"]
    assert [statement.speaker for statement in reported] == [None]


def test_a_label_means_whoever_bears_the_surname_above() -> None:
    own = article(
        "Laila Rahimi looks back.\nNOTE: Is it over?\nRAHIMI: It is.\nNOTE: Why?\nRAHIMI: Rain.\n"
        "NOTE: And now?\nRAHIMI: Snow."
    )
    assert {statement.speaker for statement in find_statements(own)} == {"Laila Rahimi"}
