"""What speaks for or against a reading of a cue, in words: the keys of the weights.

Every feature is a short string, so that the file of weights says by itself what counts: "frame that
own", "end clause: , and", "cross phrase: when".
"""

from __future__ import annotations

from collections.abc import Mapping

from events.extraction.statements.contents import behind_comma
from events.extraction.statements.phrases import Items, Range, is_finite, low_at, tag_at
from events.extraction.statements.readings import PHRASES
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call

_OPEN = frozenset("nU#dgtvV")  # tags of words that are too many to be named
_QUOTED = frozenset("Qq(")
_SIZES = (1, 2, 4, 8, 16)
REACH = 12  # items that a clause's verb is looked for in


def _word(items: Items, at: int) -> str:
    """The word at an index if it is one of a closed class, else its tag."""
    tag = tag_at(items, at)
    return tag if not tag or tag in _OPEN | _QUOTED | {","} else low_at(items, at)


def _size(count: int) -> str:
    return next((str(size) for size in _SIZES if count <= size), "more")


def family(frame: str) -> str:
    """The kind of content that decides how it ends: clause, infinitive or phrase."""
    if frame in ("to", "ing"):
        return "infinitive"
    return "phrase" if frame in PHRASES | {"quote"} else "clause"


def _source(items: Items, source: Range | None) -> str:
    if source is None:
        return "none"
    first = items[source.start]
    if first.tag in "PpOWT" and source.end - source.start == 1:
        return first.low
    return "name" if any(item.tag == "U" for item in items[source.start : source.end]) else "noun"


def of_cue(unit: Unit, call: Call, floor: int) -> list[str]:
    """Verb, form, source and surroundings; "nested": inside what an earlier cue reports."""
    items, verb = unit.items, call.cue.lemma
    left = call.source.start if call.source and call.order == "left" else call.start
    auxiliaries = " ".join(
        item.low if item.tag in "AMN" else item.tag for item in items[call.start : call.at]
    )
    found = [
        f"verb {verb}",
        f"verb {verb} {call.cue.form}",
        f"form {call.cue.form} {call.order}",
        f"source {_source(items, call.source)}",
        f"auxiliaries {auxiliaries}",
        f"before source {_word(items, left - 1)}",
        f"before cue {_word(items, call.start - 1)}",
    ]
    return [*found, "nested", f"nested {call.order}"] if call.at < floor else found


def of_complement(unit: Unit, call: Call, frame: str, start: int, floor: int) -> list[str]:
    """Frame, and how the complement begins; "own": the lexicon gives the verb that frame."""
    items = unit.items
    own = "own" if frame in call.frames else "foreign"
    return [
        f"frame {frame}",
        f"frame {frame} {own}",
        f"frame {frame} verb {call.cue.lemma}",
        f"frame {frame} source {call.order} {call.source is not None}",
        f"frame {frame} nested {call.at < floor}",
        f"frame {frame} first {_word(items, start)}",
        f"frame {frame} tags {tag_at(items, start)}{tag_at(items, start + 1)}",
        f"frame {frame} gap {_word(items, call.end)} {min(start - call.end, 4)}",
    ]


def of_extent(items: Items, frame: str, content: Range) -> list[str]:
    """Length and verb of the content."""
    finite = any(is_finite(items, i) for i in range(*content))
    size = _size(content.end - content.start)
    found = [
        f"size {frame} {size}",
        f"finite {frame} {finite}",
        f"finite {frame} {size} {finite}",
        f"last {family(frame)} {tag_at(items, content.end - 1)}",
    ]
    if content.end - content.start == 1:
        found.append(f"alone {family(frame)} {_word(items, content.start)}")
    return found


def _verb_after(items: Items, at: int) -> str:
    """The first finite verb behind an index, and whether a comma stands before it."""
    comma = False
    for i in range(at, min(at + REACH, len(items))):
        if is_finite(items, i):
            item = items[i]
            form = item.low if item.tag in "AM" else f"{item.tag}-{item.low[-1:]}"
            return f"{form} {'next' if i == at else 'late' if comma else 'soon'}"
        comma = comma or items[i].tag in ",-;:"
    return "none"


def _cue_after(items: Items, at: int, main: Call, calls: Mapping[int, Call]) -> str:
    """Another cue whose source or verb begins at an index: whose it is, and in the same form."""
    call = calls.get(at) or calls.get(at + 1)
    if call is None:
        return "none"
    if call.order == "left" and call.source and call.start != at:
        return "pronoun" if tag_at(items, call.source.start) in ("P", "p") else "source"
    same = (call.start == call.at, call.cue.form) == (main.start == main.at, main.cue.form)
    return f"{call.order} {'participle' if call.participle else 'same' if same else 'other'}"


def of_break(
    items: Items, i: int, start: int, main: Call, calls: Mapping[int, Call]
) -> tuple[str, ...]:
    """What stands at a place where the content that begins at ``start`` may end.

    ``calls``: the later cues by the index where they, or their sources, begin.
    """
    if i == len(items):
        return ("all",)
    mark, after = items[i].tag, i + 1
    if comma := behind_comma(items, i):
        mark, after = ",", comma
    if mark == "," and tag_at(items, after) == "C":
        mark, after = f", {low_at(items, after)}", after + 1
    elif mark in "CBWI":
        mark = items[i].low
    return (
        mark,
        f"{mark} {_word(items, after)}",
        f"{mark} {tag_at(items, after)}{tag_at(items, after + 1)}",
        f"{mark} verb {_verb_after(items, after)}",
        f"{mark} cue {_cue_after(items, after, main, calls)}",
        f"{mark} at {_size(i - start)} of {_size(len(items) - i)}",
    )


def of_clauses_around(unit: Unit, call: Call, ranges: tuple[Range, ...]) -> list[str]:
    """A clause before the cue, and how it goes on behind."""
    items = unit.items
    behind = call.source.end if call.order == "right" and call.source else call.end
    rest = _word(items, ranges[1].start) if len(ranges) > 1 else ""
    return [
        "around",
        f"around {call.cue.lemma}",
        f"around {call.order}",
        f"around first {_word(items, ranges[0].start)}",
        f"around then {_word(items, behind)}",
        f"around begins {ranges[0].start == 0}",
        f"around goes on {rest}",
    ]
