"""What may stand for what: a pronoun for a person, a common noun for a body."""

from __future__ import annotations

from functools import cache

from events.extraction.actors.known import actors_by_name, known_places
from events.extraction.results import FoundActor
from events.extraction.statements.referents import Kind, Referent, is_person, nouns

SINGULAR = frozenset("he she him her his himself herself".split())
MALE = frozenset("he him his himself".split())
PLURAL = frozenset("they them their themselves".split())
KINDS: tuple[Kind, ...] = ("armed_group", "government", "organization", "country")


def owned_by(pronoun: str, referent: Referent) -> bool:
    """Whether a description says whose it is by the same gender: "her sister", and then "she"."""
    owner = referent.name.split(" ", 1)[0]
    return owner in ("his", "her") and (pronoun in MALE) == (owner == "his")


def may_be(actor: FoundActor, noun: str, *, proper: bool) -> bool:
    """Whether a body may be called so: a ministry bears the noun in its name, a palace rules.

    A council is no party, nor a party a council; a ``proper`` noun is one of the name's.
    """
    words = set(actor.name.lower().split())
    if actor.kind == "organization" and noun not in nouns("any_body"):
        return noun in words or not (proper or words & nouns("organization"))
    if actor.kind != "government" or noun in actor.name.lower():
        return True
    rules = actor.name.lower().endswith(("government", "administration"))
    return rules and noun in nouns("rulers")


@cache
def posts(name: str) -> frozenset[str]:
    """The nouns of a known person's posts; a representative is an envoy."""
    known = actors_by_name().get(name)
    held = {word for role in known.roles for word in role.title.split()} if known else set()
    return frozenset(held | ({"envoy"} if "representative" in held else set()))


@cache
def _places() -> frozenset[str]:
    return frozenset(place.name for place in known_places())


def _is_name(words: str) -> bool:
    """Whether a source that nobody knows is one name, "Moore", and not "Drivers"."""
    if words in _places() or any(words.lower() in nouns(kind) for kind in KINDS):
        return False  # Herat, the Government
    return words[:1].isupper() and " " not in words and not (words.isupper() or words[-1] == "s")


def agrees(pronoun: str, referent: Referent) -> bool:
    """Whether number, gender and kind let the pronoun stand for the referent."""
    if pronoun in SINGULAR:
        other = "m" if pronoun in ("she", "her", "herself") else "f"
        unknown = not referent.kind and (_is_name(referent.name) or is_person(referent.head))
        human = referent.kind == "person" or unknown
        return human and not referent.plural and referent.gender != other
    if pronoun in PLURAL:
        return referent.kind not in ("person", "country") and (
            referent.plural or bool(referent.kind)
        )
    human = referent.kind == "person" or is_person(referent.head)
    return not human and not referent.plural and not referent.gender
