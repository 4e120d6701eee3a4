"""Surnames and descriptions: whom "Mr. Ghani", "Rabbani" or "the American envoy" means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from events.extraction.actors.known import (
    KnownActor,
    actors_by_name,
    known_actors,
    state_of_adjective,
    words,
)
from events.extraction.actors.name_words import surname_of
from events.extraction.actors.proofs import is_label
from events.extraction.actors.reading import Naming, Reading
from events.extraction.actors.spelling import fold
from events.extraction.actors.words import Words, cut
from events.extraction.lexicon import load
from events.extraction.results import Span

_Key = tuple[str, ...]
_BEARERS = 8


def _key(form: str) -> _Key:
    return tuple(fold(w) for w in cut(form, Span(0, len(form))).words)


@lru_cache(maxsize=1 << 14)
def _family_keys(name: str) -> tuple[_Key, ...]:
    key = _key(surname_of(name))
    return (key, key[1:]) if len(key) > 1 and key[0] in ("al", "el") else (key,)


@cache
def _famous() -> dict[_Key, str]:
    """Forms that mean a known person without a full name in the text."""
    return {_key(form): a.name for a in known_actors() for form in a.short}


@cache
def _by_surname() -> dict[_Key, list[KnownActor]]:
    table: dict[_Key, list[KnownActor]] = defaultdict(list)
    for actor in known_actors():
        if actor.kind == "person":
            for key in _family_keys(actor.name):
                table[key].append(actor)
    return table


@cache
def _famous_firsts() -> frozenset[str]:
    """The first words of the surnames and forms of known persons."""
    return frozenset(key[0] for table in (_famous(), _by_surname()) for key in table)


class _Directory:
    """Who bears which surname in this article, and who of them was named last."""

    def __init__(self, readings: list[Reading], introduced: list[Naming]) -> None:
        self.anybody: dict[_Key, Naming] = {}
        self.latest: dict[_Key, dict[str, Naming]] = defaultdict(dict)
        self.labels: dict[str, Naming] = {}
        self.here: set[str] = set()
        named = [naming for reading in readings for naming in reading.namings()]
        for naming in (*named, *introduced):
            if naming.kind == "person":
                for key in _family_keys(naming.name):
                    self.anybody.setdefault(key, naming)
        self.firsts = _famous_firsts() | {key[0] for key in self.anybody}

    def saw(self, naming: Naming) -> None:
        """Remember that this person was just named; a few bearers of a surname are enough."""
        for key in _family_keys(naming.name):
            bearers = self.latest[key]
            bearers.pop(naming.name, None)
            bearers[naming.name] = naming
            self.here.add(naming.name)
            if len(bearers) > _BEARERS:
                del bearers[next(iter(bearers))]

    def whom(self, key: _Key, text: Words, first: int) -> Naming | None:
        """The person that the surname means at this place; a label always means the same one."""
        if not is_label(text, first + len(key)):
            return self._bearer(key, text, first)
        label = text.said(0, first + len(key))
        if label not in self.labels and (person := self._bearer(key, text, first)):
            self.labels[label] = person
        return self.labels.get(label)

    def _bearer(self, key: _Key, text: Words, first: int) -> Naming | None:
        bearers = self.latest.get(key)
        if bearers and (fitting := _fitting(list(bearers.values()), text, first)):
            return self._likeliest(fitting, _famous().get(key, ""))
        famous = "" if text.lower(first - 1) in words("titles", "royal") else _famous().get(key)
        known = _titled_person(key, text, first) or famous or _labelled(key, text, first)
        if known:
            actor = actors_by_name()[known]
            return Naming(first, first, known, actor.kind, known=True, gender=actor.gender)
        return self.anybody.get(key)

    def _likeliest(self, bearers: list[Naming], famous: str) -> Naming:
        """The bearer named last in this paragraph; from another one who is best known by it.

        "Karzai" is the president again once the paragraph about his brother has ended.
        """
        last = bearers[-1]
        if last.name in self.here:
            return last
        return next((bearer for bearer in bearers if bearer.name == famous), last)


def _fitting(bearers: list[Naming], text: Words, first: int) -> list[Naming]:
    """Those whom the title before the surname does not exclude, when it excludes not all."""
    gender = load("titles")["genders"].get(text.lower(first - 1), "")
    by_gender = [b for b in bearers if not gender or b.gender in (gender, "")]
    if gender:  # officers go by their rank
        by_gender = [b for b in by_gender if not _is_officer(b.name)] or by_gender
    holders = {a.name for a in _office_holders([b.name for b in by_gender], text, first)}
    return [b for b in by_gender if b.name in holders] or by_gender


def _is_officer(name: str) -> bool:
    known = actors_by_name().get(name)
    return known is not None and known.cameo.endswith("MIL")


def _office_holders(names: Iterable[str], text: Words, first: int) -> list[KnownActor]:
    """The known persons among ``names`` who held the office named before word ``first``."""
    title = text.lower(first - 1)
    if title in ("state", "defense", "defence") and text.lower(first - 2) == "of":
        title = "secretary"
    people = [actors_by_name()[n] for n in names if n in actors_by_name()]
    if title in words("titles", "officers"):
        return [a for a in people if _is_officer(a.name)]
    return [a for a in people if any(title in role.title.split() for role in a.roles)]


def _titled_person(key: _Key, text: Words, first: int) -> str | None:
    """The one known person of this surname who held the office named before it.

    Or the one known woman, for "Mrs".
    """
    title = text.lower(first - 1)
    if title not in words("titles", "honorifics") and title not in {"state", "defense"}:
        return None
    people = _by_surname().get(key, [])
    holders = _office_holders([a.name for a in people], text, first)
    if not holders and title in words("titles", "feminine"):
        holders = [a for a in people if a.gender == "f"]
    return holders[0].name if len(holders) == 1 else None


def _labelled(key: _Key, text: Words, first: int) -> str | None:
    """The spokesman whom a transcript's label means: "MR. PRICE:"."""
    title, end = text.lower(first - 1), first + len(key)
    if (
        first != 1
        or title not in load("titles")["genders"]
        or not text.gap(end - 1).lstrip("*_ ").startswith(":")
    ):
        return None
    people = [a for a in _by_surname().get(key, []) if a.gender == load("titles")["genders"][title]]
    speaking = [a for a in people if any(r.title.startswith("spokes") for r in a.roles)]
    return speaking[0].name if len(speaking) == 1 else None


@cache
def _no_names() -> frozenset[str]:
    """Words beside a surname that are no part of the name."""
    titles = words("titles", "honorifics") | words("titles", "roles")
    return words("names", "never") | titles | frozenset(state_of_adjective())


def _stands_alone(reading: Reading, first: int, end: int) -> bool:
    """Whether these words are a surname by themselves, not part of some longer name."""
    text, small = reading.words, _no_names()
    if first and text.joined(first - 1) and text.capital(first - 1):
        titled = text.lower(first - 1) in small or first - 1 in reading.by_word
        if not (titled or text.lower(first - 2) == "of"):
            return False
    if not (text.joined(end - 1) and text.capital(end)):
        return True
    follows = reading.by_word.get(end)
    return text.lower(end) in small or (follows is not None and follows.kind != "place")


def _doubtful(text: Words, first: int, end: int) -> bool:
    """A surname that is also a common word ("May") needs a title before or a verb after."""
    if text.lower(first) not in words("names", "never"):
        return False
    return not (
        text.lower(first - 1) in words("titles", "honorifics")
        or text.lower(end) in words("acts", "speech")
    )


def name_surnames(readings: list[Reading], introduced: list[Naming]) -> None:
    """Give every bare surname its person; some are ``introduced`` above the text."""
    directory = _Directory(readings, introduced)
    for reading in readings:
        directory.here.clear()
        for i in reading.words.capitals:
            naming = reading.by_word.get(i)
            if naming is None and reading.words.key(i) in directory.firsts:
                naming = _name_surname(reading, directory, i)
            if naming and naming.kind == "person" and naming.first == i:
                directory.saw(naming)


def _name_surname(reading: Reading, directory: _Directory, i: int) -> Naming | None:
    text = reading.words
    for end in range(min(i + 3, len(text)), i, -1):
        if not text.capital(end - 1) or not all(text.joined(k) for k in range(i, end - 1)):
            continue
        person = directory.whom(tuple(text.key(k) for k in range(i, end)), text, i)
        if person and _stands_alone(reading, i, end) and not _doubtful(text, i, end):
            naming = replace(person, first=i, end=end)
            reading.put(naming)
            return naming
    return None


def _office(words_: Iterable[str]) -> frozenset[str]:
    plain = (w for w in words_ if w not in ("special", "acting", "the", "of", "for", "senior"))
    return frozenset(load("titles")["same_office"].get(w, w) for w in plain)


def _is_office(office: frozenset[str], title: str) -> bool:
    """Whether the words say a title, in short perhaps; a vice president is no president."""
    held = _office(title.split())
    return office <= held and not (held - office) & words("titles", "below")


def name_descriptions(readings: list[Reading]) -> None:
    """Such as "the American envoy", "the Afghan president": the one such person named."""
    present = {n.name for r in readings for n in r.namings() if n.kind == "person" and n.known}
    people = [actors_by_name()[name] for name in present]
    for reading in readings:
        text = reading.words
        for i in text.at("the"):
            if not text.capital(i + 1) or (
                i + 1 in reading.by_word and (reading.by_word[i + 1].kind != "country")
            ):
                continue
            state = state_of_adjective().get(text.lower(i + 1))
            if state:
                _describe(reading, i, state, people)


def _describe(reading: Reading, i: int, state: str, people: list[KnownActor]) -> None:
    text, end = reading.words, i + 2
    while end < i + 5 and text.joined(end - 1) and text.lower(end).isalpha():
        if text.capital(end) or end in reading.by_word:
            return
        end += 1
        if text.lower(end - 1) in words("titles", "roles"):
            break
    else:
        return
    if text.joined(end - 1) and (text.capital(end) or text.lower(end) in words("titles", "roles")):
        return
    office = _office(text.lower(k) for k in range(i + 2, end))
    holders = [
        a
        for a in people
        if a.of == state and any(_is_office(office, role.title) for role in a.roles)
    ]
    if len(holders) == 1:
        holder = holders[0]
        reading.put(Naming(i, end, holder.name, "person", known=True, gender=holder.gender))
