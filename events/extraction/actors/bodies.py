"""Bodies the lexicon does not have, by their last or first word: "the Y Institute"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from events.extraction.actors.known import state_of_adjective, words
from events.extraction.actors.reading import Naming, Reading
from events.extraction.actors.single_names import in_run
from events.extraction.actors.words import Words
from events.extraction.results import ActorKind

_LINKS = frozenset({"of", "for"})
_INNER = frozenset({"and", "of", "for", "the"})
_LONGEST = 9


def name_bodies(reading: Reading) -> None:
    """Add every body whose head noun no name covers yet.

    From the right, so that of two heads in one name ("Armed Services Committee") the last counts.
    """
    text = reading.words
    heads = words("bodies", "heads")
    for i in reversed(text.capitals):
        if text.lowers[i] not in heads or i in reading.by_word:
            continue
        found = _leftwards(reading, i) or _rightwards(text, i)
        if found and _is_body(reading, *found, i):
            reading.put(Naming(*found, text.said(*found), _kind(text.lowers[i])))


def name_repeated_bodies(readings: list[Reading]) -> None:
    """Such as "the commission", "the jirga": the body of that head noun named last."""
    latest: dict[str, Naming] = {}
    for reading in readings:
        text = reading.words
        for i in range(len(text)):
            naming = reading.by_word.get(i)
            if naming is None and text.lowers[i] in latest and _stands_for(text, i):
                reading.put(replace(latest[text.lowers[i]], first=i - 1, end=i + 1))
            elif naming and naming.first == i and naming.kind in ("organization", "government"):
                head = text.lower(naming.end - 1)
                if head in words("bodies", "heads"):
                    latest[head] = naming


def _stands_for(text: Words, i: int) -> bool:
    """Whether the noun at ``i`` is definite and nothing else tells which one it is."""
    if text.lower(i - 1) != "the" or not text.joined(i - 1) or text.capital(i):
        return False
    after = text.lower(i + 1) if text.joined(i) else ""
    return after not in ("of", "for", "in") and after not in words("titles", "roles")


def name_employers(readings: list[Reading]) -> None:
    """Bodies of one word that somebody directs or speaks for, named again elsewhere."""
    texts = [reading.words for reading in readings]
    times = Counter(word for text in texts for word in text.words if word[0].isupper())
    found = {
        text.words[i]
        for reading, text in zip(readings, texts, strict=True)
        for i in text.capitals
        if i > 1 and i not in reading.by_word and _employs(text, i)
    }
    names = {word for word in found if times[word] > 1}
    for reading in readings if names else ():
        for i in reading.words.capitals:
            word = reading.words.words[i]
            if word in names and i not in reading.by_word and not in_run(reading.words, i):
                reading.put(Naming(i, i + 1, word, "organization"))


def _employs(text: Words, i: int) -> bool:
    """Such as "director of X": the preposition and the post before word ``i``."""
    post = text.lower(i - 2) in words("titles", "posts")
    linked = text.lower(i - 1) in ("of", "for", "at") and text.joined(i - 1) and text.joined(i - 2)
    return post and linked and not in_run(text, i) and not _adjectival(text, i)


def _kind(head: str) -> ActorKind:
    return "government" if head in words("bodies", "government") else "organization"


def _opens(text: Words, i: int) -> bool:
    """Whether word ``i`` may belong to a body's name before its head noun."""
    return text.capital(i) and (
        text.lower(i) not in words("names", "never")
        or text.lower(i) in state_of_adjective()
        or text.lower(i) in words("bodies", "openers")
    )


def _leftwards(reading: Reading, head: int) -> tuple[int, int] | None:
    """The capitals before the head: "Afghan Women's Network", "New York University"."""
    first = head
    while first > 0 and head - first < _LONGEST and (more := _one_more(reading, first, head)):
        first -= more
    return (first, _tail(reading.words, head)) if first < head else None


def _one_more(reading: Reading, first: int, head: int) -> int:
    """How many words before ``first`` belong to the name as well."""
    text, place = reading.words, reading.by_word.get(first - 1)
    if text.joined(first - 1) and place and place.kind in ("place", "country"):
        return first - place.first
    if text.joined(first - 1) and _opens(text, first - 1):
        return 1
    own = text.lower(first - 1) == "s" and text.lower(first - 2) in words("bodies", "plurals")
    also = text.lower(first - 1) == "and" and first < head and _continues(reading, first - 2)
    return 2 if own or also else 0


def _continues(reading: Reading, i: int) -> bool:
    """Whether the capital before "and" is of the same name: "Securities and Exchange …"."""
    text = reading.words
    return i >= 0 and i not in reading.by_word and text.joined(i) and _opens(text, i)


def _rightwards(text: Words, head: int) -> tuple[int, int] | None:
    """Such as "Center for Y Studies", "University of Oxford"."""
    end = _tail(text, head)
    return (head, end) if end > head + 1 else None


def _tail(text: Words, head: int) -> int:
    """The end of "of X and Y" after the head; the head's own end where nothing follows."""
    end = head + 1
    if text.lower(end) == "and" and text.lower(end + 1) in ("tv", "television", "radio"):
        return end + 2
    i = head + 2
    if not (text.joined(head) and text.lower(end) in _LINKS):
        return end
    while i < len(text) and i - head < _LONGEST and text.joined(i - 1):
        if text.capital(i) and _opens(text, i):
            end = i + 1
        elif text.lower(i) not in _INNER:
            break
        i += 1
    return end


def _is_body(reading: Reading, first: int, end: int, head: int) -> bool:
    """Whether this is a name: a weak head needs more before it, and no known actor is inside."""
    text = reading.words
    inside = {reading.by_word[i] for i in range(first, end) if i in reading.by_word}
    if any(n.kind not in ("place", "country") for n in inside) or text.words[head].isupper():
        return False
    if text.lower(head) not in words("bodies", "weak"):
        return True
    if head == first:
        return text.lower(head) in words("bodies", "with_of")
    return end > head + 1 or not all(_adjectival(text, i) for i in range(first, head))


def _adjectival(text: Words, i: int) -> bool:
    """Whether word ``i`` alone makes no name of a weak head: "Afghan", "National", "Defense"."""
    word = text.lower(i)
    return (
        word in state_of_adjective()
        or word in words("names", "never")
        or word in words("names", "events") - {"peace"}
    )
