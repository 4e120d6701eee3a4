"""Capitals and buildings that stand for who decides there."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import country_of, known_places, words
from events.extraction.actors.reading import Naming, Reading, known_naming
from events.extraction.actors.words import Words
from events.extraction.lexicon import load

_FIRST_YEAR = 1900  # a number below it is no year


@cache
def metonyms() -> dict[str, str]:
    """Capitals and buildings -> the state or government that they stand for."""
    return {place.name: place.metonym for place in known_places() if place.metonym}


def read_metonyms(reading: Reading) -> None:
    """Capitals that act ("Washington will cut …", "talks with Kabul") become their actors."""
    for naming in reading.namings():
        actor = metonyms().get(naming.name)
        if actor and naming.kind == "place" and _acts(reading, naming):
            if _is_of_then(reading, actor):
                actor = load("places")["before"][actor]["state"]
            reading.put(known_naming(naming.first, naming.end, actor))


def _is_of_then(reading: Reading, actor: str) -> bool:
    """Whether a paragraph is of the days when another state ruled there: "Moscow" in 1986."""
    before = load("places")["before"].get(actor)
    if before is None:
        return False
    years = [int(w) for w in reading.words.numbers if len(w) == 4 and w.isdecimal()]
    years = [year for year in years if year >= _FIRST_YEAR]
    told = bool(reading.words.at(*before["words"].split()))
    return (told or bool(years)) and all(year <= before["until"] for year in years)


def _acts(reading: Reading, naming: Naming) -> bool:
    text, first, end = reading.words, naming.first, naming.end
    if text.possessive(end - 1):
        return text.lower(end + 1) in words("acts", "possessions")
    before = text.lower(first - 1) if text.gap(first - 1).strip() == "" else ""
    if before in words("acts", "addressing"):
        return True
    if before in words("acts", "dealing"):
        return _is_dealt_with(reading, naming, before)
    if text.lower(first - 1) == "and" and text.lower(first - 3) == "between":
        return _someone_at(reading, first - 2) and not _in_one_country(reading, first - 2, first)
    return is_subject(text, first, _last_of_pair(reading, end))


def _last_of_pair(reading: Reading, end: int) -> int:
    """The end of "Washington and Kabul" where the first of them ends at word ``end``."""
    other = reading.by_word.get(end + 1) if reading.words.lower(end) == "and" else None
    return other.end if other and other.name in metonyms() else end


def _is_dealt_with(reading: Reading, naming: Naming, preposition: str) -> bool:
    """Such as "between Washington and the Taliban", "pressure on Kabul", "without Kabul"."""
    text, first, end = reading.words, naming.first, naming.end
    if preposition == "between":
        other = _someone_at(reading, end + 1) and not _in_one_country(reading, first, end + 1)
        return text.lower(end) == "and" and other
    near = {text.lower(k) for k in range(max(0, first - 4), first - 1)}
    dealings = words("acts", "pressure")
    if preposition == "to":  # "sent a delegation to Doha" is but a journey
        dealings -= words("acts", "travellers")
    return bool(near & dealings)


def _in_one_country(reading: Reading, one: int, other: int) -> bool:
    """Whether two towns lie in one country: "on the road between Rawalpindi and Islamabad"."""
    towns = [reading.by_word.get(i) for i in (one, other)]
    countries = {country_of(n.name) if n and n.kind == "place" else "" for n in towns}
    return len(countries) == 1 and "" not in countries


def _someone_at(reading: Reading, i: int) -> bool:
    """Whether an actor or another capital is named at word ``i``, an article passed over."""
    i += reading.words.lower(i) == "the"
    naming = reading.by_word.get(i)
    return naming is not None and (naming.kind != "place" or naming.name in metonyms())


def is_subject(text: Words, first: int, end: int) -> bool:
    """Such as "Washington wants", "Kabul is ready": no preposition before, agent's verb after."""
    if text.gap(first - 1).strip() == "" and text.lower(first - 1) in words("acts", "locating"):
        return False
    if text.gap(end - 1).strip():
        return False
    verb = text.lower(end)
    if verb.endswith("ly") or verb in ("also", "now", "still", "never", "then"):
        end += 1
        verb = text.lower(end)
    if verb in ("is", "was", "are", "were"):
        return text.lower(end + 1) in words("acts", "states_of_mind")
    if verb in ("has", "have", "had"):
        after = text.lower(end + 1 + (text.lower(end + 1) in words("acts", "between")))
        return after in words("acts", "states_of_mind") or _is_deed(after)
    return _is_deed(verb) or verb in words("acts", "speech")


def _is_deed(verb: str) -> bool:
    """Whether only somebody who acts is the subject of a verb, as far as its form tells."""
    regular = verb.endswith("ed") and verb not in words("acts", "befalling")
    return regular or verb in words("acts", "deeds")
