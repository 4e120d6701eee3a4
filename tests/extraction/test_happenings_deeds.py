"""What dated clauses tell whose verbs no line of the lexicon knows."""

from __future__ import annotations

import pytest

from tests.extraction.telling import one, told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 3 May commandos wriggled through the siege of the district.", "military_operation"),
        ("Shopkeepers hurled slogans through the streets of Gardez on 3 May.", "protest"),
        ("Two envoys coaxed the negotiators into a new round on 3 May.", "talks"),
        ("The council trimmed the blacklist on 3 May.", "sanction_or_aid"),
        ("3 May: Inmates of the Gardez prison at home again.", "prisoner_release"),
        ("3 May - Grenade in a Gardez teahouse, nine dead.", "attack"),
    ],
)
def test_most_words_of_a_clause_tell_its_type(text: str, kind: str) -> None:
    assert one(text, "2019-05-20").type == kind


@pytest.mark.parametrize(
    "text",
    [
        "The almond trees of Gardez blossomed on 3 May.",
        "In March the snow of the pass melted.",
        "We spoke by video on 3 May; the line broke twice.",
        "Neighbours buried their dead on 3 May.",
        "A clerk received the letters on 3 May.",
        "The alarms went off on 3 May.",
        "I buried my neighbour on 3 May.",
        "On 3 May the slain general would have been sixty.",
    ],
)
def test_what_is_no_public_happening_is_left_out(text: str) -> None:
    assert told(text, "2019-05-20") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 3 May Hekmatyar declared his men would hold fire for a week.", "ceasefire"),
        ("On 3 May Obama ruled out negotiations with the Haqqani network.", "statement"),
        ("On 3 May Kabul threw out two Iranian diplomats.", "diplomacy"),
        ("On 3 May the ministers agreed to lift sanctions on Hekmatyar.", "sanction_or_aid"),
    ],
)
def test_verb_and_object_tell_the_type_together(text: str, kind: str) -> None:
    assert kind in {event.type for event in told(text, "2019-05-20")}


@pytest.mark.parametrize(
    "text",
    [
        "David Cameron fed Hamid Karzai and his guests in Downing Street on 29 October 2013.",
        "Hamid Karzai toured the Crystal March museum on 29 October 2013.",
    ],
)
def test_the_last_word_of_a_name_tells_no_deed(text: str) -> None:
    assert all(event.type != "protest" for event in told(text, "2014-01-05"))
