"""What beside a run of capitals proves that it names a person."""

from __future__ import annotations

from events.extraction.actors.known import state_of_adjective, words
from events.extraction.actors.reading import Reading
from events.extraction.actors.words import Words

_APPOSITION = 9
_LONGEST_LABEL = 3  # words


def titled(text: Words, first: int) -> bool:
    """Whether a title stands before: "analyst X Y", "Dr. X", "a spokesman, X Y,"."""
    before = text.lower(first - 1)
    gap = text.gap(first - 1).strip() if first else "?"
    if before in words("titles", "honorifics") and gap in ("", "."):
        return True
    if before in words("titles", "roles"):
        return gap in ("", ",")
    if gap == "," and (before in words("names", "counted") or _one_of_them(text, first)):
        return True
    titled_state = text.lower(first - 2) == "of" and text.lower(first - 3) in words(
        "titles", "roles"
    )
    return titled_state and gap == "" and before in ("state", "defense", "defence", "staff")


def _one_of_them(text: Words, first: int) -> bool:
    """Such as "one of them, X Y"."""
    return [text.lower(first - k) for k in (3, 2, 1)] == ["one", "of", "them"]


def struck(text: Words, first: int) -> bool:
    """Whether a verb stands before of which only a person is the object ("murdered X Y")."""
    return text.gap(first - 1) == " " and text.lower(first - 1) in words("names", "struck")


def sits_for(text: Words, first: int, end: int) -> bool:
    """Whether minutes name a delegate in capitals with his state behind: "JANE DOE (Fiji)"."""
    shouted = all(w.isupper() for w in text.words[first:end])
    return shouted and end - first > 1 and text.gap(end - 1) == " (" and text.capital(end)


def speaks(text: Words, first: int, end: int) -> bool:
    """Whether a verb of speech, or "according to", stands beside the name."""
    speech = words("acts", "speech")
    after = text.lower(end) if text.gap(end - 1).strip() == "" else ""
    before = text.lower(first - 1) if first and text.gap(first - 1).strip() == "" else ""
    return (
        after in speech
        or before in ("said", "says", "told", "tells", "asked", "added")
        or (before == "to" and text.lower(first - 2) == "according")
    )


def numbers_turn(text: Words, i: int) -> bool:
    """Whether a word numbers a question in minutes of evidence: "Q42"."""
    word = text.words[i]
    return i == 0 and word[0] == "Q" and word[1:].isdigit()


def heads_turn(text: Words, first: int, end: int) -> bool:
    """Whether a name heads a question that is numbered: "Q42 Jane Moor: …"."""
    return first == 1 and numbers_turn(text, 0) and text.gap(end - 1).startswith(":")


def is_label(text: Words, end: int) -> bool:
    """Whether the paragraph's words up to ``end`` are the label of a turn: "GAILANI:"."""
    return end <= _LONGEST_LABEL and text.words[0].isupper() and text.gap(end - 1)[:1] == ":"


def described(reading: Reading, end: int) -> bool:
    """Whether an age, a relative clause, a person's noun or an employer follows in apposition."""
    text, employer = reading.words, reading.by_word.get(end)
    if not text.gap(end - 1).startswith(","):
        return False
    after = text.lower(end)
    if employer is not None and employer.kind == "organization":
        return True
    if after == "who" or aged(text, end) or _resident(reading, end) or _human(text, end):
        return True
    for i in range(end, min(end + _APPOSITION, len(text))):
        if text.lower(i) in words("titles", "roles"):
            return True
        if text.gap(i).strip() not in ("", "-", "’", "'", "“", "”", '"'):
            return False
    return False


def _human(text: Words, end: int) -> bool:
    """Such as ", a draper who ...", ", an American working in ...": no thing is called so."""
    if text.lower(end) not in ("a", "an", "the", "another"):
        return False
    national = text.lower(end + 1) in state_of_adjective()
    if national and text.lower(end + 2) in words("names", "lives"):
        return True
    for i in range(end + 1, min(end + _APPOSITION, len(text))):
        if text.gap(i - 1).strip() or text.lower(i) == "who":
            return not text.gap(i - 1).strip()
    return False


def named_so(text: Words, first: int) -> bool:
    """Whether the words before give a person's name: "a widow named X", "calls himself X"."""
    before, noun = text.lower(first - 1), text.lower(first - 2)
    if text.gap(first - 1) != " ":
        return False
    if before in ("himself", "herself"):
        return noun in ("calls", "called", "calling")
    return before in ("named", "called") and noun in words("titles", "roles") | words(
        "names", "kin"
    )


def nicknamed(text: Words, end: int) -> bool:
    """Whether another name of the same person follows: "X Y, alias Z", "X Y, also known as Z"."""
    also = [text.lower(end + k) for k in range(3)] == ["also", "known", "as"]
    return (also or text.lower(end) in ("alias", "aka")) and text.gap(end - 1) in (" ", ", ")


def of_kin(text: Words, first: int, end: int) -> bool:
    """Such as "his youngest, X,": a relative whose name stands between commas."""
    noun, owner = text.lower(first - 1), text.lower(first - 2)
    closed = text.gap(end - 1)[:1] in (",", ".", ";", ":")
    led = text.gap(first - 1) == ", " and noun in words("names", "kin")
    return led and closed and owner in ("his", "her", "their", "my", "elder", "younger", "only")


def aged(text: Words, end: int) -> bool:
    """Whether an age follows: ", 43,", ", aged 9", ", a 34-year-old"."""
    if not text.gap(end - 1).startswith(","):
        return False
    at = end + (text.lower(end) in ("a", "an", "aged", "age"))
    if not text.lower(at).isdigit() or len(text.lower(at)) > 2:
        return False
    if at == end:
        return text.gap(at)[:1] in (",", ".")
    return text.lower(end).startswith("age") or text.lower(at + 1) == "year"


def speaks_after(text: Words, end: int) -> bool:
    """Whether a verb of speech follows an apposition: "X, a driver, said"."""
    for i in range(end, min(end + 2 * _APPOSITION, len(text))):
        gap = text.gap(i - 1)
        if i > end and gap.startswith(",") and text.lower(i) in words("acts", "speech"):
            return True
        if gap.startswith((".", ";", "?", "!")):
            return False
    return False


def _resident(reading: Reading, end: int) -> bool:
    """Such as ", of Springfield,": whose home is told."""
    text, home = reading.words, reading.by_word.get(end + 1)
    town = text.capital(end + 1) and (home is None or home.kind == "place")
    return text.lower(end) == "of" and town and text.gap(end + 1)[:1] == ","


def coordinated(reading: Reading, first: int, end: int) -> bool:
    """Whether the name stands in a list with a person: "X Y and Z W", "X Y, Z W and"."""
    return _joins_person(reading, first - 1, -1) or _joins_person(reading, end, 1)


def _joins_person(reading: Reading, i: int, step: int) -> bool:
    """Whether "and" or a comma joins a person to a name whose neighbour on this side is ``i``."""
    text = reading.words
    if not 0 <= i < len(text):
        return False
    gap, beyond = (text.gap(i), text.gap(i - 1)) if step < 0 else (text.gap(i - 1), text.gap(i))
    if text.lower(i) == "and" and gap == " " and beyond in (" ", ", "):
        i += step
    elif gap != ", ":
        return False
    other = reading.by_word.get(i)
    return other is not None and other.kind == "person"


def signed(text: Words, first: int, end: int) -> bool:
    """Whether a quotation ends before the name, and a dash leads to it: "…” — X Y"."""
    before, after = text.gap(first - 1).strip(), text.gap(end - 1).strip()
    quoted = len(before) > 1 and before[-1] in "—–―-" and any(c in "”\"’'" for c in before)
    return quoted and (end == len(text) or after[:1] in ("“", '"', ","))


def surnames_alone(texts: list[Words]) -> frozenset[str]:
    """Words that stand by themselves as somebody's name: "Mr. X", "X said", "X’s"."""
    found: set[str] = set()
    for text in texts:
        found |= {text.words[i] for i in text.capitals if _is_somebody(text, i)}
    return frozenset(found)


def _is_somebody(text: Words, i: int) -> bool:
    return _names_somebody(text, i) and _alone(text, i)


def _alone(text: Words, i: int) -> bool:
    """Whether no other capital is joined to word ``i`` but a courtesy title."""
    before = text.joined(i - 1) and text.capital(i - 1)
    after = text.joined(i) and text.capital(i + 1)
    return not after and (not before or text.lower(i - 1) in words("titles", "courtesy"))


def _names_somebody(text: Words, i: int) -> bool:
    spoken = text.gap(i) == " " and text.lower(i + 1) in words("acts", "speech")
    return spoken or text.possessive(i) or text.lower(i - 1) in words("titles", "courtesy")
