"""What comes of an attack and how it was made: no happenings of their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.identity import account
from events.extraction.happenings.likeness import places
from events.extraction.happenings.lines import small_words
from events.extraction.happenings.participants import once
from events.extraction.results import FIGHTING

SOON = 7  # days within which an attack is claimed
WHICH = frozenset({"of", "on", "in", "at", "against", "near"})


def consequence_of(draft: Draft, recent: Sequence[Draft]) -> Draft | None:
    """The attack of which a clause tells the toll ("29 people were killed") or the author.

    The author joins its actors ("Islamic State claimed it").
    """
    if not recent or draft.type not in FIGHTING or draft.landmark:
        return None
    if made := next((last for last in reversed(recent) if _is_manner(draft, last)), None):
        return made
    scene, last = draft.scenes[0], recent[-1]
    if last.type not in FIGHTING or last.scenes[-1].paragraph.number != scene.paragraph.number:
        return None
    if draft.trigger.kind and draft.trigger.kind.name == "claim":
        if _is_of_another(draft, last):
            return None
        last.actors = once((*last.actors, *draft.actors))
        return last
    return last if _is_outcome(draft, last) else None


def _is_outcome(draft: Draft, last: Draft) -> bool:
    """Whether the rest of a sentence tells the toll of the attack that it began with."""
    if draft.scenes[0] is not last.scenes[-1] or not _is_toll(draft):
        return False
    return not has_own_date(draft, last) or is_carried_on(draft, last)


def _is_manner(draft: Draft, last: Draft) -> bool:
    """Whether the next sentence tells how an attack was made ("Two men … detonated their vests").

    It has neither a day nor a place of its own.
    """
    scene, before = draft.scenes[0], last.scenes[-1]
    same = before.paragraph.number == scene.paragraph.number and last.type == draft.type == "attack"
    follows = same and scene.order == before.order + 1
    means = scene.words[draft.trigger.first].key in small_words()["means"]
    own = draft.stated or places(draft.place, last.place) == "apart" or is_elsewhere(draft)
    return follows and means and not own


def _is_of_another(claim: Draft, last: Draft) -> bool:
    """Whether a claim says which attack it means, of other days ("claimed the bombing *of* …")."""
    scene, after = claim.scenes[0], claim.trigger.last
    dated = any(d.first == after + 1 for d in scene.dates)
    which = not dated and after < len(scene.words) and scene.words[after].key in WHICH
    return which and has_own_date(claim, last) and _days_between(claim, last) > SOON


def _days_between(one: Draft, other: Draft) -> int:
    """Days from the end of the earlier of two happenings to the start of the later."""
    (first, last), (low, high) = account(one).days, account(other).days
    return max(low.toordinal() - last.toordinal(), first.toordinal() - high.toordinal())


def has_own_date(draft: Draft, earlier: Draft) -> bool:
    """Whether a draft is dated by other words than the earlier one ("…; on Saturday a bomb …")."""
    if not (draft.stated and draft.when and earlier.when):
        return False
    return draft.when.phrase != earlier.when.phrase and draft.days() != earlier.days()


def _is_toll(draft: Draft) -> bool:
    scene, trigger = draft.scenes[0], draft.trigger
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    doer = any(begin <= h.first < trigger.first for h in scene.actors)
    killed = scene.words[trigger.head].key in small_words()["casualties"]
    return trigger.verb and not doer and killed


def is_elsewhere(draft: Draft) -> bool:
    """Whether a clause leads from one act of violence to the next ("that night rockets hit …")."""
    if draft.type not in FIGHTING or draft.landmark:
        return False
    scene = draft.scenes[0]
    begin, _ = scene.clause_range(scene.clauses[draft.trigger.first])
    first, second = (tuple(w.key for w in scene.words[begin : begin + n]) for n in (1, 2))
    return first in _openings() or second in _openings()


@cache
def _openings() -> frozenset[tuple[str, ...]]:
    """Words that lead to another happening of the same day."""
    return frozenset(tuple(words.split()) for words in small_words()["elsewhere"])


def is_carried_on(draft: Draft, earlier: Draft) -> bool:
    """Whether an event is told by a half sentence after "and" that has no subject of its own."""
    scene, first = draft.scenes[0], draft.trigger.first
    begin, _ = scene.clause_range(scene.clauses[first])
    subjects = small_words()["others"] | small_words()["subjects"]
    own = any(begin <= h.first < first for h in scene.actors) or any(
        w.key in subjects for w in scene.words[begin : draft.trigger.head]
    )
    joined = begin > 0 and scene.breaks[scene.clauses[begin] - 1] == "and"
    return joined and not own and earlier.trigger.first < begin
