"""Persons the lexicon does not have: capitals that a title, an apposition or a verb proves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from events.extraction.actors.known import actors_by_name, state_of_adjective, words
from events.extraction.actors.reading import Naming, Reading
from events.extraction.actors.words import Words

_LONGEST = 4
_APPOSITION = 9
_MALE = frozenset({"mr", "sir", "lord", "king", "prince", "mullah", "mawlawi", "maulvi", "father"})
_FEMALE = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "baroness", "dame"})
_COURTESY = frozenset({"mr", "mrs", "ms", "miss"})
# Religious and tribal titles that are as good as a given name: "Mullah Yaqoob", "Haji Din".
_CLERICAL = frozenset(
    """mullah mulla mawlawi maulvi maulana mufti qari ustad pir haji hajji sheikh sardar agha
    engineer""".split()
)


@cache
def _never() -> frozenset[str]:
    return (
        words("titles", "words", "never")
        | words("titles", "words", "events")
        | words("titles", "bodies")
        | frozenset(state_of_adjective())
    ) - words("titles", "names", "given")


def _free(reading: Reading, i: int) -> bool:
    """Whether word ``i`` may be part of an unknown person's name."""
    naming = reading.by_word.get(i)
    if naming is None:
        return reading.words.capital(i)
    return (
        naming.kind in ("place", "country")
        and naming.end == naming.first + 1
        and _given(reading.words, i)
    ) or _family_like(reading, naming)


def _family_like(reading: Reading, naming: Naming) -> bool:
    """A one-word place after a given name is a family name: "Jack London"."""
    text = reading.words
    return (
        naming.kind in ("place", "country")
        and naming.end == naming.first + 1
        and naming.first > 0
        and text.gap(naming.first - 1) == " "
        and text.capital(naming.first - 1)
        and _given(text, naming.first - 1)
        and naming.first - 1 not in reading.by_word
    )


def _given(text: Words, i: int) -> bool:
    return text.lower(i) in words("titles", "names", "given")


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Stretches of joined capitals (and particles between them) that may hold a name."""
    text, i = reading.words, 0
    particles = words("titles", "words", "particles")
    while i < len(text):
        if not _free(reading, i):
            i += 1
            continue
        end = i + 1
        while end < len(text) and text.joined(end - 1):
            if _free(reading, end):
                end += 1
            elif text.lower(end) in particles and text.joined(end) and _free(reading, end + 1):
                end += 2
            else:
                break
        yield i, end
        i = end


def _trim(reading: Reading, first: int, end: int, common: frozenset[str]) -> tuple[int, int]:
    """The run without titles, function words and words the text has in lower case too."""
    text = reading.words
    titles = words("titles", "honorifics") | words("titles", "roles")
    for i in range(end - 3, first - 1, -1):  # "House Speaker X Y": what follows the last title
        if text.lower(i) in titles and not _given(text, i):
            first = i + 1
            break
    while first < end and not _given(text, first):
        word = text.lower(first)
        if not (word in _never() or word in titles or (word in common and end - first != 2)):
            break
        first += 1
    while first < end and (text.lower(end - 1) in _never() or len(text.words[end - 1]) == 1):
        end -= 1
    return first, end


def _titled(text: Words, first: int) -> bool:
    """Whether a title stands before: "analyst X Y", "Dr. X", "a spokesman, X Y,"."""
    before = text.lower(first - 1)
    gap = text.gap(first - 1).strip() if first else "?"
    if before in words("titles", "honorifics") and gap in ("", "."):
        return True
    if before in words("titles", "roles"):
        return gap in ("", ",")
    titled_state = text.lower(first - 2) == "of" and text.lower(first - 3) in words(
        "titles", "roles"
    )
    return titled_state and gap == "" and before in ("state", "defense", "defence", "staff")


def _speaks(text: Words, first: int, end: int) -> bool:
    """Whether a verb of speech, or "according to", stands beside the name."""
    speech = words("titles", "speech")
    after = text.lower(end) if text.gap(end - 1).strip() == "" else ""
    before = text.lower(first - 1) if first and text.gap(first - 1).strip() == "" else ""
    return (
        after in speech
        or before in ("said", "says", "told", "tells", "asked", "added")
        or (before == "to" and text.lower(first - 2) == "according")
    )


def _described(reading: Reading, end: int) -> bool:
    """Whether an age, a relative clause, a person's noun or an employer follows in apposition."""
    text, employer = reading.words, reading.by_word.get(end)
    if not text.gap(end - 1).startswith(","):
        return False
    after = text.lower(end)
    if employer is not None and employer.kind == "organization":
        return True
    if after == "who" or (after.isdigit() and text.gap(end).startswith(",")):
        return True
    for i in range(end, min(end + _APPOSITION, len(text))):
        if text.lower(i) in words("titles", "roles"):
            return True
        if text.gap(i).strip() not in ("", "-", "’", "'", "“", "”", '"'):
            return False
    return False


def _coordinated(reading: Reading, first: int, end: int) -> bool:
    """Whether the name stands in a list with a person: "X Y and Z W"."""
    text, before = reading.words, reading.by_word.get(first - 2)
    if text.lower(first - 1) == "and" and text.gap(first - 2) == " ":
        return before is not None and before.kind == "person"
    after = reading.by_word.get(end + 1)
    listed = text.lower(end) == "and" and text.gap(end - 1) == " "
    return listed and after is not None and after.kind == "person"


def _gender(text: Words, first: int) -> str:
    before = text.lower(first - 1)
    return "m" if before in _MALE else "f" if before in _FEMALE else ""


def name_people(reading: Reading, common: frozenset[str]) -> None:
    """Add unknown persons named in full; ``common`` are words the article has in lower case."""
    text = reading.words
    for run in list(_runs(reading)):
        first, end = _trim(reading, *run, common)
        if first >= end or not _is_person(reading, first, end, common):
            continue
        if end - first == 1 and text.lower(first - 1) in _CLERICAL:
            first -= 1
        gender = _gender(text, first)
        known = text.said(first, end)
        reading.put(Naming(first, end, known, "person", gender=gender))  # type: ignore[arg-type]


def _is_person(reading: Reading, first: int, end: int, common: frozenset[str]) -> bool:
    text = reading.words
    inner = [text.lower(i) for i in range(first, end)]
    if end - first > _LONGEST or any(w in _never() or w[0].isdigit() for w in inner):
        return False
    if any(len(w) > 1 and text.words[first + k].isupper() for k, w in enumerate(inner)):
        return False
    if end - first == 1:
        return _is_mononym(reading, first, common)
    surname_only = all(text.gap(i).strip() for i in range(first, end - 1))  # "Felbab-Brown"
    place = text.joined(end - 1) and text.lower(end) in words("titles", "words", "sites")
    if surname_only or place:
        return False
    return (
        _given(text, first)
        or _titled(text, first)
        or _speaks(text, first, end)
        or _described(reading, end)
        or _coordinated(reading, first, end)
    )


def _is_mononym(reading: Reading, i: int, common: frozenset[str]) -> bool:
    """Such as "Mullah Yaqoob"; "Gulab, a shopkeeper,": one name only, as many Afghans have."""
    text = reading.words
    word = text.lower(i)
    if word in common or word in words("titles", "speech") or len(word) < 3:
        return False
    before = text.lower(i - 1)
    if before in _CLERICAL and text.capital(i - 1) and text.joined(i - 1):
        return True
    article = text.lower(i + 1) in ("a", "an") or text.lower(i + 1).isdigit()
    return _given(text, i) and article and _described(reading, i + 1)


def name_titled(reading: Reading, common: frozenset[str]) -> None:
    """Add who is named by surname alone: "Mr Akbari", where nobody in full bears the name."""
    text = reading.words
    for i in range(1, len(text)):
        if text.lower(i - 1) not in _COURTESY or not text.capital(i) or i in reading.by_word:
            continue
        alone = not (text.joined(i) and text.capital(i + 1))
        plain = text.lower(i) not in _never() and text.lower(i) not in common
        if alone and plain and text.gap(i - 1).strip() in ("", "."):
            gender = _gender(text, i)
            reading.put(Naming(i, i + 1, text.words[i], "person", gender=gender))  # type: ignore[arg-type]


def surname_of(name: str) -> str:
    """The last part of a name, hyphens and particles with it: "Felbab-Brown", "de Mistura"."""
    actor = actors_by_name().get(name)
    if actor and actor.surname:
        return actor.surname
    return name.removesuffix(" Jr").removesuffix(" Sr").split()[-1]
