"""Cuts a sentence into clauses."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from events.extraction.happenings.lines import Line, may_be_verb, opens, small_words
from events.extraction.happenings.verbs import is_participle, present_forms

SOON = 8  # words after a coordinator within which a verb shows that it joins clauses
LATE = 14  # the same after a comma or before a date ("and on 27 July a bomber, …, killed")
FRONT = 2  # words from a coordinator to a date that opens its clause
SUBJECT = 4  # words of the longest subject that only its auxiliary shows to be one
SHORT = 2  # words of an opening clause too short to be told from what follows
WHERE = 3  # words from a name to the comma that ends its aside ("paid by Oslo and Bonn in May, …")
LEAD = 2  # words from "under" to the person who leads


def cut(line: Line) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The clause number of each word, and what each clause after the first begins with."""
    numbers: list[int] = []
    breaks: list[str] = []
    earlier = begun = 0  # first words of the clause before and of that being read
    aside = False  # inside a relative clause that a comma opened, and the next one closes
    opening = _opening()
    for i, word in enumerate(line.words):
        gap = line.gap(i)
        if gap == " " and word.key not in opening:
            numbers.append(len(breaks))
            continue
        comma = "," in gap
        kind = _kind(line, i, begun, comma=comma, aside=aside) if i > begun else ""
        if not kind and comma and begun > 0 and _goes_back(line, earlier, begun, i):
            kind = "back"
        if kind == "main":
            kind = "back" if breaks else "stop"
        if kind:
            opened = kind == "rel" and (comma or _describes(line, begun, i))
            goes_on = aside and not comma and kind in {"sub", "rel"}
            aside = opened or goes_on or (comma and _has_done(line, i, begun))
            breaks.append(kind)
            earlier, begun = begun, i
        numbers.append(len(breaks))
    return tuple(numbers), tuple(breaks)


def _kind(line: Line, i: int, begun: int, *, comma: bool, aside: bool) -> str:
    """What kind of clause begins at word ``i``; "main" where one with "after" ends."""
    kind = _break_before(line, i, begun)
    if i in line.dated and not (i in line.dates and kind == "stop"):
        kind = ""
    if kind == "sub" and i + 1 in line.dated:  # "since 12 September"
        kind = ""
    if not kind and aside and comma:
        return "back"
    name = i + (line.words[i].key == "the")
    if not kind and comma and name in line.names and _own_verb(line, begun, name):
        return "and"
    main = not kind and comma and i - begun > SHORT and _main_begins(line, begun, i)
    if main:
        return "main"
    return _unjoined(line, begun, i) if not kind and comma else kind


def _unjoined(line: Line, begun: int, i: int) -> str:
    """What kind of clause begins after a comma without a word that joins it, "" when none does.

    A description with a verb and date of its own is an aside ("the council, a body born of the
    jirga of June 2010, …").
    """
    if line.tells(begun, i):
        sub = line.words[begun].key in small_words()["subordinators"]
        return ("main" if sub else "and") if _stands_alone(line, begun, i) else ""
    described = line.words[i].key in {"a", "an"} and _has_date(line, begun, i)
    return "rel" if described and _is_dated_clause(line, i) else ""


def _stands_alone(line: Line, begun: int, i: int) -> bool:
    """Whether what a comma sets beside a clause is one too, without a word that joins them.

    It has a subject and "was" or the like ("a post was hit, two men were shot"), or both have a
    date and a verb of their own ("a post was hit on 3 May, a mayor shot on 5 May").
    """
    return _is_subject(line, i) or (_has_date(line, begun, i) and _is_dated_clause(line, i))


def _is_subject(line: Line, i: int) -> bool:
    """Whether a short subject and its auxiliary begin at a word."""
    for k in range(i, min(i + SUBJECT + 1, len(line.words))):
        key = line.words[k].key
        if key in small_words()["auxiliaries"]:
            return k > i
        if "," in line.gap(k) and k > i:
            return False
        if k not in line.named and (_joins(key) or may_be_verb(line.words[k])):
            return False
    return False


def _has_date(line: Line, first: int, last: int) -> bool:
    return bisect_left(line.dated_from, first) < bisect_left(line.dated_from, last)


def _is_dated_clause(line: Line, i: int) -> bool:
    """Whether a subject, a verb and a date follow up to the next comma or joining word."""
    end = line.ends[i]
    opened = _joins(line.words[i].key) and i + 1 not in line.dates
    verb = may_be_verb(line.words[i]) and i not in line.named
    return not (opened or verb) and _has_date(line, i, end) and line.tells(i + 1, end)


def _joins(key: str) -> bool:
    """Whether a word is a preposition, or joins words or clauses."""
    grammar = small_words()
    return any(
        key in grammar[name]
        for name in ("before_that", "coordinators", "relatives", "subordinators")
    )


def _goes_back(line: Line, earlier: int, begun: int, i: int) -> bool:
    """Whether the verb comes here whose subject an aside parted from it.

    "The envoy, after two days in Doha, flew home."
    """
    if i in line.named or i in line.dated or not may_be_verb(line.words[i]):
        return False
    if line.words[begun].key not in small_words()["subordinators"] or begun - 1 in line.dated:
        return False
    return not any(_is_finite(line, k) for k in range(earlier, begun))


def _is_finite(line: Line, i: int) -> bool:
    """Whether a word may be a finite verb, and is neither a mere participle nor part of a name."""
    return line.tells(i, i + 1) and not is_participle(line.words[i].key)


def _describes(line: Line, begun: int, i: int) -> bool:
    """Whether a relative clause at ``i`` is of what a comma sets apart ("X, a man who …, …")."""
    comma = next((k for k in range(i - 1, begun, -1) if "," in line.gap(k)), 0)
    apart = comma > begun and line.words[comma].key in small_words()["apposed"]
    return apart and not line.tells(begun, i)


def _has_done(line: Line, i: int, begun: int) -> bool:
    """Whether a word in -ing opens an aside between a name and its verb ("X, having come, …")."""
    verbs = line.tells(begun, i)
    return line.words[i].key.endswith("ing") and i - 1 in line.named and not verbs


def _break_before(line: Line, i: int, begun: int) -> str:
    """What kind of clause begins at word ``i``, "" when none does."""
    grammar, words, gap = small_words(), line.words, line.gap(i)
    if gap != " " and (any(c in gap for c in ";–—") or ": " in gap or " - " in gap):
        return "stop"
    key = words[i].key
    pointing = key == "that" and words[i - 1].key in grammar["before_that"]
    if key in grammar["relatives"] and not pointing:
        return "rel"
    if key in grammar["subordinators"]:
        return "" if key == "under" and _is_phrase(line, begun, i) else "sub"
    if "," in gap and key.endswith("ing") and len(key) > 5:
        return "sub"
    joins = key in grammar["coordinators"] and words[i - 1].key != "not"  # "have not yet begun"
    if joins and _new_verb(line, i, begun):
        return "and"
    return ""


def _is_phrase(line: Line, begun: int, i: int) -> bool:
    """Whether "under" tells who leads ("a team under Baradar"), where or how ("under fire").

    That is so beside a verb, or before the clause has one, or if it leads neither verb nor date.
    """
    if may_be_verb(line.words[i - 1]) or not line.tells(begun, i):
        return True
    persons = not line.persons.isdisjoint(range(i + 1, i + 1 + LEAD))
    end = line.ends[i]
    return persons or not (_has_date(line, i, end) or line.tells(i, end))


def _new_verb(line: Line, i: int, begun: int) -> bool:
    """Whether the coordinator at ``i`` joins clauses rather than names.

    If so, a verb stands before it in its clause, and another comes soon, later where a comma or a
    date comes first; no word of a name is one ("the United States"), nor of a date ("in May").
    """
    words = line.words
    if any(w.key == "between" for w in words[max(begun, i - 8) : i]):
        return False
    if _ends_aside(line, i + 1):
        return False
    apart = "," in line.gap(i) or _has_date(line, i + 1, i + 1 + FRONT)
    last = min(i + (LATE if apart else SOON), len(words))
    last = next((k for k in range(i + 1, last) if opens(line, k)), last)
    return line.tells(begun, i) and (line.tells(i + 1, last) or _goes_on(line, begun, i))


def _ends_aside(line: Line, i: int) -> bool:
    """Whether a name and a comma stand before a verb ("…, paid by Oslo and *Bonn, was* held …")."""
    first = i + (i < len(line.words) and line.words[i].key == "the")
    end = line.names.get(first, len(line.words))
    near = range(end, min(end + WHERE, len(line.words)))
    comma = next((k for k in near if "," in line.gap(k)), len(line.words))
    return comma < len(line.words) and may_be_verb(line.words[comma]) and not line.tells(end, comma)


def _goes_on(line: Line, begun: int, i: int) -> bool:
    """Whether both sides of "and" have a date, and a verb's base stands right after it.

    "The talks start on the 26th and break down on 3 May."
    """
    after = line.words[i + 1].key if i + 1 < len(line.words) else ""
    both = _has_date(line, begun, i) and _has_date(line, i + 2, i + 2 + SUBJECT)
    return both and present_forms().get(after) == after


def _main_begins(line: Line, begun: int, first: int) -> bool:
    """Whether a main clause begins after one that "after", "when" or the like has opened."""
    grammar, words = small_words(), line.words
    if words[begun].key not in grammar["subordinators"]:
        return False
    subject = first in line.names or words[first].key in grammar["subjects"]
    return subject and any(map(may_be_verb, words[first + 1 : first + SOON]))


def _own_verb(line: Line, begun: int, first: int) -> bool:
    """Whether a name after a comma has a verb of its own, as has the clause before it.

    Not so where a comma closes it off: "met the envoy, Omar Nuri, and said …".
    """
    last, words = line.names[first], line.words
    if last >= len(words) or "," in line.gap(last):
        return False
    return any(map(may_be_verb, words[begun:first])) and any(
        map(may_be_verb, words[last : last + 2])
    )


@cache
def _opening() -> frozenset[str]:
    """Words that may begin a clause without a sign before them."""
    grammar = small_words()
    return grammar["relatives"] | grammar["subordinators"] | grammar["coordinators"]
