"""Titles as a person would write them: the trigger's clause, shortened, in the present tense."""

from __future__ import annotations

import re
from functools import cache

from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import present_forms
from events.extraction.lexicon import load
from events.extraction.results import EventActor

LENGTH = 80
BACK, AHEAD = 3, 8  # words of a noun phrase taken before and after its trigger
SINGULAR = frozenset({"person", "country", "government"})
LISTED = 4  # words of a name in a list
SHORT = 3  # words; a shorter noun phrase says too little alone
_BLANKS = re.compile(r"\s+")
_PLAIN_GAP = re.compile(r"[-,.'’/–%]?\s?")
_EDGES = " ,;:.-–—\"“”'‘’()*"
_COUNTRIES = {"United States": "US", "United Kingdom": "UK", "United Nations": "UN"}


@cache
def _words(name: str) -> frozenset[str]:
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


def title_of(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    """A title for what the trigger says, at most 80 characters, without a final stop."""
    if trigger.verb:
        text = _encounter(scene, trigger, actors) or _verb_title(scene, trigger, actors)
    else:
        text = _done(scene, trigger, actors) or _noun_title(scene, (trigger.first, trigger.last))
        if len(text.split()) < SHORT and actors:
            text += _between([short_in(scene, a.name) for a in actors[:2]])
    return capital(cut(text)) or capital(scene.at(trigger.first, trigger.last).of(scene.text))


def _done(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    """What somebody did, for a noun that says so ("a trip by Biden to Kabul"), or ""."""
    verb = load("triggers")["titles"]["done"].get(scene.words[trigger.first].key)
    by = trigger.last if scene.words[trigger.last - 1].key in {"by", "of", "from"} else -1
    own = [h for h in scene.actors if by <= h.first <= by + BACK or h.last == trigger.first]
    who = own[0].what.name if own and by >= 0 else actors[0].name if actors else ""
    if not verb or not who:
        return ""
    where = [p.what for p in scene.places if p.first >= trigger.first]
    name = short_in(scene, who)
    if " " in verb:
        return f"{name} {verb}"
    return f"{name} {verb} {where[0]}" if where else ""


def _between(names: list[str]) -> str:
    return f" of {' and '.join(names)}"


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def cut(text: str, length: int = LENGTH) -> str:
    """At most ``length`` characters, cut between words and not after a small one."""
    words = text.strip(_EDGES).split()
    while words and (
        len(" ".join(words)) > length or words[-1].strip(_EDGES).casefold() in _words("weak")
    ):
        words.pop()
    return " ".join(words).strip(_EDGES)


def _encounter(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    """Who meets whom, where both sides of a meeting are named ("Blinken meets Ghani")."""
    if present_forms().get(scene.words[trigger.head].key) != "meet":
        return ""
    at = scene.words[trigger.first].start
    if scene.words[trigger.head + 1 : trigger.head + 2] and (
        scene.words[trigger.head + 1].key in _words("lead_in")
    ):
        return ""
    before = [a for a in actors if a.span and a.span.start < at]
    after = [a for a in actors if a.span and a.span.start > at]
    if not before or not after:
        return ""
    persons = {h.what.name for h in scene.actors if h.what.kind == "person"}
    subject = [short(a.name) for a in before if a.name in persons][:2] or [
        short_in(scene, before[0].name)
    ]
    object_ = [short(a.name) for a in after if a.name in persons][:2] or [
        short_in(scene, after[0].name)
    ]
    verb = "meet" if len(subject) > 1 or subject[0].casefold() in _words("plural") else "meets"
    return f"{' and '.join(subject)} {verb} {' and '.join(object_)}"


def _verb_title(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    verb = trigger.head
    begin, end = _after_openers(scene, begin, verb), _predicate_end(scene, trigger, end)
    named = _whose(scene, begin, verb) or _persons_before(scene, begin, verb)
    subject = (named or _subject(scene, begin, verb)).split()
    while subject and subject[-1].strip(_EDGES).casefold() in _words("auxiliaries"):
        subject.pop()
    pronoun = bool(subject) and subject[0].casefold() in _words("pronouns")
    start = scene.words[verb].start
    agents = [a.name for a in actors if a.span and a.span.start < start]
    if not subject:
        subject = _antecedent(scene, scene.clauses[trigger.first])
    if (not subject or pronoun) and agents:
        subject = [short_in(scene, agents[0])]
    if not subject and len(trigger.parts) > 1:
        return _noun_title(scene, trigger.parts[1])
    passive = verb > begin and _is_participle(scene, verb)
    plural = _is_plural(subject, scene, begin, verb)
    form = _present(scene, verb, plural=plural, passive=passive)
    return f"{' '.join(subject)} {form} {_spoken(scene, verb + 1, end)}"


def _is_participle(scene: Scene, verb: int) -> bool:
    """Whether a form is passive: after "be", or set off by a comma ("the men, freed in May")."""
    before = scene.words[verb - 1]
    apart = "," in scene.text[before.end : scene.words[verb].start]
    return before.key in {*_words("be"), "found"} or (apart and scene.words[verb].key[-2:] == "ed")


def _after_openers(scene: Scene, begin: int, verb: int) -> int:
    """Where a clause goes on after conjunctions and "in Kabul"."""
    skipped = _words("openers") | _words("auxiliaries")
    days = {i: d.last for d in scene.dates for i in (d.first - 1, d.first)}
    while begin < verb:
        key = scene.words[begin].key
        if key in skipped:
            begin += 1
        elif begin in days and (begin + 1 not in days or key in _words("lead_in")):
            begin = days[begin]
        else:
            break
    led = begin < verb and scene.words[begin].key in _words("lead_in")
    place = next((p for p in scene.places if p.first == begin + 1), None) if led else None
    return place.last if place and place.last < verb else begin


def _predicate_end(scene: Scene, trigger: Trigger, end: int) -> int:
    """The end of what a title says of a verb: its clause's, or the first comma or aside."""
    for i in range(trigger.last, end):
        gap = scene.text[scene.words[i - 1].end : scene.words[i].start]
        again = scene.words[i].key == "and" and scene.words[i + 1 : i + 2]
        if (
            ", " in gap
            or any(c in gap for c in ";:(")
            or (again and again[0].key in {"again", "then"})
        ):
            return i
    return max(end, trigger.last)


def _whose(scene: Scene, begin: int, verb: int) -> str:
    """The subject before a relative clause that runs into its verb, or "".

    "Three women who worked for Enikass were murdered" is of three women.
    """
    number = scene.clauses[verb]
    if number == 0 or scene.breaks[number - 1] != "rel" or verb - begin < SHORT:
        return ""
    if scene.words[verb - 1].key not in _words("auxiliaries"):
        return ""
    if scene.words[scene.clause_range(number)[0]].key not in {"who", "which"}:
        return ""
    first, last = scene.clause_range(number - 1)
    return _subject(scene, _after_openers(scene, first, last), last)


def _subject(scene: Scene, begin: int, verb: int) -> str:
    """The words before a verb without what commas set apart, unless they part a list."""
    parts = [p.strip() for p in _spoken(scene, begin, verb).split(", ") if p.strip()]
    while len(parts) > 1 and _introduces(parts[0]):
        parts.pop(0)
    if len(parts) > 1 and " and " in parts[-1] and all(len(p.split()) <= LISTED for p in parts):
        return ", ".join(parts)
    return parts[0] if parts else ""


def _introduces(part: str) -> bool:
    """Whether words before a comma only lead in ("in a statement", "too")."""
    first = part.split(maxsplit=1)[0].casefold()
    return (
        first in _words("lead_in") or first in _words("openers") or first in _words("auxiliaries")
    )


def _persons_before(scene: Scene, begin: int, verb: int) -> str:
    """The persons right before a verb that are its subject, by their short names, or ""."""
    found: list[str] = []
    edge = _skip_back(scene, begin, verb)
    for here in reversed([h for h in scene.actors if begin <= h.first < verb]):
        if here.what.kind != "person" or here.last != edge:
            break
        if scene.text[here.span.start : scene.words[here.last - 1].end].endswith(("'s", "’s")):
            return ""
        found.insert(0, short(here.what.name))
        edge = _before_person(scene, here.first)
        if edge <= begin or scene.words[edge - 1].key != "and":
            break
        edge -= 1
    led = edge > begin and scene.words[edge - 1].key in _words("lead_in")
    return "" if led else " and ".join(found)


def _skip_back(scene: Scene, begin: int, verb: int) -> int:
    """The end of the subject: auxiliaries and dates before the verb left out."""
    edge = verb
    while edge > begin and (
        scene.words[edge - 1].key in _words("auxiliaries")
        or any(d.first < edge <= d.last for d in scene.dates)
        or any(d.first == edge for d in scene.dates)
    ):
        edge -= 1
    return edge


def _before_person(scene: Scene, first: int) -> int:
    """Where the titles before a name begin."""
    while first and scene.words[first - 1].key in _words("honorifics") - {"of"}:
        first -= 1
    return first


def _antecedent(scene: Scene, clause: int) -> list[str]:
    """The word that a relative clause is about ("the donors who are to meet")."""
    begin, _ = scene.clause_range(clause)
    if clause == 0 or scene.breaks[clause - 1] != "rel":
        return []
    return _spoken(scene, begin - 1, begin).split()


def _present(scene: Scene, verb: int, *, plural: bool, passive: bool) -> str:
    word = scene.words[verb]
    form = scene.text[word.start : word.end]
    base = present_forms().get(word.key)
    if base and verb and scene.words[verb - 1].key in {"to", "will", "shall", "would"}:
        return f"to {base}"
    if base is None or (passive and not word.key.endswith("ing")):
        return form
    return base if plural else third_person(base)


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
    words = [word.strip(_EDGES).casefold() for word in subject]
    head = next((i for i, word in enumerate(words) if i and word in _words("inside")), len(words))
    last = words[head - 1]
    named = [h for h in scene.actors if begin <= h.first < end and h.what.kind in SINGULAR]
    if "and" in words[:head] or last in _words("plural"):
        return True
    return last.endswith("s") and not any(last in h.what.name.casefold() for h in named)


def _noun_title(scene: Scene, noun: tuple[int, int]) -> str:
    first, last = noun
    while (
        first > 0
        and noun[0] - first < BACK
        and scene.clauses[first - 1] == scene.clauses[noun[0]]
        and _modifies(scene, first - 1)
    ):
        first -= 1
    _, end = scene.clause_range(scene.clauses[noun[0]])
    while last < min(end, noun[1] + AHEAD) and not _ends_phrase(scene, last):
        last += 1
    return cut(_spoken(scene, first, last))


def _modifies(scene: Scene, word: int) -> bool:
    """Whether a word before a noun belongs to its phrase: no small word, verb or date."""
    key = scene.words[word].key
    gap = scene.text[scene.words[word].end : scene.words[word + 1].start]
    return (
        not any(d.first <= word < d.last for d in scene.dates)
        and gap.strip() in {"", "-", "’", "'"}
        and key not in _words("weak")
        and key not in _words("auxiliaries")
        and key not in present_forms()
    )


def _ends_phrase(scene: Scene, word: int) -> bool:
    key = scene.words[word].key
    gap = scene.text[scene.words[word - 1].end : scene.words[word].start]
    return (
        any(c in gap for c in ',;:()"“”–—')
        or key in _words("auxiliaries")
        or key in {"that", "who", "which", "said", "says"}
    )


def _spoken(scene: Scene, first: int, last: int) -> str:
    """The words ``first`` to ``last`` as printed, without dates, persons by their short names."""
    named = {h.first: h for h in scene.actors if h.what.kind == "person" and h.first < last}
    dated = {i: d.last for d in scene.dates if d.first < last for i in range(d.first, d.last)}
    spoken: list[str] = []
    i = first
    while i < last:
        if i in dated:
            while spoken and spoken[-1].strip(_EDGES).casefold() in _words("lead_in"):
                spoken.pop()
            i = dated[i]
        elif i in named:
            here = named[i]
            _drop_honorifics(spoken)
            end = scene.words[here.last - 1].end
            tail = "'s" if scene.text[end - 2 : end] in {"'s", "’s"} else ""
            spoken.append(short(here.what.name) + tail + _gap(scene, here.last - 1, last))
            i = here.last
        else:
            word = scene.words[i]
            spoken.append(scene.text[word.start : word.end] + _gap(scene, i, last))
            i += 1
    return _BLANKS.sub(" ", "".join(spoken))


def _drop_honorifics(spoken: list[str]) -> None:
    """Take the titles before a name away, but not the "of" in "visit of President Ghani"."""
    dropped = ""
    while spoken and spoken[-1].strip(_EDGES).casefold() in _words("honorifics"):
        dropped = spoken.pop()
    if dropped.strip(_EDGES).casefold() == "of":
        spoken.append(dropped)


def _gap(scene: Scene, word: int, last: int) -> str:
    """What stands between a word and the next, where it is more than a blank but plain."""
    if word + 1 >= last:
        return ""
    end = scene.words[word].end
    gap = scene.text[end : scene.words[word + 1].start]
    return gap if _PLAIN_GAP.fullmatch(gap) else " "
