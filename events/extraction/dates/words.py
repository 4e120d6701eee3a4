"""The words of date phrases: how a text is cut into tokens and what each token may mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from events.extraction.lexicon import load

Value = int | str
Classes = Mapping[str, Value]

_FIGURES_ONLY = (
    r"\d{4}(?P<a>[-/.])\d\d?(?P=a)\d\d?|\d\d?(?P<b>[-/.])\d\d?(?P=b)\d{4}|\d\d?/\d\d?/\d\d"
    r"|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.\d\d|\d\d?(?P<c>[-/.])[IVX]{1,4}(?P=c)\d{4}"
    r"|\d\d?\.?(?:\d\d?\.?)?[-–]\d\d?\.\d\d?\.\d{4}"
)
_WITH_NAME = (
    r"\d\d?-?[A-Za-z]{3,9}-?(?:\d{4}|\d\d)|\d{4}-[A-Za-z]{3,9}-\d\d?|[A-Za-z]{3,9}-\d\d?-\d{4}"
)
# Nearly every token is a plain word or a sign, which come first; the others take many tries.
TOKEN = re.compile(
    rf"[^\W\d_]++(?![\w-])|[^\w\s'’‘`]|(?<![\w.,/-])(?:{_FIGURES_ONLY}|{_WITH_NAME})(?=T\d|(?![\w/-]))"
    r"|['’‘`]\d\ds?\b|\d+(?:,\d{3}(?!\d)|[.:]\d+)*[^\W\d_]*|[^\W\d_]+\d\w*|[^\W\d_]+|[^\w\s]|_"
)
_SIGNS = {"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "`": "'"}
_PERSIAN = str.maketrans("يىك", "ییک")  # Arabic forms of letters of Persian
_BRACKETS = dict.fromkeys("([", "OPEN") | dict.fromkeys(')]}"”»', "CLOSE")
_FIGURES = re.compile(r"(\d{1,4})(st|nd|rd|th|s)?|['’‘`](\d\d)(s?)")
_CASED = frozenset({"MONTH", "ABBR", "WKDAY", "HIJRI", "HOLIDAY", "EVENTNAME", "PLACENAME"})
_UNCASED = frozenset({"SMALLMONTH"})


@cache
def vocabulary() -> dict[str, dict[str, Value]]:
    """The classes of every lower-case word of the lexicon with what it means in each."""
    months, dates = load("months"), load("dates")
    tables: dict[str, Mapping[str, Value]] = {
        "MONTH": months["gregorian"] | months["gregorian_short"],
        "ABBR": months["gregorian_short"],
        "SMALLMONTH": months["gregorian"] | months["gregorian_short"],
        "HIJRI": months["solar_hijri"],
        **dates["values"],
        **{name: dict.fromkeys(words, "") for name, words in dates["words"].items()},
    }
    found: dict[str, dict[str, Value]] = {}
    for name, table in tables.items():
        for word, value in table.items():
            found.setdefault(word.translate(_PERSIAN), {})[name] = value
    return found


def _figures(token: str) -> dict[str, Value]:
    """The classes of a token that begins with a digit or with an apostrophe and two."""
    match = _FIGURES.fullmatch(token)
    if not match:
        return _written_together(token)
    figure, suffix, short, plural = match.groups()
    if short:
        return (
            {"DECADE": int(short), "APOSDECADE": int(short)} if plural else {"APOSYEAR": int(short)}
        )
    if suffix == "s":
        name = {2: "DECADE", 4: "LONGDECADE"}.get(len(figure))
        return {name: int(figure)} if name and figure[-1] == "0" else {}
    return _number(int(figure), len(figure), ordinal=bool(suffix))


def _written_together(token: str) -> dict[str, Value]:
    """The class of a whole date in one token, or of any other mix of figures and signs."""
    for name, pattern in (("NUMERIC", _FIGURES_ONLY), ("ODD", _WITH_NAME)):
        if re.fullmatch(pattern, token):
            return {name: token}
    return {"DECIMAL": token}


def _number(number: int, width: int, *, ordinal: bool) -> dict[str, Value]:
    """The classes of a whole number of at most four digits."""
    found: dict[str, Value] = {"ORD": number, "NTH": number} if ordinal else {"NUM": number}
    if 1 <= number <= 31 and width <= 2:
        found["DAY"] = number
    if ordinal:
        return found
    found["FIGURE"] = number
    for name, size, low, high in (
        ("SHORT", 2, 0, 99),
        ("YEAR", 4, 1000, 2199),
        ("MODERN", 4, 1900, 2099),
        ("MODERN", 4, 1700, 1899 if number % 50 else 0),  # round numbers count
        ("HYEAR", 4, 1250, 1449),
    ):
        if width == size and low <= number <= high:
            found[name] = number
    return found


@lru_cache(maxsize=65536)
def classes(token: str) -> Classes:
    """The classes of a token, each with what the token means in it; its own text is one ("=of")."""
    word = _SIGNS.get(token, token).lower().translate(_PERSIAN)
    first = token[0]
    found: dict[str, Value] = {f"={word}": word}
    if word not in vocabulary() and (token[:2].strip("'’‘`")[:1].isdigit() or token[-1].isdigit()):
        return found | _figures(token)
    found |= vocabulary().get(word, {})
    barred = _CASED if first.islower() else _UNCASED
    found = {name: value for name, value in found.items() if name not in barred}
    if "ORD" in found:
        found["DAY"] = found["ORD"]
    if first.isalpha():
        found["LOWER" if first.islower() else "CAP"] = ""
    if word.endswith("ed") and "FUTURE" not in found:
        found["PAST"] = ""
    return found | ({_BRACKETS[token]: ""} if token in _BRACKETS else {})
