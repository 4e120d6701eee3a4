"""Second happenings told in half sentences: by another day alone, or another town and day."""

from __future__ import annotations

import pytest

from tests.extraction.telling import told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Bombs went off in Kunduz on 3 and 7 January.", ["2016-01-03", "2016-01-07"]),
        ("Gunmen raided the town in May 2014 and in October 2014.", ["2014-05", "2014-10"]),
        (
            "Gunmen stormed a court in Gardez on 3 January and in Herat on 9 January.",
            ["2016-01-03", "2016-01-09"],
        ),
    ],
)
def test_another_day_tells_the_same_once_more(text: str, days: list[str]) -> None:
    assert [event.when.edtf for event in told(text, "2016-03-05")] == days


def test_the_day_after_is_no_other_one() -> None:
    text = "Rebels and soldiers fought in Kunduz on 3 and 4 January."
    assert len(told(text, "2016-03-05")) == 1


def test_who_was_caught_and_later_freed_was_so_on_two_days() -> None:
    text = "Nasir Wardak was captured in Karachi in 2010 and freed in 2013."
    assert [event.when.edtf for event in told(text, "2016-03-05")] == ["2010", "2013"]


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("There were two truces, in June 2014 and May 2015.", "ceasefire", "2014-06 2015-05"),
        (
            "There have been two ceasefires, one in June 2014 and one in May 2015.",
            "ceasefire",
            "2014-06 2015-05",
        ),
        (
            "Two jirgas, one in May 2011 and one in March 2012, had asked for peace.",
            "meeting",
            "2011-05 2012-03",
        ),
        (
            "Twice the guns fell silent: on 24 May 2015, for the feast, and on 3 August.",
            "ceasefire",
            "2015-05-24 2015-08-03",
        ),
        (
            "The Taliban attacked Ghazni three times: on 3 May 2015, then on 9 June and on 5 July.",
            "attack",
            "2015-05-03 2015-06-09 2015-07-05",
        ),
        (
            "Twice this year the guns fell silent: on 2 January and on 5 February.",
            "ceasefire",
            "2016-01-02 2016-02-05",
        ),
        ("The two sides held talks in Dubai in May 2015.", "talks", "2015-05"),
    ],
)
def test_what_happened_several_times_is_told_once_for_each_date(
    text: str, kind: str, days: str
) -> None:
    found = [e.when.edtf for e in told(text, "2016-03-15") if e.type == kind]
    assert sorted(found) == days.split()


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Monday saw the first meeting of the new council.", "meeting", "2016-03-14"),
        ("There was a truce in Ghor in February.", "ceasefire", "2016-02"),
        (
            "First came the talks in Dubai in January, then the release of forty prisoners in May.",
            "talks",
            "2016-01",
        ),
        (
            "The month began with a raid in Khost on 3 February, an ambush in Ghor on the 5th.",
            "attack",
            "2016-02-05",
        ),
    ],
)
def test_a_noun_tells_what_there_was_and_on_which_day(text: str, kind: str, day: str) -> None:
    assert day in [e.when.edtf for e in told(text, "2016-03-15") if e.type == kind]
