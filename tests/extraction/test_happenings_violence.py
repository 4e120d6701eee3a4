"""Violence told in many words: what was done to whom, by whom, with what, at what cost."""

import pytest

from tests.extraction.telling import one, told

FORCE = {"attack", "military_operation"}


@pytest.mark.parametrize(
    "text",
    [
        "A second bus was struck in Logar on 3 January.",
        "The barracks in Gardez was flattened on 3 January.",
        "The outpost at Dand was wiped out on 3 January.",
        "On 3 January a patrol hit a mine in Uruzgan.",
        "The cleric perished on 3 January as his car drove over a mine.",
        "On 3 January Kandahar passed to the men of the old governor.",
        "On 3 January the intelligence chief of Ghazni fell to a sniper.",
        "Three soldiers fell in Sangin on 3 January.",
        "On 3 January a man in uniform turned his rifle on his trainers in Herat.",
        "On 3 January gunmen on motorcycles opened up on a car of election workers.",
        "On 3 January raiders slit the throats of five guards in Jawzjan.",
        "The palace in Herat came under fire on 3 January.",
        "On 3 January two girls died in crossfire in Helmand.",
        "On 3 January a magnetic mine under his car killed a prosecutor in Kabul.",
        "On 3 January bombers wrecked a clinic in Herat.",
        "On 3 January fighters halted three buses near Kunduz.",
        "On 3 January rebels set the fuel depot of Sheberghan on fire.",
    ],
)
def test_violence_is_told_in_many_words(text: str) -> None:
    event = one(text, "2022-02-05")
    assert event.type in FORCE, event.title
    assert event.when.edtf == "2022-01-03"


@pytest.mark.parametrize(
    "text",
    [
        "The valley was hit by an earthquake on 3 January.",
        "On 3 January a deal was struck to share the water of Farah.",
        "The number of soldiers fell in Helmand on 3 January.",
    ],
)
def test_not_all_that_hits_or_falls_is_violence(text: str) -> None:
    with pytest.raises(AssertionError):
        one(text, "2022-02-05", "attack")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            (
                "A bomber killed nine people in Kunduz on 3 January, and in March 2018 the same "
                "group claimed the bombing of a bus in Herat."
            ),
            {"2022-01-03", "2018-03"},
        ),
        (
            "A bomber killed nine men in Farah on 3 January. A group claimed the attack on Monday.",
            {"2022-01-03"},
        ),
        (
            "On 3 January the rebels refused to enter Gardez and rained rockets on it.",
            {"2022-01-03"},
        ),
    ],
)
def test_a_claim_of_another_day_and_a_second_verb_have_their_dates(
    text: str, days: set[str]
) -> None:
    assert {event.when.edtf for event in told(text, "2022-02-05")} == days
