"""How large the dots are that say when two actors appear together, and where they stand."""

from datetime import date

import pytest

from events.display.company import LARGEST, SMALLEST, company
from events.models.filters import Facet
from events.models.over_time import Bar


def years(*counts, first=2010, possibly=0):
    return [
        Bar(date(first + n, 1, 1), date(first + n, 12, 31), count, possibly, count, 0)
        for n, count in enumerate(counts)
    ]


def drawn(*rows):
    facets = [
        Facet(f"a{n}", f"A {n}", sum(bar.surely for bar in row)) for n, row in enumerate(rows)
    ]
    own = {"own": years(*(9,) * len(rows[0]))} if rows else {}
    return company(facets, [], own | {f"a{n}": row for n, row in enumerate(rows)}, {})


def test_areas_are_as_the_numbers_and_the_largest_dot_is_that_of_the_most():
    found = drawn(years(1, 4, 0), years(16, 0, 1))
    sizes = [[dot.radius for dot in one.dots] for one in found.companions]
    assert sizes == [[LARGEST / 4, LARGEST / 2], [LARGEST, LARGEST / 4]]
    assert (found.most, found.largest, found.smallest) == (16, LARGEST, LARGEST / 4)


def test_many_years_leave_less_room_for_a_dot_but_none_is_too_small_to_see():
    found = drawn(years(*(1,) * 59, 400, first=1950))
    radii = {dot.radius for dot in found.companions[0].dots}
    assert min(radii) == SMALLEST
    assert SMALLEST < max(radii) < LARGEST


def test_a_dot_stands_in_the_middle_of_its_year():
    found = drawn(years(0, 1, 0, 0))
    [dot] = found.companions[0].dots
    assert float(dot.x.rstrip("%")) == pytest.approx(37.5, abs=0.1)


def test_nobody_and_nothing_dated_are_no_company_and_no_picture():
    assert drawn().companions == []
    found = company([Facet("a", "A", 2)], [], {}, {})
    assert (found.companions[0].dots, found.companions[0].years, found.ticks) == ([], "", [])


@pytest.mark.parametrize(
    ("years", "words"), [((2010, 2012), "2010 – 2012"), ((2011, 2011), "2011")]
)
def test_one_year_is_said_once(years, words):
    found = company([Facet("a", "A", 2)], [], {}, {"a": years})
    assert found.companions[0].years == words
