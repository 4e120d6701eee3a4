"""Patterns over the words of a sentence: the small language of landmarks and triggers.

A line such as ``"camp david + cancel* - resum*"`` is made of terms. Terms joined by ``+`` must all
stand in the text looked at, in any order; a term after ``-`` must not. A term is a run of words:
``a|b`` is either word, ``word*`` any ending, ``word~`` any regular form of a verb, ``word?`` may be
absent and ``..`` stands for up to three words. The first word of a term is always a plain one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

GAP = 3

_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # one syllable, whose last letter is doubled


@cache
def inflect(verb: str) -> tuple[str, ...]:
    """Base, third person, past and -ing form of a regular verb, in this order."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if _SHORT.fullmatch(verb):
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    hiss = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, verb + hiss, verb + "ed", verb + "ing"


class _Slot(NamedTuple):
    exact: frozenset[str]
    stems: tuple[str, ...]
    optional: bool
    gap: bool


def _slot(source: str) -> _Slot:
    if source == "..":
        return _Slot(frozenset(), (), optional=True, gap=True)
    exact: set[str] = set()
    stems: list[str] = []
    optional = source.endswith("?")
    for choice in source.rstrip("?").split("|"):
        if choice.endswith("*"):
            stems.append(choice[:-1])
        elif choice.endswith("~"):
            exact.update(inflect(choice[:-1]))
        else:
            exact.add("u.s." if choice in {"u.s", "u.s."} else choice)
    return _Slot(frozenset(exact), tuple(stems), optional, gap=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A run of words to be found in a sentence.

    ``second`` are the words one of which must come second; none where more may, or nothing need.
    ``soon`` are those one of which must come after a gap that is second, and ``gaps`` tells
    whether there is any gap.
    """

    slots: tuple[_Slot, ...]
    second: frozenset[str]
    soon: frozenset[str]
    gaps: bool

    @classmethod
    def parse(cls, source: str) -> Term:
        """Read one term; ValueError when its first word may be absent."""
        slots = tuple(_slot(part) for part in source.split())
        if not slots or slots[0].optional:
            raise ValueError(f"a term begins with a plain word: {source!r}")
        soon = _needed(slots[2:]) if len(slots) > 2 and slots[1].gap else frozenset()
        return cls(slots, _needed(slots[1:]), soon, any(slot.gap for slot in slots))

    def end(self, words: Sequence[str], at: int, slot: int = 0) -> int:
        """Index after the last word of a match that begins at word ``at``, or -1."""
        if slot == len(self.slots):
            return at
        exact, stems, optional, gap = self.slots[slot]
        if gap:
            for i in range(at, min(at + GAP, len(words)) + 1):
                if (found := self.end(words, i, slot + 1)) >= 0:
                    return found
            return -1
        key = words[at] if at < len(words) else ""
        if key in exact or (stems and key.startswith(stems)):
            found = self.end(words, at + 1, slot + 1)
            if found >= 0:
                return found
        return self.end(words, at, slot + 1) if optional else -1


def _needed(slots: Sequence[_Slot]) -> frozenset[str]:
    """The words one of which must come first; none where others may, or nothing need."""
    found: frozenset[str] = frozenset()
    for slot in slots:
        if slot.gap or slot.stems:
            break
        found |= slot.exact
        if not slot.optional:
            return found
    return frozenset()
