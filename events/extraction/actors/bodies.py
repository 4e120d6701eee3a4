"""Bodies the lexicon does not have, by their last or first word: "the Y Institute"."""

from __future__ import annotations

from events.extraction.actors.known import state_of_adjective, words
from events.extraction.actors.reading import Naming, Reading
from events.extraction.actors.words import Words
from events.extraction.results import ActorKind

_LINKS = frozenset({"of", "for", "on"})
_INNER = frozenset({"and", "of", "for", "the", "in", "on"})
_GOVERNMENT = frozenset({"ministry", "department", "parliament", "embassy", "directorate"})
_LONGEST = 9


def name_bodies(reading: Reading) -> None:
    """Add every body whose head noun no name of the lexicon covers."""
    text = reading.words
    for i in range(len(text)):
        if not text.capital(i) or text.lower(i) not in words("titles", "bodies"):
            continue
        covering = reading.by_word.get(i)
        if covering is not None and covering.kind != "place":
            continue
        found = _leftwards(reading, i) or _rightwards(text, i)
        if found and _is_body(reading, *found, i):
            reading.put(Naming(*found, text.said(*found), _kind(text.lower(i))))


def _kind(head: str) -> ActorKind:
    return "government" if head in _GOVERNMENT else "organization"


def _opens(text: Words, i: int) -> bool:
    """Whether word ``i`` may be the first of a body's name."""
    return text.capital(i) and (
        text.lower(i) not in words("titles", "words", "never")
        or text.lower(i) in state_of_adjective()
        or text.lower(i)
        in (
            "american",
            "afghan",
            "international",
            "national",
            "federal",
            "north",
            "south",
            "west",
            "east",
            "central",
            "democratic",
            "islamic",
            "peace",
        )
    )


def _leftwards(reading: Reading, head: int) -> tuple[int, int] | None:
    """The capitals before the head: "Afghan Women's Network", "Y University of Z"."""
    text, first = reading.words, head
    while first > 0 and head - first < _LONGEST:
        if text.joined(first - 1) and _opens(text, first - 1):
            first -= 1
        elif text.lower(first - 1) == "s" and text.possessive(first - 2) and _plural(text, first):
            first -= 2
        else:
            break
    if first == head:
        return None
    tail = _tail(text, head)
    return first, tail


def _plural(text: Words, first: int) -> bool:
    """Whether the possessive before word ``first`` is inside a name ("Women's Network")."""
    return text.lower(first - 2) in ("women", "men", "children", "people", "workers", "king")


def _rightwards(text: Words, head: int) -> tuple[int, int] | None:
    """Such as "Center for Y Studies", "University of Oxford"."""
    end = _tail(text, head)
    return (head, end) if end > head + 1 else None


def _tail(text: Words, head: int) -> int:
    """The end of "of X and Y" after the head; the head's own end where nothing follows."""
    end = head + 1
    if not (text.joined(head) and text.lower(end) in _LINKS):
        return end
    i = end
    while i < len(text) and i - head < _LONGEST and text.joined(i - 1):
        if text.capital(i):
            end = i + 1
        elif text.lower(i) not in _INNER:
            break
        i += 1
    return max(head + 1, end)


def _is_body(reading: Reading, first: int, end: int, head: int) -> bool:
    """Whether this is a name: a weak head needs more before it, and no known actor is inside."""
    text = reading.words
    inside = {reading.by_word[i] for i in range(first, end) if i in reading.by_word}
    if any(n.kind not in ("place", "country") for n in inside):
        return False
    if end == head + 1 and all(_adjectival(text, i) for i in range(first, head)):
        return text.lower(head) not in words("titles", "weak_bodies")
    return (
        end == head + 1
        or text.lower(head) not in words("titles", "weak_bodies")
        or (
            head > first
            or text.lower(head)
            in ("ministry", "department", "center", "centre", "bank", "court", "council")
        )
    )


def _adjectival(text: Words, i: int) -> bool:
    return text.lower(i) in state_of_adjective() or text.lower(i) in words(
        "titles", "words", "never"
    )
