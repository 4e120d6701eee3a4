"""Titles of happenings that a verb tells: subject, verb in the present, object."""

from __future__ import annotations

from events.extraction.happenings.borrowed import owner_before
from events.extraction.happenings.doerless import happening, without_doer
from events.extraction.happenings.meanings import listed as owners
from events.extraction.happenings.objects import object_of, predicate_end
from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.spoken import bare, cut, listed, several, short_in
from events.extraction.happenings.subjects import (
    after_openers,
    antecedent,
    carried,
    is_plural,
    past_place,
    resumed,
    subject,
)
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import is_participle, past_forms, present_forms
from events.extraction.lexicon import load
from events.extraction.results import EventActor, Occurrence

PERFECT = frozenset({"has", "have", "had"})
ASKING = frozenset({"what", "how", "why", "whether"})
# Ends of verbs that take a plain -ed, so that the base is what stands before it.
CERTAIN = ("nd", "sh", "ch", "ct", "pt", "rt", "nt", "ss", "rn", "ck", "lk", "ll", "ay", "ld", "rm")
MOST_SUBJECT = 72  # characters of subject and verb
MOST = 3  # names in a subject
JOINTS = frozenset({"and", "of", "the", "or", ""})
BESIDE = frozenset("with amid despite unlike like besides under through".split())
WIDE = 8  # words of a subject that gives way to the names in it


def verb_title(
    scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...], standing: Occurrence
) -> str:
    """Who does what, as a headline; "" where the sentence leaves both open."""
    head = head_of(scene, trigger)
    begin, end = scene.clause_range(scene.clauses[head])
    begin = max(begin, _own_words(scene, head))
    start = past_place(scene, after_openers(scene, begin, head), head, trigger)
    words = _subject(scene, trigger, actors, (start, head))
    if not words and len(trigger.parts) > 1:
        return ""
    passive = _is_passive(scene, begin, head)
    plural = is_plural(words, scene, start, head)
    object_ = object_of(scene, trigger, actors, (head, predicate_end(scene, trigger, end)))
    verb = _form(scene, head, plural=plural, passive=passive)
    if standing == "not_held":
        verb = _negated(scene, (begin, head), plural=plural, passive=passive) or verb
    if len(words) == 1 and not passive and bare(words[0]) in listed("unmeant"):
        return happening(scene, trigger, object_) or f"{words[0]} {verb} {object_}"
    if not words and not passive:
        return without_doer(scene, trigger, (head, object_), actors) or f"{verb} {object_}"
    if passive and len(words) == 1 and bare(words[0]) in listed("pronouns"):
        many = plural or bare(words[0]) in {"these", "those"}
        verb = f"{'are' if many else 'is'} {verb}"
    return f"{_within(words, MOST_SUBJECT - len(verb))} {verb} {object_}"


def _within(words: list[str], length: int) -> str:
    """A subject that leaves room for its verb, without what only describes it at its end."""
    said = " ".join(words)
    if len(said) <= length:
        return said
    kept = cut(said, length).split()
    while len(kept) > 1 and (kept[-1].endswith("ed") or kept[-1] in past_forms()):
        kept.pop()
    return " ".join(kept)


def _own_words(scene: Scene, verb: int) -> int:
    """Where the reported words begin in which a verb stands, -1 where it stands in none."""
    begin = scene.utterance(verb)
    return -1 if begin >= 0 and scene.words[begin].key in ASKING else begin


def head_of(scene: Scene, trigger: Trigger) -> int:
    """The verb among the words of a trigger that begins with its subject ("gunmen opened fire")."""
    if scene.words[trigger.head].key in PERFECT and _is_participle(scene, trigger.head + 1):
        return trigger.head + 1  # "had renewed talks"
    if trigger.head == trigger.first:
        return trigger.head
    inside = range(trigger.first + 1, trigger.last)
    small = listed("auxiliaries")
    verbs = [
        i
        for i in inside
        if scene.words[i].key not in small and scene.words[i - 1].key not in listed("lead_in")
    ]
    forms = present_forms()
    return next((i for i in verbs if scene.words[i].key in forms), trigger.head)


def _is_participle(scene: Scene, word: int) -> bool:
    keys = [w.key for w in scene.words[word : word + 1]]
    return any(key.endswith("ed") and key in present_forms() for key in keys)


def _subject(
    scene: Scene, trigger: Trigger, actors: tuple[EventActor, ...], place: tuple[int, int]
) -> list[str]:
    start, head = place
    words = subject(scene, start, head).rstrip(" ,").split()
    while words and bare(words[-1]) in listed("between"):
        words.pop()
    while words and bare(words[-1]) in listed("auxiliaries"):
        words.pop()
    at = scene.words[head].start
    told = scene.words[trigger.first].start  # where those stand whom no word of its own names
    agents = [a for a in actors if a.span and a.span.start < at and a.span.start != told]
    if not words:
        number = scene.clauses[head]
        words = antecedent(scene, number) or resumed(scene, number)
        words = words or ([] if agents else carried(scene, number))
    if words and bare(words[0]) in listed("possessives") and len(words) > 1:
        begin, after = scene.words[start].start, scene.words[start + 1].end
        own = [a for a in agents if a.span and begin <= a.span.start < after]
        return [*([f"{short_in(scene, own[0].name)}'s"] if own else []), *words[1:]]
    whose = bool(start) and scene.words[start - 1].key == "whose" and not _is_manner(scene, start)
    if words and whose and words[0].islower():
        owner = owner_before(scene, start - 1)
        return [*([f"{short_in(scene, owner.what.name)}'s"] if owner else []), *words]
    unsaid = not words or bare(words[0]) in listed("pronouns") | BESIDE or _is_manner(scene, start)
    if agents and (unsaid or _gives_way(scene, words, agents, start)):
        group = _last_group(scene, agents)
        return several([short_in(scene, a.name) for a in group[-MOST:]]).split()
    return words


def _is_manner(scene: Scene, start: int) -> bool:
    """Whether "whose" only leads in how something was done ("at whose request Norway …")."""
    before = [w.key for w in scene.words[max(0, start - 2) : start]]
    return len(before) > 1 and before[1] == "whose" and before[0] in listed("lead_in") | BESIDE


def _last_group(scene: Scene, agents: list[EventActor]) -> list[EventActor]:
    """The agent nearest to the verb and those joined to it by commas, "and" and titles."""
    group = agents[-1:]
    for agent in reversed(agents[:-1]):
        if agent.span is None or group[0].span is None:
            break
        between = scene.text[agent.span.end : group[0].span.start].split()
        if any(bare(w) not in listed("honorifics") | JOINTS and w.islower() for w in between):
            break
        group.insert(0, agent)
    return group


def _gives_way(scene: Scene, words: list[str], agents: list[EventActor], start: int) -> bool:
    """Whether a long subject says less than the names that it is of ("the delegations of …")."""
    first = agents[0].span
    before = {w.key for w in scene.words[start:] if first and w.end < first.start}
    return len(words) > WIDE and not before.isdisjoint(owners("owners", "heads"))


def _is_passive(scene: Scene, begin: int, verb: int) -> bool:
    """Whether a form is passive: after "be", before "by", or after the only comma of its clause."""
    word, before = scene.words[verb], scene.words[max(0, verb - 1)]
    regular = word.key.endswith("ed")
    if before.key in {*listed("be"), "found"} and verb:
        return True
    if _has_doer(scene, verb) and (regular or word.key in past_forms()):
        return True
    adverb = before.key.endswith("ly") or before.key in listed("between")
    if adverb and verb > 1 and scene.words[verb - 2].key in listed("be"):
        return True
    if (
        before.key.isdigit()
        and regular
        and any(w.key in listed("be") for w in scene.words[begin:verb])
    ):
        return True  # "30 were killed and 56 wounded"
    apart = verb > begin and "," in scene.text[before.end : word.start]
    aside = "," in scene.text[scene.words[begin].start : before.end]
    return apart and (regular or is_participle(word.key)) and not aside


def _has_doer(scene: Scene, verb: int) -> bool:
    """Whether "by" and somebody come after a verb; not so in "fled by helicopter"."""
    begin = next((d.last for d in scene.dates if d.first in {verb + 1, verb + 2}), verb + 1)
    after = [w.key for w in scene.words[begin : begin + 2]]
    return after[:1] == ["by"] and after[-1] not in listed("means")


def _form(scene: Scene, verb: int, *, plural: bool, passive: bool) -> str:
    word = scene.words[verb]
    form = scene.text[word.start : word.end]
    base = present_forms().get(word.key) or _regular_base(word.key)
    if passive and base and not word.key.endswith("ing") and word.key != base:
        return form
    if base and verb and scene.words[verb - 1].key in {"to", "will", "shall", "would"}:
        return f"to {base}"
    if base is None or (passive and not word.key.endswith("ing")):
        return form
    return base if plural else third_person(base)


def _regular_base(form: str) -> str | None:
    """The base of a regular past that no list knows, where it can have no final e.

    >>> _regular_base("responded"), _regular_base("praised")
    ('respond', None)
    """
    for past, base in load("triggers")["bases"].items():
        if form.endswith(past):
            return form.removesuffix(past) + str(base)
    stem = form.removesuffix("ed")
    return stem if stem != form and stem.endswith(CERTAIN) else None


def _negated(scene: Scene, place: tuple[int, int], *, plural: bool, passive: bool) -> str:
    """How a title says that something did not come about, where the sentence says so."""
    begin, verb = place
    before = {w.key for w in scene.words[begin:verb]}
    base = present_forms().get(scene.words[verb].key, "")
    if before & {"failed", "fails"} and base:
        return f"{'fail' if plural else 'fails'} to {base}"
    if passive:
        form = scene.words[verb]
        return f"never {scene.text[form.start : form.end]}" if "never" in before else ""
    if before & {"not", "never"} and base:
        return f"{'do' if plural else 'does'} not {base}"
    return ""


def third_person(base: str) -> str:
    """He, she or it does so.

    >>> third_person("carry"), third_person("launch"), third_person("meet")
    ('carries', 'launches', 'meets')
    """
    if base.endswith("y") and base[-2:-1] not in set("aeiou"):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")
