"""A cue in its place, and who the subject of its verb is."""

from __future__ import annotations

from dataclasses import dataclass

from events.extraction.statements.cues import Cue
from events.extraction.statements.grammar import words_of
from events.extraction.statements.phrases import (
    FINITE,
    QUOTED,
    Items,
    Range,
    aside_left,
    before_time,
    has_finite,
    is_finite,
    long_phrase_right,
    low_at,
    phrase_right,
    previous_mark,
    tag_at,
)
from events.extraction.statements.referents import is_person
from events.extraction.statements.subjects import (
    antecedent_left,
    described_left,
    subject_left,
    subject_right,
)
from events.extraction.statements.uses import (
    ASIDE,
    group_start,
)

CLOSERS = frozenset(["", ".", ",", ";", "-", "(", "W", "B", "C"])
LABEL = 6  # items of "March 23:" before a chronology's entry
LEAD = 4  # a subordinate clause that begins a sentence does so within these words


@dataclass(frozen=True, slots=True)
class Call:
    """One cue in a unit: its verb group, frames, source and whether the subject stands behind it.

    ``at`` is the index of the verb, ``start`` that of the first word of its group, ``end`` the
    index behind verb and particle. ``order`` says where the source stands: "left", "right"
    (inverted), "shared" (that of an earlier verb), "noun" (it owns the noun that is the cue).
    """

    at: int
    start: int
    end: int
    cue: Cue
    frames: frozenset[str]
    source: Range | None
    order: str

    @property
    def participle(self) -> bool:
        """Whether the cue stands in the -ing form without an auxiliary."""
        return self.cue.form == "ing" and self.start == self.at


def main_subject(items: Items, before: int, start: int = 0) -> Range | None:
    """The subject of the first finite verb left of an index, past a clause that leads in."""
    if start == 0 and any(
        item.tag == "B" or item.low in ("after", "since") for item in items[:LEAD]
    ):
        start = next((i for i in range(before) if items[i].tag == ","), 0)
    for i in range(start + 1, before):
        if is_finite(items, i):
            found = subject_left(items, group_start(items, i))
            if found and low_at(items, found.start - 1) == "whose":
                continue
            if found and low_at(items, found.start) not in ("who", "which", "that"):
                return found
    return None


def _inverted(items: Items, start: int, at: int, frames: frozenset[str]) -> Range | None:
    """The subject behind a cue that follows its content: "...", said X; ..., wrote X."""
    before = tag_at(items, start - 1)
    quoted = bool(QUOTED & {before, tag_at(items, start - 2)})
    if before == "," and not quoted and (_described(items, start - 1) or _called(items, start)):
        return None
    compound = not quoted and tag_at(items, at + 2) == "d"  # 1,500 boats, pledge forms attached
    if (
        start == 0
        or items[start].tag in "AM"
        or compound
        or before not in ("Q", "q", ",", "-")
        or items[at].low.endswith("ing")
    ):
        return None
    if not quoted and not frames & {"clause", "that"}:
        return None
    behind = subject_right(items, at + 1, sure=before == "Q")
    if behind and not quoted and not has_finite(items, Range(0, start)):
        # By then, says Nuri, it will rain.
        inserted = tag_at(items, behind.end) == "," and before == ","
        whole = tag_at(items, behind.end) in ("", ".") and _speaks(items, behind)
        parted = inserted and has_finite(items, Range(behind.end, len(items)))
        behind = behind if whole or parted else None
    if not behind or not any(items[i].tag in "nUPK" for i in range(*behind)):
        return None
    follows = tag_at(items, long_phrase_right(items, behind.start))
    if quoted and "np" in frames and has_finite(items, Range(0, start)):
        return behind if follows in ("", ".", ",", ";") else None  # ... "X", demanded Y and
    return behind if quoted or follows in CLOSERS else None


def _speaks(items: Items, phrase: Range) -> bool:
    """Whether a phrase is a name, or a noun for a person: No bread, says | the miller."""
    named = any(items[i].tag == "U" for i in range(*phrase))
    return named or is_person(low_at(items, phrase.end - 1))


def _called(items: Items, start: int) -> bool:
    """Whether a name between commas ends before the verb: "the chairman, Omar Nuri, | said"."""
    mark = previous_mark(items, start - 1)
    return mark > 0 and described_left(items, Range(mark + 1, start - 1)) is not None


def _described(items: Items, mark: int) -> bool:
    """Whether the words that end at a comma are a subject and who that is: "X, who did Y"."""
    opened = previous_mark(items, mark)
    relative = opened > 0 and low_at(items, opened + 1) in ("who", "whose")
    return relative and not has_finite(items, Range(0, opened))


def _shared(items: Items, start: int, at: int) -> bool:
    """Whether the cue has no subject of its own: coordinated, or a participle."""
    before = tag_at(items, start - 1)
    if start == at and items[at].low.endswith("ing"):
        return start == 0 or before in (",", "I", "B", "n", "-", "C")
    if before == "C" or low_at(items, start - 1) == "to":
        return True
    return tag_at(items, before_time(items, aside_left(items, start)) - 1) == "C"


def _common_source(items: Items, start: int, earlier: list[Call]) -> Range | None:
    """The source of a cue without a subject: that of the last one, or the clause's subject."""
    clause = next((i for i in range(start - 1, -1, -1) if items[i].tag == ";"), 0)
    for call in reversed(earlier):
        if call.source and call.at >= clause and call.order != "noun":
            return call.source
    found = main_subject(items, start, clause) or _leading_name(items, start)
    return found or (_subject_behind(items, start) if start <= LEAD else None)


def _subject_behind(items: Items, start: int) -> Range | None:
    """The subject behind the comma that closes what leads in: "Noting that X, | Nuri | left"."""
    for i in range(start, len(items)):
        end = phrase_right(items, i + 1) if items[i].tag == "," else 0
        if end > i + 1 and tag_at(items, end) in FINITE:
            return Range(i + 1, end)
    return None


def _leading_name(items: Items, before: int) -> Range | None:
    """The name that begins a sentence or entry, before a verb that no list holds."""
    first = next((i + 1 for i in range(min(before, LABEL)) if items[i].tag == ":"), 0)
    end = phrase_right(items, first)
    while low_at(items, end) == "of" and tag_at(items, end + 1) == "U":
        end = phrase_right(items, end + 1)
    verb = end - 1
    while verb > first and items[verb].tag == "n":
        verb -= 1
    named = first < before and items[verb].tag == "U" and end <= before
    return Range(first, verb + 1) if named and tag_at(items, verb + 1) == "n" else None


def _quoted_source(items: Items, end: int) -> Range | None:
    """Who is quoted as saying something: quoted | him | as; | Habib | was quoted as."""
    for at in range(end - 1, max(-1, end - ASIDE), -1):
        if items[at].low in words_of("quoting"):
            named = Range(at + 1, phrase_right(items, at + 1))
            return named if named.end > at + 1 else subject_left(items, group_start(items, at))
    return None


def source_of(
    items: Items, start: int, at: int, frames: frozenset[str], earlier: list[Call]
) -> tuple[Range | None, str]:
    """Who is the source of the verb at ``at``, whose group begins at ``start``, and its order.

    ``earlier`` are the cues before it, whose source it may share.
    """
    if behind := _inverted(items, start, at, frames):
        return behind, "right"
    quoted = items[at].low == "saying" and low_at(items, start - 1) == "as"
    if not quoted and low_at(items, start - 1) == "to" and low_at(items, start - 2) == "used":
        return source_of(items, start - 2, at, frames, earlier)  # his father used to say
    if not quoted and _shared(items, start, at):
        return _common_source(items, start, earlier), "shared"
    found = _quoted_source(items, start - 1) if quoted else _source_left(items, start, at)
    if found and _verbs_listed(items, found):
        return _common_source(items, found.start, earlier), "shared"
    return found, "left"


def _verbs_listed(items: Items, phrase: Range) -> bool:
    """Whether a phrase is no more than a verb of the list before: has come, | called, | said."""
    participles = all(item.tag == "d" for item in items[phrase.start : phrase.end])
    return participles and tag_at(items, phrase.start - 1) in (",", "A")


def _source_left(items: Items, start: int, at: int) -> Range | None:
    """The subject before a verb group, be it that of a relative clause or one of a list."""
    if low_at(items, start - 1) in ("who", "which"):
        comma = tag_at(items, start - 2) == ","
        return antecedent_left(items, start - 2 if comma else start - 1)
    if items[at].low.endswith("ing") and tag_at(items, at - 1) == "K":
        return Range(at - 1, at)  # a list that held one saying X
    return subject_left(items, start)
