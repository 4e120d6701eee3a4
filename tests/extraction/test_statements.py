"""Reported speech, construction by construction."""

from __future__ import annotations

import re
from datetime import date

import pytest

from events.extraction.results import (
    Article,
    FoundDate,
    FoundStatement,
    Paragraph,
    Span,
    When,
)
from events.extraction.statements import find_statements

Row = tuple[str, str | None, str]


def article(text: str) -> Article:
    """One body paragraph a line."""
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    paragraphs = tuple(Paragraph(n, span, "body") for n, span in enumerate(lines, 1))
    return Article("a", "", text, paragraphs)


def find(text: str) -> tuple[FoundStatement, ...]:
    return find_statements(article(text))


def rows(text: str) -> list[Row]:
    return [
        (s.kind, s.speaker_text, " | ".join(span.of(text) for span in s.content))
        for s in find(text)
    ]


DIRECT = {
    "quotation, then speaker and cue": (
        "“We will wait,” Ms. Rahimi said.",
        ("direct", "Ms. Rahimi", "We will wait,"),
    ),
    "inverted cue": (
        "“We will wait,” said Laila Rahimi, who leads the council.",
        ("direct", "Laila Rahimi", "We will wait,"),
    ),
    "cue first, comma": (
        "The minister said, “We will wait.”",
        ("direct", "The minister", "We will wait."),
    ),
    "cue first, colon": (
        "The minister told reporters on Friday: “We will wait.”",
        ("direct", "The minister", "We will wait."),
    ),
    "colon before a new paragraph": (
        "The minister said:\n“We will wait.”",
        ("direct", "The minister", "We will wait."),
    ),
    "parts joined by their cue": (
        "“We will wait,” she said. “It is our duty.”",
        ("direct", "she", "We will wait, | It is our duty."),
    ),
    "cue inside one sentence": (
        "“We will wait,” he said, “until they answer.”",
        ("direct", "he", "We will wait, | until they answer."),
    ),
    "American marks with single ones inside": (
        "“They told us ‘no’ twice,” Habib said.",
        ("direct", "Habib", "They told us ‘no’ twice,"),
    ),
    "British marks": (
        "‘We won’t wait for the leaders’ consent,’ Habib said.",
        ("direct", "Habib", "We won’t wait for the leaders’ consent,"),
    ),
    "British comma outside": (
        "“We will wait”, Habib wrote on Twitter.",
        ("direct", "Habib", "We will wait"),
    ),
    "typewriter marks": (
        "\"We will wait,\" Habib told ''Radio Kabul''.",
        ("direct", "Habib", "We will wait,"),
    ),
    "question and a capital pronoun of machine translation": (
        "“How long must we wait?” She asked.",
        ("direct", "She", "How long must we wait?"),
    ),
    "question and a name": (
        "“How long must we wait?” Habib asked the crowd in Herat.",
        ("direct", "Habib", "How long must we wait?"),
    ),
    "machine-translated cue": (
        "“We will wait, ” he informed reporters on the palace.",
        ("direct", "he", "We will wait,"),
    ),
    "mark stuck to the next word": (
        "“They must stop, ”ministry spokesman Omar Nuri told the press.",
        ("direct", "ministry spokesman Omar Nuri", "They must stop,"),
    ),
    "straight mark stuck to the next word": (
        '"They must stop, "mentioned Omar Nuri, an adviser.',
        ("direct", "Omar Nuri", "They must stop,"),
    ),
    "opening mark lost": (
        "We will wait,” Habib said.",
        ("direct", "Habib", "We will wait,"),
    ),
    "closing mark lost": (
        "Habib said: “We will wait for them.",
        ("direct", "Habib", "We will wait for them."),
    ),
    "quotation over paragraphs": (
        "“We will wait,” Habib said. “It is our duty.\n“Nobody will move us.”",
        ("direct", "Habib", "We will wait, | It is our duty. | Nobody will move us."),
    ),
    "apposition between speaker and cue": (
        "“We will wait,” Habib, the deputy head of the council in Kunduz, said.",
        ("direct", "Habib", "We will wait,"),
    ),
    "address before the quotation": (
        "A cousin in Ghazni wrote to me: “The road is closed.”",
        ("direct", "A cousin in Ghazni", "The road is closed."),
    ),
    "a paper that reads": (
        "“We will wait,” the statement read.",
        ("direct", "the statement", "We will wait,"),
    ),
    "label and quotation": (
        "The last word from Habib: “We will wait.”",
        ("direct", "The last word from Habib", "We will wait."),
    ),
}


@pytest.mark.parametrize(("text", "row"), DIRECT.values(), ids=DIRECT.keys())
def test_direct_speech(text: str, row: Row) -> None:
    assert rows(text) == [row]


INDIRECT = {
    "with that": (
        "Habib said on Sunday that the road was closed.",
        ("indirect", "Habib", "the road was closed"),
    ),
    "without that": (
        "Habib said the road was closed.",
        ("indirect", "Habib", "the road was closed"),
    ),
    "time in words": (
        "Habib told us last week that the road was closed.",
        ("indirect", "Habib", "the road was closed"),
    ),
    "adjuncts before the clause": (
        "The ministry said in a statement on Sunday that the road was closed.",
        ("indirect", "The ministry", "the road was closed"),
    ),
    "inserted aside": (
        "They stressed, at least in public, that the road was closed.",
        ("indirect", "They", "the road was closed"),
    ),
    "addressee": (
        "Habib told the guests in the garden that the road was closed.",
        ("indirect", "Habib", "the road was closed"),
    ),
    "clause before the cue": (
        "The road would stay closed for a week, Habib said.",
        ("indirect", "Habib", "The road would stay closed for a week"),
    ),
    "inverted behind a clause": (
        "The road would stay closed for a week, said Habib, the governor.",
        ("indirect", "Habib", "The road would stay closed for a week"),
    ),
    "cue in the middle": (
        "The road to the north, Habib said, would stay closed.",
        ("indirect", "Habib", "The road to the north | would stay closed"),
    ),
    "infinitive with addressee": (
        "Habib urged all parties to keep the road open.",
        ("indirect", "Habib", "to keep the road open"),
    ),
    "infinitive": (
        "The governor vowed to keep the road open.",
        ("indirect", "The governor", "to keep the road open"),
    ),
    "call for": (
        "The elders called for a commission of inquiry.",
        ("indirect", "The elders", "a commission of inquiry"),
    ),
    "accuse of": (
        "Habib accused the governor of closing the road.",
        ("indirect", "Habib", "the governor of closing the road"),
    ),
    "question": (
        "Habib asked whether the road was still closed.",
        ("indirect", "Habib", "whether the road was still closed"),
    ),
    "trailing according to": (
        "The road was closed for a week, according to the governor of Balkh.",
        ("indirect", "the governor of Balkh", "The road was closed for a week"),
    ),
    "leading according to": (
        "According to a report by the United Nations, the road was closed.",
        ("indirect", "a report by the United Nations", "the road was closed"),
    ),
    "as they say": (
        "As Habib noted, the road had been closed for years.",
        ("indirect", "Habib", "the road had been closed for years"),
    ),
    "machine-translated cue": (
        "The rebels mentioned they’d stayed in the valley till the tip.",
        ("indirect", "The rebels", "they’d stayed in the valley till the tip"),
    ),
    "participle": (
        "The governor left the hall, saying the road was closed.",
        ("indirect", "The governor", "the road was closed"),
    ),
    "relative clause": (
        "Habib, who said the road was closed, left the hall.",
        ("indirect", "Habib", "the road was closed"),
    ),
    "afterthought left out": (
        "Officials say the road was closed, although Habib tried to sound cheerful.",
        ("indirect", "Officials", "the road was closed"),
    ),
    "speaker behind two asides": (
        "Habib, a teacher in Kabul, speaking by telephone, said the road was closed.",
        ("indirect", "Habib", "the road was closed"),
    ),
    "name in apposition to a description": (
        "Another official, Omar Nuri, claimed the road was closed.",
        ("indirect", "Omar Nuri", "the road was closed"),
    ),
    "quantifier as speaker": (
        "Several said the road was closed.",
        ("indirect", "Several", "the road was closed"),
    ),
    "a noun that might be a cue, beside the speaker": (
        "Officials close to the talks, who gave no name, told the paper the road was closed.",
        ("indirect", "Officials close to the talks", "the road was closed"),
    ),
    "a move explained": (
        "Habib announced that the road would open, a step the drivers had hoped for.",
        ("indirect", "Habib", "the road would open"),
    ),
    "time between subject and cue": (
        "A council statement the next day says the road was closed.",
        ("indirect", "A council statement", "the road was closed"),
    ),
    "hard-wrapped line": (
        "Habib said the road\twas closed and would stay so.",
        ("indirect", "Habib", "the road\twas closed and would stay so"),
    ),
}


@pytest.mark.parametrize(("text", "row"), INDIRECT.values(), ids=INDIRECT.keys())
def test_indirect_speech(text: str, row: Row) -> None:
    assert rows(text) == [row]


MIXED = {
    "words within the clause": (
        "Habib said that the road “will never open” under this governor.",
        ("mixed", "Habib", "the road “will never open” under this governor"),
    ),
    "clause and quotation before the cue": (
        "The two men met at noon and “spoke of the road,” said the ministry in a statement.",
        ("mixed", "the ministry", "The two men met at noon and “spoke of the road,”"),
    ),
    "mark lost within a sentence": (
        "Habib said the road “will stay closed for weeks. The men left.",
        ("mixed", "Habib", "the road “will stay closed for weeks."),
    ),
    "what something is called": (
        "Habib declared the talks about the road “lifeless”, two days after they began.",
        ("mixed", "Habib", "the talks about the road “lifeless”"),
    ),
    "quotation that the sentence goes on from": (
        "He said “each of us” would have to mend the road.",
        ("mixed", "He", "“each of us” would have to mend the road"),
    ),
}


@pytest.mark.parametrize(("text", "row"), MIXED.values(), ids=MIXED.keys())
def test_mixed_speech(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_cues_that_share_a_subject_part_their_contents() -> None:
    assert rows("Habib said the road was closed and urged everybody to stay at home.") == [
        ("indirect", "Habib", "the road was closed"),
        ("indirect", "Habib", "to stay at home"),
    ]
    assert rows("“It is closed,” Habib said, adding that “no one” knew the reason.") == [
        ("direct", "Habib", "It is closed,"),
        ("mixed", "Habib", "“no one” knew the reason"),
    ]


def test_a_verb_coordinated_inside_the_content_stays_inside() -> None:
    text = "The rebels said they had stayed in the valley and had agreed to leave it."
    assert [row[2] for row in rows(text)] == [text[16:-1]]


def test_a_quotation_in_pieces_goes_on_with_the_speaker_before() -> None:
    text = "“It is closed,” Habib said. “Opening it now” would mean that “lives are lost”."
    assert rows(text)[1] == (
        "mixed",
        "Habib",
        "“Opening it now” would mean that “lives are lost”",
    )


NOTHING = [
    "The so-called “road of peace” is closed.",
    "He read “The Kite Runner,” a novel, on the way.",
    "Habib did not say that the road was closed.",
    "The road is to be closed, which nobody would say aloud there.",
    "A group called Friends of the Road met in Kabul.",
    "Habib called off the meeting in the old town hall.",
    "The reported closing of the road angered many drivers.",
    "They agreed to the closing of the road in March.",
    "His claims about the road were never proved in court.",
    "What he called the “hard road” led over the pass.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement_without_speech(text: str) -> None:
    assert rows(text) == []


def test_a_name_inside_the_content_is_never_the_speaker() -> None:
    assert rows("“Omar Nuri closed the road,” Habib told Radio Kabul.")[0][1] == "Habib"


TRANSCRIPT = """\
Edited transcript of the interview.
Q: Is the road closed?
MS. RAHIMI: It is. We closed it on Monday.
Nobody was hurt.
QUESTION: When will it open? Habib says it may be years.
MS. RAHIMI: Not soon."""


def test_turns_of_who_answers_are_direct_statements() -> None:
    direct = [row for row in rows(TRANSCRIPT) if row[0] == "direct"]
    assert direct == [
        ("direct", "MS. RAHIMI", "It is. We closed it on Monday. | Nobody was hurt."),
        ("direct", "MS. RAHIMI", "Not soon."),
    ]
    assert [s.cue for s in find(TRANSCRIPT) if s.kind == "direct"] == ["MS. RAHIMI"] * 2


def test_what_a_reporters_question_reports_counts() -> None:
    assert ("indirect", "Habib", "it may be years") in rows(TRANSCRIPT)


def test_a_few_labels_make_no_transcript() -> None:
    assert rows("Kabul: The road is closed.\nHerat: The road is open.") == []


def test_headings_and_boilerplate_hold_no_statements() -> None:
    text = "Habib said the road was closed."
    for kind in ("heading", "boilerplate"):
        held = Article("a", "", text, (Paragraph(1, Span(0, len(text)), kind),))
        assert find_statements(held) == ()


def test_cue_and_paragraph_are_given() -> None:
    text = "It rained.\nHabib pointed out that the road was closed."
    [found] = find(text)
    assert (found.cue, found.paragraph) == ("pointed out", 2)
    assert found.cue_span is not None
    assert found.cue_span.of(text) == "pointed out"


def test_the_date_beside_the_cue_is_the_statements_own() -> None:
    text = "On Sunday, Habib said that the road closed in May."
    sunday = When("2021-07-04", date(2021, 7, 4), date(2021, 7, 4))
    may = When("2021-05", date(2021, 5, 1), date(2021, 5, 31))
    dates = (
        FoundDate(Span(3, 9), "Sunday", sunday),
        FoundDate(Span(len(text) - 4, len(text) - 1), "May", may),
    )
    [found] = find_statements(article(text), (), dates)
    assert found.when == sunday
    [undated] = find_statements(article(text), (), dates[1:])
    assert undated.when is None
