"""The verbs of reported speech in all their forms, with the frames they allow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from events.extraction.lexicon import load

Form = Literal["base", "s", "ed", "ing", "noun"]
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Cue:
    """One inflected cue verb: its lemma, the form it stands in, and its frames.

    ``particles`` maps the words behind it ("out" in "pointed out", "it be known" in "let it be
    known") to the frames of all together, the longest first.
    """

    lemma: str
    form: Form
    frames: frozenset[str]
    particles: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = ()


def third_person(verb: str) -> str:
    """The -s form by rule: deny → denies, stress → stresses."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past(verb: str, *, double: bool = False) -> str:
    """The regular -ed form: deny → denied, argue → argued, admit → admitted."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if double else "") + "ed"


def gerund(verb: str, *, double: bool = False) -> str:
    """The -ing form: argue → arguing, agree → agreeing, admit → admitting."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if double else "") + "ing"


def _forms(verb: str) -> list[tuple[str, Form]]:
    table = load("cues")
    double = verb in table["doubling"]["verbs"].split()
    irregular = table["irregular"].get(verb, past(verb, double=double)).split()
    forms: list[tuple[str, Form]] = [
        (third_person(verb), "s"),
        (gerund(verb, double=double), "ing"),
    ]
    forms += [(word, "ed") for word in irregular]
    return [(verb, "base"), *forms]


@cache
def noun_cues() -> dict[str, Cue]:
    """The nouns for something said, in both numbers: his claim, the donors' demands."""
    nouns = load("cues")["nouns"]
    return {
        word: Cue(f"the {noun}", "noun", frozenset(frames.split()))
        for noun, frames in nouns.items()
        for word in (noun, third_person(noun))
    }


@cache
def cue_forms() -> dict[str, Cue]:
    """Every form of every cue verb, lower case."""
    plain: dict[str, frozenset[str]] = {}
    particles: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for key, frames in sorted(load("cues")["verbs"].items(), key=lambda row: -row[0].count(" ")):
        verb, *words = key.split()
        if words:
            particles.setdefault(verb, []).append((tuple(words), frozenset(frames.split())))
        else:
            plain[verb] = frozenset(frames.split())
    return {
        word: Cue(verb, form, plain.get(verb, frozenset()), tuple(particles.get(verb, ())))
        for verb in {**plain, **particles}
        for word, form in _forms(verb)
    }
