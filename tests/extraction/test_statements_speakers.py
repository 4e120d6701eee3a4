"""Whom speakers' words stand for."""

from __future__ import annotations

import re
from typing import Literal

import pytest

from events.extraction.results import ActorKind, FoundActor, Span
from events.extraction.statements import find_statements
from tests.extraction.test_statements import article

Gender = Literal["m", "f", ""]
PEOPLE: dict[str, tuple[ActorKind, Gender, str]] = {
    "Laila Rahimi": ("person", "f", r"(?:Laila )?Rahimi|RAHIMI"),
    "Omar Nuri": ("person", "m", r"(?:Omar )?Nuri"),
    "Jack Moore": ("person", "m", r"(?:Jack )?Moore"),
    "Taliban": ("armed_group", "", "Taliban"),
    "Afghan government": ("government", "", "Afghan government"),
    "Ministry of Defense": ("government", "", "Ministry of Defense|Defense Ministry"),
    "Norwegian Council": ("organization", "", "Norwegian Council"),
    "Norway": ("country", "", "Norway"),
}


def actors(text: str) -> tuple[FoundActor, ...]:
    found = []
    for name, (kind, gender, pattern) in PEOPLE.items():
        spans = tuple(Span(*m.span()) for m in re.finditer(rf"\b(?:{pattern})\b", text))
        if spans:
            found.append(FoundActor(name, kind, None, spans, gender=gender))
    return tuple(found)


def speakers(text: str) -> list[str | None]:
    return [s.speaker for s in find_statements(article(text), actors(text))]


CASES = {
    "name with title and role": (
        "Taliban spokesman Omar Nuri said the road was closed.",
        ["Omar Nuri"],
    ),
    "name with a body behind it": (
        "Laila Rahimi of the Norwegian Council said the road was closed.",
        ["Laila Rahimi"],
    ),
    "body as the head": (
        "The Ministry of Defense said the road was closed.",
        ["Ministry of Defense"],
    ),
    "a paper of a body": ("A Taliban statement said the road was closed.", ["Taliban"]),
    "somebody with a title and an apposition": (
        "The American representative, Jack Moore, said the road was closed.",
        ["Jack Moore"],
    ),
    "leaders of a body": ("Taliban leaders said the road was closed.", ["Taliban"]),
    "officials in a body": (
        "Officials in the Afghan government said the road was closed.",
        ["Afghan government"],
    ),
    "somebody beside a person": (
        "A brother of Omar Nuri said the road was closed.",
        ["a brother of Omar Nuri"],
    ),
    "description": (
        "A senior official in Kabul said the road was closed.",
        ["a senior official in Kabul"],
    ),
    "unknown name": ("Engineer Rashid Khan said the road was closed.", ["Engineer Rashid Khan"]),
    "pronoun, the speaker before": (
        "Omar Nuri met Jack Moore. Moore said the road was closed. He said it was too late.",
        ["Jack Moore", "Jack Moore"],
    ),
    "pronoun, the subject before": (
        "Omar Nuri came to Kabul with Jack Moore. “The road is closed,” he said.",
        ["Omar Nuri"],
    ),
    "pronoun, by gender": (
        "Laila Rahimi met Omar Nuri. He left. “The road is closed,” she said.",
        ["Laila Rahimi"],
    ),
    "pronoun, not one inside the content": (
        "Jack Moore was in Kabul. Omar Nuri spent the night on “a bare floor,” he said.",
        ["Jack Moore"],
    ),
    "pronoun, the doer in a later clause": (
        "Drivers were angry, although Omar Nuri tried to calm them. “It is closed,” he said.",
        ["Omar Nuri"],
    ),
    "pronoun, somebody without a name": (
        "A weaver visited at his loom was in no doubt. “It is closed,” he said.",
        ["a weaver"],
    ),
    "they, a body": (
        "The Taliban met Omar Nuri in Doha. They said the road was closed.",
        ["Taliban"],
    ),
    "it, a body": (
        "The Norwegian Council sent Laila Rahimi to Herat. It said the road was closed.",
        ["Norwegian Council"],
    ),
    "the group": (
        "The Taliban met Omar Nuri in Doha. The group said the road was closed.",
        ["Taliban"],
    ),
    "the ministry": (
        "The Defense Ministry sent Omar Nuri. The ministry said the road was closed.",
        ["Ministry of Defense"],
    ),
    "the envoy, called so before the name": (
        "American envoy Jack Moore met Omar Nuri. The envoy said the road was closed.",
        ["Jack Moore"],
    ),
    "the envoy, called so behind the name": (
        "Jack Moore, the American envoy, met Omar Nuri. The envoy said the road was closed.",
        ["Jack Moore"],
    ),
    "the diplomat, who spoke before": (
        "A Western diplomat in Kabul said it was too late. “It is closed,” the diplomat added.",
        ["a Western diplomat in Kabul", "a Western diplomat in Kabul"],
    ),
    "a country": ("Norway said the road was closed.", ["Norway"]),
    "nobody": ("He said the road was closed.", [None]),
    "the author": ("I said the road was closed.", ["the author"]),
    "somebody who belongs to the author": (
        "My father used to say the road was closed.",
        ["the father of the author"],
    ),
    "an office of somebody": (
        "Laila Rahimi left. Her office said the road was closed.",
        ["the office of Laila Rahimi"],
    ),
    "somebody named on the spot": (
        'A driver named Habib was there. "The road is closed," he said.',
        ["Habib"],
    ),
    "the same by the noun": (
        "A driver named Habib was there. The driver said the road was closed.",
        ["Habib"],
    ),
    "the subject of a verb that no list holds": (
        "Omar Nuri smirked broadly at the Taliban. He said the road was closed.",
        ["Omar Nuri"],
    ),
    "somebody in a relative clause": (
        "Norway sent a trader, Omar Nuri, who hurried; he said the road was closed.",
        ["Omar Nuri"],
    ),
    "a name with its age": (
        "Omar Nuri, 61, a cook, held a picture. He said the road was closed.",
        ["Omar Nuri"],
    ),
    "a name with particles": (
        "The coordinator, Erik de Boer, said the road was closed.",
        ["Erik de Boer"],
    ),
    "a name explained before a colon": (
        'Omar Nuri, a watcher at the Norwegian Council in Oslo: "The road is closed today."',
        ["Omar Nuri"],
    ),
    "a spokesman without a name": (
        "The Taliban's spokesman in Oslo said the road was closed.",
        ["the Taliban's spokesman in Oslo"],
    ),
    "a spokesman who was named before": (
        "Taliban spokesman Omar Nuri said it had rained. The spokesman said the road was closed.",
        ["Omar Nuri", "Omar Nuri"],
    ),
    "several bodies": (
        "In Oslo, the envoys of Iran, China and Norway declared that the road was closed.",
        ["the envoys of Iran, China and Norway"],
    ),
    "a party among councils": (
        "The Norwegian Council met. The party said the road was closed.",
        ["the party"],
    ),
    "who is quoted by a paper": (
        "The Daily Post quoted Omar Nuri as saying that the road was closed.",
        ["Omar Nuri"],
    ),
    "the doer of the later clause": (
        "Omar Nuri gave the toll as nine; a nurse counted ten. He said the road was closed.",
        ["a nurse"],
    ),
    "they, somebody who did nothing": (
        "The mayor had trusted the word of the Taliban; they insist that the road was closed.",
        ["Taliban"],
    ),
    "somebody beside another": (
        "Jack Moore left. Old Omar Nuri beside him is blind. He said the road was closed.",
        ["Omar Nuri"],
    ),
    "the doer of a verb that no list holds": (
        "Jack Moore left. Before they part, Omar Nuri mends a net. He said the road was closed.",
        ["Omar Nuri"],
    ),
    "a name that nobody explained": (
        "A nurse counted ten. Bakov denied that anybody was hurt. He said the road was closed.",
        ["Bakov", "Bakov"],
    ),
    "a relative of the one who speaks": (
        "Laila Rahimi stayed. Her sister had left at noon. She said the road was closed.",
        ["Laila Rahimi"],
    ),
    "he, not who was she before": (
        "A widow named Zarbibi sat. She said that it rained. Her cook was out. He said it was dry.",
        ["Zarbibi", "her cook"],
    ),
    "a name given behind the description": (
        'The trader slept. "The road is closed," said a boy from Oslo who calls himself Gulab.',
        ["Gulab"],
    ),
    "a ministry named by its state": (
        "The mayor met Norway. Norway's Ministry of Defense said the road was closed.",
        ["Ministry of Defense"],
    ),
    "a person without a name who did something": (
        "I had a cousin who travelled; she said the road was closed.",
        ["a cousin"],
    ),
    "who opens the sentence, before an aside and a colon": (
        'Omar Nuri, in the hall where Jack Moore had spoken: "The road is closed today."',
        ["Omar Nuri"],
    ),
    "the subject of the sentence before": (
        'Laila Rahimi said the road was closed. A trader, off the record, was blunter. "It is."',
        ["Laila Rahimi", "a trader"],
    ),
    "whoever issued the paper": (
        "A summary issued by the Norwegian Council said the road was closed.",
        ["Norwegian Council"],
    ),
    "an aide of somebody": (
        'Laila Rahimi left. "The road was closed," recalled one of her aides.',
        ["one of the aides of Laila Rahimi"],
    ),
    "one of them": (
        'Norway met two traders. An American one replied, with a smile, "The road is closed."',
        ["an American one"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_speakers_are_led_back_to_their_names(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_the_words_beside_the_cue_are_kept() -> None:
    text = "Omar Nuri came. “The road is closed,” he said."
    [found] = find_statements(article(text), actors(text))
    assert (found.speaker, found.speaker_text) == ("Omar Nuri", "he")
    assert found.speaker_span is not None
    assert found.speaker_span.of(text) == "he"


def test_a_transcripts_label_is_a_surname() -> None:
    text = (
        "Laila Rahimi answered.\nQ: Is it?\nMS. RAHIMI: It is.\nQ: Why?\nMS. RAHIMI: Rain, mostly."
    )
    assert speakers(text) == ["Laila Rahimi", "Laila Rahimi"]
