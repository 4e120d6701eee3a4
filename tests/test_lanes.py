"""Lanes: no two things drawn over each other, no event lost, with 20 or 20,000 of them."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.display.lanes import CELL, Head, framed, sparse
from events.display.lanes_rows import MOST_ROWS, SIGN, WIDTH, Item, in_rows, place
from events.display.lanes_text import label_width, shortened
from events.display.scale import Scale
from events.display.scale_moves import Window
from events.models import Filter
from events.models.over_time import Bar, Density, Series
from tests import factories

YEAR = Window(date(2020, 1, 1), date(2020, 12, 31))
HEAD = Head("taliban", "Taliban", None, 0)
TITLES = ["Talks", "Envoys meet in Doha", "Words without end " * 8, "طالبان و امریکا", "W" * 300]


def item(number, edtf="2020-05-12", title="Envoys meet in Doha", **values):
    dates = factories.dated(edtf)
    given_ = {"modifier": "", "occurrence": "occurred", "type": "talks"} | dates | values
    return Item(pk=number, title=title, **given_)


def some(count, seed=1):
    """Events of a year, some of them long, some with an open end."""
    chance = random.Random(seed)  # noqa: S311
    found = []
    for number in range(count):
        first = YEAR.first + timedelta(days=chance.randrange(366))
        last = first + timedelta(days=int(chance.paretovariate(0.7)))
        edtf = chance.choice([str(first), str(first), f"{first}/{last}", f"{first}/..", "2020"])
        found.append(item(number, edtf, chance.choice(TITLES)))
    return found


def overlaps(lane):
    """Pairs of marks in a row that touch."""
    rows: dict[int, list[tuple[float, float]]] = {}
    for mark in lane.marks:
        rows.setdefault(mark.row, []).append((mark.start, mark.end))
    return [
        (row, one, other)
        for row, taken in rows.items()
        for one, other in pairwise(sorted(taken))
        if one[1] > other[0]
    ]


@pytest.mark.parametrize("count", [0, 1, 20, 80, 400])
@pytest.mark.parametrize("seed", range(3))
def test_every_event_is_drawn_once_or_counted_and_nothing_collides(count, seed):
    lane = sparse(HEAD, some(count, seed), YEAR)
    drawn = [mark.item.pk for mark in lane.marks]
    assert len(drawn) == len(set(drawn))
    told = [*lane.clusters, *([lane.through] if lane.through else [])]
    assert len(drawn) + sum(cluster.total for cluster in told) == count
    assert overlaps(lane) == []
    assert lane.rows <= MOST_ROWS


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-500, 900), st.integers(0, 900), st.sampled_from(TITLES)), max_size=60
    )
)
def test_nothing_leaves_the_drawing(given_):
    items = [
        item(number, f"{first}/{first + timedelta(days=length)}", title)
        for number, (offset, length, title) in enumerate(given_)
        for first in [YEAR.first + timedelta(days=offset)]
    ]
    lane = sparse(HEAD, items, YEAR)
    assert overlaps(lane) == []
    for mark in lane.marks:
        assert -0.1 <= mark.start < mark.end <= WIDTH + 0.1
        assert mark.place.end - mark.place.x >= SIGN - 0.1


def test_marks_stand_in_the_order_of_time():
    days = [YEAR.first + timedelta(days=7 * week) for week in range(52)]
    places = [place(item(n, str(day)), Scale(*YEAR)) for n, day in enumerate(days)]
    assert [one.x for one in places] == sorted(one.x for one in places)


def test_clusters_do_not_touch_and_lead_to_their_events():
    lane = sparse(HEAD, [item(number) for number in range(30)], YEAR)
    assert len(lane.marks) == MOST_ROWS
    [cluster] = lane.clusters
    assert cluster.window == Window(date(2020, 5, 12), date(2020, 5, 12))
    assert cluster.words == "22 more, 12 May 2020"
    many = sparse(HEAD, some(400), YEAR).clusters
    gaps = [two.x - one.x for one, two in pairwise(many)]
    assert all(gap >= CELL - 0.2 for gap in gaps)
    late = sparse(HEAD, [item(n, "2020-12-31") for n in range(30)], YEAR).clusters
    assert all(20 <= one.x <= WIDTH - 20 for one in [*many, *late])


def test_long_bars_leave_the_signs_their_rows():
    items = [item(number, "2020") for number in range(20)] + [item(99, "2020-05-12")]
    assert 99 in {mark.item.pk for mark in sparse(HEAD, items, YEAR).marks}


@pytest.mark.parametrize(
    ("edtf", "modifier", "form"),
    [
        ("2020-05-12", "", "day"),
        ("2020-05-12~", "", "vague"),
        ("2020-05-12", "APPROX", "vague"),
        ("2020-05", "", "vague"),
        ("2020-05", "MID", "vague"),
        ("2020", "", "vague"),
        ("2020-21", "", "vague"),
        ("201X", "", "vague"),
        ("2020-05-12/2020-05-16", "", "between"),
        ("[2020-05-12,2020-05-16]", "", "between"),
        ("2020-05-12/..", "", "open"),
        ("../2020-05-12", "", "until"),
    ],
)
def test_the_form_of_a_mark_says_how_well_it_is_dated(edtf, modifier, form):
    assert item(1, edtf, modifier=modifier).form == form


def test_a_label_stands_behind_its_sign_and_before_it_at_the_end():
    early, late = (in_rows([place(item(1, day), Scale(*YEAR))])[0][0] for day in
                   ("2020-02-01", "2020-12-30"))  # fmt: skip
    assert early.label == late.label == "Envoys meet in Doha"
    assert early.label_x > early.place.end
    assert late.label_x < late.place.x


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("room", [0, 40, 90, 200, 1000])
def test_a_title_is_cut_to_its_room(title, room):
    text = shortened(title, room)
    assert label_width(text) <= room
    assert text in {title, ""} or text.endswith("…")


def test_events_that_may_lie_anywhere_are_told_together():
    month = Window(date(2020, 5, 1), date(2020, 5, 31))
    lane = sparse(HEAD, [*(item(number, "2020") for number in range(5)), item(9)], month)
    assert [mark.item.pk for mark in lane.marks] == [9]
    assert lane.through
    assert lane.through.words == "5 that may lie anywhere in May 2020"
    assert lane.through.window == YEAR
    few = sparse(HEAD, [item(number, "2020") for number in range(2)], month)
    assert len(few.marks) == 2


def test_a_day_is_a_sign_however_wide_the_scale_makes_it():
    [mark] = sparse(HEAD, [item(1)], Window(date(2020, 5, 11), date(2020, 5, 13))).marks
    assert not mark.place.is_bar
    assert mark.place.x + SIGN / 2 == WIDTH / 2


@pytest.mark.parametrize(
    ("held", "years"),
    [
        ((9, 0, 1, 0, 0, 0), (2002, 2003)),
        ((1, 0, 0, 0, 2, 0), (2004, 2005)),
        ((2, 1, 0, 0, 0, 1), (2000, 2001)),
        ((0, 0, 0, 0, 0, 0), (2002, 2003)),
    ],
)
def test_closer_is_the_middle_unless_nothing_lies_there(held, years):
    bars = [
        Bar(date(2000 + place, 1, 1), date(2000 + place, 12, 31), number, 0, number, 0)
        for place, number in enumerate(held)
    ]
    density = Density("year", (Series("", tuple(bars), sum(held)),), 0)
    [closer] = [move for move in framed(Filter(), density, []).moves if move.name == "closer"]
    assert closer.window == Window(date(years[0], 1, 1), date(years[1], 12, 31))


def test_undated_events_are_counted_but_not_drawn():
    lane = sparse(HEAD, [item(1), item(2, "")], YEAR)
    assert lane.undated == 1
    assert [mark.item.pk for mark in lane.marks] == [1]
    assert len(lane.items) == 2
