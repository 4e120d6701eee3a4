"""Who or what a clause is about, in the words of a title."""

from __future__ import annotations

from events.extraction.happenings.counts import cardinals
from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.spoken import EDGES, bare, listed, short, spoken
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import is_participle, past_forms, present_forms

FEW = 3  # words; a shorter subject leaves no room for a relative clause
SINGULAR = frozenset({"person", "country", "government"})
LISTED = 4  # words of a name in a list
CHAIN = 3  # clauses back to a subject
SHORTEST = 4  # letters of what may be a past in -ed
PHRASE = 9  # words of a noun phrase
MODALS = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could"})
ONE = frozenset({"a", "an", "one", "another", "every", "each"})
ARTICLES = frozenset({"a", "an", "the"})


def subject(scene: Scene, begin: int, verb: int) -> str:
    """The subject of the verb at word ``verb``, of whose clause a title begins at ``begin``."""
    named = _before_relative(scene, begin, verb) or _persons_before(scene, begin, verb)
    return named or _plain(scene, begin, verb)


def _before_relative(scene: Scene, begin: int, verb: int) -> str:
    """The subject before a relative clause that runs into its verb, or "".

    "Three women who worked for Enikass were murdered" is of three women.
    """
    number = scene.clauses[verb]
    if number == 0 or scene.breaks[number - 1] != "rel" or verb - begin < FEW:
        return ""
    if scene.words[verb - 1].key not in listed("auxiliaries"):
        return ""
    if scene.words[scene.clause_range(number)[0]].key not in {"who", "which"}:
        return ""
    first, last = scene.clause_range(number - 1)
    return _plain(scene, after_openers(scene, first, last), last)


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
    led = edge > begin and scene.words[edge - 1].key in listed("lead_in")
    return "" if led else " and ".join(found)


def _plain(scene: Scene, begin: int, verb: int) -> str:
    """The words before a verb without what commas set apart, unless they part a list."""
    said = spoken(scene, begin, _first_auxiliary(scene, begin, verb))
    parts = [p.strip() for p in said.split(", ") if p.strip()]
    if len(parts) > 1 and _is_told_apart(parts):
        parts = parts[-1:]
    while len(parts) > 1 and (_introduces(parts[0]) or _is_clause(parts[0])):
        parts.pop(0)
    if len(parts) == 1 and _introduces(parts[0]) and not parts[0].casefold().startswith("at "):
        return ""
    if len(parts) > 1 and " and " in parts[-1] and all(len(p.split()) <= LISTED for p in parts[1:]):
        return ", ".join(parts)
    return parts[0] if parts else ""


def _first_auxiliary(scene: Scene, begin: int, verb: int) -> int:
    """Where a subject ends before "will" or "is" ("groups will meet to agree"), else the verb."""
    finite = (i for i in range(begin + 1, verb) if scene.words[i].key in MODALS)
    first = next(finite, verb)
    apart = (
        "," in scene.text[scene.words[first - 1].end : scene.words[verb].start] if first else False
    )
    return verb if apart else first


def _is_clause(part: str) -> bool:
    """Whether words before a comma have a verb of their own ("the army was busy")."""
    return any(bare(word) in listed("be") for word in part.split())


def _is_told_apart(parts: list[str]) -> bool:
    """Whether words before a comma are an entry of their own ("a mayor shot, the vote put off")."""
    first = parts[0].split()
    last = bare(first[-1])
    regular = last.endswith("ed") and last in present_forms()
    return len(first) > 1 and (regular or is_participle(last) or last in past_forms())


def _introduces(part: str) -> bool:
    """Whether words before a comma only lead in ("in a statement", "too")."""
    first = part.split(maxsplit=1)[0].casefold()
    return (
        first in listed("lead_in") or first in listed("openers") or first in listed("auxiliaries")
    )


def after_openers(scene: Scene, begin: int, verb: int) -> int:
    """Where a clause goes on after conjunctions and "in Kabul"."""
    skipped = listed("openers") | listed("auxiliaries")
    days = {i: d.last for d in scene.dates for i in (d.first - 1, d.first)}
    while begin < verb:
        key = scene.words[begin].key
        if key in skipped:
            begin += 1
        elif begin in days and (begin + 1 not in days or key in listed("lead_in")):
            begin = days[begin]
        else:
            break
    led = begin < verb and scene.words[begin].key in listed("lead_in")
    place = next((p for p in scene.places if p.first == begin + 1), None) if led else None
    return place.last if place and place.last < verb else begin


def _skip_back(scene: Scene, begin: int, verb: int) -> int:
    """The end of the subject: auxiliaries and dates before the verb left out."""
    edge = verb
    while edge > begin and (
        scene.words[edge - 1].key in listed("auxiliaries")
        or any(d.first < edge <= d.last for d in scene.dates)
        or any(d.first == edge for d in scene.dates)
    ):
        edge -= 1
    return edge


def _before_person(scene: Scene, first: int) -> int:
    """Where the titles before a name begin."""
    while first and scene.words[first - 1].key in listed("honorifics") - {"of"}:
        first -= 1
    return first


def past_place(scene: Scene, begin: int, verb: int, trigger: Trigger) -> int:
    """Where the subject begins after a phrase of place ("in the capital several rockets hit")."""
    if begin + 1 >= verb or scene.words[begin].key not in listed("lead_in"):
        return begin
    if scene.words[begin + 1].key in {"least", "most"}:
        return begin
    first = {h.first for h in scene.actors}
    for j in range(begin + 2, verb):
        before = scene.words[j - 1].key
        if before in listed("lead_in") or before in listed("determiners") or before == "and":
            continue
        if scene.words[j].key in listed("determiners") | listed("pronouns") or j in first:
            return j
    return trigger.first if begin < trigger.first < verb else begin


def antecedent(scene: Scene, clause: int) -> list[str]:
    """What a relative clause is about ("the donors who are to meet"), of persons the last named."""
    begin, _ = scene.clause_range(clause)
    if clause == 0 or scene.breaks[clause - 1] != "rel":
        return []
    gap = scene.text[scene.words[begin - 1].end : scene.words[begin].start]
    low, _ = scene.clause_range(clause - 1)
    persons = [h for h in scene.actors if low <= h.first < begin and h.what.kind == "person"]
    if persons and "," in gap and scene.words[begin].key in {"who", "whom"}:
        return short(persons[-1].what.name).split()
    return phrase_before(scene, begin).split()


def carried(scene: Scene, clause: int) -> list[str]:
    """The subject of the clause that one without a subject goes on from ("…, killing six")."""
    for _ in range(CHAIN):
        if clause == 0 or scene.breaks[clause - 1] not in {"and", "sub", "back"}:
            return []
        clause = scene.clause_before(clause)
        first, last = scene.clause_range(clause)
        first = after_openers(scene, first, last)
        verb = _finite(scene, first, last)
        words = subject(scene, first, verb).rstrip(" ,").split() if verb > first else []
        while words and bare(words[-1]) in listed("auxiliaries"):
            words.pop()
        if words:
            return [] if bare(words[0]) in listed("pronouns") or len(words) > PHRASE else words
    return []


def _finite(scene: Scene, first: int, last: int) -> int:
    """The first word after the start of a clause that may be its verb, ``first`` for none."""
    verbs = (
        i
        for i in range(first + 1, last)
        if scene.words[i - 1].key not in listed("determiners") and _may_be_verb(scene.words[i].key)
    )
    return next(verbs, first)


def _may_be_verb(key: str) -> bool:
    past = key in past_forms() or (key.endswith("ed") and len(key) > SHORTEST)
    return past or key in present_forms() or key in listed("be")


def resumed(scene: Scene, clause: int) -> list[str]:
    """The subject that a relative clause parts from its verb ("two nurses, who …, were freed")."""
    if clause < 2 or scene.breaks[clause - 2 : clause] != ("rel", "back"):
        return []
    first, last = scene.clause_range(clause - 2)
    words = _plain(scene, after_openers(scene, first, last), last).split()
    return [] if words and bare(words[0]) in listed("pronouns") else words


def phrase_before(scene: Scene, word: int) -> str:
    """The noun phrase that ends before a word, without its article."""
    low, _ = scene.clause_range(scene.clauses[word - 1])
    first = word - 1
    while first > max(low, word - PHRASE):
        gap = scene.text[scene.words[first - 1].end : scene.words[first].start]
        begins = scene.words[first].key in listed("determiners")
        led = scene.words[first - 1].key in listed("lead_in") | {"with"}
        if any(c in gap for c in ",;:—–") or (begins and not led):
            break
        if scene.words[first - 1].key in listed("be"):
            break
        first -= 1
    first = _after_clause(scene, first, word)
    while word - 1 > first and _ends_bare(scene, word - 1):
        word -= 1
    first += scene.words[first].key in ARTICLES
    return spoken(scene, first, word)


def _after_clause(scene: Scene, first: int, word: int) -> int:
    """Where the last phrase begins after a name and its verb ("Ghani made in *the pact* …")."""
    ends = {h.last for h in scene.actors}
    for i in range(word - 2, first, -1):
        if i in ends and scene.words[i].key in past_forms():
            led = scene.words[i + 1].key in listed("lead_in") and i + 2 < word
            return i + 1 + led
    return first


def _ends_bare(scene: Scene, word: int) -> bool:
    """Whether a word at the end of a phrase is a date's or leads one in."""
    dated = any(d.first <= word < d.last for d in scene.dates)
    led = any(d.first == word + 1 for d in scene.dates) and scene.words[word].key in {
        "of",
        "on",
        "in",
    }
    return dated or led


def is_plural(subject: list[str], scene: Scene, begin: int, end: int) -> bool:
    """Whether a subject, read off the words ``begin`` to ``end``, takes a plural verb."""
    if not subject:
        return False
    words = [word.strip(EDGES).casefold() for word in subject]
    head = next((i for i, word in enumerate(words) if i and word in listed("inside")), len(words))
    while head > 1 and (words[head - 1].endswith("ly") or words[head - 1] in listed("between")):
        head -= 1
    last = words[head - 1]
    named = [h for h in scene.actors if begin <= h.first < end and h.what.kind in SINGULAR]
    if "and" in words[:head]:
        return True
    if last in listed("plural") or _is_number(last):
        return words[0] not in ONE
    return last.endswith(("s", "men")) and not any(last in h.what.name.casefold() for h in named)


def _is_number(word: str) -> bool:
    """Whether a word is a number of several ("fifty-eight died")."""
    last = word.rsplit("-", maxsplit=1)[-1]
    return word.replace(",", "").isdigit() or (last in cardinals() and word != "one")
