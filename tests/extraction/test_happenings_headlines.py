"""Titles of sentences that are built in a roundabout way."""

import pytest

from tests.extraction.telling import told

PUBLISHED = "2022-02-05"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "With Iran, the second of the neighbours, Norway signed a pact on 5 May 2021.",
            "Norway signs a pact",
        ),
        ("The office, which was opened not a month ago, is closed.", "Office opened"),
        (
            "Two clerks had written a draft, and delegates of Iran and India signed it on Monday.",
            "Delegates of Iran and India sign the agreement",
        ),
        (
            (
                "Peace was promised. On Monday, the Taliban fled, and their leaders announced an "
                "end to the contacts."
            ),
            "Taliban announce an end to the contacts",
        ),
        (
            (
                "On Monday Taliban fighters left Khost, ambushing a patrol in Ghazni and leaving a "
                "letter at the gate."
            ),
            "Taliban ambush a patrol in Ghazni",
        ),
        (
            "Ashraf Ghani appointed Hamdullah Mohib as head of his council on Monday.",
            "Ghani appoints Mohib as head of his council",
        ),
        (
            "On Monday Hamid Karzai accused Pakistan of shelling Kunar.",
            "Karzai accuses Pakistan of shelling Kunar",
        ),
        ("On Monday the Taliban dismissed it as a tale.", "Taliban dismiss it as a tale"),
        (
            (
                "Every one of the forty committees that had been sitting in the big tent for three "
                "long days is of one mind, Hamid Karzai said on Monday."
            ),
            "Karzai speaks of every one of the forty committees",
        ),
        (
            "The Taliban said in a statement on Monday that they were ready.",
            "Taliban issue a statement",
        ),
        (
            "Fifty-eight died in an attack on a bus in Khost on Monday.",
            "Fifty-eight die in an attack on a bus in Khost",
        ),
        (
            "Envoys at whose insistence Norway had cancelled a meeting in May 2019 were there.",
            "Norway cancels a meeting",
        ),
        (
            "Sixty of the drivers, killed on Monday by men whom they knew, came from Farah.",
            "Sixty of the drivers killed by men",
        ),
        (
            "A bomber on foot blew himself up near a mill in Farah on Monday.",
            "A bomber on foot blows himself up near a mill in Farah",
        ),
        (
            "Joe Biden said on Monday that the mission will end on Aug. 31.",
            "The mission to end",
        ),
    ],
)
def test_a_title_says_who_does_what(text: str, title: str) -> None:
    assert title in [event.title for event in told(text, PUBLISHED)]
