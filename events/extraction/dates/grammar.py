"""The grammar of date phrases, compiled from the lexicon.

Every word of a text is replaced by one character that stands for the set of classes it belongs to;
a rule is then an ordinary regular expression over that row of characters, which gives look-arounds
and speed for nothing (the idea of Stanford's TokensRegex, with one character to the word).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, reduce
from typing import Any, NamedTuple

from events.extraction.lexicon import load

from .words import Value, classes, vocabulary

_ITEM = re.compile(r"\(\?<?[=!]|\$\w+|\w*:[A-Z]+|\w+|[^\s\w]")
_OPERATORS = frozenset({"(", ")", "|", "?", "$", "(?=", "(?!", "(?<=", "(?<!"})
_PRIVATE_USE = 0xE000
_SUBJECT = 9  # words before the verb
# One of each look that figures can have.
_FIGURES = (
    *map(str, range(100)), *("100 900 1000 1300 1700 1950 2000 2150 9999 1.5 1,000 10:30".split()),
    *("1st 3rd 11th 40th 1990s 90s 9s 05 007 '98 '90s 5m 2001-09-11 11/9/2001 5-Mar-2001".split()),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule.

    Each group of ``pattern`` is a word of the field and class in ``groups``; ``given`` are fields
    that the rule itself fills.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    groups: Mapping[str, tuple[str, str]]
    given: Mapping[str, Value]

    def fields(self, tokens: list[str], match: re.Match[str]) -> dict[str, Value]:
        """The fields of a phrase, from the match of its letters."""
        found = dict(self.given)
        for group, (own, name) in self.groups.items():
            if (at := match.start(group)) >= 0:
                found[own] = classes(tokens[at])[name]
        return found


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, in their order, by the letters that each can begin with.

    ``starts`` finds any of these; ``rules_at`` has each rule with what it can begin with.
    """

    starts: re.Pattern[str]
    rules_at: Mapping[str, tuple[tuple[Rule, _Beginning], ...]]
    _by_pair: dict[str, tuple[Rule, ...]] = field(default_factory=dict)

    def find(self, letters: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """The phrases in a row of letters, from the left, none inside another."""
        end = 0
        for start in self.starts.finditer(letters):
            at = start.start()
            if at < end:
                continue
            for rule in self._rules_of(letters[at : at + 2]):
                if match := rule.pattern.match(letters, at):
                    yield rule, match
                    end = match.end()
                    break

    def _rules_of(self, pair: str) -> tuple[Rule, ...]:
        """The rules that can begin with two letters, or be the first alone; mostly few or none."""
        if (known := self._by_pair.get(pair)) is not None:
            return known
        found = self._by_pair[pair] = tuple(
            rule
            for rule, beginning in self.rules_at[pair[0]]
            if beginning.alone or (len(pair) > 1 and pair[1] in beginning.second)
        )
        return found


def _items(pattern: str, macros: Mapping[str, str]) -> Iterator[str]:
    for item in _ITEM.findall(pattern):
        if item[0] == "$" and len(item) > 1:
            yield from _items(f"({macros[item[1:]]})", macros)
        else:
            yield item


def _class_of(item: str) -> str:
    """The class an item of a pattern names: DAY of ``first:DAY``, "=of" of ``of``."""
    name = item.rpartition(":")[2]
    return name if name.isupper() and name.isascii() else f"={item.lower()}"


@cache
def _patterns() -> dict[str, tuple[str, ...]]:
    """The items of the pattern of every rule and cue, macros replaced."""
    lexicon = load("date_rules")
    sources = {rule["name"]: rule["pattern"] for rule in lexicon["rule"]} | lexicon["cue"]
    return {name: tuple(_items(source, lexicon["macro"])) for name, source in sources.items()}


@cache
def _known() -> frozenset[str]:
    """The classes that some pattern looks at."""
    items = (item for row in _patterns().values() for item in row if item not in _OPERATORS)
    return frozenset(map(_class_of, items))


@cache
def _alphabet() -> dict[frozenset[str], str]:
    """A character for every set of classes that any token can have."""
    words = {name[1:] for name in _known() if name[0] == "="} | vocabulary().keys() | {"x", "("}
    forms = [form for word in words for form in (word, word.capitalize())]
    looks = {_known().intersection(classes(form)) for form in (*forms, *_FIGURES, ")", "’", "–")}
    return {look: chr(_PRIVATE_USE + n) for n, look in enumerate(sorted(looks, key=sorted))}


@cache
def _listed() -> frozenset[str]:
    """The words that are of some class by themselves."""
    return frozenset(name[1:] for name in _known() if name[0] == "=") | vocabulary().keys()


@lru_cache(maxsize=65536)
def letter(token: str) -> str:
    """The character that stands for a token; of words that are in no list the form alone counts."""
    word = token.lower()
    plain = token.isascii() and token.isalpha() and word not in _listed()
    if plain:
        token = ("x" if token[0].islower() else "X") + ("ed" if word.endswith("ed") else "")
    return _of_form(token)


@lru_cache(maxsize=65536)
def _of_form(token: str) -> str:
    return _alphabet().get(_known().intersection(classes(token)), "\ue000")


@cache
def letters_of(name: str) -> str:
    """All characters whose tokens are of this class."""
    return "".join(char for look, char in _alphabet().items() if name in look)


def _regex(items: tuple[str, ...]) -> tuple[str, dict[str, tuple[str, str]]]:
    """The regular expression of a pattern over letters, and field and class of its groups."""
    source: list[str] = []
    groups: dict[str, tuple[str, str]] = {}
    for item in items:
        if item in _OPERATORS:
            source.append("(?:" if item == "(" else item)
            continue
        letters = letters_of(_class_of(item))
        if not letters:
            raise LookupError(f"no word of the lexicon is a {item!r}, which a date rule names")
        wanted = f"[{letters}]"
        field, _, class_name = item.rpartition(":")
        if class_name.isupper() and not item.startswith(":"):
            group = f"g{len(groups)}"
            groups[group] = (field or class_name.lower(), class_name)
            wanted = f"(?P<{group}>{wanted})"
        source.append(wanted)
    return "".join(source), groups


def _compile(rule: Mapping[str, Any]) -> Rule:
    source, groups = _regex(_patterns()[rule["name"]])
    return Rule(rule["name"], rule["kind"], re.compile(source), groups, rule.get("given", {}))


def _plain(source: str) -> str:
    """A regular expression without its named groups."""
    return re.sub(r"[(][?]P<g[0-9]+>", "(?:", source)


class _Beginning(NamedTuple):
    """What a pattern can begin with, and whether it can match no letter, or one alone."""

    first: frozenset[str]
    second: frozenset[str]
    empty: bool
    alone: bool


_NOTHING = _Beginning(frozenset(), frozenset(), empty=True, alone=False)


def _beginning(items: Iterator[str]) -> _Beginning:
    """Of the alternatives up to the closing bracket; look-arounds begin nothing."""
    branches: list[_Beginning] = []
    row: list[_Beginning] = []
    for item in items:
        if item == ")":
            break
        if item == "|":
            branches.append(reduce(_then, row, _NOTHING))
            row = []
        elif item == "?":
            row[-1] = row[-1]._replace(empty=True)
        elif item == "(":
            row.append(_beginning(items))
        elif item.startswith("(?"):
            _beginning(items)
        elif item != "$":
            letters = frozenset(letters_of(_class_of(item)))
            row.append(_Beginning(letters, frozenset(), empty=False, alone=True))
    branches.append(reduce(_then, row, _NOTHING))
    return reduce(_or, branches)


def _or(one: _Beginning, other: _Beginning) -> _Beginning:
    return _Beginning(
        one.first | other.first,
        one.second | other.second,
        one.empty or other.empty,
        one.alone or other.alone,
    )


def _then(one: _Beginning, other: _Beginning) -> _Beginning:
    first = one.first | other.first if one.empty else one.first
    second = one.second | other.second if one.empty else one.second
    return _Beginning(
        first,
        second | other.first if one.alone else second,
        one.empty and other.empty,
        (one.alone and other.empty) or (one.empty and other.alone),
    )


@cache
def grammar() -> Grammar:
    """The compiled grammar of the lexicon."""
    rules_at: dict[str, list[tuple[Rule, _Beginning]]] = {}
    for rule in load("date_rules")["rule"]:
        compiled, beginning = _compile(rule), _beginning(iter(_patterns()[rule["name"]]))
        for start in beginning.first:
            rules_at.setdefault(start, []).append((compiled, beginning))
    starts = re.compile(f"[{''.join(rules_at)}]")
    return Grammar(starts, {start: tuple(rules) for start, rules in rules_at.items()})


class TenseCues(NamedTuple):
    """Letters that look ahead somewhere before a phrase, back right before it or right after it.

    ``told`` are those somewhere before it by which a plan is told afterwards, ``meant`` those by
    which it may never have come to pass, ``done`` those by which a term is over. ``opens`` look
    ahead behind a phrase that opens its sentence, and behind the subject. ``before`` are those
    that tell of what had been before, ``present`` those that return to the present.
    """

    ahead: re.Pattern[str]
    told: re.Pattern[str]
    meant: re.Pattern[str]
    done: re.Pattern[str]
    back: re.Pattern[str]
    over: re.Pattern[str]
    opens: re.Pattern[str]
    before: re.Pattern[str]
    present: re.Pattern[str]


@cache
def tense_cues() -> TenseCues:
    """The compiled cues of the lexicon; those before a phrase end where it begins."""

    def source(name: str) -> str:
        return _plain(_regex(_patterns()[name])[0])

    barrier, planned = source("barrier"), source("planned")
    return TenseCues(
        ahead=re.compile(f"{source('ahead')}.*$"),
        told=re.compile(f"{source('told')}.*$"),
        meant=re.compile(f"{source('meant')}.*$"),
        done=re.compile(f"{source('done')}(?:(?!{planned}).)*$"),
        back=re.compile(f"{source('back')}$"),
        over=re.compile(source("over")),
        opens=re.compile(f"(?:(?!{barrier}).){{0,{_SUBJECT}}}{source('opens')}|{source('stands')}"),
        before=re.compile(source("before")),
        present=re.compile(source("present")),
    )
