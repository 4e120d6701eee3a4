"""Actors that a sentence names together, and those that are the subjects of its clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.lexicon import load

JOINING = frozenset({"and", "with", "between"})
LEAD = 6  # words before the subject of a sentence ("on Monday, in Doha, …")
NEXT = 2  # words from the "and" of a clause to its subject
SMALL = frozenset({"and", "the", "of", "or"})
APART = 4  # words between the two parties of a pair


def pairs(scene: Scene, kinds: frozenset[str]) -> Iterator[tuple[Named, Named]]:
    """Two actors of these kinds that are named together, the last two first."""
    named = [h for h in scene.actors if h.what.kind in kinds]
    for one, two in reversed(list(pairwise(named))):
        between = {w.key for w in scene.words[one.last : two.first]}
        together = two.first - one.last <= APART and between & JOINING
        if together and one.what != two.what and _in_one_clause(scene, one, two):
            yield one.what, two.what


def _in_one_clause(scene: Scene, one: Here[Named], two: Here[Named]) -> bool:
    return scene.clauses[one.first] == scene.clauses[two.first]


def opening(scene: Scene, begin: int, named: Iterable[Here[Named]]) -> list[Here[Named]]:
    """The actors, one or several joined, that are the subject of what begins at a word."""
    ordered = sorted((h for h in named if h.first >= begin), key=lambda h: h.first)
    if not ordered or ordered[0].first - begin > LEAD:
        return []
    return joined(scene, ordered)


def subjects(scene: Scene, ordered: Sequence[Here[Named]]) -> tuple[tuple[Named, ...], ...]:
    """Whom a sentence is about: that of its last main clause, then that of its first.

    ``ordered`` holds the actors of the sentence from left to right.
    """
    first = tuple(h.what for h in opening(scene, 0, ordered))
    number = max((n + 1 for n, kind in enumerate(scene.breaks) if kind == "and"), default=0)
    begin, end = scene.clause_range(number)
    own = [h for h in ordered if begin <= h.first < end] if number else []
    last = tuple(h.what for h in joined(scene, own)) if own and own[0].first <= begin + NEXT else ()
    return tuple(who for who in (last, first) if who)


def joined(scene: Scene, ordered: Sequence[Here[Named]]) -> list[Here[Named]]:
    """The first of some actors and those that commas and "and" join to it."""
    found = list(ordered[:1])
    for here in ordered[1:]:
        if not _is_joined(scene, found[-1], here):
            break
        found.append(here)
    return found


def _is_joined(scene: Scene, one: Here[Named], two: Here[Named]) -> bool:
    """Whether only commas, "and", ages and titles stand between two actors."""
    if two.first == one.first:  # both are meant by the same word
        return True
    words = [w.key for w in scene.words[one.last : two.first]]
    gap = scene.text[one.span.end : two.span.start]
    plain = all(key in _small() or key.isdigit() for key in words)
    return plain and ("and" in words or gap.strip() == ",")


@cache
def _small() -> frozenset[str]:
    """Words that may stand between two actors who are joined."""
    return SMALL.union(load("triggers")["titles"]["honorifics"])
