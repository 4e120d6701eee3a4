"""The scale of time: days in order, few ticks with names, windows and the ways out of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.display.scale import MOST_TICKS, Scale
from events.display.scale_moves import UNITS, Window, holding

days = st.dates()
spans = st.tuples(days, days).map(sorted)


def window(text):
    first, last = text.split("/")
    return Window(date.fromisoformat(first), date.fromisoformat(last))


@given(spans, days, days)
def test_a_later_day_never_stands_further_left(span, one, other):
    scale, (first, last) = Scale(*span), sorted((one, other))
    assert scale.at(first) <= scale.at(last)
    assert scale.at(scale.first) == 0
    assert scale.after(scale.last) == 1


@given(spans, st.none() | days, st.none() | days)
def test_what_is_cut_off_stays_inside(span, one, other):
    if one and other and one > other:
        one, other = other, one
    start, end = Scale(*span).clipped(one, other)
    assert 0 <= start <= 1
    assert 0 <= end <= 1


@given(spans)
def test_ticks_are_few_in_order_and_inside(span):
    scale = Scale(*span)
    ticks = scale.ticks()
    assert len(ticks) <= MOST_TICKS
    places = [tick.at for tick in ticks]
    assert places == sorted(set(places))
    assert all(0 <= place < 1 for place in places)


@pytest.mark.parametrize(
    ("span", "labels"),
    [
        ("2020-05-12/2020-05-12", "12 May"),
        ("2020-05-28/2020-06-03", "28 May|29|30|31|1 Jun|2|3"),
        ("2020-01-01/2020-12-31", "Jan 2020|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"),
        ("2019-02-15/2020-07-31", "Mar 2019|May|Jul|Sep|Nov|Jan 2020|Mar|May|Jul"),
        ("1988-01-01/2022-12-31", "1990|1995|2000|2005|2010|2015|2020"),
        ("0001-01-01/9999-12-31", "1000|2000|3000|4000|5000|6000|7000|8000|9000"),
    ],
)
def test_ticks_are_named_as_briefly_as_their_neighbours_allow(span, labels):
    assert [tick.label for tick in Scale(*window(span)).ticks()] == labels.split("|")


def test_ticks_that_name_a_year_are_kept_where_there_is_little_room():
    ticks = Scale(date(2019, 2, 15), date(2022, 7, 31)).ticks()
    assert not any(tick.minor for tick in ticks[1:] if " " in tick.label)
    assert any(tick.minor for tick in ticks)


@pytest.mark.parametrize(
    ("given_", "earlier", "later", "wider", "closer"),
    [
        ("2020", "2019", "2021", "2020/2029", "2020-05/2020-08"),
        ("2020-02", "2020-01", "2020-03", "2020", "2020-02-10/2020-02-20"),
        ("2020-02-29", "2020-02-28", "2020-03-01", "2020-02", ""),
        ("2010/2019", "2000/2009", "2020/2029", "2000/2099", "2013-05/2016-08"),
        ("2019-11/2020-02", "2019-07/2019-10", "2020-03/2020-06", "2019-07/2020-06",
         "2019-12/2020-01"),
        ("2018/2020", "2015/2017", "2021/2023", "2015/2023", "2019"),
        ("2000/2099", "1900/1999", "2100/2199", "", "2033-05/2066-08"),
        ("0001/0009", "", "0010/0019", "0001/0099", "0004/0006"),
        ("9990/9999", "9980/9989", "", "9900/9999", "9993-05/9996-08"),
    ],
)  # fmt: skip
def test_a_window_knows_its_neighbours(given_, earlier, later, wider, closer):
    def in_url(found):
        if found is None:
            return ""
        first, last = found.in_url().values()
        return first if first == last else f"{first}/{last}"

    ends = given_.split("/")
    start, end = (_end(ends[0], 0), _end(ends[-1], 1))
    of = Window(start, end)
    assert in_url(of) == given_
    found = (of.earlier(), of.later(), of.wider(), of.closer())
    wanted = (earlier, later, wider, closer)
    assert tuple(map(_spelled, map(in_url, found))) == tuple(map(_spelled, wanted))


def _end(text, side):
    unit = {4: "year", 7: "month", 10: "day"}[len(text)]
    return holding(date.fromisoformat(f"{text}-01-01"[:10]), unit)[side]


def _spelled(text):
    """Both ends of a window as days."""
    ends = text.split("/")
    return text and (_end(ends[0], 0), _end(ends[-1], 1))


@given(spans)
def test_a_step_aside_neither_overlaps_nor_leaves_a_gap(span):
    of = Window(*span)
    earlier, later = of.earlier(), of.later()
    assert earlier is None or earlier.last + timedelta(days=1) == of.first
    assert later is None or later.first - timedelta(days=1) == of.last


@given(spans)
def test_wider_holds_a_window_and_closer_lies_in_it(span):
    of = Window(*span)
    wider, closer = of.wider(), of.closer()
    if wider:
        assert wider.first <= of.first
        assert wider.last >= of.last
    if closer:
        assert closer.days < of.days


@given(days, st.sampled_from(UNITS))
def test_a_piece_of_the_calendar_is_known_again(day, unit):
    held = holding(day, unit)
    assert held.first <= day <= held.last
    assert held.unit == unit
