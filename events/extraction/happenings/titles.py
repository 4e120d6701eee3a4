"""Titles as a person would write them: the trigger's clause, shortened, in the present tense."""

from __future__ import annotations

from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.spoken import EDGES, capital, cut, listed, short, short_in, spoken
from events.extraction.happenings.subjects import after_openers, antecedent, is_plural, subject
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import present_forms
from events.extraction.lexicon import load
from events.extraction.results import EventActor

BACK, AHEAD = 3, 8  # words of a noun phrase taken before and after its trigger
SHORT = 3  # words; a shorter noun phrase says too little alone


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


def _encounter(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    """Who meets whom, where both sides of a meeting are named ("Blinken meets Ghani")."""
    if present_forms().get(scene.words[trigger.head].key) != "meet":
        return ""
    at = scene.words[trigger.first].start
    if scene.words[trigger.head + 1 : trigger.head + 2] and (
        scene.words[trigger.head + 1].key in listed("lead_in")
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
    verb = "meet" if len(subject) > 1 or subject[0].casefold() in listed("plural") else "meets"
    return f"{' and '.join(subject)} {verb} {' and '.join(object_)}"


def _verb_title(scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...]) -> str:
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    verb = trigger.head
    begin, end = after_openers(scene, begin, verb), _predicate_end(scene, trigger, end)
    words = subject(scene, begin, verb).split()
    while words and words[-1].strip(EDGES).casefold() in listed("auxiliaries"):
        words.pop()
    pronoun = bool(words) and words[0].casefold() in listed("pronouns")
    start = scene.words[verb].start
    agents = [a.name for a in actors if a.span and a.span.start < start]
    if not words:
        words = antecedent(scene, scene.clauses[trigger.first])
    if (not words or pronoun) and agents:
        words = [short_in(scene, agents[0])]
    if not words and len(trigger.parts) > 1:
        return _noun_title(scene, trigger.parts[1])
    passive = verb > begin and _is_participle(scene, begin, verb)
    plural = is_plural(words, scene, begin, verb)
    form = _present(scene, verb, plural=plural, passive=passive)
    return f"{' '.join(words)} {form} {spoken(scene, verb + 1, end)}"


def _is_participle(scene: Scene, begin: int, verb: int) -> bool:
    """Whether a form is passive: after "be", or after the only comma ("the men, freed in May")."""
    before = scene.words[verb - 1]
    apart = "," in scene.text[before.end : scene.words[verb].start]
    aside = "," in scene.text[scene.words[begin].start : before.end]
    regular = scene.words[verb].key.endswith("ed")
    return before.key in {*listed("be"), "found"} or (apart and regular and not aside)


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
