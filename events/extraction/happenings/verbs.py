"""Forms of verbs, and the short hands in which the lexicon of triggers is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from events.extraction.happenings.patterns import inflect
from events.extraction.lexicon import load

FORMS = ("verbs", "led", "nouns")  # the lists of patterns of a row
_CHOICE = re.compile(r"[^\s|?]+")


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Base -> its other forms, the simple past first, without the one in -s."""
    return {base: tuple(forms.split()) for base, forms in load("triggers")["irregular"].items()}


def forms_of(base: str) -> tuple[str, ...]:
    """Base, third person, past and what else there is of a verb.

    >>> forms_of("sign"), forms_of("hit")
    (('sign', 'signs', 'signed', 'signing'), ('hit', 'hits', 'hit', 'hitting'))
    """
    regular = inflect(base)
    return (*regular[:2], *_irregular()[base]) if base in _irregular() else regular


def spelt_out(line: str) -> str:
    """A line of the lexicon with ``@class`` and ``verb~`` replaced by the words they stand for."""
    return _CHOICE.sub(lambda choice: _words_of(choice[0]), line)


def _words_of(choice: str) -> str:
    if choice.startswith("@"):
        words: str = load("triggers")["classes"][choice[1:]]
        return words
    return "|".join(dict.fromkeys(forms_of(choice[:-1]))) if choice.endswith("~") else choice


@cache
def present_forms() -> dict[str, str]:
    """Any form of a trigger verb -> its base form ("signed" -> "sign")."""
    bases: dict[str, str] = {}
    for row in load("triggers")["trigger"]:
        bases |= _regular(line for form in ("verbs", "led") for line in row.get(form, ()))
    for base in _irregular():
        bases |= dict.fromkeys(forms_of(base), base)
    return bases


def _regular(lines: Iterable[str]) -> dict[str, str]:
    """Forms of the regular verbs in some lines, which are marked there or given in full."""
    bases: dict[str, str] = {}
    for line in lines:
        for slot in line.split():
            choices = slot.rstrip("?").split("|")
            for base in _marked(choices):
                bases |= dict.fromkeys(inflect(base), base)
    return bases


def _marked(choices: list[str]) -> Iterator[str]:
    for choice in choices:
        base = choice.rstrip("~")
        if base not in _irregular() and (choice != base or inflect(base)[2] in choices):
            yield base


@cache
def past_forms() -> frozenset[str]:
    """Simple pasts and participles of the irregular verbs, without those that equal the base."""
    return frozenset(form for base, forms in _irregular().items() for form in forms[:2]) - set(
        _irregular()
    )


def participle(form: str) -> str:
    """The past participle of a verb in any form that is listed, "" of others.

    >>> participle("killing"), participle("took")
    ('killed', 'taken')
    """
    base = present_forms().get(form)
    others = forms_of(base)[2:] if base else ()
    finished = [other for other in others if not other.endswith("ing")]
    return finished[-1] if finished else ""


def is_participle(form: str) -> bool:
    """Whether a form is a past participle and no simple past.

    >>> is_participle("taken"), is_participle("killed")
    (True, False)
    """
    base = present_forms().get(form)
    return base is not None and participle(form) == form != forms_of(base)[2]
