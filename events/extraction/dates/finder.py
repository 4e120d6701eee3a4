"""The dates of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from events.extraction.results import Article, FoundDate, Published, When

from . import hijri, stretch
from .narrative import is_narrative
from .phrases import Phrase, find_phrases
from .ranges import Meaning, split, through
from .reading import Reading
from .stretch import ONE_DAY

_NO_DATE = frozenset({"first_months"})  # kinds that only later phrases look at
_AGREED = 0.75  # of the days of publication that tell one day
_READINGS = 8  # days of an interval of publication that are tried


def find_dates(article: Article, published: Published | None) -> tuple[FoundDate, ...]:
    """Every date of body and headings; without ``published`` what needs no day to count from.

    Where the day of publication is itself an interval, a date is what every day of it agrees on,
    most of them and the likeliest, or else the stretch from the first to the last reading.
    """
    phrases = _with_hijri_years(find_phrases(article, headings=True))
    anchors = _days(published)
    narrative = is_narrative(phrases, anchors[-1])
    readings = [Reading(anchor, narrative).read(phrases).meanings for anchor in anchors]
    middle = published.middle if published and len(anchors) > 1 else None
    likely = Reading(middle, narrative).read(phrases).meanings if middle else readings[-1]
    meanings = [
        _joined([when for _, when in row if when], best)
        for (_, best), *row in zip(likely, *readings, strict=True)
    ]
    found = list(zip(phrases, meanings, strict=True))
    return tuple(
        date
        for n, (phrase, when) in enumerate(found)
        if when and phrase.kind not in _NO_DATE
        for date in split(phrase, when, article.text) or _found(found[n : n + 2])
    )


def _found(meanings: Sequence[Meaning]) -> tuple[FoundDate, ...]:
    """The first of two meanings as a date, with the stretch that both make."""
    phrase, when = meanings[0]
    if not when:
        return ()
    return (FoundDate(phrase.span, phrase.text, when, phrase.limit, through(*meanings)),)


def _with_hijri_years(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Where a text dates by the Solar Hijri calendar, its bare years are of this, too.

    Only there a word such as "Asad" is a month that stands alone.
    """
    if not any("hijri" in phrase.fields and phrase.kind != "hijri_month" for phrase in phrases):
        return tuple(phrase for phrase in phrases if phrase.kind != "hijri_month")
    return tuple(
        replace(phrase, kind="hijri_year", fields={"hyear": year})
        if phrase.kind == "year" and hijri.is_recent(year := int(phrase.fields.get("year", 0)))
        else phrase
        for phrase in phrases
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


def _joined(whens: Sequence[When], likely: When | None) -> When | None:
    """One date of several readings of a phrase, None when they leave an end open.

    That is the likeliest, if most days agree on it.
    """
    readings = {when.edtf for when in whens}
    if len(readings) <= 1:
        return whens[-1] if whens else None
    if likely and sum(w.edtf == likely.edtf for w in whens) >= _AGREED * len(whens):
        return likely
    firsts = [when.earliest for when in whens if when.earliest]
    lasts = [when.latest for when in whens if when.latest]
    if len(firsts) < len(whens) or len(lasts) < len(whens):
        return None
    joined = stretch.days(min(firsts), max(lasts))
    two_days = len(readings) == 2 and all(w.earliest == w.latest for w in whens)
    edtf = f"[{min(firsts)},{max(lasts)}]" if two_days else joined.edtf
    return replace(
        whens[-1], edtf=edtf, earliest=joined.earliest, latest=joined.latest, modifier=""
    )
