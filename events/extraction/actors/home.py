"""Bodies without an owner: those of the state that the article is about."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import actors_by_name, country_of, state_of_adjective, words
from events.extraction.actors.metonyms import is_subject
from events.extraction.actors.ministries import owner_before, put_part, state_adjective
from events.extraction.actors.reading import Naming, Reading, known_naming
from events.extraction.actors.words import Words
from events.extraction.lexicon import load

_ASSEMBLIES = frozenset({"parliament"})
_FORCES = frozenset({"army", "military", "police"})
_SEATED = frozenset({"in", "of", "to", "by", "from", "before", "through", "at", "into"})
_Forms = dict[str, dict[tuple[str, ...], str]]


@cache
def _forms(table: str, state: str) -> _Forms:
    """The bodies of a state that a table of ``bodies.toml`` names, by the last word of the form."""
    rows: dict[str, str] = load("bodies")[table].get(state, {})
    found: _Forms = {}
    for form, name in sorted(rows.items(), key=lambda row: -len(row[0])):
        found.setdefault(form.split()[-1], {})[tuple(form.split())] = name
    return found


@cache
def _owned_forms() -> dict[str, set[tuple[str, ...]]]:
    """What any state's bodies are called behind its name, by the last word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for state in load("bodies")["owned"]:
        for word, forms in _forms("owned", state).items():
            found.setdefault(word, set()).update(forms)
    return found


def name_owned_bodies(reading: Reading) -> None:
    """Such as "Pakistan's spy agency", "the Iranian government", "the government of Iran"."""
    text = reading.words
    for i in text.at(*_owned_forms()):
        for form in sorted(_owned_forms()[text.lowers[i]], key=len, reverse=True):
            first = i + 1 - len(form)
            if first > 0 and tuple(text.lowers[first : i + 1]) == form:
                _name_owned(reading, first, i + 1, form)
                break
    for i in text.at("government", "authorities"):
        if i not in reading.by_word:
            _name_state_government(reading, i)


def _name_owned(reading: Reading, first: int, end: int, form: tuple[str, ...]) -> None:
    naming = reading.by_word.get(end - 1)
    if naming and naming.known and naming.kind != "country":
        return
    owner = owner_before(reading.words, first)
    if owner and (name := _forms("owned", owner[1]).get(form[-1], {}).get(form)):
        put_part(reading, owner[0], end, name)


def _name_state_government(reading: Reading, i: int) -> None:
    text = reading.words
    after = reading.by_word.get(i + 2) if text.lower(i + 1) == "of" else None
    owner = owner_before(text, i)
    if owner and not text.possessive(i - 2):  # "Colombia's government" is Colombia
        put_part(reading, owner[0], i + 1, f"{state_adjective(owner[1])} government")
    elif after and after.kind == "country" and after.first == i + 2:
        name = f"{state_adjective(after.name)} government"
        put_part(reading, i, after.end, name)


def name_home_bodies(reading: Reading, home: str) -> None:
    """Such as "the National Security Council", "the presidential palace" of the ``home`` state."""
    text, bodies = reading.words, _forms("home", home)
    for i in text.at(*bodies):
        word = text.lowers[i]
        for form, name in bodies[word].items():
            first = i + 1 - len(form)
            if (
                first >= 1
                and tuple(text.lowers[first : i + 1]) == form
                and (_unowned(reading, first) or _stands_alone(reading, first, word))
                and not (
                    word in words("bodies", "buildings")
                    and text.lower(first - 2) in words("acts", "locating")
                )
            ):
                reading.put(known_naming(first, i + 1, name))
                break


def _unowned(reading: Reading, first: int) -> bool:
    """Whether "the" alone stands before word ``first``, and no state or name."""
    return reading.words.lower(first - 1) == "the" and first - 1 not in reading.by_word


def _stands_alone(reading: Reading, first: int, head: str) -> bool:
    """Whether nobody's name stands before a plural that needs no article ("government forces")."""
    text = reading.words
    stranger = text.capital(first - 1) and text.lower(first - 1) not in words("names", "never")
    adjective = text.lower(first - 1) in state_of_adjective()
    owned = (stranger or adjective) and text.gap(first - 1).strip() in ("", "-")
    return head in words("bodies", "several") and not owned


def name_acting_bodies(reading: Reading, home: str) -> None:
    """Such as "police said", "according to the provincial council", where they act or are heard.

    They are the ``home`` state's unless another state was named last in the paragraph.
    """
    acting: dict[str, dict[str, str]] = load("bodies")["acting"]
    text, state, province = reading.words, home, ""
    heads = [i for i in text.at("council", *_acting_words()) if i not in reading.by_word]
    for i in sorted({*heads, *text.capitals}) if heads else ():
        word, name = text.lowers[i], ""
        if word in _acting_words():
            name = acting.get(_state_behind(reading, i) or state, {}).get(word, "")
        elif text.capital(i):
            state = state_of_adjective().get(word, state)
            naming = reading.by_word.get(i)
            province = naming.name if naming and _is_province(naming) else province
        elif word == "council" and text.lower(i - 1) == "provincial" and province:
            _put_acting(reading, i - 1, i + 1, f"{province} provincial council")
        if name and not _put_acting(reading, i, i + 1, name):
            _put_seated(reading, i, name)


@cache
def _acting_words() -> frozenset[str]:
    return frozenset(word for bodies in load("bodies")["acting"].values() for word in bodies)


def _state_behind(reading: Reading, i: int) -> str:
    """The state whose capital follows a body's noun: "the military in Rawalpindi"."""
    place = reading.by_word.get(i + 2)
    return country_of(place.name) if place and reading.words.lower(i + 1) == "in" else ""


def _put_seated(reading: Reading, i: int, name: str) -> None:
    """Name an assembly or army where it neither acts nor speaks: "in parliament", "the army is"."""
    text, word = reading.words, reading.words.lower(i)
    first = i - (text.lower(i - 1) == "the")
    if first in reading.by_word or not _opens(text, first) or text.lower(i + 1) == "building":
        return
    if (word in _ASSEMBLIES and text.lower(first - 1) in _SEATED) or (
        first < i and word in _FORCES and _stands_behind(reading, i)
    ):
        seat = reading.by_word[i + 2].end if _state_behind(reading, i) else i + 1
        reading.put(known_naming(first, seat, name))


def _stands_behind(reading: Reading, i: int) -> bool:
    """Whether a verb or the force's seat follows: "the army is", "the military in Pindi"."""
    after = reading.words.lower(i + 1) if reading.words.joined(i) else ""
    return after in ("is", "was", "has", "had") or bool(_state_behind(reading, i))


def _is_province(naming: Naming) -> bool:
    return naming.name in words("places", "provinces")


def _put_acting(reading: Reading, first: int, end: int, name: str) -> bool:
    """Name words ``first`` to ``end`` where they are a clause's subject or its source."""
    text = reading.words
    first -= text.lower(first - 1) == "the"
    if any(i in reading.by_word for i in range(first, end)) or not _opens(text, first):
        return False
    source = text.lower(first - 1) == "to" and text.lower(first - 2) == "according"
    if not source and not is_subject(text, first, _past_men(text, end)):
        return False
    known = name in actors_by_name()
    reading.put(known_naming(first, end, name) if known else Naming(first, end, name, "government"))
    return True


def _past_men(text: Words, end: int) -> int:
    """The end of a force's name with who of it acts: "army units pulled out"."""
    men = text.joined(end - 1) and text.lower(end) in words("bodies", "men")
    return end + 1 if men and text.lower(end - 1) in _FORCES else end


def _opens(text: Words, first: int) -> bool:
    """Whether nothing before belongs to the noun, as in "Kandahar police", "border police"."""
    if text.gap(first - 1) != " " or text.lower(first) == "the":
        return True
    before = text.lower(first - 1)
    return before in words("names", "never") and before not in state_of_adjective()
