"""Tales of other times inside an article that is none: "In May 2012 ... In June ... That fall"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, date
from itertools import takewhile

from events.extraction.results import When

from .phrases import Phrase
from .resolve import is_chained, names_year

# Kinds that go on from the date before it in a tale; weekdays in news are fresh.
_GO_ON = frozenset(
    """month_day month month_range day_range one_of season holiday lunar week_of_month
    end_of year_end half""".split()
)
_OF_THE_YEAR = frozenset({"end_of", "half"})  # "the second half of the year"
_FROM_NOW = frozenset({"shift", "year", "hyear"})
_AT = frozenset({"in", "during"})
_SEASON = 93  # days, at most
_LONG = 3  # dates that make a tale go on past the end of its paragraph

Told = tuple[Phrase, When]


def is_from_now(told: Told) -> bool:
    """Whether a date was counted from publication, by which a text returns to the present."""
    return told[1].anchor_note == "publication"


def can_go_on(phrase: Phrase) -> bool:
    """Whether a phrase leaves the year open that it is of."""
    if phrase.kind not in _GO_ON and "told" not in phrase.fields:
        return False
    own = _FROM_NOW if phrase.kind in _OF_THE_YEAR else _FROM_NOW | {"unit"}
    return phrase.fields.keys().isdisjoint(own)


def goes_on(phrase: Phrase, hook: Told, before: Sequence[Told], now: date | None) -> bool:
    """Whether a passage tells of the time of ``hook`` still, one of the dates ``before``.

    So does the rest of its sentence, and what had been before; the rest of its paragraph if it is
    years ago, not only last year; the paragraphs after it if the passage is long; and the answer to
    a question that names another year.
    """
    told, when = hook
    lasts = phrase.limit == "since" and not phrase.back
    if phrase.tense == "future" or phrase.returns or lasts or not _is_past(hook, now):
        return False
    if _answers(phrase, told):
        return True
    if _only_tells_which(told):
        return False
    if not _is_narrow(when) and not told.opens and not _next_opens(told, phrase):
        return False
    here = told.paragraph == phrase.paragraph
    if phrase.back or (here and told.sentence == phrase.sentence):
        return True
    long = sum(1 for _ in takewhile(lambda date: _is_past(date, now), before)) >= _LONG
    years_ago = now is None or _last_year(when) < now.year - 1
    return years_ago and (here or long)


def _answers(phrase: Phrase, told: Phrase) -> bool:
    """Whether somebody who speaks next in a transcript answers to a date."""
    return phrase.turn and told.turn and phrase.paragraph == told.paragraph + 1


def _only_tells_which(told: Phrase) -> bool:
    """Whether a date is mentioned within a name: of an accord, an attack."""
    return told.is_attribute and names_year(told)


def _is_past(told: Told, now: date | None) -> bool:
    return now is None or _last_year(told[1]) < now.year


def _last_year(when: When) -> int:
    return when.latest.year if when.latest else MAXYEAR


def _is_narrow(when: When) -> bool:
    """Whether a date is of a season at most, so that what follows can lie within or beside it."""
    return bool(when.earliest and when.latest and (when.latest - when.earliest).days < _SEASON)


def _next_opens(told: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase opens the sentence after one that tells of a year."""
    following = (told.paragraph, told.sentence + 1) == (phrase.paragraph, phrase.sentence)
    return following and phrase.opens and (told.lead in _AT or is_chained(told))
