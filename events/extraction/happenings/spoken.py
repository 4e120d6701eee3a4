"""Words of a sentence as a title speaks them: short names, no dates, no honorifics."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from events.extraction.happenings.scenes import Scene
from events.extraction.lexicon import load

LENGTH = 80
EDGES = " ,;:.-–—\"“”'‘’()*"
FEWEST = 4  # words that a title which is too long keeps at least
PRONOUNS = frozenset({"him", "them", "he", "she", "they", "it"})
_BLANKS = re.compile(r"\s+")
_PLAIN_GAP = re.compile(r"[-,.'’/–%]?\s?")
# What is left of a date at the end ("on the night", "in the first days", "on the third").
_FRAGMENT = re.compile(
    r" (?:in|on|during|at|by|for) the(?: (?:first|second|last|early|final|same|third))?"
    r"(?: (?:night|eve|days?|weeks?|months?|hours?|morning|evening|afternoon|half))?$"
)
_CURRENCY = "$€£"


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words from the lexicon's part on titles."""
    return frozenset(load("triggers")["titles"][name])


def short(name: str, *, person: bool = True) -> str:
    """The short form of an actor's name: the family name of a person.

    >>> short("Zalmay Khalilzad"), short("Abdullah Abdullah")
    ('Khalilzad', 'Abdullah Abdullah')
    """
    shortened: dict[str, str] = load("triggers")["titles"]["short"]
    if name in shortened:
        return shortened[name]
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


def bare(word: str) -> str:
    """A printed word in comparable form."""
    return word.strip(EDGES).casefold()


def several(names: list[str]) -> str:
    """Names as a list in words.

    >>> several(["Karzai"]), several(["China", "Russia", "Iran"])
    ('Karzai', 'China, Russia and Iran')
    """
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def cut(text: str, length: int = LENGTH) -> str:
    """At most ``length`` characters, cut before a joint of the sentence, not after a small word."""
    words = text.strip(EDGES).split()
    whole = len(words)
    while words and len(" ".join(words)) > length:
        words.pop()
    if len(words) < whole:
        words = words[: _last_joint(words)]
    while words and bare(words[-1]) in listed("weak"):
        if len(words) > 1 and bare(words[-2]) in listed("phrasal"):
            break
        words.pop()
    return _FRAGMENT.sub("", " ".join(words)).strip(EDGES)


def _last_joint(words: list[str]) -> int:
    """The last word at which a phrase begins, so that what stands before is whole."""
    places = range(len(words) - 1, FEWEST - 1, -1)
    joints = (i for i in places if bare(words[i]) in listed("joints") and not _at_least(words, i))
    commas = (i + 1 for i in places if words[i].endswith(","))
    last = max(next(joints, 0), next(commas, 0))
    return last or next((i for i in places if bare(words[i]) == "of"), len(words))


def _at_least(words: list[str], at: int) -> bool:
    return bare(words[at]) == "at" and words[at + 1 : at + 2] in (["least"], ["most"])


def spoken(scene: Scene, first: int, last: int, meant: Mapping[int, str] | None = None) -> str:
    """The words ``first`` to ``last`` as printed, without dates, persons by their short names.

    ``meant`` names those for whom pronouns stand, by the pronoun's word.
    """
    named = {h.first: h for h in scene.actors if h.what.kind == "person" and h.first < last}
    dated = {i: d.last for d in scene.dates if d.first < last for i in range(d.first, d.last)}
    said: list[str] = []
    i = first
    while i < last:
        if i in dated:
            _drop_lead_in(said, scene.words[first - 1].key if first else "")
            i = dated[i]
        elif i in named:
            here = named[i]
            _drop_honorifics(said)
            end = scene.words[here.last - 1].end
            tail = "'s" if scene.text[end - 2 : end] in {"'s", "’s"} else ""
            said.append(short(here.what.name) + tail + _gap(scene, here.last - 1, last))
            i = here.last
        else:
            said.append(_word(scene, i, meant or {}) + (_gap(scene, i, last) or _sign(scene, i)))
            i += 1
    return _BLANKS.sub(" ", "".join(said)).strip()


def _word(scene: Scene, i: int, meant: Mapping[int, str]) -> str:
    word = scene.words[i]
    if i in meant and word.key in PRONOUNS:
        return meant[i]
    sign = scene.text[word.start - 1 : word.start]
    return (sign if sign and sign in _CURRENCY else "") + scene.text[word.start : word.end]


def _sign(scene: Scene, word: int) -> str:
    """The sign of per cent behind a number."""
    end = scene.words[word].end
    return "%" if scene.text[end : end + 1] == "%" else ""


def _drop_lead_in(said: list[str], before: str) -> None:
    """Take away what leads a date in ("on", "on the night of"), but not "sworn in"."""
    while said and bare(said[-1]) in listed("lead_in") | listed("nearly"):
        if (bare(said[-2]) if len(said) > 1 else before) in listed("phrasal"):
            return
        said.pop()
        if len(said) > 1 and bare(said[-1]) in listed("day_parts") and bare(said[-2]) == "the":
            del said[-2:]


def _drop_honorifics(said: list[str]) -> None:
    """Take the titles before a name away, but not the "of" in "visit of President Ghani"."""
    dropped = ""
    while said and bare(said[-1]) in listed("honorifics"):
        dropped = said.pop()
    if bare(dropped) == "of":
        said.append(dropped)


def _gap(scene: Scene, word: int, last: int) -> str:
    """What stands between a word and the next, where it is more than a blank but plain."""
    if word + 1 >= last:
        return ""
    end = scene.words[word].end
    gap = scene.text[end : scene.words[word + 1].start].rstrip(_CURRENCY)
    return gap if _PLAIN_GAP.fullmatch(gap) else " "
