"""Whether a title that was put together from a sentence can be read as one."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from events.extraction.actors.known import words
from events.extraction.happenings.spoken import bare
from events.extraction.happenings.verbs import forms_of, past_forms, present_forms
from events.extraction.lexicon import load


@cache
def _words(name: str) -> frozenset[str]:
    words: str = load("titles_form")[name]
    return frozenset(words.split())


def trimmed(title: str) -> str:
    """A title without what only began another clause: "… and two days", "… their meetings so".

    Nor with the start of a date ("killed near Farah the day") or whose the writer's things are.
    """
    parts = title.split()
    if len(parts) > 2 and bare(parts[0]) in _words("own"):
        parts.pop(0)
    if len(parts) > 3 and bare(parts[-2]) == "the" and bare(parts[-1]) in _words("times"):
        parts = parts if bare(parts[-3]) in _words("leading") else parts[:-2]
    if len(parts) > 3 and bare(parts[-3]) == "and" and bare(parts[-1]) in _words("times"):
        parts = parts[:-3]
    while len(parts) > 2 and bare(parts[-1]) in _words("dangling"):
        parts.pop()
    return " ".join(parts)


def is_well_formed(title: str) -> bool:
    """Whether nothing shows that a title's words belong to two clauses, or to none.

    >>> is_well_formed("An office opens in Doha"), is_well_formed("Whoever wins the vote")
    (True, False)
    >>> is_well_formed("An office opens in Doha lasted a few weeks")
    False
    """
    parts = [bare(word) for word in title.split()]
    if not parts or parts[0] in _words("openers") or _opens_with_participle(parts):
        return False
    if not _words("joining").isdisjoint(parts) or any(c in title for c in ",:;"):
        return True
    return not (_has_two_verbs(parts) or _lacks_an_article(parts) or _is_left_hanging(parts))


def _opens_with_participle(parts: list[str]) -> bool:
    """Such as "having taken the town they conclude", and no "fighting in the east"."""
    doing = parts[0].endswith("ing") and len(parts) > 2
    return doing and parts[1] not in _words("after_nouns") and parts[0] in present_forms()


@cache
def _third_persons() -> frozenset[str]:
    """Third persons that are no plurals of nouns, and tell nothing: "opens", not "announces"."""
    found = frozenset(forms_of(base)[1] for base in present_forms().values())
    return found - _words("plurals") - words("acts", "speech")


def _has_two_verbs(parts: list[str]) -> bool:
    """Such as "the campaign begins would go on", "an office opens in Doha lasted a week"."""
    first = next((i for i, word in enumerate(parts) if word in _third_persons()), len(parts))
    after_first = parts[first + 1 : first + 2]
    if after_first and after_first[0] in past_forms() - _words("participles"):
        return True
    return any(
        word in _words("modals") or (word.endswith("ed") and after in _words("determiners"))
        for word, after in pairwise([*parts[first + 1 :], ""])
    )


def _lacks_an_article(parts: list[str]) -> bool:
    """Such as "the guest carried ends bomb": a verb, and a thing that needs an article."""
    return len(parts) > 2 and parts[-2] in _third_persons() and parts[-1] in _words("things")


def _is_left_hanging(parts: list[str]) -> bool:
    """Such as "the commission noted in a tally publishes": a second verb without its object."""
    return parts[-1] in _words("transitive") and any(w.endswith("ed") for w in parts[:-1])
