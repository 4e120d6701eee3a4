"""Titles of what a verb tells without saying who did it."""

from __future__ import annotations

from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.spoken import bare, listed, several, short_in
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import participle
from events.extraction.lexicon import load
from events.extraction.results import EventActor


def without_doer(
    scene: Scene, trigger: Trigger, predicate: tuple[int, str], actors: tuple[EventActor, ...]
) -> str:
    """What was done to whom ("11 soldiers killed"), else the noun for such a happening, or "".

    ``predicate`` is the word of the verb and what a title says after it.
    """
    head, object_ = predicate
    words = object_.split()
    whom = next((i for i, word in enumerate(words) if _ends(word)), len(words))
    form = participle(scene.words[head].key)
    if form and whom and bare(words[0]) not in listed("pronouns") | {"them", "him", "that"}:
        return " ".join([*words[:whom], form, *words[whom:]])
    noun = load("triggers")["titles"]["nouns"].get(trigger.type, "") if not words else ""
    names = [short_in(scene, a.name) for a in actors[:3]]
    if noun and names:
        return f"{noun} {'between' if len(names) > 1 else 'with'} {several(names)}"
    return str(noun)


def happening(scene: Scene, trigger: Trigger, object_: str) -> str:
    """What happened and where, for a subject that says nothing ("they met in Lima"), or "".

    ``object_`` is what a title says after the verb.
    """
    noun = load("triggers")["titles"]["nouns"].get(trigger.type, "")
    where = object_ if object_ and bare(object_.split(maxsplit=1)[0]) in listed("lead_in") else ""
    place = f"in {scene.places[0].what}" if scene.places and not object_ else where
    return f"{noun} {place}".strip() if noun and (place or not object_) else ""


def _ends(word: str) -> bool:
    return bare(word) in listed("joints") | listed("lead_in") | {"again"}
