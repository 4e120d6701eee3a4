"""The article's own date: stated by some part of the file, or else inferred, with the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from events.extraction.articles.bylines import full_dates
from events.extraction.dateline.clues import (
    ONE_DAY,
    Clue,
    Days,
    before,
    bounds,
    said,
    weight,
)
from events.extraction.dateline.figures import settled
from events.extraction.dateline.fits import fits, sequel_clues
from events.extraction.dateline.intervals import (
    anniversary_clues,
    interval_clues,
    news_clues,
    sudden_clues,
)
from events.extraction.dateline.landmarks import Told, landmark_clues, past_days, tell
from events.extraction.dateline.offices import administration_clues, office_clues, person_clues
from events.extraction.dateline.phrases import (
    chained,
    is_retrospect,
    lead_clues,
    main_weekdays,
    meeting_clues,
    news_sentences,
    phrase_clues,
    weekdays,
)
from events.extraction.dateline.prior import busy_years
from events.extraction.dateline.solve import likeliest
from events.extraction.dateline.stated import Reading, in_any_year, in_order, options, read
from events.extraction.dateline.wars import war_clues
from events.extraction.dateline.yearless import yearless_clues
from events.extraction.dates import Phrase
from events.extraction.results import Article, FoundActor, Published, StatedDate, When

__all__ = ["find_published"]

# Days back to the weekdays that wire copy names, and names as a rule.
WIRE_REACH = {"dateline_weekday": 3, "dateline_next_day": 1}
WIDEST = 5 * 365  # days; what is less certain is no answer
MOST_EVIDENCE = 6
CLEAR = CARED_FOR = 90 * ONE_DAY  # a text is dated clearly; its page is still corrected
LONE_DATELINE = 60  # characters; so short is no lead
_YEAR = re.compile(r"\b(?:19[789]|20[0-3])\d\b")
_SOURCES = {
    "given": "given with the article",
    "yaml": "the header of the file",
    "json": "the header of the file",
    "json-ld": "the page's description of itself",
    "meta": "the page's description of itself",
    "time": "the page's time element",
    "byline": "the line that names author and date",
    "dateline": "the dateline",
    "url": "the address of the page",
    "updated": "the note of an update",
    "made": "the note of its recording",
}


def find_published(
    article: Article, phrases: Sequence[Phrase], actors: Sequence[FoundActor]
) -> Published | None:
    """When the article was published, None when nothing tells.

    Stated dates come first (given, header, byline or dateline, address). Without one the date is
    inferred: an interval that most probably holds it, and the clues for it in words.
    """
    readings = settled(in_order(article.stated), article, phrases)
    stated = next((reading for reading in readings if reading.day), None)
    if stated and not stated.late:
        return _as_stated(stated, readings)
    inferred = _infer(article, phrases, actors, [r for r in readings if not r.day])
    if not stated:
        return inferred
    if inferred and _is_older(inferred.when, stated):
        return replace(inferred, evidence=(*inferred.evidence, f"but {_says(stated)}"))
    return _as_stated(stated, readings)


def _as_stated(reading: Reading, readings: Sequence[Reading]) -> Published:
    return Published(reading.when, False, _says_so(reading, readings))


def _is_older(inferred: When, changed: Reading) -> bool:
    """Whether a text is clearly of a time long before its page was changed."""
    first, last = bounds(inferred)
    return last - first < CLEAR and last + CARED_FOR < bounds(changed.when).first


def _infer(
    article: Article,
    phrases: Sequence[Phrase],
    actors: Sequence[FoundActor],
    readings: Sequence[Reading],
) -> Published | None:
    """What the text itself tells of its date, and what ``readings`` leave open."""
    told, named = tell(article, phrases), weekdays(phrases)
    clues = [
        *_header_clues(article, readings, main_weekdays(phrases)),
        *_text_clues(article, phrases, told),
        *office_clues(article, actors, tuple(news_sentences(article, phrases))),
        *administration_clues(actors),
        *person_clues(actors),
    ]
    if not clues:
        return None
    clues += busy_years(actors)
    past, looks_back = past_days(phrases, told), is_retrospect(phrases)
    days, middle = likeliest(clues, past, named, looks_back=looks_back)
    return _inferred(days, middle, clues) if (days.last - days.first).days < WIDEST else None


def _header_clues(
    article: Article, readings: Sequence[Reading], named: frozenset[int]
) -> Iterator[Clue]:
    """Stated dates that leave the day open, datelines without a year, dated headlines."""
    for reading in readings[:1]:
        yield Clue(options(reading.when), weight("header"), _says(reading))
    yield from _seen(article.stated)
    yield from _yearless(article.stated, named)
    yield from _titled(article)


def _text_clues(
    article: Article, phrases: Sequence[Phrase], told: Sequence[Told]
) -> Iterator[Clue]:
    """What the body tells, by its dates and by its landmarks."""
    lead = next((p.number for p in article.body() if p.span.end - p.span.start > LONE_DATELINE), 0)
    fitting = fits(told, chained(phrases))
    yield from lead_clues(phrases, lead)
    yield from meeting_clues(article.text, phrases, lead)
    yield from phrase_clues(phrases)
    yield from war_clues(article.text)
    yield from yearless_clues(phrases)
    yield from landmark_clues(told)
    yield from interval_clues(article.text, told)
    yield from anniversary_clues(article.text, told)
    yield from news_clues(article.text, told, lead, weekdays(phrases))
    yield from sudden_clues(told, phrases, lead)
    yield from (fit.clue for fit in fitting)
    yield from sequel_clues(fitting, weekdays(phrases), lead)


def _says(reading: Reading) -> str:
    days = " or ".join(said(*d) for d in options(reading.when))
    return f"{_SOURCES[reading.source.where]} says “{reading.source.words}” ({days})"


def _says_so(chosen: Reading, readings: Sequence[Reading]) -> tuple[str, ...]:
    """What was believed, and what else was stated elsewhere."""
    others = {r.source.where: r for r in reversed(readings) if r.day and r.day != chosen.day}
    return _says(chosen), *(f"but {_says(other)}" for other in reversed(others.values()))


def _seen(stated: Sequence[StatedDate]) -> Iterator[Clue]:
    """Whoever fetched or changed the article found it there already.

    A date alone above the headline is that day, or else the article's own.
    """
    for source in stated:
        when = read(source.words) if source.where in {"seen", "top"} else None
        if when and when.earliest and when.latest:
            words = f"the article was there on “{source.words}”"
            yield before(when.latest, "seen", words)
            if source.where == "top":
                words = f"“{source.words}” stands above the headline"
                yield Clue((Days(when.earliest, when.latest),), weight("top"), words)


def _yearless(stated: Sequence[StatedDate], weekdays: frozenset[int]) -> Iterator[Clue]:
    """A dateline that gives day and month: those days of any year, and the morning after."""
    for source in stated:
        if source.where == "dateline" and (days := in_any_year(source.words)):
            words = f"the dateline says “{source.words}”"
            yield Clue(days, weight("dateline_day"), words)
            for name, reach in WIRE_REACH.items():
                near = tuple(d for d in days if _close_behind(d.first.weekday(), weekdays, reach))
                yield Clue(near, weight(name), f"{words}, close behind the weekdays named")


def _close_behind(weekday: int, named: frozenset[int], reach: int) -> bool:
    return bool(named) and max((weekday - other) % 7 for other in named) <= reach


def _titled(article: Article) -> Iterator[Clue]:
    """A headline with a date, as statements and transcripts have it."""
    for span in full_dates(article.title):
        when = read(span.of(article.title))
        if when and when.earliest and when.earliest == when.latest:
            days = Days(when.earliest, when.earliest + 2 * ONE_DAY)
            yield Clue(
                (days,), weight("title_day"), f"the headline says “{span.of(article.title)}”"
            )
    for found in islice(_YEAR.finditer(article.title), 1):
        year = Days(date(int(found[0]), 1, 1), date(int(found[0]), 12, 31))
        yield Clue((year,), weight("title_year"), f"the headline says “{found[0]}”")


def _inferred(days: Days, middle: date, clues: Sequence[Clue]) -> Published:
    """The interval as a date, with the clues that speak for it, the strongest first."""
    first, last = days
    fitting = sorted((c for c in clues if c.fits(first, last)), key=_strength)
    evidence = dict.fromkeys(clue.evidence for clue in fitting if clue.evidence)
    edtf = first.isoformat() if first == last else f"{first}/{last}"
    when = When(edtf, first, last, rule="inferred")
    return Published(when, True, tuple(evidence)[:MOST_EVIDENCE], middle)


def _strength(clue: Clue) -> tuple[bool, float]:
    """Clues for certain days before mere limits, then by weight."""
    open_ended = any(date.min in d or date.max in d for d in clue.days)
    return open_ended, -clue.weight
