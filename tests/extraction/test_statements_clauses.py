"""Clauses around a cue: errands, relative clauses, lists of hearers, words that come before."""

from __future__ import annotations

import pytest

from tests.extraction.test_statements import Row, rows
from tests.extraction.test_statements_speakers import speakers

REWORDED = {
    "in line with": (
        "Two men had been hurt in the raid, most of them at home, in line with native officers.",
        [
            (
                "indirect",
                "native officers",
                "Two men had been hurt in the raid, most of them at home",
            )
        ],
    ),
    "in response to": (
        "The summit has been put on ice, in response to officers in three towns.",
        [("indirect", "officers in three towns", "The summit has been put on ice")],
    ),
    "introduced": (
        "The bureau introduced on Wednesday that Nuri had gone.",
        [("indirect", "The bureau", "Nuri had gone")],
    ),
    "instructed": (
        "Nuri instructed a panel on Tuesday he was tired of it.",
        [("indirect", "Nuri", "he was tired of it")],
    ),
    "what is in line with a plan": ("Wages rose by three per cent, in line with the plan.", []),
    "what answers a protest": ("He resigned at noon, in response to the protests.", []),
}


@pytest.mark.parametrize(("text", "expected"), REWORDED.values(), ids=REWORDED.keys())
def test_cues_of_reworded_copies_are_read(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


ERRANDS = {
    "went to announce": (
        "On Monday the minister went on television to announce that two men would be freed.",
        [("indirect", "the minister", "two men would be freed")],
    ),
    "flew to tell somebody": (
        "Nuri flew to Herat on Friday, unannounced, to tell the mayor that the mill was closing.",
        [("indirect", "Nuri", "the mill was closing")],
    ),
    "called to complain": (
        "Her cousin phoned the clerk to complain that the well was dry.",
        [("indirect", "Her cousin", "the well was dry")],
    ),
    "nobody went": ("Nuri did not come to say that the mill was closing.", []),
    "no more than a wish": ("Nuri wants to announce that the mill is closing.", []),
    "an errand that tells nothing": (
        "Nuri went to Herat to plead with the mayor for the mill.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ERRANDS.values(), ids=ERRANDS.keys())
def test_who_comes_to_say_something_says_it(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


HEARERS = {
    "told somebody to": (
        "The judges told victims to be patient.",
        [("indirect", "The judges", "to be patient")],
    ),
    "begged somebody to": (
        "Both begged the mayor to plead for them.",
        [("indirect", "Both", "to plead for them")],
    ),
    "hearers with a complement of their own": (
        "Nuri urged the parties to that contract to carry it out in full.",
        [("indirect", "Nuri", "to carry it out in full")],
    ),
    "a crowd of hearers": (
        "Nuri told a gathering of farmers at the Hall that the tax was too high.",
        [("indirect", "Nuri", "the tax was too high")],
    ),
    "a newspaper before a clause": (
        "The bank told Evening Post loans had been passed on through Ghana.",
        [("indirect", "The bank", "loans had been passed on through Ghana")],
    ),
    "called upon": (
        "Nuri called upon the mayor to publish the lists.",
        [("indirect", "Nuri", "to publish the lists")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), HEARERS.values(), ids=HEARERS.keys())
def test_hearers_are_no_content(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


BEFORE = {
    "a quotation that is a sentence": (
        "Omar Nuri was tired. “They will sing, and they will dance,” in his words.",
        [("direct", "his", "They will sing, and they will dance,")],
    ),
    "three words": (
        "Omar Nuri came. Everyone was paid, he added.",
        [("indirect", "he", "Everyone was paid")],
    ),
    "a cue that often is none": (
        "They offered to go home, the teacher maintains; he wrote the letter.",
        [("indirect", "the teacher", "They offered to go home")],
    ),
    "or so they claim": (
        "The power of the gangs had been broken, or so their chiefs claimed in May.",
        [("indirect", "their chiefs", "The power of the gangs had been broken")],
    ),
    "a part named behind a colon": (
        "They would now have to talk with the only people they never met: one another, Nuri said.",
        [
            (
                "indirect",
                "Nuri",
                "They would now have to talk with the only people they never met: one another",
            )
        ],
    ),
    "an aside of several people before a name": (
        "Pipes burst and drowned 14 cows, most of them of boys, General Omar Nuri, the cook, said.",
        [
            (
                "indirect",
                "General Omar Nuri",
                "Pipes burst and drowned 14 cows, most of them of boys",
            )
        ],
    ),
    "fears": (
        "He will be the first to profit from the new law, the union fears.",
        [("indirect", "the union", "He will be the first to profit from the new law")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BEFORE.values(), ids=BEFORE.keys())
def test_clauses_before_their_cue_are_read_whole(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


BEHIND = {
    "within a relative clause": (
        "The group pointed at the Wolves, who it says enjoy shelter in the hills.",
        [("indirect", "it", "enjoy shelter in the hills")],
    ),
    "past a concession": (
        "Nuri cautioned, though, that patience was not a river without end.",
        [("indirect", "Nuri", "patience was not a river without end")],
    ),
    "up to the reporter's comment": (
        "The firm said it would not meet the mayor, dealing a heavy blow to the plan.",
        [("indirect", "The firm", "it would not meet the mayor")],
    ),
    "a doubled consonant": (
        "The mayor regretted that the bridge had room for one lane only.",
        [("indirect", "The mayor", "the bridge had room for one lane only")],
    ),
    "remembers": (
        "The retired judge remembers that half of the other side was asleep.",
        [("indirect", "The retired judge", "half of the other side was asleep")],
    ),
    "past an apposition in a clause that something opens": (
        "The talks failed when the bank disclosed that its founder, Omar Nuri, had been dead.",
        [("indirect", "the bank", "its founder, Omar Nuri, had been dead")],
    ),
    "what is put off is not put": ("The mayor put it off until the end of the month.", []),
    "a number one speaks of": ("The mayor spoke of 68 dead.", []),
    "an attribute is no cue": (
        "The only publicly acknowledged visit of the bankers took place last July.",
        [],
    ),
    "nor is one behind an ordinal": (
        "Farmers ended their first officially acknowledged strike on Monday.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BEHIND.values(), ids=BEHIND.keys())
def test_clauses_behind_their_cue_begin_and_end_where_they_should(
    text: str, expected: list[Row]
) -> None:
    assert rows(text) == expected


SOURCES = {
    "a relative clause whose verb no list holds": (
        "The man who steers the southern harbour has announced that he will not pay.",
        ["the man"],
    ),
    "its own members, behind a date": (
        "At a meeting in Oslo on January 23 and 24 its members insisted that it was over.",
        ["its members"],
    ),
    "who is described between commas": (
        "A clerk of the bank, who asked for silence, said Omar Nuri, the cook, had left.",
        ["a clerk of the bank"],
    ),
    "a leadership with an owner in the plural": (
        "In the letter the rebels' leadership told fighters to rest until the third day.",
        ["the rebels' leadership"],
    ),
    "the teacher is the schoolteacher": (
        "A schoolteacher in Bergen saw it. They offered to go home, the teacher maintains.",
        ["a schoolteacher in Bergen"],
    ),
    "a member of a body is somebody": (
        "The member of the bread council laughed. Two bakers had written to him, he said.",
        ["the member of the bread council"],
    ),
    "who is written to is not he": (
        "Omar Nuri resigned. In a letter to Secretary Jack Moore he admitted that it was over.",
        ["Omar Nuri"],
    ),
    "a spokesman with his name behind": (
        "Their spokesman in Oslo, Jack Moore, came. “It was good,” he said.",
        ["Jack Moore"],
    ),
    "who had to do it, not it": (
        "A clerk who helped to type it admitted to me that the order was wrong.",
        ["a clerk"],
    ),
    "a verb behind an article is a noun": (
        "Omar Nuri, a clerk without a face, sat down in Oslo and declared that it was over.",
        ["Omar Nuri"],
    ),
    "members of a body speak for it": (
        "The Norwegian Council met. Its leaders said it was over.",
        ["Norwegian Council"],
    ),
    "a noun with a capital is part of a name": (
        "The Norwegian Council met. The Alliance recalls that the mill burnt down.",
        ["Alliance"],
    ),
    "a place is not he": (
        "Omar Nuri said it was over. Herat slept. He added that it was done.",
        ["Omar Nuri", "Omar Nuri"],
    ),
    "a government is not he": (
        "Omar Nuri said it was over. The Government led the strike. He added that it was done.",
        ["Omar Nuri", "Omar Nuri"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_sources_are_found_past_what_stands_between(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
