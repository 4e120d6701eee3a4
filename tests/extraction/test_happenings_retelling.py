"""One happening that an article tells twice, and two that it tells in one breath."""

from events.extraction.articles import from_text
from events.extraction.extract import extract
from tests.extraction.telling import FRAME, one, told

AFTER = "2022-02-05"  # a Saturday without well-known events around it


def test_the_parts_of_one_attack_are_one_event() -> None:
    text = "A lorry blew up near a depot in Khost on Monday and gunmen stormed the area."
    assert one(text, AFTER).title.startswith("A lorry blows up")


def test_tomorrow_in_a_paper_of_unknown_date_is_the_day_that_it_names_elsewhere() -> None:
    text = (
        "Ashraf Ghani, the president of Afghanistan, and Gulbuddin Hekmatyar sign their peace "
        "agreement tomorrow, Thursday.\n\n"
        "“The guests are on their way,” a driver said.\n\n"
        "The hall has been swept twice.\n\n"
        "“Tomorrow Ghani and Hekmatyar sign, and I shall sleep,” he said."
    )
    article = from_text(FRAME + text, id="own", title="Afghanistan notes")
    signed = [e for e in extract(article).events if e.type == "agreement"]
    assert [event.when.edtf for event in signed] == ["2016-09-29"]


def test_an_agency_reports_from_a_town_where_nothing_need_have_happened() -> None:
    text = "KABUL, Feb. 4 (AW) — Hamid Karzai met elders of the south on Monday."
    assert one(text, AFTER).place is None


def test_a_draft_of_another_day_is_not_the_signing_that_its_words_recall() -> None:
    text = (
        "A draft of the agreement, which was to end a long quarrel, was initialed on 11 May 2016 "
        "by two delegations, one of the High Peace Council and one of Hezb-e-Islami."
    )
    assert all(event.when.edtf != "2016-09-29" for event in told(text, AFTER))


def test_whoever_made_a_well_known_announcement_is_not_told_to_have_said_it_besides() -> None:
    text = (
        "On 29 July 2015 the office of President Ashraf Ghani declared that Mullah Omar died in "
        "a hospital.\n\n"
        "The Afghan authorities had announced the death of Mullah Omar before anybody else."
    )
    said = [e for e in told(text, AFTER) if e.type == "statement"]
    assert [event.landmark for event in said] == ["mullah-omar-death-announced-2015"]
    assert said[0].paragraphs == (2, 3)
