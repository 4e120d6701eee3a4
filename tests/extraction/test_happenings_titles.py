"""Titles: what an editor would write over an event."""

import pytest

from events.extraction.happenings.spoken import cut
from tests.extraction.telling import one

PUBLISHED = "2022-02-05"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Envoys of Iran and Russia met Mullah Baradar in Doha on Monday.",
            "Iran and Russia meet Baradar",
        ),
        ("In the capital several rockets hit a market on Monday.", "Several rockets hit a market"),
        (
            "As the army was busy in the south, an outpost in Ghormach was attacked on Monday.",
            "An outpost in Ghormach attacked",
        ),
        (
            "Two nurses, who had come from Herat, were abducted in Kabul on Monday.",
            "Two nurses abducted in Kabul",
        ),
        (
            "Gunmen opened fire at a wedding in Kunduz on Monday.",
            "Gunmen open fire at a wedding in Kunduz",
        ),
        (
            "At least seven people were killed in Kunduz on Monday.",
            "At least seven people killed in Kunduz",
        ),
        (
            "On the night of 31 January gunmen killed ten deminers in Baghlan.",
            "Gunmen kill ten deminers in Baghlan",
        ),
        (
            "Donors in Geneva pledged $12 billion in aid on Monday.",
            "Donors in Geneva pledge $12 billion in aid",
        ),
        ("Atmar was sworn in on Monday.", "Atmar sworn in"),
        ("Karzai fled by helicopter on Monday.", "Karzai flees by helicopter"),
        (
            "Afghan forces recaptured Kunduz on Monday.",
            "Afghan forces recapture Kunduz",
        ),
        (
            "American aircraft bombed a village in Farah on Monday.",
            "American aircraft bomb a village in Farah",
        ),
        (
            "An American aircraft bombed a village in Farah on Monday.",
            "An American aircraft bombs a village in Farah",
        ),
        (
            "A group of Iran, China and Russia met in Oslo on Monday.",
            "A group of Iran, China and Russia meets in Oslo",
        ),
        ("The Taliban first attacked Farah on Monday.", "The Taliban attack Farah"),
        ("Khalilzad had renewed talks with Iran on Monday.", "Khalilzad renews talks with Iran"),
        (
            "Gulbuddin Hekmatyar fired rockets into Kabul on Monday.",
            "Hekmatyar fires rockets into Kabul",
        ),
        (
            "Farah was again attacked from three sides on Monday.",
            "Farah attacked from three sides",
        ),
    ],
)
def test_subject_and_verb_stand_in_the_present(text: str, title: str) -> None:
    assert one(text, PUBLISHED).title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Atmar spoke of peace. On Monday he flew to Kabul.", "Atmar flies to Kabul"),
        (
            "The Taliban turned it down. On Monday they attacked a police post in Kunduz.",
            "Taliban attack a police post in Kunduz",
        ),
        (
            "Haji Qadir kept his word. In January his men overran Kunduz.",
            "Qadir's men overrun Kunduz",
        ),
        (
            "“I met Mullah Baradar in Oslo on Monday,” Zalmay Khalilzad said.",
            "Khalilzad meets Baradar",
        ),
        (
            "Gulbuddin Hekmatyar, whose men shelled Kabul on Monday, was not in town.",
            "Hekmatyar's men shell Kabul",
        ),
        (
            "Gunmen fought their way into a base before sunrise on Monday, killing 11 soldiers.",
            "Gunmen kill 11 soldiers",
        ),
    ],
)
def test_pronouns_give_way_to_names(text: str, title: str) -> None:
    assert one(text, PUBLISHED).title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The talks that Pakistan was to host on 31 January were called off.",
            "Pakistan to host talks, called off",
        ),
        (
            "The conference in Tashkent, scheduled for 24 January, was postponed.",
            "Conference in Tashkent, called off",
        ),
        (
            "The talks were originally to open in Oslo on 2 January.",
            "The talks to open in Oslo, not held",
        ),
        (
            "The two sides failed to reach an agreement in Oslo on Monday.",
            "The two sides fail to reach an agreement in Oslo",
        ),
        (
            "Atmar denied that his envoys had met the Taliban in Oslo on Monday.",
            "Atmar meets Taliban, denied",
        ),
    ],
)
def test_what_did_not_take_place_is_titled_so(text: str, title: str) -> None:
    assert one(text, PUBLISHED).title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            '"This was the last excuse," Atmar told the delegates on Monday.',
            "Atmar: “This was the last excuse”",
        ),
        (
            "Norway on Monday urged the Taliban to halt their offensive.",
            "Norway urges the Taliban to halt their offensive",
        ),
        ("The Taliban said on Monday that Kabul was weak.", "Taliban say Kabul was weak"),
        (
            "The United Nations called for an end of the siege on Monday.",
            "UN calls for an end of the siege",
        ),
        (
            (
                "Atmar said on Monday that the garrison of the old town would hold the citadel "
                "until help came over the passes."
            ),
            "Atmar says the garrison of the old town would hold the citadel",
        ),
    ],
)
def test_a_statement_is_titled_by_what_is_said(text: str, title: str) -> None:
    assert one(text, PUBLISHED, "statement").title == title


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("one two three four five", "one two three four five"),
        ("one two three four five until six seven", "one two three four five"),
        ("one two three four five, six seven eight", "one two three four five"),
    ],
)
def test_a_title_that_is_too_long_stops_before_a_phrase(text: str, short: str) -> None:
    assert cut(text, 34) == short


def test_a_title_names_whom_an_object_pronoun_means() -> None:
    event = one("The Taliban marched on Herat. On Monday Herat fell to them.", "2022-02-05")
    assert event.title == "Herat falls to Taliban"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A diplomat, whom Pakistan invited on Monday, waited.", "Pakistan invites diplomat"),
        (
            "The envoys came. They met in the same town in Oslo on Monday.",
            "Meeting in the same town in Oslo",
        ),
        ("The governor locked them up. They signed on Monday in Farah.", "Agreement in Farah"),
        ("The Taif meeting in Taif on Monday.", "Taif meeting in Taif"),
    ],
)
def test_what_nobody_in_particular_did_and_whom_it_befell(text: str, title: str) -> None:
    assert one(text, PUBLISHED).title == title


def test_a_phrase_behind_a_verb_and_its_date_leave_the_title() -> None:
    text = "The promises that Karzai made in the pact, which was initialled in Oslo on 20 January."
    assert one(text, PUBLISHED).title == "Pact initialled in Oslo"
