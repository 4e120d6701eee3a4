"""Reading an article's phrases in their order, each against the date it is counted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise, takewhile

from events.extraction.results import When

from .narrative import NARRATED, lender
from .phrases import Phrase
from .ranges import TO
from .reference import unit_of
from .resolve import is_chained, resolve
from .stretch import ONE_DAY
from .tales import Told, can_go_on, goes_on, is_from_now

# Kinds that compare with a quarter or a year, and rules whose dates are of another year than told.
_COMPARING = frozenset({"year_before", "this_quarter", "period_of_year"})
_OTHER_YEAR = frozenset({"a_year_before", "period_of_year", "quarter_of_year"})
_UNITS = {
    "month": "year", "week_of_month": "year", "season": "year", "half": "year", "quarter": "year",
    "weekday": "week", "day_of_month": "month", "stretch_of_month": "month", "same_month": "month",
}  # fmt: skip
_DAYS_OF = {"day": 4, "week": 8, "fortnight": 15, "weekend": 8, "month": 32, "quarter": 93}
_YEAR = 366
_RECENT = 183
_SHORT = frozenset({"week", "month"})
_REACH = 12  # dates back that a phrase may hang on
_TERMS = frozenset({"by", "until"})
_CHRONOLOGY = 2  # entries among the dates within reach that show one
_DIGRESSION = 2  # years back that a passage must go to be none of its entries
_LEAP_AHEAD = 12  # years a tale may jump in the middle of a sentence


@dataclass(slots=True)
class Reading:
    """What the phrases mean if the article was published on ``anchor``; None means nothing."""

    anchor: date | None
    narrative: bool
    meanings: list[tuple[Phrase, When | None]] = field(default_factory=list)
    heading: Told | None = None  # the year that stands alone over what follows

    def read(self, phrases: Sequence[Phrase]) -> Reading:
        """Resolve the phrases in the order of the text."""
        for n, phrase in enumerate(phrases):
            when = self._meaning(phrase, lender(phrases, n))
            self.meanings.append((phrase, when))
            if when and (phrase.alone or when.anchor_note == "publication"):
                self.heading = (phrase, when) if phrase.kind == "year" else None
        return self

    def _meaning(self, phrase: Phrase, dated: Phrase | None) -> When | None:
        if dated:
            return self._borrowed(phrase, dated)
        hook = self._tale(phrase) if _is_narrated(phrase) else None
        if not hook:
            previous = self._previous(phrase)
            return resolve(phrase, self.anchor, previous, forward=not phrase.back)
        forward = hook[0].paragraph == phrase.paragraph and not phrase.back
        day = _end_of(hook[1])
        when = resolve(phrase, day, hook[1], narrative=True, forward=forward)
        if not self.narrative:
            return when
        if self._lies_ahead(phrase, when):
            return resolve(replace(phrase, tense="past"), self.anchor, self._previous(phrase))
        return self._come_near(phrase, when, day) or when

    def _come_near(self, phrase: Phrase, when: When | None, told: date | None) -> When | None:
        """A day of the last half-year, where a tale would else go back from the date told."""
        recent = None if phrase.back else resolve(replace(phrase, tense="past"), self.anchor)
        if not (when and when.earliest and told and recent and recent.earliest and self.anchor):
            return None
        back = when.earliest < told < recent.earliest <= told + _YEAR * ONE_DAY
        near = (self.anchor - recent.earliest).days <= _RECENT
        return replace(recent, anchor_note="the date before") if back and near else None

    def _lies_ahead(self, phrase: Phrase, when: When | None) -> bool:
        """Whether a tale would reach a day that had not come when it was published."""
        day = when.earliest if when else None
        return bool(self.anchor and day and day > self.anchor and not phrase.tense)

    def _borrowed(self, phrase: Phrase, lender: Phrase) -> When | None:
        dated = resolve(lender, self.anchor)
        when = dated and resolve(replace(phrase, tense="past"), dated.earliest)
        return replace(when, anchor_note="the date after") if when else None

    def _tale(self, phrase: Phrase) -> Told | None:
        """The date from which a tale of other times goes on to a phrase, None in news."""
        if self.narrative and self._is_said_now(phrase):
            return None
        if self.narrative:
            hook = next(_line(self._entries(phrase) or self._dates(), phrase), None)
            return None if hook and self._is_of_now(phrase, hook) else hook
        if not can_go_on(phrase):
            return None
        if self.heading:
            return self.heading if phrase.opens else next(_line(self._dates(), phrase), None)
        told = list(takewhile(lambda date: not is_from_now(date), self._dates()))
        hook = next(_line(told, phrase), None)
        return hook if hook and goes_on(phrase, hook, told, self.anchor) else None

    def _is_said_now(self, phrase: Phrase) -> bool:
        """Whether somebody in a transcript counts from the day on which he speaks."""
        if not phrase.turn:
            return False
        told = next(self._dates(), None)
        on = told and phrase.paragraph - told[0].paragraph <= 1 and is_from_now(told)
        return "shift" in phrase.fields or bool(on)

    def _is_of_now(self, phrase: Phrase, hook: Told) -> bool:
        """Whether "last month" or "next week" is said where a tale has come to the present."""
        near = self.anchor and _year(hook[1]) >= self.anchor.year - 1
        return bool(near and phrase.kind == "shift" and phrase.fields["unit"] in _SHORT)

    def _entries(self, phrase: Phrase) -> list[Told]:
        """The dates of the entries before, the nearest first, where a chronology goes on from them.

        That is what the date at the head of an entry does after a passage that looks years back.
        """
        dates = [told for told in self._dates() if _leads(*told)]
        entries = {told.paragraph for told, _ in dates if _heads(told)}
        row = [told for told in dates if told[0].paragraph in entries]
        if not (_heads(phrase) and dates and len(entries) >= _CHRONOLOGY):
            return []
        return row if _year(row[0][1]) - _year(dates[0][1]) >= _DIGRESSION else []

    def _dates(self) -> Iterator[Told]:
        """The dates before, the nearest first."""
        return ((phrase, when) for phrase, when in reversed(self.meanings[-_REACH:]) if when)

    def _previous(self, phrase: Phrase) -> When | None:
        """The date before in the text that a phrase can hang on."""
        if phrase.kind in _COMPARING:
            return next((when for _, when in self._dates() if self._compared(when)), None)
        if not is_chained(phrase):
            return None
        unit = phrase.fields.get("unit", _UNITS.get(phrase.kind, "day"))
        longest = _DAYS_OF.get(str(unit), _YEAR)
        dates = list(_line(self._dates(), phrase) if self.narrative else self._not_ahead(phrase))
        here = [pair for pair in dates if pair[0].paragraph == phrase.paragraph]
        found = here or [told for told in dates if not self._is_far_from(phrase, told)]
        return next((when for _, when in found if _length(when) <= longest), None)

    def _is_far_from(self, phrase: Phrase, told: Told) -> bool:
        """Whether a day by its number alone ("on the 25th") in news is of another month than told.

        So it is paragraphs after a date of years ago.
        """
        bare = phrase.kind == "day_of_month" and phrase.paragraph > told[0].paragraph + 1
        news = self.anchor is not None and not self.narrative
        return bare and news and not self._is_lately(told[1])

    def _is_lately(self, when: When) -> bool:
        return self.anchor is None or _year(when) >= self.anchor.year - 1

    def _not_ahead(self, phrase: Phrase) -> Iterator[Told]:
        """The dates before but those in passing, and terms and those to come if it is past."""
        for told, when in self._dates():
            later = self.anchor and when.earliest and when.earliest > self.anchor
            day = _length(when) == 1 and not _same_sentence(told, phrase)
            term = day and told.limit in _TERMS
            passing = told.limit == "since" or told.kind == "ago"
            elsewhere = passing and told.paragraph != phrase.paragraph
            feast = told.kind == "lunar" and _length(when) > 1
            ahead = later and not self._is_set_with(told, phrase)
            if not (ahead or term or elsewhere or feast) or phrase.tense == "future":
                yield told, when

    def _is_set_with(self, told: Phrase, phrase: Phrase) -> bool:
        """Whether a phrase may be told in one breath with a day to come ("on the 25th")."""
        open_day = phrase.kind == "day_of_month" and not phrase.tense
        here = told.paragraph == phrase.paragraph
        return _same_sentence(told, phrase) or (here and open_day)

    def _compared(self, when: When) -> bool:
        """Whether a report can compare with this: a quarter that is over, or its first months."""
        if when.rule == "first_months":
            return True
        over = self.anchor is None or (when.latest is not None and when.latest < self.anchor)
        return over and when.rule not in _OTHER_YEAR and unit_of(when) == "quarter"


def _heads(phrase: Phrase) -> bool:
    """Whether a date stands at the head of its paragraph."""
    return phrase.opens and phrase.sentence == 0


def _is_narrated(phrase: Phrase) -> bool:
    """Whether a phrase is one that a tale counts from the date before, and news from now."""
    if phrase.kind in NARRATED:
        return not is_chained(phrase)
    return "told" in phrase.fields


def _line(before: Iterable[Told], phrase: Phrase) -> Iterator[Told]:
    """The dates before that a tale follows to a phrase, the nearest first.

    Not those in passing: a year ("since 1839"), the end in another year of what is told, or a
    day of years ago that another sentence looked back to.
    """
    dates = [date for date in before if _leads(*date)]
    for told, earlier in pairwise(dates):
        if not _is_aside(told, earlier, phrase):
            yield told
    yield from dates[-1:]


def _leads(told: Phrase, when: When) -> bool:
    """Whether what follows can be of the year of a date: of a year, or a heading of some years."""
    if is_from_now((told, when)) or told.kind == "year_before":
        return False
    return _length(when) <= _YEAR or (told.kind == "year_range" and told.opens)


def _is_aside(told: Told, before: Told, following: Phrase) -> bool:
    """Whether a date, told after ``before``, is mentioned in passing as ``following`` goes on."""
    (phrase, when), (earlier, line) = told, before
    ends = phrase.joint in TO
    back = phrase.paragraph == earlier.paragraph and _year(when) < _year(line)
    if back and phrase.paragraph != following.paragraph:
        return True
    if phrase.opens and not ends:
        return False
    bounds = "year" in phrase.fields and (bool(phrase.limit) or ends)
    passing = bounds or (phrase.kind == "year" and not is_chained(following))
    if passing and not _continues(when, line, limited=bounds):
        return True
    return back and not _same_sentence(phrase, following)


def _same_sentence(one: Phrase, other: Phrase) -> bool:
    return (one.paragraph, one.sentence) == (other.paragraph, other.sentence)


def _year(when: When) -> int:
    return when.earliest.year if when.earliest else 0


def _end_of(hook: When) -> date | None:
    """The day a tale goes on from: the first of a date, of "late 1942" the last."""
    return hook.latest if hook.modifier == "END" else hook.earliest


def _continues(when: When, earlier: When, *, limited: bool) -> bool:
    """Whether a tale may have gone on to a date: not back to another year, nor far ahead."""
    longest = 0 if limited else _LEAP_AHEAD
    return 0 <= _year(when) - _year(earlier) <= longest


def _length(when: When) -> int:
    """Days from the first to the last, a large number when open."""
    return (when.latest - when.earliest).days + 1 if when.earliest and when.latest else 10**6
