"""Counts out of bitmaps are those of the rows, whatever is combined."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db.models import Count, F, Func, Q

from events.models import Actor, Article, Event, Filter, Statement
from events.models.counting import LOOKED_AT
from events.models.filters import OFFERED, STATUSES, VISIBLE, Position, within
from events.models.over_time import density

pytestmark = pytest.mark.django_db

LINKS = {
    Event: {
        "types": "type",
        "occurrences": "occurrence",
        "statuses": "status",
        "place": "place",
        "article": "mentions__article__slug",
        "actors": "participations__actor__slug",
    },
    Statement: {
        "topics": "topics",
        "statuses": "status",
        "article": "article__slug",
        "actors": "speaker__slug",
    },
}


def filters(number: int, seed: int) -> list[Filter]:
    """Combinations of what the form offers, frequent and rare values alike."""
    chance = Random(seed)  # noqa: S311
    actors = list(Actor.objects.order_by("pk").values_list("slug", flat=True))
    articles = list(Article.objects.order_by("pk").values_list("slug", flat=True))

    def day() -> date:
        found = date(1980, 1, 1) + timedelta(days=chance.randrange(15_500))
        return chance.choice((found, found.replace(day=1), found.replace(month=1, day=1)))

    def one() -> Filter:
        first, last = sorted((day(), day()))
        values: dict[str, Any] = {
            "words": chance.choice(("Kabul", "talks Doha", "-attack withdrawal")),
            "types": tuple(chance.sample(("talks", "attack", "protest"), chance.randint(1, 2))),
            "topics": tuple(chance.sample(("violence", "ceasefire", "other"), 2)),
            "company": tuple(chance.sample(actors[400:405] + actors[:3], 1)),
            "actors": tuple(chance.sample(actors[:5] + actors[400:405], 2)),
            "start": first,
            "end": chance.choice((last, last - timedelta(days=1), None)),
            "certain": True,
            "place": chance.choice(("Kabul", "Wardak")),
            "article": chance.choice(articles),
            "statuses": tuple(chance.sample(STATUSES, 2)),
            "occurrences": ("planned", "occurred"),
            "known": day(),
        }
        names = chance.sample(sorted(values), chance.randint(0, 3))
        if "end" in names and values["end"] and values["end"] < first:
            names.remove("end")
        return Filter(**{name: values[name] for name in names})

    return [one() for _ in range(number)]


def counted(model, query: Filter, field: str) -> Counter[str]:
    """How many rows each option of a field leaves, by looking at the rows."""
    link, shown = LINKS[model][field], Q()
    if field == "actors":
        shown = Q(**{link.replace("__slug", "__status__in"): VISIBLE})
        shown &= Q(participations__dropped=False) if model is Event else Q()
    if field == "article" and query.known:
        shown = Q(**{link.replace("__slug", "__published_latest__lte"): query.known})
    rows = model.objects.matching(query.without(field)).filter(shown).order_by()
    if field == "topics":
        rows, link = rows.annotate(topic=Func(F("topics"), function="unnest")), "topic"
    found = rows.values_list(link).annotate(n=Count("pk", distinct=True))
    return Counter({value: n for value, n in found if value})


@pytest.mark.parametrize("model", [Event, Statement])
def test_both_counts_of_a_list_are_those_of_its_rows(model):
    for query in filters(60, seed=1):
        rows = model.objects.matching(query)
        surely = rows.filter(within(query.start, query.end, certain=True))
        assert model.objects.tally(query) == (rows.count(), surely.count()), query


@pytest.mark.parametrize("model", [Event, Statement])
@pytest.mark.parametrize(
    "words",
    [
        "Kabul",
        "Asadabad",
        "attack Asadabad -Doha",
        "Asadabad or Kabul or Torkham",
        "-Kabul -Doha or protest -Kunduz",
        "--Kabul",
        '"talks in Kabul"',
        '-"talks in Kabul" Herat',
        "talks TALKED talk",
        "a-b-c or O'Neil or \\x' or Wardak",
        "the or of",
    ],
)
def test_a_search_is_counted_as_rows_are_found(model, words):
    """Common words by bitmaps, rare ones and phrases by their index, with all operators."""
    for known in (None, date(2015, 12, 31)):
        query = Filter(words=words, known=known)
        assert model.objects.tally(query).total == model.objects.matching(query).count(), query


@pytest.mark.parametrize("model", [Event, Statement])
def test_each_option_leaves_the_rows_that_it_says(model):
    for query in filters(12, seed=2):
        facets = model.objects.facets(query)
        assert facets.keys() == LINKS[model].keys()
        for field, options in facets.items():
            right = counted(model, query, field)
            said = Counter({option.value: option.count for option in options})
            assert said.items() <= right.items(), (query, field)
            if model.objects.tally(query.without(field)).total <= LOOKED_AT:
                best = [count for _, count in right.most_common(OFFERED)]
                assert [option.count for option in options][: len(best)] == best, (query, field)
            chosen = {value for value in query.chosen(field) if right[value]}
            assert chosen <= said.keys(), (query, field)


@pytest.mark.parametrize("unit", ["century", "decade", "year", "quarter", "month", "week", "day"])
def test_each_bar_counts_what_the_list_of_its_days_holds(unit):
    for query in [*filters(5, seed=3), Filter(start=date(2015, 3, 9), end=date(2015, 5, 4))]:
        density = Event.objects.density(query, unit)
        for series in density.series:
            for bar in series.bars[:: max(len(series.bars) // 4, 1)]:
                window = replace(query, start=bar.first, end=bar.last)
                total, surely = Event.objects.tally(window)
                assert (bar.total if not query.certain else surely, bar.surely) == (total, surely)


@pytest.mark.parametrize("model", [Event, Statement])
def test_of_many_rows_the_options_are_those_of_a_sample(model):
    query = Filter(start=date(1990, 5, 12), statuses=("machine",))
    rows, options = model.objects.tally(query).total, model.objects.facets(query)["article"]
    assert rows > LOOKED_AT
    assert len(options) >= OFFERED
    frequent = counted(model, query, "article").most_common(1)[0][1]
    assert options[0].count > frequent // 2


def test_bars_follow_each_other_over_the_whole_span():
    density = Event.objects.density(Filter(start=date(1990, 5, 1), end=date(2003, 2, 28)))
    [series] = density.series
    assert (density.unit, len(series.bars)) == ("quarter", 52)
    assert (series.bars[0].first, series.bars[-1].last) == (date(1990, 5, 1), date(2003, 2, 28))
    for one, following in zip(series.bars, series.bars[1:], strict=False):
        assert following.first - one.last == timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "end", "unit"),
    [
        ("0001-01-01", "9999-12-31", "century"),
        ("1500-01-01", "2021-12-31", "decade"),
        ("1978-01-01", "2021-12-31", "year"),
        ("2010-01-01", "2016-12-31", "quarter"),
        ("2018-01-01", "2021-12-31", "month"),
        ("2020-01-01", "2020-12-31", "week"),
        ("2020-02-01", "2020-05-31", "week"),
        ("2020-02-01", "2020-02-29", "day"),
    ],
)
def test_bars_are_as_fine_as_the_span_allows(start, end, unit):
    window = Filter(start=date.fromisoformat(start), end=date.fromisoformat(end))
    assert Event.objects.density(window).unit == unit


def test_so_many_rows_that_none_can_be_looked_at_are_drawn_in_months(monkeypatch):
    year = Filter(start=date(2020, 1, 1), end=date(2020, 12, 31))
    monkeypatch.setattr("events.models.over_time.LOOKED_AT", Event.objects.tally(year).total - 1)
    assert Event.objects.density(year).unit == "month"
    assert Event.objects.density(replace(year, start=date(2020, 12, 1))).unit == "day"


def test_bars_parted_by_actor_are_those_of_each():
    query = Filter(start=date(2012, 2, 1), end=date(2012, 6, 30), occurrences=("occurred",))
    actors = [option.value for option in Event.objects.facets(query)["actors"][:3]]
    for unit in ("month", "week"):
        parted = density(Event.objects.all(), query, unit, "actors", actors)
        assert sorted(series.value for series in parted.series) == sorted(actors)
        for series in parted.series:
            own = Event.objects.density(replace(query, actors=(series.value,)), unit)
            assert [replace(series, value="")] == list(own.series)


def test_bars_parted_by_type_add_up():
    query = Filter(place="Kabul", start=date(2010, 1, 1), end=date(2012, 12, 31))
    [whole] = Event.objects.density(query).series
    parts = Event.objects.density(query, by="types").series
    assert len(parts) > 5
    for bars in zip(whole.bars, *(part.bars for part in parts), strict=True):
        for name in ("surely", "possibly", "to_day", "to_month"):
            assert getattr(bars[0], name) == sum(getattr(bar, name) for bar in bars[1:])


def test_a_bar_says_how_finely_its_events_are_dated():
    query = Filter(start=date(2012, 1, 1), end=date(2012, 12, 31), certain=True)
    [bar] = Event.objects.density(query, "year").series[0].bars
    forms = [len(edtf) for edtf in Event.objects.matching(query).values_list("edtf", flat=True)]
    assert bar.to_day == forms.count(len("2012-05-12"))
    assert bar.to_month >= forms.count(len("2012-05")) > 0, "and short intervals"
    assert bar.surely > bar.to_day + bar.to_month, "some are known to the year alone"


def test_what_has_no_date_is_counted_beside_the_bars():
    undated = Event.objects.matching(Filter()).filter(edtf="").count()
    assert undated > 0
    assert Event.objects.density(Filter()).undated == undated
    assert Event.objects.density(Filter(end=date(1990, 1, 1))).undated == undated


@pytest.mark.parametrize("model", [Event, Statement])
@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_hold_what_a_query_leaves_in_its_order(model, newest_first):
    for given in filters(25, seed=4):
        query = replace(given, newest_first=newest_first)
        ordered = model.objects.matching(query).in_time(newest_first=newest_first)
        right = list(ordered.values_list("pk", "sort_date")[:300])
        for begin in (begin for begin in (0, 1, 40, 230) if begin <= len(right)):
            position = Position(*reversed(right[begin - 1])) if begin else None
            found = model.objects.stretch(query, position, 41)
            assert [row.pk for row in found] == [key for key, _ in right[begin : begin + 41]], query
