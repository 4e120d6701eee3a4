"""Titles as a person would write them: the clause of the trigger, shortened, in the present tense."""

from __future__ import annotations

import re
from functools import cache

from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.triggers import Trigger, present_forms
from events.extraction.lexicon import load
from events.extraction.results import EventActor

LENGTH = 80
BACK, AHEAD = 3, 8  # words of a noun phrase taken before and after its trigger
_LOOSE = re.compile(r"\s+([,.;:)])")
_EDGES = " ,;:.-–—\"“”'‘’()*"
_COUNTRIES = {"United States": "US", "United Kingdom": "UK", "United Nations": "UN"}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("triggers")["titles"][name])


def short(name: str) -> str:
    """The short form of an actor's name.

    >>> short("Zalmay Khalilzad"), short("Abdullah Abdullah"), short("US State Department")
    ('Khalilzad', 'Abdullah Abdullah', 'State Department')
    """
    if name in _COUNTRIES:
        return _COUNTRIES[name]
    return name.removeprefix("US ") if name.startswith("US ") else _family_name(name)


def _family_name(name: str) -> str:
    words = name.split()
    if len(words) < 2 or words[0] == words[-1]:
        return name
    return words[-1]


def title_of(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    """A title for what the trigger says, at most 80 characters, without a final stop."""
    words = _verb_words(scene, trigger, actors) if trigger.verb else _noun_words(scene, trigger)
    text = _LOOSE.sub(r"\1", " ".join(words)).strip(_EDGES)
    return capital(cut(text)) or capital(scene.at(trigger.first, trigger.last).of(scene.text))


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def cut(text: str, length: int = LENGTH) -> str:
    """At most ``length`` characters, cut between words and not after a small one."""
    words = text.split()
    while words and (
        len(" ".join(words)) > length or words[-1].strip(_EDGES).casefold() in _words("weak")
    ):
        words.pop()
    return " ".join(words).strip(_EDGES)


def _verb_words(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> list[str]:
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    end = max(end, trigger.last)
    while begin < trigger.first and scene.words[begin].key in _words("openers"):
        begin += 1
    subject = _spoken(scene, begin, trigger.first)
    while subject and subject[-1].casefold() in _words("auxiliaries"):
        subject.pop()
    passive = trigger.first > begin and scene.words[trigger.first - 1].key in _words("be")
    agents = [a.name for a in actors if a.role in {"agent", "participant", "patient"}]
    if (not subject or subject[0].casefold() in _words("pronouns")) and agents:
        subject = [short(agents[0])]
    plural = _is_plural(subject, scene, begin, trigger.first)
    verb = _present(scene, trigger, plural=plural, passive=passive)
    return [*subject, *verb, *_spoken(scene, trigger.first + 1, end)]


def _present(scene: Scene, trigger: Trigger, *, plural: bool, passive: bool) -> list[str]:
    word = scene.words[trigger.first]
    form = scene.text[word.start : word.end]
    if passive and not word.key.endswith("ing"):
        return [form]
    base = present_forms().get(word.key)
    if base is None:
        return [form]
    return [base if plural else third_person(base)]


def third_person(base: str) -> str:
    """He, she or it does so.

    >>> third_person("carry"), third_person("launch"), third_person("meet")
    ('carries', 'launches', 'meets')
    """
    if base.endswith("y") and base[-2:-1] not in set("aeiou"):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")


def _is_plural(subject: list[str], scene: Scene, begin: int, end: int) -> bool:
    if not subject:
        return False
    names = [h.what for h in scene.actors if begin <= h.first < end]
    if len(names) == 1 and names[0].kind in {"person", "country", "government"}:
        return False
    last = subject[-1].strip(_EDGES).casefold()
    return " and " in f" {' '.join(subject)} " or last in _words("plural") or last.endswith("s")


def _noun_words(scene: Scene, trigger: Trigger) -> list[str]:
    first = trigger.first
    while (
        first > 0
        and trigger.first - first < BACK
        and scene.clauses[first - 1] == scene.clauses[trigger.first]
        and _modifies(scene, first - 1)
    ):
        first -= 1
    last = trigger.last
    _, end = scene.clause_range(scene.clauses[trigger.first])
    while last < min(end, trigger.last + AHEAD) and not _ends_phrase(scene, last):
        last += 1
    return _spoken(scene, first, last)


def _modifies(scene: Scene, word: int) -> bool:
    """Whether a word before a noun belongs to its phrase: no small word, verb or date."""
    key = scene.words[word].key
    gap = scene.text[scene.words[word].end : scene.words[word + 1].start]
    dated = any(d.first <= word < d.last for d in scene.dates)
    return (
        not dated
        and gap.strip() in {"", "-", "’", "'"}
        and key not in _words("weak")
        and key not in _words("auxiliaries")
        and key not in present_forms()
    )


def _ends_phrase(scene: Scene, word: int) -> bool:
    key = scene.words[word].key
    gap = scene.text[scene.words[word - 1].end : scene.words[word].start]
    return (
        any(c in gap for c in ',;:.()"“”–—')
        or key in _words("auxiliaries")
        or key in {"that", "who", "which", "said", "says"}
    )


def _spoken(scene: Scene, first: int, last: int) -> list[str]:
    """The words ``first`` to ``last`` as printed, without dates and what leads them in, with
    actors by their short names."""
    named = {h.first: h for h in scene.actors if first <= h.first < last}
    dated = [d for d in scene.dates if d.first < last and d.last > first]
    spoken: list[str] = []
    i = first
    while i < last:
        date = next((d for d in dated if d.first <= i < d.last), None)
        if date:
            if spoken and spoken[-1].casefold() in _words("lead_in"):
                spoken.pop()
            i = date.last
        elif i in named and named[i].what.kind == "person":
            spoken.append(_with_tail(scene, named[i], short(named[i].what.name)))
            i = named[i].last
        else:
            spoken.append(_printed(scene, i, last))
            i += 1
    return " ".join(spoken).split()


def _with_tail(scene: Scene, here: Here[Named], name: str) -> str:
    possessive = scene.text[here.span.end - 2 : here.span.end + 2]
    tail = re.search(r"['’]s\b", possessive)
    return name + ("'s" if tail else "")


def _printed(scene: Scene, word: int, last: int) -> str:
    """A word with the punctuation that ties it to the next ("one-sided", "talks,")."""
    own = scene.words[word]
    text = scene.text[own.start : own.end]
    if word + 1 < last:
        gap = scene.text[own.end : scene.words[word + 1].start]
        if not gap.strip():
            return text + " "
        return text + (gap if gap in {"-", ", ", "'", "’", ".", ","} else " ")
    return text
