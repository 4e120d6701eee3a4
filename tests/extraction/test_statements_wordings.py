"""Wordings of news prose: roles beside names, where contents end, when something was said."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction.results import Published, When
from events.extraction.statements import find_statements
from tests.extraction.test_statements import Row, article, rows
from tests.extraction.test_statements_speakers import speakers

SPEAKERS = {
    "role, then name, behind the cue": (
        "“It is over,” said the head of the Mission, Laila Rahimi, on Monday.",
        ["Laila Rahimi"],
    ),
    "name, then role, behind the cue": (
        "“It is over,” said Laila Rahimi, head of the Mission in Herat.",
        ["Laila Rahimi"],
    ),
    "role, then name, before the cue": (
        "The Mission's head, Laila Rahimi, said it was over.",
        ["Laila Rahimi"],
    ),
    "role and name between quotation and cue": (
        "“It is over,” the minister, Omar Nuri, added.",
        ["Omar Nuri"],
    ),
    "who, the object before it": (
        "Laila Rahimi handed the letter to Omar Nuri, who said he would sign it.",
        ["Omar Nuri"],
    ),
    "who, behind an apposition": (
        "Laila Rahimi, the sister of Omar Nuri, who said it was over, left early.",
        ["Laila Rahimi"],
    ),
    "a relative clause inside the subject": (
        "A senior official who briefed reporters said the road was closed.",
        ["a senior official"],
    ),
    "he, past a relative clause of the subject": (
        "Omar Nuri, who fled on Sunday, is in Oslo. “It is closed,” he said.",
        ["Omar Nuri"],
    ),
    "several, who are not the one named before": (
        "Omar Nuri, a negotiator, met Jack Moore, at noon. The two sides said it was over.",
        ["the two sides"],
    ),
    "a paper of one's own": (
        "The Norwegian Council met. Its report of May said the road was closed.",
        ["Norwegian Council"],
    ),
    "a paper from a body": (
        "A statement from the Taliban said the road was closed.",
        ["Taliban"],
    ),
    "a relative clause that ends in a place": (
        "People who lived in the old town said it was over.",
        ["people"],
    ),
    "a brother in a relative clause": (
        "The man whose brother died in the storm said he would stay.",
        ["the man"],
    ),
    "a participle behind the subject": (
        "A trader hurt by falling bricks said it was over.",
        ["a trader hurt by falling bricks"],
    ),
    "several states, the last with an article": (
        "Envoys of Iran, China and the Netherlands met at noon and declared that it was over.",
        ["envoys of Iran, China and the Netherlands"],
    ),
    "a noun for persons that opens the sentence": (
        "Defenders of the bridge reply that it will hold.",
        ["defenders of the bridge"],
    ),
    "did, and nothing asked": (
        "Only yesterday did Omar Nuri, who speaks for the council, deny that it was over.",
        ["Omar Nuri"],
    ),
    "a verb that no list holds, beside a quotation": (
        "“It is over for now,” softens Omar Nuri, a negotiator.",
        ["Omar Nuri"],
    ),
    "one of somebody's own": (
        "“It was over by noon,” recalled one of his nephews, a baker.",
        ["one of his nephews"],
    ),
    "delegates of what is told of": (
        "It sat in a hall, a council whose forty delegates resolved that the bridge be mended.",
        ["forty delegates"],
    ),
    "proper adjectives keep their capital": (
        "American officials said the road was closed.",
        ["American officials"],
    ),
    "common nouns lose theirs": (
        "Critics in the town said the road was closed.",
        ["critics in the town"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_the_speaker_is_found_beside_the_role(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


CONTENTS: dict[str, tuple[str, list[Row]]] = {
    "no comma behind the source": (
        "According to the miners it had been an old shell.",
        [("indirect", "the miners", "it had been an old shell")],
    ),
    "a clause that leads in, before the source": (
        "When the boat came, according to a man who was there, the two sides spoke of the weather.",
        [("indirect", "a man", "the two sides spoke of the weather")],
    ),
    "a reckoning": (
        "Roads were shut and, by the reckoning of a mason, some forty bridges fell.",
        [("indirect", "a mason", "some forty bridges fell")],
    ),
    "that, before several things and a place": (
        "Nuri came home, met the mayor and declared that talks in Oslo, long dead, had begun.",
        [("indirect", "Nuri", "talks in Oslo, long dead, had begun")],
    ),
    "a place between cue and content": (
        "Nuri made it known there that the bridge was lost.",
        [("indirect", "Nuri", "the bridge was lost")],
    ),
    "a preposition without a noun": (
        "Nuri insisted throughout that no boat was needed; Rahimi left.",
        [("indirect", "Nuri", "no boat was needed")],
    ),
    "a cue of several words": (
        "The mayor let it be known that the bridge was lost.",
        [("indirect", "The mayor", "the bridge was lost")],
    ),
    "a day between cue and content": (
        "Nuri hit back the following week that the port was too shallow.",
        [("indirect", "Nuri", "the port was too shallow")],
    ),
    "somebody who is called on, and asked nothing": (
        "The traders called on Nuri at his house by the river.",
        [],
    ),
    "somebody who is dismissed": (
        "Nuri dismissed his deputy, General Omar Rahimi, at noon.",
        [],
    ),
    "a clause that has only begun": (
        "They were near the river when, on Friday, Nuri proclaimed a holiday of his own.",
        [],
    ),
    "a subject that the quotation completes": (
        "And a bridge in ruins, Nuri warned by letter, “is still a bridge”.",
        [("mixed", "Nuri", "a bridge in ruins | is still a bridge")],
    ),
    "a second clause with a speaker of its own": (
        "Nuri stressed that the road was closed, and critics say it never was open.",
        [
            ("indirect", "Nuri", "the road was closed"),
            ("indirect", "critics", "it never was open"),
        ],
    ),
    "what came next": (
        "Nuri said the road was closed, and that evening a bridge fell.",
        [("indirect", "Nuri", "the road was closed")],
    ),
    "a denial in the gerund": (
        "Nuri denied having closed the road.",
        [("indirect", "Nuri", "having closed the road")],
    ),
    "a clause, a colon and a quotation": (
        "Nuri insists that he is the mayor: “I never left my office.”",
        [("mixed", "Nuri", "he is the mayor | I never left my office.")],
    ),
    "a bare noun is nothing said": ("The council will announce its own for May.", []),
    "nor is a thing announced": ("Nuri announced the meeting in a televised address.", []),
    "something done is": (
        "Nuri announced the release of two hundred prisoners.",
        [("indirect", "Nuri", "the release of two hundred prisoners")],
    ),
    "responsibility is claimed, not said": ("The group claimed responsibility for the blast.", []),
    "a full date between cue and clause": (
        "Nuri said on 3 May 2012 that the road was closed.",
        [("indirect", "Nuri", "the road was closed")],
    ),
    "tweets between cue and clause": (
        "Nuri said in a series of tweets that the road was closed.",
        [("indirect", "Nuri", "the road was closed")],
    ),
    "conditions of anonymity": (
        "The clerk, who spoke on condition of anonymity because of threats, said it was over.",
        [("indirect", "The clerk", "it was over")],
    ),
    "quoted by somebody": (
        "Nuri was quoted as saying that the road was closed.",
        [("indirect", "Nuri", "the road was closed")],
    ),
    "as reported by": (
        "As reported by Radio Kabul, two bridges fell on Monday.",
        [("indirect", "Radio Kabul", "two bridges fell on Monday")],
    ),
    "what somebody likes to say": (
        "Nuri likes to say that roads are patient.",
        [("indirect", "Nuri", "roads are patient")],
    ),
    "a question": ("Did he say when the road opens?", []),
    "how it was said is no content": (
        "The road was closed, Habib said, speaking on condition that no cook heard.",
        [("indirect", "Habib", "The road was closed")],
    ),
    "a clause behind a semicolon": (
        "It rained for days; the road was closed, Habib said.",
        [("indirect", "Habib", "the road was closed")],
    ),
    "the subject before the cue, the verb behind the hearers": (
        "The road, Habib assured his hosts, was “a fine road”.",
        [("mixed", "Habib", "The road | was “a fine road”")],
    ),
    "what the first demand is": (
        "They want bread, and the first thing, Habib told me, is that the road be opened soon.",
        [("indirect", "Habib", "the road be opened soon")],
    ),
    "in which somebody says": (
        "Laila held a paper in which Habib conceded that the road was closed.",
        [("indirect", "Habib", "the road was closed")],
    ),
    "those asked stand before the infinitive": (
        "Habib asked both sides in the north to lay down their arms.",
        [("indirect", "Habib", "to lay down their arms")],
    ),
    "those called on": (
        "Habib called on the drivers of Herat to wait for the rain.",
        [("indirect", "Habib", "to wait for the rain")],
    ),
    "another report conceded": (
        "Habib insisted the road was open, though he admitted the bridge had fallen.",
        [
            ("indirect", "Habib", "the road was open"),
            ("indirect", "he", "the bridge had fallen"),
        ],
    ),
    "an inverted cue in a clause": (
        "By then, promises Habib, the road will have been opened.",
        [("indirect", "Habib", "By then | the road will have been opened")],
    ),
    "a place that leads in a whole clause": (
        "In Herat several of them fell when the road sank, Habib said.",
        [("indirect", "Habib", "In Herat several of them fell when the road sank")],
    ),
    "as somebody says, behind but": (
        "But as Laila Rahimi, a driver, says, the road will be closed for years.",
        [("indirect", "Laila Rahimi", "the road will be closed for years")],
    ),
    "words of somebody inside a sentence": (
        'The road had, in Habib\'s words, "grown shorter".',
        [("direct", "Habib", "grown shorter")],
    ),
    "a participle behind the inverted speaker": (
        '"It is over," writes a driver left behind at the bridge.',
        [("direct", "a driver", "It is over,")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CONTENTS.values(), ids=CONTENTS.keys())
def test_contents_end_where_the_saying_ends(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_what_has_no_date_was_said_by_the_day_of_publication() -> None:
    day = date(2020, 9, 20)
    published = Published(When("2020-09-20", day, day), inferred=False, evidence=())
    [found] = find_statements(article("Nuri said the road was closed."), (), (), published)
    assert found.when == When(
        "../2020-09-20", None, day, anchor=day, anchor_note="publication", rule="reported"
    )


def test_of_an_uncertain_publication_the_last_day_counts() -> None:
    first, last = date(2020, 9, 1), date(2020, 9, 30)
    published = Published(When("2020-09", first, last), inferred=True, evidence=())
    [found] = find_statements(article("Nuri said the road was closed."), (), (), published)
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (None, last)


def test_a_source_without_a_word_is_read_all_the_same() -> None:
    assert speakers("“\u200f“ adding “‘") == ["\u200f"]


LEADS = {
    "in somebody's words": (
        "In Nuri's words, the road was “a gift to the valley”.",
        [("mixed", "Nuri", "the road was “a gift to the valley”")],
    ),
    "in their own words": (
        "Habib came late. In his own words, the talks were a waste of time.",
        [("indirect", "his", "the talks were a waste of time")],
    ),
    "in a view at the end": (
        "The bridge was a mistake from the start, in the minister's view.",
        [("indirect", "the minister", "The bridge was a mistake from the start")],
    ),
    "as somebody put it": (
        "As Nuri put it, the talks were a long road.",
        [("indirect", "Nuri", "the talks were a long road")],
    ),
    "signed behind a dash": (
        "“Peace is not a paper. It is a habit.” — Karima Nuri, teacher",
        [("direct", "Karima Nuri", "Peace is not a paper. It is a habit.")],
    ),
    "a dateline is nobody's words": (
        "KABUL, Aug 16 (Valley Press) - Two men died in a fire in the old town, Nuri said.",
        [("indirect", "Nuri", "Two men died in a fire in the old town")],
    ),
    "a paragraph that a colon announces": (
        "Habib told the council:\n\nThe war must end. Nobody can win it.\n\nHe left.",
        [("direct", "Habib", "The war must end. Nobody can win it.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LEADS.values(), ids=LEADS.keys())
def test_sources_are_led_in_by_phrases_dashes_and_colons(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


NOT_SIGNED = [
    "“The Long Road” — Nuri wrote it in 1990 — was sold in Kabul.",
    "The most encouraging sign was that the road is open again this week.",
    "In the words that follow, nothing is new to those who live there.",
]


@pytest.mark.parametrize("text", NOT_SIGNED)
def test_dashes_degrees_and_words_are_no_cues_by_themselves(text: str) -> None:
    assert rows(text) == []
