"""Persons the lexicon does not have: capitals that a title, an apposition or a verb proves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from events.extraction.actors.known import (
    known_actors,
    words,
)
from events.extraction.actors.name_words import (
    is_family,
    is_given,
    is_month,
    may_be_mononym,
    never,
    put_person,
)
from events.extraction.actors.proofs import (
    coordinated,
    described,
    heads_turn,
    named_so,
    nicknamed,
    numbers_turn,
    of_kin,
    signed,
    sits_for,
    speaks,
    struck,
    titled,
)
from events.extraction.actors.reading import Naming, Reading
from events.extraction.actors.spelling import fold
from events.extraction.actors.words import Words

_LONGEST = 4
_NUMERALS = frozenset({"ii", "iii", "iv"})


def _free(reading: Reading, i: int) -> bool:
    """Whether word ``i`` may be part of an unknown person's name."""
    naming = reading.by_word.get(i)
    if naming is None:
        return reading.words.capital(i)
    return (
        naming.kind in ("place", "country")
        and naming.end == naming.first + 1
        and is_given(reading.words, i)
    ) or _family_like(reading, naming)


def _family_like(reading: Reading, naming: Naming) -> bool:
    """A one-word place after a given name is a family name: "Jack London", "analyst X London"."""
    text = reading.words
    return (
        naming.kind in ("place", "country")
        and naming.end == naming.first + 1
        and naming.first > 0
        and text.gap(naming.first - 1) == " "
        and text.capital(naming.first - 1)
        and (is_given(text, naming.first - 1) or titled(text, naming.first - 1))
        and naming.first - 1 not in reading.by_word
    )


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Stretches of joined capitals (and particles between them) that may hold a name."""
    text, end = reading.words, 0
    particles = words("names", "particles")
    for i in text.capitals:
        if i < end or not _free(reading, i):
            continue
        end = i + 1
        while end < len(text) and text.joined(end - 1):
            if _free(reading, end):
                end += 1
            elif (after := _past(text, end, particles)) > end and _free(reading, after):
                end = after + 1
            else:
                break
        yield i, end


def _past(text: Words, i: int, particles: frozenset[str]) -> int:
    """The word after the particles that begin at word ``i``: past "de la" in "X de la Y"."""
    while text.lower(i) in particles and text.joined(i):
        i += 1
    return i


@cache
def _titles() -> frozenset[str]:
    return words("titles", "honorifics") | words("titles", "roles")


def _trim(reading: Reading, first: int, end: int, common: frozenset[str]) -> tuple[int, int]:
    """The run without titles, function words and words the text has in lower case too."""
    text = reading.words
    if end > first and numbers_turn(text, first):
        first += 1
    titles = _titles()
    for i in range(end - 3, first - 1, -1):  # "House Speaker X Y": what follows the last title
        if text.lower(i) in titles and not is_given(text, i):
            first = i + 1
            break
    while first < end and not is_given(text, first):
        word = text.lower(first)
        common_word = word in common and end - first != 2
        if not (is_month(text, first) or word in never() or word in titles or common_word):
            break
        first += 1
    while first < end and (text.lower(end - 1) in never() or len(text.words[end - 1]) == 1):
        end -= 1
    return first, end


def name_people(reading: Reading, common: frozenset[str], alone: frozenset[str]) -> None:
    """Add unknown persons named in full.

    ``common`` are words the article has in lower case, ``alone`` those it uses as surnames. A
    second look takes those whom only the next in a list proves.
    """
    runs = [_trim(reading, *run, common) for run in list(_runs(reading))]
    left = [run for run in runs if not _name_person(reading, *run, common, alone)]
    for run in reversed(left):
        _name_person(reading, *run, common, alone)


def _name_person(
    reading: Reading, first: int, end: int, common: frozenset[str], alone: frozenset[str]
) -> bool:
    """Put a person's name where the run is one; whether it was."""
    if first >= end or not _is_person(reading, first, end, common, alone):
        return False
    text = reading.words
    if end - first == 1 and text.lower(first - 1) in words("titles", "clerical"):
        first -= 1
    put_person(reading, first, end)
    return True


def _is_person(
    reading: Reading, first: int, end: int, common: frozenset[str], alone: frozenset[str]
) -> bool:
    text = reading.words
    if end - first == 1:
        return _is_cleric(text, first, common)
    return _may_be_name(text, first, end) and (
        is_given(text, first)
        or is_family(text, end - 1)
        or titled(text, first)
        or speaks(text, first, end)
        or described(reading, end)
        or coordinated(reading, first, end)
        or signed(text, first, end)
        or nicknamed(text, end)
        or named_so(text, first)
        or of_kin(text, first, end)
        or struck(text, first)
        or heads_turn(text, first, end)
        or sits_for(text, first, end)
        or text.words[end - 1] in alone
    )


def _may_be_name(text: Words, first: int, end: int) -> bool:
    """Whether the form of these words is that of a name of several words."""
    inner = [text.lower(i) for i in range(first, end)]
    if end - first > _LONGEST or any(w in never() or w[0].isdigit() for w in inner):
        return False
    if any(_shouts(text, i) for i in range(first, end)) and not sits_for(text, first, end):
        return False
    surname_only = all(text.gap(i).strip() for i in range(first, end - 1))  # "Felbab-Brown"
    place = text.joined(end - 1) and text.lower(end) in words("names", "sites")
    return not surname_only and not place


def _shouts(text: Words, i: int) -> bool:
    """Whether word ``i`` is all capitals, and neither initials nor a numeral."""
    word = text.words[i]
    return len(word) > 1 and word.isupper() and "." not in word and text.lower(i) not in _NUMERALS


def _is_cleric(text: Words, i: int, common: frozenset[str]) -> bool:
    """Such as "Mullah Yaqoob": one name only, as many Afghans have, behind a title."""
    before = text.lower(i - 1)
    clerical = before in words("titles", "clerical") and text.capital(i - 1) and text.joined(i - 1)
    return clerical and text.key(i) not in _famous() and may_be_mononym(text, i, common)


@cache
def _famous() -> frozenset[str]:
    """Keys of the words that alone mean a known person: "Ustad Sayyaf" is he."""
    return frozenset(fold(form) for a in known_actors() for form in a.short if " " not in form)
