"""The dates of an article: its phrases, each resolved against the right reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from events.extraction.results import Article, FoundDate, Published, When

from . import stretch
from .narrative import NARRATED, borrows_year, is_narrative
from .phrases import Phrase, find_phrases
from .reference import unit_of
from .resolve import resolve
from .stretch import ONE_DAY

_COMPARING = frozenset({"year_before", "this_quarter", "period_of_year"})
_OTHER_YEAR = frozenset({"a_year_before", "period_of_year", "quarter_of_year"})
_DAYS_OF = {"day": 4, "week": 8, "fortnight": 15, "weekend": 8, "month": 32, "quarter": 93}
_YEAR = 366
_REACH = 8  # dates back that a phrase may hang on
_READINGS = 8  # days of an interval of publication that are tried

_LEAP_AHEAD = 5  # years a tale may jump in the middle of a sentence
Reading = list[tuple[Phrase, When | None]]


def find_dates(article: Article, published: Published | None) -> tuple[FoundDate, ...]:
    """Every date of the body; without ``published`` only what needs no day to count from.

    Where the day of publication is itself an interval, a date is what every day of it agrees on, or
    else the stretch from the first to the last reading.
    """
    phrases = find_phrases(article, headings=True)
    body = {part.number for part in article.body()}
    anchors = _days(published)
    narrative = is_narrative(phrases, anchors[-1])
    if not narrative:
        phrases = tuple(phrase for phrase in phrases if phrase.paragraph in body)
    readings = [_read(phrases, anchor, narrative=narrative) for anchor in anchors]
    found = (
        (row[0][0], _joined([when for _, when in row if when]))
        for row in zip(*readings, strict=True)
    )
    return tuple(
        FoundDate(phrase.span, phrase.text, when, phrase.limit)
        for phrase, when in found
        if when and phrase.kind != "first_months" and phrase.paragraph in body
    )


def _days(published: Published | None) -> list[date | None]:
    """The days from which to count: one, or a sample of an interval of publication."""
    when = published.when if published else None
    first, last = (when.earliest, when.latest) if when else (None, None)
    if not first or not last:
        return [last or first]
    width = (last - first).days
    steps = range(min(width, _READINGS - 1) + 1)
    return [first + width * step // max(len(steps) - 1, 1) * ONE_DAY for step in steps]


def _joined(whens: Sequence[When]) -> When | None:
    """One date of several readings of a phrase."""
    readings = {when.edtf: when for when in whens}
    if len(readings) <= 1:
        return whens[-1] if whens else None
    firsts = [when.earliest for when in whens if when.earliest]
    lasts = [when.latest for when in whens if when.latest]
    if len(firsts) < len(whens) or len(lasts) < len(whens):
        return None
    two_days = len(readings) == 2 and all(w.earliest == w.latest for w in whens)
    joined = stretch.days(min(firsts), max(lasts))
    edtf = f"[{min(firsts)},{max(lasts)}]" if two_days else joined.edtf
    return replace(
        whens[-1], edtf=edtf, earliest=joined.earliest, latest=joined.latest, modifier=""
    )


def _read(phrases: Sequence[Phrase], anchor: date | None, *, narrative: bool) -> Reading:
    """What every phrase means when the article was published on ``anchor``."""
    before: Reading = []
    for index, phrase in enumerate(phrases):
        following = phrases[index + 1] if index + 1 < len(phrases) else None
        before.append((phrase, _meaning(phrase, following, anchor, before, narrative=narrative)))
    return before


def _meaning(
    phrase: Phrase,
    following: Phrase | None,
    anchor: date | None,
    before: Reading,
    *,
    narrative: bool,
) -> When | None:
    if following and borrows_year(phrase, following):
        dated = resolve(following, anchor)
        when = resolve(replace(phrase, tense="past"), dated.earliest) if dated else None
        return replace(when, anchor_note="the date after") if when else None
    if narrative and phrase.kind in NARRATED and "shift" not in phrase.fields:
        hook = _hook(before)
        if hook:
            return resolve(phrase, hook.earliest, hook, narrative=True)
    return resolve(phrase, anchor, _previous(phrase, before, anchor))


def _hook(before: Reading) -> When | None:
    """The date a tale goes on from: the last, but for a year told in passing ("since 1839")."""
    dates = [(phrase, when) for phrase, when in _dates(before) if _length(when) <= _YEAR]
    for (phrase, when), (_, earlier) in pairwise(dates):
        if phrase.opens or phrase.kind != "year" or _continues(when, earlier):
            return when
    return dates[-1][1] if dates else None


def _continues(when: When, earlier: When) -> bool:
    """Whether a tale may have gone on to a date: not back to another year, nor far ahead."""
    if not when.earliest or not earlier.earliest:
        return False
    return 0 <= when.earliest.year - earlier.earliest.year <= _LEAP_AHEAD


def _dates(before: Reading) -> Iterator[tuple[Phrase, When]]:
    """The dates before, the nearest first."""
    return ((phrase, when) for phrase, when in reversed(before[-_REACH:]) if when)


def _previous(phrase: Phrase, before: Reading, anchor: date | None) -> When | None:
    """The date before in the text that a phrase can hang on."""
    if phrase.kind in _COMPARING:
        return next((when for _, when in _dates(before) if _compared(when, anchor)), None)
    if phrase.kind not in {"step", "later", "day_of_month"}:
        return None
    longest = _DAYS_OF.get(str(phrase.fields.get("unit", "day")), _YEAR)
    dates = [(p, when) for p, when in _dates(before) if not _ahead_of(when, anchor, phrase)]
    here = [pair for pair in dates if pair[0].paragraph == phrase.paragraph]
    return next((when for _, when in here or dates if _length(when) <= longest), None)


def _ahead_of(when: When, anchor: date | None, phrase: Phrase) -> bool:
    """Whether a date is still to come, so that a tale of the past cannot go on from it."""
    later = anchor is not None and when.earliest is not None and when.earliest > anchor
    return later and phrase.tense != "future"


def _compared(when: When, anchor: date | None) -> bool:
    """Whether a report can compare with this: a quarter that is over, or its first months."""
    over = anchor is None or (when.latest is not None and when.latest < anchor)
    is_quarter = unit_of(when) == "quarter" and when.rule not in _OTHER_YEAR
    return when.rule == "first_months" or (is_quarter and over)


def _length(when: When) -> int:
    """Days from the first to the last, a large number when open."""
    return (when.latest - when.earliest).days + 1 if when.earliest and when.latest else 10**6
