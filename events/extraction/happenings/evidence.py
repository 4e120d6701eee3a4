"""What an article tells beside a date, and whether it is enough to tell a well-known event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from events.extraction.happenings import timing
from events.extraction.happenings.deeds import gist, telling_types, undated
from events.extraction.happenings.drafts import Story
from events.extraction.happenings.landmark_days import FEW
from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.likeness import common, content_words, sides_of
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.towns import towns_beside
from events.extraction.happenings.verbs import present_forms
from events.extraction.happenings.words import REMEMBERED
from events.extraction.lexicon import load
from events.extraction.results import FIGHTING, FoundDate, When

HOME = frozenset({"Kabul", "Afghanistan"})  # places where too much happens for them to tell it
# Types that are told with any verb ("it seated them beside each other"); the others need a word of
# their own.
PLAIN = frozenset({"talks", "meeting", "diplomacy", "agreement"})
WARLIKE = frozenset({"withdrawal", "other"})
COUNTED = frozenset({"event", "offset"})  # rules of days counted from another happening
GATHERED = PLAIN | {"sanction_or_aid"}  # types of what is called by the town where people came
BESIDE = 2  # what standing beside the date is worth
STEM = 7  # letters by which words of one stem are told
ENOUGH = 2  # words of a title that tell it ("the thing in the maternity ward")
SHORTEST = 4  # letters of a title's word that says something


class Told(NamedTuple):
    """What the words that go with a date name.

    ``types`` are those for which most of the words speak, ``gist`` all for which any does;
    ``before`` are the words of the sentence before, where that has no date, ``beside`` the places
    right beside the date ("Mecca in 2008").
    """

    words: frozenset[str]
    actors: frozenset[str]
    people: frozenset[str]
    places: tuple[str, ...]
    types: frozenset[str]
    gist: frozenset[str]
    before: frozenset[str]
    beside: frozenset[str]


def read_told(scene: Scene, dated: Here[FoundDate], story: Story) -> Told:
    """What stands in the clause of a date, in the whole sentence where it has no other date.

    A clause without an actor is about those of its sentence.
    """
    begin, end = 0, len(scene.words)
    if dated in scene.dates:
        begin, end = scene.clause_range(scene.clauses[dated.first])
    clause = undated(scene, begin, end)
    if len(scene.dates) == 1:
        begin, end = 0, len(scene.words)
    words = undated(scene, begin, end)
    named = [*scene.actors, *story.cast.meant(scene)]
    near = [h for h in named if begin <= h.first < end] or named
    places = [p.what for p in scene.places if begin <= p.first < end]
    if dated not in scene.dates and story.previous:  # the entry's place may stand beside its day
        places += [p.what for p in story.previous.places]
    return Told(
        frozenset([_stem(w.key) for w in words]),
        frozenset(h.what.name for h in near),
        frozenset(h.what.name for h in near if h.what.kind == "person"),
        tuple(places),
        telling_types(clause),
        frozenset(gist(words)),
        _said_before(scene, story),
        frozenset(towns_beside(scene, dated)),
    )


def _said_before(scene: Scene, story: Story) -> frozenset[str]:
    """The words of an undated sentence before, which one of little more than a date goes on."""
    earlier = story.previous
    if earlier is None or earlier.dates or len(scene.dates) != 1:
        return frozenset()
    apart = scene.paragraph.number - earlier.paragraph.number
    answer = apart == 1 and scene.order == 0 and story.alone
    return frozenset(_stem(w.key) for w in earlier.words) if answer or not apart else frozenset()


def fit(told: Told, known: Landmark, when: When) -> int:
    """How much of an event is told: its place, who took part, what they did; 0 for not enough."""
    day = is_day_of(when, known)
    words = len((_wording(known) if day else _telling(known)) & told.words)
    bonus = _fits_day(told, known, when, words) if day else _fits_time(told, known, when, words)
    if bonus is None:
        return 0
    return 2 * (known.place in told.places) + 2 * len(_shared(told, known)) + words + bonus


def _fits_day(told: Told, known: Landmark, when: When, words: int) -> int | None:
    """0 where enough is told beside an event's own day, else None."""
    unsure = when.earliest != when.latest and when.rule in timing.WEEKDAYS
    if unsure and not (known.place in told.places or words):
        return None
    return 0 if _tells_day(told, known, _parties(_shared(told, known)), words) else None


def _fits_time(told: Told, known: Landmark, when: When, words: int) -> int | None:
    """0 or more where enough is told beside the time in which an event was, else None."""
    if known.lesser and not (words and known.type in told.gist):
        return None
    width = timing.width(when)
    alike = known.type in (GATHERED if told.gist else GATHERED | FIGHTING)
    if alike and width > FEW and known.place in told.beside - HOME:
        return BESIDE
    if width > timing.MOST_DAYS:
        abroad = known.place in told.places and known.place not in HOME
        return 0 if abroad and known.type in PLAIN and known.type in told.gist else None
    return 0 if _fits_month(told, known, when, words) else None


def _fits_month(told: Told, known: Landmark, when: When, words: int) -> bool:
    """Whether enough is told beside some days or a month in which an event was."""
    place = known.place in told.places
    abroad = place and known.place not in HOME
    meeting = known.type in PLAIN and told.types <= PLAIN
    if meeting and (abroad or _parties(_shared(told, known)) > 1):
        return True
    if place and known.type in told.types:
        return True
    taken = abroad and known.type in FIGHTING and not told.gist  # "then, in May, all of Kunduz"
    wider = timing.width(when) >= (known.latest - known.earliest).days
    enough = wider and _tells_month(told, known, words) and not is_apart(told, known)
    return when.rule not in timing.WEEKDAYS and (enough or taken)


def _tells_month(told: Told, known: Landmark, words: int) -> bool:
    """Whether what is told of a well-known event's month tells it.

    Two must be told of a town other than the capital, who took part, what was done and its kind; a
    person is enough. There is always a war, and somebody who fights in it.
    """
    abroad = known.place in told.places and known.place not in HOME
    deed = min(ENOUGH, len(_wording(known) & told.words))
    signs = [abroad, bool(_shared(told, known)), max(words > 0, deed), known.type in told.gist]
    told_apart = abroad or words > 0 or known.type not in FIGHTING
    person = not known.lesser and not told.people.isdisjoint(known.actors)
    return told_apart and (sum(signs) > 1 or person)


def _tells_day(told: Told, known: Landmark, actors: int, words: int) -> bool:
    """Whether what is told of a well-known event's own day tells it.

    A town other than the capital does, or two who took part, where nothing is told of another
    kind; else its kind, its place, one who took part and what was done must make two.
    """
    place = known.place in told.places
    own = known.type in told.gist
    apart = is_apart(told, known)
    if not apart and ((place and known.place not in HOME) or actors > 1):
        return True
    if not apart and len(_naming(known) & told.before) > 1:
        return True
    silent = not (told.places or told.actors) and known.type in PLAIN
    if silent and _told_by_us(told):
        return True
    return words > 1 or bool((place or actors or own) and words) or (place and own)


def support(told: Told, scenes: Iterable[Scene], known: Landmark) -> int:
    """How much a sentence (twice) and those around it name of an event: town, sides, kind, deed."""
    around = [word for scene in scenes for word in scene.words]
    words = frozenset([_stem(word.key) for word in around])
    actors = frozenset(h.what.name for scene in scenes for h in scene.actors)
    near = any(p.what == known.place for scene in scenes for p in scene.places)
    sides = common(frozenset(known.actors), actors) if known.actors else frozenset()
    own = 2 * (known.place in told.places) + len(_shared(told, known)) + (known.type in told.gist)
    own += 2 * len(_wording(known) & told.words)
    about = (near and known.place not in HOME) + (known.type in gist(around))
    about += 2 * bool(_wording(known) & words)
    return own + about + min(2, len(sides)) if own + about else 0


def tells_much(told: Told, known: Landmark) -> bool:
    """Whether enough is told of a well-known event for its day of the year to give the year."""
    place = known.place in told.places and known.place not in HOME
    actors = len(_shared(told, known))
    words = len(_telling(known) & told.words)
    own = known.type in told.gist
    pair = len(told.people & frozenset(known.actors)) > 1
    return (own and place + actors + words > 1) or (pair and not is_apart(told, known))


def has_some(told: Told, known: Landmark) -> bool:
    """Whether words name the place of an event, somebody who took part or what was done."""
    place = known.place in told.places and known.place not in HOME
    return place or not told.words.isdisjoint(_wording(known)) or bool(_shared(told, known))


def is_apart(told: Told, known: Landmark) -> bool:
    """Whether fighting is told and none is known, or the other way round.

    Soldiers who leave, and deaths, are told in the words of war.
    """
    fought = bool(told.gist & FIGHTING)
    either = fought and known.type in WARLIKE
    return fought != (known.type in FIGHTING) if told.gist and not either else False


def is_day_of(when: When, known: Landmark) -> bool:
    """Whether a date is a well-known event's own, or one of its few days."""
    first, last = when.earliest or date.min, when.latest or date.max
    if when.rule in COUNTED:
        return False
    if when.rule in timing.WEEKDAYS and first < last:
        single = known.earliest == known.latest and first <= known.earliest <= last
        return single and known.earliest.weekday() == first.weekday() == last.weekday()
    if (known.earliest, known.latest) == (first, last):
        return True
    few = (known.latest - known.earliest).days < FEW
    return few and known.earliest <= first and last <= known.latest


def _shared(told: Told, known: Landmark) -> frozenset[str]:
    """Those who took part and are named."""
    return common(_cast(known), told.actors) if told.actors else frozenset()


@cache
def _cast(known: Landmark) -> frozenset[str]:
    return frozenset(known.actors)


def _parties(actors: frozenset[str]) -> int:
    """How many sides some actors make, each with those who act for it."""
    found: list[frozenset[str]] = []
    for own in map(sides_of, sorted(actors)):
        if not any(own & other for other in found):
            found.append(own)
    return len(found)


def _told_by_us(told: Told) -> bool:
    """Whether one of those who met says so ("we opened on …", "we go back on …")."""
    return "we" in told.words and not told.words.isdisjoint(load("deeds")["ours"])


@cache
def _telling(known: Landmark) -> frozenset[str]:
    """What a landmark's title says was done, without names."""
    names = frozenset(map(_stem, content_words(" ".join((*known.actors, known.place)))))
    return frozenset(map(_stem, content_words(known.title))) - names


@cache
def _naming(known: Landmark) -> frozenset[str]:
    """What its title and place say."""
    return _wording(known) | frozenset(map(_stem, known.place.casefold().split()))


@cache
def _wording(known: Landmark) -> frozenset[str]:
    """The same with the words for any happening of its type ("announces", "talks")."""
    names = frozenset(map(_stem, " ".join((*known.actors, known.place)).casefold().split()))
    words = (w for w in known.title.casefold().split() if len(w) >= SHORTEST)
    return frozenset(map(_stem, words)) - names


@lru_cache(REMEMBERED)
def _stem(word: str) -> str:
    """What a word has in common with those derived from it ("announcement", "announced")."""
    return present_forms().get(word, word).removesuffix("s")[:STEM]
