"""Governments by their heads: "the Trump administration", "his government", "the government"."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import known_actors, state_of_adjective
from events.extraction.actors.reading import Reading, known_naming
from events.extraction.actors.words import Words

_HOLDERS = frozenset({"administration", "administrations", "government"})
_PRESENT = frozenset({"present", "current", "elected", "legitimate", "incumbent", "federal"})
_POSSESSIVE_PRONOUNS = frozenset({"his", "her", "whose"})


@cache
def _government_of() -> dict[str, str]:
    """{"Ashraf Ghani": "Afghan government"}; a head of several has the first of the lexicon."""
    return {head: a.name for a in reversed(known_actors()) for head in a.heads}


@cache
def _government_of_surname() -> dict[str, str]:
    return {head.split()[-1].lower(): name for head, name in _government_of().items()}


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
    for i in text.at("house"):
        if text.lower(i - 1) == "white":
            _name_white_house(reading, i)
    for i in text.at("officials", *_HOLDERS):
        holder = text.lower(i)
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
    """Such as "the government of President Ashraf Ghani", who is named there as well."""
    for j in range(i + 2, min(i + 5, len(reading.words))):
        naming = reading.by_word.get(j)
        if naming and naming.first == j and naming.name in _government_of():
            reading.put(known_naming(i, i + 1, _government_of()[naming.name]))
            return


def name_governments(reading: Reading) -> None:
    """Such as "the government" of Afghanistan, or "his government" of the head named before.

    "The government" is the Afghan one unless another state was named last in the paragraph.
    """
    text, head, state = reading.words, "", "Afghanistan"
    heads = text.at("government")
    for i in sorted({*heads, *text.capitals}) if heads else ():
        word, naming = text.lowers[i], reading.by_word.get(i)
        if naming is not None and naming.kind == "person":
            head = _government_of().get(naming.name, "")
        elif text.capital(i):
            state = state_of_adjective().get(word, state)
        if word != "government" or naming is not None:
            continue
        before = text.lower(i - 2 if text.lower(i - 1) == "federal" else i - 1)
        if before in _POSSESSIVE_PRONOUNS and head:
            reading.put(known_naming(i, i + 1, head))
        elif state == "Afghanistan" and not _goes_on(text, i):
            first = i - 1 - (text.lower(i - 1) in _PRESENT)
            if text.lower(first) == "the" and first not in reading.by_word:
                reading.put(known_naming(first, i + 1, "Afghan government"))


def _goes_on(text: Words, i: int) -> bool:
    """Whether "the government" is told apart by what follows, or one of two."""
    return text.joined(i) and text.lower(i + 1) in ("of", "in")
