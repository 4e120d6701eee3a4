"""Happenings that are told and are no events: only thought of, unfinished, the reporter's own."""

from __future__ import annotations

from events.extraction.happenings.bystanders import is_medium
from events.extraction.happenings.deeds import is_deed
from events.extraction.happenings.drafts import Draft
from events.extraction.happenings.lines import small_words
from events.extraction.happenings.meanings import listed
from events.extraction.happenings.participants import names_place
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.spoken import listed as titled
from events.extraction.happenings.triggers import Trigger
from events.extraction.results import FIGHTING

# Types of which it is news that they did not come about.
EXPECTED = frozenset(
    "talks meeting diplomacy election withdrawal prisoner_release ceasefire agreement".split()
)
# Types of what a reporter may do like anybody.
PRIVATE = frozenset("talks meeting diplomacy other statement sanction_or_aid".split())
MEETINGS = frozenset({"talks", "meeting", "diplomacy"})
BESIDE = 8  # words on either side of a name in which an office is told
OPENING = 3  # words of a clause among which its subject begins
WHICH = frozenset({"who", "whom", "which", "whose"})
OBJECT = 3  # words after a verb among which its object stands


def is_hidden(draft: Draft) -> bool:
    """Whether a happening is only thought of, or never was, or lacks what it takes."""
    scene = draft.scenes[0]
    if draft.occurrence == "hypothetical" or _is_reporters_own(scene, draft) or _lasts(draft):
        return True
    if (
        _lacks_actors(draft)
        or _is_private(scene, draft)
        or _is_restrictive(scene, draft)
        or (is_deed(draft.trigger) and _is_idle(scene, draft.trigger))
    ):
        return True
    if draft.trigger.kind and draft.trigger.kind.place and not names_place(scene):
        return True
    return draft.occurrence in {"not_held", "denied"} and draft.type not in EXPECTED


def _lacks_actors(draft: Draft) -> bool:
    """Whether fewer take part than it takes; a noun needs them named ("before the summit in May").

    "They signed on Friday" is nothing either where nobody knows who they are, and where.
    """
    trigger, kind = draft.trigger, draft.trigger.kind
    if kind is None:
        return False
    bare = trigger.verb and trigger.weight == 1 and kind.type == "agreement"
    if bare and not draft.actors and not draft.place:
        return True
    told = trigger.verb or _opens(draft.scenes[0], trigger) or _is_presented(draft)
    fewest = 0 if told else kind.noun_needs
    noun = draft.scenes[0].at(trigger.first, trigger.last)
    named = sum(actor.span != noun for actor in draft.actors)
    return len(draft.actors) < kind.needs or named < fewest


def _is_private(scene: Scene, draft: Draft) -> bool:
    """Whether it is only told where somebody was, or whom he met, who is nobody in the story."""
    if draft.type not in MEETINGS or not draft.actors:
        return False
    names = {actor.name for actor in draft.actors}
    own = [h for h in scene.actors if h.what.name in names]
    unknown = all(h.what.kind == "person" and not h.what.known for h in own)
    beside = (w.key for h in own for w in scene.words[max(0, h.first - BESIDE) : h.last + BESIDE])
    told = {h.what.name for h in own} == names
    return told and unknown and listed("voices", "offices").isdisjoint(beside)


def _opens(scene: Scene, noun: Trigger) -> bool:
    """Whether a noun opens its clause, and so is what that is about."""
    begin, _ = scene.clause_range(scene.clauses[noun.first])
    return noun.first - begin < OPENING


def _is_presented(draft: Draft) -> bool:
    """Whether a clause only says that there was such a thing ("there were two truces in May").

    So does a date that "saw" it ("Monday brought a first meeting").
    """
    scene, noun = draft.scenes[0], draft.trigger.first
    begin, _ = scene.clause_range(scene.clauses[noun])
    days = {d.last for d in scene.dates}
    return any(
        scene.words[i].key == "there"
        or (i in days and scene.words[i].key in small_words()["presenting"])
        for i in range(begin, noun)
    )


def _is_restrictive(scene: Scene, draft: Draft) -> bool:
    """Whether a clause that names nobody only says which are meant ("donors who met in Oslo")."""
    begin, _ = scene.clause_range(scene.clauses[draft.trigger.first])
    opener = scene.words[begin].key
    if begin == 0 or draft.actors or not draft.trigger.verb or draft.type in FIGHTING:
        return False
    told = opener in WHICH or (opener == "that" and scene.utterance(draft.trigger.first) < 0)
    return told and scene.text[scene.words[begin - 1].end : scene.words[begin].start] == " "


def _is_idle(scene: Scene, trigger: Trigger) -> bool:
    """Whether a deed is only somebody's words, a part of a name or a small word."""
    persons = (h for h in scene.actors if trigger.verb and h.what.kind == "person")
    inside = any(h.first <= trigger.head < h.last for h in persons)
    small = scene.words[trigger.head].key in titled("weak") | titled("openers")
    return scene.utterance(trigger.first) >= 0 or inside or small


def _is_reporters_own(scene: Scene, draft: Draft) -> bool:
    """Whether the writer tells of himself ("I buried a neighbour", "he received us in his study").

    What somebody quoted did himself counts, and whom he met.
    """
    trigger = draft.trigger
    if not trigger.verb or draft.type not in PRIVATE:
        return False
    quoted = scene.utterance(trigger.first) >= 0 and draft.type != "other"
    if not quoted and _meets_the_press(scene, trigger.head):
        return True
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    own = any(w.key in {"i", "we", "my"} for w in scene.words[begin : trigger.head])
    return own and not draft.actors and not quoted


def _meets_the_press(scene: Scene, verb: int) -> bool:
    """Whether whom a verb is about is the writer or his paper ("received us", "met this paper")."""
    _, end = scene.clause_range(scene.clauses[verb])
    after = scene.words[verb + 1 : min(end, verb + 1 + OBJECT)]
    if after and after[0].key in listed("press", "pronouns"):
        return True
    if len(after) > 1 and after[0].key in listed("press", "owners"):
        return after[1].key in listed("press", "nouns")
    return any(is_medium(h.what) and _is_object(scene, h, verb) for h in scene.actors)


def _is_object(scene: Scene, here: Here[Named], verb: int) -> bool:
    """Whether somebody is named right behind a verb, with an article at most between them."""
    between = [w.key for w in scene.words[verb + 1 : here.first]]
    return here.first > verb and between in ([], ["the"], ["with"], ["with", "the"])


def _lasts(draft: Draft) -> bool:
    """Whether a passive tells what has long been so ("is still listed as a terrorist")."""
    scene, trigger = draft.scenes[0], draft.trigger
    before = [w.key for w in scene.words[max(0, trigger.head - 2) : trigger.head]]
    return trigger.verb and before[-1:] == ["still"] and before[0] in titled("be")
