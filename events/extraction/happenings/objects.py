"""What a title says after its verb: the object, up to where the next thing is told."""

from __future__ import annotations

from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.spoken import bare, listed, short_in, spoken
from events.extraction.happenings.subjects import ARTICLES, antecedent, phrase_before
from events.extraction.happenings.triggers import Trigger
from events.extraction.lexicon import load
from events.extraction.results import EventActor

PERFECT = frozenset({"has", "have", "had"})
OBJECTS = frozenset({"it", "them"})
AGREED = frozenset({"agreement", "ceasefire"})  # types of what is made, which "it" may mean
OFFICE = 6  # words of an office ("as chief of the staff")


def object_of(
    scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...], place: tuple[int, int]
) -> str:
    """What a title says after the verb of a clause, whose words are ``place``: (verb, end)."""
    head, end = place
    starts = {w.start: i for i, w in enumerate(scene.words)}
    meant = {
        starts[a.span.start]: short_in(scene, a.name)
        for a in actors
        if a.span and a.span.start in starts
    }
    said = spoken(scene, head + 1, end, meant)
    if bare(said) in OBJECTS and trigger.type in AGREED:
        return f"the {load('titles_form')['plain'][trigger.type].casefold()}"
    number = scene.clauses[trigger.first]
    opens = scene.breaks[number] if number < len(scene.breaks) else ""
    that = next(
        (i for i in (end, end - 1) if scene.words[i : i + 1] and scene.words[i].key == "that"), -1
    )
    if bare(said) in {"", "that"} and opens == "rel" and that > head:
        return spoken(scene, that, scene.clause_range(number + 1)[1])
    begin, _ = scene.clause_range(number)
    passive = head and scene.words[head - 1].key in listed("be")
    if passive or not _is_of_object(scene, begin, head):
        return said
    if scene.words[begin].key == "whom":
        return " ".join([*antecedent(scene, number), said])
    return said or phrase_before(scene, begin)


def _is_of_object(scene: Scene, begin: int, head: int) -> bool:
    """Whether a relative clause has a subject of its own ("talks that Pakistan was to host")."""
    number = scene.clauses[begin]
    told = begin <= scene.utterance(head) <= begin + 1  # "said that the mission ends"
    relative = number > 0 and scene.breaks[number - 1] == "rel" and not told
    own = any(begin < h.first < head for h in scene.actors) or (
        begin + 1 < head and scene.words[begin + 1].key in ARTICLES
    )
    return relative and own and scene.words[begin].key in {"that", "which", "whom"}


def predicate_end(scene: Scene, trigger: Trigger, end: int) -> int:
    """The end of what a title says of a verb: its clause's, or the first comma or aside."""
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    of_object = _is_of_object(scene, begin, trigger.first)
    aside = scene.clauses[begin] > 0 and scene.breaks[scene.clauses[begin] - 1] in {"rel", "sub"}
    for i in range(trigger.last, end):
        gap = _gap(scene, i)
        if (
            ", " in gap
            or any(c in gap for c in ";:(")
            or (scene.words[i].key == "and" and _goes_elsewhere(scene, trigger, (i, end)))
            or (of_object and scene.words[i].key in listed("be") | {"and"})
            or (aside and scene.words[i].key in PERFECT | listed("be"))
        ):
            return i
    end = max(end, trigger.last)
    return _with_office(scene, end) if trigger.type == "appointment" else end


def _goes_elsewhere(scene: Scene, trigger: Trigger, place: tuple[int, int]) -> bool:
    """Whether "and" only leads to another deed ("ambushing a patrol and leaving …")."""
    joint, end = place
    after = [w.key for w in scene.words[joint + 1 : end]]
    if not after or after[0] in {"again", "then"}:
        return bool(after)
    doing = after[0].endswith("ing") and scene.words[trigger.head].key.endswith("ing")
    another = after[0] in listed("determiners") and not listed("be").isdisjoint(after)
    return doing or another


def _with_office(scene: Scene, end: int) -> int:
    """The end with the office that somebody is given ("… as chief of the staff")."""
    if end >= len(scene.words) or scene.words[end].key != "as":
        return end
    _, last = scene.clause_range(scene.clauses[end])
    last = min(last, end + OFFICE)
    return next((i for i in range(end + 1, last) if "," in _gap(scene, i)), last)


def _gap(scene: Scene, word: int) -> str:
    return scene.text[scene.words[word - 1].end : scene.words[word].start]
