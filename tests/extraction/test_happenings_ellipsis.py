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
