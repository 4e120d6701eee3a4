"""Words of a sentence as a title speaks them: short names, no dates, no honorifics."""

from __future__ import annotations

import re
from functools import cache

from events.extraction.happenings.scenes import Scene
from events.extraction.lexicon import load

LENGTH = 80
EDGES = " ,;:.-–—\"“”'‘’()*"
_BLANKS = re.compile(r"\s+")
_PLAIN_GAP = re.compile(r"[-,.'’/–%]?\s?")
_COUNTRIES = {"United States": "US", "United Kingdom": "UK", "United Nations": "UN"}


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words from the lexicon's part on titles."""
    return frozenset(load("triggers")["titles"][name])


def short(name: str, *, person: bool = True) -> str:
    """The short form of an actor's name: the family name of a person.

    >>> short("Zalmay Khalilzad"), short("Abdullah Abdullah")
    ('Khalilzad', 'Abdullah Abdullah')
    """
    if name in _COUNTRIES:
        return _COUNTRIES[name]
    words = name.split()
    double = len(words) < 2 or words[0] == words[-1]
    return words[-1] if person and not double else name


def short_in(scene: Scene, name: str) -> str:
    """The short form of the name of somebody who appears in a sentence."""
    kinds = {h.what.kind for h in scene.actors if h.what.name == name}
    return short(name, person=kinds <= {"person"})  # of nobody in it a pronoun speaks


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def cut(text: str, length: int = LENGTH) -> str:
    """At most ``length`` characters, cut between words and not after a small one."""
    words = text.strip(EDGES).split()
    while words and (
        len(" ".join(words)) > length or words[-1].strip(EDGES).casefold() in listed("weak")
    ):
        words.pop()
    return " ".join(words).strip(EDGES)


def spoken(scene: Scene, first: int, last: int) -> str:
    """The words ``first`` to ``last`` as printed, without dates, persons by their short names."""
    named = {h.first: h for h in scene.actors if h.what.kind == "person" and h.first < last}
    dated = {i: d.last for d in scene.dates if d.first < last for i in range(d.first, d.last)}
    said: list[str] = []
    i = first
    while i < last:
        if i in dated:
            while said and said[-1].strip(EDGES).casefold() in listed("lead_in"):
                said.pop()
            i = dated[i]
        elif i in named:
            here = named[i]
            _drop_honorifics(said)
            end = scene.words[here.last - 1].end
            tail = "'s" if scene.text[end - 2 : end] in {"'s", "’s"} else ""
            said.append(short(here.what.name) + tail + _gap(scene, here.last - 1, last))
            i = here.last
        else:
            word = scene.words[i]
            said.append(scene.text[word.start : word.end] + _gap(scene, i, last))
            i += 1
    return _BLANKS.sub(" ", "".join(said))


def _drop_honorifics(spoken: list[str]) -> None:
    """Take the titles before a name away, but not the "of" in "visit of President Ghani"."""
    dropped = ""
    while spoken and spoken[-1].strip(EDGES).casefold() in listed("honorifics"):
        dropped = spoken.pop()
    if dropped.strip(EDGES).casefold() == "of":
        spoken.append(dropped)


def _gap(scene: Scene, word: int, last: int) -> str:
    """What stands between a word and the next, where it is more than a blank but plain."""
    if word + 1 >= last:
        return ""
    end = scene.words[word].end
    gap = scene.text[end : scene.words[word + 1].start]
    return gap if _PLAIN_GAP.fullmatch(gap) else " "
