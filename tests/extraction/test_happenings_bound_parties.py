"""Parties whom a sentence ties to a happening by a relative clause, a phrase or a small word."""

import pytest

from tests.extraction.telling import names, one

PUBLISHED = "2022-02-05"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Washington hopes for Pat Morrow, whom the Taliban took prisoner in 2012.",
            {"Taliban", "Pat Morrow"},
        ),
        (
            "Pat Morrow, whom Norway named envoy on Monday, is a sailor.",
            {"Pat Morrow", "Norway"},
        ),
        (
            "The pact, signed on Monday by Iran and India in Tehran, opens a road.",
            {"Iran", "India"},
        ),
        (
            "On Monday envoys from China and Iran met the Taliban in Doha.",
            {"China", "Iran", "Taliban"},
        ),
        (
            "Under the auspices of Norway, Iran and Pakistan signed an accord on Monday.",
            {"Norway", "Iran", "Pakistan"},
        ),
        (
            "A dialogue of Afghans was opened in Qatar under German sponsorship on Monday.",
            {"Qatar", "Germany"},
        ),
    ],
)
def test_parties_of_a_happening(text: str, parties: set[str]) -> None:
    assert parties <= names(one(text, PUBLISHED))


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Norway brought its soldiers home from Pakistan.",
        "On Monday the Taliban fled from Pakistan to Farah.",
        "Under a grey sky in Pakistan, Norway and Iran signed an accord on Monday.",
    ],
)
def test_a_country_from_where_or_in_which_it_happens_is_none(text: str) -> None:
    assert "Pakistan" not in names(one(text, PUBLISHED))
