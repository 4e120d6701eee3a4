"""Parts of a state by what they are for: ministries, embassies, parliaments."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import (
    actors_by_name,
    country_of,
    known_actors,
    state_of_adjective,
    words,
)
from events.extraction.actors.metonyms import metonyms
from events.extraction.actors.reading import Naming, Reading, known_naming
from events.extraction.actors.words import Words
from events.extraction.lexicon import load

_LONGEST_PORTFOLIO = 5
_JOINING = frozenset({"", "-", "'", "’"})


@cache
def state_adjective(state: str) -> str:
    """The adjective that names are built with: "Afghan", "US"; the state's name where none."""
    return next(iter(actors_by_name()[state].adjectives), state)


def owner_before(text: Words, first: int) -> tuple[int, str] | None:
    """The state whose adjective or possessive stands before word ``first``, and where."""
    at = first - 1
    if text.gap(at).strip() not in _JOINING:  # "… in Qatar. Government officials …"
        return None
    if text.lower(at) == "s" and text.possessive(at - 1):
        at -= 1
    for width in (2, 1):
        start = at - width + 1
        said = " ".join(text.lower(k) for k in range(start, at + 1))
        state = state_of_adjective().get(said) if text.capital(start) else None
        if state:
            return start, state
    return None


def _portfolio(text: Words, i: int) -> tuple[int, int, str] | None:
    """The ministry around the word "ministry" at ``i``: first word, end and what it is for."""
    table: dict[str, str] = load("bodies")["ministries"]
    if text.lower(i + 1) in ("of", "for"):
        for end in range(min(i + 2 + _LONGEST_PORTFOLIO, len(text)), i + 2, -1):
            if found := table.get(text.said(i + 2, end).lower().replace("’", "'")):
                return i, end, found
    for start in (i - 2, i - 1):
        if start >= 0 and (found := table.get(text.said(start, i).lower())):
            return start, i + 1, found
    return None


def foreign_office_state(texts: list[Words]) -> str:
    """Whose "the Foreign Office" is: Pakistan's or Britain's, by which the article names more."""
    offices: dict[str, list[str]] = load("bodies")["foreign_offices"]
    times = {state: sum(len(text.at(*names)) for text in texts) for state, names in offices.items()}
    state = max(times, key=lambda name: times[name])
    return state if times[state] else ""


def name_ministries(reading: Reading, default: str, office: str = "") -> None:
    """Such as "the Afghan defense ministry", "Russia's embassy", "the Ministry of Interior".

    ``default`` is the state that a ministry without owner belongs to, ``office`` that of a
    Foreign Office without one; empty when unknown.
    """
    text = reading.words
    for i in text.at("ministry", "office", "embassy", "embassies", "parliament"):
        word = text.lower(i)
        if word == "ministry" or (word == "office" and text.lower(i - 1) == "foreign"):
            _name_ministry(reading, i, default if word == "ministry" else office)
        elif word != "office" and not _name_embassy_of(reading, i):
            _name_seat(reading, i, default)


def _name_embassy_of(reading: Reading, i: int) -> bool:
    """Such as "the embassy of Norway", "the embassies of the United States and its allies"."""
    text = reading.words
    after = reading.by_word.get(i + 2 + (text.lower(i + 2) == "the"))
    if text.lower(i) == "parliament" or text.lower(i + 1) != "of" or after is None:
        return False
    if after.kind != "country" or _is_but_where(text, i):
        return False
    put_part(reading, i, after.end, f"{state_adjective(after.name)} Embassy")
    return True


def _is_but_where(text: Words, i: int) -> bool:
    """Whether something only happens at the seat at word ``i``: "outside the embassy of X"."""
    before = text.lower(i - 1 - (text.lower(i - 1) == "the"))
    return before in ("near", "outside", "opposite", "at")


def _name_ministry(reading: Reading, i: int, default: str) -> None:
    if (naming := reading.by_word.get(i)) and naming.known:
        return
    found = _portfolio(reading.words, i)
    if found is None:
        return
    first, end, portfolio = found
    owner = owner_before(reading.words, first)
    if owner is None and reading.words.lower(end) in ("of", "in"):
        after = reading.by_word.get(end + 1)
        state = after.name if after and after.kind == "country" else ""
        if after and after.kind == "place" and after.name in metonyms():
            state = country_of(after.name)
        if after and state:
            owner, end = (first, state), after.end
    start, state = owner or (first, default)
    if state:
        put_part(reading, start, end, f"{state_adjective(state)} {portfolio} Ministry")


def _name_seat(reading: Reading, i: int, default: str) -> None:
    """Such as "the British embassy", "Pakistan's parliament", "his country's parliament"."""
    text = reading.words
    owner = owner_before(text, i)
    start = owner[0] if owner else i
    start -= text.lower(start - 1) == "the"
    after = text.lower(i + 1) if text.joined(i) else ""
    if text.lower(start - 1) in ("near", "outside", "opposite") or after in words(
        "bodies", "sites"
    ):
        return
    if owner is None and text.lower(i - 2) == "country" and text.possessive(i - 2) and default:
        owner = i - 2, default
    if owner:
        seat = "Embassy" if text.lower(i) == "embassy" else "parliament"
        put_part(reading, owner[0], i + 1, f"{state_adjective(owner[1])} {seat}")


@cache
def _parts() -> dict[str, str]:
    """The parts of states that the lexicon has, by every name."""
    parts = [a for a in known_actors() if a.kind in ("government", "organization")]
    return {form: a.name for a in parts for form in (*a.aliases, a.name)}


def put_part(reading: Reading, first: int, end: int, name: str) -> None:
    """Name a part of a state; a possessive ("Turkey's") stays a mention of the state itself."""
    owner = reading.by_word.get(first)
    if owner and owner.kind == "country" and reading.words.possessive(owner.end - 1):
        first = owner.end + 1
    if known := _parts().get(name):
        reading.put(known_naming(first, end, known))
    else:
        reading.put(Naming(first, end, name, "government"))
