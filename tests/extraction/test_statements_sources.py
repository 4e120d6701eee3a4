"""Sources and cues that stand apart: nouns for a saying, sources within a sentence, things."""

from __future__ import annotations

import pytest

from tests.extraction.test_statements import Row, rows
from tests.extraction.test_statements_speakers import speakers

SAYINGS: dict[str, tuple[str, list[Row]]] = {
    "his reason was that": (
        "Nuri stayed at home; his reason was that the boats did not stop.",
        [("indirect", "his", "the boats did not stop")],
    ),
    "somebody's word was that": (
        "The mayor's word was that nobody would go hungry.",
        [("indirect", "The mayor", "nobody would go hungry")],
    ),
    "the line from a house was that": (
        "The line from the palace was that nobody had fled.",
        [("indirect", "the palace", "nobody had fled")],
    ),
    "the word of somebody that": (
        "Hours later came the word of the guild that the boats had sailed.",
        [("indirect", "the guild", "the boats had sailed")],
    ),
    "his answer was a quotation": (
        "His answer was “no, and never again”.",
        [("direct", "His", "no, and never again")],
    ),
    "is how somebody put it": (
        "“We asked for a boat and got a net,” is how a miller who knew them put it to me.",
        [("direct", "a miller", "We asked for a boat and got a net,")],
    ),
    "was what somebody told": (
        "“We asked for a boat,” was what Omar Nuri told the guild.",
        [("direct", "Omar Nuri", "We asked for a boat,")],
    ),
    "as somebody sees it": (
        "As the envoy of the king sees it, once the bridge is open there will be fewer boats.",
        [
            (
                "indirect",
                "the envoy of the king",
                "once the bridge is open there will be fewer boats",
            )
        ],
    ),
    "as somebody said, at the end": (
        "The road was lost from the start, as Omar Nuri said.",
        [("indirect", "Omar Nuri", "The road was lost from the start")],
    ),
    "as somebody said a week before": (
        "The last boat would be his own, as Nuri quipped a week before the flood.",
        [("indirect", "Nuri", "The last boat would be his own")],
    ),
    "made public": (
        "The road would stay shut until the spring, the mayor made public on Monday.",
        [("indirect", "the mayor", "The road would stay shut until the spring")],
    ),
    "called on somebody in three words": (
        "The mayor called on the guild to do likewise.",
        [("indirect", "The mayor", "to do likewise")],
    ),
    "continued, behind the clause": (
        "The town stood ready but it had no boats, Nuri continued; 17 are to be bought.",
        [("indirect", "Nuri", "The town stood ready but it had no boats")],
    ),
    "a list that explains the clause": (
        "Everything was lost in that year, Rahimi writes: the boats, the nets, the king.",
        [("indirect", "Rahimi", "Everything was lost in that year")],
    ),
    "somebody to somebody": (
        "1 March – Nuri to the guild: not one boat more.",
        [("indirect", "Nuri", "not one boat more")],
    ),
    "without a verb": (
        "No bread since Monday, says the baker.",
        [("indirect", "the baker", "No bread since Monday")],
    ),
}
PARTED: dict[str, tuple[str, list[Row]]] = {
    "a subject and its verb": (
        "The roads of the north, according to the mayor, will be open by May.",
        [("indirect", "the mayor", "The roads of the north | will be open by May")],
    ),
    "a source with a relative clause": (
        "The roads, according to a paper which the guild sent round, have been shut since June.",
        [("indirect", "a paper", "The roads | have been shut since June")],
    ),
    "a relative clause": (
        "They lit lamps, which according to the fishermen keep the fish away from the nets.",
        [("indirect", "the fishermen", "keep the fish away from the nets")],
    ),
    "two clauses with that": (
        "Nuri said that the road was shut, and that the boats were gone.",
        [("indirect", "Nuri", "the road was shut | the boats were gone")],
    ),
    "a clause of the article's own behind a semicolon": (
        "Nuri said they would look at it again; and for five weeks nobody came.",
        [("indirect", "Nuri", "they would look at it again")],
    ),
}
NOBODY_SAYS = [
    "The problem was that the road was shut.",
    "His house was that of a poor man.",
    "The fishermen claimed a bridge that led over the river.",
    "The two sides had agreed that March to stop the boats.",
    "The mayor said it again to one man, who left.",
    "They were on an island and called themselves the Friends of the Road.",
    "A year ago they made a list: 1,500 boats, pledge forms attached.",
    "They may let the boats go, or say no and have the quarrel go on.",
    "The two men concluded a treaty on Friday morning.",
]
SPEAKING = {
    "no participle of a list": (
        "Nuri has convened, appointed, dismissed and, after the flood, announced that he left.",
        ["Omar Nuri"],
    ),
    "a name in apposition before the cue": (
        "Reading a list, the chairman, Omar Nuri, said the road and the port were not for sale.",
        ["Omar Nuri"],
    ),
    "who as a boy had": (
        "Omar Nuri, who as a clerk in 1990 had opposed it, came home. He replied: “It is shorter.”",
        ["Omar Nuri"],
    ),
    "he whose part is spoken of": (
        "“Rain,” said a miller. Omar Nuri's own part was large. He announced that he would leave.",
        ["a miller", "Omar Nuri"],
    ),
    "their leaders": (
        "The Taliban left early. Their leaders announced that the talks were over.",
        ["Taliban"],
    ),
    "the statement of whoever spoke last": (
        "The Taliban announced that they would wait. The statement said that the road was shut.",
        ["Taliban", "Taliban"],
    ),
    "a statement by somebody": (
        "“It has asked for a delay,” read Thursday's statement by the Norwegian Council.",
        ["Norwegian Council"],
    ),
    "he is no ledger": (
        "Omar Nuri left the port. Later the ledger burned. He insisted that it was his own.",
        ["Omar Nuri"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SAYINGS.values(), ids=SAYINGS)
def test_a_noun_or_an_aside_can_say_who_said_it(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), PARTED.values(), ids=PARTED)
def test_what_is_said_may_stand_in_parts(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", NOBODY_SAYS)
def test_nouns_and_deeds_report_nothing(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(("text", "expected"), SPEAKING.values(), ids=SPEAKING)
def test_things_are_no_speakers(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
