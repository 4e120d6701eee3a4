"""The picture of time and the lanes: what they draw, where their links lead, what they cost."""

import html
import re
from datetime import date, timedelta

import pytest

from events.display.picture import DEEP, TALL, labels, picture
from events.display.scale import Scale
from events.display.scale_moves import Window
from events.models import Actor, Event, Filter
from events.models.over_time import Bar, Density, Series
from tests import factories
from tests.pages import as_read

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "results"}


def page(client, address, **headers):
    return html.unescape(client.get(address, headers=headers).content.decode())


def text(client, address):
    return as_read(page(client, address))


def bars(found):
    """What the bars say, and where they lead."""
    return re.findall(r'class="bar" href="([^"]+)" aria-label="([^"]+)"', found)


def years(*counts):
    """Bars of years from 2000 on: surely, possibly, to the day, to the month."""
    return tuple(
        Bar(date(2000 + n, 1, 1), date(2000 + n, 12, 31), *count) for n, count in enumerate(counts)
    )


@pytest.fixture
@factories.together()
def chronicle():
    for number, edtf in enumerate(["1990-05-01", "2019-03", "2020", "2020-02-29", "2018/2020", ""]):
        kind = "talks" if number % 2 else "attack"
        factories.event(f"Event {number}", edtf, type=kind, actors=("Taliban", f"Envoy {number}"))


def drawn(*counts, split=False, **values):
    series = (Series("", years(*counts), sum(count[0] for count in counts)),)
    return picture(Density("year", series, 0), Filter(**values), split=split)


def test_what_lies_surely_in_a_bar_rises_by_how_finely_it_is_dated():
    [row] = drawn((4, 0, 2, 1), (2, 0, 2, 0)).rows
    first = row.blocks[:3]
    assert [block.kind for block in first] == ["day", "month", "rough"]
    assert [block.height for block in first] == [TALL / 2, TALL / 4, TALL / 4]
    assert first[0].y + first[0].height == row.base
    assert [two.y + two.height for two in first[1:]] == [one.y for one in first[:2]]
    assert {block.x for block in first} == {first[0].x}


def test_what_only_may_lie_in_a_bar_hangs_below_the_line():
    [row] = drawn((1, 3, 1, 0), (0, 6, 0, 0)).rows
    hanging = [block for block in row.blocks if block.kind == "maybe"]
    assert [block.y > row.base for block in hanging] == [True, True]
    assert hanging[1].height == 2 * hanging[0].height <= DEEP


def test_bars_stand_in_their_order_and_fill_the_width():
    columns = drawn((1, 0, 1, 0), (1, 0, 1, 0), (1, 0, 1, 0)).columns
    starts = [float(column.x.rstrip("%")) for column in columns]
    assert starts == sorted(starts)
    ends = [one + float(c.width.rstrip("%")) for one, c in zip(starts, columns, strict=True)]
    assert ends == pytest.approx([*starts[1:], 100], abs=0.01)


def test_empty_stretches_lead_nowhere():
    assert [column.name for column in drawn((1, 0, 1, 0), (0, 0, 0, 0), (0, 1, 0, 0)).columns] == [
        "2000", "2002",
    ]  # fmt: skip


def test_the_ways_out_of_a_window():
    ways = drawn((1, 0, 1, 0), start=date(2000, 1, 1), end=date(2000, 12, 31)).moves
    assert [(way.name, way.words) for way in ways] == [
        ("earlier", "1999"), ("later", "2001"), ("wider", "2000 to 2009"), ("all", "all of time"),
    ]  # fmt: skip
    assert ways[2].window == Window(date(2000, 1, 1), date(2009, 12, 31))
    assert drawn((1, 0, 1, 0)).moves == []


def test_the_page_draws_what_the_list_holds(client, chronicle):
    found = page(client, "/")
    assert bars(found) == [
        ("/?from=1990&to=1990", "1990: 1 event"),
        ("/?from=2018&to=2018", "2018: 0 events, 1 more possibly"),
        ("/?from=2019&to=2019", "2019: 1 event, 1 more possibly"),
        ("/?from=2020&to=2020", "2020: 2 events, 1 more possibly"),
    ]
    assert "1 event has no date and cannot be drawn" in text(client, "/")
    for address, words in bars(found):
        total = sum(map(int, re.findall(r" (\d+)", words)))
        assert re.search(rf'id="count" role="status">\s*{total} events?\b', page(client, address))


def test_a_bar_keeps_the_other_choices(client, chronicle):
    chosen = "type=talks&type=attack&actor=taliban"
    found = bars(page(client, f"/?{chosen}&sort=-date&by=type&after=2018-05-01.1"))
    assert {address for address, _ in found} == {
        f"/?{chosen}&from={year}&to={year}&sort=-date&by=type" for year in (1990, 2018, 2019, 2020)
    }


@pytest.mark.parametrize(
    ("window", "bar", "words"),
    [
        ("from=2010&to=2020", "from=2020-01&to=2020-03", "January to March 2020"),
        ("from=2019&to=2020", "from=2020-02&to=2020-02", "February 2020"),
        ("from=2020&to=2020", "from=2020-02-24&to=2020-03-01", "24 February to 1 March 2020"),
        ("from=2020-02&to=2020-02", "from=2020-02-29&to=2020-02-29", "29 February 2020"),
    ],
)
def test_zooming_leads_from_years_to_quarters_months_weeks_and_days(
    client, chronicle, window, bar, words
):
    told = f"{words}: 1 event, 2 more possibly"
    assert (f"/?{bar}", told) in bars(page(client, f"/?{window}"))


def test_what_began_on_a_day_and_is_not_over_may_lie_in_any_later_one(client):
    factories.event("From then on", "2020-05-12/..")
    assert bars(page(client, "/?from=2020-05-11&to=2020-05-13")) == [
        ("/?from=2020-05-12&to=2020-05-12", "12 May 2020: 0 events, 1 more possibly"),
        ("/?from=2020-05-13&to=2020-05-13", "13 May 2020: 0 events, 1 more possibly"),
    ]


def test_the_table_says_what_the_bars_say(client, chronicle):
    found = text(client, "/")
    assert "When Surely Possibly" in found
    assert "2020 2 1" in found


def test_types_part_the_picture_on_demand(client, chronicle):
    found = text(client, "/?by=type")
    assert "Talks 2" in found
    assert "Attack 2" in found
    assert "all types together" in found
    assert "Of which" in found


def test_what_has_no_date_is_in_no_window(client, chronicle):
    assert "1 more event has no date, so that no window holds it" in text(client, "/?from=2020")
    assert "1 more event has no date" in text(client, "/lanes/?from=2020")


def test_the_fragment_brings_the_picture_a_continued_list_does_not(client, chronicle):
    assert 'id="picture"' in page(client, "/?from=2020", **HTMX)
    assert 'hx-swap-oob="true"' in page(client, "/?from=2020", **HTMX)
    assert 'id="picture"' not in page(client, "/?from=2020", **HTMX | {"HX-Target": "more"})


@pytest.mark.parametrize("address", ["/", "/lanes/"])
@pytest.mark.parametrize("query", ["", "?from=1900&to=1901", "?from=2020", "?to=2020-02-29"])
def test_nothing_dated_is_said_in_words(client, address, query):
    assert "othing" in text(client, address + query) or "No event" in text(client, address + query)
    factories.event("Undated", "")
    assert "no date" in text(client, address + query)


@pytest.mark.parametrize(
    "query",
    [
        "from=0001&to=9999",
        "from=0001-01-01&to=0001-01-01",
        "from=9999-12-31",
        "to=0001",
        "from=9999",
    ],
)
@pytest.mark.parametrize("edtf", ["0001", "9999-12-31", "../2020", "2020/..", "20XX"])
def test_the_ends_of_the_calendar_can_be_drawn(client, query, edtf):
    factories.event("At the end of time", edtf)
    for address in ("/", "/lanes/"):
        assert client.get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize("address", ["/?", "/?by=type&", "/lanes/?"])
def test_all_of_the_calendar_is_drawn_in_a_hundred_bars_a_row(client, address):
    with factories.together():
        for number in range(90):
            factories.event("From then on", f"{1900 + number}/..", actors=("Taliban",))
    found = page(client, f"{address}from=0001&to=9999")
    assert 0 < len(bars(found)) <= 100
    assert "1900 to 1999: 0 events, 90 more possibly" in found
    assert len(found) < 200_000


def test_a_lane_of_many_events_without_a_date_is_there_beside_others(client):
    factories.event("Attack", "2020", type="attack")
    with factories.together():
        for number in range(90):
            factories.event(f"Talks {number}", "", type="talks")
    assert "Talks 90 events" in text(client, "/lanes/?by=type")


def test_the_lane_of_somebody_rejected_is_counted_as_any_other(client):
    with factories.together():
        for number in range(90):
            factories.event("Talks", f"20{number % 20:02}", actors=("Reuters",))
    Actor.objects.update(status="rejected")
    found = page(client, "/lanes/?actor=reuters")
    assert "90 events" in text(client, "/lanes/?actor=reuters")
    assert 'class="mark' not in found


@pytest.mark.parametrize("address", ["/", "/lanes/", "/events.csv"])
def test_an_unknown_way_to_part_is_told(client, address):
    found = client.get(f"{address}?by=colour")
    assert found.status_code == 400
    assert "colour" in found.content.decode()


def test_hostile_titles_and_names_stay_text(client):
    hostile = "</title><script>alert(1)</script>\"'"
    factories.event(hostile, actors=(hostile,), type="talks")
    for address in ("/lanes/", "/lanes/?by=type", "/?by=type"):
        found = client.get(address).content.decode()
        assert "<script>alert" not in found
        assert 'style="' not in found


def test_a_lane_for_each_actor_the_most_frequent_first(client, chronicle):
    names = re.findall(r'<h2 id="lane-\d+"><a[^>]+>([^<]+)', page(client, "/lanes/"))
    assert names[0] == "Taliban"
    assert len(names) == 7
    assert "6 events, 1 undated" in text(client, "/lanes/")
    chosen = page(client, "/lanes/?actor=envoy-1")
    assert re.findall(r'<h2 id="lane-\d+"><a[^>]+>([^<]+)', chosen) == ["Envoy 1"]


def test_every_event_of_a_lane_is_a_link_to_it(client, chronicle):
    found = page(client, "/lanes/?by=type")
    for event in Event.objects.exclude(edtf=""):
        assert re.search(rf'class="mark \w+" href="/events/{event.pk}/"', found)
        assert f"{event.title}</a>, " in found, "the list holds it as well"


def test_more_lanes_are_a_link_away(client):
    with factories.together():
        for number in range(20):
            factories.event(actors=(f"Envoy {number}",))
    assert "and 8 more actors" in text(client, "/lanes/")
    [address] = re.findall(r'href="([^"]+)">and', page(client, "/lanes/?type=meeting"))
    assert address == "/lanes/?type=meeting&page=2"
    assert page(client, address).count('<h2 id="lane-') == 8
    assert client.get("/lanes/?page=3").status_code == 400


def test_many_events_are_counted_in_cells_that_lead_closer(client):
    days = [date(2019, 1, 1) + timedelta(days=5 * n) for n in range(100)]
    with factories.together():
        for day in days:
            factories.event("Meeting", str(day), actors=("Taliban",))
    found = bars(page(client, "/lanes/"))
    assert sum(int(re.findall(r": (\d+)", words)[0]) for _, words in found) == 100
    assert found[0] == ("/lanes/?from=2019-01&to=2019-01", "January 2019: 7 events")
    assert 'class="mark' not in page(client, "/lanes/")
    assert 'class="mark' in page(client, found[0][0])


def test_list_and_lanes_lead_to_each_other_with_the_filter(client, chronicle):
    assert 'href="/lanes/?type=talks&from=2020&by=actor"' in page(client, "/?type=talks&from=2020")
    assert 'href="/?type=talks&from=2020"' in page(client, "/lanes/?type=talks&from=2020&by=type")


@pytest.mark.parametrize("count", [3, 90])
@pytest.mark.parametrize("query", ["", "by=type", "by=type&from=2019&type=talks"])
def test_lanes_cost_the_same_however_many_events(
    client, count, query, django_assert_max_num_queries
):
    with factories.together():
        for number in range(count):
            day = date(2019, 1, 1) + timedelta(days=number)
            factories.event(f"Talks {number}", str(day), type="talks", actors=("Taliban", "Envoy"))
    with django_assert_max_num_queries(14):
        assert client.get(f"/lanes/?{query}").status_code == 200


def test_no_name_of_the_axis_runs_out_of_the_drawing():
    texts = [label.text for label in labels(Scale(date(2018, 5, 12), date(2018, 12, 3)))]
    assert texts == ["Jun 2018", "Jul", "Aug", "Sep", "Oct", "Nov", ""]
    assert labels(Scale(date(2018, 2, 20), date(2019, 1, 31)))[-1].text == ""


def test_the_picture_says_how_long_a_bar_is(client, chronicle):
    assert "up to 2 events a year" in text(client, "/")
    assert "up to 1 event a week" in text(client, "/?from=2020&to=2020")
