"""The year of days and months that are told without one, where a well-known event gives it."""

from __future__ import annotations

import pytest

from tests.extraction.telling import told


@pytest.mark.parametrize(
    ("text", "published", "key", "edtf"),
    [
        (
            "Zaranj was lost on 6 August without a shot.",
            "2022-08-13",
            "zaranj-falls-",
            "2021-08-06",
        ),
        (
            "Open it before the NATO summit in Chicago in May.",
            "2011-12-13",
            "chicago-summit-",
            "2012-05",
        ),
        (
            "It must be settled at the Emergency Loya Jirga, which is foreseen for June.",
            "2002-01-14",
            "emergency-loya-jirga-",
            "2002-06",
        ),
        (
            "Ghani and Abdullah ceased to be rivals on 17 May.",
            "2021-08-20",
            "ghani-abdullah-deal-",
            "2020-05-17",
        ),
    ],
)
def test_a_day_or_month_has_the_year_of_the_event_that_words_beside_it_name(
    text: str, published: str, key: str, edtf: str
) -> None:
    (event,) = (event for event in told(text, published) if event.landmark)
    assert event.landmark
    assert event.landmark.startswith(key)
    assert event.when.edtf == edtf


def test_the_other_days_of_a_paragraph_go_with_it() -> None:
    text = (
        "The maternity ward was stormed on 12 May. Ghani and Abdullah ceased to be rivals on "
        "17 May, and in October gunmen killed twenty people at a school in Khost."
    )
    assert [event.when.edtf[:4] for event in told(text, "2021-11-20")] == ["2020", "2020", "2020"]
