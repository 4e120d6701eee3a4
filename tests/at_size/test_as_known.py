"""What was known on a day is counted, paged and filed as it is shown, among ten thousand events."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection

from events import bitmaps
from events.models import Event, Filter, Past
from events.models.filters import Position
from events.models.querysets.events import as_known
from tests.at_size.test_plans import check

DAYS = (date(2009, 3, 4), date(2015, 12, 31))
RETELL = """
    UPDATE events_mention m SET
        place = CASE WHEN n % 3 = 0 THEN 'Kunduz' ELSE m.place END,
        type = CASE WHEN n % 4 = 0 THEN 'talks' ELSE m.type END,
        occurrence = CASE WHEN n % 5 = 0 THEN 'planned' ELSE m.occurrence END,
        earliest = CASE WHEN n % 7 = 0 THEN m.earliest - 400 ELSE m.earliest END
    FROM (
        SELECT m.id, row_number() OVER () AS n FROM events_mention m
        JOIN events_article a ON a.id = m.article_id
        WHERE a.published_latest < (
            SELECT max(b.published_latest) FROM events_mention o
            JOIN events_article b ON b.id = o.article_id WHERE o.event_id = m.event_id
        )
    ) early WHERE early.id = m.id AND m.event_id % 12 = 0
    RETURNING m.event_id
"""


@pytest.fixture(autouse=True)
def retold(db: Any) -> None:
    """The first accounts of many events say something else than the last; gone with the test."""
    with connection.cursor() as cursor:
        cursor.execute(RETELL)
        bitmaps.refresh(events={event for (event,) in cursor.fetchall()})
        cursor.execute("ANALYZE")
    assert all(Past.objects.at(day).count() > 20 for day in DAYS)


def queries() -> list[Filter]:
    """Combinations of a day with what may be otherwise on it."""
    window = {"start": date(2001, 3, 9), "end": date(2014, 5, 4)}
    own: list[dict[str, Any]] = [
        {},
        {"types": ("talks", "attack")},
        {"place": "Kunduz"},
        {"occurrences": ("planned",), "statuses": ("machine", "rejected")},
        window,
        window | {"certain": True, "place": "Kabul"},
        {"words": "talks Doha"},
        {"words": "Kunduz -report"},
    ]
    return [Filter(**values, known=day) for values in own for day in DAYS]


def shown(query: Filter) -> list[Event]:
    """What a query leaves, with the fields of its day, in the order of the dates of that day."""
    assert query.known
    rows, day = Event.objects.dated(query.known)
    return as_known(list(rows.matching(query).in_time(day=day)), query.known)


def test_what_was_known_is_counted_and_paged_as_it_is_shown():
    for query in queries():
        rows = shown(query)
        surely = Event.objects.matching(replace(query, certain=True)).count()
        assert Event.objects.tally(query) == (len(rows), surely), query
        right = [(row.pk, row.sort_date) for row in rows]
        for begin in (begin for begin in (0, 1, 230) if begin <= len(right)):
            position = Position(*reversed(right[begin - 1])) if begin else None
            found = Event.objects.stretch(query, position, 41)
            assert [(row.pk, row.sort_date) for row in found] == right[begin : begin + 41], query
    for query in queries()[::5]:
        options_are_counted(query)
    for unit in ("decade", "month", "day"):
        bars_are_counted(replace(query, start=date(2010, 1, 1), end=date(2012, 6, 1)), unit)


def options_are_counted(query: Filter) -> None:
    facets = Event.objects.facets(query)
    for field, name in (("types", "type"), ("occurrences", "occurrence"), ("place", "place")):
        right = Counter(getattr(row, name) for row in shown(query.without(field)))
        said = {option.value: option.count for option in facets[field]}
        assert said.items() <= right.items(), (query, field)


def bars_are_counted(query: Filter, unit: str) -> None:
    for series in Event.objects.density(query, unit).series:
        for bar in series.bars[:: max(len(series.bars) // 4, 1)]:
            total = Event.objects.matching(replace(query, start=bar.first, end=bar.last)).count()
            assert bar.total == total, (query, bar)


def test_a_page_of_a_day_looks_at_no_more_rows_than_it_needs(client):
    for choice in ("", "&place=Kunduz", "&type=talks&from=2010-05", "&q=Kunduz+-report"):
        check(client, f"/?known=2015-12-31{choice}")
    for choice in ("", "&change=new", "&change=place", "&type=talks", "&q=Kunduz"):
        check(client, f"/changes/?known=2015-12-31{choice}")
    check(client, "/search/?q=Kunduz+Doha&known=2015-12-31")
    (one,) = Past.objects.at(DAYS[1]).filter(event__merged_into=None)[:1]
    check(client, f"/events/{one.event_id}/?known=2015-12-31")
