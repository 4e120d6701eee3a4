"""Actors whom a clause leaves to its neighbours: pronouns, carried subjects, whom a visitor met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.happenings.cast import PRONOUNS, Cast
from events.extraction.happenings.joining import joined, opening
from events.extraction.happenings.lines import small_words
from events.extraction.happenings.meanings import listed as meant
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.spoken import listed
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import present_forms
from events.extraction.results import FIGHTING

BODILY = frozenset({"it", "they"})  # "the group said that it was behind the attack"
# Types of what "it" is where it "was signed", "was held".
HELD = frozenset("talks meeting agreement ceasefire election diplomacy statement".split())
OBJECTS = {"him": "m"}
BESIDE = 3  # words after a verb in which its object stands
CUE = 3  # words before reported words among which their cue stands
RELATIVE = frozenset({"who", "whom", "whose"})


def subject_elsewhere(
    scene: Scene, trigger: Trigger, named: Sequence[Here[Named]], cast: Cast
) -> list[Here[Named]]:
    """The subject of a clause that names none: a pronoun, or that of the clause before."""
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    for i in range(begin, trigger.first):
        gender = PRONOUNS.get(scene.words[i].key)
        if gender:
            person = _person_before(scene, i, gender) or cast.last.get(gender)
            return [Here(i, i + 1, person, scene.at(i, i + 1))] if person else []
        owner = owner_before(scene, i) if scene.words[i].key == "whose" else None
        if owner:
            return [owner]
        body = cast.it(scene, i) if scene.words[i].key == "it" and _may_be(scene, trigger) else None
        if body:
            return [Here(i, i + 1, body, scene.at(i, i + 1))]
    if begin == 0 or trigger.head > trigger.first or _own_subject(scene, begin, trigger.first):
        return []
    said, start = scene.utterance(trigger.first), begin
    before = _carried(scene, scene.clauses[trigger.first], named)
    if not any(w.key in BODILY for w in scene.words[start : trigger.first]):
        before = [h for h in before if scene.utterance(h.first) == said]
    if scene.breaks[scene.clauses[start] - 1] == "rel":
        return _antecedent(scene, before, scene.words[start].key)
    return joined(scene, before)


def whom_it_is_about(
    scene: Scene, trigger: Trigger, named: Sequence[Here[Named]], own: Sequence[str], cast: Cast
) -> Iterator[Here[Named]]:
    """Persons of a well-known event whom its clause leaves out: "who" and the subject before it.

    "Noor, who had sat in the jirga of …"; "Noor, a son of the king, met …". Pronouns only mean
    those who are known to have taken part.
    """
    number = scene.clauses[trigger.first]
    begin, end = scene.clause_range(number)
    kind = scene.breaks[number - 1] if number else ""
    about: list[Here[Named]] = []
    if kind == "rel" and scene.words[begin].key in RELATIVE:
        about = _antecedent(scene, _carried(scene, number, named), scene.words[begin].key)
    elif kind == "back":
        about = joined(scene, _carried(scene, number, named))
    yield from (h for h in about if h.what.kind == "person")
    for i in range(begin, end):
        gender = PRONOUNS.get(scene.words[i].key)
        person = (_person_before(scene, i, gender) or cast.last.get(gender)) if gender else None
        if person and person.name in own:
            yield Here(i, i + 1, person, scene.at(i, i + 1))


def whom_it_befell(
    scene: Scene, trigger: Trigger, named: Sequence[Here[Named]]
) -> Iterator[Here[Named]]:
    """Whom a relative clause says something was done to ("Noor, whom the Taliban seized")."""
    number = scene.clauses[trigger.first]
    begin, _ = scene.clause_range(number)
    if number and scene.breaks[number - 1] == "rel" and scene.words[begin].key == "whom":
        yield from _antecedent(scene, _carried(scene, number, named), "whom")


def lenders(scene: Scene, trigger: Trigger) -> Iterator[Here[Named]]:
    """Whose help or name a phrase before the clause tells ("Under the auspices of Norway, …")."""
    number = scene.clauses[trigger.first]
    begin, end = scene.clause_range(number - 1) if number else (0, 0)
    opens = number == 1 and scene.breaks[0] == "stop"
    lent = opens and any(w.key in meant("owners", "lending") for w in scene.words[begin:end])
    told = any(w.key in present_forms() for w in scene.words[begin:end])
    if lent and not told:
        yield from (h for h in scene.actors if begin <= h.first < end)


def _antecedent(scene: Scene, before: Sequence[Here[Named]], relative: str) -> list[Here[Named]]:
    """Whom a relative clause is about: who are named last, joined to each other.

    "Who" is a person rather than a body ("Noor, the envoy of Norway, who …").
    """
    persons = [h for h in before if h.what.kind == "person"]
    fitting = persons if persons and relative in RELATIVE else list(before)
    for i in range(len(fitting)):
        group = joined(scene, fitting[i:])
        if group and group[-1] is fitting[-1]:
            return group
    return []


def _carried(scene: Scene, number: int, named: Sequence[Here[Named]]) -> list[Here[Named]]:
    """Those of the clause that a clause goes on from; of one gone back to, from before the aside.

    "The Taliban, who held Farah, opened an offensive and captured Burka."
    """
    before = scene.clause_before(number)
    begin, end = scene.clause_range(before)
    found = [h for h in named if begin <= h.first < end]
    resumed = before > 0 and scene.breaks[before - 1] == "back"
    return _carried(scene, before, named) if resumed and not found else found


def round_about(scene: Scene, trigger: Trigger, named: Sequence[Here[Named]]) -> list[Here[Named]]:
    """Who may take part where the clause names nobody: those of "when …" after it."""
    number = scene.clauses[trigger.first]
    if number >= scene.clauses[-1]:
        return []
    begin, end = scene.clause_range(number + 1)
    if scene.words[begin].key != "when":
        return []
    return [h for h in named if begin <= h.first < end]


def _may_be(scene: Scene, trigger: Trigger) -> bool:
    """Whether "it" before a verb may be a body: no "it was signed", "it killed five"."""
    verb = scene.words[trigger.head]
    passive = scene.words[trigger.head - 1].key in listed("be") if trigger.head else False
    event = passive and trigger.type in HELD
    return not event and verb.key not in small_words()["casualties"]


def _own_subject(scene: Scene, begin: int, end: int) -> bool:
    """Whether words between the start of a clause and its verb may be its subject."""
    small = listed("openers") | listed("auxiliaries") | listed("between") | BODILY
    return any(
        w.key not in small and not w.key.endswith("ly") and not in_date(scene, i)
        for i, w in enumerate(scene.words[begin:end], begin)
    )


def in_date(scene: Scene, word: int) -> bool:
    """Whether a word belongs to a date or leads one in."""
    return any(d.first - 1 <= word < d.last for d in scene.dates)


def _person_before(scene: Scene, word: int, gender: str) -> Named | None:
    """The person a pronoun means: with whom the sentence began, or before "who" the last one."""
    persons = [
        h
        for h in scene.actors
        if h.last <= word and h.what.kind == "person" and h.what.gender in {gender, ""}
    ]
    if not persons:
        return None
    since = {w.key for w in scene.words[persons[-1].last : word]}
    return persons[-1 if since & RELATIVE else 0].what


def owner_before(scene: Scene, word: int) -> Here[Named] | None:
    """Whom "whose" means: who is named right before it ("Hekmatyar, whose forces …")."""
    before = [h for h in scene.actors if h.last <= word]
    return before[-1] if before and word - before[-1].last <= BESIDE else None


def object_pronouns(scene: Scene, trigger: Trigger, cast: Cast) -> Iterator[Here[Named]]:
    """Whom "him" means after a verb: a person of the sentence before, not of this one.

    Of "it", which somebody receives, the leader ("A team led by X … where Noor received it").
    """
    begin, end = scene.clause_range(scene.clauses[trigger.first])
    end = min(end, trigger.head + 1 + BESIDE)
    if trigger.verb and [w.key for w in scene.words[trigger.head + 1 : end]][:1] == ["it"]:
        if scene.words[trigger.head].key in meant("encounters", "met") and begin:
            yield from opening(scene, 0, scene.actors)
        return
    here = {h.what for h in scene.actors}
    for i in range(trigger.head + 1, end):
        person = cast.last.get(OBJECTS.get(scene.words[i].key, ""))
        if trigger.verb and person and person not in here:
            yield Here(i, i + 1, person, scene.at(i, i + 1))


def met_there(
    scene: Scene, trigger: Trigger, named: Sequence[Here[Named]]
) -> Iterator[Here[Named]]:
    """Persons whom a clause that goes on about a visit names ("flew to Kabul and met Noor").

    So does one that goes on about a change of office ("sacked X and put Y in his place",
    "…, replacing X"). It has no subject and no day of its own, or begins with "where".
    """
    number = scene.clauses[trigger.first] + 1
    if number > scene.clauses[-1]:
        return
    begin, end = scene.clause_range(number)
    word = scene.words[begin].key
    if word in meant("encounters", "replacing"):
        yield from (h for h in named if begin <= h.first < end and h.what.kind == "person")
        return
    dated = any(begin <= d.first < end for d in scene.dates)
    met = meant("encounters", "put" if trigger.type == "appointment" else "met")
    first = next((h for h in named if begin <= h.first < end), None)
    verb = next((i for i in range(begin, end) if scene.words[i].key in met), -1)
    goes_on = word == "and" and begin < verb and first is not None and first.first > verb
    if not dated and (goes_on or word == "where"):
        yield from (h for h in named if begin <= h.first < end and h.what.kind == "person")


def announcer(scene: Scene, trigger: Trigger, cast: Cast) -> Iterator[Here[Named]]:
    """Who announces, orders or promises what reported words tell ("… announced that X would …")."""
    said = scene.utterance(trigger.first)
    cues = {w.key for w in scene.words[max(0, said - CUE) : said]} if said > 0 else set()
    who = cast.teller(scene, trigger.first) if cues & meant("aside", "announcing") else None
    if who and trigger.type not in FIGHTING:
        yield Here(said - 1, said, who, scene.at(said - 1, said))
