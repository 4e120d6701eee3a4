"""Which figure of "03/04/2020" is the month, by the other signs of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from events.extraction.dateline.stated import Reading
from events.extraction.dates import Phrase
from events.extraction.lexicon import load
from events.extraction.results import Article, When

_FIGURES = re.compile(r"\b(\d\d?)[-/.](\d\d?)[-/.](\d{4})\b")
_MONTHS = 12
_BESIDE = 30  # characters in which the clock and its zone follow a date
_SURE = 3  # points, day first counted positive
_BY_OTHER_FIGURES, _BY_PLACE, _BY_DAY_FIRST, _BY_MONTH_FIRST = 5, 3, 3, -1


def settled(
    readings: Sequence[Reading], article: Article, phrases: Iterable[Phrase]
) -> list[Reading]:
    """The readings, those of figures that read both ways as the day that the page means.

    They stay open where its signs are too few or contradict each other.
    """
    if not any(_is_open(reading) for reading in readings):
        return list(readings)
    points = sum(_points(readings, article, phrases))
    return [_settled(r, points) if _is_open(r) else r for r in readings]


def _is_open(reading: Reading) -> bool:
    return reading.when.edtf.startswith("[") and bool(_FIGURES.search(reading.source.words))


def _settled(reading: Reading, points: int) -> Reading:
    one, other, year = map(int, _FIGURES.findall(reading.source.words)[0])
    days = {date(year, other, one): points >= _SURE, date(year, one, other): points <= -_SURE}
    named = _weekday(reading.source.words)
    fitting = [day for day in days if day.weekday() == named] if named is not None else []
    meant = fitting if len(fitting) == 1 else [day for day, sure in days.items() if sure]
    if len(meant) != 1:
        return reading
    return reading._replace(when=When(meant[0].isoformat(), meant[0], meant[0], rule="numeric"))


def _weekday(words: str) -> int | None:
    values = load("dates")["values"]
    weekdays = values["WEEKDAY"] | values["WKDAY"]
    return next((weekdays[w] for w in re.findall("[a-z]+", words.lower()) if w in weekdays), None)


def _points(
    readings: Sequence[Reading], article: Article, phrases: Iterable[Phrase]
) -> Iterator[int]:
    """What speaks for the day first, negative for the month first."""
    figures = {found for s in article.stated for found in _FIGURES.findall(s.words)}
    for one, other, _ in figures:
        yield _BY_OTHER_FIGURES * ((int(one) > _MONTHS) - (int(other) > _MONTHS))
    for reading in filter(_is_open, readings):
        if span := reading.source.span:
            beside = article.text[span.end : span.end + _BESIDE]
            yield _BY_PLACE * _sign(_zones("month_first"), _zones("day_first"), beside)
    host = re.sub(r"^\w+://|/.*$", "", article.url)
    yield _BY_PLACE * _sign(_hosts("month_first"), _hosts("day_first"), host)
    yield _order_of(phrases)


def _order_of(phrases: Iterable[Phrase]) -> int:
    """Who writes "3 March" writes 3/3; who writes "March 3" may live anywhere."""
    first = [p.text[:1].isdigit() for p in phrases if p.kind in {"month_day", "full_date"}]
    if not first or any(first) != all(first):
        return 0
    return _BY_DAY_FIRST if all(first) else _BY_MONTH_FIRST


def _sign(month_first: re.Pattern[str], day_first: re.Pattern[str], text: str) -> int:
    return bool(day_first.search(text)) - bool(month_first.search(text))


@cache
def _zones(order: str) -> re.Pattern[str]:
    zones = "|".join(load("dateline")["figures"][order]["zones"])
    return re.compile(rf"\b(?:{zones})\b")


@cache
def _hosts(order: str) -> re.Pattern[str]:
    ends = "|".join(load("dateline")["figures"][order]["hosts"])
    return re.compile(rf"\.(?:{ends})$")
