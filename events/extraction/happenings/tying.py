"""Which of a sentence's dates belongs to which happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Trigger, near_types
from events.extraction.results import FIGHTING, FoundDate

NEAR = 18  # the dearest road from a trigger to its date, in words
FAR = 30  # the same within one clause
LEAD = 4  # by which a rival must be nearer to take a date for itself alone
FRONT = 3  # words at the start of a clause in which a date speaks for all of it
JOINED = 8  # between a date and a noun that "and" or a comma sets beside the dated one
AHEAD = 8  # toll on a date that opens the clause after the trigger, whose verb's it is
FRONTED = 6  # what such a date costs at most
DEATH = "die"  # the line of deaths, which go with what of the following types tells how
DEADLY = FIGHTING | {"protest"}
ASIDES = frozenset({"rel", "sub"})  # clauses after which the one before them may go on
PARTED = frozenset(",)")  # signs between a date and a closer one of the same ("(1999) of 15 May")
BARRIER = {
    "and": 6,
    "sub": 8,
    "rel": 5,
    "stop": 6,
    "back": 9,
}  # what leaving a clause costs, by how the next begins


def cost(scene: Scene, trigger: Trigger, dated: Here[FoundDate]) -> int:
    """Words between trigger and date, with a toll for each clause boundary between them."""
    low, high = sorted((scene.clauses[trigger.first], scene.clauses[dated.first]))
    toll = 0 if leads(scene, trigger, dated) else _toll(scene.breaks[low:high])
    begin, _ = scene.clause_range(scene.clauses[dated.first])
    if low == high and not trigger.verb and dated.last <= trigger.first:
        toll += JOINED * _is_set_beside(scene, trigger, dated, begin)
    ahead = scene.clauses[trigger.first] < scene.clauses[dated.first]
    if ahead and dated.first - begin < FRONT and not _is_listed(scene, dated):
        toll += AHEAD
    if dated.first >= trigger.last:
        return dated.first - trigger.last + toll
    if dated.first - begin < FRONT:
        return min(FRONTED, max(0, trigger.first - dated.last)) + toll
    return max(0, trigger.first - dated.last) + toll


def _is_listed(scene: Scene, dated: Here[FoundDate]) -> bool:
    """Whether a date stands in a clause that tells nothing: in a mere list of dates."""
    return not scene.tells(*scene.clause_range(scene.clauses[dated.first]))


def _is_set_beside(scene: Scene, noun: Trigger, dated: Here[FoundDate], begin: int) -> bool:
    """Whether "and", or a comma in a list, parts a noun from a date before it.

    "A bomb on 3 May, a raid on the 5th, a murder …"; not so where the date opens the clause.
    """
    if any(w.key == "and" for w in scene.words[dated.last : noun.first]):
        return True
    listed = dated.first - begin >= FRONT
    return listed and "," in scene.text[dated.span.end : scene.words[noun.first].start]


def leads(scene: Scene, trigger: Trigger, dated: Here[FoundDate]) -> bool:
    """Whether a clause says what was on the date right before it ("on Friday, when …")."""
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    return dated.last == begin and begin > 0 and scene.words[begin].key == "when"


def _toll(breaks: Sequence[str]) -> int:
    """What it costs to cross these clause boundaries; an aside that is left again is free."""
    total = 0
    for i, kind in enumerate(breaks):
        if kind == "back":
            total += 0 if i and breaks[i - 1] in ASIDES else BARRIER["back"]
        elif not (kind in ASIDES and breaks[i + 1 : i + 2] == ("back",)):
            total += BARRIER[kind]
    return total


class Dating:
    """What each of a sentence's dates would cost each of its triggers."""

    def __init__(self, scene: Scene, triggers: Sequence[Trigger]) -> None:
        self._scene = scene
        self._offers: list[list[tuple[int, Trigger]]] = [
            sorted(self._offers_for(dated, triggers), key=lambda offer: offer[0])
            for dated in scene.dates
        ]

    def _offers_for(
        self, dated: Here[FoundDate], triggers: Sequence[Trigger]
    ) -> Iterator[tuple[int, Trigger]]:
        scene = self._scene
        said = scene.utterance(dated.first)
        for trigger in triggers:
            if dated.first <= trigger.first < dated.last:  # the day is counted from it
                continue
            if _same_voice(scene, trigger, said):
                own = cost(scene, trigger, dated)
                same = scene.clauses[trigger.first] == scene.clauses[dated.first]
                if own <= (FAR if same else NEAR):
                    yield own, trigger

    def _rivals(self, trigger: Trigger, other: Trigger) -> bool:
        """Whether another trigger may take a date away from this one.

        Not one that tells the same, nor a noun from the verb that governs its clause, nor a death
        from the violence that brought it.
        """
        if other.kind and other.kind.name == DEATH and trigger.type in DEADLY:
            return False
        if other.overlaps(trigger) or (trigger.landmark and near_types(trigger.type, other.type)):
            return False
        clauses = self._scene.clauses
        governed = trigger.verb and not other.verb and not other.landmark
        return not (governed and clauses[trigger.first] == clauses[other.first])

    def _shares(self, trigger: Trigger, dated: Here[FoundDate]) -> bool:
        """Whether a date that opens the sentence is that of a clause joined to the first by "and".

        "In May he left the city and shelled it."
        """
        own, clauses = self._scene.clauses[trigger.first], self._scene.clauses
        dates = {clauses[d.first] for d in self._scene.dates if d is not dated}
        joined = own > 0 and set(self._scene.breaks[:own]) == {"and"}
        return dated.first < FRONT and trigger.verb and joined and dates.isdisjoint({0, own})

    def of(self, trigger: Trigger) -> list[tuple[int, Here[FoundDate]]]:
        """The dates that may be this trigger's, cheapest first; a much nearer rival takes one."""
        found = []
        for dated, offers in zip(self._scene.dates, self._offers, strict=True):
            own = next((price for price, t in offers if t.stands_where(trigger)), None)
            if own is None:
                continue
            rival = next((price for price, t in offers if self._rivals(trigger, t)), own)
            if own <= rival + LEAD or self._shares(trigger, dated):
                found.append((own, dated))
        vague = {id(d) for _, d in found if any(_is_closer(self._scene, d, e) for _, e in found)}
        return sorted(
            (pair for pair in found if id(pair[1]) not in vague), key=lambda pair: pair[0]
        )


def _is_closer(scene: Scene, vague: Here[FoundDate], exact: Here[FoundDate]) -> bool:
    """Whether a date says more exactly what an earlier one says.

    It stands right after it ("a week ago, on …") or in a list ("twice this year: on … and on …").
    """
    (low, high), (first, last) = _days(vague), _days(exact)
    if vague.last > exact.first or last - first >= high - low or low > last or first > high:
        return False
    if exact.first - vague.last > 1:
        return scene.clauses[vague.first] < scene.clauses[exact.first] and _is_listed(scene, exact)
    return not PARTED.isdisjoint(scene.text[vague.span.end : exact.span.start])


def _days(here: Here[FoundDate]) -> tuple[int, int]:
    when = here.what.when
    return (when.earliest or date.min).toordinal(), (when.latest or date.max).toordinal()


def _same_voice(scene: Scene, trigger: Trigger, said: int) -> bool:
    """Whether a date in the utterance ``said`` may be a trigger's.

    Both are the reporter's words or both that speaker's, or the trigger is the cue of the
    utterance ("announced a truce on Friday").
    """
    own = scene.utterance(trigger.first)
    if own == said or (said > 0 and trigger.covers(said - 1)):
        return True
    return (own < 0 or trigger.landmark is not None) and any(
        scene.utterance(first) == said for first, _ in trigger.parts
    )
