"""Tales of other times inside an article that is none: "In May 2012 ... In June ... That fall"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from events.extraction.results import When

from .phrases import Phrase
from .resolve import is_chained

# Kinds that go on from the date before it in a tale; weekdays in news are fresh.
_GO_ON = frozenset(
    """month_day month month_range day_range one_of season holiday week_of_month
    end_of year_end""".split()
)
_FROM_NOW = frozenset({"shift", "year", "hyear"})
_AT = frozenset({"in", "during"})
_SEASON = 93  # days; a tale goes on from what is no longer, and from years that open a sentence
_YEAR = 366


def can_go_on(phrase: Phrase) -> bool:
    """Whether a phrase leaves its year open, and nothing beside it speaks of the present."""
    if (
        not (phrase.kind in _GO_ON or "told" in phrase.fields)
        or phrase.tense == "future"
        or phrase.returns
    ):
        return False
    own = {"unit"} & phrase.fields.keys() if phrase.kind != "end_of" else set()
    return not own and phrase.fields.keys().isdisjoint(_FROM_NOW)


def is_told(
    hook: tuple[Phrase, When],
    since: Sequence[tuple[Phrase, When]],
    phrase: Phrase,
    now: date | None,
    *,
    long: bool,
) -> bool:
    """Whether a passage tells of the time of ``hook`` still, after the dates ``since`` it."""
    told, when = hook
    if (told.is_attribute and "year" in told.fields) or any(
        other.anchor_note == "publication" for _, other in since
    ):
        return False
    if not when.earliest or not when.latest or (now and when.latest.year >= now.year):
        return False
    here = told.paragraph == phrase.paragraph
    old = now is None or when.latest.year < now.year - 1
    row = here and told.sentence == phrase.sentence
    if not (phrase.back or row or (old and (here or long))):
        return False
    length = (when.latest - when.earliest).days + 1
    return length <= _SEASON or (length <= _YEAR and (told.opens or _next_opens(told, phrase)))


def _next_opens(told: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase opens the sentence after one that tells of a year."""
    following = (told.paragraph, told.sentence + 1) == (phrase.paragraph, phrase.sentence)
    return following and phrase.opens and (told.lead in _AT or is_chained(told))
