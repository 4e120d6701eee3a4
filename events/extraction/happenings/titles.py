"""Titles as a person would write them: the trigger's clause, shortened, in the present tense."""

from __future__ import annotations

from events.extraction.happenings.predicates import head_of, verb_title
from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.spoken import (
    bare,
    capital,
    cut,
    listed,
    several,
    short,
    short_in,
    spoken,
)
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import present_forms
from events.extraction.happenings.wellformed import is_well_formed, trimmed
from events.extraction.lexicon import load
from events.extraction.results import EventActor, Occurrence

BACK, AHEAD = 3, 8  # words of a noun phrase taken before and after its trigger
LONGEST = 80  # characters
SHORT = 3  # words; a shorter noun phrase says too little alone
STANDINGS = {"cancelled": "called off", "denied": "denied", "not_held": "not held"}
MEANING = frozenset({"they", "them", "it"})  # pronouns that a title replaces by whom they mean
UNDONE = frozenset({"never", "not", "fail", "fails", "cancel", "cancels", "postpone", "postpones"})


def title_of(
    scene: Scene,
    trigger: Trigger,
    actors: tuple[EventActor, ...],
    standing: Occurrence = "occurred",
) -> str:
    """A title for what the trigger says, at most 80 characters, without a final stop."""
    if trigger.verb:
        text = _encounter(scene, trigger, actors) or verb_title(scene, trigger, actors, standing)
        text = text or _noun_title(scene, trigger.parts[1])
    else:
        text = _done(scene, trigger, actors) or _named(scene, trigger, actors)
    text = trimmed(_with_names(scene, text, actors))
    if not is_well_formed(text):
        text = _plain(scene, trigger, actors) or text
    said_so = not UNDONE.isdisjoint(bare(word) for word in text.split())
    suffix = f", {STANDINGS[standing]}" if standing in STANDINGS and not said_so else ""
    said = capital(cut(text, LONGEST - len(suffix)) + suffix)
    return said or capital(scene.at(trigger.first, trigger.last).of(scene.text))


def _plain(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    """The kind of a happening with its place or its parties; "" where the kind says nothing."""
    noun: str = load("titles_form")["plain"].get(trigger.type, "")
    clause = scene.clauses[trigger.first]
    place = next((p.what for p in scene.places if scene.clauses[p.first] == clause), "")
    names = [short_in(scene, a.name) for a in actors[:2]]
    if noun and place:
        return f"{noun} in {place}"
    if not names or bare(noun) not in listed("encounters"):
        return noun
    return f"{noun} between {several(names)}" if len(names) > 1 else f"{noun} with {names[0]}"


def _with_names(scene: Scene, text: str, actors: tuple[EventActor, ...]) -> str:
    """A title without "and" before it, and with the actors' names for the pronouns that meant them.

    Nothing is replaced where one of them is named anyway.
    """
    words = text.split()
    if words[:1] and bare(words[0]) == "and":
        words.pop(0)
    for i, word in enumerate(words):
        meant = [
            a.name for a in actors if a.span and a.span.of(scene.text).casefold() == word.casefold()
        ]
        names = [short_in(scene, name) for name in meant[:3]]
        if word.casefold() in MEANING and names and not any(name in words for name in names):
            words[i] = several(names)
    return " ".join(words)


def _named(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    """A noun phrase, with the parties or the place where it says too little alone."""
    text = _noun_title(scene, (trigger.first, trigger.last))
    if len(text.split()) >= SHORT:
        return text
    own = text.casefold()
    names = [short_in(scene, a.name) for a in actors[:3]]
    names = [name for name in names if name.casefold() not in own]
    if names and any(bare(word) in listed("encounters") for word in text.split()):
        return f"{text} between {several(names)}" if len(names) > 1 else f"{text} with {names[0]}"
    clause = scene.clauses[trigger.first]
    places = [p.what for p in scene.places if scene.clauses[p.first] == clause]
    places = [place for place in places if place.casefold() not in own]
    if places:
        return f"{text} in {places[0]}"
    return f"{text} of {several(names[:2])}" if names else text


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


def _encounter(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    """Who meets whom, where both sides of a meeting are named ("Blinken meets Ghani")."""
    head = head_of(scene, trigger)
    if present_forms().get(scene.words[head].key) != "meet":
        return ""
    at = scene.words[head].start
    after_head = scene.words[head + 1 : head + 2]
    if after_head and after_head[0].key in listed("lead_in"):
        return ""
    before = [a for a in actors if a.span and a.span.start < at]
    after = [a for a in actors if a.span and a.span.start > at]
    if not before or not after:
        return ""
    hosts, guests = _sides(scene, before), _sides(scene, after)
    plural = len(hosts) > 1 or hosts[0].casefold() in listed("plural")
    return f"{several(hosts)} {'meet' if plural else 'meets'} {several(guests)}"


def _sides(scene: Scene, actors: list[EventActor]) -> list[str]:
    """One side of a meeting: its persons, else those who are named first."""
    persons = {h.what.name for h in scene.actors if h.what.kind == "person"}
    named = [short(a.name) for a in actors if a.name in persons][:2]
    return named or [short_in(scene, a.name) for a in actors[:3]]


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
    last = next((h.last for h in scene.actors if h.first < last < h.last), last)
    return cut(spoken(scene, first, last))


def _modifies(scene: Scene, word: int) -> bool:
    """Whether a word before a noun belongs to its phrase: no small word, verb or date."""
    key = scene.words[word].key
    gap = scene.text[scene.words[word].end : scene.words[word + 1].start]
    return (
        not any(d.first <= word < d.last for d in scene.dates)
        and gap.strip() in {"", "-", "’", "'"}
        and key not in listed("weak")
        and key not in listed("auxiliaries")
        and key not in present_forms()
    )


def _ends_phrase(scene: Scene, word: int) -> bool:
    key = scene.words[word].key
    gap = scene.text[scene.words[word - 1].end : scene.words[word].start]
    return (
        any(c in gap for c in ',;:()"“”–—')
        or key in listed("auxiliaries")
        or key in {"that", "who", "which", "said", "says"}
    )
