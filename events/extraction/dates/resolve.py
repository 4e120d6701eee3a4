"""What a date phrase means, given a day to count from.

Every kind of phrase has a small function in ``days``, ``periods`` or ``calendars``: from the fields
of the phrase and a ``Reference`` to the ``Stretch`` of days, or None.
"""

from __future__ import annotations

from datetime import date

from events.extraction.results import When

from . import calendars, days, periods  # noqa: F401 - their resolvers register themselves
from .phrases import Phrase
from .reference import KINDS, Reference
from .stretch import Stretch

# Kinds that never look at the anchor, and those that hang on the date before.
_ABSOLUTE = frozenset(
    """full_date month_year year decade century year_range open_year numeric odd_form
    known_day""".split()
)
_CHAINED = frozenset(
    """step later year_before this_quarter day_of_month stretch_of_month period_of_year
    same_month""".split()
)


def is_chained(phrase: Phrase) -> bool:
    """Whether a phrase hangs on the date before in any text: "the next day", "that August"."""
    steps = "step" in phrase.fields and "shift" not in phrase.fields
    return steps or phrase.kind in _CHAINED


def names_year(phrase: Phrase) -> bool:
    """Whether a phrase says its year, so that it means the same wherever it is counted from."""
    return phrase.kind in _ABSOLUTE or not phrase.fields.keys().isdisjoint({"year", "hyear"})


def resolve(
    phrase: Phrase,
    anchor: date | None,
    previous: When | None = None,
    *,
    narrative: bool = False,
    forward: bool = False,
) -> When | None:
    """What a phrase means on a day of publication, after the date ``previous`` in the text.

    In a narrative ``anchor`` is itself the date before, and dates without a year go on from it,
    with ``forward`` seldom back.
    None for a phrase that lacks what it counts from, and for impossible dates ("31 February").
    """
    at = Reference(anchor, previous, phrase.tense, narrative, phrase.limit, forward)
    found = _stretch(phrase, at)
    if found is None:
        return None
    counted_from, note = _counted_from(phrase, at)
    return When(
        found.edtf, found.earliest, found.latest, found.modifier, phrase.span, counted_from, note,
        phrase.rule,
    )  # fmt: skip


def days_of(phrase: Phrase, anchor: date | None) -> Stretch | None:
    """The days of a phrase alone, for those who ask for many days of publication."""
    return _stretch(phrase, Reference(anchor, tense=phrase.tense, limit=phrase.limit))


def _stretch(phrase: Phrase, at: Reference) -> Stretch | None:
    try:
        return KINDS[phrase.kind](phrase.fields, at)
    except (ValueError, OverflowError):
        return None


def _counted_from(phrase: Phrase, at: Reference) -> tuple[date | None, str]:
    """The day a phrase was counted from, and what that day is."""
    if names_year(phrase):
        return None, ""
    if is_chained(phrase) and at.previous:
        return at.previous.earliest, "the date before"
    return at.anchor, "the date before" if at.narrative else "publication" if at.anchor else ""
