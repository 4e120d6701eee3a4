"""Governments and their parts: administrations, ministries, embassies, capitals as metonyms."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import (
    actors_by_name,
    known_actors,
    known_places,
    state_of_adjective,
    words,
)
from events.extraction.actors.reading import Naming, Reading, known_naming
from events.extraction.actors.words import Words
from events.extraction.lexicon import load

_HOLDERS = frozenset({"administration", "administrations", "government"})
_POSSESSIVE_PRONOUNS = frozenset({"his", "her", "whose"})
_RANKS = frozenset("gen general lt col colonel maj capt captain sgt staff adm".split())
_STUDENTS = frozenset({"expert", "experts", "specialist", "specialists", "watcher", "scholar"})
_LONGEST_PORTFOLIO = 5
_BUILDINGS = frozenset({"palace", "court"})


def drop_asides(reading: Reading) -> None:
    """Take back names that only qualify: a rank's, an expert's, an agency in brackets.

    "Army Gen. X" is not the army, "the Syria expert" not Syria, "(Reuters)" only a source.
    """
    text = reading.words
    for naming in reading.namings():
        after = text.lower(naming.end) if text.joined(naming.end - 1) else ""
        agency = naming.kind == "organization" and text.gap(naming.first - 1).endswith("(")
        if (
            (naming.kind == "government" and after in _RANKS)
            or (naming.kind == "country" and after in _STUDENTS)
            or (agency and actors_by_name()[naming.name].cameo.endswith("MED"))
        ):
            reading.take(naming)


@cache
def _government_of() -> dict[str, str]:
    """{"Ashraf Ghani": "Afghan government"}; a head of several has the first of the lexicon."""
    return {head: a.name for a in reversed(known_actors()) for head in a.heads}


@cache
def _government_of_surname() -> dict[str, str]:
    return {head.split()[-1].lower(): name for head, name in _government_of().items()}


@cache
def state_adjective(state: str) -> str:
    """The adjective that names are built with: "Afghan", "US"; the state's name where none."""
    return next(iter(actors_by_name()[state].adjectives), state)


def _head_before(reading: Reading, end: int) -> tuple[int, str] | None:
    """The head of a government whose name ends at word ``end``: first word and government."""
    naming = reading.by_word.get(end - 1)
    if naming and naming.name in _government_of():
        return naming.first, _government_of()[naming.name]
    name = _government_of_surname().get(reading.words.lower(end - 1))
    return (end - 1, name) if name and reading.words.capital(end - 1) else None


def name_administrations(reading: Reading) -> None:
    """Such as "the Trump administration", "Donald Trump's government", "Biden officials"."""
    text = reading.words
    for i in range(1, len(text)):
        holder = text.lower(i)
        if holder == "house" and text.lower(i - 1) == "white":
            _name_white_house(reading, i)
        if holder not in _HOLDERS and holder != "officials":
            continue
        own = text.lower(i - 1) == "s" and text.possessive(i - 2)
        head = _head_before(reading, i - 2 if own else i)
        if head and not (holder == "officials" and (own or head[1] == "Afghan government")):
            reading.put(known_naming(head[0], i + 1, head[1]))
        elif text.lower(i + 1) == "of":
            _name_government_of(reading, i)


def _name_white_house(reading: Reading, i: int) -> None:
    """Such as "the Obama White House": the administration."""
    if head := _head_before(reading, i - 1):
        reading.put(known_naming(head[0], i + 1, head[1]))


def _name_government_of(reading: Reading, i: int) -> None:
    """Such as "the government of President Ashraf Ghani"."""
    for j in range(i + 2, min(i + 5, len(reading.words))):
        naming = reading.by_word.get(j)
        if naming and naming.first == j and naming.name in _government_of():
            reading.put(known_naming(i, naming.end, _government_of()[naming.name]))
            return


def name_governments(reading: Reading) -> None:
    """Such as "the government" of Afghanistan, or "his government" of the head named before.

    "The government" is the Afghan one unless another state was named last in the paragraph.
    """
    text, head, state = reading.words, "", "Afghanistan"
    for i, word in enumerate(text.lowers):
        naming = reading.by_word.get(i)
        if naming is not None and naming.kind == "person":
            head = _government_of().get(naming.name, "")
        elif text.capital(i):
            state = state_of_adjective().get(word, state)
        if word != "government" or naming is not None:
            continue
        before = text.lower(i - 2 if text.lower(i - 1) == "federal" else i - 1)
        if before in _POSSESSIVE_PRONOUNS and head:
            reading.put(known_naming(i, i + 1, head))
        elif before == "the" and state == "Afghanistan" and not _goes_on(text, i):
            reading.put(known_naming(i - 1, i + 1, "Afghan government"))


def _goes_on(text: Words, i: int) -> bool:
    """Whether "the government" is told apart by what follows, or one of two."""
    return text.joined(i) and text.lower(i + 1) in ("of", "in", "and")


def owner_before(text: Words, first: int) -> tuple[int, str] | None:
    """The state whose adjective or possessive stands before word ``first``, and where."""
    at = first - 1
    if text.lower(at) == "s" and text.possessive(at - 1):
        at -= 1
    for width in (2, 1):
        start = at - width + 1
        said = " ".join(text.lower(k) for k in range(start, at + 1))
        state = state_of_adjective().get(said) if text.capital(start) else None
        if state:
            return start, state
    return None


@cache
def _home_bodies(state: str) -> dict[str, dict[tuple[str, ...], str]]:
    """The bodies that a state's own texts name without an owner, by the last word of the form."""
    table: dict[str, str] = load("titles")["home"].get(state, {})
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for form, name in table.items():
        found.setdefault(form.split()[-1], {})[tuple(form.split())] = name
    return found


def name_home_bodies(reading: Reading, home: str) -> None:
    """Such as "the National Security Council", "the presidential palace" of the ``home`` state."""
    text, bodies = reading.words, _home_bodies(home)
    for i, word in enumerate(text.lowers):
        for form, name in sorted(bodies.get(word, {}).items(), key=lambda row: -len(row[0])):
            first = i + 1 - len(form)
            site = word in _BUILDINGS and text.lower(first - 2) in words("titles", "locating")
            if (
                first >= 1
                and not site
                and tuple(text.lowers[first : i + 1]) == form
                and _unowned(reading, first)
            ):
                reading.put(known_naming(first, i + 1, name))
                break


def _unowned(reading: Reading, first: int) -> bool:
    """Whether "the" alone stands before word ``first``, and no state or name."""
    return reading.words.lower(first - 1) == "the" and first - 1 not in reading.by_word


def _portfolio(text: Words, i: int) -> tuple[int, int, str] | None:
    """The ministry around the word "ministry" at ``i``: first word, end and what it is for."""
    table: dict[str, str] = load("titles")["ministries"]
    if text.lower(i + 1) in ("of", "for"):
        for end in range(min(i + 2 + _LONGEST_PORTFOLIO, len(text)), i + 2, -1):
            if found := table.get(text.said(i + 2, end).lower().replace("’", "'")):
                return i, end, found
    for start in (i - 2, i - 1):
        if start >= 0 and (found := table.get(text.said(start, i).lower())):
            return start, i + 1, found
    return None


def name_ministries(reading: Reading, default: str) -> None:
    """Such as "the Afghan defense ministry", "Russia's embassy", "the Ministry of Interior".

    ``default`` is the state that a ministry without owner belongs to, empty when unknown.
    """
    text = reading.words
    for i in range(len(text)):
        word = text.lower(i)
        if word == "ministry" or (word == "office" and text.lower(i - 1) == "foreign"):
            _name_ministry(reading, i, default)
        elif word in ("embassy", "parliament"):
            _name_seat(reading, i, default)


def _name_ministry(reading: Reading, i: int, default: str) -> None:
    found = _portfolio(reading.words, i)
    if found is None:
        return
    first, end, portfolio = found
    owner = owner_before(reading.words, first)
    if owner is None and reading.words.lower(end) in ("of", "in"):
        after = reading.by_word.get(end + 1)
        if after and after.kind == "country":
            owner, end = (first, after.name), after.end
    start, state = owner or (first, default)
    if state:
        _put(reading, start, end, f"{state_adjective(state)} {portfolio} Ministry")


def _name_seat(reading: Reading, i: int, default: str) -> None:
    """Such as "the British embassy", "Pakistan's parliament", "his country's parliament"."""
    text = reading.words
    owner = owner_before(text, i)
    start = owner[0] if owner else i
    start -= text.lower(start - 1) == "the"
    if text.lower(start - 1) in ("near", "outside", "opposite"):
        return
    if owner is None and text.lower(i - 2) == "country" and text.possessive(i - 2) and default:
        owner = i - 2, default
    if owner:
        seat = "Embassy" if text.lower(i) == "embassy" else "parliament"
        _put(reading, owner[0], i + 1, f"{state_adjective(owner[1])} {seat}")


def _put(reading: Reading, first: int, end: int, name: str) -> None:
    """Name a part of a state; a possessive ("Turkey's") stays a mention of the state itself."""
    owner = reading.by_word.get(first)
    if owner and owner.kind == "country" and reading.words.possessive(owner.end - 1):
        first = owner.end + 1
    if name in actors_by_name():
        reading.put(known_naming(first, end, name))
    else:
        reading.put(Naming(first, end, name, "government"))


@cache
def _metonyms() -> dict[str, str]:
    return {place.name: place.metonym for place in known_places() if place.metonym}


def read_metonyms(reading: Reading) -> None:
    """Capitals that act ("Washington will cut …", "talks with Kabul") become their actors."""
    for naming in reading.namings():
        actor = _metonyms().get(naming.name)
        if actor and naming.kind == "place" and _acts(reading, naming):
            end = naming.end
            reading.put(known_naming(naming.first, end, actor))


def _acts(reading: Reading, naming: Naming) -> bool:
    text, first, end = reading.words, naming.first, naming.end
    if text.possessive(end - 1):
        return text.lower(end + 1) in words("titles", "possessions")
    before = text.lower(first - 1)
    if text.gap(first - 1).strip() == "" and before in words("titles", "dealing"):
        return _is_dealt_with(reading, naming, before)
    if before == "and" and text.lower(first - 3) == "between":
        return _someone_at(reading, first - 2)
    return _is_subject(text, first, _last_of_pair(reading, end))


def _last_of_pair(reading: Reading, end: int) -> int:
    """The end of "Washington and Kabul" where the first of them ends at word ``end``."""
    other = reading.by_word.get(end + 1) if reading.words.lower(end) == "and" else None
    return other.end if other and other.name in _metonyms() else end


def _is_dealt_with(reading: Reading, naming: Naming, preposition: str) -> bool:
    """Such as "between Washington and the Taliban", "pressure on Kabul", "without Kabul"."""
    text, first, end = reading.words, naming.first, naming.end
    if preposition == "between":
        return text.lower(end) == "and" and _someone_at(reading, end + 1)
    near = {text.lower(k) for k in range(max(0, first - 4), first - 1)}
    dealings = words("titles", "pressure")
    if preposition == "to":  # "sent a delegation to Doha" is but a journey
        dealings -= words("titles", "travellers")
    return bool(near & dealings)


def _someone_at(reading: Reading, i: int) -> bool:
    """Whether an actor or another capital is named at word ``i``, an article passed over."""
    i += reading.words.lower(i) == "the"
    naming = reading.by_word.get(i)
    return naming is not None and (naming.kind != "place" or naming.name in _metonyms())


def _is_subject(text: Words, first: int, end: int) -> bool:
    """Such as "Washington wants", "Kabul is ready": no preposition before, agent's verb after."""
    if text.gap(first - 1).strip() == "" and text.lower(first - 1) in words("titles", "locating"):
        return False
    if text.gap(end - 1).strip():
        return False
    verb = text.lower(end)
    if verb.endswith("ly") or verb in ("also", "now", "still", "never", "then"):
        end += 1
        verb = text.lower(end)
    if verb in ("is", "was", "are", "were"):
        return text.lower(end + 1) in words("titles", "states_of_mind")
    if verb in ("has", "have", "had"):
        after = text.lower(end + 1)
        return after in words("titles", "states_of_mind") or _is_deed(after)
    return _is_deed(verb) or verb in words("titles", "speech")


def _is_deed(verb: str) -> bool:
    """Whether only somebody who acts is the subject of a verb, as far as its form tells."""
    regular = verb.endswith("ed") and verb not in words("titles", "befalling")
    return regular or verb in words("titles", "deeds")
