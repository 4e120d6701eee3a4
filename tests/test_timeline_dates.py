"""Dates in the rail: never finer than their evidence, and each under the year and month it has."""

from datetime import date

import pytest

from events import datewords
from events.display.timeline import by_year, rail
from events.models import Event
from events.models.base import UNDATED


def event(edtf, modifier="", pk=1):
    """An event that was never stored, with the columns that a stored one has."""
    earliest, latest = datewords.bounds(edtf) if edtf else (None, None)
    made = Event(
        pk=pk,
        title=edtf,
        type="talks",
        edtf=edtf,
        modifier=modifier,
        earliest=earliest,
        latest=latest,
    )
    made.sort_date = earliest or latest or date.fromisoformat(UNDATED)
    vars(made)["_prefetched_objects_cache"] = {"mentions": [], "participations": []}
    return made


@pytest.mark.parametrize(
    ("edtf", "modifier", "text", "kind"),
    [
        ("2020-05-14", "", "14", "day"),
        ("2020-05-14~", "", "~14", "vague"),
        ("2020-05-14", "APPROX", "~14", "vague"),
        ("2020-05", "", "", "vague"),
        ("2020-05", "START", "early", "vague"),
        ("2020-05", "MID", "mid", "vague"),
        ("2020", "", "", "vague"),
        ("2020", "END", "late", "vague"),
        ("2020-21", "", "spring", "vague"),
        ("198X", "", "", "vague"),
        ("2020-05-12/2020-05-16", "", "12–16", "span"),
        ("2020-05-12~/2020-05-16~", "", "12–16", "span"),
        ("2020-05-30/2020-06-02", "", "30 May – 2 Jun", "span"),
        ("2020-03/2020-05", "", "Mar – May", "span"),
        ("2020-03/2020-05-04", "", "Mar – 4 May", "span"),
        ("2020-07-01/2020-07-10", "START", "early", "span"),
        ("2019/2021", "", "2019–2021", "span"),
        ("2019-12-28/2020-01-03", "", "2019–2020", "span"),
        ("2020/2020-05", "", "", "vague"),
        ("[2020-05-05,2020-05-07]", "", "5 or 7", "span"),
        ("[2020-05-31,2020-06-01]", "", "31 May or 1 Jun", "span"),
        ("2020-05-12/..", "", "from 12", "open"),
        ("../2020-05-12", "", "by 12", "until"),
        ("../2021-07", "", "by Jul", "until"),
        ("2021/..", "", "from 2021", "open"),
        ("", "", "", "vague"),
    ],
)
def test_the_rail_is_as_fine_as_the_date(edtf, modifier, text, kind):
    assert rail(event(edtf, modifier)) == (text, kind)


def groups(*dates, newest_first=False):
    events = sorted(map(event, dates), key=lambda each: each.sort_date, reverse=newest_first)
    return [
        (
            year.name,
            [(month.name, [card.event.edtf for card in month.cards]) for month in year.months],
        )
        for year in by_year(events, newest_first=newest_first)
    ]


def test_events_are_grouped_by_year_and_month():
    assert groups("2020-02", "2020-02-29", "2020-05-12", "2019-12-01") == [
        ("2019", [("December", ["2019-12-01"])]),
        ("2020", [("February", ["2020-02", "2020-02-29"]), ("May", ["2020-05-12"])]),
    ]


def test_what_no_month_can_claim_stands_under_the_year():
    found = groups("2020-01-01", "2020", "2020-22", "2020/2021", "2020-01")
    assert found[0][0] == "2020"
    assert [name for name, _ in found[0][1]] == ["", "January"]
    assert set(found[0][1][0][1]) == {"2020", "2020-22", "2020/2021"}


def test_with_the_newest_first_the_vague_come_last_in_their_year():
    found = groups("2020-01-01", "2020", "2020-03-04", newest_first=True)
    assert [name for name, _ in found[0][1]] == ["March", "January", ""]


def test_the_undated_stand_apart():
    assert groups("", "2020") == [("undated", [("", [""])]), ("2020", [("", ["2020"])])]
