"""What one editor changes while another is not done: counts hold both, whoever comes later."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection, transaction

from events import derived
from events.editing import set_status
from events.models import Article, Event, Filter, Statement, Status
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return cursor.fetchone() is not None


@contextmanager
def meanwhile(change: Callable[[], object]) -> Iterator[None]:
    """A transaction of which another one, which makes a change, waits for the end."""

    def work() -> None:
        try:
            change()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            derived.refresh(events=[0])
            waiting = other.submit(work)
            while not (somebody_waits() or waiting.done()):
                time.sleep(0.01)
            yield
        waiting.result(10)


def reject(event: Event) -> None:
    set_status(Event.objects.filter(pk=event.pk), Status.REJECTED)


@transaction.atomic
def date_otherwise(report: Article) -> None:
    day = {f"published_{name}": value for name, value in make.dated("2021-02").items()}
    Article.objects.filter(pk=report.pk).update(**day)
    derived.refresh(articles=[report.pk])


def test_what_came_to_stand_beside_an_event_that_was_rejected_meanwhile():
    report = make.article()
    event = make.event(type="talks", reported=report)
    with meanwhile(lambda: reject(event)):
        make.statement("Taliban", "Nobody signed anything", report)
        assert Statement.objects.tally(Filter(types=("talks",))).total == 1
    assert Statement.objects.tally(Filter(types=("talks",))).total == 0


def test_what_was_said_in_an_article_that_was_dated_otherwise_meanwhile():
    report = make.article(published="2020-05-15")
    with meanwhile(lambda: date_otherwise(report)):
        make.statement("Taliban", "Nobody signed anything", report)
    known = {year: Filter(known=date(year, 12, 31)) for year in (2020, 2021)}
    counted = {year: Statement.objects.tally(query).total for year, query in known.items()}
    assert counted == {2020: 0, 2021: 1}
